package app.tributary.ui.feed;

import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedListener;
import app.tributary.feed.FeedRow;
import app.tributary.feed.Folds;
import java.time.Duration;
import java.time.InstantSource;
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
    private final Selection selection;
    private final SinceLine sinceLine;
    private final Set<PauseReason> reasons = EnumSet.noneOf(PauseReason.class);
    private final PointerRest pointer;
    private final ReadMark read;

    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper letGo = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<PauseReason>> pause = new ReadOnlyObjectWrapper<>(Optional.empty());

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
        this.selection = new Selection(rows, folds);
        this.sinceLine = new SinceLine(rows, clock);
        this.pointer = new PointerRest(clock);
        this.read = new ReadMark(rows);
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
                read.atNewest();
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
        selection.drop();
        if (held) {
            settle();
        }
    }

    /**
     * Whether nobody looks: above the first row that comes from then on stands a line, until nobody looks again
     * and something new comes.
     */
    public void away(boolean now) {
        sinceLine.away(now);
    }

    /** The pointer moved over the feed. */
    public void pointerMoved() {
        pointer.moved();
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
        var left = pointer.until(POINTER_REST);
        if (left.isPositive()) {
            return left;
        }
        release(PauseReason.POINTER);
        return Duration.ZERO;
    }

    /** The row with this id was on the screen while the feed was held: it and those above are not new any more. */
    public void seen(long id) {
        if (isHeld() && read.seen(id)) {
            count();
        }
    }

    /** While the feed is held these are the first and the last row on the screen: they and those around them stay. */
    public void reads(long first, long last) {
        trimming.reads(first, last);
    }

    /** The newest row that was on the screen while the feed was held; empty unless it is. */
    OptionalLong lastSeen() {
        return isHeld() ? read.row() : OptionalLong.empty();
    }

    /** The reader has seen the rows down to this one, and none below it. */
    void seenOnlyTo(long id) {
        if (isHeld() && rows.indexOf(id) >= 0) {
            read.at(id);
            settle();
        }
    }

    /** The id of the row that shows the row with this id: that of its fold while it is folded away. */
    long shownAs(long id) {
        return folds.shownAs(id);
    }

    OptionalLong selectionStart() {
        return selection.start();
    }

    OptionalLong selectionEnd() {
        return selection.end();
    }

    /** The selected row, the one that a key acts upon, as it is now. */
    public ReadOnlyObjectProperty<Optional<FeedRow>> selectedProperty() {
        return selection.rowProperty();
    }

    /** Selects this row alone, and holds the feed. */
    public void select(long id) {
        rows.find(id).ifPresent(item -> {
            selection.begin(item);
            hold(PauseReason.SELECTION);
            changed();
        });
    }

    /** Stretches the selection from where it began to this row. */
    public void extendSelection(long id) {
        rows.find(id).ifPresent(item -> {
            selection.stretchTo(item);
            hold(PauseReason.SELECTION);
            changed();
        });
    }

    /** Selects nothing, and ends the hold that came with it. */
    public void clearSelection() {
        selection.drop();
        release(PauseReason.SELECTION);
        changed();
    }

    /** Whether the row with this id is among the selected ones. */
    public boolean isSelected(long id) {
        return selection.has(id);
    }

    /** All selected rows, from the oldest to the newest. */
    public List<FeedRow> selection() {
        return selection.all();
    }

    private void applyArrived() {
        underWay.set(false);
        for (var changes = arrived.poll(); changes != null; changes = arrived.poll()) {
            folds.apply(sinceLine.into(changes), clock.instant(), this::apply);
            // Here and not at the end of them all: a burst must not make the list grow without bounds.
            trim();
        }
        refreshSelected();
        settle();
    }

    private void apply(FeedChange change) {
        switch (change) {
            case FeedChange.Append(var added) -> added.forEach(rows::append);
            case FeedChange.InsertBefore step when trimming.takes(step) -> {
            }
            case FeedChange.InsertBefore(var before, var row) -> rows.insertBefore(before, row);
            case FeedChange.Replace(var row) -> rows.replace(row);
            case FeedChange.Remove(var id) -> {
                read.leaves(rows.indexOf(id));
                rows.remove(id);
            }
        }
    }

    private void trim() {
        if (!isHeld()) {
            trimming.whileFollowed();
            letGo.set(0);
            return;
        }
        boolean known = read.index() >= 0;
        letGo.set(letGo.get() + trimming.whileHeld());
        if (known && read.index() < 0) {
            // It was left out together with what is below the reader: what stands for that counts as seen.
            trimming.skipped().map(FeedRow::id).ifPresent(read::at);
        }
    }

    /** A row that somebody reads does not become another under their eyes. */
    private boolean mayChange(long id) {
        return !isHeld() || rows.indexOf(id) > read.index();
    }

    private void refreshSelected() {
        if (!selection.refresh()) {
            reasons.remove(PauseReason.SELECTION);
        }
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
        int seen = read.index();
        int line = sinceLine.index() > seen ? 1 : 0;
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
