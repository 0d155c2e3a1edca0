package app.tributary.ui.header;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedListener;
import app.tributary.ui.Language;
import app.tributary.ui.ListedChannel;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * How every channel stands and how many watch. {@link #accept} may be called by any thread, the rest
 * belongs to the FX thread.
 */
public final class HeaderViewModel implements FeedListener {
    private final Language language;
    private final InstantSource clock;
    private final Executor fx;
    private final ObservableList<ChannelChip> chips = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<OptionalLong> viewers = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    /** What was heard of channels before they were listed: connections are quicker than the screen. */
    private final Map<Channel, ChatEvent.Connection> states = new HashMap<>();

    /**
     * @param clock for countdowns
     * @param fx runs on the FX thread
     */
    public HeaderViewModel(Language language, InstantSource clock, Executor fx) {
        this.language = language;
        this.clock = clock;
        this.fx = fx;
        language.wordsProperty().subscribe(words -> chips.forEach(this::say));
    }

    /** The chips, in the order of the channels. */
    public ObservableList<ChannelChip> chips() {
        return chips;
    }

    /** How many watch in all; empty where nobody has said. */
    public ReadOnlyObjectProperty<OptionalLong> viewersProperty() {
        return viewers.getReadOnlyProperty();
    }

    /** From now on these channels; what is known of those that stay is kept. */
    public void list(List<ListedChannel> channels) {
        var next = channels.stream().map(this::chipFor).toList();
        states.keySet().removeIf(
                channel -> channels.stream().noneMatch(listed -> listed.channel().equals(channel)));
        chips.setAll(next);
        add();
    }

    /** Any thread: takes connection states and counts out of what the feed made. */
    @Override
    public void accept(FeedBatch batch) {
        var news = batch.events().stream()
                .filter(event -> event instanceof ChatEvent.Connection || event instanceof ChatEvent.Viewers).toList();
        if (!news.isEmpty()) {
            fx.execute(() -> news.forEach(this::take));
        }
    }

    /** Counts down; called about once a second. */
    public void tick() {
        chips.stream().filter(ChannelChip::counts).forEach(this::say);
    }

    private void take(ChatEvent event) {
        if (event instanceof ChatEvent.Connection connection) {
            states.put(connection.channel(), connection);
            chip(connection.channel()).ifPresent(chip -> {
                chip.stands(connection.state());
                say(chip);
            });
        } else if (event instanceof ChatEvent.Viewers count) {
            chip(count.channel()).ifPresent(chip -> chip.watchedBy(count.count()));
        }
        add();
    }

    private ChannelChip chipFor(ListedChannel listed) {
        return chip(listed.channel()).filter(known -> known.listed().equals(listed)).orElseGet(() -> {
            var made = new ChannelChip(listed, language.words(), clock.instant());
            Optional.ofNullable(states.get(listed.channel())).ifPresent(known -> made.stands(known.state()));
            chip(listed.channel()).ifPresent(old -> old.viewersProperty().get().ifPresent(made::watchedBy));
            say(made);
            return made;
        });
    }

    private Optional<ChannelChip> chip(Channel channel) {
        return chips.stream().filter(chip -> chip.listed().channel().equals(channel)).findFirst();
    }

    private void say(ChannelChip chip) {
        chip.say(language.words(), clock.instant());
    }

    private void add() {
        var known = chips.stream().map(chip -> chip.viewersProperty().get()).filter(OptionalLong::isPresent).toList();
        viewers.set(known.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(known.stream().mapToLong(OptionalLong::getAsLong).sum()));
    }
}
