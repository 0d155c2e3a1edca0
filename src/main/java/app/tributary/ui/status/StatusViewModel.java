package app.tributary.ui.status;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedListener;
import app.tributary.platform.Phrases;
import app.tributary.ui.Language;
import app.tributary.ui.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What is said above the composer for some seconds: what platforms tell of the moment, and what became of the
 * last press. {@link #accept} may be called by any thread, the rest belongs to the FX thread.
 */
public final class StatusViewModel implements FeedListener {
    private static final Duration STAYS = Duration.ofSeconds(10);
    private static final Duration TROUBLE_STAYS = Duration.ofSeconds(20);
    private static final int LONGEST = 160;
    private static final int MOST = 20;

    private final Language language;
    private final InstantSource clock;
    private final Executor fx;
    private final List<Entry> entries = new ArrayList<>();
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * Something that is said.
     *
     * @param channel where it belongs
     * @param words what
     * @param trouble whether something did not work
     */
    public record Line(Channel channel, String words, boolean trouble) {}

    private record Entry(Optional<String> id, Line line, Instant until) {}

    /**
     * @param clock for when something goes by itself
     * @param fx runs on the FX thread
     */
    public StatusViewModel(Language language, InstantSource clock, Executor fx) {
        this.language = language;
        this.clock = clock;
        this.fx = fx;
    }

    /** What is said now, newest first. */
    public ReadOnlyObjectProperty<List<Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** Something is under way; {@link #say} with the same id says how it ended. */
    public void underWay(Channel channel, String id, String words) {
        put(Optional.of("press " + id), new Line(channel, words, false), Duration.ofMinutes(1));
    }

    /** Says how something that was pressed ended. */
    public void say(Channel channel, String id, String words, boolean trouble) {
        put(Optional.of("press " + id), new Line(channel, words, trouble), trouble ? TROUBLE_STAYS : STAYS);
    }

    /** Takes back what was said under this id. */
    public void unsay(Channel channel, String id) {
        drop(channel, Optional.of("press " + id));
        show();
    }

    /** Any thread: takes the notices that belong here. */
    @Override
    public void accept(FeedBatch batch) {
        var told = batch.events().stream().filter(Notice.class::isInstance).map(Notice.class::cast)
                .filter(notice -> notice.place() == Notice.Place.STATUS).toList();
        if (!told.isEmpty()) {
            fx.execute(() -> told.forEach(this::take));
        }
    }

    /** A second has passed. */
    public void tick() {
        var now = clock.instant();
        if (entries.removeIf(entry -> !now.isBefore(entry.until()))) {
            show();
        }
    }

    private void take(Notice notice) {
        var id = notice.id().map(own -> "notice " + own);
        String words = Sentence.oneLine(Phrases.in(language.words(), notice.text()), LONGEST);
        if (words.isEmpty()) {
            drop(notice.channel(), id);
            show();
        } else {
            put(id, new Line(notice.channel(), words, false), STAYS);
        }
    }

    private void put(Optional<String> id, Line line, Duration stays) {
        // The same id keeps its place: what is read does not jump.
        var entry = new Entry(id, line, clock.instant().plus(stays));
        for (int at = 0; at < entries.size(); at++) {
            if (id.isPresent() && isSame(entries.get(at), line.channel(), id)) {
                entries.set(at, entry);
                show();
                return;
            }
        }
        entries.addFirst(entry);
        if (entries.size() > MOST) {
            entries.removeLast();
        }
        show();
    }

    private void drop(Channel channel, Optional<String> id) {
        entries.removeIf(entry -> isSame(entry, channel, id));
    }

    private static boolean isSame(Entry entry, Channel channel, Optional<String> id) {
        return entry.id().equals(id) && entry.line().channel().equals(channel);
    }

    private void show() {
        lines.set(entries.stream().map(Entry::line).toList());
    }
}
