package app.tributary.rehearsal.getstream;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A page of messages, by the place and the size that a caller names. The world is held. */
final class Page {
    private Page() {}

    /** Of the channel itself, oldest first. */
    static List<Message> of(int limit, JsonNode paging, Room room, User viewer) throws Refusal {
        return cut(room.messages().stream().filter(message -> message.inChannel() && message.seenBy(viewer)).toList(),
                limit, paging);
    }

    /** Of a list that is in the order of time. */
    static List<Message> cut(List<Message> all, int limit, JsonNode paging) throws Refusal {
        for (String around : List.of("id_around", "created_at_around")) {
            if (Tree.given(paging, around)) {
                return around(all, limit, around.startsWith("id")
                        ? message(all, Tree.text(paging, around)).createdAt
                        : time(paging, around));
            }
        }
        Predicate<Message> fits = message -> true;
        boolean forward = false;
        for (String name : List.of("id_lt", "id_lte", "id_gt", "id_gte", "created_at_before",
                "created_at_before_or_equal", "created_at_after", "created_at_after_or_equal")) {
            if (!Tree.given(paging, name)) {
                continue;
            }
            Instant bound = name.startsWith("id")
                    ? message(all, Tree.text(paging, name)).createdAt
                    : time(paging, name);
            boolean equal = (name.endsWith("e") && name.startsWith("id")) || name.endsWith("_or_equal");
            boolean older = name.startsWith("id_lt") || name.startsWith("created_at_before");
            forward = forward || !older;
            fits = fits.and(message -> {
                int order = message.createdAt.compareTo(bound);
                return order == 0 ? equal : older == (order < 0);
            });
        }
        var fitting = all.stream().filter(fits).toList();
        int from = forward ? 0 : Math.max(0, fitting.size() - limit);
        return fitting.subList(from, Math.min(fitting.size(), from + limit));
    }

    private static List<Message> around(List<Message> all, int limit, Instant middle) {
        var before = all.stream().filter(message -> message.createdAt.isBefore(middle)).toList();
        var after = all.stream().filter(message -> !message.createdAt.isBefore(middle)).toList();
        int half = limit / 2;
        return Stream.concat(before.subList(Math.max(0, before.size() - half), before.size()).stream(),
                after.subList(0, Math.min(after.size(), limit - half)).stream()).toList();
    }

    private static Message message(List<Message> all, String id) throws Refusal {
        return all.stream().filter(message -> message.id.equals(id)).findFirst()
                .orElseThrow(() -> Refusal.missing("Message with id " + id + " doesn't exist"));
    }

    private static Instant time(JsonNode paging, String name) throws Refusal {
        return Tree.instant(paging, name).orElseThrow(() -> Refusal.input(name + " is empty"));
    }
}
