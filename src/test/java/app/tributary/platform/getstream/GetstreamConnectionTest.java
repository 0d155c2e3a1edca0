package app.tributary.platform.getstream;

import static app.tributary.platform.getstream.GetstreamWitness.BACKSTAGE;
import static app.tributary.platform.getstream.GetstreamWitness.MAIN;
import static app.tributary.platform.getstream.GetstreamWitness.await;
import static app.tributary.platform.getstream.GetstreamWitness.done;
import static app.tributary.platform.getstream.GetstreamWitness.say;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Network;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.Connection;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Ledger;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.getstream.GetstreamServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bad nights: lost lines, lost answers, tokens that end, servers that refuse. */
class GetstreamConnectionTest {
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
    void after_a_loss_what_was_missed_is_fetched_and_nothing_comes_twice() {
        live(server.account());
        server.play(say("a", "before"));
        witness.awaitTexts("before");
        server.misbehave(new Mischief.NoRealtime(Duration.ofMillis(300)));
        IntStream.range(0, 130).forEach(i -> server.play(say("m" + i, "missed " + i)));
        await(() -> witness.lives() >= 2 && witness.texts().size() == 131);
        server.play(say("z", "after"));
        witness.awaitTexts("after");

        assertThat(witness.texts()).doesNotHaveDuplicates().hasSize(132);
        var gap = witness.awaitEvent(ChatEvent.Gap.class, one -> true);
        assertThat(gap.whole()).isTrue();
        assertThat(gap.filled()).isEqualTo(130);
        assertThat(gap.from()).isBeforeOrEqualTo(gap.to());
    }

    @Test
    void a_hole_that_is_too_deep_is_said_honestly() {
        live(server.account());
        server.play(say("a", "before"));
        witness.awaitTexts("before");
        server.misbehave(new Mischief.NoRealtime(Duration.ofMillis(500)));
        IntStream.range(0, 2_120).forEach(i -> server.play(say("m" + i, "missed " + i)));
        var gap = witness.awaitEvent(ChatEvent.Gap.class, one -> true);
        assertThat(gap.whole()).isFalse();
        assertThat(gap.filled()).isEqualTo(2_000);
        assertThat(witness.texts()).contains("missed 2119").doesNotContain("missed 0");
    }

    @Test
    void what_was_taken_away_edited_or_pinned_meanwhile_is_noticed() {
        live(server.account());
        server.play(say("a", "stays"));
        server.play(say("b", "goes softly"));
        server.play(say("c", "goes hard"));
        server.play(say("d", "is pinned"));
        server.play(say("e", "is edited"));
        witness.awaitTexts("stays", "goes softly", "goes hard", "is pinned", "is edited");
        var soft = witness.key("goes softly");
        var hard = witness.key("goes hard");
        server.misbehave(new Mischief.NoRealtime(Duration.ofMillis(400)));
        server.play(new Cue.Retract("b", GetstreamWitness.MIRA));
        byServer("DELETE", "/messages/" + hard.id(), "&hard=true", "");
        server.play(new Cue.PinLine("d", GetstreamWitness.MIRA));
        byServer("PUT", "/messages/" + witness.key("is edited").id(), "",
                "{\"set\":{\"text\":\"was edited\"},\"user_id\":\"ann\"}");
        await(() -> witness.lives() >= 2);

        witness.awaitEvent(ChatEvent.Removal.class, one -> one.key().equals(soft));
        witness.awaitEvent(ChatEvent.Removal.class, one -> one.key().equals(hard));
        witness.awaitEvent(ChatEvent.PinChanged.class,
                one -> one.pin().filter(pin -> pin.text().equals("is pinned")).isPresent());
        witness.awaitEvent(ChatEvent.Edit.class, one -> one.message().text().equals("was edited"));
        assertThat(witness.all(ChatEvent.Removal.class)).hasSize(2);
        assertThat(witness.texts()).doesNotHaveDuplicates();
    }

    @Test
    void a_line_that_goes_silent_is_left() {
        live(server.account());
        server.misbehave(new Mischief.Mute(Duration.ofMillis(1800)));
        await(() -> witness.lives() >= 2);
        assertThat(witness.states()).anyMatch(ConnectionState.Retrying.class::isInstance);
    }

    @Test
    void a_quiet_line_is_kept_alive_by_health_checks() {
        live(server.account());
        // three times the patience with a dead line, with nothing said but health checks
        var marker = network.clock().instant().plusMillis(3500);
        await(() -> network.clock().instant().isAfter(marker));
        assertThat(witness.lives()).isEqualTo(1);
        assertThat(witness.states()).noneMatch(ConnectionState.Retrying.class::isInstance);
    }

