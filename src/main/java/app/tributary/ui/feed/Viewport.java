package app.tributary.ui.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Stacks the rows that are on the screen, and only those have nodes. Following, the newest row stands at
 * the lower edge; held, one row, the anchor, keeps its pixel whatever happens above and below it.
 * FX thread only.
 */
final class Viewport extends Region implements AutoCloseable {
    /** Free space under the newest row, in px at scale 1. */
    private static final double BELOW = 8;

    private final FeedViewModel model;
    private final Supplier<RowKit> kits;
    private final RowNodes nodes = new RowNodes(getChildren()::add);
    private RowStack stack = RowStack.EMPTY;
    private OptionalLong anchor = OptionalLong.empty();
    private double anchorY;
    /** Counts how often rows were stacked. */
    private long round;
    private double pointerY = Double.NaN;
    private @Nullable RowNode pointed;
    private Optional<FeedStay> stay = Optional.empty();
    /** Where the anchor shall stand once it is known where this stands itself. */
    private OptionalDouble anchorSceneY = OptionalDouble.empty();
    private final Subscription versions;

    Viewport(FeedViewModel model, Supplier<RowKit> kits) {
        this.model = model;
        this.kits = kits;
        getStyleClass().setAll("feed-viewport");
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        versions = model.versionProperty().subscribe(version -> {
            findStay();
            holdOrFollow();
            requestLayout();
        });
    }

    /** The rows on the screen, from the upper edge to the lower. */
    List<RowNode> stack() {
        return stack.nodes();
    }

    /** The node of a row, where it is on the screen. */
    Optional<RowNode> nodeOf(long id) {
        return nodes.of(id);
    }

    /** The row at this height, in px from the upper edge. */
    Optional<RowNode> rowAt(double y) {
        return stack.at(y);
    }

    /** Where the pointer is; NaN: not here. The row under it is the one that a hold keeps where it is. */
    void pointerAt(double y) {
        pointerY = y;
        showPointed();
    }

    /** The index of the uppermost row on the screen, with the part of it that is above the edge. */
    double firstIndex() {
        return stack.firstIndex(model.rows());
    }

    /** How many rows are on the screen, parts counted as parts. */
    double visibleRows() {
        return stack.visibleWithin(getHeight());
    }

    /** Whether there is nothing above or below what is on the screen. */
    boolean showsAll() {
        return stack.showsAllOf(model.rows(), getHeight());
    }

    /** Moves the rows by so many px, down for more than 0; at the newest row the feed follows again. */
    void scrollBy(double px) {
        if (model.rows().size() == 0 || getHeight() <= 0 || (!model.isHeld() && (px <= 0 || showsAll()))) {
            return;
        }
        model.hold(PauseReason.SCROLLED);
        anchorY += px;
        arrangeWithinEnds();
    }

    /** Puts a row, given by its index with its part, at the upper edge. */
    void scrollTo(double index) {
        if (model.rows().size() == 0) {
            return;
        }
        model.hold(PauseReason.SCROLLED);
        int whole = (int) Math.clamp(Math.floor(index), 0, model.rows().size() - 1);
        var item = model.rows().get(whole);
        anchor = OptionalLong.of(item.id());
        anchorY = 0;
        arrange();
        anchorY = -nodeOf(item.id()).map(row -> row.getHeight() * Math.clamp(index - whole, 0, 1)).orElse(0.0);
        arrangeWithinEnds();
    }

    /** Brings a row onto the screen by the shortest way, while the feed is held. */
    void reveal(long id) {
        int index = model.rows().indexOf(id);
        if (index < 0 || !model.isHeld()) {
            return;
        }
        var node = nodeOf(id);
        double top = node.map(RowNode::getLayoutY).orElse(-1.0);
        double bottom = node.map(row -> row.getLayoutY() + row.getHeight()).orElse(0.0);
        if (node.isPresent() && top >= 0 && bottom <= getHeight()) {
            return;
        }
        boolean below = node.isPresent() ? top >= 0 : index >= firstIndex();
        anchor = OptionalLong.of(id);
        anchorY = 0;
        arrange();
        if (below) {
            anchorY = getHeight() - nodeOf(id).map(RowNode::getHeight).orElse(0.0);
        }
        arrangeWithinEnds();
    }

    /** Keeps a row of the screen where it is, whatever comes above and below it, while the feed is held. */
    void keep(long id) {
        if (model.isHeld()) {
            nodeOf(id).ifPresent(this::anchorTo);
        }
    }

