package app.tributary.ui.console;

import app.tributary.ui.Layers;
import app.tributary.ui.composer.ComposerView;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys that count anywhere in the window, while no panel lies above it. */
final class ConsoleKeys {
    private static final List<KeyCode> DIGITS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
            KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9);

    private final ConsoleModel model;
    private final ConsolePanels panels;
    private final ComposerView composer;
    private final ToggleButton sidebar;
    private final List<Node> areas;
    private final ConsoleViews views;

    /**
     * The keys of a window.
     *
     * @param sidebar on while the sidebar is shown
     * @param areas which F6 goes through, in order
     * @param views of which the feed in use is an area
     */
    ConsoleKeys(ConsoleModel model, ConsolePanels panels, ComposerView composer, ToggleButton sidebar,
            List<Node> areas, ConsoleViews views) {
        this.model = model;
        this.panels = panels;
        this.composer = composer;
        this.sidebar = sidebar;
        this.areas = areas;
        this.views = views;
    }

    /** In place of those that the scene had. */
    void installOn(Scene scene, Layers layers) {
        scene.setOnKeyPressed(pressed -> {
            if (!layers.isCovered() && take(pressed, scene)) {
                pressed.consume();
            }
        });
    }

    private boolean take(KeyEvent pressed, Scene scene) {
        boolean handled = true;
        switch (pressed.getCode()) {
            case F1 -> panels.shortcuts();
            case F6 -> next(scene, pressed.isShiftDown() ? -1 : 1);
            case F9 -> sidebar.setSelected(!sidebar.isSelected());
            case ESCAPE -> views.focusFeed();
            default -> handled = pressed.isShortcutDown() ? withModifier(pressed) : asked(pressed, scene);
        }
        return handled;
    }

    private boolean withModifier(KeyEvent pressed) {
        boolean handled = true;
        switch (pressed.getCode()) {
            case K, L -> composer.focusBox();
            case PLUS, EQUALS, ADD -> model.appearance().scaleBy(1);
            case MINUS, SUBTRACT -> model.appearance().scaleBy(-1);
            case DIGIT0, NUMPAD0 -> model.appearance().scaleTo(1);
            default -> {
                int digit = DIGITS.indexOf(pressed.getCode());
                handled = digit >= 0;
                if (handled) {
                    model.composer().targets().toggle(digit + 1);
                }
            }
        }
        return handled;
    }

    /** A question mark, where it is not being typed. */
    private boolean asked(KeyEvent pressed, Scene scene) {
        boolean typing = scene.getFocusOwner() instanceof TextInputControl;
        if (typing || !"?".equals(pressed.getText())) {
            return false;
        }
        panels.shortcuts();
        return true;
    }

    private void next(Scene scene, int step) {
        var owner = scene.getFocusOwner();
        int at = -1;
        for (int i = 0; owner != null && i < areas.size(); i++) {
            if (FocusArea.holds(areas.get(i), owner)) {
                at = i;
            }
        }
        for (int tried = 1; tried <= areas.size(); tried++) {
            var area = areas.get(Math.floorMod(at + step * tried, areas.size()));
            if (area.equals(composer)) {
                composer.focusBox();
                return;
            }
            if (area.equals(views.node())) {
                views.focusFeed();
                return;
            }
            if (FocusArea.focus(area)) {
                return;
            }
        }
    }
}