    @Test
    void an_expired_token_is_renewed_by_the_provider_and_stored() {
        var values = GetstreamWitness.with(server.account(), "token-provider", server.tokenProvider().toString());
        var setup = GetstreamWitness.setup(server, MAIN, values);
        var connection = live(setup);
        String before = token(setup);
        server.misbehave(new Mischief.ExpireTokens());
        server.misbehave(new Mischief.DropConnections());
        await(() -> witness.lives() >= 2);
        assertThat(token(setup)).isNotEqualTo(before);
        server.misbehave(new Mischief.ExpireTokens());
        assertThat(done(connection.commands(), send("with a fresh one"))).isInstanceOf(Outcome.Done.class);
        assertThat(witness.states()).noneMatch(ConnectionState.Failed.class::isInstance);
    }

    @Test
    void a_token_provider_alone_is_enough() {
        var values = GetstreamWitness.with(GetstreamWitness.without(server.account(), "token"), "token-provider",
                server.tokenProvider().toString());
        live(GetstreamWitness.without(values, "user-id"));
    }

    @Test
    void a_token_provider_is_asked_over_https_or_on_this_machine_only() {
        var values = GetstreamWitness.with(server.account(), "token-provider", "http://example.org/token");
        opened.add(platform.open(GetstreamWitness.setup(server, MAIN, values), witness));
        witness.awaitState(ConnectionState.Failed.class);
        assertThat(((ConnectionState.Failed) witness.state()).why().detail()).isEqualTo("token-provider");
    }

    @Test
    void an_expired_token_that_nobody_renews_needs_a_person_and_a_new_one_helps() {
        var setup = GetstreamWitness.setup(server, MAIN,
                GetstreamWitness.without(server.account(), "token-provider"));
        var connection = live(setup);
        server.misbehave(new Mischief.ExpireTokens());
        server.misbehave(new Mischief.DropConnections());
        witness.awaitState(ConnectionState.Failed.class);
        assertThat(((ConnectionState.Failed) witness.state()).why().code()).isEqualTo(ReasonCode.BAD_TOKEN);
        assertThat(done(connection.commands(), send("no")))
                .isInstanceOfSatisfying(Outcome.Rejected.class,
                        no -> assertThat(no.why().code()).isEqualTo(ReasonCode.BAD_TOKEN));
        keys(setup).put("token", Optional.ofNullable(server.account().get("token")).orElseThrow());
        connection.retryNow();
        witness.awaitState(ConnectionState.Live.class);
    }

    @Test
    void the_user_is_read_from_the_token() {
        var connection = live(GetstreamWitness.without(server.account(), "user-id"));
        assertThat(done(connection.commands(), send("me")).isDone()).isTrue();
        witness.awaitTexts("me");
        assertThat(witness.message("me").author().id()).isEqualTo("lanternfish");
    }

    @Test
    void a_send_whose_answer_is_lost_is_made_again_and_arrives_once() {
        var connection = live(server.account());
        server.misbehave(new Mischief.SwallowAnswers(1));
        var command = send("once only");
        assertThat(done(connection.commands(), command)).isInstanceOf(Outcome.Done.class);
        witness.awaitTexts("once only");
        assertThat(done(connection.commands(), command)).isEqualTo(Outcome.done(witness.key("once only")));
        server.play(say("z", "later"));
        witness.awaitTexts("later");
        assertThat(witness.texts()).containsExactly("once only", "later");
        assertThat(server.ledger().lines()).hasSize(2);
    }

    @Test
    void a_server_that_fails_is_asked_again_with_the_same_id() {
        var connection = live(server.account());
        server.misbehave(new Mischief.AnswerStatus(500, 1));
        assertThat(done(connection.commands(), send("in the end")).isDone()).isTrue();
        witness.awaitTexts("in the end");
    }

    @Test
    void too_many_calls_say_when_the_next_is_taken() {
        var connection = live(server.account());
        server.misbehave(new Mischief.AnswerStatus(429, 1));
        assertThat(done(connection.commands(), send("too fast"))).isInstanceOfSatisfying(Outcome.Rejected.class, no -> {
            assertThat(no.why().code()).isEqualTo(ReasonCode.RATE_LIMITED);
            assertThat(no.retryAt()).isPresent();
        });
    }

    @Test
    void the_channel_is_entered_in_the_end_though_the_server_fails_at_first() {
        server.misbehave(new Mischief.AnswerStatus(500, 5));
        live(server.account());
        assertThat(witness.states()).anyMatch(ConnectionState.Retrying.class::isInstance);
    }

    @Test
    void an_answer_that_is_a_web_page_is_survived() {
        server.misbehave(new Mischief.AnswerHtml(4));
        live(server.account());
    }