    /** Brings a row into the middle, unless it is in sight with some of what stands around it; only while held. */
    void center(long id) {
        int index = model.rows().indexOf(id);
        if (index < 0 || !model.isHeld()) {
            return;
        }
        double around = getHeight() / 6;
        var node = nodeOf(id);
        if (node.filter(row -> row.getLayoutY() >= around
                && row.getLayoutY() + row.getHeight() <= getHeight() - around).isPresent()) {
            return;
        }
        anchor = OptionalLong.of(id);
        anchorY = 0;
        arrange();
        anchorY = Math.rint((getHeight() - nodeOf(id).map(RowNode::getHeight).orElse(0.0)) / 2);
        arrangeWithinEnds();
    }

    /** Which row stands where; empty while the newest is followed. */
    Optional<FeedPlace> place() {
        return model.isHeld() && anchor.isPresent()
                ? Optional.of(new FeedPlace(anchor.getAsLong(), anchorY))
                : Optional.empty();
    }

    /** Puts a row back to where it stood, while the feed is held and the row kept. */
    void goTo(FeedPlace place) {
        if (model.isHeld() && model.rows().indexOf(place.row()) >= 0) {
            anchor = OptionalLong.of(place.row());
            anchorY = place.y();
            arrange();
        }
    }

    /** Where the reader is; empty while the newest row is followed. */
    Optional<FeedStay> stay() {
        if (!model.isHeld() || anchor.isEmpty()) {
            return Optional.empty();
        }
        double top = localToScene(0, 0).getY();
        var onScreen = new ArrayList<FeedStay.Spot>();
        for (var row : stack.nodes()) {
            row.item().ifPresent(item -> onScreen.add(new FeedStay.Spot(item.id(), top + row.getLayoutY())));
        }
        var at = new FeedStay.Spot(anchor.getAsLong(), top + anchorY);
        onScreen.sort(Comparator.comparingDouble(spot -> Math.abs(spot.sceneY() - at.sceneY())));
        return Optional.of(new FeedStay(model, onScreen, at));
    }

    /** Brings the reader back to where they were, as soon as there are rows. */
    void takeUp(FeedStay wanted) {
        stay = Optional.of(wanted);
        findStay();
    }

    private void findStay() {
        var wanted = stay;
        if (wanted.isEmpty() || model.rows().size() == 0) {
            return;
        }
        stay = Optional.empty();
        wanted.get().hold(model);
        if (model.isHeld()) {
            wanted.get().anchorIn(model).ifPresent(spot -> {
                anchor = OptionalLong.of(spot.row());
                anchorSceneY = OptionalDouble.of(spot.sceneY());
                requestLayout();
            });
        }
    }

    private void arrangeWithinEnds() {
        arrange();
        if (stack.nodes().isEmpty()) {
            return;
        }
        var rows = model.rows();
        var first = stack.nodes().getFirst();
        var last = stack.nodes().getLast();
        boolean oldest = first.item().filter(item -> item == rows.get(0)).isPresent();
        boolean newest = last.item().filter(item -> item == rows.get(rows.size() - 1)).isPresent();
        double over = oldest ? first.getLayoutY() : 0;
        double under = newest ? floor() - RowStack.lowerEdge(last) : 0;
        boolean atEnd = newest && under >= 0;
        if (atEnd) {
            anchorY += under;
            arrange();
        } else if (over > 0) {
            anchorY -= over;
            arrange();
        }
        anchorToPointerOrTop();
        if (atEnd) {
            model.release(PauseReason.SCROLLED);
        }
    }

    @Override
    protected void layoutChildren() {
        if (anchorSceneY.isPresent() && getHeight() > 0) {
            anchorY = Math.rint(anchorSceneY.getAsDouble() - localToScene(0, 0).getY());
            anchorSceneY = OptionalDouble.empty();
            var found = anchor;
            arrangeWithinEnds();
            // going back to the former rows leads back to the same place
            found.ifPresent(this::keep);
        } else {
            arrange();
        }
    }

    private double floor() {
        return getHeight() - Math.round(kits.get().scaled(BELOW));
    }

    private void holdOrFollow() {
        if (!model.isHeld()) {
            anchor = OptionalLong.empty();
        } else if (anchor.isEmpty()) {
            anchorToPointerOrBottom();
        }
    }

    private void anchorToPointerOrBottom() {
        stack.at(pointerY).or(() -> stack.lowestWithin(getHeight())).ifPresent(this::anchorTo);
    }

