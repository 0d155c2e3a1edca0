package app.tributary.ui.feed;

import app.tributary.feed.FeedRow;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What the pointer does over the feed: it holds, points out, selects, opens. FX thread only. */
final class FeedPointer implements AutoCloseable {
    /** After a click on the pill the pointer holds again only when it went this far, in px. */
    private static final double MEANT = 24;
    /** How much of a row the actions may cover from above where it has buttons of its own, in px. */
    private static final double COVERED = 4;
    private static final Duration REST = Duration.millis((double) FeedViewModel.POINTER_REST.toMillis());
    private static final Duration HINT_AFTER = Duration.millis(500);

    private final FeedView view;
    private final FeedViewModel model;
    private final Viewport viewport;
    private final RowCommands commands;
    private final HoverActions hover;
    private final RowMenu menu;
    private final PauseTransition rest = new PauseTransition();
    private final PauseTransition hintWait = new PauseTransition(HINT_AFTER);
    private final Tooltip hint = new Tooltip();
    private Point2D at = Point2D.ZERO;
    private Optional<Point2D> resumedAt = Optional.empty();
    private @Nullable Node hinted;
    private OptionalLong dragFrom = OptionalLong.empty();

    FeedPointer(FeedView view, FeedViewModel model, Viewport viewport, RowCommands commands, HoverActions hover) {
        this.view = view;
        this.model = model;
        this.viewport = viewport;
        this.commands = commands;
        this.hover = hover;
        this.menu = new RowMenu(model, commands);
        rest.setOnFinished(over -> rested());
        hintWait.setOnFinished(over -> showHint());
        view.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, this::moved);
        view.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
        view.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::moved);
        view.addEventHandler(MouseEvent.MOUSE_EXITED, left -> exited());
        viewport.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        viewport.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        viewport.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
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
        viewport.pointerAt(model.isHeldBy(PauseReason.POINTER) ? at.getY() : Double.NaN);
        offerActions();
    }

    void offerActions() {
        var row = viewport.pointedRow().flatMap(RowNode::item).map(FeedItem::row);
        row.flatMap(RowCommands::messageOf).ifPresentOrElse(
                message -> hover.offer(message, RowCommands.isRemoved(row.get()), view.language().words()),
                hover::withdraw);
        placeActions();
    }

    /** Puts the actions at the right end of their row. */
    void placeActions() {
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

    @Override
    public void close() {
        rest.stop();
        hintWait.stop();
        hint.hide();
        menu.hide();
    }

    private void moved(MouseEvent mouse) {
        var now = view.sceneToLocal(mouse.getSceneX(), mouse.getSceneY());
        boolean real = now.distance(at) > 0.5 || mouse.getEventType() == MouseEvent.MOUSE_DRAGGED;
        at = now;
        if (!real || resumedAt.filter(place -> place.distance(now) < MEANT).isPresent()) {
            return;
        }
        resumedAt = Optional.empty();
        model.pointerMoved();
        rest.setDuration(REST);
        rest.playFromStart();
        viewport.pointerAt(at.getY());
        offerActions();
        hintFor(mouse.getTarget() instanceof Node node ? node : null);
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
        hintFor(null);
        if (!model.isHeldBy(PauseReason.MENU)) {
            viewport.pointerAt(Double.NaN);
        }
        model.pointerLeft();
        offerActions();
    }

    private void pressed(MouseEvent mouse) {
        view.requestFocus();
        dragFrom = mouse.getButton() == MouseButton.PRIMARY && partOf(mouse).isEmpty()
                ? rowAt(mouse.getY())
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

    private void clicked(MouseEvent mouse) {
        if (mouse.getButton() != MouseButton.PRIMARY || !mouse.isStillSincePress()) {
            return;
        }
        var row = viewport.rowAt(mouse.getY()).flatMap(RowNode::item);
        if (row.isEmpty()) {
            model.clearSelection();
            return;
        }
        switch (partOf(mouse).orElse(null)) {
            case PieceNodes.Click.OnLink(var target) -> commands.actions().openLink(target);
            case PieceNodes.Click.OnShowAll() -> {
                row.get().showWhole();
                viewport.requestLayout();
            }
            case PieceNodes.Click.OnReaction(var reaction, var message) ->
                commands.actions().react(message, reaction.name(), !reaction.own());
            case PieceNodes.Click.OnOffer(var offer, var channel) -> commands.actions().take(offer, channel);
            case PieceNodes.Click.OnName(var author) when mouse.getClickCount() == 2 ->
                commands.actions().mention(author, row.get().row().channel());
            case PieceNodes.Click.OnName _ -> select(row.get().id(), mouse.isShiftDown());
            case null -> select(row.get().id(), mouse.isShiftDown());
        }
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
                : viewport.rowAt(viewport.sceneToLocal(wanted.getSceneX(), wanted.getSceneY()).getY())
                        .flatMap(RowNode::item).map(FeedItem::row);
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

    private static Optional<PieceNodes.Click> partOf(MouseEvent mouse) {
        for (var node = mouse.getTarget() instanceof Node target ? target : null; node != null
                && !(node instanceof RowNode); node = node.getParent()) {
            if (node.getUserData() instanceof PieceNodes.Click click) {
                return Optional.of(click);
            }
        }
        return Optional.empty();
    }

    private void hintFor(@Nullable Node target) {
        Node node = target;
        while (node != null && !(node instanceof Hinted)) {
            node = node.getParent();
        }
        if (!Objects.equals(node, hinted)) {
            hint.hide();
            hinted = node;
            hintWait.stop();
            if (node instanceof Hinted words && !words.hint().isEmpty()) {
                hintWait.playFromStart();
            }
        }
    }

    private void showHint() {
        var node = hinted;
        if (node instanceof Hinted words && node.getScene() != null) {
            hint.setText(DisplayText.clean(words.hint()));
            var below = node.localToScreen(0, node.getLayoutBounds().getHeight() + 6);
            if (below != null) {
                hint.show(node, below.getX(), below.getY());
            }
        }
    }
}
