package app.tributary.platform.getstream;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Reply;
import app.tributary.net.Rest;
import app.tributary.net.Surprises;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The REST calls of one account, in either family of paths. Each blocks: call on a virtual thread; an interrupt ends
 * it. A token that has expired is renewed once and the call made once more; reads are repeated a little; nothing else
 * is done twice.
 */
final class GetstreamApi {
    /** Where a path hangs: the older family has no prefix, the newer one two of them. */
    enum Area {
        /** Channels, messages, and most of the rest. */
        CHAT("", "/api/v2/chat"),
        /** What the platform shares between its products: moderation, polls, uploads, long polls. */
        COMMON("", "/api/v2"),
        /** What a user's token may do in the older family only. */
        OLDER("", "");

        private final String older;
        private final String newer;

        Area(String older, String newer) {
            this.older = older;
            this.newer = newer;
        }
    }

    private static final int READ_TRIES = 3;
    private static final Duration UPLOAD_WITHIN = Duration.ofMinutes(5);
    static final String CLIENT = "tributary";
    private static final Duration MOST_WAIT = Duration.ofMinutes(10);

    private final Network network;
    private final Rest rest;
    private final GetstreamAccess access;
    private final GetstreamTimings timings;
    private final OddFrames odd;
    private final GetstreamAllowances allowances = new GetstreamAllowances();
    private final Surprises surprises = new Surprises(GetstreamPlatform.ID.value());
    private volatile boolean older;

    GetstreamApi(Network network, GetstreamAccess access, GetstreamTimings timings, OddFrames odd) {
        this.network = network;
        this.access = access;
        this.timings = timings;
        this.odd = odd;
        rest = new Rest(network);
        older = access.olderPaths();
    }

    /** A signed request. */
    private record Signed(URI url, Map<String, String> headers) {
        @Override
        public String toString() {
            return "Signed[***]";
        }
    }

    GetstreamAccess access() {
        return access;
    }

    GetstreamTimings timings() {
        return timings;
    }

    Surprises surprises() {
        return surprises;
    }

    GetstreamAllowances allowances() {
        return allowances;
    }

    /** Whether the older family of paths is in use. */
    boolean older() {
        return older;
    }

    /** From now on the older family: the newer one turned out not to feed the socket. */
    void fallBackToOlder() {
        older = true;
    }

    /** The parts of a path, each made fit for an address. */
    static String path(String... parts) {
        return Arrays.stream(parts).map(GetstreamApi::encoded).collect(Collectors.joining("/", "/", ""));
    }

    /** A read without a body. */
    GetstreamAnswer<JsonNode> get(Area area, String tail, Map<String, String> query) {
        return repeated(() -> call("GET", area, tail, query, Optional.empty()));
    }

    /** A look-up that is put into a body. */
    GetstreamAnswer<JsonNode> ask(Area area, String tail, Map<String, String> query, JsonNode body) {
        return repeated(() -> call("POST", area, tail, query, Optional.of(body)));
    }

    /** Does something; only an expired token has it made again. */
    GetstreamAnswer<JsonNode> call(String method, Area area, String tail, Map<String, String> query,
            Optional<JsonNode> body) {
        return call(method, area, tail, query, body, timings.answerWithin());
    }

    /** The same with a bound of its own. */
    GetstreamAnswer<JsonNode> call(String method, Area area, String tail, Map<String, String> query,
            Optional<JsonNode> body, Duration within) {
        return access.token().then(token -> call(method, area, tail, query, body, within, token));
    }

    private GetstreamAnswer<JsonNode> call(String method, Area area, String tail, Map<String, String> query,
            Optional<JsonNode> body, Duration within, String token) {
        var answer = once(method, area, tail, query, body, within, token);
        if (answer instanceof GetstreamAnswer.Refused<JsonNode>(var error)
                && error.course() == GetstreamError.Course.NEW_TOKEN) {
            return switch (access.renewed(token)) {
                case GetstreamAnswer.Got<String>(var fresh) -> once(method, area, tail, query, body, within, fresh);
                case GetstreamAnswer.Lost<String>(var why, var perhaps) when why.code() != ReasonCode.BAD_TOKEN ->
                    new GetstreamAnswer.Lost<>(why, false);
                case GetstreamAnswer.Lost<String> nobodyGivesOne -> answer;
                case GetstreamAnswer.Refused<String>(var refusal) -> new GetstreamAnswer.Refused<>(refusal);
            };
        }
        return answer;
    }

    /** Does something as the app's own server, whose token the account must have. */
    GetstreamAnswer<JsonNode> asServer(String method, Area area, String tail, Map<String, String> query,
            Optional<JsonNode> body) {
        return access.serverToken().map(token -> once(method, area, tail, query, body, timings.answerWithin(), token))
                .orElseGet(() -> new GetstreamAnswer.Lost<>(
                        Reason.of(ReasonCode.MISSING_RIGHT, GetstreamPlatform.SERVER_TOKEN.key()), false));
    }