    private void anchorToPointerOrTop() {
        stack.at(pointerY).or(stack::topmost).ifPresent(this::anchorTo);
    }

    private void anchorTo(RowNode row) {
        row.item().ifPresent(item -> {
            anchor = OptionalLong.of(item.id());
            anchorY = row.getLayoutY();
        });
    }

    /** The anchor may have been let go or taken out: then the nearest row on the screen that is still there. */
    private int anchorIndex() {
        int index = anchor.isPresent() ? model.rows().indexOf(anchor.getAsLong()) : -1;
        if (index >= 0) {
            return index;
        }
        stack.nearestTo(anchorY, row -> row.item().filter(item -> model.rows().indexOf(item.id()) >= 0).isPresent())
                .ifPresent(this::anchorTo);
        return anchor.isPresent() ? model.rows().indexOf(anchor.getAsLong()) : -1;
    }

    private void arrange() {
        var rows = model.rows();
        var kit = kits.get();
        double height = getHeight();
        var next = new ArrayDeque<RowNode>();
        round++;
        retireFarAbove(rows, kit);
        if (rows.size() > 0 && height > 0 && getWidth() > 0) {
            int index = model.isHeld() ? anchorIndex() : -1;
            double top;
            if (index >= 0) {
                top = anchorY;
            } else if (model.isHeld() && !stack.nodes().isEmpty()) {
                // Everything that was on the screen has been let go: the oldest row that is left takes its place.
                index = 0;
                top = 0;
                anchor = OptionalLong.of(rows.get(0).id());
                anchorY = 0;
            } else {
                index = rows.size() - 1;
                top = floor() - nodes.showing(rows.get(index), kit).heightFor(getWidth());
            }
            double y = top;
            for (int i = index; i < rows.size() && (y < height || i == index); i++) {
                y += place(rows.get(i), kit, y, next, true);
            }
            y = top;
            for (int i = index - 1; i >= 0 && y > 0; i--) {
                y -= nodes.showing(rows.get(i), kit).heightFor(getWidth());
                place(rows.get(i), kit, y, next, false);
            }
        }
        stack = new RowStack(List.copyOf(next));
        retire();
        showPointed();
        lowestSeen();
    }

    private double place(FeedItem item, RowKit kit, double y, Deque<RowNode> next, boolean below) {
        var node = nodes.showing(item, kit);
        double height = node.heightFor(getWidth());
        node.resizeRelocate(0, Math.rint(y), getWidth(), height);
        node.selected(model.isSelected(item.id()));
        node.placedIn = round;
        if (below) {
            next.addLast(node);
        } else {
            next.addFirst(node);
        }
        return height;
    }

    /** Nodes of rows that are not on the screen any more are free for others. */
    private void retire() {
        nodes.free(node -> node.placedIn != round);
    }

    /**
     * Where the newest rows come faster than the screen can hold, those above have left it before one is measured:
     * without this, a window would keep twice the nodes it shows, and every frame goes through all of them.
     */
    private void retireFarAbove(RowList rows, RowKit kit) {
        int first = rows.size() - 1 - (int) Math.ceil(getHeight() / RowNode.leastHeight(kit));
        if (!model.isHeld() && first > 0) {
            nodes.free(node -> node.item().filter(item -> rows.indexOf(item.id()) >= first).isEmpty());
        }
    }

    private void lowestSeen() {
        if (model.isHeld()) {
            var nodes = stack.nodes();
            if (!nodes.isEmpty()) {
                nodes.getFirst().item().ifPresent(first -> nodes.getLast().item()
                        .ifPresent(last -> model.reads(first.id(), last.id())));
            }
            stack.lowestWithin(getHeight()).flatMap(RowNode::item).ifPresent(item -> model.seen(item.id()));
        }
    }

    private void showPointed() {
        var now = model.isHeldBy(PauseReason.POINTER) || model.isHeldBy(PauseReason.BUTTON)
                || model.isHeldBy(PauseReason.MENU)
                        ? rowAt(pointerY).orElse(null)
                        : null;
        if (now != pointed) {
            if (pointed != null) {
                pointed.pointed(false);
            }
            if (now != null) {
                now.pointed(true);
            }
            pointed = now;
        }
    }

    /** The row under the pointer, while the feed is held for it. */
    Optional<RowNode> pointedRow() {
        return Optional.ofNullable(pointed);
    }

    @Override
    public void close() {
        versions.unsubscribe();
    }
}