    @Test
    void odd_frames_end_nothing() {
        live(server.account());
        for (String frame : List.of("", "x", "{", "[]", "7", "{\"type\":5}",
                "{\"type\":\"message.new\",\"cid\":\"livestream:main\"}",
                "{\"type\":\"message.new\",\"cid\":\"livestream:main\",\"message\":{\"id\":\"x\",\"user\":7,\"created_at\":1e99}}",
                "{\"type\":\"" + "y".repeat(5000) + "\"}")) {
            server.misbehave(new Mischief.RawFrame(frame));
        }
        server.play(say("a", "still here"));
        witness.awaitTexts("still here");
        assertThat(witness.lives()).isEqualTo(1);
    }

    @Test
    void without_a_socket_long_polls_stand_in_and_the_socket_is_taken_again() {
        server.misbehave(new Mischief.NoRealtime(Duration.ofMinutes(1)));
        opened.add(platform.open(GetstreamWitness.setup(server), witness));
        await(() -> witness.states().stream().anyMatch(state -> state instanceof ConnectionState.Degraded(var why)
                && why.code() == ReasonCode.POLLING));
        server.play(say("a", "by long poll"));
        witness.awaitTexts("by long poll");
        server.misbehave(new Mischief.NoRealtime(Duration.ZERO));
        witness.awaitState(ConnectionState.Live.class);
        server.play(say("b", "by socket"));
        witness.awaitTexts("by socket");
        assertThat(witness.texts()).containsExactly("by long poll", "by socket");
    }

    @Test
    void a_server_that_is_gone_is_waited_for() {
        live(server.account());
        server.misbehave(new Mischief.Down(Duration.ofMillis(700)));
        await(() -> witness.states().stream().anyMatch(ConnectionState.Retrying.class::isInstance));
        await(() -> witness.lives() >= 2);
    }

    @Test
    void a_loss_that_is_mended_soon_is_not_shown() {
        var patient = GetstreamWitness.timings();
        var quiet = new GetstreamPlatform(network, new GetstreamTimings(patient.openWithin(), patient.pingAfter(),
                patient.deadAfter(), patient.retryUnit(), patient.retryLongest(), patient.crowded(),
                Duration.ofSeconds(20), patient.longpoll(), patient.longpollFor(), patient.answerWithin(),
                patient.askAgain(), patient.echoWithin(), patient.settle(), patient.typing()));
        opened.add(quiet.open(GetstreamWitness.setup(server), witness));
        witness.awaitState(ConnectionState.Live.class);
        server.misbehave(new Mischief.DropConnections());
        witness.awaitEvent(ChatEvent.Gap.class, one -> true);
        assertThat(witness.states()).containsExactly(new ConnectionState.Connecting(), new ConnectionState.Live());
    }

    @Test
    void an_own_message_that_does_not_come_back_has_the_older_paths_tried() {
        var waits = GetstreamWitness.timings();
        var hasty = new GetstreamPlatform(network, new GetstreamTimings(waits.openWithin(), waits.pingAfter(),
                waits.deadAfter(), waits.retryUnit(), waits.retryLongest(), waits.crowded(), waits.hideLoss(),
                waits.longpoll(), waits.longpollFor(), waits.answerWithin(), waits.askAgain(), Duration.ofMillis(300),
                waits.settle(), waits.typing()));
        var connection = hasty.open(GetstreamWitness.setup(server), witness);
        opened.add(connection);
        witness.awaitState(ConnectionState.Live.class);
        // the connection is silent, but not for so long that it would be given up
        server.misbehave(new Mischief.Mute(Duration.ofMillis(900)));
        assertThat(done(connection.commands(), send("heard by page")).isDone()).isTrue();
        witness.awaitTexts("heard by page");
        assertThat(witness.awaitEvent(ChatEvent.Gap.class, one -> true).filled()).isEqualTo(1);
    }

    @Test
    void a_wrong_key_stops_and_says_which_setting() {
        opened.add(platform.open(GetstreamWitness.setup(server, MAIN,
                GetstreamWitness.with(server.account(), "api-key", "wrong")), witness));
        witness.awaitState(ConnectionState.Failed.class);
        var why = ((ConnectionState.Failed) witness.state()).why();
        assertThat(why.code()).isEqualTo(ReasonCode.BAD_SETTING);
        assertThat(why.detail()).startsWith("api-key");
    }

    @Test
    void a_channel_that_is_not_there_is_said_to_be_so_and_the_others_go_on() {
        live(server.account());
        var other = new GetstreamWitness();
        opened.add(platform.open(GetstreamWitness.setup(server, new Channel(GetstreamPlatform.ID, "nonsense:x"),
                server.account()), other));
        other.awaitState(ConnectionState.Failed.class);
        assertThat(((ConnectionState.Failed) other.state()).why().code()).isEqualTo(ReasonCode.NO_SUCH_CHANNEL);
        server.play(say("a", "undisturbed"));
        witness.awaitTexts("undisturbed");
    }

