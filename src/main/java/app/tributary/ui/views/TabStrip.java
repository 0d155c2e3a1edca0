package app.tributary.ui.views;

import app.tributary.ui.ActionButton;
import app.tributary.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The tabs of the views in a line that scrolls where there are more than fit. Not there at all while there is only
 * one view. FX thread only.
 */
final class TabStrip extends HBox implements AutoCloseable {
    /** Where the line is narrower than this, the filter is reached by key, by the menu of a tab and in its bar, in px. */
    private static final double ROOM_FOR_FUNNEL = 560;

    private final ViewsViewModel model;
    private final ViewDeeds deeds;
    private final ViewNames names;
    private final Words words;
    private final HBox line = new HBox();
    private final ScrollPane scroll = new ScrollPane(line);
    private final HBox undo = new HBox();
    private final Map<ChatViewModel, ViewTab> tabs = new HashMap<>();
    private final ListChangeListener<ChatViewModel> listening = change -> fill();
    private final Subscription watching;

    TabStrip(ViewsViewModel model, ViewDeeds deeds, ViewNames names) {
        this.model = model;
        this.deeds = deeds;
        this.names = names;
        this.words = names.words();
        getStyleClass().add("view-strip");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleText(words.of(ViewsWord.VIEWS));
        line.getStyleClass().add("view-tabs");
        line.setAlignment(Pos.CENTER_LEFT);
        scroll.getStyleClass().add("view-scroll");
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToHeight(true);
        scroll.setMinWidth(0);
        scroll.addEventFilter(ScrollEvent.SCROLL, this::wheel);
        undo.getStyleClass().add("view-undo");
        undo.setAlignment(Pos.CENTER_LEFT);
        var add = button(Feather.PLUS, "view-add", ViewsWord.ADD, "Ctrl+T");
        add.setOnAction(pressed -> deeds.add());
        var beside = button(Feather.COLUMNS, "view-beside", ViewsWord.SIDE_BY_SIDE, "Ctrl+Shift+S");
        beside.setOnAction(pressed -> deeds.sideBySide());
        var funnel = button(Feather.FILTER, "view-filter", ViewsWord.EDIT_FILTER, "Ctrl+Shift+F");
        funnel.setOnAction(pressed -> deeds.editFilter(model.active()));
        var room = new HBox();
        HBox.setHgrow(room, Priority.ALWAYS);
        getChildren().addAll(scroll, add, room, undo, funnel, beside);
        model.views().addListener(listening);
        watching = Subscription.combine(model.activeProperty().subscribe(active -> point()),
                model.shownProperty().subscribe(shown -> point()),
                model.removedProperty().subscribe(removed -> offerUndo()),
                widthProperty().subscribe(width -> {
                    funnel.setVisible(width.doubleValue() >= ROOM_FOR_FUNNEL);
                    funnel.setManaged(funnel.isVisible());
                }),
                line.widthProperty().subscribe(width -> {
                    // who scrolls through the tabs looks for another one
                    if (!isHover()) {
                        revealActive();
                    }
                }));
        fill();
    }

    /** The tab of a view. */
    Optional<ViewTab> tabOf(ChatViewModel view) {
        return Optional.ofNullable(tabs.get(view));
    }

    @Override
    public void close() {
        watching.unsubscribe();
        model.views().removeListener(listening);
        tabs.values().forEach(ViewTab::close);
        tabs.clear();
    }

    private Button button(Feather icon, String id, ViewsWord word, String keys) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "icon-button", "small-icon");
        String text = words.of(word);
        button.setAccessibleText(text);
        button.setTooltip(ActionButton.hint(text + "  " + deeds.keys(keys)));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void fill() {
        tabs.entrySet().removeIf(known -> {
            boolean gone = !model.views().contains(known.getKey());
            if (gone) {
                known.getValue().close();
            }
            return gone;
        });
        var all = new ArrayList<Node>();
        for (var view : model.views()) {
            all.add(tabs.computeIfAbsent(view, fresh -> new ViewTab(fresh, model, deeds, names)));
        }
        if (!line.getChildren().equals(all)) {
            line.getChildren().setAll(all);
        }
        point();
        appear();
    }

    private void appear() {
        boolean wanted = model.views().size() > 1 || model.removedProperty().get().isPresent();
        setVisible(wanted);
        setManaged(wanted);
    }

    private void point() {
        for (var tab : tabs.values()) {
            tab.point();
        }
        int number = 1;
        for (var view : model.views()) {
            var tab = tabs.get(view);
            if (tab != null) {
                tab.number(number++);
            }
        }
        revealActive();
    }

    private void revealActive() {
        var active = tabs.get(model.active());
        if (active != null) {
            reveal(active);
        }
    }

    private void offerUndo() {
        undo.getChildren().clear();
        model.removedProperty().get().ifPresent(removed -> {
            var said = new Label(words.of(ViewsWord.REMOVED, names.of(removed.view())));
            said.getStyleClass().add("secondary");
            said.setMaxWidth(260);
            var back = new Hyperlink(words.of(ViewsWord.UNDO));
            back.setId("view-undo");
            back.setMinWidth(USE_PREF_SIZE);
            back.setOnAction(pressed -> model.undoRemoval());
            var away = new Button("", new FontIcon(Feather.X));
            away.getStyleClass().addAll("flat", "icon-button", "small-icon");
            away.setAccessibleText(words.of(ViewsWord.DISMISS));
            away.setOnAction(pressed -> model.forgetRemoved());
            undo.getChildren().addAll(said, back, away);
        });
        undo.setVisible(!undo.getChildren().isEmpty());
        undo.setManaged(undo.isVisible());
        appear();
    }

    private void wheel(ScrollEvent wheel) {
        double over = line.getWidth() - scroll.getViewportBounds().getWidth();
        double by = wheel.getDeltaX() == 0 ? wheel.getDeltaY() : wheel.getDeltaX();
        if (over > 0) {
            scroll.setHvalue(Math.clamp(scroll.getHvalue() - by / over, 0, 1));
        }
        wheel.consume();
    }

    private void reveal(Node tab) {
        // where it stands is known only when it is laid out
        scroll.applyCss();
        layout();
        double room = scroll.getViewportBounds().getWidth();
        double over = line.getWidth() - room;
        if (over <= 0) {
            scroll.setHvalue(0);
            return;
        }
        double left = tab.getBoundsInParent().getMinX();
        double right = tab.getBoundsInParent().getMaxX();
        double from = scroll.getHvalue() * over;
        double to = left < from ? left : right > from + room ? right - room : from;
        scroll.setHvalue(Math.clamp(to / over, 0, 1));
    }

    /** Which place among the tabs lies at this x of the scene. */
    int placeAt(double sceneX) {
        List<ChatViewModel> views = model.views();
        double x = line.sceneToLocal(sceneX, 0).getX();
        for (int at = 0; at < views.size(); at++) {
            var tab = tabs.get(views.get(at));
            if (tab != null && x < tab.getBoundsInParent().getMaxX()) {
                return at;
            }
        }
        return views.size() - 1;
    }
}
