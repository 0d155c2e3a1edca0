package app.tributary.ui.header;

import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.RoomMode;
import app.tributary.chat.Support;
import app.tributary.desk.Desk;
import app.tributary.desk.DeskWord;
import app.tributary.desk.SpanReader;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedListener;
import app.tributary.ui.Language;
import app.tributary.ui.form.Outcomes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The rules of rooms that can be set from here: slow mode. {@link #accept} may be called by any thread, the
 * rest belongs to the FX thread.
 */
public final class RoomRulesViewModel implements FeedListener {
    private final Desk desk;
    private final Language language;
    private final Executor fx;
    private final Map<Channel, Rules> known = new HashMap<>();

    /**
     * What is known of a room.
     *
     * @param slow its slow mode, where the platform has said; an interval of zero without a time of its own
     * @param news what became of the last wish; may be empty
     * @param busy whether one is on its way
     */
    public record Rules(Optional<RoomMode.Slow> slow, String news, boolean busy) {
        static final Rules NONE = new Rules(Optional.empty(), "", false);
    }

    private final ReadOnlyObjectWrapper<Map<Channel, Rules>> rules = new ReadOnlyObjectWrapper<>(Map.of());

    /** @param fx runs on the FX thread */
    public RoomRulesViewModel(Desk desk, Language language, Executor fx) {
        this.desk = desk;
        this.language = language;
        this.fx = fx;
    }

    /** What is known of every room of which anything is. */
    public ReadOnlyObjectProperty<Map<Channel, Rules>> rulesProperty() {
        return rules.getReadOnlyProperty();
    }

    /** What is known of a room. */
    public Rules of(Channel channel) {
        return known.getOrDefault(channel, Rules.NONE);
    }

    /** Whether rules of this room can be set from here. */
    public boolean canBeSet(Channel channel) {
        return desk.capabilities(channel).of(Capability.MODES) instanceof Support.Yes;
    }

    /** Sets the time between two messages of a person; zero: no slow mode. Nothing while another wish is on its way. */
    public void setSlow(Channel channel, Duration between) {
        var now = of(channel);
        if (now.busy()) {
            return;
        }
        var words = language.words();
        String what = words.of(HeaderWord.SLOW_MODE);
        put(channel, new Rules(now.slow(), Outcomes.underWay(what, words), true));
        var mode = new RoomMode.Slow(!between.isZero(), between);
        desk.act(new ChatCommand.SetMode(channel, mode)).thenAccept(receipt -> fx.execute(() -> {
            var outcome = receipt.outcome();
            // The platform's word comes as an event, but not every platform sends one for its own sender.
            put(channel, new Rules(outcome.isDone() ? Optional.of(mode) : of(channel).slow(),
                    Outcomes.inWords(what, outcome, words), false));
        }));
    }

    /** The same for an interval as a person typed it; what is no length of time is said. */
    public void setSlow(Channel channel, String typed) {
        SpanReader.read(typed).ifPresentOrElse(between -> setSlow(channel, between),
                () -> put(channel, new Rules(of(channel).slow(),
                        language.words().of(DeskWord.FIELD_NO_SPAN, typed.strip()), of(channel).busy())));
    }

    @Override
    public void accept(FeedBatch batch) {
        for (var event : batch.events()) {
            if (event instanceof ChatEvent.ModeChanged(var channel, RoomMode.Slow slow, _)) {
                fx.execute(() -> put(channel, new Rules(Optional.of(slow), of(channel).news(), of(channel).busy())));
            }
        }
    }

    private void put(Channel channel, Rules now) {
        known.put(channel, now);
        rules.set(Map.copyOf(known));
    }
}
