package app.tributary.rehearsal.allmine;

import app.tributary.rehearsal.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What each call of the API does, after the caller is known. */
final class AllmineCalls {
    private static final int MOST = 100;
    private static final User NEWCOMER = new User(ObjectIds.named("newcomer"), "newcomer", "New", "Comer", Set.of());

    private final AllmineState state;
    private final AllmineHabits habits;
    private final AtomicInteger arrivals = new AtomicInteger();
    private final AtomicInteger arrived = new AtomicInteger();
    private final Set<String> joined = ConcurrentHashMap.newKeySet();
    private final AtomicInteger joins = new AtomicInteger();

    AllmineCalls(AllmineState state, AllmineHabits habits) {
        this.state = state;
        this.habits = habits;
    }

    /** What a call answers. */
    record Answer(int status, JsonNode data) {}

    /** A message arrives behind each of the next so many reads of a page, which shifts the other pages. */
    void arriveBetweenPages(int times) {
        arrivals.set(times);
    }

    /** How often somebody joined a stream by REST. */
    int joins() {
        return joins.get();
    }

    /** Notes a call that changes something, with the status of its answer. */
    void note(String method, String path, JsonNode body, int status) {
        String[] parts = path.substring(1).split("/", -1);
        switch (method + " " + pattern(parts)) {
            case "POST live-stream/ID/chat/messages" ->
                state.ledger().called(Ledger.Deed.SEND, body.path("content").asString(""), status);
            case "POST live-stream-ban" -> {
                boolean chatOnly = body.path("actionType").asString("").equals("CHAT_ONLY");
                state.ledger().called(chatOnly ? Ledger.Deed.TIMEOUT : Ledger.Deed.BAN,
                        body.path("targetUserId").asString(""), status);
            }
            case "DELETE live-stream-ban/ID" ->
                state.ledger().called(Ledger.Deed.UNBAN, state.targetOf(parts[1]), status);
            default -> {
                // changes nothing that a console shows
            }
        }
    }

    /** @param path behind {@code /api/v1}, without the query */
    Answer answer(String method, String path, Map<String, String> query, JsonNode body, User user) throws Refusal {
        String[] parts = path.substring(1).split("/", -1);
        return switch (method + " " + pattern(parts)) {
            case "GET live-stream/ID/chat/messages" -> ok(history(parts[1], query, user));
            case "POST live-stream/ID/chat/messages" -> made(state.send(user, parts[1], content(body)).wire());
            case "POST live-stream/ID/chat/superlike" -> made(state.superlike(user, parts[1]));
            case "GET live-stream/ID/viewers" -> ok(viewers(parts[1], query));
            case "GET live-stream/my-active-stream" -> ok(own(user));
            case "GET live-stream" -> ok(listed(state.streamList(), query, 10));
            case "POST live-stream/join" -> {
                joins.incrementAndGet();
                joined.add(user.id());
                yield made(state.stream(text(body, "liveStreamId")));
            }
            case "GET live-stream-ban" -> ok(listed(state.bans(user, query.getOrDefault("targetUserId", ""),
                    query.getOrDefault("liveStreamId", ""), query.getOrDefault("actionType", "")).stream()
                    .map(Ban::wire).toList(), query, 10));
            case "POST live-stream-ban" -> made(ban(body, user).wire());
            case "DELETE live-stream-ban/ID" -> ok(state.lift(user, parts[1]).wire());
            default -> throw Refusal.of(404);
        };
    }

    private static String pattern(String[] parts) {
        var pattern = parts.clone();
        for (int i = 1; i < pattern.length; i++) {
            if (pattern[i].matches("[0-9a-f]{24}")) {
                pattern[i] = "ID";
            }
        }
        return String.join("/", pattern);
    }

    private ObjectNode own(User user) throws Refusal {
        var running = state.running();
        if (running.isEmpty() || !user.id().equals(state.owner().id())) {
            throw Refusal.of(404);
        }
        return state.stream(running.get());
    }

    private ObjectNode history(String streamId, Map<String, String> query, User user) throws Refusal {
        int page = number(query, "page", 1, 1_000_000);
        int limit = number(query, "limit", 30, MOST);
        if (habits.readsNeedJoin() && !joined.contains(user.id())) {
            throw Refusal.of(403);
        }
        var lines = state.lines(streamId);
        var node = JsonNodeFactory.instance.objectNode();
        var rows = node.putArray("messages");
        int total = lines.size();
        for (int i = (page - 1) * limit; i < Math.min(total, page * limit); i++) {
            rows.add(lines.get(habits.newestFirst() ? total - 1 - i : i).wire());
        }
        if (arrivals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            state.say(NEWCOMER, "shifts the pages " + arrived.incrementAndGet());
        }
        int pages = (total + limit - 1) / limit;
        return node.put("page", page).put("limit", limit).put("total", total).put("totalPages", pages)
                .put("hasNextPage", page < pages).put("hasPreviousPage", page > 1);
    }

    private ObjectNode viewers(String streamId, Map<String, String> query) throws Refusal {
        var data = listed(state.viewers(streamId, query.getOrDefault("search", "")), query, 20);
        return data.put("participantAudienceTotal", state.audience());
    }

    private static ObjectNode listed(List<ObjectNode> all, Map<String, String> query, int standard) throws Refusal {
        int page = number(query, "page", 1, 1_000_000);
        int limit = number(query, "limit", standard, MOST);
        var node = JsonNodeFactory.instance.objectNode();
        var rows = node.putArray("list");
        all.stream().skip((page - 1L) * limit).limit(limit).forEach(rows::add);
        int pages = (all.size() + limit - 1) / limit;
        node.putObject("pagination").put("currentPage", page).put("totalPages", pages).put("totalItems", all.size())
                .put("itemsPerPage", limit).put("hasNextPage", page < pages).put("hasPrevPage", page > 1);
        return node;
    }

    private Ban ban(JsonNode body, User user) throws Refusal {
        String type = text(body, "actionType");
        if (!type.equals("BLOCK") && !type.equals("CHAT_ONLY")) {
            throw Refusal.of(400, "actionType must be one of the following values: BLOCK, CHAT_ONLY");
        }
        return state.ban(user, text(body, "targetUserId"), text(body, "liveStreamId"), type.equals("CHAT_ONLY"),
                body.path("reason").asString(""));
    }

    private static String content(JsonNode body) throws Refusal {
        String content = text(body, "content");
        if (content.length() > AllmineState.LONGEST) {
            throw Refusal.of(400, "content must be shorter than or equal to " + AllmineState.LONGEST + " characters");
        }
        return content;
    }

    private static String text(JsonNode body, String field) throws Refusal {
        var value = body.path(field);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw Refusal.of(400, field + " should not be empty");
        }
        return value.stringValue();
    }

    private static int number(Map<String, String> query, String key, int standard, int most) throws Refusal {
        String text = query.getOrDefault(key, String.valueOf(standard));
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw Refusal.of(400, key + " must be an integer between 1 and " + most);
        }
        return Integer.parseInt(text);
    }

    private static Answer ok(JsonNode data) {
        return new Answer(200, data);
    }

    private static Answer made(JsonNode data) {
        return new Answer(201, data);
    }
}
