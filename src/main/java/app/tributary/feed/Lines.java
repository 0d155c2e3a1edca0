package app.tributary.feed;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.PlatformClock;
import app.tributary.feed.FeedRow.GapRow;
import app.tributary.feed.FeedRow.LineRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The rows that nobody wrote: quiet lines, each shown once, and gaps. Belongs to the feed's thread. */
final class Lines {
    private final Turn turn;
    private final Timeline timeline;
    private final Rooms rooms;
    private final Map<GapId, Node> gaps = new HashMap<>();

    private record GapId(Channel channel, Instant from) {}

    Lines(Turn turn, Timeline timeline, Rooms rooms) {
        this.turn = turn;
        this.timeline = timeline;
        this.rooms = rooms;
    }

    /** A line that may be told again; only the first time counts. */
    void once(ChatEvent event, Object identity, Instant at) {
        if (rooms.of(event.channel()).firstLine(identity)) {
            show(event, at);
        }
    }

    /** A line that is new. */
    Node show(ChatEvent event, Instant at) {
        turn.tell(event);
        var node = new Node(new LineRow(turn.newId(), event, at));
        turn.stand(node, PlatformClock.placed(at, turn.now(), Origin.LIVE), Origin.LIVE);
        return node;
    }

    /** A line with an identity is one row for as long as it is kept, whatever it says later. */
    void notice(ChatEvent.Notice notice) {
        var id = notice.id();
        if (id.isEmpty()) {
            once(notice, notice, notice.at());
            return;
        }
        var room = rooms.of(notice.channel());
        var shown = room.notice(id.get());
        if (shown == null) {
            room.remember(id.get(), show(notice, notice.at()));
        } else if (shown.kept && shown.row() instanceof LineRow(var rowId, ChatEvent.Notice before, var at)
                && saysOther(before, notice)) {
            turn.tell(notice);
            timeline.replace(shown, new LineRow(rowId, notice, at));
        }
    }

    /** A gap has one row as long as it is kept, however much of it is filled. */
    void gap(ChatEvent.Gap gap) {
        var id = new GapId(gap.channel(), gap.from());
        var node = gaps.get(id);
        if (node != null) {
            if (!((GapRow) node.row()).gap().equals(gap)) {
                turn.tell(gap);
                timeline.replace(node, new GapRow(node.id(), gap));
            }
            return;
        }
        turn.tell(gap);
        if (gap.whole()) {
            return;
        }
        var row = new Node(new GapRow(turn.newId(), gap));
        if (turn.stand(row, PlatformClock.millis(gap.from()), Origin.BACKFILL)) {
            gaps.put(id, row);
        }
    }

    /** The gap's row is no longer kept. */
    void forget(ChatEvent.Gap gap) {
        gaps.remove(new GapId(gap.channel(), gap.from()));
    }

    private static boolean saysOther(ChatEvent.Notice before, ChatEvent.Notice now) {
        return !before.text().equals(now.text()) || !before.lines().equals(now.lines())
                || !before.offers().equals(now.offers());
    }
}
