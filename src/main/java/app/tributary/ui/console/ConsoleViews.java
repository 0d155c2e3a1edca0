package app.tributary.ui.console;

import app.tributary.account.LookSettings;
import app.tributary.chat.MessageKey;
import app.tributary.ui.Layers;
import app.tributary.ui.feed.FeedLanguage;
import app.tributary.ui.feed.FeedView;
import app.tributary.ui.feed.FeedViewModel;
import app.tributary.ui.views.ChatViewModel;
import app.tributary.ui.views.ViewDeeds;
import app.tributary.ui.views.ViewKeys;
import app.tributary.ui.views.ViewNames;
import app.tributary.ui.views.ViewPane;
import app.tributary.ui.views.ViewTools;
import app.tributary.ui.views.ViewsView;
import app.tributary.ui.views.ViewsViewModel;
import app.tributary.ui.views.ViewsWord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.util.Subscription;

/** The views in the middle of the window, and those in windows of their own. FX thread only. */
final class ConsoleViews implements ViewDeeds, AutoCloseable {
    /** Rows that come while something is searched for are asked together once in this time. */
    private static final long SEARCH_PAUSE_MS = 200;

    private final ConsoleParts parts;
    private final ConsoleModel model;
    private final ViewsViewModel views;
    private final ConsolePanels panels;
    private final Layers layers;
    private final Supplier<FeedLanguage> language;
    private final Runnable focusComposer;
    private final boolean mac;
    private final ViewsView node;
    private final ViewTools tools;
    private final ViewKeys keys;
    private final Map<ChatViewModel, ViewWindow> windows = new HashMap<>();
    private final ListChangeListener<ChatViewModel> listening = change -> showWindows();
    private final Subscription watching;
    private LookSettings look;
    private boolean still;
    private boolean windowsWanted;

    ConsoleViews(ConsoleParts parts, ConsolePanels panels, Layers layers, Supplier<FeedLanguage> language,
            Runnable focusComposer, boolean mac) {
        this.parts = parts;
        this.panels = panels;
        this.layers = layers;
        this.language = language;
        this.focusComposer = focusComposer;
        this.mac = mac;
        model = parts.model();
        look = model.appearance().lookProperty().get();
        views = model.views();
        tools = new ViewTools(views, this::makeFeed, this, this::names, model::channels,
                task -> Thread.ofVirtual().name("views").start(task),
                CompletableFuture.delayedExecutor(SEARCH_PAUSE_MS, TimeUnit.MILLISECONDS), model.fx());
        node = new ViewsView(tools, language.get());
        keys = new ViewKeys(views, this, node::activePane, mac);
        views.views().addListener(listening);
        watching = Subscription.combine(
                views.activeProperty().flatMap(ChatViewModel::rowsProperty)
                        .flatMap(FeedViewModel::selectedProperty).subscribe(model::select),
                views.activeProperty().subscribe(this::turnTo),
                views.shownProperty().subscribe(shown -> showWindows()));
    }

    /** What stands in the window. */
    ViewsView node() {
        return node;
    }

    /** The keys of the main window. */
    ViewKeys keys() {
        return keys;
    }

    /** The window of a view; empty while it has none. */
    Optional<ViewWindow> windowOf(ChatViewModel view) {
        return Optional.ofNullable(windows.get(view));
    }

    /** From now on views that stand in windows of their own have them. */
    void showWindows() {
        if (windowsWanted || (node.getScene() != null && node.getScene().getWindow() != null)) {
            windowsWanted = true;
            windows.entrySet().removeIf(known -> {
                boolean gone = !views.views().contains(known.getKey())
                        || !known.getKey().settingsProperty().get().ownWindow();
                if (gone) {
                    known.getValue().close();
                }
                return gone;
            });
            for (var view : views.views()) {
                if (view.settingsProperty().get().ownWindow() && !windows.containsKey(view)) {
                    var made = new ViewWindow(view, model, tools, this, mac);
                    windows.put(view, made);
                    made.wear(look);
                    made.beStill(still);
                    made.show();
                }
            }
        }
    }

