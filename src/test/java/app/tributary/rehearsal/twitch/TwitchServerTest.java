package app.tributary.rehearsal.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.net.Network;
import app.tributary.net.SocketFrame;
import app.tributary.net.TextSocket;
import app.tributary.rehearsal.Mischief;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The loopback server by itself, to any client. */
@Timeout(30)
class TwitchServerTest {
    private final InstantSource clock = InstantSource.system();
    private final Network network = new Network(clock);
    private final TwitchServer server = new TwitchServer(0, clock);
    private final Map<TextSocket, List<String>> unread = new HashMap<>();

    @AfterEach
    void closeAll() {
        server.close();
        network.close();
    }

    @Test
    void a_client_gets_tags_only_if_it_asked_for_them() throws Exception {
        try (var plain = socket(); var tagged = socket()) {
            tagged.send("CAP REQ :twitch.tv/tags twitch.tv/commands");
            for (var socket : List.of(plain, tagged)) {
                socket.send("NICK justinfan123");
                socket.send("JOIN #SomeWhere");
                awaitLine(socket, "366");
            }
            awaitLine(tagged, "ROOMSTATE");
            server.say(List.of("@room-id=1 :tmi.twitch.tv CLEARCHAT #x", "@id=1 :a!a@a PRIVMSG #x :hello"));
            assertThat(awaitLine(plain, "hello")).isEqualTo(":a!a@a PRIVMSG #somewhere :hello");
            assertThat(awaitLine(tagged, "CLEARCHAT")).isEqualTo("@room-id=1 :tmi.twitch.tv CLEARCHAT #somewhere");
        }
    }

    @Test
    void only_anonymous_names_are_let_in() throws Exception {
        try (var socket = socket()) {
            socket.send("PASS oauth:made-up");
            socket.send("NICK somebody");
            assertThat(awaitLine(socket, "NOTICE")).isEqualTo(":tmi.twitch.tv NOTICE * :Login authentication failed");
        }
    }

    @Test
    void a_ping_is_answered() throws Exception {
        try (var socket = socket()) {
            socket.send("PING :are you there");
            assertThat(awaitLine(socket, "PONG")).isEqualTo(":tmi.twitch.tv PONG tmi.twitch.tv :are you there");
        }
    }

    @Test
    void a_replay_waits_for_a_client_and_repeats_the_last_twenty_lines_after_a_drop() throws Exception {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            lines.add("@id=" + i + ";tmi-sent-ts=" + i + " :a!a@a PRIVMSG #x :line " + i + ".");
        }
        lines.add("@id=last;tmi-sent-ts=3000 :a!a@a PRIVMSG #x :the last");
        try (var replay = IrcReplay.start(server, lines, OptionalDouble.empty())) {
            try (var first = join()) {
                awaitLine(first, "line 99.");
                // the mark behind a batch comes back when the batch has been read
                Awaitility.await().until(() -> replay.progress().read() == 100);
            }
            try (var second = join()) {
                assertThat(awaitLine(second, "PRIVMSG")).endsWith(":line 80.");
                awaitLine(second, "the last");
                replay.done().get(10, TimeUnit.SECONDS);
            }
            assertThat(replay.progress()).isEqualTo(new IrcReplay.Progress(101, 101, 101, 1));
        }
    }

    @ParameterizedTest
    @EnumSource(LoopbackEmote.class)
    void every_emote_has_a_picture_in_each_size(LoopbackEmote emote) throws Exception {
        for (var scale : Map.of("1.0", 28, "2.0", 56, "3.0", 112).entrySet()) {
            var answer = get(emote.id() + "/default/dark/" + scale.getKey());
            assertThat(answer.statusCode()).isEqualTo(200);
            var picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
            assertThat(picture.getWidth()).isEqualTo(scale.getValue());
            assertThat(picture.getHeight()).isEqualTo(scale.getValue());
        }
    }

    @Test
    void a_moving_emote_is_a_gif_with_all_its_frames_and_no_other_emote_is_known() throws Exception {
        var moving = get(LoopbackEmote.POG_CHAMP.id() + "/default/dark/2.0");
        assertThat(moving.headers().firstValue("Content-Type")).contains("image/gif");
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(moving.body())));
        assertThat(reader.getNumImages(true)).isEqualTo(LoopbackEmote.POG_CHAMP.frames());
        reader.dispose();
        assertThat(get(LoopbackEmote.POG_CHAMP.id() + "/static/dark/2.0").headers().firstValue("Content-Type"))
                .contains("image/png");
        assertThat(get("1/default/dark/2.0").statusCode()).isEqualTo(404);
        assertThat(get("nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void pictures_fail_as_told() throws Exception {
        server.misbehave(new Mischief.AnswerStatus(503, 1));
        assertThat(get("25/default/dark/2.0").statusCode()).isEqualTo(503);
        server.misbehave(new Mischief.AnswerHtml(1));
        assertThat(get("25/default/dark/2.0").headers().firstValue("Content-Type")).contains("text/html");
        assertThat(get("25/default/dark/2.0").headers().firstValue("Content-Type")).contains("image/png");
    }

    @Test
    void emote_places_count_code_points() {
        assertThat(LoopbackEmote.ranges("👋 Kappa and LUL Kappa KappaPride")).isEqualTo("25:2-6,16-20/425618:12-14");
        assertThat(LoopbackEmote.ranges("none here")).isEmpty();
    }

    private URI endpoint(String key) {
        return Objects.requireNonNull(server.endpoints().get(key));
    }

    private TextSocket socket() {
        return TextSocket.open(network, endpoint("irc"), Map.of(), Duration.ZERO);
    }

    private TextSocket join() throws InterruptedException {
        var socket = socket();
        socket.send("CAP REQ :twitch.tv/tags twitch.tv/commands");
        socket.send("NICK justinfan1");
        socket.send("JOIN #there");
        awaitLine(socket, "ROOMSTATE");
        return socket;
    }

    private String awaitLine(TextSocket socket, String part) throws InterruptedException {
        var lines = unread.computeIfAbsent(socket, unseen -> new ArrayList<>());
        while (true) {
            while (!lines.isEmpty()) {
                String line = lines.removeFirst();
                if (line.contains(part)) {
                    return line;
                }
            }
            switch (socket.next(Duration.ofSeconds(10))) {
                case SocketFrame.Text(String text) -> text.lines().forEach(lines::add);
                case SocketFrame.Silence() -> throw new AssertionError("no line with " + part);
                case SocketFrame.End end -> throw new AssertionError("closed before a line with " + part + ": " + end);
            }
        }
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(endpoint("emotes") + "/" + path)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
