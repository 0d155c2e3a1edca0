package app.tributary.platform.getstream;

import static app.tributary.platform.getstream.GetstreamWitness.MAIN;
import static app.tributary.platform.getstream.GetstreamWitness.await;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatCommand;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.Connection;
import app.tributary.rehearsal.LoopbackSocket;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wire itself, against a server whose every word is said by the test. */
class GetstreamRealtimeTest {
    private static final String WELCOME = """
            {"type":"health.check","connection_id":"c1","cid":"*","me":{"id":"jane"},"created_at":"2026-05-04T12:00:00.1Z"}""";

    private final Network network = new Network(InstantSource.system());
    private final GetstreamWitness witness = new GetstreamWitness();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final List<String> arrivals = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Connection> opened = new ArrayList<>();
    private volatile Consumer<WebSocket> greeting = socket -> socket.send(WELCOME);
    private volatile String queryAnswer = "{\"channel\":{\"cid\":\"livestream:main\"},\"messages\":[]}";
    private volatile int queryStatus = 201;
    private Scripted sockets;
    private HttpServer web;

    @BeforeEach
    void open() throws IOException {
        sockets = new Scripted();
        sockets.listen();
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", this::answer);
        web.start();
    }

    @AfterEach
    void close() throws InterruptedException {
        opened.forEach(Connection::close);
        sockets.stop(300);
        web.stop(0);
        network.close();
    }

    @Test
    void it_introduces_itself_by_its_id_alone_and_answers_health_checks_with_an_array() throws InterruptedException {
        connect(GetstreamWitness.timings());
        witness.awaitState(ConnectionState.Live.class);
        var query = URI.create("http://x" + arrivals.getFirst());
        assertThat(query.getPath()).isEqualTo("/connect");
        assertThat(query.getRawQuery()).contains("api_key=k1", "authorization=" + token(), "stream-auth-type=jwt");
        var hello = Json.tree(URLDecoder.decode(query.getRawQuery().replaceAll(".*json=([^&]*).*", "$1"),
                StandardCharsets.UTF_8)).orElseThrow();
        assertThat(hello.path("user_id").asString("")).isEqualTo("jane");
        assertThat(hello.path("user_details").toString()).isEqualTo("{\"id\":\"jane\"}");
        String ping = Optional.ofNullable(heard.poll(10, TimeUnit.SECONDS)).orElseThrow();
        assertThat(ping).startsWith("[{\"type\":\"health.check\",\"client_id\":\"jane--");
    }

    @Test
    void the_channel_is_watched_in_the_name_of_the_connection() {
        connect(GetstreamWitness.timings());
        witness.awaitState(ConnectionState.Live.class);
        assertThat(calls).anyMatch(call -> call.startsWith("POST /api/v2/chat/channels/livestream/main/query?")
                && call.contains("connection_id=c1") && call.contains("\"watch\":true"));
    }

    @Test
    void a_server_that_closes_for_good_is_believed_until_a_person_asks_again() {
        greeting = socket -> {
            socket.send(WELCOME);
            socket.close(1000, "moved away");
        };
        var connection = connect(GetstreamWitness.timings());
        witness.awaitState(ConnectionState.Failed.class);
        var why = ((ConnectionState.Failed) witness.state()).why();
        assertThat(why.code()).isEqualTo(ReasonCode.CLOSED_BY_SERVER);
        assertThat(why.detail()).isEqualTo("moved away");
        assertThat(arrivals).hasSize(1);
        greeting = socket -> socket.send(WELCOME);
        connection.retryNow();
        witness.awaitState(ConnectionState.Live.class);
        assertThat(arrivals).hasSize(2);
    }

    @Test
    void any_other_close_is_followed_by_another_try() {
        greeting = socket -> socket.close(4001, "bye");
        connect(GetstreamWitness.timings());
        await(() -> arrivals.size() >= 2);
        assertThat(witness.states()).noneMatch(ConnectionState.Failed.class::isInstance);
        greeting = socket -> socket.send(WELCOME);
        witness.awaitState(ConnectionState.Live.class);
    }

