package app.tributary.rehearsal.blaze;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/** What each call of the API does, after the caller is known. */
final class BlazeCalls {
    private static final int STANDARD_LIMIT = 20;
    private static final int MOST = 100;

    private final Map<String, BlazeState> channels;
    private final BlazeEvents events;

    /**
     * @param channels by their ids
     */
    BlazeCalls(List<BlazeState> channels, BlazeEvents events) {
        this.channels = new LinkedHashMap<>();
        channels.forEach(channel -> this.channels.put(channel.channelId(), channel));
        this.events = events;
    }

    /**
     * Answers a call.
     *
     * @param path behind the version, without the query
     * @return the data of the answer
     */
    JsonNode answer(String method, String path, Map<String, String> query, JsonNode body, BlazeKeys.Grant grant)
            throws Refusal {
        var user = grant.user();
        return switch (method + " " + path) {
            case "GET /users/profile" -> {
                scope(grant, "users.read");
                yield JsonNodeFactory.instance.objectNode().put("userId", user.id()).put("username", user.slug())
                        .put("displayName", user.displayName()).putNull("avatarUrl");
            }
            case "GET /channels" -> channels(query);
            case "GET /chats/messages" -> {
                scope(grant, "users.read");
                yield history(query);
            }
            case "POST /chats/messages" -> {
                scope(grant, "channel.moderate");
                yield send(body, user);
            }
            case "DELETE /chats/messages" -> {
                scope(grant, "channel.moderate");
                noSender(body);
                var state = channelOf(body);
                state.delete(uuid(body, "messageId"), state.here(user));
                yield NullNode.getInstance();
            }
            case "GET /chats/pin" -> {
                scope(grant, "users.read");
                yield channelOf(query).pin().<JsonNode>map(pin -> pin).orElse(NullNode.getInstance());
            }
            case "POST /chats/pin" -> {
                var state = moderator(body, user);
                state.pin(uuid(body, "messageId"), state.here(user));
                yield NullNode.getInstance();
            }
            case "DELETE /chats/pin" -> {
                var state = moderator(body, user);
                state.unpin(uuid(body, "messageId"), state.here(user));
                yield NullNode.getInstance();
            }
            case "POST /events/subscriptions" -> subscribe(body, user);
            default -> {
                if (method.equals("GET") && path.matches("/events/[^/]+/subscriptions")) {
                    yield subscriptions(path.split("/", -1)[2]);
                }
                yield new BlazeOffice(channels).answer(method + " " + path, query, body, grant);
            }
        };
    }

    static void scope(BlazeKeys.Grant grant, String scope) throws Refusal {
        if (!grant.scopes().contains(scope)) {
            throw new Refusal(403, "Missing required scope: " + scope);
        }
    }

    private JsonNode channels(Map<String, String> query) {
        var data = JsonNodeFactory.instance.objectNode();
        var rows = data.putArray("rows");
        String slug = query.getOrDefault("slug[]", "").toLowerCase(Locale.ROOT);
        for (var state : channels.values()) {
            if (slug.equals(state.owner().slug())) {
                rows.addObject().put("id", state.channelId()).put("slug", slug)
                        .put("displayName", state.owner().displayName()).putNull("avatarUrl");
            }
        }
        return data;
    }

    private JsonNode history(Map<String, String> query) throws Refusal {
        var state = channelOf(query);
        int limit = whole(query.getOrDefault("limit", String.valueOf(STANDARD_LIMIT)));
        if (limit < 1 || limit > MOST) {
            throw new Refusal(400, "limit must not be greater than 100");
        }
        var page = state.page(cursor(query.get("cursor")), limit);
        var data = JsonNodeFactory.instance.objectNode().put("channelId", state.channelId());
        var rows = data.putArray("messages");
        page.forEach(line -> rows.add(line.rest(state.channelId())));
        boolean more = !page.isEmpty() && state.hasOlder(page.getLast());
        data.putObject("pagination").put("cursor", more ? cursor(page.getLast().number()) : null);
        return data;
    }

