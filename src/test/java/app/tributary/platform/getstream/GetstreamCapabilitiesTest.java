package app.tributary.platform.getstream;

import static app.tributary.platform.getstream.GetstreamWitness.ANN;
import static app.tributary.platform.getstream.GetstreamWitness.BACKSTAGE;
import static app.tributary.platform.getstream.GetstreamWitness.MAIN;
import static app.tributary.platform.getstream.GetstreamWitness.MIRA;
import static app.tributary.platform.getstream.GetstreamWitness.await;
import static app.tributary.platform.getstream.GetstreamWitness.done;
import static app.tributary.platform.getstream.GetstreamWitness.say;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Reaction;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.RoomMode;
import app.tributary.chat.Support;
import app.tributary.chat.Trait;
import app.tributary.net.Network;
import app.tributary.platform.Connection;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.getstream.GetstreamServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of capabilities, row by row, over real sockets. */
class GetstreamCapabilitiesTest {
    private final Network network = new Network(InstantSource.system());
    private final GetstreamServer server = GetstreamWitness.server();
    private final GetstreamPlatform platform = new GetstreamPlatform(network, GetstreamWitness.timings());
    private final GetstreamWitness witness = new GetstreamWitness();
    private final List<Connection> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Connection::close);
        server.close();
        network.close();
    }

    @Test
    void reads_what_is_written_live() {
        live(server.account());
        server.play(say("one", "hello @lanternfish https://example.org/a"));
        witness.awaitTexts("hello @lanternfish https://example.org/a");

        var event = witness.awaitEvent(ChatEvent.Message.class, each -> each.message().text().startsWith("hello"));
        assertThat(event.origin()).isEqualTo(Origin.LIVE);
        assertThat(event.message().author().displayName()).isEqualTo("Ann");
        assertThat(event.message().author().color()).hasValue(0x4CC2FF);
        assertThat(event.message().fragments()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void reads_and_writes_in_either_family_of_paths(String style) {
        server.play(say("one", "before"));
        var connection = live(GetstreamWitness.with(server.account(), "path-style", style));
        witness.awaitTexts("before");
        var outcome = done(connection.commands(), send("mine"));
        assertThat(outcome.isDone()).isTrue();
        witness.awaitTexts("mine");
        assertThat(done(connection.commands(), new ChatCommand.PinMessage(witness.key("mine")))).isInstanceOf(
                Outcome.Done.class);
        witness.awaitEvent(ChatEvent.PinChanged.class, pin -> pin.pin().isPresent());
        assertThat(
                done(connection.commands(), act("ann", PersonActionKind.TIMEOUT, Optional.of(Duration.ofMinutes(5)))))
                .isInstanceOf(Outcome.Done.class);
        witness.awaitEvent(ChatEvent.PersonAction.class, one -> one.kind() == PersonActionKind.TIMEOUT);
        assertThat(done(connection.commands(), act("ann", PersonActionKind.UNBAN, Optional.empty()))).isInstanceOf(
                Outcome.Done.class);
        witness.awaitEvent(ChatEvent.PersonAction.class, one -> one.kind() == PersonActionKind.UNBAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "bearer"})
    void signs_in_with_either_spelling_of_the_header(String style) {
        live(GetstreamWitness.with(server.account(), "auth-style", style));
    }

    @Test
    void brings_the_newest_page_of_the_history() {
        IntStream.range(0, 80).forEach(i -> server.play(say("s" + i, "line " + i)));
        live(server.account());
        assertThat(witness.texts()).hasSize(50).startsWith("line 30").endsWith("line 79");
        assertThat(witness.all(ChatEvent.Message.class)).allMatch(event -> event.origin() == Origin.BACKFILL);
        assertThat(witness.all(ChatEvent.Gap.class)).isEmpty();
    }

    @Test
    void several_channels_of_an_account_share_one_socket() {
        var other = new GetstreamWitness();
        live(server.account());
        opened.add(platform.open(GetstreamWitness.setup(server, BACKSTAGE, server.account()), other));
        other.awaitState(ConnectionState.Live.class);
        server.play(say("one", "only in main"));
        witness.awaitTexts("only in main");
        assertThat(other.texts()).isEmpty();
        // the host watches both channels, and is one watcher of each
        witness.awaitEvent(ChatEvent.Viewers.class, viewers -> viewers.count() == 1);
        assertThat(opened.getFirst()).isNotSameAs(opened.getLast());
    }

    @Test
    void sends_and_the_echo_is_the_same_message() {
        var connection = live(server.account());
        var command = send("hi all");
        var outcome = done(connection.commands(), command);
        witness.awaitTexts("hi all");
        var message = witness.message("hi all");
        assertThat(outcome).isEqualTo(Outcome.done(message.key()));
        assertThat(message.nonce()).contains(command.nonce());
        assertThat(message.has(Trait.OWN)).isTrue();
    }

    @Test
    void says_at_once_what_is_too_long_by_the_channels_own_limit() {
        var connection = live(server.account());
        assertThat(connection.commands().capabilities().limit().max()).isEqualTo(300);
        assertThat(done(connection.commands(), send("x".repeat(301))))
                .isInstanceOfSatisfying(Outcome.Rejected.class, no -> {
                    assertThat(no.why().code()).isEqualTo(ReasonCode.TOO_LONG);
                    assertThat(no.why().detail()).isEqualTo("300");
                });
    }

    @Test
    void replies_by_quoting() {
        var connection = live(server.account());
        server.play(say("one", "a question"));
        witness.awaitTexts("a question");
        var answer = new ChatCommand.Send(MAIN, nonce(), Set.of(), "an answer", Optional.of(witness.key("a question")));
        assertThat(done(connection.commands(), answer).isDone()).isTrue();
        witness.awaitTexts("an answer");
        var reply = witness.message("an answer").replyTo().orElseThrow();
        assertThat(reply.messageId()).isEqualTo(witness.key("a question").id());
        assertThat(reply.text()).contains("a question");
        assertThat(reply.author().orElseThrow().name()).isEqualTo("Ann");
    }

    @Test
    void edits() {
        var connection = live(server.account());
        done(connection.commands(), send("helo"));
        witness.awaitTexts("helo");
        assertThat(done(connection.commands(), new ChatCommand.Edit(witness.key("helo"), "hello"))).isInstanceOf(
                Outcome.Done.class);
        assertThat(witness.awaitEvent(ChatEvent.Edit.class, edit -> true).message().text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soft", "hard"})
    void deletes(String how) {
        var connection = live(GetstreamWitness.with(server.account(), "delete", how));
        server.play(say("one", "rude"));
        witness.awaitTexts("rude");
        assertThat(done(connection.commands(), new ChatCommand.Remove(witness.key("rude")))).isInstanceOf(
                Outcome.Done.class);
        var removal = witness.awaitEvent(ChatEvent.Removal.class, one -> true);
        assertThat(removal.key()).isEqualTo(witness.key("rude"));
    }

    @Test
    void an_undeleted_message_is_restored() {
        live(server.account());
        server.play(say("one", "not that rude"));
        witness.awaitTexts("not that rude");
        var key = witness.key("not that rude");
        server.play(new Cue.Retract("one", MIRA));
        witness.awaitEvent(ChatEvent.Removal.class, one -> one.key().equals(key));
        GetstreamWitness.call(network, server, server.serverToken(), "lanternfish", "POST",
                "/messages/" + key.id() + "/undelete", "", "{\"undeleted_by\":\"lanternfish\"}");
        witness.awaitEvent(ChatEvent.Restored.class, one -> one.key().equals(key));
    }

    @Test
    void reacts_and_takes_it_back_and_counts_those_of_others() {
        var connection = live(server.account());
        server.play(say("one", "good news"));
        witness.awaitTexts("good news");
        var key = witness.key("good news");
        assertThat(done(connection.commands(), new ChatCommand.React(key, "👍", true)).isDone()).isTrue();
        witness.awaitEvent(ChatEvent.Reactions.class,
                one -> one.reactions().equals(List.of(new Reaction("like", "👍", 1, true))));
        var guest = server.guestAccount();
        GetstreamWitness.call(network, server, token(guest), "harbour_guest", "POST",
                "/messages/" + key.id() + "/reaction", "", "{\"reaction\":{\"type\":\"like\"}}");
        witness.awaitEvent(ChatEvent.Reactions.class,
                one -> one.reactions().equals(List.of(new Reaction("like", "👍", 2, true))));
        assertThat(done(connection.commands(), new ChatCommand.React(key, "like", false)).isDone()).isTrue();
        witness.awaitEvent(ChatEvent.Reactions.class,
                one -> one.reactions().equals(List.of(new Reaction("like", "👍", 1, false))));
    }

    @Test
    void shows_the_pin_and_of_several_the_newest() {
        var connection = live(server.account());
        server.play(say("one", "first rule"));
        server.play(say("two", "second rule"));
        witness.awaitTexts("first rule", "second rule");
        assertThat(done(connection.commands(), new ChatCommand.PinMessage(witness.key("first rule"))).isDone())
                .isTrue();
        assertThat(done(connection.commands(), new ChatCommand.PinMessage(witness.key("second rule"))).isDone())
                .isTrue();
        witness.awaitEvent(ChatEvent.PinChanged.class, pin -> pinned(pin).equals("second rule"));
        witness.forget();
        assertThat(done(connection.commands(), new ChatCommand.Unpin(
                new MessageKey(MAIN, idOfPinned("second rule")))).isDone()).isTrue();
        witness.awaitEvent(ChatEvent.PinChanged.class, pin -> pinned(pin).equals("first rule"));
        assertThat(witness.all(ChatEvent.Edit.class)).isEmpty();
    }

    @Test
    void drops_a_pin_whose_time_is_over_without_a_word_of_the_server() {
        live(server.account());
        server.play(say("one", "for a moment"));
        witness.awaitTexts("for a moment");
        var until = network.clock().instant().plusMillis(700);
        GetstreamWitness.call(network, server, server.serverToken(), "lanternfish", "PUT",
                "/messages/" + witness.key("for a moment").id(), "",
                "{\"set\":{\"pinned\":true,\"pin_expires\":\"" + until + "\"},\"user_id\":\"lanternfish\"}");
        witness.awaitEvent(ChatEvent.PinChanged.class, pin -> pinned(pin).equals("for a moment"));
        witness.awaitEvent(ChatEvent.PinChanged.class, pin -> pin.pin().isEmpty());
    }

    @Test
    void times_out_in_whole_minutes() {
        var connection = live(server.account());
        server.play(say("one", "rude"));
        witness.awaitTexts("rude");
        assertThat(
                done(connection.commands(), act("ann", PersonActionKind.TIMEOUT, Optional.of(Duration.ofSeconds(61)))))
                .isInstanceOf(Outcome.Done.class);
        var action = witness.awaitEvent(ChatEvent.PersonAction.class, one -> true);
        assertThat(action.kind()).isEqualTo(PersonActionKind.TIMEOUT);
        assertThat(action.lasts().orElseThrow()).isBetween(Duration.ofSeconds(119), Duration.ofSeconds(121));
        assertThat(action.target().name()).isEqualTo("Ann");
    }

    @Test
    void bans_for_good_and_unbans() {
        var connection = live(server.account());
        server.play(say("one", "rude"));
        witness.awaitTexts("rude");
        assertThat(
                done(connection.commands(), new ChatCommand.ActOnPerson(MAIN, witness.message("rude").author().person(),
                        PersonActionKind.BAN, Optional.empty(), Optional.of("spam"))).isDone())
                .isTrue();
        var ban = witness.awaitEvent(ChatEvent.PersonAction.class, one -> one.kind() == PersonActionKind.BAN);
        assertThat(ban.lasts()).isEmpty();
        assertThat(ban.why()).contains("spam");
        assertThat(done(connection.commands(), act("ann", PersonActionKind.UNBAN, Optional.empty())).isDone()).isTrue();
        witness.awaitEvent(ChatEvent.PersonAction.class, one -> one.kind() == PersonActionKind.UNBAN);
    }

    @Test
    void sets_slow_mode_and_hears_of_it() {
        var connection = live(server.account());
        assertThat(done(connection.commands(),
                new ChatCommand.SetMode(MAIN, new RoomMode.Slow(true, Duration.ofSeconds(7)))).isDone()).isTrue();
        witness.awaitEvent(ChatEvent.ModeChanged.class,
                mode -> mode.mode().equals(new RoomMode.Slow(true, Duration.ofSeconds(7))));
        assertThat(done(connection.commands(), new ChatCommand.SetMode(MAIN, new RoomMode.EmotesOnly(true))))
                .isInstanceOf(Outcome.Unsupported.class);
    }

    @Test
    void slow_mode_refuses_whoever_is_no_moderator_and_says_until_when() {
        server.play(new Cue.SlowMode(Duration.ofSeconds(30)));
        var connection = live(server.guestAccount());
        assertThat(done(connection.commands(), send("one")).isDone()).isTrue();
        assertThat(done(connection.commands(), send("two"))).isInstanceOfSatisfying(Outcome.Rejected.class, no -> {
            assertThat(no.why().code()).isEqualTo(ReasonCode.RATE_LIMITED);
            assertThat(no.retryAt()).isPresent();
        });
    }

    @Test
    void counts_the_viewers() {
        live(server.account());
        server.play(new Cue.Audience(321));
        server.play(say("one", "full house"));
        witness.awaitEvent(ChatEvent.Viewers.class, viewers -> viewers.count() == 321);
    }

    @Test
    void tells_who_is_typing_until_they_stop() {
        live(server.account());
        GetstreamWitness.call(network, server, token(server.guestAccount()), "harbour_guest", "POST",
                "/channels/livestream/main/event", "", "{\"event\":{\"type\":\"typing.start\"}}");
        witness.awaitEvent(ChatEvent.Notice.class, note -> note.place() == ChatEvent.Notice.Place.STATUS
                && !note.text().isEmpty() && note.text().toString().contains("Harbour Guest"));
        witness.awaitEvent(ChatEvent.Notice.class,
                note -> note.place() == ChatEvent.Notice.Place.STATUS && note.text().isEmpty());
    }

    @Test
    void marks_how_far_others_have_read() {
        live(server.account());
        server.play(say("one", "read me"));
        witness.awaitTexts("read me");
        GetstreamWitness.call(network, server, token(server.guestAccount()), "harbour_guest", "POST",
                "/channels/livestream/main/read", "", "{}");
        var mark = witness.awaitEvent(ChatEvent.Notice.class, note -> note.place() == ChatEvent.Notice.Place.MARK);
        assertThat(mark.about()).contains(witness.key("read me"));
        assertThat(mark.text().toString()).contains("Harbour Guest");
    }

    @Test
    void a_truncated_channel_is_cleared() {
        live(server.account());
        server.play(say("one", "old"));
        witness.awaitTexts("old");
        GetstreamWitness.call(network, server, server.serverToken(), "lanternfish", "POST",
                "/channels/livestream/main/truncate", "", "{\"user_id\":\"lanternfish\"}");
        witness.awaitEvent(ChatEvent.Clear.class, clear -> true);
    }

    @Test
    void the_rights_of_the_account_decide_what_is_offered() {
        var host = live(server.account());
        assertThat(host.commands().capabilities().of(Capability.BAN)).isEqualTo(Support.yes());
        var other = new GetstreamWitness();
        var guest = platform.open(GetstreamWitness.setup(server, MAIN, server.guestAccount()), other);
        opened.add(guest);
        other.awaitState(ConnectionState.Live.class);
        var can = guest.commands().capabilities();
        assertThat(can.of(Capability.SEND)).isEqualTo(Support.yes());
        assertThat(can.of(Capability.REACT)).isEqualTo(Support.yes());
        for (var moderating : List.of(Capability.PIN, Capability.BAN, Capability.TIMEOUT, Capability.MODES)) {
            assertThat(can.of(moderating)).isInstanceOfSatisfying(Support.No.class,
                    no -> assertThat(no.why().code()).isEqualTo(ReasonCode.MISSING_RIGHT));
        }
        assertThat(done(guest.commands(), new ChatCommand.PinMessage(new MessageKey(MAIN, "none"))))
                .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void who_is_banned_sees_that_they_cannot_write_until_it_is_lifted() {
        var guest = live(server.guestAccount());
        GetstreamWitness.call(network, server, server.serverToken(), "lanternfish", "POST", "/moderation/ban", "",
                "{\"target_user_id\":\"harbour_guest\",\"channel_cid\":\"livestream:main\",\"timeout\":5,"
                        + "\"banned_by_id\":\"lanternfish\"}");
        await(() -> !guest.commands().capabilities().of(Capability.SEND).possible());
        GetstreamWitness.call(network, server, server.serverToken(), "lanternfish", "DELETE", "/moderation/ban",
                "&target_user_id=harbour_guest&channel_cid=livestream:main&type=livestream&id=main", "");
        await(() -> guest.commands().capabilities().of(Capability.SEND).possible());
    }

    @Test
    void without_an_account_nothing_can_be_done_and_it_says_so() {
        assertThat(platform.capabilities(false).of(Capability.READ)).isEqualTo(Support.no(ReasonCode.NOT_SIGNED_IN));
        opened.add(platform.open(GetstreamWitness.setup(server, MAIN, Map.of()), witness));
        witness.awaitState(ConnectionState.Failed.class);
    }

    @Test
    void commands_work_without_a_socket() {
        try (var port = platform.commands(GetstreamWitness.setup(server))) {
            assertThat(done(port, send("from the command line")).isDone()).isTrue();
        }
        live(server.account());
        assertThat(witness.texts()).contains("from the command line");
    }

    private Connection live(Map<String, String> account) {
        var connection = platform.open(GetstreamWitness.setup(server, MAIN, account), witness);
        opened.add(connection);
        witness.awaitState(ConnectionState.Live.class);
        return connection;
    }

    private static ChatCommand.Send send(String text) {
        return new ChatCommand.Send(MAIN, nonce(), Set.of(), text, Optional.empty());
    }

    private static String nonce() {
        return UUID.randomUUID().toString();
    }

    private static ChatCommand act(String user, PersonActionKind kind, Optional<Duration> lasts) {
        return new ChatCommand.ActOnPerson(MAIN, ANN.login().equals(user)
                ? new Person("ann", "Ann")
                : new Person(user, user), kind, lasts, Optional.empty());
    }

    private static String token(Map<String, String> account) {
        return Optional.ofNullable(account.get("token")).orElseThrow();
    }

    private static String pinned(ChatEvent.PinChanged event) {
        return event.pin().map(pin -> pin.text()).orElse("");
    }

    private String idOfPinned(String text) {
        return GetstreamWitness
                .call(network, server, server.serverToken(), "lanternfish", "GET",
                        "/channels/livestream/main/pinned_messages", "", "")
                .path("messages").valueStream().filter(one -> one.path("text").asString("").equals(text)).findFirst()
                .orElseThrow().path("id").asString("");
    }
}
