package app.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(30)
class SocketIoClientTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final SocketIoSpace MAIN = SocketIoSpace.open("/");
    private static final SocketIoSpace CHAT = guarded("/stream-chat", "t1");
    private static final SocketIoSpace STREAM = guarded("/live-stream", "t2");
    private static final String FOUR = "0{\"sid\":\"a\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,"
            + "\"maxPayload\":1000000}";
    private static final String OLD = "0{\"sid\":\"a\",\"upgrades\":[],\"pingInterval\":60,\"pingTimeout\":9000}";
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final Network network = new Network(InstantSource.system());
    private final BlockingQueue<SocketIoNews> news = new LinkedBlockingQueue<>();
    private final ScriptedSocketIo server;
    private @Nullable SocketIoClient client;
    private @Nullable Thread reader;

    SocketIoClientTest() throws InterruptedException {
        server = new ScriptedSocketIo();
    }

    @AfterEach
    void stop() throws InterruptedException {
        client().close();
        Objects.requireNonNull(reader).interrupt();
        server.end();
        network.close();
    }

    @Test
    void twoNamespaces_areJoinedOnOneLine_eachWithItsCredentials() throws Exception {
        open(EngineIo.V4, WITHIN, CHAT, STREAM);
        assertThat(server.hear()).isEqualTo("/socket.io/?EIO=4&transport=websocket");
        server.say(FOUR);
        assertThat(server.hear()).isEqualTo("40/stream-chat,{\"token\":\"t1\"}");
        assertThat(server.hear()).isEqualTo("40/live-stream,{\"token\":\"t2\"}");
        server.say("40/live-stream,{\"sid\":\"l\"}", "40/stream-chat,{\"sid\":\"c\"}",
                "42/stream-chat,[\"newMessage\",{\"n\":1}]", "42/live-stream,[\"newGift\"]", "42/other,[\"no\"]",
                "42[\"no\"]", "42/stream-chat,[\"newMessage\",2]");
        assertThat(next()).isEqualTo(new SocketIoNews.Joined("/live-stream", "l"));
        assertThat(next()).isEqualTo(new SocketIoNews.Joined("/stream-chat", "c"));
        assertThat(next()).isEqualTo(
                new SocketIoNews.Event("/stream-chat", "newMessage", List.of(JSON.objectNode().put("n", 1))));
        assertThat(next()).isEqualTo(new SocketIoNews.Event("/live-stream", "newGift", List.of()));
        assertThat(next())
                .isEqualTo(new SocketIoNews.Event("/stream-chat", "newMessage", List.of(JSON.numberNode(2))));
        assertThat(client().version()).isEqualTo(EngineIo.V4);
    }

    @Test
    void aRefusedNamespace_leavesTheOthers_andMayBeAskedForAgain() throws Exception {
        open(EngineIo.V4, WITHIN, CHAT, STREAM);
        server.say(afterAddress(FOUR));
        server.hear();
        server.hear();
        server.say("40/live-stream,{\"sid\":\"l\"}", "44/stream-chat,{\"message\":\"unauthorized\"}",
                "42/live-stream,[\"still\"]");
        assertThat(next()).isEqualTo(new SocketIoNews.Joined("/live-stream", "l"));
        assertThat(next()).isEqualTo(
                new SocketIoNews.Left("/stream-chat", Reason.of(ReasonCode.REFUSED, "unauthorized"), true));
        assertThat(next()).isEqualTo(new SocketIoNews.Event("/live-stream", "still", List.of()));
        client().join(guarded("/stream-chat", "fresh"));
        assertThat(server.hear()).isEqualTo("40/stream-chat,{\"token\":\"fresh\"}");
        server.say("40/stream-chat,{\"sid\":\"c\"}");
        assertThat(next()).isEqualTo(new SocketIoNews.Joined("/stream-chat", "c"));
    }

    @Test
    void withTheLastNamespace_theConnectionEnds() throws Exception {
        open(EngineIo.V4, WITHIN, CHAT, STREAM);
        server.say(afterAddress(FOUR));
        server.say("44/stream-chat,{\"message\":\"unauthorized\"}", "40/live-stream,{\"sid\":\"l\"}", "41/live-stream");
        assertThat(next()).isInstanceOf(SocketIoNews.Left.class);
        assertThat(next()).isInstanceOf(SocketIoNews.Joined.class);
        assertThat(next()).isEqualTo(
                new SocketIoNews.Ended(Reason.of(ReasonCode.CLOSED_BY_SERVER, "io server disconnect"), false));
    }

    @Test
    void aNamespaceThatIsNotAnswered_isGivenUpAlone() throws Exception {
        open(EngineIo.V4, Duration.ofMillis(250), CHAT, STREAM);
        server.say(afterAddress(FOUR), "40/live-stream,{\"sid\":\"l\"}");
        assertThat(next()).isInstanceOf(SocketIoNews.Joined.class);
        assertThat(next())
                .isEqualTo(new SocketIoNews.Left("/stream-chat", Reason.of(ReasonCode.TIMED_OUT), false));
    }

    @Test
    void events_areEmitted_andAQuestionGetsItsAnswer() throws Exception {
        open(EngineIo.V4, WITHIN, CHAT, MAIN);
        server.say(afterAddress(FOUR), "40/stream-chat,{\"sid\":\"c\"}");
        server.hear();
        server.hear();
        next();
        assertThat(client().emit("/stream-chat", "joinStream", List.of(JSON.objectNode().put("streamId", "7"))))
                .isTrue();
        assertThat(server.hear()).isEqualTo("42/stream-chat,[\"joinStream\",{\"streamId\":\"7\"}]");
        long first = client().ask("/", "create", List.of(JSON.stringNode("authentication")), WITHIN);
        long second = client().ask("/stream-chat", "who", List.of(), WITHIN);
        assertThat(server.hear()).isEqualTo("42" + first + "[\"create\",\"authentication\"]");
        assertThat(server.hear()).isEqualTo("42/stream-chat," + second + "[\"who\"]");
        server.say("43/stream-chat," + first + "[\"of another namespace\"]", "43" + 99 + "[]",
                "43/stream-chat," + second + "[1]", "43" + first + "[null,{\"uid\":\"u\"}]",
                "43" + first + "[\"again\"]",
                "42/stream-chat,[\"end\"]");
        assertThat(next()).isEqualTo(
                new SocketIoNews.Answered("/stream-chat", second, Optional.of(List.of(JSON.numberNode(1)))));
        assertThat(next()).isEqualTo(new SocketIoNews.Answered("/", first,
                Optional.of(List.of(JSON.nullNode(), JSON.objectNode().put("uid", "u")))));
        assertThat(next()).isEqualTo(new SocketIoNews.Event("/stream-chat", "end", List.of()));
    }

    @Test
    void aQuestionWithoutAnAnswer_isGivenUpInTime() throws Exception {
        open(EngineIo.V4, WITHIN, MAIN);
        server.say(afterAddress(FOUR), "40{\"sid\":\"m\"}");
        next();
        long number = client().ask("/", "create", List.of(), Duration.ofMillis(100));
        assertThat(next()).isEqualTo(new SocketIoNews.Answered("/", number, Optional.empty()));
        server.say("43" + number + "[null]", "42[\"end\"]");
        assertThat(next()).isEqualTo(new SocketIoNews.Event("/", "end", List.of()));
    }

    @Test
    void auto_takesAnUnaskedJoiningForThree_andPings() throws Exception {
        open(EngineIo.AUTO, WITHIN, MAIN);
        assertThat(server.hear()).contains("EIO=4");
        server.say(OLD, "40");
        assertThat(next()).isEqualTo(new SocketIoNews.Joined("/", "a"));
        assertThat(client().version()).isEqualTo(EngineIo.V3);
        assertThat(server.hear()).isEqualTo("2");
        server.say("3");
        assertThat(server.hear()).isEqualTo("2");
        server.say("42[\"chat-messages created\",{}]");
        assertThat(next()).isInstanceOf(SocketIoNews.Event.class);
    }

    @Test
    void auto_withoutAnUnaskedJoining_isFour_andNeverPings() throws Exception {
        open(EngineIo.AUTO, WITHIN, MAIN);
        server.hear();
        server.say(OLD);
        assertThat(server.hear()).isEqualTo("40");
        server.say("40{\"sid\":\"m\"}", "2");
        assertThat(next()).isEqualTo(new SocketIoNews.Joined("/", "m"));
        assertThat(server.hear()).isEqualTo("3");
        assertThat(server.hearsNothing(200)).isTrue();
        assertThat(client().version()).isEqualTo(EngineIo.V4);
    }

    @Test
    void auto_ofAServerThatTellsItsLongestPayload_isFourAtOnce() throws Exception {
        open(EngineIo.AUTO, WITHIN, CHAT);
        server.hear();
        server.say(FOUR);
        assertThat(server.hear()).isEqualTo("40/stream-chat,{\"token\":\"t1\"}");
    }

    @Test
    void auto_afterALateJoining_isThreeAfterAll() throws Exception {
        open(EngineIo.AUTO, WITHIN, MAIN);
        server.hear();
        server.say(OLD);
        assertThat(server.hear()).isEqualTo("40");
        server.say("40", "40");
        assertThat(next()).isEqualTo(new SocketIoNews.Joined("/", "a"));
        assertThat(server.hear()).isEqualTo("2");
        assertThat(client().version()).isEqualTo(EngineIo.V3);
    }

    @Test
    void auto_whereFourIsClosedAtOnce_asksWithThree() throws Exception {
        server.closeTheFirst(1002);
        open(EngineIo.AUTO, WITHIN, MAIN);
        assertThat(server.hear()).contains("EIO=4");
        assertThat(server.hear()).contains("EIO=3");
        server.say(OLD, "40");
        assertThat(next()).isEqualTo(new SocketIoNews.Joined("/", "a"));
    }

    @Test
    void three_asksForOtherNamespaces_withCredentialsInTheQuery() throws Exception {
        open(EngineIo.V3, WITHIN, MAIN, guarded("/stream-chat", "a&b c"));
        assertThat(server.hear()).isEqualTo("/socket.io/?EIO=3&transport=websocket");
        server.say("0{\"sid\":\"a\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":5000}", "40");
        assertThat(server.hear()).isEqualTo("40/stream-chat?token=a%26b+c,");
        server.say("40/stream-chat,", "44/stream-chat,\"gone\"", "42[\"still\"]");
        assertThat(next()).isEqualTo(new SocketIoNews.Joined("/", "a"));
        assertThat(next()).isEqualTo(new SocketIoNews.Joined("/stream-chat", "a"));
        assertThat(next())
                .isEqualTo(new SocketIoNews.Left("/stream-chat", Reason.of(ReasonCode.REFUSED, "gone"), true));
        assertThat(next()).isInstanceOf(SocketIoNews.Event.class);
    }

    @Test
    void three_aServerThatDoesNotAnswerPings_isFoundSilent() throws Exception {
        open(EngineIo.V3, WITHIN, MAIN);
        server.hear();
        server.say("0{\"sid\":\"a\",\"pingInterval\":60,\"pingTimeout\":150}", "40");
        assertThat(next()).isInstanceOf(SocketIoNews.Joined.class);
        assertThat(next()).isEqualTo(new SocketIoNews.Ended(Reason.of(ReasonCode.SILENT), false));
        assertThat(server.hear()).isEqualTo("2");
    }

    private void open(EngineIo version, Duration within, SocketIoSpace... spaces) {
        var opened = SocketIoClient.open(network, server.address(), version, List.of(spaces), within,
                new OddFrames("a test"));
        client = opened;
        reader = Thread.ofVirtual().start(() -> read(opened));
    }

    private SocketIoClient client() {
        return Objects.requireNonNull(client);
    }

    private void read(SocketIoClient from) {
        try {
            while (true) {
                var next = from.next(Duration.ofMillis(50));
                if (!(next instanceof SocketIoNews.Quiet)) {
                    news.add(next);
                }
                if (next instanceof SocketIoNews.Ended) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SocketIoNews next() throws InterruptedException {
        var next = news.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no news");
        }
        return next;
    }

    private String afterAddress(String frame) throws InterruptedException {
        server.hear();
        return frame;
    }

    private static SocketIoSpace guarded(String name, String token) {
        JsonNode credentials = JSON.objectNode().put("token", token);
        return new SocketIoSpace(name, Optional.of(credentials));
    }
}
