package app.tributary.platform.hapihub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.RoomMode;
import app.tributary.chat.Support;
import app.tributary.chat.Trait;
import app.tributary.net.EngineIo;
import app.tributary.platform.CommandPort;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what HapiHub can do, line by line, against a loopback server over real sockets. */
@Timeout(60)
class HapihubCapabilitiesTest {
    private static final Outcome LACKS = Outcome.unsupported(Reason.of(ReasonCode.PLATFORM_LACKS));

    @Test
    void reads_history_page_by_page_in_the_order_of_time() {
        try (var stage = new HapihubStage()) {
            IntStream.range(0, 180).forEach(number -> stage.say("line " + number));
            stage.openLive();
            assertThat(stage.texts()).containsExactlyElementsOf(
                    IntStream.range(0, 180).mapToObj(number -> "line " + number).toList());
            assertThat(stage.all(ChatEvent.Message.class)).allMatch(event -> event.origin() == Origin.BACKFILL);
            assertThat(stage.server.requests()).anyMatch(request -> request.contains("createdAt%5B%24lte%5D=%23"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = EngineIo.class, mode = Mode.EXCLUDE, names = "AUTO")
    void realtime_over_either_engine(EngineIo engine) {
        try (var stage = new HapihubStage(HapihubStage.RULES.with(engine))) {
            stage.openLive();
            stage.say("hello");
            var message = stage.awaitText("hello");
            assertThat(message.author().displayName()).isEqualTo("Kestrel Seven");
            assertThat(stage.all(ChatEvent.Message.class).findFirst().orElseThrow().origin()).isEqualTo(Origin.LIVE);
            stage.server.say(stage.server.otherRoom(), HapihubStage.VIEWER, Optional.empty(),
                    Optional.of("elsewhere"), Optional.empty());
            stage.say("here");
            stage.awaitText("here");
            assertThat(stage.texts()).containsExactly("hello", "here");
        }
    }

    @Test
    void realtime_tells_of_a_message_that_was_taken_away() {
        try (var stage = new HapihubStage()) {
            stage.openLive();
            stage.say("soon gone");
            var key = stage.key("soon gone");
            stage.server.play(new Cue.Retract("soon gone", HapihubStage.FRIEND));
            assertThat(stage.await1(ChatEvent.Removal.class, removal -> true).key()).isEqualTo(key);
        }
    }

    @Test
    void sends_text() {
        try (var stage = new HapihubStage()) {
            var port = stage.openLive().commands();
            var outcome = stage.send(port, "good evening");
            var echo = stage.awaitText("good evening");
            assertThat(outcome).isEqualTo(Outcome.done(echo.key()));
            assertThat(echo.has(Trait.OWN)).isTrue();
            assertThat(stage.texts()).containsExactly("good evening");
        }
    }

    @Test
    void sends_without_a_socket() {
        try (var stage = new HapihubStage()) {
            assertThat(stage.send(stage.commands(), "from the command line").isDone()).isTrue();
            assertThat(stage.server.ledger().lines()).extracting(Ledger.Line::text)
                    .containsExactly("from the command line");
            assertThat(stage.server.signedInSockets()).isZero();
        }
    }

    @Test
    void sends_an_attachment_with_words_into_a_conversation() {
        try (var stage = new HapihubStage()) {
            var port = stage.openLive().commands();
            var form = Form.of("media", "https://pictures.example/cat.png").with("text", new FieldValue.Text("look"))
                    .with("session", new FieldValue.Text("s-1"));
            assertThat(stage.act(port, "send-media", form, Optional.empty()).isDone()).isTrue();
            var message = stage.awaitText("look https://pictures.example/cat.png");
            assertThat(message.fragments().getLast()).isInstanceOf(Fragment.Link.class);
            assertThat(stage.server.message(message.key().id()).orElseThrow().path("session").asString(""))
                    .isEqualTo("s-1");
            assertThat(stage.act(port, "send-media", Form.of("media", "cat.png"), Optional.empty()))
                    .isEqualTo(Outcome.rejected(ReasonCode.BAD_INPUT, "media: https://..."));
        }
    }

    @Test
    void keeps_conversations_apart_and_answers_in_the_same_one() {
        try (var stage = new HapihubStage()) {
            var port = stage.openLive().commands();
            stage.server.say(stage.server.channel(), HapihubStage.VIEWER, Optional.of("s-2"), Optional.of("in private"),
                    Optional.empty());
            var outcome = stage.act(port, "say-in-session", Form.of("text", "me too"),
                    Optional.of(stage.key("in private")));
            assertThat(outcome.isDone()).isTrue();
            assertThat(stage.server.message(stage.key("me too").id()).orElseThrow().path("session").asString(""))
                    .isEqualTo("s-2");
        }
    }

    @Test
    void shows_who_has_seen_a_message_by_the_message_and_by_the_room() {
        try (var stage = new HapihubStage()) {
            stage.openLive();
            stage.say("one");
            var one = stage.key("one");
            stage.say(HapihubStage.FRIEND, "two");
            var two = stage.key("two");
            stage.server.see(HapihubStage.FRIEND, one.id());
            stage.awaitMark(one, "1", "Mira Holm");
            stage.server.seeRoom(HapihubStage.GHOST);
            stage.awaitMark(one, "2", stage.server.uid(HapihubStage.GHOST).substring(0, 8) + "…, Mira Holm");
            stage.awaitMark(two, "1", stage.server.uid(HapihubStage.GHOST).substring(0, 8) + "…");
        }
    }

    @Test
    void marks_a_message_seen_once_and_never_ones_own() {
        try (var stage = new HapihubStage()) {
            var port = stage.openLive().commands();
            stage.say("seen?");
            var key = stage.key("seen?");
            assertThat(stage.act(port, "mark-seen", Form.EMPTY, Optional.of(key))).isEqualTo(Outcome.done(key));
            assertThat(stage.act(port, "mark-seen", Form.EMPTY, Optional.of(key))).isEqualTo(Outcome.done(key));
            assertThat(stage.requests("PATCH /chat-messages/")).isEqualTo(1);
            stage.awaitMark(key, "1", "Lantern Fish");
            stage.send(port, "mine");
            var mine = stage.key("mine");
            assertThat(stage.act(port, "mark-seen", Form.EMPTY, Optional.of(mine)))
                    .isEqualTo(Outcome.rejected(ReasonCode.BAD_INPUT, "message"));
        }
    }

    @Test
    void marks_the_whole_room_seen() {
        try (var stage = new HapihubStage()) {
            var port = stage.openLive().commands();
            stage.say("one");
            stage.say("two");
            stage.awaitText("two");
            assertThat(stage.act(port, "mark-room-seen", Form.EMPTY, Optional.empty())).isEqualTo(Outcome.done());
            stage.awaitMark(stage.key("one"), "1", "Lantern Fish");
            stage.awaitMark(stage.key("two"), "1", "Lantern Fish");
        }
    }

    @Test
    void lists_who_has_seen_a_message() {
        try (var stage = new HapihubStage()) {
            stage.say("look");
            var port = stage.openLive().commands();
            var key = stage.key("look");
            stage.server.see(HapihubStage.FRIEND, key.id());
            var outcome = (Outcome.Found) stage.act(port, "seen-by", Form.EMPTY, Optional.of(key));
            assertThat(outcome.listing().items()).hasSize(1);
            assertThat(outcome.listing().items().getFirst().text()).isEqualTo(Phrase.plain("Mira Holm"));
        }
    }

    @Test
    void lists_the_rooms_of_the_account() {
        try (var stage = new HapihubStage()) {
            var outcome = (Outcome.Found) stage.act(stage.commands(), "rooms", Form.EMPTY, Optional.empty());
            assertThat(outcome.listing().items()).extracting(item -> item.text())
                    .containsExactly(Phrase.plain("Lantern harbour"), Phrase.plain("Engine room"));
        }
    }

    @Test
    void names_authors_whom_no_message_names() {
        try (var stage = new HapihubStage(HapihubStage.RULES.nameless())) {
            stage.say("before");
            stage.openLive();
            stage.say(HapihubStage.GHOST, "boo");
            assertThat(stage.awaitText("before").author().displayName()).isEqualTo("Kestrel Seven");
            assertThat(stage.awaitText("boo").author().displayName())
                    .isEqualTo(stage.server.uid(HapihubStage.GHOST).substring(0, 8) + "…");
            stage.say("again");
            stage.say(HapihubStage.GHOST, "boo again");
            stage.awaitText("boo again");
            // each is asked for once, also the one that nothing may be known of
            assertThat(stage.requests("GET /accounts/")).isEqualTo(2);
        }
    }

    @Test
    void deletes_only_where_the_setting_says_so() {
        try (var stage = new HapihubStage(HapihubStage.RULES.deleting())) {
            var port = stage.open(stage.setup(stage.with("delete", "on"))).commands();
            stage.awaitLive();
            stage.send(port, "oops");
            var key = stage.key("oops");
            assertThat(port.capabilities().of(Capability.DELETE)).isEqualTo(Support.yes());
            assertThat(stage.run(port, new ChatCommand.Remove(key))).isEqualTo(Outcome.done(key));
            assertThat(stage.await1(ChatEvent.Removal.class, removal -> true).key()).isEqualTo(key);
            assertThat(stage.run(port, new ChatCommand.Remove(key))).isEqualTo(Outcome.done(key));
        }
    }

    @Test
    void deleting_goes_off_for_good_where_the_server_does_not_know_it() {
        try (var stage = new HapihubStage()) {
            var port = stage.commands(stage.with("delete", "on"));
            stage.say("stays");
            var key = new MessageKey(stage.channel, stage.server.ledger().lines().getFirst().id());
            assertThat(stage.run(port, new ChatCommand.Remove(key))).isInstanceOf(Outcome.Unsupported.class);
            assertThat(port.capabilities().of(Capability.DELETE)).isEqualTo(Support.no(ReasonCode.PLATFORM_LACKS));
            assertThat(stage.run(port, new ChatCommand.Remove(key))).isEqualTo(LACKS);
            assertThat(stage.requests("DELETE ")).isEqualTo(1);
        }
    }

    static Stream<ChatCommand> whatItLacks() {
        var channel = new app.tributary.chat.Channel(HapihubPlatform.ID, "5f2b7c0e9d1a4e63b8a70c15");
        var message = new MessageKey(channel, "m");
        var person = new Person("p", "P");
        return Stream.of(new ChatCommand.Send(channel, "n", Set.of(), "an answer", Optional.of(message)),
                new ChatCommand.Remove(message), new ChatCommand.PinMessage(message), new ChatCommand.Unpin(message),
                new ChatCommand.Edit(message, "other words"), new ChatCommand.React(message, "+1", true),
                new ChatCommand.SetMode(channel, new RoomMode.Slow(true, Duration.ofSeconds(5))),
                new ChatCommand.ActOnPerson(channel, person, PersonActionKind.TIMEOUT,
                        Optional.of(Duration.ofMinutes(1)), Optional.empty()),
                new ChatCommand.ActOnPerson(channel, person, PersonActionKind.BAN, Optional.empty(), Optional.empty()),
                new ChatCommand.ActOnPerson(channel, person, PersonActionKind.UNBAN, Optional.empty(),
                        Optional.empty()),
                new ChatCommand.Native(channel, new app.tributary.chat.ActionId("poll"), Form.EMPTY, Optional.empty(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("whatItLacks")
    void refuses_what_it_lacks_and_asks_the_server_for_nothing(ChatCommand command) {
        try (var stage = new HapihubStage()) {
            CommandPort port = stage.commands();
            assertThat(stage.run(port, command)).isEqualTo(LACKS);
            assertThat(stage.server.requests()).isEmpty();
        }
    }

    @Test
    void every_no_of_the_table_has_its_reason() {
        try (var stage = new HapihubStage()) {
            var capabilities = stage.commands().capabilities();
            for (var capability : List.of(Capability.REPLY, Capability.EDIT, Capability.DELETE, Capability.REACT,
                    Capability.READ_PIN, Capability.TIMEOUT, Capability.BAN, Capability.UNBAN, Capability.MUTE,
                    Capability.MODES, Capability.VIEWERS, Capability.FLAG, Capability.SEARCH, Capability.SUPERLIKE)) {
                assertThat(capabilities.of(capability)).as(capability.name())
                        .isEqualTo(Support.no(ReasonCode.PLATFORM_LACKS));
            }
            for (var capability : List.of(Capability.READ, Capability.HISTORY, Capability.REALTIME, Capability.SEND,
                    Capability.SEEN)) {
                assertThat(capabilities.of(capability)).as(capability.name()).isEqualTo(Support.yes());
                assertThat(stage.platform.capabilities(false).of(capability))
                        .isEqualTo(Support.no(ReasonCode.NOT_SIGNED_IN));
            }
            assertThat(capabilities.of(Capability.PIN)).isInstanceOf(Support.ConsoleOnly.class);
        }
    }

    @Test
    void refuses_an_empty_text_and_one_that_is_too_long() {
        try (var stage = new HapihubStage()) {
            var port = stage.commands(stage.with("text-limit", "10"));
            assertThat(stage.send(port, "  ")).isEqualTo(Outcome.rejected(ReasonCode.EMPTY_TEXT, ""));
            assertThat(stage.send(port, "12345678901")).isEqualTo(Outcome.rejected(ReasonCode.TOO_LONG, "10"));
            assertThat(port.capabilities().limit().max()).isEqualTo(10);
            assertThat(stage.server.requests()).isEmpty();
        }
    }

    @Test
    void falls_back_to_polling_and_comes_back_to_the_socket() {
        try (var stage = new HapihubStage()) {
            stage.say("before");
            stage.misbehave(new app.tributary.rehearsal.Mischief.NoRealtime(Duration.ofMillis(900)));
            stage.open();
            stage.awaitState(state -> state instanceof app.tributary.chat.ConnectionState.Degraded degraded
                    && degraded.why().code() == ReasonCode.POLLING);
            stage.say("polled");
            stage.awaitText("polled");
            assertThat(stage.requests("GET /chat-messages?room=")).isGreaterThan(1);
            assertThat(stage.server.requests()).anyMatch(request -> request.contains("createdAt%5B%24gt%5D=%23"));
            stage.awaitLive();
            stage.say("live");
            stage.awaitText("live");
            await().during(Duration.ofMillis(150)).untilAsserted(
                    () -> assertThat(stage.texts()).containsExactly("before", "polled", "live"));
        }
    }
}
