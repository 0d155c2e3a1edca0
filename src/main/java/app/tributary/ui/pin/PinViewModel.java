package app.tributary.ui.pin;

import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.Pin;
import app.tributary.chat.Reason;
import app.tributary.chat.Support;
import app.tributary.desk.Desk;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedListener;
import app.tributary.ui.Language;
import app.tributary.ui.ListedChannel;
import app.tributary.ui.Sentence;
import app.tributary.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The pinned messages, one a channel at most, newest first. {@link #accept} may be called by any thread,
 * the rest belongs to the FX thread.
 */
public final class PinViewModel implements FeedListener {
    private static final int LONGEST_NAME = 40;

    private final Desk desk;
    private final Language language;
    private final InstantSource clock;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<List<PinnedMessage>> pins = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<Channel, Pin> known = new HashMap<>();
    private final Set<MessageKey> unpinning = new HashSet<>();
    private final Map<MessageKey, Reason> troubles = new HashMap<>();
    private List<ListedChannel> channels = List.of();

    /**
     * No pins yet.
     *
     * @param clock for how long ago it was, and for pins that end
     * @param fx runs on the FX thread
     */
    public PinViewModel(Desk desk, Language language, InstantSource clock, Executor fx) {
        this.desk = desk;
        this.language = language;
        this.clock = clock;
        this.fx = fx;
        language.wordsProperty().subscribe(words -> show());
    }

    /** The pins, newest first. */
    public ReadOnlyObjectProperty<List<PinnedMessage>> pinsProperty() {
        return pins.getReadOnlyProperty();
    }

    /** Whether the message is its channel's pin now. */
    public boolean isPinned(MessageKey key) {
        return pins.get().stream().anyMatch(pinned -> pinned.pin().message().equals(key));
    }

    /** From now on these channels: pins of others are not shown any more. */
    public void list(List<ListedChannel> listed) {
        channels = List.copyOf(listed);
        show();
    }

    /** Any thread: takes the pins out of what the feed made. */
    @Override
    public void accept(FeedBatch batch) {
        var news = batch.events().stream().filter(ChatEvent.PinChanged.class::isInstance)
                .map(ChatEvent.PinChanged.class::cast).toList();
        boolean rightsChanged = batch.events().stream().anyMatch(ChatEvent.Connection.class::isInstance);
        if (!news.isEmpty() || rightsChanged) {
            fx.execute(() -> {
                news.forEach(this::take);
                show();
            });
        }
    }

    /** Takes a pin off. The banner changes when the platform says that it is gone. */
    public void unpin(PinnedMessage pinned) {
        var key = pinned.pin().message();
        if (pinned.off().isPresent() || !unpinning.add(key)) {
            return;
        }
        troubles.remove(key);
        show();
        desk.act(new ChatCommand.Unpin(key), pinned.pin().text()).thenAccept(receipt -> fx.execute(() -> {
            unpinning.remove(key);
            why(receipt.outcome()).ifPresent(reason -> troubles.put(key, reason));
            show();
        }));
    }

    /** Time goes on: how long ago it was, and whether one has ended; called every second or so. */
    public void tick() {
        show();
    }

    private void take(ChatEvent.PinChanged change) {
        change.pin().ifPresentOrElse(pin -> known.put(change.channel(), pin), () -> known.remove(change.channel()));
        troubles.keySet().removeIf(key -> key.channel().equals(change.channel()));
    }

    private void show() {
        var now = clock.instant();
        var shown = new ArrayList<PinnedMessage>();
        known.values().stream().filter(pin -> pin.endsAt().filter(end -> !end.isAfter(now)).isEmpty())
                .filter(pin -> channels.stream()
                        .anyMatch(listed -> listed.channel().equals(pin.message().channel())))
                .sorted(Comparator.comparing(Pin::pinnedAt).reversed()).forEach(pin -> shown.add(pinned(pin, now)));
        if (!shown.equals(pins.get())) {
            pins.set(List.copyOf(shown));
        }
    }

    private PinnedMessage pinned(Pin pin, Instant now) {
        var words = language.words();
        var key = pin.message();
        Optional<String> off = desk.capabilities(key.channel()).of(Capability.UNPIN) instanceof Support.No(var why)
                ? Optional.of(Sentence.of(words, why))
                : Optional.empty();
        return new PinnedMessage(pin, about(pin, now, words), off, unpinning.contains(key),
                Optional.ofNullable(troubles.get(key))
                        .map(reason -> words.of(PinWord.FAILED, Sentence.of(words, reason))).orElse(""));
    }

    private String about(Pin pin, Instant now, Words words) {
        var parts = new ArrayList<String>();
        String where = ListedChannel.labelOf(pin.message().channel(), channels);
        parts.add(pin.pinnedBy().map(by -> words.of(PinWord.PINNED_BY, where, name(by)))
                .orElseGet(() -> words.of(PinWord.PINNED, where)));
        pin.author().ifPresent(author -> parts.add(words.of(PinWord.BY, name(author))));
        parts.add(ago(Duration.between(pin.pinnedAt(), now), words));
        if (pin.keeper() == Pin.Keeper.CONSOLE) {
            parts.add(words.of(PinWord.KEPT_HERE));
        }
        return String.join(" · ", parts);
    }

    private static String name(Person person) {
        return Sentence.oneLine(person.name(), LONGEST_NAME);
    }

    private static String ago(Duration since, Words words) {
        if (since.toMinutes() < 1) {
            return words.of(PinWord.NOW);
        }
        if (since.toHours() < 1) {
            return words.of(PinWord.MINUTES, Sentence.number(words, since.toMinutes()));
        }
        return since.toDays() < 1
                ? words.of(PinWord.HOURS, Sentence.number(words, since.toHours()))
                : words.of(PinWord.DAYS, Sentence.number(words, since.toDays()));
    }

    private static Optional<Reason> why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _,Outcome.Found _ -> Optional.empty();
            case Outcome.Rejected(var why, var _) -> Optional.of(why);
            case Outcome.Unsupported(var why) -> Optional.of(why);
            case Outcome.Failed(var why) -> Optional.of(why);
            case Outcome.Unknown(var why) -> Optional.of(why);
        };
    }
}