    private JsonNode send(JsonNode body, User user) throws Refusal {
        var state = channelOf(body);
        noSender(body);
        var message = body.path("message");
        if (!message.isString() || message.stringValue().isBlank()) {
            throw new Refusal(400, "message should not be empty");
        }
        if (message.stringValue().length() > BlazeState.LONGEST) {
            throw new Refusal(400, "message must be shorter than or equal to 500 characters");
        }
        var replyTo = body.path("replyToMessageId").isMissingNode() || body.path("replyToMessageId").isNull()
                ? Optional.<String>empty()
                : Optional.of(uuid(body, "replyToMessageId"));
        String clean = message.stringValue().replaceAll("\\p{Cntrl}+", " ").strip();
        var line = state.send(user, clean, replyTo);
        return JsonNodeFactory.instance.objectNode().put("id", line.id());
    }

    private JsonNode subscribe(JsonNode body, User user) throws Refusal {
        if (!body.path("version").asString("").equals("1")) {
            throw new Refusal(400, "version must be 1");
        }
        var state = channelOf(body.path("condition"));
        String type = text(body, "type");
        events.subscribe(text(body, "sessionId"), type, state.channelId(), user);
        return JsonNodeFactory.instance.objectNode().put("id", UUID.randomUUID().toString()).put("type", type);
    }

    private JsonNode subscriptions(String sessionId) throws Refusal {
        var types = events.subscriptions(sessionId).orElseThrow(() -> Refusal.usual(404));
        var rows = JsonNodeFactory.instance.arrayNode();
        types.forEach(type -> rows.addObject().put("type", type).put("version", "1"));
        return rows;
    }

    private BlazeState channelOf(Map<String, String> query) throws Refusal {
        return channel(channels, query.getOrDefault("channelId", ""));
    }

    private BlazeState channelOf(JsonNode body) throws Refusal {
        return channel(channels, text(body, "channelId"));
    }

    static BlazeState channel(Map<String, BlazeState> channels, String id) throws Refusal {
        if (id.isEmpty()) {
            throw new Refusal(400, "channelId should not be empty");
        }
        var state = channels.get(id);
        if (state == null) {
            throw new Refusal(404, "Channel not found");
        }
        return state;
    }

    private BlazeState moderator(JsonNode body, User user) throws Refusal {
        var state = channelOf(body);
        if (!uuid(body, "moderatorId").equals(user.id())) {
            throw new Refusal(403, "moderatorId must match the token user");
        }
        return state;
    }

    /** With a user's token the sender is the user; the documentation forbids to name another. */
    private static void noSender(JsonNode body) throws Refusal {
        if (!body.path("senderId").isMissingNode()) {
            throw new Refusal(400, "senderId is not allowed with a user access token");
        }
    }

    static String text(JsonNode body, String field) throws Refusal {
        var value = body.path(field);
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw new Refusal(400, field + " should not be empty");
        }
        return value.stringValue();
    }

    static String uuid(JsonNode body, String field) throws Refusal {
        String value = text(body, field);
        if (!value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new Refusal(400, field + " must be a UUID");
        }
        return value;
    }

    private static int whole(String text) throws Refusal {
        if (!text.matches("\\d{1,6}")) {
            throw new Refusal(400, "limit must be an integer number");
        }
        return Integer.parseInt(text);
    }

    private static String cursor(long number) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(("before:" + number).getBytes(StandardCharsets.UTF_8));
    }

    private static long cursor(@org.jspecify.annotations.Nullable String text) throws Refusal {
        if (text == null || text.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (plain.matches("before:\\d{1,18}")) {
                return Long.parseLong(plain.substring("before:".length()));
            }
        } catch (IllegalArgumentException noBase64) {
            throw new Refusal(400, "Invalid cursor");
        }
        throw new Refusal(400, "Invalid cursor");
    }
}
