package app.tributary.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The window's content with panels above it: dialogs in the middle over a veil, and popovers beside what
 * opened them. Esc or a press beside a panel closes the topmost one, unless that one is held, and gives the
 * focus back. No windows
 * of the system are involved. FX thread only.
 */
public final class Layers extends StackPane {
    /** From the edge of the window, and between a popover and what opened it, in px. */
    private static final double MARGIN = 8;

    /** A panel that scrolls is not pressed into less than this, in px. */
    private static final double LEAST_ROOM = 240;

    private final Deque<Layer> open = new ArrayDeque<>();

    /** A panel with what lies between it and the rest. */
    private record Layer(StackPane veil, Region panel, @Nullable Node focusBefore) {}

    public Layers() {
        getStyleClass().add("layers");
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::keepFocus);
        addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE && !open.isEmpty()) {
                if (!(open.peek().panel() instanceof HeldPanel held && held.giveUp())) {
                    closeTop();
                }
                pressed.consume();
            }
        });
    }

    /** Puts this under the panels, in place of what was there. */
    public void setContent(Node content) {
        closeAll();
        getChildren().setAll(content);
    }

    /** Shows a panel in the middle, over a veil. */
    public void showDialog(Region panel) {
        panel.getStyleClass().add("dialog-panel");
        panel.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var veil = new StackPane(panel);
        veil.setPadding(new Insets(2 * MARGIN));
        veil.getStyleClass().add("veil");
        var below = open.peek();
        show(new Layer(veil, panel, focusNow()));
        if (below != null) {
            // one dialog at a time: the one below comes back when this one is done
            below.veil().setVisible(false);
        }
    }

    /** Shows a panel below (or, without room, above) the node that opens it, inside the window. */
    public void showPopover(Region panel, Node beside) {
        panel.getStyleClass().add("popover-panel");
        panel.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var veil = new StackPane(panel) {
            @Override
            protected void layoutChildren() {
                place(panel, sceneToLocal(beside.localToScene(beside.getBoundsInLocal())), getWidth(), getHeight());
            }
        };
        veil.setAlignment(Pos.TOP_LEFT);
        show(new Layer(veil, panel, focusNow()));
    }

    /** Whether anything lies above the content. */
    public boolean isCovered() {
        return !open.isEmpty();
    }

    /** Closes the topmost panel; nothing where there is none. */
    public void closeTop() {
        var layer = open.poll();
        if (layer == null) {
            return;
        }
        getChildren().remove(layer.veil());
        Optional.ofNullable(open.peek()).ifPresent(below -> below.veil().setVisible(true));
        Optional.ofNullable(layer.focusBefore()).filter(node -> node.getScene() != null).ifPresent(Node::requestFocus);
    }

    /** Closes this panel, wherever it lies; nothing where it is not shown. */
    public void close(Region panel) {
        while (open.stream().anyMatch(layer -> layer.panel().equals(panel))) {
            closeTop();
        }
    }

    /** Closes every panel. */
    public void closeAll() {
        while (isCovered()) {
            closeTop();
        }
    }

    private void show(Layer layer) {
        open.push(layer);
        layer.veil().setOnMousePressed(pressed -> {
            if (layer.veil().equals(pressed.getTarget())) {
                if (!(layer.panel() instanceof HeldPanel held && held.hasWork())) {
                    close(layer.panel());
                }
                pressed.consume();
            }
        });
        getChildren().add(layer.veil());
        // What scrolls has no content before it is styled, and the first control is in there.
        layer.veil().applyCss();
        firstControl(layer.panel()).ifPresent(Node::requestFocus);
    }

    /** The keys stay in the topmost panel while there is one. */
    private void keepFocus(@Nullable Node owner) {
        var top = open.peek();
        if (top == null || owner == null) {
            return;
        }
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at.equals(top.panel())) {
                return;
            }
        }
        firstControl(top.panel()).ifPresent(Node::requestFocus);
    }

    private @Nullable Node focusNow() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }

    private static void place(Region panel, Bounds opener, double width, double height) {
        double wide = Math.min(panel.prefWidth(-1), width - 2 * MARGIN);
        double below = opener.getMaxY() + MARGIN / 2;
        double wanted = panel.prefHeight(wide);
        // What fits neither below nor above scrolls below, where there is enough to scroll in.
        double roomBelow = height - MARGIN - below;
        boolean fits = wanted <= roomBelow || wanted <= opener.getMinY() - 1.5 * MARGIN;
        double high = Math.min(wanted, fits || roomBelow < LEAST_ROOM ? height - 2 * MARGIN : roomBelow);
        double above = opener.getMinY() - MARGIN / 2 - high;
        double x = Math.clamp(opener.getMinX(), MARGIN, Math.max(MARGIN, width - MARGIN - wide));
        double y = below + high <= height - MARGIN || above < MARGIN ? below : above;
        panel.resizeRelocate(Math.rint(x), Math.rint(Math.clamp(y, MARGIN, Math.max(MARGIN, height - MARGIN - high))),
                wide, high);
    }

    private static Optional<Node> firstControl(Node node) {
        if (node.isFocusTraversable() && node.isVisible() && !node.isDisabled()) {
            return Optional.of(node);
        }
        if (node instanceof Parent parent) {
            return parent.getChildrenUnmodifiable().stream().flatMap(child -> firstControl(child).stream())
                    .findFirst();
        }
        return Optional.empty();
    }
}
