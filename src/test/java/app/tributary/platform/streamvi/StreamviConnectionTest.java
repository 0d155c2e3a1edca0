package app.tributary.platform.streamvi;

import static app.tributary.platform.streamvi.StreamviWitness.await;
import static app.tributary.platform.streamvi.StreamviWitness.say;
import static app.tributary.platform.streamvi.StreamviWitness.timings;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Outlet;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.net.Network;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.Connection;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.streamvi.StreamviRules;
import app.tributary.rehearsal.streamvi.StreamviServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamviConnectionTest {
    private final StreamviWitness witness = new StreamviWitness();
    private final Network network = new Network(InstantSource.system());
    private final List<Connection> opened = new ArrayList<>();
    private StreamviServer server = serverWith(StreamviWitness.rules());

    @AfterEach
    void stop() {
        opened.forEach(Connection::close);
        server.close();
        network.close();
    }

    @Test
    void whatWasSaidBefore_comesAsBackfillByTime_andWhatIsSaidThen_live() {
        server.play(say("1", "first"));
        server.play(say("2", "second"));
        open();
        witness.awaitState(ConnectionState.Live.class);
        server.play(say("3", "third"));
        witness.awaitTexts("third");

        assertThat(witness.texts()).containsExactly("first", "second", "third");
        assertThat(witness.all(ChatEvent.Message.class).map(ChatEvent.Message::origin))
                .containsExactly(Origin.BACKFILL, Origin.BACKFILL, Origin.LIVE);
        assertThat(witness.all(ChatEvent.Connection.class).map(ChatEvent.Connection::state))
                .startsWith(new ConnectionState.Connecting()).contains(new ConnectionState.Live());
        assertThat(witness.message("third").author().displayName()).isEqualTo("Ann");
    }

    @Test
    void theRestreams_areOutlets_andTheirViewersAreSummedUp() {
        open();
        var outlets = witness.awaitEvent(ChatEvent.Outlets.class, event -> true);
        assertThat(outlets.outlets()).containsExactly(new Outlet("7", "Twitch", "twitch"), new Outlet("9", "VK", "vk"),
                new Outlet("11", "YouTube", "youtube"));
        assertThat(connection().commands().outlets()).isEqualTo(outlets.outlets());
        witness.awaitEvent(ChatEvent.Viewers.class, event -> event.count() == 170 + 102 + 68);
        witness.awaitState(ConnectionState.Live.class);
        server.play(new Cue.Audience(1000));
        witness.awaitEvent(ChatEvent.Viewers.class, event -> event.count() == 1000);
    }

    @Test
    void tenDroppedConnections_loseNothingAndDoubleNothing_andSaySo() {
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        for (int drop = 1; drop <= 10; drop++) {
            server.misbehave(new Mischief.DropConnections());
            String text = "during " + drop;
            server.play(say(text, text));
            said.add(text);
            int gaps = drop;
            // the poller may close a gap before the line is back, and the server count a line that is gone
            await(() -> witness.all(ChatEvent.Gap.class).count() >= gaps && timesLive() > gaps
                    && server.listeners(42) == 1);
        }
        witness.awaitTexts(said.toArray(String[]::new));

        assertThat(witness.texts()).containsExactlyElementsOf(said);
        assertThat(witness.all(ChatEvent.Gap.class)).hasSize(10).allMatch(ChatEvent.Gap::whole)
                .allMatch(gap -> !gap.to().isBefore(gap.from()));
    }

    private long timesLive() {
        return witness.all(ChatEvent.Connection.class)
                .filter(event -> event.state() instanceof ConnectionState.Live).count();
    }

    @Test
    void recoveredPublications_areBackfill() {
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        server.misbehave(new Mischief.DropConnections());
        await(() -> server.listeners(42) == 0);
        server.play(say("m", "missed"));
        witness.awaitTexts("missed");
        witness.awaitEvent(ChatEvent.Gap.class, gap -> gap.whole());
    }

    @Test
    void aStreamThatCannotBeRecovered_isFilledFromTheHistory() {
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        server.misbehave(new Mischief.DropConnections());
        server.forgetStreams();
        server.play(say("m", "missed"));
        witness.awaitTexts("missed");
        var gap = witness.awaitEvent(ChatEvent.Gap.class, event -> true);
        assertThat(gap.whole()).isTrue();
        witness.awaitState(ConnectionState.Live.class);
        server.play(say("n", "after it"));
        witness.awaitTexts("after it");
        assertThat(witness.texts()).containsExactly("hello", "missed", "after it");
    }

    @Test
    void aHistoryThatDoesNotReachBack_leavesAGapThatIsNotWhole() {
        server.close();
        serve(new StreamviRules(Duration.ofSeconds(1), Duration.ofMinutes(30), 5, 3, true, Duration.ofMillis(60),
                Duration.ofMillis(100)));
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        server.misbehave(new Mischief.NoRealtime(Duration.ofMillis(700)));
        server.misbehave(new Mischief.AnswerStatus(503, 1000));
        await(() -> server.listeners(42) == 0);
        for (int i = 0; i < 20; i++) {
            server.play(say("m" + i, "missed " + i));
        }
        server.misbehave(new Mischief.AnswerStatus(503, 0));
        witness.awaitTexts("missed 19");
        var gap = witness.awaitEvent(ChatEvent.Gap.class, event -> true);
        assertThat(gap.whole()).isFalse();
        assertThat(gap.filled()).isEqualTo(5);
        assertThat(witness.texts()).containsExactly("hello", "missed 15", "missed 16", "missed 17", "missed 18",
                "missed 19");
    }

    @Test
    void withoutTheSocket_theHistoryIsPolled_untilItIsBack() {
        server.misbehave(new Mischief.NoRealtime(Duration.ofMillis(1500)));
        open();
        witness.awaitState(ConnectionState.Degraded.class);
        assertThat(((ConnectionState.Degraded) witness.state()).why().code()).isEqualTo(ReasonCode.POLLING);
        server.play(say("1", "polled"));
        witness.awaitTexts("polled");
        assertThat(witness.all(ChatEvent.Message.class).map(ChatEvent.Message::origin)).containsExactly(Origin.LIVE);
        witness.awaitState(ConnectionState.Live.class);
        server.play(say("2", "live again"));
        witness.awaitTexts("live again");
        assertThat(witness.texts()).containsExactly("polled", "live again");
    }

    @Test
    void aChatThatIsNotPublished_isPolledBesideTheSocket_deletionsToo() {
        server.close();
        serve(new StreamviRules(Duration.ofSeconds(1), Duration.ofMinutes(30), 200, 300, false, Duration.ofMillis(60),
                Duration.ofMillis(100)));
        open();
        witness.awaitState(ConnectionState.Live.class);
        server.play(say("1", "one"));
        witness.awaitTexts("one");
        server.play(say("2", "two"));
        witness.awaitTexts("two");
        server.play(new Cue.Retract("1", StreamviWitness.ANN));
        witness.awaitEvent(ChatEvent.Removal.class, event -> event.key().equals(witness.key("one")));
        assertThat(witness.texts()).containsExactly("one", "two");
        assertThat(witness.all(ChatEvent.Removal.class)).hasSize(1);
    }

    @Test
    void aDeletion_isSaidByThePublication() {
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        server.play(new Cue.Retract("hello", StreamviWitness.ANN));
        witness.awaitEvent(ChatEvent.Removal.class, event -> event.key().equals(witness.key("hello")));
    }

    @Test
    void aHintWithoutABody_hasTheHistoryReadAtOnce() {
        server.close();
        serve(new StreamviRules(Duration.ofSeconds(1), Duration.ofMinutes(30), 200, 300, true, Duration.ofMillis(60),
                Duration.ofMillis(100)));
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        // after the first publication the history is read only every 20 s in this test, so that only a hint helps
        server.misbehave(new Mischief.Mute(Duration.ofMillis(300)));
        server.publish(42, "{\"event\":\"chat.message.new\"}");
        server.play(say("2", "found by the hint"));
        witness.awaitTexts("found by the hint");
        assertThat(witness.texts()).containsExactly("hello", "found by the hint");
    }

    @Test
    void aSilentServer_isLeftAndComeBackTo() {
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        server.misbehave(new Mischief.Mute(Duration.ofMillis(2500)));
        server.play(say("2", "into the silence"));
        witness.awaitEvent(ChatEvent.Connection.class, event -> event
                .state() instanceof ConnectionState.Degraded(var why) && why.code() == ReasonCode.POLLING);
        witness.awaitTexts("into the silence");
        witness.awaitState(ConnectionState.Live.class);
        assertThat(witness.texts()).containsExactly("hello", "into the silence");
    }

    @Test
    void aServerThatIsGone_isRetried_andWhatWasSaidBeforeIsNotDoubled() {
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        server.misbehave(new Mischief.Down(Duration.ofMillis(1200)));
        witness.awaitState(ConnectionState.Retrying.class);
        witness.awaitState(ConnectionState.Live.class);
        server.play(say("2", "back"));
        witness.awaitTexts("back");
        assertThat(witness.texts()).containsExactly("hello", "back");
        assertThat(witness.all(ChatEvent.Gap.class)).hasSize(1);
    }

    @Test
    void tokensThatEnd_areRenewedInTime_withoutALostConnection() {
        server.close();
        serve(new StreamviRules(Duration.ofSeconds(1), Duration.ofSeconds(2), 200, 300, true, Duration.ofMillis(60),
                Duration.ofMillis(100)));
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        // the tokens hold 2 s and are ended by the server 1 s later
        await(() -> server.renewals() >= 4);
        server.play(say("2", "still here"));
        witness.awaitTexts("still here");
        assertThat(witness.all(ChatEvent.Connection.class).map(ChatEvent.Connection::state))
                .containsExactly(new ConnectionState.Connecting(), new ConnectionState.Live());
        assertThat(witness.all(ChatEvent.Gap.class)).isEmpty();
    }

    @Test
    void tokensThatAreTakenBack_areReplaced() {
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        server.misbehave(new Mischief.ExpireTokens());
        witness.awaitEvent(ChatEvent.Gap.class, ChatEvent.Gap::whole);
        witness.awaitState(ConnectionState.Live.class);
        server.play(say("2", "with new tokens"));
        witness.awaitTexts("with new tokens");
    }

    @Test
    void oddFrames_endNothing() {
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        for (String odd : List.of("{\"half\": ", "[]", "\n\n", "<html></html>", "{\"push\":{}}", "{\"id\":\"x\"}",
                "{\"push\":{\"channel\":\"$broadcast:42\",\"pub\":{\"data\":{\"event\":7,\"payload\":[1]}}}}",
                "{\"push\":{\"channel\":\"$broadcast:42\",\"pub\":{\"data\":null}}}",
                "{\"push\":{\"channel\":\"$broadcast:42\",\"pub\":{\"data\":{\"payload\":{\"event_id\":\"x\",\"text\":\"y\",\"restreams\":7}}}}}",
                "{\"x\":\"" + "y".repeat(1 << 20) + "\"}", "\u0000\u0001", "{\"id\":999,\"connect\":{}}",
                "{\"id\":998,\"error\":{\"code\":\"many\"}}", "[".repeat(5000))) {
            server.misbehave(new Mischief.RawFrame(odd));
        }
        server.play(say("2", "after the odd ones"));
        witness.awaitTexts("after the odd ones");
        assertThat(witness.texts()).containsExactly("hello", "after the odd ones");
        assertThat(witness.state()).isEqualTo(new ConnectionState.Live());
    }

    @Test
    void answersThatAreNoAnswers_areRetried() {
        server.play(say("1", "hello"));
        server.misbehave(new Mischief.AnswerHtml(3));
        open();
        witness.awaitEvent(ChatEvent.Connection.class, event -> event
                .state() instanceof ConnectionState.Retrying(var at, var why) && why.code() == ReasonCode.BAD_ANSWER);
        witness.awaitState(ConnectionState.Live.class);
        server.misbehave(new Mischief.AnswerStatus(500, 4));
        server.misbehave(new Mischief.DropConnections());
        witness.awaitEvent(ChatEvent.Gap.class, ChatEvent.Gap::whole);
        witness.awaitState(ConnectionState.Live.class);
        assertThat(witness.texts()).containsExactly("hello");
    }

    @Test
    void aNewBroadcast_isFollowed_andItsEndSaid() {
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        server.startBroadcast(43);
        await(() -> server.listeners(43) == 1);
        server.play(say("2", "in the next one"));
        witness.awaitTexts("in the next one");
        server.endBroadcast();
        witness.awaitState(ConnectionState.Offline.class);
        assertThat(connection().commands().capabilities().of(Capability.SEND))
                .isEqualTo(Support.no(ReasonCode.OFFLINE));
        server.startBroadcast(44);
        witness.awaitState(ConnectionState.Live.class);
        server.play(say("3", "and in the third"));
        witness.awaitTexts("and in the third");
        assertThat(witness.texts()).containsExactly("hello", "in the next one", "and in the third");
    }

    @Test
    void aNewBroadcast_isFollowedWithoutTheSocket_too() {
        server.misbehave(new Mischief.NoRealtime(Duration.ofMinutes(1)));
        open();
        witness.awaitState(ConnectionState.Degraded.class);
        server.startBroadcast(43);
        server.play(say("2", "in the next one"));
        witness.awaitTexts("in the next one");
        server.endBroadcast();
        witness.awaitState(ConnectionState.Offline.class);
    }

    @Test
    void withoutAnAccount_itSaysThatOneIsNeeded() {
        opened.add(platform().open(
                new ChannelSetup(StreamviWitness.CHANNEL, server.endpoints(), Optional.empty()), witness));
        witness.awaitState(ConnectionState.Failed.class);
        assertThat(((ConnectionState.Failed) witness.state()).why().code()).isEqualTo(ReasonCode.NOT_SIGNED_IN);
        assertThat(connection().commands().capabilities().of(Capability.SEND))
                .isEqualTo(Support.no(ReasonCode.NOT_SIGNED_IN));
    }

    @Test
    void aFalseToken_isSaidPlainly_andAPersonCanTryAgain() {
        opened.add(platform().open(StreamviWitness.setup(server, Map.of("token", "wrong")), witness));
        witness.awaitState(ConnectionState.Failed.class);
        assertThat(((ConnectionState.Failed) witness.state()).why().code()).isEqualTo(ReasonCode.BAD_TOKEN);
        connection().retryNow();
        await(() -> witness.all(ChatEvent.Connection.class)
                .filter(event -> event.state() instanceof ConnectionState.Failed).count() == 2);
    }

    @Test
    void aFalseKey_isAMissingRight() {
        opened.add(platform().open(StreamviWitness.setup(server, Map.of("chat-key", "wrong")), witness));
        witness.awaitState(ConnectionState.Failed.class);
        assertThat(((ConnectionState.Failed) witness.state()).why().code()).isEqualTo(ReasonCode.MISSING_RIGHT);
    }

    @Test
    void bothFormsOfSignIn_work() {
        opened.add(platform().open(StreamviWitness.setup(server, Map.of("auth-scheme", "bearer")), witness));
        witness.awaitState(ConnectionState.Live.class);
    }

    @Test
    void onceClosed_nothingIsSaidAnyMore() {
        var said = new ArrayList<String>();
        openLiveWithChat(said);
        connection().close();
        assertThat(witness.state()).isEqualTo(new ConnectionState.Closed());
        int count = witness.events().size();
        await(() -> server.listeners(42) == 0);
        server.play(say("2", "to nobody"));
        assertThat(witness.events()).hasSize(count);
    }

    private void serve(StreamviRules rules) {
        server = serverWith(rules);
    }

    private static StreamviServer serverWith(StreamviRules rules) {
        return new StreamviServer(0, InstantSource.system(), rules);
    }

    private Connection connection() {
        return opened.getLast();
    }

    private StreamviPlatform platform() {
        return new StreamviPlatform(network, timings());
    }

    private void open() {
        opened.add(platform().open(StreamviWitness.setup(server), witness));
    }

    /** Opens, and has one message come by the socket, so that it is known to bring them. */
    private void openLiveWithChat(List<String> said) {
        open();
        witness.awaitState(ConnectionState.Live.class);
        server.play(say("hello", "hello"));
        said.add("hello");
        witness.awaitTexts("hello");
    }

    @Test
    void aDefect_costsOneTry_andTheChannelComesBack() {
        opened.add(platform().open(StreamviWitness.failingOnce(StreamviWitness.setup(server)), witness));
        witness.awaitEvent(ChatEvent.Connection.class,
                event -> event.state() instanceof ConnectionState.Retrying retrying
                        && retrying.why().code() == ReasonCode.DEFECT);
        witness.awaitState(ConnectionState.Live.class);
    }
}