    @ParameterizedTest
    @CsvSource({"4, REFUSED", "2, BAD_SETTING", "43, BAD_TOKEN", "40, BAD_TOKEN", "99, REFUSED", "17, MISSING_RIGHT"})
    void an_error_as_the_first_frame_that_time_does_not_mend_is_shown(int code, ReasonCode reason) {
        greeting = socket -> socket.send(
                "{\"error\":{\"code\":" + code + ",\"message\":\"no\",\"StatusCode\":401,\"duration\":\"0.00ms\"}}");
        connect(GetstreamWitness.timings());
        witness.awaitState(ConnectionState.Failed.class);
        assertThat(((ConnectionState.Failed) witness.state()).why().code()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"-1", "9", "23", "71"})
    void an_error_as_the_first_frame_that_passes_is_waited_for(int code) {
        greeting = socket -> socket
                .send("{\"error\":{\"code\":" + code
                        + ",\"message\":\"later\",\"StatusCode\":500,\"duration\":\"0.00ms\"}}");
        connect(GetstreamWitness.timings());
        witness.awaitState(ConnectionState.Retrying.class);
        greeting = socket -> socket.send(WELCOME);
        witness.awaitState(ConnectionState.Live.class);
    }

    @Test
    void a_connection_that_the_server_does_not_know_any_more_is_opened_anew() {
        queryStatus = 400;
        queryAnswer = "{\"code\":46,\"message\":\"connection ID not found\",\"StatusCode\":400}";
        connect(GetstreamWitness.timings());
        await(() -> arrivals.size() >= 2);
        queryStatus = 201;
        queryAnswer = "{\"channel\":{\"cid\":\"livestream:main\"},\"messages\":[]}";
        witness.awaitState(ConnectionState.Live.class);
    }

    @Test
    void where_own_messages_do_not_come_back_the_older_paths_are_taken() {
        var waits = GetstreamWitness.timings();
        var connection = connect(new GetstreamTimings(waits.openWithin(), waits.pingAfter(), waits.deadAfter(),
                waits.retryUnit(), waits.retryLongest(), waits.crowded(), waits.hideLoss(), waits.longpoll(),
                waits.longpollFor(), waits.answerWithin(), waits.askAgain(), Duration.ofMillis(200), waits.settle(),
                waits.typing()));
        witness.awaitState(ConnectionState.Live.class);
        var send = new ChatCommand.Send(MAIN, "n1", Set.of(), "hello?", Optional.empty());
        assertThat(GetstreamWitness.done(connection.commands(), send).isDone()).isTrue();
        await(() -> calls.stream().anyMatch(call -> call.startsWith("POST /channels/livestream/main/query?")));
    }

    private Connection connect(GetstreamTimings timings) {
        var endpoints = Map.of("rest", URI.create("http://127.0.0.1:" + web.getAddress().getPort()), "realtime",
                URI.create("ws://127.0.0.1:" + sockets.getPort()));
        var setup = new ChannelSetup(MAIN, endpoints,
                Optional.of(GetstreamWitness.account(Map.of("api-key", "k1", "token", token()))));
        var connection = new GetstreamPlatform(network, timings).open(setup, witness);
        opened.add(connection);
        return connection;
    }

    /** A token for jane, as nobody signed it. */
    private static String token() {
        return "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VyX2lkIjoiamFuZSJ9.c2ln";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            boolean query = exchange.getRequestURI().getPath().endsWith("/query");
            byte[] text = (query ? queryAnswer : "{\"message\":{\"id\":\"n1\",\"type\":\"regular\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(query ? queryStatus : 201, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private final class Scripted extends LoopbackSocket {
        Scripted() {
            super(0, new Draft_6455());
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake request) {
            arrivals.add(request.getResourceDescriptor());
            greeting.accept(socket);
        }

        @Override
        public void onMessage(WebSocket socket, String frame) {
            heard.add(frame);
            socket.send(WELCOME);
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {
            // the test sees it at the other end
        }
    }
}