    @Test
    void closing_one_channel_leaves_the_other_and_nothing_is_heard_after_the_end() {
        var first = live(server.account());
        var other = new GetstreamWitness();
        opened.add(platform.open(GetstreamWitness.setup(server, BACKSTAGE, server.account()), other));
        other.awaitState(ConnectionState.Live.class);
        first.close();
        assertThat(witness.state()).isInstanceOf(ConnectionState.Closed.class);
        int heard = witness.events().size();
        byServer("POST", "/channels/livestream/backstage/message", "",
                "{\"message\":{\"text\":\"backstage only\",\"user_id\":\"mira_mod\"}}");
        server.play(say("a", "unheard"));
        other.awaitTexts("backstage only");
        assertThat(witness.events()).hasSize(heard);
    }

    @Test
    void the_check_of_an_account_says_what_works_and_which_channels_there_are() {
        var check = platform.check(server.endpoints(), GetstreamWitness.account(server.account()));
        assertThat(check.lines()).extracting(AccountCheck.Line::verdict).containsOnly(Verdict.OK);
        assertThat(check.lines()).hasSize(10);
        assertThat(check.channels()).extracting(AccountCheck.Suggestion::name).contains("livestream:main",
                "livestream:backstage", "messaging:crew");
        assertThat(check.channels().stream().map(AccountCheck.Suggestion::label))
                .contains("Lanternfish live (livestream:main)");
    }

    @Test
    void the_check_of_a_guest_says_what_is_missing() {
        var check = platform.check(server.endpoints(), GetstreamWitness.account(server.guestAccount()));
        assertThat(verdict(check, "CHECK_WRITE")).isEqualTo(Verdict.OK);
        assertThat(verdict(check, "CHECK_BAN")).isEqualTo(Verdict.MISSING);
        assertThat(verdict(check, "CHECK_PIN")).isEqualTo(Verdict.MISSING);
    }

    @Test
    void the_check_of_a_wrong_token_stops_at_the_sign_in() {
        var check = platform.check(server.endpoints(),
                GetstreamWitness.account(GetstreamWitness.with(server.account(), "token", "a.b.c")));
        assertThat(verdict(check, "CHECK_ACCESS")).isEqualTo(Verdict.OK);
        assertThat(verdict(check, "CHECK_SIGN_IN")).isEqualTo(Verdict.MISSING);
        assertThat(check.works()).isFalse();
    }

    @Test
    void a_storm_of_losses_loses_nothing_and_doubles_nothing() {
        live(server.account());
        var said = new HashSet<String>();
        for (int i = 0; i < 300; i++) {
            server.play(say("s" + i, "line " + i));
            said.add("line " + i);
            if (i % 60 == 30) {
                long lives = witness.lives();
                server.misbehave(new Mischief.DropConnections());
                if (i % 120 == 30) {
                    await(() -> witness.lives() > lives);
                }
            }
        }
        await(() -> Set.copyOf(witness.texts()).equals(said));
        assertThat(witness.texts()).doesNotHaveDuplicates();
        assertThat(server.ledger().lines().stream().map(Ledger.Line::id).collect(Collectors.toSet()))
                .isEqualTo(
                        Set.copyOf(witness.all(ChatEvent.Message.class).map(one -> one.message().key().id()).toList()));
    }

    private Connection live(Map<String, String> account) {
        return live(GetstreamWitness.setup(server, MAIN, account));
    }

    private Connection live(ChannelSetup setup) {
        var connection = platform.open(setup, witness);
        opened.add(connection);
        witness.awaitState(ConnectionState.Live.class);
        return connection;
    }

    private void byServer(String method, String path, String query, String body) {
        GetstreamWitness.call(network, server, server.serverToken(), "lanternfish", method, path, query, body);
    }

    private static Verdict verdict(AccountCheck check, String word) {
        return check.lines().stream().filter(line -> line.what().toString().contains(word)).findFirst().orElseThrow()
                .verdict();
    }

    private static Map<String, String> keys(ChannelSetup setup) {
        return ((GetstreamWitness.Keys) setup.account().orElseThrow().tokens()).values();
    }

    private static String token(ChannelSetup setup) {
        return Optional.ofNullable(keys(setup).get("token")).orElseThrow();
    }

    private static ChatCommand.Send send(String text) {
        return new ChatCommand.Send(MAIN, UUID.randomUUID().toString(), Set.of(), text, Optional.empty());
    }
}
