package app.tributary.ui.views;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys that have to do with views, wherever in a window the keys go. FX thread only. */
public final class ViewKeys {
    private static final List<KeyCode> DIGITS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
            KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9);

    private final ViewsViewModel model;
    private final ViewDeeds deeds;
    private final Supplier<ViewPane> pane;
    private final boolean mac;

    /**
     * @param pane the one that the keys are meant for
     * @param mac whether Alt writes letters, so that Ctrl goes with the digits
     */
    public ViewKeys(ViewsViewModel model, ViewDeeds deeds, Supplier<ViewPane> pane, boolean mac) {
        this.model = model;
        this.deeds = deeds;
        this.pane = pane;
        this.mac = mac;
    }

    /** Does what a key means; says whether it means anything. */
    public boolean take(KeyEvent pressed) {
        var code = pressed.getCode();
        if (code == KeyCode.TAB && pressed.isControlDown()) {
            model.step(pressed.isShiftDown() ? -1 : 1);
            return true;
        }
        boolean numbers = mac
                ? pressed.isControlDown() && !pressed.isMetaDown()
                : pressed.isAltDown() && !pressed.isControlDown();
        if (numbers && DIGITS.contains(code)) {
            int at = DIGITS.indexOf(code);
            if (at < model.views().size()) {
                model.show(model.views().get(at));
            }
            return true;
        }
        if (pressed.isAltDown()) {
            return false;
        }
        return pressed.isShortcutDown() ? withModifier(pressed) : alone(pressed);
    }

    private boolean withModifier(KeyEvent pressed) {
        boolean shift = pressed.isShiftDown();
        boolean known = true;
        switch (pressed.getCode()) {
            case T -> {
                known = !shift;
                if (known) {
                    deeds.add();
                }
            }
            case F -> {
                if (shift) {
                    deeds.editFilter(pane.get().view());
                }
                if (!shift) {
                    pane.get().search();
                }
            }
            case A -> {
                known = shift && pane.get().view().isNarrowed();
                if (known) {
                    var view = pane.get().view();
                    view.reveal(!view.revealedProperty().get());
                }
            }
            case S -> {
                known = shift;
                if (known) {
                    deeds.sideBySide();
                }
            }
            default -> known = false;
        }
        return known;
    }

    private boolean alone(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.F2) {
            deeds.rename(pane.get().view());
            return true;
        }
        return pressed.getCode() == KeyCode.F3 && pane.get().searchOn(pressed.isShiftDown());
    }
}