    /** Sends a file up; an upload that was refused because of its token is made once more. */
    GetstreamAnswer<JsonNode> upload(String tail, Path file, String type, Rest.Progress progress) {
        return access.token().then(token -> {
            var answer = upload(tail, file, type, progress, token);
            boolean expired = answer instanceof GetstreamAnswer.Refused<JsonNode>(var error)
                    && error.course() == GetstreamError.Course.NEW_TOKEN;
            return expired && access.renewed(token) instanceof GetstreamAnswer.Got<String>(var fresh)
                    ? upload(tail, file, type, progress, fresh)
                    : answer;
        });
    }

    private GetstreamAnswer<JsonNode> upload(String tail, Path file, String type, Rest.Progress progress,
            String token) {
        var signed = sign(Area.CHAT, tail, Map.of(), token);
        return understood(rest.upload(signed.url(), signed.headers(), "file", file, type, progress, UPLOAD_WITHIN),
                GetstreamAllowances.endpoint("POST", tail));
    }

    /** What the platform makes of an answer that was got in another way. */
    GetstreamAnswer<JsonNode> understood(Reply reply, String endpoint) {
        return switch (reply) {
            case Reply.NoAnswer(var why, var perhaps) -> new GetstreamAnswer.Lost<>(why, perhaps);
            case Reply.Answer answer -> {
                allowances.heard(endpoint, answer);
                yield understood(answer);
            }
        };
    }

    private GetstreamAnswer<JsonNode> once(String method, Area area, String tail, Map<String, String> query,
            Optional<JsonNode> body, Duration within, String token) {
        var signed = sign(area, tail, query, token);
        boolean needsBody = body.isEmpty() && !method.equals("GET") && !method.equals("DELETE");
        var text = needsBody ? Optional.of("{}") : body.map(Json::write);
        var reply = rest.call(method, signed.url(), signed.headers(), text, within);
        return understood(reply, GetstreamAllowances.endpoint(method, tail));
    }

    private Signed sign(Area area, String tail, Map<String, String> query, String token) {
        var all = new LinkedHashMap<String, String>();
        all.put("api_key", access.apiKey().orElse(""));
        access.userId().ifPresent(id -> all.put("user_id", id));
        all.putAll(query);
        String base = access.restBase().toString();
        String text = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + (older ? area.older : area.newer) + tail + all.entrySet().stream()
                        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
        return new Signed(URI.create(text), Map.of("Authorization", access.authorization(token), "stream-auth-type",
                "jwt", "X-Stream-Client", CLIENT, "x-client-request-id", UUID.randomUUID().toString()));
    }

    private GetstreamAnswer<JsonNode> understood(Reply.Answer answer) {
        var body = Json.tree(answer.body()).filter(JsonNode::isObject);
        if (answer.ok()) {
            if (body.isEmpty()) {
                odd.drop("an answer that is no JSON", answer.body());
                return new GetstreamAnswer.Lost<>(Reason.of(ReasonCode.BAD_ANSWER, "no JSON"), true);
            }
            return new GetstreamAnswer.Got<>(body.get());
        }
        var error = body.flatMap(node -> GetstreamError.read(node, answer.status()));
        if (error.isEmpty() && (answer.status() < 400 || answer.status() == 404)) {
            odd.drop("status " + answer.status() + " and no error of the platform's", answer.body());
            return new GetstreamAnswer.Lost<>(Reason.of(ReasonCode.BAD_ANSWER, "HTTP " + answer.status()), false);
        }
        var refusal = error.orElseGet(() -> GetstreamError.ofStatus(answer.status()));
        boolean later = refusal.course() == GetstreamError.Course.LATER
                && refusal.code() != GetstreamError.SLOW_MODE;
        return new GetstreamAnswer.Refused<>(refusal.notBefore(later ? Optional.of(reset(answer)) : Optional.empty()));
    }

    /** When the window of the limit is over, by the header; without one after a whole window. */
    private Instant reset(Reply.Answer answer) {
        Instant now = network.clock().instant();
        Instant at = GetstreamAllowances.reset(answer).orElse(now.plus(GetstreamAllowances.WINDOW));
        Instant bounded = at.isAfter(now.plus(MOST_WAIT)) ? now.plus(MOST_WAIT) : at;
        return (bounded.isBefore(now) ? now : bounded).plusMillis(network.random().nextInt(1000));
    }

    private interface Try {
        GetstreamAnswer<JsonNode> make();
    }

    private GetstreamAnswer<JsonNode> repeated(Try call) {
        var answer = call.make();
        for (int tries = 1; tries < READ_TRIES && worthAnotherTry(answer); tries++) {
            try {
                Thread.sleep(timings.askAgain().multipliedBy(tries));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
            answer = call.make();
        }
        return answer;
    }

    private static boolean worthAnotherTry(GetstreamAnswer<?> answer) {
        return !Thread.currentThread().isInterrupted() && switch (answer) {
            case GetstreamAnswer.Got<?> got -> false;
            case GetstreamAnswer.Refused<?>(var error) -> error.course() == GetstreamError.Course.AGAIN;
            // where nobody listens, nobody listens a moment later either
            case GetstreamAnswer.Lost<?>(var why, var perhaps) -> perhaps && why.code() != ReasonCode.TIMED_OUT;
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
