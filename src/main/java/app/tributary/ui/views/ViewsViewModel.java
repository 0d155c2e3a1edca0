package app.tributary.ui.views;

import app.tributary.account.SettingsStore;
import app.tributary.account.ViewSettings;
import app.tributary.account.ViewsSettings;
import app.tributary.feed.FeedRows;
import app.tributary.filter.Reader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * The views of the timeline: which there are, which stand in the window and in windows of their own, which one is in
 * use. Every change is kept in the settings. FX thread only.
 */
public final class ViewsViewModel implements AutoCloseable {
    private final SettingsStore store;
    private final FeedRows feed;
    private final InstantSource clock;
    private final Executor fx;
    private final ObservableList<ChatViewModel> views = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<ChatViewModel>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<ChatViewModel> active;
    private final ReadOnlyObjectWrapper<Optional<Removed>> removed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<String, Subscription> holding = new HashMap<>();
    private ViewsSettings settings;
    private Reader reader = Reader.NOBODY;

    /** A view that can still be brought back, and where it stood. */
    public record Removed(ViewSettings view, int index) {}

    /**
     * The views of the settings, listening to the feed from now on.
     *
     * @param fx runs on the FX thread, in order
     */
    public ViewsViewModel(SettingsStore store, FeedRows feed, InstantSource clock, Executor fx) {
        this.store = store;
        this.feed = feed;
        this.clock = clock;
        this.fx = fx;
        settings = store.current().views();
        settings.views().forEach(view -> views.add(opened(view)));
        active = new ReadOnlyObjectWrapper<>(view(settings.active()));
        show();
    }

    /** All views, in the order of their tabs. */
    public ObservableList<ChatViewModel> views() {
        return views;
    }

    /** Those that stand in the window, from left to right; at least one. */
    public ReadOnlyObjectProperty<List<ChatViewModel>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The one that was used last; it stands in the window or in one of its own. */
    public ReadOnlyObjectProperty<ChatViewModel> activeProperty() {
        return active.getReadOnlyProperty();
    }

    /** The one that was used last. */
    public ChatViewModel active() {
        return active.get();
    }

    /** The view that was removed last and can be brought back. */
    public ReadOnlyObjectProperty<Optional<Removed>> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    /** Where the dividers between the shown views stand, each 0 to 1; empty: all are equally wide. */
    public List<Double> dividers() {
        return settings.dividers();
    }

    /** Who reads: what they are called in the chats. */
    public void read(Reader other) {
        reader = other;
        views.forEach(view -> view.read(other));
    }

    /** Who reads. */
    public Reader reader() {
        return reader;
    }

    /** The timeline behind all of them. */
    public FeedRows feed() {
        return feed;
    }

    /** A new view of everything, right of the one in use and shown in its place. */
    public ChatViewModel add() {
        return insert(ViewSettings.ofEverything(freshId()), indexOf(active()) + 1);
    }

    /** A second view like this one, right of it and shown in its place. */
    public ChatViewModel duplicate(ChatViewModel view, String name) {
        return insert(view.settingsProperty().get().withId(freshId()).withName(name).withOwnWindow(false),
                indexOf(view) + 1);
    }

    /** Whether there is another one left to look at in the window without this one. */
    public boolean canLeaveWindow(ChatViewModel view) {
        return views.stream().anyMatch(other -> other != view && !other.settingsProperty().get().ownWindow());
    }

    /** Removes a view; it can be brought back. Nothing happens where it is the last one in the window. */
    public void remove(ChatViewModel view) {
        if (!canLeaveWindow(view)) {
            return;
        }
        int index = indexOf(view);
        var gone = view.settingsProperty().get();
        var inUse = active() == view ? Optional.<ChatViewModel>empty() : Optional.of(active());
        drop(view);
        removed.set(Optional.of(new Removed(gone, index)));
        change(now -> now.withViews(now.views().stream().filter(kept -> !kept.id().equals(gone.id())).toList()),
                inUse.orElseGet(() -> neighbour(index)));
    }

    /** Brings back what was removed last. */
    public void undoRemoval() {
        removed.get().ifPresent(back -> insert(back.view().withOwnWindow(false),
                Math.min(back.index(), views.size())));
    }

    /** What was removed stays removed. */
    public void forgetRemoved() {
        removed.set(Optional.empty());
    }

    /** Another name; blank: none of its own. */
    public void rename(ChatViewModel view, String name) {
        become(view, now -> now.withName(name));
    }

    /** Another look, other platforms, another filter. */
    public void become(ChatViewModel view, UnaryOperator<ViewSettings> change) {
        var next = change.apply(view.settingsProperty().get());
        view.become(next);
        change(now -> now.withViews(now.views().stream().map(kept -> kept.id().equals(next.id()) ? next : kept)
                .toList()), active());
    }

    /** Puts a view at this place among the tabs. */
    public void move(ChatViewModel view, int index) {
        int from = indexOf(view);
        int to = Math.clamp(index, 0, views.size() - 1);
        if (from >= 0 && from != to) {
            views.remove(from);
            views.add(to, view);
            change(now -> now.withViews(views.stream().map(each -> each.settingsProperty().get()).toList()), active());
        }
    }

    /** Uses this view: it takes the place of the one in use, unless it is on the screen already. */
    public void show(ChatViewModel view) {
        if (view.settingsProperty().get().ownWindow() || settings.shown().contains(view.id())) {
            use(view);
            return;
        }
        var ids = settings.shown().stream().map(id -> id.equals(settings.active()) ? view.id() : id).toList();
        change(now -> now.showing(ids, view.id()), view);
    }

