package app.tributary.rehearsal.streamvi;

import app.tributary.net.Json;
import app.tributary.rehearsal.Ledger;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The REST methods: what they take, what they refuse, what they answer. Any thread. */
final class Methods {
    static final String TOKEN = "rehearsal-token-5f1c";
    static final String KEY = "rehearsal-chat-key-83aa";
    private static final int MOST_TEXT = 300;
    private static final int MOST_RESTREAMS = 256;

    private final Stage stage;
    private final Passes passes;
    private final StreamviRules rules;
    private final InstantSource clock;
    private final Consumer<String> sent;

    /** A status and a body; 204 has none. */
    record Answer(int status, Optional<JsonNode> body) {}

    /**
     * @param sent hears the event id of each new message of our own
     */
    Methods(Stage stage, Passes passes, StreamviRules rules, InstantSource clock, Consumer<String> sent) {
        this.stage = stage;
        this.passes = passes;
        this.rules = rules;
        this.clock = clock;
        this.sent = sent;
    }

    Answer answer(String method, URI url, @Nullable String authorization, String body) throws InterruptedException {
        if (!("oauth " + TOKEN).equals(authorization) && !("Bearer " + TOKEN).equals(authorization)) {
            return failure(401);
        }
        var query = query(url);
        if (!Set.of("1", "2", "3").contains(query.getOrDefault("v", "1"))) {
            return invalid("v", "isEnum", "v must be one of the following values: 1, 2, 3");
        }
        if (!Set.of("ru", "en", "cn").contains(query.getOrDefault("language", "en"))) {
            return invalid("language", "isEnum", "language must be one of the following values: ru, en, cn");
        }
        String route = method + " " + url.getPath();
        return switch (route) {
            case "GET /method/centrifuge" -> project(query, () -> token(""));
            case "GET /method/centrifuge/token/broadcast" ->
                project(query, () -> broadcast(query, id -> token(Stage.channelOf(id))));
            case "GET /method/broadcast/longpoll" -> keyed(query) ? longpoll() : failure(403);
            case "GET /method/broadcast/restreams-chat", "GET /method/broadcast/restreams" ->
                keyed(query) ? broadcast(query, id -> restreams()) : failure(403);
            case "GET /method/chat/messages" -> keyed(query) ? broadcast(query, id -> history()) : failure(403);
            case "POST /method/chat/messages" -> keyed(query) ? broadcast(query, id -> send(body)) : failure(403);
            case "GET /method/chat/messages/message" -> keyed(query)
                    ? broadcast(query,
                            id -> stage.line(query.getOrDefault("event_id", "")).map(line -> ok(200, stage.json(line)))
                                    .orElseGet(() -> failure(404)))
                    : failure(403);
            case "POST /method/chat/messages/delete" ->
                keyed(query) ? broadcast(query, id -> delete(query)) : failure(403);
            case "GET /method/project/list" -> {
                var one = Tree.object();
                one.put("id", Long.parseLong(Stage.PROJECT));
                one.put("name", "Lanternfish");
                var results = Tree.array();
                results.add(one);
                yield ok(200, Tree.of("results", results));
            }
            case "GET /method/broadcast" -> project(query, () -> broadcast(query, this::facts));
            case "GET /method/broadcast/list" -> project(query, this::past);
            default -> failure(404);
        };
    }

    private Answer facts(long broadcast) {
        var body = Tree.object();
        body.put("id", broadcast);
        body.put("bitrate", 6000);
        body.put("fps", 60);
        body.put("width", 1920);
        body.put("height", 1080);
        body.put("created_at", "2026-05-04T11:00:00.000Z");
        body.put("viewers", Restream.ALL.stream().mapToInt(stage::viewers).sum());
        body.put("message", stage.history().size());
        return ok(200, body);
    }

    private Answer past() {
        var results = Tree.array();
        stage.broadcast().ifPresent(id -> {
            var one = Tree.object();
            one.put("id", id);
            one.put("created_at", "2026-05-04T11:00:00.000Z");
            one.putNull("finish_at");
            results.add(one);
        });
        var before = Tree.object();
        before.put("id", 41);
        before.put("created_at", "2026-05-01T18:00:00.000Z");
        before.put("finish_at", "2026-05-01T22:10:00.000Z");
        results.add(before);
        var body = Tree.of("results", results);
        body.put("total", results.size());
        return ok(200, body);
    }

    /** The body of an error without anything special. */
    static Answer failure(int status) {
        String name = switch (status) {
            case 400 -> "BadRequestException";
            case 401 -> "UnauthorizedException";
            case 403 -> "ForbiddenException";
            case 404 -> "NotFoundException";
            case 409 -> "ConflictException";
            case 429 -> "ThrottlerException";
            default -> "InternalServerErrorException";
        };
        return error(status, name, name.replace("Exception", ""), Optional.empty());
    }

    private boolean keyed(Map<String, String> query) {
        return KEY.equals(query.get("key"));
    }

