package app.tributary.ui.feed;

import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedListener;
import app.tributary.feed.FeedRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the feed shows, why it stands still, and what has arrived meanwhile. Batches come in on any
 * thread; everything else belongs to the FX thread, to which one call at a time is under way however
 * many batches come.
 */
public final class FeedViewModel implements FeedListener {
    /** How many rows are kept; while the feed is held, twice as many. */
    public static final int CAP = 10_000;
    /** The pointer holds the feed until this long after it last moved. */
    public static final Duration POINTER_REST = Duration.ofSeconds(5);

    private final Executor fx;
    private final InstantSource clock;
    private final int cap;
    private final Queue<List<FeedChange>> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean underWay = new AtomicBoolean();

    private final RowList rows = new RowList();
    private final Set<PauseReason> reasons = EnumSet.noneOf(PauseReason.class);
    private Instant pointerMovedAt = Instant.MIN;
    private long lastSeen;
    private boolean seenAny;
    private OptionalLong selectionStart = OptionalLong.empty();
    private OptionalLong selectionEnd = OptionalLong.empty();

    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper letGo = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<PauseReason>> pause = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FeedRow>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param fx runs what it is given on the FX thread, in order
     * @param clock tells how long the pointer has rested
     */
    public FeedViewModel(Executor fx, InstantSource clock) {
        this(fx, clock, CAP);
    }

    FeedViewModel(Executor fx, InstantSource clock, int cap) {
        this.fx = fx;
        this.clock = clock;
        this.cap = cap;
    }

    @Override
    public void accept(FeedBatch batch) {
        if (batch.changes().isEmpty()) {
            return;
        }
        arrived.add(batch.changes());
        if (underWay.compareAndSet(false, true)) {
            fx.execute(this::applyArrived);
        }
    }

    /** The rows; to be read only between two calls of this object. */
    public RowList rows() {
        return rows;
    }

    /** The row of a message; empty where it is not kept. Goes through all rows. */
    public OptionalLong find(MessageKey message) {
        for (int at = rows.size() - 1; at >= 0; at--) {
            var row = rows.get(at).row();
            if (RowCommands.messageOf(row).map(ChatMessage::key).filter(message::equals).isPresent()) {
                return OptionalLong.of(row.id());
            }
        }
        return OptionalLong.empty();
    }

    /** Changes whenever rows, holding or selection did. */
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** How many rows stand below the last one that the reader has seen; 0 unless held. */
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** How many of the oldest rows had to go although the feed is held; 0 unless held. */
    public ReadOnlyIntegerProperty letGoProperty() {
        return letGo.getReadOnlyProperty();
    }

    /** Why the feed stands still, the first of its reasons; empty: it follows the newest row. */
    public ReadOnlyObjectProperty<Optional<PauseReason>> pauseProperty() {
        return pause.getReadOnlyProperty();
    }

    /** Whether the feed stands still. */
    public boolean isHeld() {
        return !reasons.isEmpty();
    }

    /** Whether this is one of the reasons for which it stands still. */
    public boolean isHeldBy(PauseReason reason) {
        return reasons.contains(reason);
    }

    /** Holds the feed for this reason. */
    public void hold(PauseReason reason) {
        boolean first = reasons.isEmpty();
        if (reasons.add(reason)) {
            if (first) {
                seenAny = rows.size() > 0;
                lastSeen = seenAny ? rows.get(rows.size() - 1).id() : 0;
            }
            settle();
        }
    }

    /** Ends this reason; the last one to end lets the feed follow the newest row again. */
    public void release(PauseReason reason) {
        if (reasons.remove(reason)) {
            settle();
        }
    }

    /** Ends every reason: the reader wants the newest row. */
    public void resume() {
        boolean held = isHeld();
        reasons.clear();
        dropSelection();
        if (held) {
            settle();
        }
    }

    /** The pointer moved over the feed. */
    public void pointerMoved() {
        pointerMovedAt = clock.instant();
        hold(PauseReason.POINTER);
    }

    /** The pointer left the feed. */
    public void pointerLeft() {
        release(PauseReason.POINTER);
    }

    /**
     * Ends the pointer's hold when it has rested long enough.
     *
     * @return how long until it is worth asking again; zero: not at all
     */
    public Duration pointerRests() {
        if (!isHeldBy(PauseReason.POINTER)) {
            return Duration.ZERO;
        }
        var left = Duration.between(clock.instant(), pointerMovedAt.plus(POINTER_REST));
        if (left.isPositive()) {
            return left;
        }
        release(PauseReason.POINTER);
        return Duration.ZERO;
    }

