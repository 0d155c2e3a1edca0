package app.tributary.platform.streamvi;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.Reply;
import app.tributary.net.Rest;
import app.tributary.net.Surprises;
import app.tributary.platform.streamvi.wire.DeletedDto;
import app.tributary.platform.streamvi.wire.HistoryDto;
import app.tributary.platform.streamvi.wire.LongpollDto;
import app.tributary.platform.streamvi.wire.MessageDto;
import app.tributary.platform.streamvi.wire.OutletsDto;
import app.tributary.platform.streamvi.wire.SendDto;
import app.tributary.platform.streamvi.wire.TokenDto;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * StreamVi's REST calls (api-v2.streamvi.io: Chat gateway, Broadcast, Centrifuge). Each is made once, or twice where
 * the form of sign-in was refused and the other one is tried. Blocks; any thread.
 */
final class StreamviApi {
    private static final int UNAUTHORIZED = 401;
    private static final int NO_CONTENT = 204;

    private final Network network;
    private final Rest rest;
    private final String base;
    private final StreamviAccess access;
    private final StreamviTimings timings;
    private final Surprises surprises;
    private volatile String scheme;

    StreamviApi(Network network, URI base, StreamviAccess access, StreamviTimings timings, Surprises surprises) {
        this.network = network;
        this.rest = new Rest(network);
        this.base = base.toString().replaceAll("/+$", "");
        this.access = access;
        this.timings = timings;
        this.surprises = surprises;
        this.scheme = access.scheme();
    }

    /** The current broadcast; {@code Nothing} while there is none. The server may hold the call open. */
    StreamviAnswer<LongpollDto> longpoll(Duration within) {
        return get("/method/broadcast/longpoll", query(), within, LongpollDto.class);
    }

    /** The restreams of a broadcast, by the newer route or the older one. */
    StreamviAnswer<OutletsDto> outlets(long broadcast, Duration within) {
        var newer = get("/method/broadcast/restreams-chat", query(broadcast), within, OutletsDto.class);
        return newer instanceof StreamviAnswer.Refused<OutletsDto> refused
                && (refused.status() == 403 || refused.status() == 404)
                        ? get("/method/broadcast/restreams", query(broadcast), within, OutletsDto.class)
                        : newer;
    }

    /** The messages of a broadcast that the server still gives; no paging. */
    StreamviAnswer<HistoryDto> history(long broadcast, Duration within) {
        return get("/method/chat/messages", query(broadcast), within, HistoryDto.class);
    }

    /** Writes. The same id again is the same message. */
    StreamviAnswer<MessageDto> send(long broadcast, SendDto body, Duration within) {
        return call("POST", "/method/chat/messages", query(broadcast), Optional.of(Json.write(body)), within,
                as(MessageDto.class));
    }

    /** Takes a message away on every platform that it lives on. */
    StreamviAnswer<DeletedDto> delete(long broadcast, String eventId, Duration within) {
        var query = query(broadcast);
        query.put("event_id", eventId);
        return call("POST", "/method/chat/messages/delete", query, Optional.empty(), within, as(DeletedDto.class));
    }

    /** What is known of a broadcast: how it runs, and on which platforms. */
    StreamviAnswer<JsonNode> broadcast(long broadcast) {
        var query = project();
        query.put("broadcast_id", String.valueOf(broadcast));
        return get("/method/broadcast", query, timings.command(), JsonNode.class);
    }

    /** The last broadcasts of the project, the newest first. */
    StreamviAnswer<JsonNode> broadcasts(int most) {
        var query = project();
        query.put("limit", String.valueOf(most));
        query.put("order", "desc");
        return get("/method/broadcast/list", query, timings.command(), JsonNode.class);
    }

    /** The projects of the account. */
    StreamviAnswer<JsonNode> projects() {
        return call("GET", "/method/project/list", new LinkedHashMap<>(Map.of("limit", "100")), Optional.empty(),
                timings.command(), Json::tree);
    }