    private Answer project(Map<String, String> query, Supplier<Answer> then) {
        return Stage.PROJECT.equals(query.get("project_id")) ? then.get() : failure(404);
    }

    private Answer broadcast(Map<String, String> query, LongFunction<Answer> then) {
        long id;
        try {
            id = Long.parseLong(query.getOrDefault("broadcast_id", ""));
        } catch (NumberFormatException notANumber) {
            return invalid("broadcast_id", "isNumber", "broadcast_id must be a number");
        }
        return stage.broadcast().filter(now -> now == id).isPresent() ? then.apply(id) : failure(404);
    }

    private Answer token(String channel) {
        var body = Tree.object();
        body.put("access_token", passes.give(channel));
        return ok(200, body);
    }

    private Answer longpoll() throws InterruptedException {
        Instant until = clock.instant().plus(rules.longpoll());
        synchronized (stage) {
            while (stage.broadcast().isEmpty()) {
                long left = Duration.between(clock.instant(), until).toMillis();
                if (left <= 0) {
                    return new Answer(204, Optional.empty());
                }
                stage.wait(left);
            }
        }
        var body = Tree.object();
        body.put("access_token", passes.give(""));
        stage.broadcast().ifPresent(id -> body.put("broadcast_id", id));
        return ok(200, body);
    }

    private Answer restreams() {
        var results = Tree.array();
        for (var restream : Restream.ALL) {
            var one = Tree.object();
            one.put("restream_id", restream.id());
            one.put("channel_id", restream.id() + 100);
            one.put("name", restream.name());
            one.put("image", "");
            one.put("platform", restream.platform());
            one.put("viewers", stage.viewers(restream));
            results.add(one);
        }
        return ok(200, Tree.of("results", results));
    }

    private Answer history() {
        var all = stage.history();
        var items = Tree.array();
        all.subList(Math.max(0, all.size() - rules.historyItems()), all.size()).forEach(items::add);
        var body = Tree.object();
        body.put("total", all.size());
        body.set("items", items);
        return ok(200, body);
    }

    private Answer send(String text) {
        var body = Json.tree(text).orElse(Tree.object());
        String id = body.path("id").asString("");
        if (id.isEmpty()) {
            return invalid("id", "isString", "id must be a string");
        }
        JsonNode words = body.path("text");
        int length = words.asString("").length();
        if (!words.isString() || length == 0) {
            return invalid("text", "minLength", "text must be longer than or equal to 1 characters");
        }
        if (length > MOST_TEXT) {
            return invalid("text", "maxLength", "text must be shorter than or equal to 300 characters");
        }
        var targets = new ArrayList<Restream>();
        for (JsonNode wanted : body.path("restreams")) {
            var known = Restream.ALL.stream().filter(restream -> restream.id() == wanted.asLong(0)).findFirst();
            if (known.isEmpty()) {
                return invalid("restreams", "isIn", "restreams must name restreams of the broadcast");
            }
            targets.add(known.get());
        }
        if (targets.size() > MOST_RESTREAMS) {
            return invalid("restreams", "arrayMaxSize", "restreams must contain no more than 256 elements");
        }
        Line line = stage.send(id, words.asString(""), targets.isEmpty() ? Restream.ALL : targets);
        stage.ledger().called(Ledger.Deed.SEND, line.text, 201);
        var answer = ok(201, stage.json(line));
        sent.accept(line.eventId);
        return answer;
    }

    private Answer delete(Map<String, String> query) {
        String id = query.getOrDefault("event_id", "");
        if (id.isEmpty()) {
            return invalid("event_id", "isString", "event_id must be a string");
        }
        boolean there = stage.delete(id);
        stage.ledger().called(Ledger.Deed.DELETE, id, there ? 201 : 404);
        if (!there) {
            return failure(404);
        }
        var body = Tree.object();
        body.put("success", true);
        return ok(201, body);
    }

    private static Answer ok(int status, ObjectNode body) {
        return new Answer(status, Optional.of(body));
    }

    private static Answer invalid(String property, String rule, String text) {
        var constraints = Tree.object();
        constraints.put(rule, text);
        var violation = Tree.object();
        violation.put("property", property);
        violation.set("constraints", constraints);
        violation.set("children", Tree.array());
        return error(400, "I18nValidationException", "Bad Request", Optional.of(violation));
    }

    private static Answer error(int status, String name, String message, Optional<ObjectNode> violation) {
        var error = Tree.object();
        error.put("name", name);
        error.put("msg", message);
        violation.ifPresent(one -> {
            var list = Tree.array();
            list.add(one);
            error.set("validator_error", list);
        });
        error.set("options", Tree.object());
        error.set("data", Tree.object());
        return ok(status, Tree.of("error", error));
    }

    private static Map<String, String> query(URI url) {
        return pairs(url.getRawQuery());
    }

    /** A query, or the body of a form. */
    static Map<String, String> pairs(@Nullable String raw) {
        var query = new HashMap<String, String>();
        for (String pair : raw == null ? List.<String>of() : List.of(raw.split("&"))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
