package app.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.CentrifugoEvent.Resume;
import app.tributary.net.ScriptedCentrifugo.Heard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CentrifugoClientTest {
    private static final String CHAT = "$broadcast:42";
    private static final String CONNECTED = ",\"connect\":{\"client\":\"6a\",\"ping\":25,\"pong\":true}}";
    private static final String SUBSCRIBED = ",\"subscribe\":{\"recoverable\":true,\"epoch\":\"E\",\"offset\":10}}";

    private final Network network = new Network(InstantSource.system());
    private final AtomicInteger tokens = new AtomicInteger();
    private final Queue<CentrifugoToken> answers = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<CentrifugoEvent> events = new LinkedBlockingQueue<>();
    private final ScriptedCentrifugo server;
    private final CentrifugoClient client;
    private final Thread reader;

    CentrifugoClientTest() throws InterruptedException {
        server = new ScriptedCentrifugo();
        client = client(new CentrifugoTimings(Duration.ofSeconds(5), Duration.ofMillis(600), Duration.ofMillis(300),
                Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(60)));
        client.subscribe(CHAT, true);
        reader = Thread.ofVirtual().unstarted(this::read);
    }

    @AfterEach
    void stop() throws InterruptedException {
        client.close();
        reader.interrupt();
        server.end();
        network.close();
    }

    @Test
    void aSession_beginsWithItsTokens_andDeliversWhatIsPublished() throws Exception {
        reader.start();
        Heard connect = server.hear("connect");
        assertThat(connect.text()).contains("\"token\":\"t1\"").contains("\"name\":\"tributary\"");
        connect.reply("{\"id\":" + connect.id() + CONNECTED);
        Heard subscribe = server.hear("subscribe");
        assertThat(subscribe.text()).contains("\"channel\":\"$broadcast:42\"").contains("\"token\":\"t2\"")
                .doesNotContain("recover");
        subscribe.reply("{\"id\":" + subscribe.id() + SUBSCRIBED, publication(11), "", publication(12));
        assertThat(event()).isEqualTo(new CentrifugoEvent.Subscribed(CHAT, Resume.FRESH, List.of()));
        assertThat(offset()).isEqualTo(11);
        assertThat(offset()).isEqualTo(12);
        subscribe.reply("{}");
        assertThat(server.hear().text()).isEqualTo("{}");
    }

    @Test
    void afterALoss_itAsksForWhatWasMissed() throws Exception {
        Heard line = begin();
        line.reply(publication(11));
        assertThat(offset()).isEqualTo(11);
        line.from().close(3001, "shutdown");
        assertThat(event()).isInstanceOfSatisfying(CentrifugoEvent.Lost.class,
                lost -> assertThat(lost.why()).isEqualTo(Reason.of(ReasonCode.CLOSED_BY_SERVER, "shutdown (3001)")));
        accept(server.hear("connect"));
        Heard subscribe = server.hear("subscribe");
        assertThat(subscribe.text()).contains("\"recover\":true").contains("\"epoch\":\"E\"").contains("\"offset\":11");
        subscribe.reply("{\"id\":" + subscribe.id()
                + ",\"subscribe\":{\"recoverable\":true,\"epoch\":\"E\",\"offset\":13,"
                + "\"recovered\":true,\"publications\":[{\"data\":1,\"offset\":12},{\"data\":2,\"offset\":13}]}}");
        assertThat(event()).isInstanceOfSatisfying(CentrifugoEvent.Subscribed.class, subscribed -> {
            assertThat(subscribed.resume()).isEqualTo(Resume.RECOVERED);
            assertThat(subscribed.missed()).hasSize(2);
        });
        subscribe.from().closeConnection(1006, "");
        assertThat(event()).isInstanceOf(CentrifugoEvent.Lost.class);
        accept(server.hear("connect"));
        Heard again = server.hear("subscribe");
        assertThat(again.text()).contains("\"offset\":13");
        again.reply("{\"id\":" + again.id() + ",\"subscribe\":{\"recoverable\":true,\"epoch\":\"F\"}}");
        assertThat(event()).isEqualTo(new CentrifugoEvent.Subscribed(CHAT, Resume.LOST, List.of()));
    }

    @Test
    void anExpiredToken_isReplaced_andAForbiddenSessionEndsIt() throws Exception {
        reader.start();
        Heard connect = server.hear("connect");
        connect.reply(error(connect, 109));
        assertThat(event()).isInstanceOf(CentrifugoEvent.Lost.class);
        Heard second = server.hear("connect");
        assertThat(second.text()).contains("\"token\":\"t2\"");
        second.reply(error(second, 103));
        assertThat(event()).isEqualTo(new CentrifugoEvent.Ended(Reason.of(ReasonCode.MISSING_RIGHT, "words (103)")));
    }

    @Test
    void closeCodes_thatForbidIt_endIt() throws Exception {
        begin().from().close(3503, "force disconnect");
        assertThat(event()).isEqualTo(
                new CentrifugoEvent.Ended(Reason.of(ReasonCode.CLOSED_BY_SERVER, "force disconnect (3503)")));
    }

    @Test
    void aTokenThatIsNotTaken_isReplacedOnce_andThenItIsOver() throws Exception {
        begin().from().close(3500, "invalid token");
        assertThat(event()).isInstanceOf(CentrifugoEvent.Lost.class);
        Heard connect = server.hear("connect");
        assertThat(connect.text()).contains("\"token\":\"t3\"");
        connect.from().close(3500, "invalid token");
        assertThat(event())
                .isEqualTo(new CentrifugoEvent.Ended(Reason.of(ReasonCode.CLOSED_BY_SERVER, "invalid token (3500)")));
    }

    @Test
    void aDisconnectPush_isObeyed_andWithIt3014ForgetsEverything() throws Exception {
        begin().reply("{\"push\":{\"disconnect\":{\"code\":3014,\"reason\":\"state invalidated\"}}}");
        assertThat(event()).isInstanceOf(CentrifugoEvent.Lost.class);
        Heard connect = server.hear("connect");
        assertThat(connect.text()).contains("\"token\":\"t3\"");
        accept(connect);
        assertThat(server.hear("subscribe").text()).contains("\"token\":\"t4\"").doesNotContain("recover");
    }

    @Test
    void aRefusedChannel_isGivenUp_andTheSessionGoesOn() throws Exception {
        client.subscribe("project#15", false);
        reader.start();
        accept(server.hear("connect"));
        Heard chat = server.hear("subscribe");
        Heard project = server.hear("subscribe");
        chat.reply(error(chat, 103));
        project.reply("{\"id\":" + project.id() + ",\"subscribe\":{}}");
        assertThat(event()).isEqualTo(
                new CentrifugoEvent.Refused(CHAT, Reason.of(ReasonCode.MISSING_RIGHT, "words (103)")));
        assertThat(event()).isEqualTo(new CentrifugoEvent.Subscribed("project#15", Resume.FRESH, List.of()));
    }

    @Test
    void errorsOfASubscription_areTreatedByTheirCodes() throws Exception {
        Heard line = begin();
        line.from().close(3010, "insufficient state");
        assertThat(event()).isInstanceOf(CentrifugoEvent.Lost.class);
        accept(server.hear("connect"));
        Heard expired = server.hear("subscribe");
        expired.reply(error(expired, 109));
        assertThat(event()).isInstanceOf(CentrifugoEvent.Paused.class);
        Heard renewed = server.hear("subscribe");
        assertThat(renewed.text()).contains("\"token\":\"t3\"").contains("\"recover\":true");
        renewed.reply(error(renewed, 112));
        assertThat(event()).isInstanceOf(CentrifugoEvent.Paused.class);
        Heard fresh = server.hear("subscribe");
        assertThat(fresh.text()).doesNotContain("recover");
        fresh.reply(error(fresh, 100));
        assertThat(event()).isInstanceOf(CentrifugoEvent.Paused.class);
        Heard last = server.hear("subscribe");
        last.reply("{\"id\":" + last.id() + SUBSCRIBED);
        assertThat(event()).isEqualTo(new CentrifugoEvent.Subscribed(CHAT, Resume.LOST, List.of()));
    }

    @Test
    void anUnsubscription_isTakenUpAgain_unlessItsCodeForbidsIt() throws Exception {
        Heard line = begin();
        line.reply("{\"push\":{\"channel\":\"" + CHAT + "\",\"unsubscribe\":{\"code\":2501,\"reason\":\"expired\"}}}");
        assertThat(event()).isInstanceOf(CentrifugoEvent.Paused.class);
        Heard again = server.hear("subscribe");
        assertThat(again.text()).contains("\"token\":\"t3\"").contains("\"recover\":true");
        again.reply("{\"id\":" + again.id() + SUBSCRIBED);
        assertThat(event()).isInstanceOf(CentrifugoEvent.Subscribed.class);
        line.reply("{\"push\":{\"channel\":\"" + CHAT + "\",\"unsubscribe\":{\"code\":2500,\"reason\":\"gap\"}}}");
        assertThat(event()).isInstanceOf(CentrifugoEvent.Paused.class);
        Heard third = server.hear("subscribe");
        assertThat(third.text()).doesNotContain("recover");
        third.reply("{\"id\":" + third.id() + SUBSCRIBED);
        assertThat(event()).isEqualTo(new CentrifugoEvent.Subscribed(CHAT, Resume.LOST, List.of()));
        line.reply("{\"push\":{\"channel\":\"" + CHAT + "\",\"unsubscribe\":{\"code\":2000,\"reason\":\"banned\"}}}");
        assertThat(event()).isInstanceOf(CentrifugoEvent.Refused.class);
    }

    @Test
    void tokensNearTheirEnd_areRenewed() throws Exception {
        reader.start();
        Heard connect = server.hear("connect");
        connect.reply(
                "{\"id\":" + connect.id() + ",\"connect\":{\"expires\":true,\"ttl\":1,\"ping\":25,\"pong\":true}}");
        Heard subscribe = server.hear("subscribe");
        subscribe.reply("{\"id\":" + subscribe.id() + ",\"subscribe\":{\"expires\":true,\"ttl\":1}}");
        assertThat(event()).isInstanceOf(CentrifugoEvent.Subscribed.class);
        Heard refresh = server.hear("refresh");
        assertThat(refresh.text()).contains("\"token\":\"t3\"");
        refresh.reply("{\"id\":" + refresh.id() + ",\"refresh\":{\"expires\":true,\"ttl\":1800}}");
        Heard sub = server.hear("sub_refresh");
        assertThat(sub.text()).contains(CHAT).contains("\"token\":\"t4\"");
        sub.reply("{\"id\":" + sub.id() + ",\"sub_refresh\":{\"expires\":true,\"ttl\":1800}}");
        assertThat(server.hearAll(Duration.ofMillis(200))).isEmpty();
    }

    @Test
    void silence_beyondThePingsOfTheServer_isALoss() throws Exception {
        reader.start();
        Heard connect = server.hear("connect");
        connect.reply("{\"id\":" + connect.id() + ",\"connect\":{\"ping\":1}}");
        Heard subscribe = server.hear("subscribe");
        subscribe.reply("{\"id\":" + subscribe.id() + SUBSCRIBED);
        assertThat(event()).isInstanceOf(CentrifugoEvent.Subscribed.class);
        subscribe.reply("{}");
        assertThat(event()).isInstanceOfSatisfying(CentrifugoEvent.Lost.class,
                lost -> assertThat(lost.why().code()).isEqualTo(ReasonCode.SILENT));
        assertThat(server.hear("connect").text()).as("no pong where none is wanted").contains("connect");
    }

    @Test
    void aCommandWithoutAReply_isALoss() throws Exception {
        reader.start();
        accept(server.hear("connect"));
        server.hear("subscribe");
        assertThat(event()).isInstanceOfSatisfying(CentrifugoEvent.Lost.class,
                lost -> assertThat(lost.why().code()).isEqualTo(ReasonCode.TIMED_OUT));
        server.hear("connect");
    }

    @Test
    void aTokenThatIsNotToBeHad_isAskedForAgain_andADeniedOneEndsIt() throws Exception {
        answers.add(new CentrifugoToken.Unavailable(Reason.of(ReasonCode.SERVER_ERROR, "503")));
        answers.add(new CentrifugoToken.Denied(Reason.of(ReasonCode.MISSING_RIGHT, "no")));
        reader.start();
        assertThat(event()).isInstanceOf(CentrifugoEvent.Lost.class);
        assertThat(event()).isEqualTo(new CentrifugoEvent.Ended(Reason.of(ReasonCode.MISSING_RIGHT, "no")));
    }

    @Test
    void aPersonInAHurry_doesNotWaitForTheNextTry() throws Exception {
        var slow = client(new CentrifugoTimings(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5),
                Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5)));
        try (slow) {
            answers.add(new CentrifugoToken.Unavailable(Reason.of(ReasonCode.SERVER_ERROR, "503")));
            assertThat(slow.next(Duration.ofSeconds(5))).isInstanceOf(CentrifugoEvent.Lost.class);
            slow.retryNow();
            assertThat(slow.next(Duration.ofMillis(200))).isEqualTo(new CentrifugoEvent.Quiet());
            server.hear("connect");
        }
    }

    @Test
    void closing_endsAWaitAtOnce() throws Exception {
        begin();
        client.close();
        assertThat(event()).isEqualTo(new CentrifugoEvent.Ended(Reason.of(ReasonCode.CLOSING)));
        assertThat(reader.join(Duration.ofSeconds(1))).isTrue();
    }

    private CentrifugoClient client(CentrifugoTimings timings) {
        return new CentrifugoClient(network, server.address(), "tributary", new CentrifugoToken.Source() {
            @Override
            public CentrifugoToken connection() {
                return token();
            }

            @Override
            public CentrifugoToken channel(String channel) {
                return token();
            }
        }, timings, new OddFrames("test"));
    }

    private CentrifugoToken token() {
        var scripted = answers.poll();
        return scripted == null ? new CentrifugoToken.Granted("t" + tokens.incrementAndGet()) : scripted;
    }

    private void read() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var event = client.next(Duration.ofSeconds(5));
                if (!(event instanceof CentrifugoEvent.Quiet)) {
                    events.add(event);
                }
                if (event instanceof CentrifugoEvent.Ended) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A session with the chat subscribed at offset 10. */
    private Heard begin() throws InterruptedException {
        reader.start();
        accept(server.hear("connect"));
        Heard subscribe = server.hear("subscribe");
        subscribe.reply("{\"id\":" + subscribe.id() + SUBSCRIBED);
        assertThat(event()).isInstanceOf(CentrifugoEvent.Subscribed.class);
        return subscribe;
    }

    private static void accept(Heard connect) {
        connect.reply("{\"id\":" + connect.id() + CONNECTED);
    }

    private static String error(Heard command, int code) {
        return "{\"id\":" + command.id() + ",\"error\":{\"code\":" + code + ",\"message\":\"words\"}}";
    }

    private static String publication(long offset) {
        return "{\"push\":{\"channel\":\"" + CHAT + "\",\"pub\":{\"data\":{\"x\":1},\"offset\":" + offset + "}}}";
    }

    private CentrifugoEvent event() throws InterruptedException {
        var event = events.poll(10, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing happened");
        }
        return event;
    }

    private long offset() throws InterruptedException {
        return ((CentrifugoEvent.Published) event()).publication().offset();
    }
}
