package app.tributary.platform.getstream;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ActionId;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.chat.Support;
import app.tributary.net.Network;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.Connection;
import app.tributary.platform.NativeAction;
import app.tributary.platform.Phrases;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.getstream.GetstreamServer;
import app.tributary.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What Stream Chat alone has, each thing over real sockets: done here, seen at the server. */
class GetstreamSpecialsTest {
    private static final Person ANN = new Person("ann", "Ann");

    private final GetstreamServer server = GetstreamWitness.server();
    private final Network network = new Network(InstantSource.system());
    private final GetstreamWitness seen = new GetstreamWitness();
    private final GetstreamPlatform platform = new GetstreamPlatform(network, GetstreamWitness.timings());
    private Connection connection;

    @BeforeEach
    void connect() {
        server.play(GetstreamWitness.say("1", "first words"));
        connection = platform.open(setup("v2", true), seen);
        seen.awaitTexts("first words");
        seen.awaitState(ConnectionState.Live.class);
    }

    @AfterEach
    void end() {
        connection.close();
        server.close();
        network.close();
    }

    private ChannelSetup setup(String style, boolean withServerToken) {
        var values = new HashMap<>(server.account());
        values.remove("server-token");
        values.put("path-style", style);
        var setup = GetstreamWitness.setup(server, GetstreamWitness.MAIN, values);
        if (withServerToken) {
            var account = setup.account().orElseThrow();
            account.tokens().write(account.id(), Map.of("server-token", new Secret(server.serverToken())));
        }
        return setup;
    }

    private void reopen(String style, boolean withServerToken) {
        connection.close();
        seen.forget();
        connection = platform.open(setup(style, withServerToken), seen);
        seen.awaitTexts("first words");
        seen.awaitState(ConnectionState.Live.class);
    }

    // doing and looking

    private Outcome run(String action, Form form, Optional<MessageKey> message, Optional<Person> person) {
        return GetstreamWitness.done(connection.commands(),
                new ChatCommand.Native(GetstreamWitness.MAIN, new ActionId(action), form, message, person));
    }

    private Outcome run(String action, Form form) {
        return run(action, form, Optional.empty(), Optional.empty());
    }

    private Outcome run(Offer offer) {
        return GetstreamWitness.done(connection.commands(), new ChatCommand.Native(GetstreamWitness.MAIN,
                offer.action(), offer.form(), offer.message(), offer.person()));
    }

    private Outcome onMessage(String action, Form form, MessageKey message) {
        return run(action, form, Optional.of(message), Optional.empty());
    }

    private Outcome onPerson(String action, Form form, Person person) {
        return run(action, form, Optional.empty(), Optional.of(person));
    }

