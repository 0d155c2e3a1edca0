package app.tributary.ui.feed;

import app.tributary.feed.FeedRow;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/**
 * What the pointer does over the feed: it holds, points out, selects, opens. A click means what was under
 * the pointer when the button went down; from then until it is let go nothing there moves. FX thread only.
 */
final class FeedPointer implements AutoCloseable {
    /** After a click on the pill the pointer holds again only when it went this far, in px. */
    private static final double MEANT = 24;
    /** How much of a row the actions may cover from above where it has buttons of its own, in px. */
    private static final double COVERED = 4;
    private static final Duration REST = Duration.millis((double) FeedViewModel.POINTER_REST.toMillis());

    private final FeedView view;
    private final FeedViewModel model;
    private final Viewport viewport;
    private final RowCommands commands;
    private final HoverActions hover;
    private final RowMenu menu;
    private final PauseTransition rest = new PauseTransition();
    private final Hints hints = new Hints();
    private Point2D at = Point2D.ZERO;
    private Point2D atOnScreen = Point2D.ZERO;
    private Optional<Point2D> resumedAt = Optional.empty();
    /** The last press, until the pointer goes on. */
    private Optional<Press> press = Optional.empty();
    private Optional<Press> clickedBefore = Optional.empty();
    private boolean down;
    private OptionalLong dragFrom = OptionalLong.empty();