    /** These calls are documented with version 3 alone. */
    private Map<String, String> project() {
        var query = new LinkedHashMap<String, String>();
        query.put("v", "3");
        query.put("language", access.language());
        query.put("project_id", access.project());
        return query;
    }

    /** A token for the realtime session of the project. */
    StreamviAnswer<String> connectionToken() {
        return token("/method/centrifuge", new LinkedHashMap<>(Map.of("v", "2", "project_id", access.project())));
    }

    /** A token for {@code $broadcast:ID}; it holds half an hour. */
    StreamviAnswer<String> broadcastToken(long broadcast) {
        var query = new LinkedHashMap<String, String>();
        query.put("v", "2");
        query.put("language", access.language());
        query.put("project_id", access.project());
        query.put("broadcast_id", String.valueOf(broadcast));
        return token("/method/centrifuge/token/broadcast", query);
    }

    private StreamviAnswer<String> token(String path, Map<String, String> query) {
        return call("GET", path, query, Optional.empty(), timings.call(),
                body -> Json.read(body, TokenDto.class).map(TokenDto::accessToken).filter(token -> !token.isBlank()));
    }

    private <T> StreamviAnswer<T> get(String path, Map<String, String> query, Duration within, Class<T> type) {
        return call("GET", path, query, Optional.empty(), within, as(type));
    }

    private static <T> Function<String, Optional<T>> as(Class<T> type) {
        return body -> Json.tree(body).filter(tree -> tree.isObject()).flatMap(tree -> Json.as(tree, type));
    }

    private Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        query.put("v", access.version());
        query.put("language", access.language());
        query.put("key", access.key());
        return query;
    }

    private Map<String, String> query(long broadcast) {
        var query = query();
        query.put("broadcast_id", String.valueOf(broadcast));
        return query;
    }

    private <T> StreamviAnswer<T> call(String method, String path, Map<String, String> query, Optional<String> body,
            Duration within, Function<String, Optional<T>> parse) {
        URI url;
        try {
            url = URI.create(base + path + "?" + encoded(query));
        } catch (IllegalArgumentException notAnAddress) {
            return new StreamviAnswer.Lost<>(Reason.of(ReasonCode.BAD_SETTING, StreamviPlatform.REST.key()), false);
        }
        String first = scheme;
        var reply = rest.call(method, url, authorization(first), body, within);
        if (reply instanceof Reply.Answer answer && answer.status() == UNAUTHORIZED) {
            String other = first.equals("oauth") ? "bearer" : "oauth";
            reply = rest.call(method, url, authorization(other), body, within);
            if (reply instanceof Reply.Answer second && second.status() != UNAUTHORIZED) {
                scheme = other;
                surprises.say("auth-scheme", "the form of sign-in \"" + first + "\" was answered 401, \"" + other
                        + "\" was taken (a setting of the account)");
            }
        }
        return switch (reply) {
            case Reply.NoAnswer(Reason why, boolean perhapsDone) -> new StreamviAnswer.Lost<>(why, perhapsDone);
            case Reply.Answer answer when answer.status() == NO_CONTENT -> new StreamviAnswer.Nothing<>();
            case Reply.Answer answer when answer.ok() -> parse.apply(answer.body())
                    .<StreamviAnswer<T>>map(StreamviAnswer.Good::new)
                    .orElseGet(() -> new StreamviAnswer.Lost<>(Reason.of(ReasonCode.BAD_ANSWER, odd(answer)), true));
            case Reply.Answer answer -> new StreamviAnswer.Refused<>(answer.status(), StreamviErrors.reason(answer),
                    StreamviErrors.retryAt(answer, network.clock().instant()));
        };
    }

    private Map<String, String> authorization(String scheme) {
        String word = scheme.equals("oauth") ? "oauth" : "Bearer";
        return Map.of("Authorization", word + " " + access.token());
    }

    private static String odd(Reply.Answer answer) {
        return answer.body().stripLeading().startsWith("<") ? "HTML" : "HTTP " + answer.status();
    }

    private static String encoded(Map<String, String> query) {
        return String.join("&",
                query.entrySet().stream().map(
                        pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                        .toList());
    }
}
