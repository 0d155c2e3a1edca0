package app.tributary.rehearsal.hapihub;

import app.tributary.rehearsal.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What each call of the services does. */
final class HapihubCalls {
    private static final int STANDARD_LIMIT = 10;

    private final HapihubState state;
    private final Passes passes;
    private final HapihubRules rules;

    HapihubCalls(HapihubState state, Passes passes, HapihubRules rules) {
        this.state = state;
        this.passes = passes;
        this.rules = rules;
    }

    JsonNode authenticate(JsonNode body) throws Refusal {
        return passes.authenticate(body);
    }

    Optional<User> user(String token) {
        return passes.user(token);
    }

    /**
     * Answers a call.
     *
     * @param service the first part of the path
     * @param id what stands behind it; empty: the whole service
     */
    JsonNode answer(String method, String service, String id, Query query, JsonNode body, User user) throws Refusal {
        String call = method + " " + service + (id.isEmpty() ? "" : "/");
        return switch (call) {
            case "GET chat-messages" -> {
                String room = query.text("room").orElseThrow(() -> new Refusal(400, "room is required"));
                yield list(state.messages(room, user, query).stream().map(Message::json).toList(), query);
            }
            case "GET chat-messages/" -> state.message(id, user);
            case "POST chat-messages" ->
                noted(Ledger.Deed.SEND, body.path("text").asString(""), () -> send(body, user));
            case "PATCH chat-messages/" -> {
                seenOnly(body);
                yield state.see(id, user);
            }
            case "DELETE chat-messages/" -> {
                if (!rules.deletes()) {
                    throw Refusal.usual(405);
                }
                yield noted(Ledger.Deed.DELETE, id, () -> state.delete(id, Optional.of(user), true));
            }
            case "GET chat-rooms" -> list(state.rooms(user), query);
            case "GET chat-rooms/" -> state.room(id, user);
            case "PATCH chat-rooms/" -> {
                seenOnly(body);
                yield state.seeRoom(id, user);
            }
            case "GET accounts/" -> account(id);
            default -> throw Refusal.usual(isService(service) ? 405 : 404);
        };
    }

    private interface Deed {
        JsonNode done() throws Refusal;
    }

    private JsonNode noted(Ledger.Deed kind, String object, Deed deed) throws Refusal {
        try {
            var answer = deed.done();
            state.ledger().called(kind, object, 200);
            return answer;
        } catch (Refusal refusal) {
            state.ledger().called(kind, object, refusal.status());
            throw refusal;
        }
    }

    private JsonNode send(JsonNode body, User user) throws Refusal {
        String room = text(body, "room").orElseThrow(
                () -> new Refusal(400, "Validation failed", Map.of("room", "room is required")));
        return state.send(room, user, text(body, "session"), text(body, "text"), text(body, "media")).json();
    }

    private static void seenOnly(JsonNode body) throws Refusal {
        if (!body.path("seen").asBoolean(false) || body.size() != 1) {
            throw new Refusal(400, "Only the directive seen is allowed");
        }
    }

    private JsonNode account(String uid) throws Refusal {
        var user = state.user(uid).orElseThrow(() -> new Refusal(404, "No record found for id '" + uid + "'"));
        if (user.name().startsWith("Ghost")) {
            throw new Refusal(403, "This account is private");
        }
        return user.json();
    }

    private JsonNode list(List<? extends JsonNode> all, Query query) throws Refusal {
        int limit = (int) Math.min(rules.pageMost(), query.number("$limit").orElse(STANDARD_LIMIT));
        int skip = (int) query.number("$skip").orElse(0);
        var rows = JsonNodeFactory.instance.arrayNode();
        all.stream().skip(skip).limit(limit).forEach(rows::add);
        if (!rules.paged()) {
            return rows;
        }
        return JsonNodeFactory.instance.objectNode().put("total", all.size()).put("limit", limit).put("skip", skip)
                .set("data", rows);
    }

    private static boolean isService(String service) {
        return List.of("chat-messages", "chat-rooms", "accounts", "authentication").contains(service);
    }

    private static Optional<String> text(JsonNode body, String field) {
        return Optional.of(body.path(field).asString("")).filter(text -> !text.isBlank());
    }
}
