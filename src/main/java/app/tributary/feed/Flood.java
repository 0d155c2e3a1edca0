package app.tributary.feed;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.PlatformClock;
import app.tributary.chat.Trait;
import app.tributary.feed.FeedRow.FoldRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * While more comes than can be taken in, plain messages of a channel share a row that tells only how many they are.
 * Belongs to the feed's thread.
 */
final class Flood {
    private final Turn turn;
    private final Timeline timeline;
    private final Rooms rooms;
    private final Map<Channel, Share> shares = new LinkedHashMap<>();
    private boolean rises;

    private record Share(int count, Instant at) {}

    Flood(Turn turn, Timeline timeline, Rooms rooms) {
        this.turn = turn;
        this.timeline = timeline;
        this.rooms = rooms;
    }

    /** Begins a turn: it rises, goes on, or is over. */
    void begin(boolean rises) {
        this.rises = rises;
        if (!rises) {
            rooms.all().forEach(room -> room.fold = null);
        }
    }

    /** Whether it could take the message along, as far as that is told by the message itself. */
    boolean reaches(ChatMessage message, Origin origin) {
        return rises && origin == Origin.LIVE && message.paid().isEmpty() && !message.has(Trait.OWN)
                && !message.has(Trait.HIGHLIGHTED) && !message.has(Trait.ANNOUNCEMENT);
    }

    /** Takes the message along. */
    void take(ChatMessage message) {
        shares.merge(message.key().channel(), new Share(1, message.sentAt()),
                (before, one) -> new Share(before.count() + 1, one.at()));
    }

    /** Shows what it took in this turn. */
    void show() {
        shares.forEach(this::show);
        shares.clear();
    }

    private void show(Channel channel, Share share) {
        var room = rooms.of(channel);
        var shown = room.fold;
        if (shown != null && shown.kept && shown.row() instanceof FoldRow(var id, var c, var count, var at)) {
            timeline.replace(shown, new FoldRow(id, c, count + share.count(), at));
            return;
        }
        var node = new Node(new FoldRow(turn.newId(), channel, share.count(), share.at()));
        node.arrived = turn.now().toEpochMilli();
        timeline.append(node, PlatformClock.placed(share.at(), turn.now(), Origin.LIVE));
        room.fold = node;
    }
}
