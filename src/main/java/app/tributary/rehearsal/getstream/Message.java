package app.tributary.rehearsal.getstream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A message as the server keeps it. Guarded by the world. */
final class Message {
    private static final int SHOWN_REACTIONS = 10;

    final String id;
    final Room room;
    final User user;
    final Instant createdAt;
    String text;
    String type = "regular";
    Instant updatedAt;
    boolean silent;
    boolean showInChannel;
    boolean shadowed;
    Optional<String> command = Optional.empty();
    Optional<Message> parent = Optional.empty();
    Optional<Message> quoted = Optional.empty();
    Optional<Poll> poll = Optional.empty();
    ArrayNode attachments = Tree.array();
    ObjectNode custom = Tree.object();
    ObjectNode translations = Tree.object();
    List<User> mentioned = List.of();
    @Nullable
    Instant deletedAt;
    @Nullable
    Pinned pinned;
    final List<Reaction> reactions = new ArrayList<>();
    final List<Version> earlier = new ArrayList<>();
    final Set<String> goneFor = new HashSet<>();
    final List<Message> replies = new ArrayList<>();

    /** A pin; it ends by itself when its time has come, without a word. */
    record Pinned(Instant at, User by, Optional<Instant> until) {}

    /** What it said before it was edited. */
    record Version(String text, Instant at, User by) {}

    Message(String id, Room room, User user, String text, Instant at) {
        this.id = id;
        this.room = room;
        this.user = user;
        this.text = text;
        createdAt = at;
        updatedAt = at;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** The pin in force. */
    Optional<Pinned> pin(Instant now) {
        return Optional.ofNullable(pinned).filter(pin -> pin.until().isEmpty() || pin.until().get().isAfter(now));
    }

    /** Whether it stands in the channel itself, not only in a thread. */
    boolean inChannel() {
        return parent.isEmpty() || showInChannel;
    }

    /** Whether a user sees it. */
    boolean seenBy(User viewer) {
        return !goneFor.contains(viewer.id());
    }

    /**
     * As it is shown.
     *
     * @param viewer whose own reactions and votes are marked; null: nobody's, as in an event
     */
    ObjectNode json(@Nullable User viewer, Instant now) {
        var node = brief(viewer, now);
        quoted.ifPresent(message -> node.put("quoted_message_id", message.id).set("quoted_message",
                message.brief(viewer, now)));
        return node;
    }

    private ObjectNode brief(@Nullable User viewer, Instant now) {
        var node = Tree.object().put("id", id).put("text", isDeleted() ? "" : text)
                .put("html", isDeleted() ? "" : "<p>" + escaped(text) + "</p>\n")
                .put("type", isDeleted() ? "deleted" : type).put("cid", room.cid());
        node.set("user", user.json());
        node.set("attachments", isDeleted() ? Tree.array() : attachments.deepCopy());
        react(node, viewer);
        node.put("reply_count", replies.stream().filter(reply -> !reply.isDeleted()).count())
                .put("deleted_reply_count", replies.stream().filter(Message::isDeleted).count());
        Tree.at(node, "created_at", createdAt);
        Tree.at(node, "updated_at", updatedAt);
        Tree.at(node, "deleted_at", Optional.ofNullable(deletedAt));
        boolean hidden = shadowed && !(viewer != null && viewer.id().equals(user.id()));
        node.put("shadowed", hidden).put("silent", silent).put("mentioned_channel", false).put("mentioned_here", false);
        var people = node.putArray("mentioned_users");
        mentioned.forEach(one -> people.add(one.json()));
        node.putArray("restricted_visibility");
        pins(node, now);
        command.ifPresent(name -> node.put("command", name));
        parent.ifPresent(message -> node.put("parent_id", message.id).put("show_in_channel", showInChannel));
        poll.ifPresent(asked -> node.put("poll_id", asked.id).set("poll", asked.json(viewer)));
        if (!translations.isEmpty()) {
            node.set("i18n", translations.deepCopy());
        }
        if (!earlier.isEmpty()) {
            Tree.at(node, "message_text_updated_at", updatedAt);
        }
        if (viewer != null && goneFor.contains(viewer.id())) {
            node.put("deleted_for_me", true).put("type", "deleted");
        }
        node.set("custom", custom.deepCopy());
        return node;
    }

    private void pins(ObjectNode node, Instant now) {
        var pin = pin(now);
        node.put("pinned", pin.isPresent());
        pin.ifPresentOrElse(known -> {
            Tree.at(node, "pinned_at", known.at());
            node.set("pinned_by", known.by().json());
            known.until().ifPresentOrElse(until -> Tree.at(node, "pin_expires", until),
                    () -> node.putNull("pin_expires"));
        }, () -> node.putNull("pinned_at").putNull("pinned_by").putNull("pin_expires"));
    }

    private void react(ObjectNode node, @Nullable User viewer) {
        var latest = node.putArray("latest_reactions");
        var own = node.putArray("own_reactions");
        var counts = Tree.object();
        var scores = Tree.object();
        Map<String, ObjectNode> groups = new LinkedHashMap<>();
        for (var reaction : reactions.reversed()) {
            if (latest.size() < SHOWN_REACTIONS) {
                latest.add(reaction.json());
            }
            if (viewer != null && reaction.user().id().equals(viewer.id())) {
                own.add(reaction.json());
            }
        }
        for (var reaction : reactions) {
            counts.put(reaction.type(), counts.path(reaction.type()).asInt(0) + 1);
            scores.put(reaction.type(), scores.path(reaction.type()).asInt(0) + reaction.score());
            var group = groups.computeIfAbsent(reaction.type(),
                    unseen -> Tree.at(Tree.object(), "first_reaction_at", reaction.at()));
            Tree.at(group, "last_reaction_at", reaction.at());
        }
        node.set("reaction_counts", counts);
        node.set("reaction_scores", scores);
        var all = node.putObject("reaction_groups");
        groups.forEach((name, group) -> all.set(name, group.put("count", counts.path(name).asInt()).put("sum_scores",
                scores.path(name).asInt())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
