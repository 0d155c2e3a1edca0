package app.tributary.ui.feed;

import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedListener;
import app.tributary.feed.FeedRow;
import app.tributary.feed.Folds;
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
    /** How many rows are kept; while the feed is held, about twice as many. */
    public static final int CAP = 10_000;
    /** The pointer holds the feed until this long after it last moved. */
    public static final Duration POINTER_REST = Duration.ofSeconds(5);

    private final Executor fx;
    private final InstantSource clock;
    private final Queue<List<FeedChange>> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean underWay = new AtomicBoolean();

    private final RowList rows = new RowList();
    private final Folds folds;
    private final Trimming trimming;
    private final Set<PauseReason> reasons = EnumSet.noneOf(PauseReason.class);
    private Instant pointerMovedAt = Instant.MIN;
    private long lastSeen;
    private boolean seenAny;
    private boolean away;
    private boolean lineWanted;
    private long nextLine = Long.MIN_VALUE;
    private OptionalLong sinceLine = OptionalLong.empty();
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
        this.folds = new Folds(rows::rows, this::mayChange, cap);
        this.trimming = new Trimming(rows, folds, cap);
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

    /**
     * The row of a message, also one that is folded away: {@link #unfold} brings that to light. Empty where it
     * is not kept. Goes through all rows.
     */
    public OptionalLong find(MessageKey message) {
        for (int at = rows.size() - 1; at >= 0; at--) {
            var row = rows.get(at).row();
            var members = row instanceof FeedRow.AlikeRow fold ? fold.members() : List.of(row);
            for (var one : members) {
                if (RowCommands.messageOf(one).map(ChatMessage::key).filter(message::equals).isPresent()) {
                    return OptionalLong.of(one.id());
                }
            }
        }
        return OptionalLong.empty();
    }

    /** Folds near-equal messages while more than this many come a second; 0: never. */
    public void foldAbove(int messagesASecond) {
        folds.foldAbove(messagesASecond, this::apply);
        settle();
    }

    /** What the reader is called in the chats: what is said to them is never folded. */
    public void setOwnNames(Set<String> names) {
        folds.setReader(new OwnNames(names)::isAddressed);
    }

    /** Opens a fold, or folds it again; the selection goes with it. Nothing for a row that is none. */
    public void toggleFold(long id) {
        folds.toggle(id, this::apply);
        refreshSelected();
        settle();
    }

    /** The id of the fold that a row is a member of, folded away or not. */
    public OptionalLong foldOf(long id) {
        return folds.foldWith(id).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Opens the fold in which the row with this id is folded away; nothing where it is in none. */
    public void unfold(long id) {
        long shown = folds.shownAs(id);
        if (shown != id) {
            toggleFold(shown);
        }
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
                trimming.reads(0, 0);
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

    /**
     * Whether nobody looks: above the first row that comes from then on stands a line, until nobody looks again
     * and something new comes.
     */
    public void away(boolean now) {
        if (now && !away) {
            lineWanted = rows.size() > 0;
        }
        away = now;
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
        var now = clock.instant();
        if (now.isBefore(pointerMovedAt)) {
            // The clock was set back: the hold must not last until it has caught up.
            pointerMovedAt = now;
        }
        var left = Duration.between(now, pointerMovedAt.plus(POINTER_REST));
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

    /** While the feed is held these are the first and the last row on the screen: they and those around them stay. */
    public void reads(long first, long last) {
        trimming.reads(first, last);
    }

    /** The newest row that was on the screen while the feed was held; empty unless it is. */
    OptionalLong lastSeen() {
        return isHeld() && seenAny ? OptionalLong.of(lastSeen) : OptionalLong.empty();
    }

    /** The reader has seen the rows down to this one, and none below it. */
    void seenOnlyTo(long id) {
        if (isHeld() && rows.indexOf(id) >= 0) {
            seenAny = true;
            lastSeen = id;
            settle();
        }
    }

    /** The id of the row that shows the row with this id: that of its fold while it is folded away. */
    long shownAs(long id) {
        return folds.shownAs(id);
    }

    OptionalLong selectionStart() {
        return selectionStart;
    }

    OptionalLong selectionEnd() {
        return selectionEnd;
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
            folds.apply(away ? withLine(changes) : changes, clock.instant(), this::apply);
            // Here and not at the end of them all: a burst must not make the list grow without bounds.
            trim();
        }
        refreshSelected();
        settle();
    }

    /** Above the first row that comes while nobody looks stands the line; the one before goes. */
    private List<FeedChange> withLine(List<FeedChange> changes) {
        for (int i = 0; i < changes.size() && lineWanted; i++) {
            if (changes.get(i) instanceof FeedChange.Append(var added) && !added.isEmpty()) {
                var all = new ArrayList<>(changes);
                var line = new FeedRow.SinceRow(nextLine++, added.getFirst().channel(), clock.instant());
                all.add(i, new FeedChange.Append(List.of(line)));
                if (sinceLine.isPresent()) {
                    all.addFirst(new FeedChange.Remove(sinceLine.getAsLong()));
                }
                sinceLine = OptionalLong.of(line.id());
                lineWanted = false;
                return all;
            }
        }
        return changes;
    }

    private void apply(FeedChange change) {
        switch (change) {
            case FeedChange.Append(var added) -> added.forEach(rows::append);
            case FeedChange.InsertBefore step when trimming.takes(step) -> {
            }
            case FeedChange.InsertBefore(var before, var row) -> rows.insertBefore(before, row);
            case FeedChange.Replace(var row) -> rows.replace(row);
            case FeedChange.Remove(var id) -> remove(id);
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

    private void trim() {
        if (!isHeld()) {
            trimming.whileFollowed();
            letGo.set(0);
            return;
        }
        boolean known = rows.indexOf(lastSeen) >= 0;
        letGo.set(letGo.get() + trimming.whileHeld());
        if (known && rows.indexOf(lastSeen) < 0) {
            // It was left out together with what is below the reader: what stands for that counts as seen.
            trimming.skipped().map(FeedRow::id).ifPresent(seam -> lastSeen = seam);
        }
    }

    /** A row that somebody reads does not become another under their eyes. */
    private boolean mayChange(long id) {
        return !isHeld() || !seenAny || rows.indexOf(id) > rows.indexOf(lastSeen);
    }

    private void refreshSelected() {
        selectionEnd.ifPresent(id -> {
            long shown = folds.shownAs(id);
            selectionEnd = OptionalLong.of(shown);
            selectionStart = OptionalLong.of(folds.shownAs(selectionStart.orElse(id)));
            if (rows.indexOf(selectionStart.getAsLong()) < 0) {
                selectionStart = selectionEnd;
            }
            var now = rows.find(shown).map(FeedItem::row);
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
            trim();
        }
        pause.set(reasons.stream().findFirst());
        count();
        changed();
    }

    private void count() {
        int seen = seenAny ? rows.indexOf(lastSeen) : -1;
        int line = sinceLine.isPresent() && rows.indexOf(sinceLine.getAsLong()) > seen ? 1 : 0;
        int skipped = trimming.skipped().filter(row -> rows.indexOf(row.id()) > seen).map(row -> row.count() - 1)
                .orElse(0);
        waiting.set(isHeld()
                ? rows.size() - 1 - seen - line + skipped + folds.surplusAfter(id -> rows.indexOf(id) > seen)
                : 0);
    }

    private void changed() {
        version.set(version.get() + 1);
    }
}
