package app.tributary.ui.header;

import app.tributary.chat.ConnectionState;
import app.tributary.ui.ListedChannel;
import app.tributary.words.Words;
import java.time.Instant;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How one channel stands: what its chip in the title bar shows. FX thread only. */
public final class ChannelChip {
    private final ReadOnlyObjectWrapper<Health> health;
    private final ReadOnlyObjectWrapper<OptionalLong> viewers = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    private final ListedChannel listed;
    private ConnectionState state = new ConnectionState.Connecting();

    ChannelChip(ListedChannel listed, Words words, Instant now) {
        this.listed = listed;
        health = new ReadOnlyObjectWrapper<>(Health.of(state, words, now));
    }

    /** Which channel. */
    public ListedChannel listed() {
        return listed;
    }

    /** How it stands, in words. */
    public ReadOnlyObjectProperty<Health> healthProperty() {
        return health.getReadOnlyProperty();
    }

    /** How many watch; empty where nobody has said. */
    public ReadOnlyObjectProperty<OptionalLong> viewersProperty() {
        return viewers.getReadOnlyProperty();
    }

    void stands(ConnectionState now) {
        state = now;
        // An old figure is worse than none. While it is tried again the last one is still about right.
        switch (now) {
            case ConnectionState.Offline(),ConnectionState.Failed _,ConnectionState.Closed() ->
                viewers.set(OptionalLong.empty());
            case ConnectionState.Connecting(),ConnectionState.Live(),ConnectionState.Degraded _,ConnectionState.Retrying _ ->
                {
                }
        }
    }

    void watchedBy(long count) {
        viewers.set(OptionalLong.of(count));
    }

    /** Whether its words change by themselves. */
    boolean counts() {
        return state instanceof ConnectionState.Retrying;
    }

    void say(Words words, Instant now) {
        health.set(Health.of(state, words, now));
    }
}