    /** Uses the view that is so many tabs away; goes round. */
    public void step(int by) {
        show(views.get(Math.floorMod(indexOf(active()) + by, views.size())));
    }

    /** Shows a view beside the one in use, right of it. */
    public void showBeside(ChatViewModel view) {
        if (view.settingsProperty().get().ownWindow() || settings.shown().contains(view.id())) {
            use(view);
            return;
        }
        var ids = new ArrayList<>(settings.shown());
        ids.add(ids.indexOf(settings.active()) + 1, view.id());
        change(now -> now.showing(ids, view.id()), view);
    }

    /** Takes a view out of the window's panes; it stays as a tab. Nothing happens where it is the only pane. */
    public void hide(ChatViewModel view) {
        if (settings.shown().size() > 1 && settings.shown().contains(view.id())) {
            var ids = settings.shown().stream().filter(id -> !id.equals(view.id())).toList();
            String next = ids.contains(settings.active()) ? settings.active() : ids.getFirst();
            change(now -> now.showing(ids, next), view(next));
        }
    }

    /** Puts a view into a window of its own, or back among the tabs, where it is shown at once. */
    public void setOwnWindow(ChatViewModel view, boolean own) {
        if (view.settingsProperty().get().ownWindow() == own || (own && !canLeaveWindow(view))) {
            return;
        }
        become(view, now -> now.withOwnWindow(own));
        if (own) {
            use(view);
        } else {
            store.update(all -> all.withoutWindow(windowName(view)));
            show(view);
        }
    }

    /** Under which name the place of its own window is remembered. */
    public static String windowName(ChatViewModel view) {
        return "view-" + view.id();
    }

    /** The reader turned to this view, which is on the screen. */
    public void use(ChatViewModel view) {
        if (active() != view) {
            change(now -> settings.shown().contains(view.id()) ? now.showing(now.shown(), view.id()) : now, view);
        }
    }

    /** Remembers where the dividers stand. */
    public void divide(List<Double> places) {
        if (!places.equals(settings.dividers())) {
            settings = store.update(all -> all.withViews(settings.withDividers(places))).views();
        }
    }

    /** A second has passed. */
    public void tick() {
        views.forEach(ChatViewModel::refresh);
    }

    /** Lets go of the feed. */
    @Override
    public void close() {
        holding.values().forEach(Subscription::unsubscribe);
        holding.clear();
        feed.holdOrder(false);
        views.forEach(ChatViewModel::close);
    }

    private ChatViewModel insert(ViewSettings view, int index) {
        removed.set(Optional.empty());
        var made = opened(view);
        views.add(index, made);
        change(now -> {
            var all = new ArrayList<>(now.views());
            all.add(index, view);
            return now.withViews(all).showing(now.shown().stream()
                    .map(id -> id.equals(now.active()) ? view.id() : id).toList(), view.id());
        }, made);
        return made;
    }

    private ChatViewModel opened(ViewSettings view) {
        var made = new ChatViewModel(view, feed, reader, clock, fx);
        holding.put(view.id(), made.rowsProperty().flatMap(rows -> rows.pauseProperty()).subscribe(pause -> hold()));
        return made;
    }

    private void drop(ChatViewModel view) {
        views.remove(view);
        Optional.ofNullable(holding.remove(view.id())).ifPresent(Subscription::unsubscribe);
        view.close();
    }

    private ChatViewModel neighbour(int index) {
        var inWindow = views.stream().filter(view -> !view.settingsProperty().get().ownWindow()).toList();
        return views.stream().skip(Math.min(index, views.size() - 1)).filter(inWindow::contains).findFirst()
                .orElseGet(inWindow::getLast);
    }

    /** In force at once and kept; the view in use may stand in a window of its own, which the settings do not say. */
    private void change(UnaryOperator<ViewsSettings> change, ChatViewModel inUse) {
        settings = store.update(all -> all.withViews(change.apply(settings))).views();
        boolean inWindow = settings.views().stream()
                .anyMatch(view -> view.id().equals(inUse.id()) && !view.ownWindow());
        if (inWindow && !settings.shown().contains(inUse.id())) {
            var ids = settings.shown().stream().map(id -> id.equals(settings.active()) ? inUse.id() : id).toList();
            settings = store.update(all -> all.withViews(settings.showing(ids, inUse.id()))).views();
        }
        active.set(inUse);
        show();
    }

    private void show() {
        // first what waited for them and then the panes: so it came while nobody looked
        views.forEach(view -> view.show(settings.shown().contains(view.id())
                || view.settingsProperty().get().ownWindow()));
        shown.set(settings.shown().stream().map(this::view).toList());
        hold();
    }

    private void hold() {
        feed.holdOrder(views.stream().anyMatch(view -> view.shownProperty().get() && view.rows().isHeld()));
    }

    private ChatViewModel view(String id) {
        return views.stream().filter(view -> view.id().equals(id)).findFirst().orElseThrow();
    }

    private int indexOf(ChatViewModel view) {
        return views.indexOf(view);
    }

    /** Not one that has been removed: its window's place belongs to it. */
    private String freshId() {
        var taken = Stream.concat(settings.views().stream().map(ViewSettings::id),
                removed.get().stream().map(back -> back.view().id())).toList();
        int id = 1;
        while (taken.contains(String.valueOf(id))) {
            id++;
        }
        return String.valueOf(id);
    }
}
