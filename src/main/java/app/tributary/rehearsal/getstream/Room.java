package app.tributary.rehearsal.getstream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One channel. Guarded by the world. */
final class Room {
    private static final int KEPT = 20_000;

    final String type;
    final String id;
    final User by;
    final Instant createdAt;
    String name;
    int cooldown;
    boolean frozen;
    int audience;
    Instant updatedAt;
    @Nullable
    Instant truncatedAt;
    final Map<String, User> members = new LinkedHashMap<>();
    final Map<String, Ban> bans = new LinkedHashMap<>();
    final Map<String, Read> reads = new HashMap<>();
    final Map<String, Draft> drafts = new LinkedHashMap<>();
    final Map<String, Instant> lastSent = new HashMap<>();
    final Set<String> hiddenFor = new HashSet<>();
    private final List<Message> messages = new ArrayList<>();

    /** How far somebody has read. */
    record Read(User user, Instant at, Optional<String> lastMessage) {}

    /** What somebody has begun to write. */
    record Draft(User user, ObjectNode message, Optional<String> parent, Instant at) {}

    /** A ban; a timeout is one that ends. */
    record Ban(User user, User by, String reason, boolean shadow, Optional<Instant> until, Instant at) {
        boolean holds(Instant now) {
            return until.isEmpty() || until.get().isAfter(now);
        }
    }

    Room(String type, String id, String name, User by, Instant at) {
        this.type = type;
        this.id = id;
        this.name = name;
        this.by = by;
        createdAt = at;
        updatedAt = at;
        members.put(by.id(), by);
    }

    String cid() {
        return type + ":" + id;
    }

    /** Whether anybody may read and write without being a member. */
    boolean isOpen() {
        return type.equals("livestream");
    }

    Optional<Ban> ban(User user, Instant now) {
        return Optional.ofNullable(bans.get(user.id())).filter(ban -> ban.holds(now));
    }

    /** Keeps a message; the one that has to go for it, where there are too many. */
    Optional<Message> add(Message message) {
        messages.add(message);
        return messages.size() > KEPT ? Optional.of(messages.removeFirst()) : Optional.empty();
    }

    void remove(Message message) {
        messages.remove(message);
    }

    /** Every message, oldest first. */
    List<Message> messages() {
        return messages;
    }

    List<Message> pins(Instant now) {
        return messages.stream().filter(message -> message.pin(now).isPresent() && !message.isDeleted())
                .sorted((one, other) -> pinnedAt(other, now).compareTo(pinnedAt(one, now))).toList();
    }

    private static Instant pinnedAt(Message message, Instant now) {
        return message.pin(now).map(Message.Pinned::at).orElse(Instant.MIN);
    }

    long unread(User user) {
        Instant since = Optional.ofNullable(reads.get(user.id())).map(Read::at).orElse(Instant.MIN);
        return messages.stream().filter(message -> message.createdAt.isAfter(since) && !message.isDeleted()
                && message.inChannel() && !message.user.id().equals(user.id())).count();
    }

    /** The channel as it is shown; with the viewer's own rights where there is one. */
    ObjectNode json(@Nullable User viewer) {
        var node = Tree.object().put("id", id).put("type", type).put("cid", cid()).put("frozen", frozen)
                .put("disabled", false).put("hidden", viewer != null && hiddenFor.contains(viewer.id()))
                .put("member_count", members.size()).put("cooldown", cooldown);
        node.set("created_by", by.json());
        Tree.at(node, "created_at", createdAt);
        Tree.at(node, "updated_at", updatedAt);
        Tree.at(node, "truncated_at", Optional.ofNullable(truncatedAt));
        if (!messages.isEmpty()) {
            Tree.at(node, "last_message_at", messages.getLast().createdAt);
        }
        if (viewer != null) {
            var rights = node.putArray("own_capabilities");
            Rights.of(viewer, this).forEach(rights::add);
        }
        node.putObject("custom").put("name", name);
        return node;
    }

    /** The settings of the channel's type. */
    ObjectNode config(int longestText) {
        var node = Tree.object().put("name", type).put("max_message_length", longestText)
                .put("message_retention", "infinite").put("automod", "disabled").put("automod_behavior", "flag");
        for (String feature : List.of("typing_events", "read_events", "connect_events", "search", "reactions",
                "replies", "quotes", "mutes", "uploads", "url_enrichment", "custom_events", "polls",
                "user_message_reminders", "shared_locations")) {
            node.put(feature, true);
        }
        Tree.at(node, "created_at", createdAt);
        Tree.at(node, "updated_at", createdAt);
        var commands = node.putArray("commands");
        SlashCommands.list().forEach(commands::add);
        return node;
    }
}
