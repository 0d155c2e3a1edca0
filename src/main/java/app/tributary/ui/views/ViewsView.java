package app.tributary.ui.views;

import app.tributary.account.LookSettings;
import app.tributary.chat.MessageKey;
import app.tributary.ui.feed.FeedLanguage;
import app.tributary.ui.feed.FeedView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The views of the window: their tabs, and those that are shown, side by side. FX thread only. */
public final class ViewsView extends VBox implements AutoCloseable {
    /** Where less than this is left for each pane at scale 1, only the one in use is seen, in px. */
    private static final double LEAST_PANE = 260;

    private final ViewsViewModel model;
    private final ViewTools tools;
    private final SplitPane split = new SplitPane();
    private final Map<ChatViewModel, ViewPane> panes = new HashMap<>();
    private final ListChangeListener<ChatViewModel> listening = change -> forget();
    private final Subscription watching;
    private Optional<TabStrip> strip = Optional.empty();
    private LookSettings look = LookSettings.STANDARD;
    private boolean still;
    private boolean dividing;

    /** The views of a window, speaking this language. */
    public ViewsView(ViewTools tools, FeedLanguage language) {
        this.tools = tools;
        model = tools.views();
        getStyleClass().add("views");
        setMinWidth(0);
        split.getStyleClass().add("view-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        speak(language);
        model.views().addListener(listening);
        watching = Subscription.combine(model.shownProperty().subscribe(shown -> arrange()),
                model.activeProperty().subscribe(active -> arrange()),
                split.widthProperty().subscribe(width -> arrange()));
    }

    /** Another language from now on. */
    public void speak(FeedLanguage wanted) {
        strip.ifPresent(TabStrip::close);
        var made = new TabStrip(model, tools.deeds(), tools.names().get());
        strip = Optional.of(made);
        getChildren().setAll(made, split);
        panes.values().forEach(pane -> pane.speak(wanted));
    }

    /** How the window looks from now on. */
    public void wear(LookSettings wanted) {
        look = wanted;
        panes.values().forEach(pane -> pane.wear(wanted));
    }

    /** Whether nothing may move by itself. */
    public void beStill(boolean wanted) {
        still = wanted;
        panes.values().forEach(pane -> pane.beStill(wanted));
    }

    /** The pane of a view of this window, shown or not. */
    public ViewPane paneOf(ChatViewModel view) {
        var known = panes.get(view);
        if (known == null) {
            known = new ViewPane(view, tools);
            known.wear(look);
            known.beStill(still);
            panes.put(view, known);
        }
        return known;
    }

    /** The pane in which the keys count: that of the view in use, or of one that is shown while that is elsewhere. */
    public ViewPane activePane() {
        var active = model.active();
        return paneOf(model.shownProperty().get().contains(active) ? active : model.shownProperty().get().getFirst());
    }

    /** Sends the keys to the feed in use. */
    public void focusFeed() {
        activePane().feed().requestFocus();
    }

    /** Does something with every feed. */
    public void each(Consumer<FeedView> deed) {
        panes.values().forEach(pane -> deed.accept(pane.feed()));
    }

    /** Whether a message has a row in any view of the window. */
    public boolean has(MessageKey message) {
        return home(message).isPresent();
    }

    /** Brings the row of a message onto the screen, in the view in use where it has one there. */
    public void jumpTo(MessageKey message) {
        home(message).ifPresent(view -> {
            model.show(view);
            paneOf(view).feed().jumpTo(message);
        });
    }

    /** The tab of a view changes into a box for its name; the tabs are there for it where there is only one. */
    public void rename(ChatViewModel view) {
        strip.ifPresent(tabs -> {
            tabs.setVisible(true);
            tabs.setManaged(true);
            tabs.tabOf(view).ifPresent(ViewTab::rename);
        });
    }

    @Override
    public void close() {
        watching.unsubscribe();
        model.views().removeListener(listening);
        strip.ifPresent(TabStrip::close);
        panes.values().forEach(ViewPane::close);
        panes.clear();
    }

    private Optional<ChatViewModel> home(MessageKey message) {
        var all = new ArrayList<ChatViewModel>();
        all.add(activePane().view());
        all.addAll(model.shownProperty().get());
        all.addAll(model.views().filtered(view -> !view.settingsProperty().get().ownWindow()));
        return all.stream().filter(view -> view.rows().find(message).isPresent()).findFirst();
    }

    private void forget() {
        panes.entrySet().removeIf(known -> {
            boolean gone = !model.views().contains(known.getKey())
                    || known.getKey().settingsProperty().get().ownWindow();
            if (gone) {
                known.getValue().close();
            }
            return gone;
        });
    }

    private void arrange() {
        var shown = model.shownProperty().get();
        double width = split.getWidth();
        boolean fits = width <= 0 || width / shown.size() >= LEAST_PANE * look.scale();
        var wanted = (fits ? shown : List.of(activePane().view())).stream().map(this::paneOf).toList();
        forget();
        panes.values().forEach(pane -> pane.setHead(wanted.size() > 1 && wanted.contains(pane)));
        if (split.getItems().equals(wanted)) {
            return;
        }
        boolean hadFocus = split.isFocusWithin();
        dividing = true;
        split.getItems().setAll(wanted);
        int dividers = wanted.size() - 1;
        var places = model.dividers();
        for (int at = 0; at < dividers; at++) {
            split.setDividerPosition(at, places.size() == dividers ? places.get(at) : (at + 1.0) / wanted.size());
        }
        dividing = false;
        split.getDividers().forEach(divider -> divider.positionProperty().subscribe((before, place) -> keep()));
        if (hadFocus) {
            focusFeed();
        }
    }

    /** A divider was moved; while the panes are laid out for the first time nobody moved any. */
    private void keep() {
        boolean held = split.lookupAll(".split-pane-divider").stream().anyMatch(javafx.scene.Node::isPressed);
        if (!dividing && held) {
            model.divide(split.getDividers().stream().map(SplitPane.Divider::getPosition).toList());
        }
    }
}
