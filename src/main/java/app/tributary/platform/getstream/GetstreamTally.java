package app.tributary.platform.getstream;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Reaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Counts reactions. Which of them are our own only pages say: for the rest it is remembered. Used by the channel's
 * thread alone.
 */
final class GetstreamTally {
    private final GetstreamMapper mapper;
    private final GetstreamMemory memory;

    GetstreamTally(GetstreamMapper mapper, GetstreamMemory memory) {
        this.mapper = mapper;
        this.memory = memory;
    }

    /**
     * What a message says of its reactions, if that was not told before.
     *
     * @param ownToo whether it says which are ours: pages do, events do not
     */
    Optional<ChatEvent> of(MessageKey key, JsonNode message, boolean ownToo, Instant at) {
        var line = memory.line(key.id());
        if (line.isEmpty() || (!message.has("reaction_groups") && !message.has("reaction_counts"))) {
            return Optional.empty();
        }
        var ours = ownToo ? ownTypes(message) : ownTypes(line.get().reactions());
        return told(key, line.get(), mapper.reactions(message, ours::contains), at);
    }

    /** Somebody reacted, or took a reaction back. */
    Optional<ChatEvent> changed(JsonNode event, boolean on, Instant at) {
        var message = event.path("message");
        var reaction = event.path("reaction");
        var key = mapper.key(message).or(() -> GetstreamTree.text(reaction, "message_id")
                .map(id -> new MessageKey(mapper.channel(), id)));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var line = memory.line(key.get().id());
        var before = line.map(GetstreamMemory.Line::reactions).orElse(List.of());
        var ours = new HashSet<>(ownTypes(before));
        String type = GetstreamTree.text(reaction, "type").orElse("");
        if (mapper.isOwn(event.path("user"))) {
            if (on) {
                ours.add(type);
            } else {
                ours.remove(type);
            }
        }
        boolean counted = message.path("reaction_groups").isObject() || message.path("reaction_counts").isObject();
        var now = counted ? mapper.reactions(message, ours::contains) : counted(before, type, on, ours.contains(type));
        if (line.isPresent()) {
            return told(key.get(), line.get(), now, at);
        }
        return counted ? Optional.of(new ChatEvent.Reactions(key.get(), now, at)) : Optional.empty();
    }

    private Optional<ChatEvent> told(MessageKey key, GetstreamMemory.Line line, List<Reaction> now, Instant at) {
        if (Set.copyOf(line.reactions()).equals(Set.copyOf(now))) {
            return Optional.empty();
        }
        memory.put(key.id(), line.reacted(now));
        return Optional.of(new ChatEvent.Reactions(key, now, at));
    }

    /** One more or one less than was known. */
    private static List<Reaction> counted(List<Reaction> before, String type, boolean on, boolean ours) {
        var now = new ArrayList<Reaction>();
        boolean found = false;
        for (var one : before) {
            if (!one.name().equals(type)) {
                now.add(one);
                continue;
            }
            found = true;
            long count = one.count() + (on ? 1 : -1);
            if (count > 0) {
                now.add(GetstreamMapper.reaction(type, count, ours));
            }
        }
        if (!found && on && !type.isEmpty()) {
            now.add(GetstreamMapper.reaction(type, 1, ours));
        }
        return now;
    }

    private static Set<String> ownTypes(JsonNode message) {
        return GetstreamTree.objects(message.path("own_reactions"))
                .flatMap(one -> GetstreamTree.text(one, "type").stream()).collect(Collectors.toSet());
    }

    private static Set<String> ownTypes(List<Reaction> known) {
        return known.stream().filter(Reaction::own).map(Reaction::name).collect(Collectors.toSet());
    }
}
