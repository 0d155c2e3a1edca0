package app.tributary.rehearsal.getstream;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Role;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.Reply;
import app.tributary.net.Rest;
import app.tributary.net.SocketFrame;
import app.tributary.net.TextSocket;
import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Mischief;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The rules that the loopback Stream Chat keeps, as its documents have them. */
class GetstreamServerTest {
    private static final String MAIN = "/channels/livestream/main";
    private static final String GUEST = "harbour_guest";
    private static final Chatter ANN = new Chatter("ann", "Ann", 0x4CC2FF, Set.of(Role.VIP));

    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-05-04T12:00:00.123456Z"));
    private final Network network = new Network(InstantSource.system());
    private final GetstreamServer server = new GetstreamServer(0, time::get,
            new GetstreamPace(40, Duration.ofMinutes(1), 200, Duration.ofMillis(300), Duration.ofMinutes(10)));

    @AfterEach
    void end() {
        server.close();
        network.close();
    }

    private record Got(int status, JsonNode body, Map<String, String> headers) {
        int code() {
            return body.path("code").asInt(0);
        }
    }

    private String token(String user) {
        return (user.equals(GUEST) ? server.guestAccount() : server.account()).getOrDefault("token", "");
    }

    private Got call(String user, String method, String path, String json) {
        return call(Map.of("Authorization", token(user)), method, path + (path.contains("?") ? "&" : "?") + "api_key="
                + GetstreamServer.API_KEY, json);
    }

    private Got call(Map<String, String> headers, String method, String pathAndQuery, String json) {
        var url = URI.create(server.endpoints().get("rest") + pathAndQuery);
        var all = new HashMap<>(headers);
        all.put("stream-auth-type", "jwt");
        var reply = new Rest(network).call(method, url, all, json.isEmpty() ? Optional.empty() : Optional.of(json));
        assertThat(reply).isInstanceOf(Reply.Answer.class);
        var answer = (Reply.Answer) reply;
        return new Got(answer.status(), Json.tree(answer.body()).orElseThrow(), answer.headers());
    }