    /** The row with this id was on the screen while the feed was held: it and those above are not new any more. */
    public void seen(long id) {
        int index = rows.indexOf(id);
        if (isHeld() && index >= 0 && (!seenAny || index > rows.indexOf(lastSeen))) {
            seenAny = true;
            lastSeen = id;
            count();
        }
    }

    /** The selected row, the one that a key acts upon, as it is now. */
    public ReadOnlyObjectProperty<Optional<FeedRow>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Selects this row alone, and holds the feed. */
    public void select(long id) {
        rows.find(id).ifPresent(item -> {
            selectionStart = OptionalLong.of(id);
            extendTo(item);
        });
    }

    /** Stretches the selection from where it began to this row. */
    public void extendSelection(long id) {
        rows.find(id).ifPresent(item -> {
            if (selectionStart.isEmpty()) {
                selectionStart = OptionalLong.of(id);
            }
            extendTo(item);
        });
    }

    /** Selects nothing, and ends the hold that came with it. */
    public void clearSelection() {
        dropSelection();
        release(PauseReason.SELECTION);
        changed();
    }

    /** Whether the row with this id is among the selected ones. */
    public boolean isSelected(long id) {
        if (selectionEnd.isEmpty()) {
            return false;
        }
        int index = rows.indexOf(id);
        return index >= firstSelected() && index <= lastSelected();
    }

    /** All selected rows, from the oldest to the newest. */
    public List<FeedRow> selection() {
        var all = new ArrayList<FeedRow>();
        if (selectionEnd.isPresent()) {
            for (int i = firstSelected(); i <= lastSelected(); i++) {
                all.add(rows.get(i).row());
            }
        }
        return all;
    }

    private int firstSelected() {
        return Math.max(0, Math.min(rows.indexOf(selectionStart.orElse(0)), rows.indexOf(selectionEnd.orElse(0))));
    }

    private int lastSelected() {
        return Math.max(rows.indexOf(selectionStart.orElse(0)), rows.indexOf(selectionEnd.orElse(0)));
    }

    private void extendTo(FeedItem item) {
        selectionEnd = OptionalLong.of(item.id());
        selected.set(Optional.of(item.row()));
        hold(PauseReason.SELECTION);
        changed();
    }

    private void dropSelection() {
        selectionStart = OptionalLong.empty();
        selectionEnd = OptionalLong.empty();
        selected.set(Optional.empty());
    }

    private void applyArrived() {
        underWay.set(false);
        for (var changes = arrived.poll(); changes != null; changes = arrived.poll()) {
            changes.forEach(this::apply);
        }
        refreshSelected();
        settle();
    }

    private void apply(FeedChange change) {
        switch (change) {
            case FeedChange.Append(var added) -> added.forEach(rows::append);
            case FeedChange.InsertBefore(var before, var row) -> rows.insertBefore(before, row);
            case FeedChange.Replace(var row) -> rows.replace(row);
            case FeedChange.Remove(var id) -> remove(id);
        }
        // Here and not at the end of the batch: a burst must not make the list grow without bounds.
        int goes = rows.trimTo(isHeld() ? 2 * cap : cap);
        if (isHeld()) {
            letGo.set(letGo.get() + goes);
        }
    }

    private void remove(long id) {
        int index = rows.indexOf(id);
        if (index >= 0 && seenAny && id == lastSeen) {
            seenAny = index > 0;
            lastSeen = seenAny ? rows.get(index - 1).id() : 0;
        }
        rows.remove(id);
    }

    private void refreshSelected() {
        selectionEnd.ifPresent(id -> {
            if (rows.indexOf(selectionStart.orElse(id)) < 0) {
                selectionStart = selectionEnd;
            }
            var now = rows.find(id).map(FeedItem::row);
            if (now.isEmpty()) {
                dropSelection();
                reasons.remove(PauseReason.SELECTION);
            } else {
                selected.set(now);
            }
        });
    }

    private void settle() {
        if (!isHeld()) {
            rows.trimTo(cap);
            letGo.set(0);
        }
        pause.set(reasons.stream().findFirst());
        count();
        changed();
    }

    private void count() {
        waiting.set(isHeld() ? rows.size() - 1 - (seenAny ? rows.indexOf(lastSeen) : -1) : 0);
    }

    private void changed() {
        version.set(version.get() + 1);
    }
}