    FeedPointer(FeedView view, FeedViewModel model, Viewport viewport, RowCommands commands, HoverActions hover) {
        this.view = view;
        this.model = model;
        this.viewport = viewport;
        this.commands = commands;
        this.hover = hover;
        this.menu = new RowMenu(model, commands);
        rest.setOnFinished(over -> rested());
        view.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, this::moved);
        view.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
        view.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::moved);
        view.addEventHandler(MouseEvent.MOUSE_EXITED, left -> exited());
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        view.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        viewport.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuWanted);
    }

    /** Follows the newest row although the pointer is here, until it is moved on purpose. */
    void resume() {
        resumedAt = Optional.of(at);
        model.resume();
        view.requestFocus();
    }

    /** The rows may have moved: the actions stay with their row, or go. */
    void rowsChanged() {
        boolean points = model.isHeldBy(PauseReason.POINTER) || model.isHeldBy(PauseReason.BUTTON);
        viewport.pointerAt(points ? at.getY() : Double.NaN);
        offerActions();
    }

    /** The buttons of the row under the pointer. While one of the mouse is down, they stay as they are. */
    void offerActions() {
        if (down) {
            return;
        }
        var row = viewport.pointedRow().flatMap(RowNode::item).map(FeedItem::row);
        row.flatMap(RowCommands::messageOf).ifPresentOrElse(
                message -> hover.offer(message, RowCommands.isRemoved(row.get()), view.language().words()),
                hover::withdraw);
        placeActions();
    }

    /** Puts the actions at the right end of their row. */
    void placeActions() {
        if (down) {
            return;
        }
        viewport.pointedRow().ifPresent(row -> {
            double width = Math.ceil(hover.prefWidth(-1));
            double height = Math.ceil(hover.prefHeight(-1));
            double middle = row.getLayoutY() + row.getHeight() / 2 - height / 2;
            double x = view.getWidth() - width - 18;
            // What can be clicked in the row itself is not covered: the actions go to the edge above it.
            boolean covers = row.hasButtonsWithin(x, middle - row.getLayoutY(), middle - row.getLayoutY() + height);
            double wanted = covers ? row.getLayoutY() - height + COVERED : middle;
            double y = Math.clamp(wanted, 2, Math.max(2, view.getHeight() - height - 2));
            hover.resizeRelocate(x, Math.rint(y), width, height);
        });
    }

    /** The button is not down any more, or nobody will hear that it is: the window went, a menu took the pointer. */
    void letGo() {
        if (down) {
            down = false;
            model.release(PauseReason.BUTTON);
            offerActions();
        }
    }

    @Override
    public void close() {
        rest.stop();
        hints.close();
        menu.hide();
    }

    private void moved(MouseEvent mouse) {
        var now = view.sceneToLocal(mouse.getSceneX(), mouse.getSceneY());
        var onScreen = new Point2D(mouse.getScreenX(), mouse.getScreenY());
        // Where the feed itself moves, as below a pin that grows, the toolkit tells of a pointer that lies still.
        boolean real = onScreen.distance(atOnScreen) > 0.5 || mouse.getEventType() == MouseEvent.MOUSE_DRAGGED;
        at = now;
        atOnScreen = onScreen;
        if (!mouse.isPrimaryButtonDown() && !mouse.isSecondaryButtonDown() && !mouse.isMiddleButtonDown()) {
            letGo();
        }
        if (!real || resumedAt.filter(place -> place.distance(now) < MEANT).isPresent()) {
            return;
        }
        if (!down) {
            press = Optional.empty();
        }
        resumedAt = Optional.empty();
        holdForPointer();
        viewport.pointerAt(at.getY());
        offerActions();
        hints.over(mouse.getTarget() instanceof Node node ? node : null);
    }

    /** Holds as if the pointer had moved here just now. */
    void holdOn() {
        holdForPointer();
    }

    private void holdForPointer() {
        model.pointerMoved();
        rest.setDuration(REST);
        rest.playFromStart();
    }

    private void rested() {
        var left = model.pointerRests();
        if (left.isPositive()) {
            rest.setDuration(Duration.millis(left.toMillis() + 1.0));
            rest.playFromStart();
        }
    }

    private void exited() {
        resumedAt = Optional.empty();
        at = new Point2D(-1, -1);
        rest.stop();
        hints.over(null);
        if (!model.isHeldBy(PauseReason.MENU)) {
            viewport.pointerAt(Double.NaN);
        }
        model.pointerLeft();
        offerActions();
    }

    private void pressed(MouseEvent mouse) {
        at = view.sceneToLocal(mouse.getSceneX(), mouse.getSceneY());
        var on = Press.of(mouse, view, viewport);
        press = Optional.of(on);
        down = true;
        viewport.pointerAt(at.getY());
        model.hold(PauseReason.BUTTON);
        hints.over(null);
        boolean onRows = mouse.getTarget() instanceof Node node
                && (Press.isWithin(node, viewport) || Press.isWithin(node, hover));
        if (onRows) {
            resumedAt = Optional.empty();
            holdForPointer();
            view.requestFocus();
        }
        dragFrom = on.button() == MouseButton.PRIMARY && on.part().isEmpty()
                ? on.item().map(item -> OptionalLong.of(item.id())).orElseGet(OptionalLong::empty)
                : OptionalLong.empty();
    }

    private void dragged(MouseEvent mouse) {
        var to = rowAt(mouse.getY());
        if (dragFrom.isPresent() && to.isPresent() && !to.equals(dragFrom)) {
            if (!model.isSelected(dragFrom.getAsLong())) {
                model.select(dragFrom.getAsLong());
            }
            model.extendSelection(to.getAsLong());
        }
    }

    private void released(MouseEvent mouse) {
        boolean onRows = mouse.getTarget() instanceof Node node && Press.isWithin(node, viewport);
        if (down && onRows) {
            var there = view.sceneToLocal(mouse.getSceneX(), mouse.getSceneY());
            press.filter(on -> on.button() == mouse.getButton() && on.button() == MouseButton.PRIMARY)
                    .filter(on -> on.isMeant(mouse, there)).ifPresent(on -> clicked(on, mouse));
        }
        letGo();
    }

    private void clicked(Press on, MouseEvent mouse) {
        var before = clickedBefore;
        clickedBefore = press;
        if (on.item().isEmpty()) {
            model.clearSelection();
            return;
        }
        var item = on.item().get();
        if (on.part().isEmpty() && !mouse.isShiftDown() && isFold(item.row())) {
            viewport.keep(item.id());
            model.toggleFold(item.id());
            return;
        }
        switch (on.part().orElse(null)) {
            case PieceNodes.Click.OnLink(var target) -> commands.actions().openLink(target);
            case PieceNodes.Click.OnShowAll() -> {
                item.showWhole();
                viewport.requestLayout();
            }
            case PieceNodes.Click.OnReaction(var reaction, var message) ->
                commands.actions().react(message, reaction.name(), !reaction.own());
            case PieceNodes.Click.OnOffer(var offer, var channel) -> commands.actions().take(offer, channel);
            case PieceNodes.Click.OnName(var author) when mouse.getClickCount() == 2
                    && before.filter(on::isSameAs).isPresent() ->
                commands.actions().mention(author, item.row().channel());
            case PieceNodes.Click.OnName _ -> select(item.id(), mouse.isShiftDown());
            case null -> select(item.id(), mouse.isShiftDown());
        }
    }

    private static boolean isFold(FeedRow row) {
        return row instanceof FeedRow.AlikeRow fold && fold.members().size() > 1;
    }

    private void select(long id, boolean extending) {
        if (extending) {
            model.extendSelection(id);
        } else {
            model.select(id);
        }
    }

    private void menuWanted(ContextMenuEvent wanted) {
        Optional<FeedRow> row = wanted.isKeyboardTrigger()
                ? model.selectedProperty().get()
                : press.map(Press::item).orElseGet(() -> viewport
                        .rowAt(viewport.sceneToLocal(wanted.getSceneX(), wanted.getSceneY()).getY())
                        .flatMap(RowNode::item)).map(FeedItem::row);
        row.ifPresent(about -> {
            var place = new Point2D(wanted.getScreenX(), wanted.getScreenY());
            if (wanted.isKeyboardTrigger()) {
                place = viewport.nodeOf(about.id()).map(node -> node.localToScreen(60, node.getHeight())).orElse(place);
            }
            menu.show(view, about, view.language().words(), place);
            wanted.consume();
        });
    }

    private OptionalLong rowAt(double y) {
        var item = viewport.rowAt(y).flatMap(RowNode::item);
        return item.isPresent() ? OptionalLong.of(item.get().id()) : OptionalLong.empty();
    }
}
