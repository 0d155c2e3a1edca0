package app.tributary.feed;

import app.tributary.chat.Author;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Relay;
import app.tributary.chat.Trait;
import app.tributary.feed.FeedRow.MessageRow;
import app.tributary.feed.FeedRow.Removed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a message that came by two ways, and makes one row of it: read directly, and relayed by an aggregator that names the
 * platform and the message's id there. Ids may be short numbers that two channels of one platform share,
 * so the author's name or the text has to agree as well. Belongs to the feed's thread.
 */
final class Twins {
    private final Rooms rooms;
    private final Timeline timeline;
    private final Recent<Way, Node> relayed;

    private record Way(String platform, String messageId) {
        static Optional<Way> of(Relay relay) {
            return relay.messageId().map(id -> new Way(relay.platform().toLowerCase(Locale.ROOT), id));
        }

        static Way of(MessageKey key) {
            return new Way(key.channel().platform().value(), key.id());
        }
    }

    Twins(Rooms rooms, Timeline timeline, int memory) {
        this.rooms = rooms;
        this.timeline = timeline;
        this.relayed = new Recent<>(memory);
    }

    /** The rows of this message that came by other ways; those read directly come first. */
    List<Node> of(ChatMessage message) {
        if (message.relays().isEmpty() && relayed.isEmpty()) {
            return List.of();
        }
        var found = new LinkedHashSet<Node>();
        for (var relay : message.relays()) {
            Way.of(relay).ifPresent(way -> rooms.forEach((channel, room) -> {
                var node = channel.platform().value().equals(way.platform()) ? room.place(way.messageId()) : null;
                if (node != null) {
                    found.add(node);
                }
            }));
        }
        var carrier = relayed.get(Way.of(message.key()));
        if (carrier != null) {
            found.add(carrier);
        }
        for (var relay : message.relays()) {
            var other = Way.of(relay).map(relayed::get);
            other.ifPresent(found::add);
        }
        found.removeIf(node -> !agrees(node, message));
        return new ArrayList<>(found);
    }

    /** From now on a message that is read directly finds this row. */
    void remember(ChatMessage message, Node node) {
        for (var relay : message.relays()) {
            Way.of(relay).ifPresent(way -> relayed.put(way, node));
        }
    }

    /** The row is no longer kept. */
    void letGo(ChatMessage message) {
        for (var relay : message.relays()) {
            Way.of(relay).ifPresent(way -> relayed.replace(way, Node.GONE));
        }
    }

    /**
     * Makes one row of a message that came by several ways: the first of the rows stays. It shows the
     * message as read directly, for that can be acted upon, with the delivery marks of the aggregator.
     */
    void join(List<Node> ways, ChatMessage latest) {
        var stays = ways.stream().filter(node -> node.kept).findFirst().orElse(Node.GONE);
        for (var other : ways) {
            if (other != stays && other.kept && other.row() instanceof MessageRow row) {
                var aliases = other.aliases;
                timeline.remove(other);
                aliases.forEach(alias -> alias(stays, alias));
                absorb(stays, row.message(), row.removed());
            }
        }
        absorb(stays, latest, Optional.empty());
    }

    private void absorb(Node stays, ChatMessage second, Optional<Removed> secondRemoved) {
        var key = second.key();
        var room = rooms.of(key.channel());
        room.know(key.id(), stays);
        if (!stays.kept || !(stays.row() instanceof MessageRow row)) {
            return;
        }
        var first = row.message();
        var removed = row.removed().or(() -> secondRemoved).or(() -> room.removedEarlier(key.id()))
                .or(() -> room.takenEarlier(Optional.of(second.author()), second.sentAt(), second.receivedAt()));
        boolean secondIsDirect = second.relays().isEmpty() && carries(first, key)
                && !carries(first, first.key());
        var shown = secondIsDirect ? merged(second, first) : merged(first, second);
        alias(stays, secondIsDirect ? first.key() : key);
        if (secondIsDirect) {
            stays.date(second.sentAt(), second.receivedAt());
            room.people.link(stays, second.author().id());
        }
        if (!shown.equals(first) || !removed.equals(row.removed())) {
            timeline.replace(stays, new MessageRow(row.id(), shown, removed, row.extras(), row.highlight()));
        }
        remember(shown, stays);
    }

    private void alias(Node node, MessageKey key) {
        rooms.of(key.channel()).know(key.id(), node);
        if (!node.aliases.contains(key)) {
            var aliases = new ArrayList<>(node.aliases);
            aliases.add(key);
            node.aliases = List.copyOf(aliases);
        }
    }

    /** Whether the carrier says that it relayed exactly this. */
    private static boolean carries(ChatMessage carrier, MessageKey direct) {
        var way = Way.of(direct);
        return carrier.relays().stream().anyMatch(relay -> Way.of(relay).filter(way::equals).isPresent());
    }

    /** The message with the other's delivery marks, and what else only the other knows. */
    private static ChatMessage merged(ChatMessage shown, ChatMessage other) {
        var relays = new LinkedHashSet<>(shown.relays());
        relays.addAll(other.relays());
        var traits = new HashSet<>(shown.traits());
        if (other.has(Trait.OWN)) {
            traits.add(Trait.OWN);
        }
        return with(shown, List.copyOf(relays), traits, shown.nonce().or(other::nonce));
    }

    /** The message with these delivery marks. */
    static ChatMessage withRelays(ChatMessage message, List<Relay> relays) {
        return with(message, relays, message.traits(), message.nonce());
    }

    private static ChatMessage with(ChatMessage message, List<Relay> relays, Set<Trait> traits,
            Optional<String> nonce) {
        return new ChatMessage(message.key(), message.author(), message.fragments(), message.sentAt(),
                message.receivedAt(), message.replyTo(), message.paid(), traits, relays, nonce);
    }

    private static boolean agrees(Node node, ChatMessage message) {
        if (!node.kept) {
            return true;
        }
        return node.row() instanceof MessageRow(_, var other, _, _, _)
                && (other.text().strip().equals(message.text().strip()) || sameName(other.author(), message.author()));
    }

    private static boolean sameName(Author one, Author other) {
        return one.login().equalsIgnoreCase(other.login()) || one.displayName().equalsIgnoreCase(other.displayName());
    }
}