    void speak() {
        node.speak(language.get());
        windows.values().forEach(window -> window.speak(language.get()));
    }

    void wear(LookSettings wanted) {
        look = wanted;
        node.wear(wanted);
        windows.values().forEach(window -> window.wear(wanted));
    }

    void beStill(boolean wanted) {
        still = wanted;
        node.beStill(wanted);
        windows.values().forEach(window -> window.beStill(wanted));
    }

    /** Does something with every feed. */
    void each(Consumer<FeedView> deed) {
        node.each(deed);
        windows.values().forEach(window -> deed.accept(window.pane().feed()));
    }

    /** Sends the keys to the feed in use. */
    void focusFeed() {
        node.focusFeed();
    }

    /** Whether a message has a row in some view. */
    boolean has(MessageKey message) {
        return node.has(message) || windows.values().stream().anyMatch(window -> window.pane().feed().has(message));
    }

    /** Brings the row of a message onto the screen. */
    void jumpTo(MessageKey message) {
        if (node.has(message)) {
            node.jumpTo(message);
        } else {
            windows.values().stream().filter(window -> window.pane().feed().has(message)).findFirst()
                    .ifPresent(window -> {
                        window.toFront();
                        window.pane().feed().jumpTo(message);
                    });
        }
    }

    /** Remembers where the windows stand. */
    void keep() {
        windows.values().forEach(ViewWindow::keep);
    }

    @Override
    public void add() {
        editFilter(views.add());
    }

    @Override
    public void editFilter(ChatViewModel view) {
        paneOf(view).editFilter();
    }

    @Override
    public void sideBySide() {
        var shown = views.shownProperty().get();
        if (shown.size() > 1) {
            var kept = node.activePane().view();
            shown.stream().filter(view -> view != kept).forEach(views::hide);
            return;
        }
        var one = shown.getFirst();
        int at = views.views().indexOf(one);
        var others = new java.util.ArrayList<ChatViewModel>(views.views().subList(at + 1, views.views().size()));
        others.addAll(views.views().subList(0, at));
        others.stream().filter(view -> !view.settingsProperty().get().ownWindow()).findFirst()
                .ifPresentOrElse(views::showBeside, () -> {
                    var second = views.duplicate(one, "");
                    views.show(one);
                    views.showBeside(second);
                });
    }

    @Override
    public void rename(ChatViewModel view) {
        node.rename(view);
    }

    @Override
    public void duplicate(ChatViewModel view) {
        String name = view.settingsProperty().get().name();
        views.duplicate(view, name.isEmpty() ? "" : names().words().of(ViewsWord.COPY_OF, name));
    }

    @Override
    public String keys(String written) {
        return mac ? written.replace("Ctrl+", "⌘").replace("Shift+", "⇧").replace("Alt+", "⌃") : written;
    }

    @Override
    public void close() {
        watching.unsubscribe();
        views.views().removeListener(listening);
        windows.values().forEach(ViewWindow::close);
        windows.clear();
        node.close();
        views.close();
    }

    private ViewPane paneOf(ChatViewModel view) {
        views.show(view);
        return windowOf(view).map(window -> {
            window.toFront();
            return window.pane();
        }).orElseGet(() -> node.paneOf(view));
    }

    private void turnTo(ChatViewModel view) {
        windowOf(view).filter(window -> !window.isFocused()).ifPresent(ViewWindow::toFront);
    }

    private FeedView makeFeed(ChatViewModel view, FeedViewModel rows) {
        var deeds = new RowDeeds(model, focusComposer,
                target -> panels.link(target, windowOf(view).map(ViewWindow::layers).orElse(layers)),
                () -> views.use(view));
        return parts.feed().make(rows, deeds, deeds, language.get());
    }

    private ViewNames names() {
        var spoken = language.get();
        return new ViewNames(spoken.words(), spoken.platformName());
    }
}