    private Got send(String user, String text) {
        return call(user, "POST", MAIN + "/message", "{\"message\":{\"text\":\"" + text + "\"}}");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private URI socket(String user, String token) {
        return URI.create(server.endpoints().get("realtime") + "/connect?json="
                + encoded("{\"user_id\":\"" + user + "\",\"user_details\":{\"id\":\"" + user + "\"}}") + "&api_key="
                + GetstreamServer.API_KEY + "&authorization=" + token + "&stream-auth-type=jwt");
    }

    private static JsonNode next(TextSocket socket) throws InterruptedException {
        var frame = socket.next(Duration.ofSeconds(5));
        assertThat(frame).isInstanceOf(SocketFrame.Text.class);
        return Json.tree(((SocketFrame.Text) frame).text()).orElseThrow();
    }

    private static JsonNode until(TextSocket socket, String type) throws InterruptedException {
        var event = next(socket);
        while (!event.path("type").asString("").equals(type)) {
            event = next(socket);
        }
        return event;
    }

    // who comes in

    @Test
    void asks_for_the_key_of_the_app_and_a_token_that_is_signed_and_in_force() {
        assertThat(call(Map.of("Authorization", token("lanternfish")), "POST", "/channels?api_key=other", "{}"))
                .matches(got -> got.status() == 401 && got.code() == 2);
        String key = "/channels?api_key=" + GetstreamServer.API_KEY;
        assertThat(call(Map.of(), "POST", key, "{}")).matches(got -> got.status() == 401 && got.code() == 3);
        assertThat(call(Map.of("Authorization", token("lanternfish") + "x"), "POST", key, "{}").code()).isEqualTo(43);
        String shortLived = server.token(time.get().plusSeconds(30));
        assertThat(call(Map.of("Authorization", shortLived), "POST", key, "{}").status()).isEqualTo(201);
        assertThat(call(Map.of("Authorization", "Bearer " + shortLived), "POST", key, "{}").status()).isEqualTo(201);
        time.updateAndGet(now -> now.plusSeconds(31));
        assertThat(call(Map.of("Authorization", shortLived), "POST", key, "{}")).matches(got -> got.code() == 40
                && got.body().path("StatusCode").asInt() == 401 && got.body().has("more_info"));
    }

    @Test
    void gives_a_new_token_after_every_token_has_expired() {
        String old = token("lanternfish");
        server.misbehave(new Mischief.ExpireTokens());
        assertThat(call(Map.of("Authorization", old), "POST", "/channels?api_key=" + GetstreamServer.API_KEY, "{}")
                .code()).isEqualTo(40);
        var reply = new Rest(network).call("GET", server.tokenProvider(), Map.of(), Optional.empty());
        assertThat(((Reply.Answer) reply).body()).contains(token("lanternfish"));
        assertThat(call("lanternfish", "POST", "/channels", "{}").status()).isEqualTo(201);
    }

    @Test
    void answers_no_page_of_another_origin() {
        assertThat(call(Map.of("Origin", "https://somewhere.example"), "POST", "/channels", "{}").status())
                .isEqualTo(403);
        assertThat(call(Map.of("Origin", "http://localhost:8080"), "POST", "/channels", "{}").status()).isEqualTo(401);
    }

    @Test
    void counts_calls_and_says_when_there_are_more() {
        Got got = call("lanternfish", "GET", MAIN + "/pinned_messages", "");
        assertThat(got.headers()).containsEntry("x-ratelimit-limit", "40").containsEntry("x-ratelimit-remaining", "39");
        for (int i = 0; i < 40; i++) {
            got = call("lanternfish", "GET", MAIN + "/pinned_messages", "");
        }
        assertThat(got.status()).isEqualTo(429);
        assertThat(got.code()).isEqualTo(9);
        assertThat(Long.parseLong(got.headers().getOrDefault("x-ratelimit-reset", "0")))
                .isGreaterThan(time.get().getEpochSecond());
        assertThat(call(GUEST, "GET", MAIN + "/pinned_messages", "").status()).isEqualTo(200);
        time.updateAndGet(now -> now.plusSeconds(61));
        assertThat(call("lanternfish", "GET", MAIN + "/pinned_messages", "").status()).isEqualTo(200);
    }

    // the two families

    @Test
    void writes_times_as_words_in_the_older_family_and_as_nanoseconds_in_the_newer() {
        server.play(new Cue.Say("1", ANN, "hello", false, Optional.empty()));
        var older = call("lanternfish", "POST", MAIN + "/query", "{}").body().path("messages").path(0);
        var newer = call("lanternfish", "POST", "/api/v2/chat" + MAIN + "/query", "{}").body().path("messages").path(0);
        assertThat(older.path("created_at").asString("")).startsWith("2026-05-04T12:00:00.12").endsWith("Z");
        assertThat(newer.path("created_at").isIntegralNumber()).isTrue();
        assertThat(newer.path("created_at").asLong()).isGreaterThan(1_777_000_000_000_000_000L);
        assertThat(older.path("user").path("color").asString("")).isEqualTo("#4cc2ff");
        assertThat(newer.path("user").path("custom").path("color").asString("")).isEqualTo("#4cc2ff");
    }

    @Test
    void a_user_lifts_a_ban_in_the_older_family_only() {
        String target = "target_user_id=" + GUEST + "&channel_cid=livestream:main";
        assertThat(call("lanternfish", "POST", "/api/v2/moderation/ban",
                "{\"target_user_id\":\"" + GUEST + "\",\"channel_cid\":\"livestream:main\"}").status()).isEqualTo(201);
        assertThat(call("lanternfish", "POST", "/api/v2/moderation/unban?" + target, "{}").code()).isEqualTo(17);
        assertThat(send(GUEST, "let me in").code()).isEqualTo(17);
        assertThat(call("lanternfish", "DELETE", "/moderation/ban?" + target, "").status()).isEqualTo(200);
        assertThat(send(GUEST, "thanks").status()).isEqualTo(201);
    }

    // messages

    @Test
    void takes_no_second_message_of_the_same_id() {
        String body = "{\"message\":{\"id\":\"mine-1\",\"text\":\"once\"}}";
        assertThat(call(GUEST, "POST", MAIN + "/message", body).status()).isEqualTo(201);
        assertThat(call(GUEST, "POST", MAIN + "/message", body)).matches(got -> got.status() == 400 && got.code() == 4);
        assertThat(server.ledger().lines()).hasSize(1);
    }

    @Test
    void holds_to_the_length_of_a_message_and_to_slow_mode() {
        assertThat(send(GUEST, "x".repeat(201)).code()).isEqualTo(20);
        assertThat(call("lanternfish", "PATCH", MAIN, "{\"set\":{\"cooldown\":10}}").status()).isEqualTo(200);
        assertThat(send(GUEST, "first").status()).isEqualTo(201);
        assertThat(send(GUEST, "second")).matches(got -> got.status() == 403 && got.code() == 60);
        assertThat(send("lanternfish", "one").status()).isEqualTo(201);
        assertThat(send("lanternfish", "two").status()).isEqualTo(201);
        time.updateAndGet(now -> now.plusSeconds(11));
        assertThat(send(GUEST, "third").status()).isEqualTo(201);
    }

    @Test
    void a_timeout_ends() {
        assertThat(call("lanternfish", "POST", "/moderation/ban",
                "{\"target_user_id\":\"" + GUEST + "\",\"channel_cid\":\"livestream:main\",\"timeout\":2}").status())
                .isEqualTo(201);
        assertThat(send(GUEST, "now").code()).isEqualTo(17);
        time.updateAndGet(now -> now.plus(Duration.ofMinutes(3)));
        assertThat(send(GUEST, "later").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT {\"set\":{\"pinned\":true}}", "PUT {\"set\":{\"text\":\"other\"}}", "DELETE ",
            "DELETE?hard=true "})
    void a_guest_has_no_power_over_the_messages_of_others(String call) {
        server.play(new Cue.Say("1", ANN, "mine", false, Optional.empty()));
        String id = server.ledger().lines().getFirst().id();
        String[] parts = call.split(" ", 2);
        String[] method = parts[0].split("\\?", 2);
        String query = method.length > 1 ? "?" + method[1] : "";
        assertThat(call(GUEST, method[0], "/messages/" + id + query, parts[1])).matches(got -> got.status() == 403
                && got.code() == 17);
    }

    @Test
    void undeletes_exports_and_tells_earlier_versions_to_the_apps_server_alone() {
        server.play(new Cue.Say("1", ANN, "gone", false, Optional.empty()));
        String id = server.ledger().lines().getFirst().id();
        assertThat(call("lanternfish", "DELETE", "/messages/" + id, "").status()).isEqualTo(200);
        String body = "{\"undeleted_by\":\"lanternfish\"}";
        assertThat(call("lanternfish", "POST", "/messages/" + id + "/undelete", body).code()).isEqualTo(17);
        assertThat(call("lanternfish", "POST", "/messages/history", "{}").code()).isEqualTo(17);
        assertThat(call("lanternfish", "POST", "/export_channels", "{}").code()).isEqualTo(17);
        assertThat(call(Map.of("Authorization", server.serverToken()), "POST",
                "/messages/" + id + "/undelete?api_key=" + GetstreamServer.API_KEY, body).status()).isEqualTo(201);
    }

    // sockets

    @Test
    void tells_only_those_who_watch_and_forgets_the_connection_with_its_socket() throws InterruptedException {
        String id;
        try (var socket = TextSocket.open(network, socket(GUEST, token(GUEST)), Map.of(), Duration.ZERO)) {
            var hello = until(socket, "health.check");
            id = hello.path("connection_id").asString("");
            assertThat(hello.path("me").path("id").asString("")).isEqualTo(GUEST);
            send("lanternfish", "unseen");
            assertThat(call(GUEST, "POST", MAIN + "/query", "{\"watch\":true}").code()).isEqualTo(4);
            assertThat(call(GUEST, "POST", MAIN + "/query?connection_id=" + id, "{\"watch\":true}").status())
                    .isEqualTo(201);
            send("lanternfish", "seen");
            assertThat(until(socket, "message.new").path("message").path("text").asString("")).isEqualTo("seen");
            socket.send("[{\"type\":\"health.check\",\"client_id\":\"" + GUEST + "--1\"}]");
            assertThat(until(socket, "health.check").path("connection_id").asString("")).isEqualTo(id);
        }
        Awaitility.await().atMost(Duration.ofSeconds(5))
                .until(() -> call(GUEST, "POST", MAIN + "/query?connection_id=" + id, "{\"watch\":true}").code() == 46);
    }

    @Test
    void refuses_a_socket_in_its_first_frame() throws InterruptedException {
        try (var socket = TextSocket.open(network, socket("lanternfish", token(GUEST)), Map.of(), Duration.ZERO)) {
            assertThat(next(socket).path("error").path("code").asInt()).isEqualTo(3);
            assertThat(socket.next(Duration.ofSeconds(5))).isInstanceOf(SocketFrame.End.class);
        }
    }

    @Test
    void a_long_poll_brings_what_happened_and_ends() {
        String hello = "/longpoll?json=" + encoded("{\"user_id\":\"" + GUEST + "\",\"user_details\":{\"id\":\"" + GUEST
                + "\"}}");
        String id = call(GUEST, "GET", hello, "").body().path("event").path("connection_id").asString("");
        call(GUEST, "POST", MAIN + "/query?connection_id=" + id, "{\"watch\":true}");
        send("lanternfish", "by poll");
        var events = call(GUEST, "GET", "/longpoll?connection_id=" + id, "").body().path("events");
        assertThat(events.valueStream().map(event -> event.path("message").path("text").asString("")))
                .contains("by poll");
        assertThat(call(GUEST, "GET", "/longpoll?connection_id=" + id, "").body().path("events")).isEmpty();
        call(GUEST, "GET", "/longpoll?close=true&connection_id=" + id, "");
        assertThat(call(GUEST, "GET", "/longpoll?connection_id=" + id, "").code()).isEqualTo(46);
    }

    @Test
    void tells_what_was_missed_since_a_time() {
        send("lanternfish", "before");
        String since = time.get().plusMillis(500).toString();
        time.updateAndGet(now -> now.plusSeconds(1));
        send("lanternfish", "after");
        var events = call(GUEST, "POST", "/sync",
                "{\"channel_cids\":[\"livestream:main\"],\"last_sync_at\":\"" + since + "\"}").body().path("events");
        assertThat(events.valueStream().map(event -> event.path("message").path("text").asString("")))
                .containsExactly("after");
    }
}
