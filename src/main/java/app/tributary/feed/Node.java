package app.tributary.feed;

import app.tributary.chat.MessageKey;
import app.tributary.chat.PlatformClock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One place of the timeline, with whatever row stands there now. Belongs to the feed's thread. */
final class Node extends Chain.Link<Node> {
    /** Stands for every message that is known but has no row, or no longer. Never in a timeline. */
    static final Node GONE = new Node();

    private @Nullable FeedRow row;

    /** Never falls from older to newer, see {@link Timeline}; milliseconds. */
    long order;
    /** When it came, by our clock; milliseconds. */
    long arrived;
    /** The message's two times; milliseconds. */
    private long sent;
    private long received;

    boolean kept;

    /** Not yet published: it goes out with the turn's appended rows, in its newest form. */
    boolean fresh;

    /** The entry of its channel's {@link Known} that was given it last. */
    int entry;

    /** The same person's rows in the same channel; all of this is the business of {@link People}. */
    @Nullable
    People people;
    String person = "";
    int personHash;
    /** Of the newest row of a person: that of another one. */
    @Nullable
    Node personNext;
    @Nullable
    Node personOlder;
    @Nullable
    Node personNewer;

    /** Keys of the same message by other ways. */
    List<MessageKey> aliases = List.of();

    private Node() {}

    Node(FeedRow row) {
        this.row = row;
    }

    FeedRow row() {
        var here = row;
        if (here == null) {
            throw new IllegalStateException("a message without a row was taken for one with a row");
        }
        return here;
    }

    void set(FeedRow next) {
        row = next;
    }

    long id() {
        return row().id();
    }

    /** Dates the words that the row shows. */
    void date(Instant sentAt, Instant receivedAt) {
        sent = PlatformClock.millis(sentAt);
        received = PlatformClock.millis(receivedAt);
    }

    /** Whether an action at that moment, in milliseconds, takes the row's words along. */
    boolean takenBy(long at) {
        return PlatformClock.takes(at, sent, received);
    }
}