    private static Listing listing(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Found.class);
        return ((Outcome.Found) outcome).listing();
    }

    private static List<String> items(Outcome outcome) {
        return listing(outcome).items().stream().map(item -> words(item.text())).toList();
    }

    private static String words(Phrase phrase) {
        return Phrases.in(Words.english(), phrase);
    }

    private static Form form(String key, FieldValue value) {
        return Form.EMPTY.with(key, value);
    }

    private static Form span(long minutes) {
        return form("length", new FieldValue.Span(Duration.ofMinutes(minutes)));
    }

    private Notice awaitNotice(Notice.Place place, Predicate<String> text) {
        return seen.awaitEvent(Notice.class, notice -> notice.place() == place && text.test(words(notice.text())));
    }

    private Notice poll(Predicate<Notice> which) {
        return seen.awaitEvent(Notice.class,
                notice -> notice.id().orElse("").startsWith("poll-") && which.test(notice));
    }

    private static Offer offer(Notice notice, String label) {
        return notice.offers().stream().filter(one -> words(one.label()).equals(label)).findFirst().orElseThrow();
    }

    /** What the server says to somebody else. */
    private JsonNode asked(String method, String path, String query, String body) {
        return GetstreamWitness.call(network, server, server.account().getOrDefault("token", ""), "lanternfish", method,
                path,
                query, body);
    }

    private JsonNode channel() {
        return asked("POST", "/channels/livestream/main/query", "", "{\"state\":true}");
    }

    private MessageKey first() {
        return seen.key("first words");
    }

    // what there is

    @Test
    void tells_what_there_is_before_and_after_a_server_was_asked() {
        assertThat(platform.actions()).extracting(action -> action.id().value()).doesNotHaveDuplicates()
                .contains("poll", "thread", "send-file", "remind", "undelete");
        assertThat(connection.commands().actions()).hasSameSizeAs(platform.actions());
        var can = connection.commands().capabilities();
        assertThat(List.of(Capability.FLAG, Capability.SEARCH, Capability.MUTE, Capability.SEEN))
                .allMatch(capability -> can.of(capability).possible());
    }

    @Test
    void offers_nothing_that_the_account_has_no_right_to() {
        try (var guest = platform.open(GetstreamWitness.setup(server, GetstreamWitness.MAIN, server.guestAccount()),
                event -> {})) {
            GetstreamWitness.await(() -> guest.commands().actions().stream()
                    .anyMatch(action -> action.id().value().equals("clear-chat")
                            && action.support() instanceof Support.No));
            assertThat(guest.commands().actions()).filteredOn(action -> action.support() instanceof Support.No)
                    .extracting(action -> action.id().value())
                    .contains("clear-chat", "shadow-ban", "pin-for", "undelete", "export")
                    .doesNotContain("poll", "thread-reply", "search");
        }
    }

    // channels and their history

    @Test
    void finds_channels() {
        assertThat(items(run("find-channels", Form.EMPTY))).contains("Backstage (livestream:backstage)",
                "Lanternfish live (livestream:main)");
        assertThat(items(run("find-channels", Form.of("words", "back"))))
                .containsExactly("Backstage (livestream:backstage)");
    }

    @Test
    void reads_older_and_newer_pages_and_what_was_said_around_a_moment() {
        for (int i = 0; i < 70; i++) {
            server.play(GetstreamWitness.say("l" + i, "line " + i));
        }
        seen.awaitTexts("line 69");
        var newest = listing(run("history", Form.EMPTY));
        assertThat(words(newest.items().getLast().text())).isEqualTo("Ann: line 69");
        var older = listing(run(newest.more().orElseThrow()));
        assertThat(words(older.items().getLast().text())).isEqualTo("Ann: line 39");
        var around = listing(onMessage("history-around", Form.EMPTY, seen.key("line 35")));
        assertThat(around.items().stream().map(item -> words(item.text()))).contains("Ann: line 35", "Ann: line 25",
                "Ann: line 45");
        var newer = run(around.items().getLast().offers().getFirst());
        assertThat(items(newer)).contains("Ann: line 60");
        var at = seen.message("line 5").sentAt();
        assertThat(items(run("history", form("at", new FieldValue.Moment(at))))).contains("Ann: line 5")
                .doesNotContain("Ann: line 60");
    }

    @Test
    void lists_the_members_of_the_channel() {
        assertThat(items(run("members", Form.EMPTY))).containsExactlyInAnyOrder("lanternfish", "mira_mod");
        assertThat(items(run("members", Form.of("words", "mira")))).containsExactly("mira_mod");
    }

    @Test
    void hides_and_shows_the_channel() {
        assertThat(run("hide-channel", Form.EMPTY)).isInstanceOf(Outcome.Done.class);
        assertThat(channel().path("hidden").asBoolean()).isTrue();
        assertThat(run("show-channel", Form.EMPTY)).isInstanceOf(Outcome.Done.class);
        assertThat(channel().path("hidden").asBoolean()).isFalse();
    }

    @Test
    void clears_the_chat_and_says_a_word_in_its_place() {
        assertThat(run("clear-chat", Form.of("text", "swept"))).isInstanceOf(Outcome.Done.class);
        seen.awaitEvent(ChatEvent.Clear.class, clear -> true);
        assertThat(channel().path("messages")).hasSize(1)
                .allMatch(one -> one.path("text").asString("").equals("swept"));
    }

    @Test
    void searches_messages_page_by_page() {
        for (int i = 0; i < 35; i++) {
            server.play(GetstreamWitness.say("n" + i, "needle " + i));
        }
        var found = listing(run("search", Form.of("words", "needle")));
        assertThat(found.items()).hasSize(30);
        assertThat(listing(run(found.more().orElseThrow())).items()).hasSize(5);
        assertThat(run("search", Form.EMPTY)).isInstanceOf(Outcome.Rejected.class);
    }

    // threads

    @Test
    void replies_in_a_thread_and_lists_it() {
        assertThat(onMessage("thread-reply", Form.of("text", "only here"), first())).isInstanceOf(Outcome.Done.class);
        assertThat(onMessage("thread-reply",
                Form.of("text", "here and there").with("channel", new FieldValue.Flag(true)), first()))
                .isInstanceOf(Outcome.Done.class);
        seen.awaitTexts("here and there");
        assertThat(seen.texts()).doesNotContain("only here");
        var thread = listing(onMessage("thread", Form.EMPTY, first()));
        assertThat(thread.items()).extracting(item -> words(item.text())).contains("lanternfish: only here",
                "lanternfish: here and there");
        assertThat(items(run("threads", Form.EMPTY))).containsExactly("Ann: first words");
    }

    @Test
    void a_reply_whose_answer_was_lost_is_there_once() {
        server.misbehave(new Mischief.SwallowAnswers(1));
        assertThat(onMessage("thread-reply", Form.of("text", "once"), first())).isInstanceOf(Outcome.Done.class);
        assertThat(asked("GET", "/messages/" + first().id() + "/replies", "", "").path("messages")).hasSize(1);
    }

    // what only the app's server may do

    @Test
    void brings_a_deleted_message_back() {
        assertThat(GetstreamWitness.done(connection.commands(), new ChatCommand.Remove(first())))
                .isInstanceOf(Outcome.Done.class);
        seen.awaitEvent(ChatEvent.Removal.class, gone -> gone.key().equals(first()));
        assertThat(onMessage("undelete", Form.EMPTY, first())).isInstanceOf(Outcome.Done.class);
        seen.awaitEvent(ChatEvent.Restored.class, back -> back.key().equals(first()));
    }

    @Test
    void says_why_it_cannot_bring_a_message_back_without_the_token_of_the_server() {
        reopen("v2", false);
        assertThat(onMessage("undelete", Form.EMPTY, first())).isInstanceOfSatisfying(Outcome.Rejected.class,
                rejected -> assertThat(rejected.why().code()).isEqualTo(ReasonCode.MISSING_RIGHT));
        assertThat(connection.commands().actions()).filteredOn(action -> action.id().value().equals("undelete"))
                .extracting(NativeAction::support).allMatch(Support.No.class::isInstance);
    }

    @Test
    void lists_earlier_versions_of_a_message() {
        var edit = new ChatCommand.Edit(first(), "other words");
        assertThat(GetstreamWitness.done(connection.commands(), edit)).isInstanceOf(Outcome.Done.class);
        assertThat(items(onMessage("message-history", Form.EMPTY, first()))).containsExactly("first words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void exports_the_channel_and_says_how_far_it_is(String style) {
        reopen(style, true);
        assertThat(run("export", Form.EMPTY)).isInstanceOf(Outcome.Done.class);
        var begun = awaitNotice(Notice.Place.ROW, text -> text.startsWith("The export of the channel has begun"));
        GetstreamWitness.await(() -> items(run(begun.offers().getFirst())).contains("completed"));
        assertThat(items(run(begun.offers().getFirst()))).anyMatch(text -> text.startsWith("http://127.0.0.1:"));
    }

    // pins

    @Test
    void pins_for_a_while_and_lists_the_pins() {
        assertThat(onMessage("pin-for", span(10), first())).isInstanceOf(Outcome.Done.class);
        var pin = seen.awaitEvent(ChatEvent.PinChanged.class, changed -> changed.pin().isPresent()).pin().orElseThrow();
        assertThat(pin.endsAt().orElseThrow()).isBetween(Instant.now().plus(Duration.ofMinutes(9)),
                Instant.now().plus(Duration.ofMinutes(11)));
        assertThat(items(run("pins", Form.EMPTY))).containsExactly("Ann: first words");
    }

    @Test
    void a_pin_ends_by_itself() {
        assertThat(onMessage("pin-for", form("length", new FieldValue.Span(Duration.ofMillis(700))), first()))
                .isInstanceOf(Outcome.Done.class);
        seen.awaitEvent(ChatEvent.PinChanged.class, changed -> changed.pin().isPresent());
        seen.awaitEvent(ChatEvent.PinChanged.class, changed -> changed.pin().isEmpty());
        assertThat(items(run("pins", Form.EMPTY))).isEmpty();
    }

    // moderation

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void flags_messages_and_people_and_lists_the_flags(String style) {
        reopen(style, true);
        assertThat(onMessage("flag-message", Form.of("reason", "spam"), first())).isInstanceOf(Outcome.Done.class);
        assertThat(onPerson("flag-person", Form.of("reason", "spammer"), ANN)).isInstanceOf(Outcome.Done.class);
        var flags = listing(run("flags", Form.EMPTY));
        assertThat(flags.items()).singleElement().satisfies(item -> {
            assertThat(words(item.text())).isEqualTo("Ann: first words");
            assertThat(words(item.detail())).startsWith("flagged by lanternfish: spam (");
            assertThat(item.message()).contains(first());
        });
    }

    @Test
    void bans_into_the_shadow_and_lifts_it_from_the_list() {
        assertThat(onPerson("shadow-ban", Form.of("reason", "bot"), ANN)).isInstanceOf(Outcome.Done.class);
        var banned = listing(run("banned-people", Form.EMPTY));
        assertThat(banned.items()).singleElement()
                .satisfies(item -> assertThat(words(item.detail())).isEqualTo("into the shadow, by lanternfish: bot"));
        assertThat(run(banned.items().getFirst().offers().getFirst())).isInstanceOf(Outcome.Done.class);
        assertThat(items(run("banned-people", Form.EMPTY))).isEmpty();
        seen.awaitEvent(ChatEvent.PersonAction.class, action -> action.kind() == PersonActionKind.UNBAN);
    }

    @Test
    void what_is_said_from_the_shadow_is_not_shown() {
        assertThat(onPerson("shadow-ban", Form.EMPTY, new Person("harbour_guest", "Harbour Guest")))
                .isInstanceOf(Outcome.Done.class);
        GetstreamWitness.call(network, server, server.guestAccount().getOrDefault("token", ""), "harbour_guest", "POST",
                "/channels/livestream/main/message", "", "{\"message\":{\"text\":\"from the shadow\"}}");
        server.play(GetstreamWitness.say("2", "in the light"));
        seen.awaitTexts("in the light");
        assertThat(seen.texts()).doesNotContain("from the shadow");
    }

    @Test
    void lists_a_timeout_with_its_end() {
        var timeout = new ChatCommand.ActOnPerson(GetstreamWitness.MAIN, ANN, PersonActionKind.TIMEOUT,
                Optional.of(Duration.ofMinutes(5)), Optional.of("rest"));
        assertThat(GetstreamWitness.done(connection.commands(), timeout)).isInstanceOf(Outcome.Done.class);
        assertThat(listing(run("banned-people", Form.EMPTY)).items()).singleElement()
                .satisfies(item -> assertThat(words(item.detail())).startsWith("by lanternfish: rest, until "));
    }

    @Test
    void bans_from_channels_that_are_made_later_and_lifts_it() {
        assertThat(onPerson("future-ban", Form.of("reason", "always"), ANN)).isInstanceOf(Outcome.Done.class);
        var bans = listing(run("future-bans", Form.EMPTY));
        assertThat(bans.items()).extracting(item -> words(item.text())).containsExactly("Ann");
        assertThat(run(bans.items().getFirst().offers().getFirst())).isInstanceOf(Outcome.Done.class);
        assertThat(items(run("future-bans", Form.EMPTY))).isEmpty();
    }

    @Test
    void mutes_and_unmutes_a_person_and_the_channel() {
        assertThat(onPerson("mute-person", span(5), ANN)).isInstanceOf(Outcome.Done.class);
        assertThat(server.ownUser().path("mutes")).hasSize(1);
        assertThat(onPerson("unmute-person", Form.EMPTY, ANN)).isInstanceOf(Outcome.Done.class);
        assertThat(run("mute-channel", span(5))).isInstanceOf(Outcome.Done.class);
        assertThat(server.ownUser().path("mutes")).isEmpty();
        assertThat(server.ownUser().path("channel_mutes")).hasSize(1);
        assertThat(run("unmute-channel", Form.EMPTY)).isInstanceOf(Outcome.Done.class);
        assertThat(server.ownUser().path("channel_mutes")).isEmpty();
    }

    @Test
    void bans_somebody_and_takes_away_what_the_person_said() {
        assertThat(onPerson("ban-and-clear", Form.of("reason", "flood"), ANN)).isInstanceOf(Outcome.Done.class);
        seen.awaitEvent(ChatEvent.PersonAction.class, action -> action.kind() == PersonActionKind.BAN);
        assertThat(channel().path("messages").path(0).path("type").asString("")).isEqualTo("deleted");
    }

    @Test
    void freezes_and_unfreezes_the_channel() {
        assertThat(run("freeze-channel", Form.EMPTY)).isInstanceOf(Outcome.Done.class);
        assertThat(channel().path("channel").path("frozen").asBoolean()).isTrue();
        assertThat(run("unfreeze-channel", Form.EMPTY)).isInstanceOf(Outcome.Done.class);
        assertThat(channel().path("channel").path("frozen").asBoolean()).isFalse();
    }

    // one message

    @Test
    void tells_who_reacted() {
        var react = new ChatCommand.React(first(), "like", true);
        assertThat(GetstreamWitness.done(connection.commands(), react)).isInstanceOf(Outcome.Done.class);
        assertThat(items(onMessage("reactions", Form.EMPTY, first()))).containsExactly("lanternfish");
    }

    @Test
    void deletes_a_message_for_itself_alone() {
        assertThat(onMessage("delete-for-me", Form.EMPTY, first())).isInstanceOf(Outcome.Done.class);
        seen.awaitEvent(ChatEvent.Removal.class, gone -> gone.key().equals(first()));
        assertThat(server.ledger().lines().getFirst().gone()).isFalse();
    }

    @Test
    void deletes_a_message_for_good() {
        assertThat(onMessage("delete-for-good", Form.EMPTY, first())).isInstanceOf(Outcome.Done.class);
        seen.awaitEvent(ChatEvent.Removal.class, gone -> gone.key().equals(first()));
        assertThat(onMessage("undelete", Form.EMPTY, first())).isInstanceOf(Outcome.Rejected.class);
    }

    // reading and writing

    @Test
    void shows_others_that_somebody_is_writing() {
        var other = new GetstreamWitness();
        try (var guest = platform.open(GetstreamWitness.setup(server, GetstreamWitness.MAIN, server.guestAccount()),
                other)) {
            other.awaitState(ConnectionState.Live.class);
            assertThat(run("typing", Form.EMPTY)).isInstanceOf(Outcome.Done.class);
            other.awaitEvent(Notice.class, notice -> notice.place() == Notice.Place.STATUS
                    && words(notice.text()).contains("lanternfish"));
            assertThat(guest.channel()).isEqualTo(GetstreamWitness.MAIN);
        }
    }

    @Test
    void marks_read_and_unread_and_counts() {
        assertThat(listing(run("unread", Form.EMPTY)).items()).extracting(item -> words(item.text()))
                .contains("livestream:main: 1");
        assertThat(run("mark-read", Form.EMPTY)).isInstanceOf(Outcome.Done.class);
        assertThat(items(run("unread", Form.EMPTY))).contains("livestream:main: 0");
        assertThat(onMessage("mark-unread", Form.EMPTY, first())).isInstanceOf(Outcome.Done.class);
        assertThat(items(run("unread", Form.EMPTY))).contains("livestream:main: 1");
        assertThat(run("mark-all-read", Form.EMPTY)).isInstanceOf(Outcome.Done.class);
        assertThat(items(run("unread", Form.EMPTY))).contains("livestream:main: 0");
    }

    @Test
    void translates_a_message_beneath_it() {
        assertThat(onMessage("translate", Form.of("language", "fr"), first())).isInstanceOf(Outcome.Done.class);
        var mark = awaitNotice(Notice.Place.MARK, text -> text.endsWith("[fr] first words"));
        assertThat(mark.about()).contains(first());
    }

    // polls

    @Test
    void makes_a_poll_votes_takes_the_vote_back_and_closes_it() {
        assertThat(run("poll", Form.of("question", "Which level?").with("options",
                new FieldValue.Lines(List.of("one", "two"))))).isInstanceOf(Outcome.Done.class);
        var fresh = poll(notice -> lines(notice).equals(List.of("one: 0", "two: 0")));
        assertThat(words(fresh.text())).isEqualTo("Poll: Which level?");
        assertThat(run(offer(fresh, "Vote: two"))).isInstanceOf(Outcome.Done.class);
        var voted = poll(notice -> lines(notice).equals(List.of("one: 0", "two: 1 (your vote)")));
        assertThat(run(offer(voted, "Vote: one"))).isInstanceOf(Outcome.Done.class);
        var changed = poll(notice -> lines(notice).equals(List.of("one: 1 (your vote)", "two: 0")));
        seen.forget();
        assertThat(run(offer(changed, "Take back: one"))).isInstanceOf(Outcome.Done.class);
        var taken = poll(notice -> lines(notice).equals(List.of("one: 0", "two: 0")));
        assertThat(run(offer(taken, "Close the poll"))).isInstanceOf(Outcome.Done.class);
        var closed = poll(notice -> words(notice.text()).equals("Poll (closed): Which level?"));
        assertThat(closed.offers()).isEmpty();
        assertThat(closed.id()).isEqualTo(fresh.id());
    }

    @Test
    void a_poll_may_take_several_votes_suggestions_and_answers_in_words() {
        assertThat(run("poll", Form.of("question", "Snacks?")
                .with("options", new FieldValue.Lines(List.of("tea", "cake"))).with("votes", new FieldValue.Whole(2))
                .with("suggestions", new FieldValue.Flag(true)).with("answers", new FieldValue.Flag(true))))
                .isInstanceOf(Outcome.Done.class);
        var fresh = poll(notice -> lines(notice).size() == 2);
        assertThat(run(offer(fresh, "Vote: tea"))).isInstanceOf(Outcome.Done.class);
        assertThat(run(offer(fresh, "Vote: cake"))).isInstanceOf(Outcome.Done.class);
        poll(notice -> lines(notice).equals(List.of("tea: 1 (your vote)", "cake: 1 (your vote)")));
        var suggest = offer(fresh, "Add an option");
        assertThat(run(suggest.action().value(), suggest.form().with("text", new FieldValue.Text("soup")),
                suggest.message(), Optional.empty())).isInstanceOf(Outcome.Done.class);
        poll(notice -> lines(notice).contains("soup: 0"));
        var answer = offer(fresh, "Answer in words");
        assertThat(run(answer.action().value(), answer.form().with("text", new FieldValue.Text("all of it")),
                answer.message(), Optional.empty())).isInstanceOf(Outcome.Done.class);
        poll(notice -> lines(notice).contains("lanternfish: all of it"));
    }

    @Test
    void a_poll_is_there_again_after_coming_back_with_the_own_vote() {
        run("poll", Form.of("question", "Again?").with("options", new FieldValue.Lines(List.of("yes"))));
        run(offer(poll(notice -> true), "Vote: yes"));
        poll(notice -> lines(notice).equals(List.of("yes: 1 (your vote)")));
        reopen("v2", true);
        poll(notice -> lines(notice).equals(List.of("yes: 1 (your vote)")));
    }

    private static List<String> lines(Notice notice) {
        return notice.lines().stream().map(GetstreamSpecialsTest::words).toList();
    }

    // commands of the platform

    @Test
    void lists_the_commands_of_the_channel() {
        assertThat(items(run("commands", Form.EMPTY))).contains("/giphy [text]", "/mute [@username]");
    }

    @Test
    void runs_a_command_and_chooses_beneath_its_answer() {
        assertThat(run("command", Form.of("name", "giphy").with("words", new FieldValue.Text("cat"))))
                .isInstanceOf(Outcome.Done.class);
        var wave = own(notice -> lines(notice).stream().anyMatch(line -> line.endsWith("wave.gif")));
        assertThat(wave.offers()).extracting(one -> words(one.label())).containsExactly("Send", "Shuffle", "Cancel");
        assertThat(run(offer(wave, "Shuffle"))).isInstanceOf(Outcome.Done.class);
        var spin = own(notice -> lines(notice).stream().anyMatch(line -> line.endsWith("spin.gif")));
        assertThat(run(offer(spin, "Send"))).isInstanceOf(Outcome.Done.class);
        seen.awaitTexts("/giphy cat cat");
        assertThat(own(notice -> notice.offers().isEmpty()).id()).isEqualTo(wave.id());
    }

    @Test
    void a_command_typed_as_a_message_is_answered_to_us_alone() {
        assertThat(GetstreamWitness.done(connection.commands(), new ChatCommand.Send(GetstreamWitness.MAIN, "n-1",
                Set.of(), "/giphy dog", Optional.empty()))).isInstanceOf(Outcome.Done.class);
        var answer = own(notice -> !notice.offers().isEmpty());
        assertThat(run(offer(answer, "Cancel"))).isInstanceOf(Outcome.Done.class);
        own(notice -> notice.offers().isEmpty());
        assertThat(seen.texts()).containsExactly("first words");
    }

    @Test
    void an_unknown_command_is_refused_in_the_platforms_words() {
        assertThat(run("command", Form.of("name", "dance"))).isInstanceOfSatisfying(Outcome.Rejected.class,
                rejected -> assertThat(rejected.why().detail()).contains("dance doesn't exist"));
    }

    private Notice own(Predicate<Notice> which) {
        return seen.awaitEvent(Notice.class,
                notice -> notice.id().orElse("").startsWith("own-") && which.test(notice));
    }

    // files

    @Test
    void sends_a_picture_up_with_progress_and_a_message_that_has_it(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("lamp.png"), new byte[200_000]);
        assertThat(
                run("send-file", form("file", new FieldValue.FileAt(file)).with("text", new FieldValue.Text("look"))))
                .isInstanceOf(Outcome.Done.class);
        awaitNotice(Notice.Place.STATUS, text -> text.equals("Sending up lamp.png: 0 %"));
        awaitNotice(Notice.Place.STATUS, text -> text.equals("Sending up lamp.png: 100 %"));
        awaitNotice(Notice.Place.STATUS, String::isEmpty);
        seen.awaitTexts("look lamp.png");
        var attachment = channel().path("messages").valueStream().reduce((one, other) -> other).orElseThrow()
                .path("attachments").path(0);
        assertThat(attachment.path("type").asString("")).isEqualTo("image");
        assertThat(server.uploaded(attachment.path("image_url").asString(""))).isEqualTo(200_000);
    }

    @Test
    void sends_a_file_up(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("rules.txt"), "be kind");
        assertThat(run("send-file", form("file", new FieldValue.FileAt(file)))).isInstanceOf(Outcome.Done.class);
        seen.awaitTexts("rules.txt");
        assertThat(run("send-file", form("file", new FieldValue.FileAt(folder.resolve("none.txt")))))
                .isInstanceOf(Outcome.Rejected.class);
    }

    // what is kept for oneself

    @Test
    void keeps_reads_lists_and_drops_a_draft() {
        assertThat(run("keep-draft", Form.of("text", "half a thought"))).isInstanceOf(Outcome.Done.class);
        assertThat(items(run("draft", Form.EMPTY))).containsExactly("half a thought");
        assertThat(items(run("drafts", Form.EMPTY))).containsExactly("half a thought");
        assertThat(run("drop-draft", Form.EMPTY)).isInstanceOf(Outcome.Done.class);
        assertThat(run("draft", Form.EMPTY)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void makes_changes_lists_and_forgets_a_reminder() {
        var at = Instant.now().plus(Duration.ofHours(1));
        assertThat(onMessage("remind", Form.EMPTY, first())).isInstanceOf(Outcome.Done.class);
        awaitNotice(Notice.Place.MARK, text -> text.equals("to come back to"));
        assertThat(onMessage("change-reminder", form("at", new FieldValue.Moment(at)), first()))
                .isInstanceOf(Outcome.Done.class);
        awaitNotice(Notice.Place.MARK, text -> text.startsWith("reminder: "));
        assertThat(items(run("reminders", Form.EMPTY))).containsExactly("Ann: first words");
        assertThat(onMessage("forget-reminder", Form.EMPTY, first())).isInstanceOf(Outcome.Done.class);
        awaitNotice(Notice.Place.MARK, String::isEmpty);
        assertThat(items(run("reminders", Form.EMPTY))).isEmpty();
    }

    @Test
    void a_reminder_is_said_when_it_is_due() {
        assertThat(onMessage("remind", form("at", new FieldValue.Moment(Instant.now().plusMillis(300))), first()))
                .isInstanceOf(Outcome.Done.class);
        awaitNotice(Notice.Place.ROW, text -> text.endsWith("Ann: first words"));
    }

    // events of the app

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void sends_an_event_of_the_app_and_shows_those_that_come(String style) {
        reopen(style, true);
        assertThat(run("send-event", Form.of("type", "scoreboard").with("fields",
                new FieldValue.Lines(List.of("home=3", "guests=1"))))).isInstanceOf(Outcome.Done.class);
        awaitNotice(Notice.Place.ROW,
                text -> text.startsWith("scoreboard · lanternfish: ") && text.contains("home: 3"));
        server.play(new Cue.Raid(GetstreamWitness.ANN, 120));
        awaitNotice(Notice.Place.ROW, text -> text.equals("raid · Ann: Ann comes with 120 viewers"));
        assertThat(run("send-event", Form.of("type", "message.new"))).isInstanceOf(Outcome.Rejected.class);
    }
}
