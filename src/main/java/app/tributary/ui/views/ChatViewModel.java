package app.tributary.ui.views;

import app.tributary.account.ViewSettings;
import app.tributary.feed.FeedRows;
import app.tributary.filter.Filter;
import app.tributary.filter.Flaw;
import app.tributary.filter.Parsed;
import app.tributary.filter.Reader;
import app.tributary.ui.feed.FeedViewModel;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One view of the timeline: what it is called, what it shows, what waits in it. FX thread only. */
public final class ChatViewModel {
    private final FeedRows feed;
    private final InstantSource clock;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<ViewSettings> settings;
    private final ReadOnlyObjectWrapper<FeedViewModel> rows;
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper highlightWaiting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper hidden = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper revealed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private List<Flaw> flaws = List.of();
    private Reader reader;
    private ViewStream stream;

    ChatViewModel(ViewSettings settings, FeedRows feed, Reader reader, InstantSource clock, Executor fx) {
        this.feed = feed;
        this.clock = clock;
        this.fx = fx;
        this.reader = reader;
        this.settings = new ReadOnlyObjectWrapper<>(settings);
        stream = open();
        rows = new ReadOnlyObjectWrapper<>(stream.rows());
    }

    /** The same as long as the view exists. */
    public String id() {
        return settings.get().id();
    }

    /** How it is set up. */
    public ReadOnlyObjectProperty<ViewSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** What its feed shows; another one when it shows other rows. */
    public ReadOnlyObjectProperty<FeedViewModel> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** What its feed shows now. */
    public FeedViewModel rows() {
        return rows.get();
    }

    /** How many rows came while it was not shown; renewed once a second. */
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /** Whether one of the unread rows stands out by a rule of the reader's. */
    public ReadOnlyBooleanProperty highlightWaitingProperty() {
        return highlightWaiting.getReadOnlyProperty();
    }

    /** How many rows its filter and its platforms keep away; renewed once a second. */
    public ReadOnlyLongProperty hiddenProperty() {
        return hidden.getReadOnlyProperty();
    }

    /** Whether it shows everything for the moment, although it has a filter. */
    public ReadOnlyBooleanProperty revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    /** Whether it stands on the screen. */
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether it keeps rows away, when it does not show everything for the moment. */
    public boolean isNarrowed() {
        return !settings.get().filter().isBlank() || !settings.get().platforms().isEmpty();
    }

    /** What is wrong with the filter that it was saved with; then it keeps no row away by it. */
    public List<Flaw> flaws() {
        return flaws;
    }

    /** Shows everything for the moment, or what its filter lets through again. */
    public void reveal(boolean everything) {
        if (revealed.get() != everything && (isNarrowed() || !everything)) {
            revealed.set(everything);
            restart();
        }
    }

    void become(ViewSettings now) {
        var before = settings.get();
        settings.set(now);
        if (!before.filter().equals(now.filter()) || !before.platforms().equals(now.platforms())) {
            revealed.set(false);
            restart();
        }
    }

    void read(Reader other) {
        if (!reader.equals(other)) {
            reader = other;
            if (!settings.get().filter().isBlank() && !revealed.get()) {
                restart();
            }
        }
    }

    void show(boolean now) {
        if (shown.get() != now) {
            stream.show(now);
            shown.set(now);
            refresh();
        }
    }

    /** A second has passed, or something waits. */
    void refresh() {
        unread.set(shown.get() ? 0 : stream.unread());
        highlightWaiting.set(!shown.get() && stream.isHighlightWaiting());
        hidden.set(revealed.get() ? 0 : stream.hidden());
    }

    void close() {
        stream.close();
    }

    private void restart() {
        stream.close();
        stream = open();
        rows.set(stream.rows());
        refresh();
    }

    private ViewStream open() {
        var filter = switch (Filter.parse(settings.get().filter())) {
            case Parsed.Good(var good) -> {
                flaws = List.of();
                yield good;
            }
            case Parsed.Bad(var bad) -> {
                flaws = bad;
                yield Filter.EVERYTHING;
            }
        };
        return revealed.get()
                ? new ViewStream(feed, Filter.EVERYTHING, Set.of(), reader, shown.get(), fx, clock, this::refresh)
                : new ViewStream(feed, filter, settings.get().platforms(), reader, shown.get(), fx, clock,
                        this::refresh);
    }
}
