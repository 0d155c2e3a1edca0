package app.tributary.ui.views;

import app.tributary.account.ViewSettings;
import app.tributary.ui.ActionButton;
import app.tributary.words.Words;
import java.text.NumberFormat;
import java.util.ArrayList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tab of a view: its name, whether it is narrowed, what waits in it. FX thread only. */
final class ViewTab extends HBox implements AutoCloseable {
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");
    private static final int MOST_COUNTED = 9_999;
    /** A press that goes less far than this is a click, in px. */
    private static final double DRAG_FROM = 8;

    private final ChatViewModel view;
    private final ViewsViewModel model;
    private final ViewDeeds deeds;
    private final ViewNames names;
    private final Words words;
    private final Label name = new Label();
    private final FontIcon window = new FontIcon(Feather.EXTERNAL_LINK);
    private final FontIcon funnel = new FontIcon(Feather.FILTER);
    private final Label unread = new Label();
    private final FontIcon star = new FontIcon(Feather.STAR);
    private final Tooltip hint = ActionButton.hint("");
    private final Subscription watching;
    private @Nullable TextField naming;
    private @Nullable ContextMenu menu;
    private double pressedAt;
    private boolean dragging;
    private int number;

    ViewTab(ChatViewModel view, ViewsViewModel model, ViewDeeds deeds, ViewNames names) {
        this.view = view;
        this.model = model;
        this.deeds = deeds;
        this.names = names;
        this.words = names.words();
        getStyleClass().addAll("view-tab", "small-icon");
        setId("view-tab-" + view.id());
        setAlignment(Pos.CENTER_LEFT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TAB_ITEM);
        name.getStyleClass().add("view-name");
        unread.getStyleClass().add("view-unread");
        unread.setMinWidth(USE_PREF_SIZE);
        funnel.getStyleClass().add("view-mark");
        window.getStyleClass().add("view-mark");
        star.getStyleClass().addAll("view-mark", "view-star");
        Tooltip.install(this, hint);
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, wanted -> {
            openMenu(wanted);
            wanted.consume();
        });
        setOnKeyPressed(this::key);
        watching = Subscription.combine(view.settingsProperty().subscribe(now -> tell()),
                view.unreadProperty().subscribe(now -> tell()),
                view.highlightWaitingProperty().subscribe(now -> tell()));
    }

    /** Which of the tabs it is, from 1. */
    void number(int now) {
        if (number != now) {
            number = now;
            tell();
        }
    }

    /** Shows whether its view stands in the window, and whether it is the one in use. */
    void point() {
        pseudoClassStateChanged(SHOWN, model.shownProperty().get().contains(view));
        pseudoClassStateChanged(ACTIVE, model.active() == view);
    }

    /** A box for the name in the place of the name. */
    void rename() {
        if (naming != null) {
            return;
        }
        var box = new TextField(view.settingsProperty().get().name());
        box.setPromptText(names.of(view));
        box.getStyleClass().add("view-naming");
        box.setAccessibleText(words.of(ViewsWord.NAME));
        box.setPrefColumnCount(14);
        naming = box;
        box.setOnAction(entered -> endRenaming(true, true));
        box.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE) {
                endRenaming(false, true);
                pressed.consume();
            }
        });
        box.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                endRenaming(true, false);
            }
        });
        getChildren().setAll(box);
        box.requestFocus();
        box.selectAll();
    }

    @Override
    public void close() {
        watching.unsubscribe();
        if (menu != null) {
            menu.hide();
        }
    }

    private void endRenaming(boolean keep, boolean giveFocusBack) {
        var box = naming;
        if (box == null) {
            return;
        }
        naming = null;
        if (keep && box.getText().strip().length() <= ViewSettings.LONGEST_NAME) {
            model.rename(view, box.getText());
        } else if (keep) {
            model.rename(view, box.getText().strip().substring(0, ViewSettings.LONGEST_NAME));
        }
        tell();
        if (giveFocusBack) {
            requestFocus();
        }
    }

    private void tell() {
        if (naming != null) {
            return;
        }
        var settings = view.settingsProperty().get();
        String called = names.of(settings);
        String narrowing = names.narrowing(settings);
        int waiting = view.unreadProperty().get();
        boolean marked = view.highlightWaitingProperty().get();
        var parts = new ArrayList<Node>();
        if (settings.ownWindow()) {
            parts.add(window);
        }
        name.setText(called);
        parts.add(name);
        if (!narrowing.isEmpty()) {
            parts.add(funnel);
        }
        String count = NumberFormat.getIntegerInstance(words.locale()).format(Math.min(waiting, MOST_COUNTED))
                + (waiting > MOST_COUNTED ? "+" : "");
        if (waiting > 0) {
            unread.setText(count);
            parts.add(unread);
        }
        if (marked) {
            parts.add(star);
        }
        if (!getChildren().equals(parts)) {
            getChildren().setAll(parts);
        }
        var said = new ArrayList<String>();
        said.add(called);
        if (settings.ownWindow()) {
            said.add(words.of(ViewsWord.IN_OWN_WINDOW));
        }
        if (!narrowing.isEmpty() && !narrowing.equals(called)) {
            said.add(narrowing);
        }
        if (waiting > 0) {
            said.add(words.of(ViewsWord.UNREAD, count));
        }
        if (marked) {
            said.add(words.of(ViewsWord.HIGHLIGHT_WAITS));
        }
        setAccessibleText(String.join(", ", said));
        if (number >= 1 && number <= 9) {
            said.add(deeds.keys("Alt+" + number));
        }
        hint.setText(String.join("\n", said));
    }

    private void pressed(MouseEvent mouse) {
        pressedAt = mouse.getSceneX();
        dragging = false;
        if (naming == null && mouse.getButton() == MouseButton.PRIMARY) {
            if (mouse.getClickCount() == 2) {
                deeds.rename(view);
            } else if (mouse.isShortcutDown()) {
                model.showBeside(view);
            } else {
                model.show(view);
            }
            mouse.consume();
        }
    }

    private void dragged(MouseEvent mouse) {
        if (naming != null || mouse.getButton() != MouseButton.PRIMARY) {
            return;
        }
        dragging |= Math.abs(mouse.getSceneX() - pressedAt) > DRAG_FROM;
        if (dragging && strip() instanceof TabStrip strip) {
            pseudoClassStateChanged(DRAGGED, true);
            int wanted = strip.placeAt(mouse.getSceneX());
            if (wanted != model.views().indexOf(view) && fits(strip, wanted, mouse.getSceneX())) {
                model.move(view, wanted);
            }
        }
        mouse.consume();
    }

    /** A narrow tab that changes places with a wide one must not come to lie under the pointer again. */
    private boolean fits(TabStrip strip, int wanted, double sceneX) {
        boolean left = wanted < model.views().indexOf(view);
        return strip.tabOf(model.views().get(wanted))
                .map(other -> other.localToScene(other.getBoundsInLocal()).getCenterX())
                .filter(middle -> left ? sceneX < middle : sceneX > middle).isPresent();
    }

    private void released(MouseEvent mouse) {
        dragging = false;
        pseudoClassStateChanged(DRAGGED, false);
    }

    private @Nullable Node strip() {
        Node at = getParent();
        while (at != null && !(at instanceof TabStrip)) {
            at = at.getParent();
        }
        return at;
    }

    private void key(KeyEvent pressed) {
        if (naming != null) {
            return;
        }
        boolean known = true;
        switch (pressed.getCode()) {
            case ENTER, SPACE -> model.show(view);
            case F2 -> deeds.rename(view);
            case DELETE -> model.remove(view);
            case LEFT, RIGHT -> {
                int by = pressed.getCode() == KeyCode.LEFT ? -1 : 1;
                if (pressed.isShortcutDown()) {
                    model.move(view, model.views().indexOf(view) + by);
                    requestFocus();
                } else if (strip() instanceof TabStrip strip) {
                    int next = Math.clamp(model.views().indexOf(view) + by, 0, model.views().size() - 1);
                    strip.tabOf(model.views().get(next)).ifPresent(Node::requestFocus);
                }
            }
            default -> known = false;
        }
        if (known) {
            pressed.consume();
        }
    }

    private void openMenu(ContextMenuEvent wanted) {
        if (menu != null) {
            menu.hide();
        }
        var made = new ViewMenu(view, model, deeds, words);
        menu = made;
        if (wanted.isKeyboardTrigger()) {
            made.show(this, Side.BOTTOM, 0, 4);
        } else {
            made.show(this, wanted.getScreenX(), wanted.getScreenY());
        }
    }
}
