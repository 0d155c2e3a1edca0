package app.tributary.ui.views;

import app.tributary.chat.PlatformId;
import app.tributary.feed.FeedRows;
import app.tributary.filter.Completion;
import app.tributary.filter.Filter;
import app.tributary.filter.Flaw;
import app.tributary.filter.Parsed;
import app.tributary.filter.Reader;
import app.tributary.filter.Vocabulary;
import app.tributary.ui.ListedChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A box in which an expression is typed: read with every letter, completed at the caret, and tried on the rows that
 * are kept. FX thread only.
 */
public final class FilterBoxViewModel {
    private final List<ListedChannel> channels;
    private final FilterTrial trial;
    private final ReadOnlyObjectWrapper<String> text = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<List<Flaw>> flaws = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Filter>> filter = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Offers> offers = new ReadOnlyObjectWrapper<>(Offers.NONE);
    private final ReadOnlyObjectWrapper<Set<PlatformId>> platforms = new ReadOnlyObjectWrapper<>(Set.of());
    private Vocabulary vocabulary;
    private int caret;

    /**
     * What the text may become at the caret.
     *
     * @param chosen the index of the one that would be taken
     * @param meant whether the reader chose it, so that Enter takes it
     */
    public record Offers(Completion completion, int chosen, boolean meant) {
        /** Nothing. */
        public static final Offers NONE = new Offers(new Completion(0, 0, List.of()), 0, false);

        /** Whether there is anything to choose from. */
        public boolean isOpen() {
            return !completion.offers().isEmpty();
        }
    }

    /** How many of the rows that are kept would come through. */
    public record Preview(int matching, int all) {}

    /** A text with its caret. */
    public record Edit(String text, int caret) {}

    /**
     * A box with nothing in it.
     *
     * @param reader who reads
     * @param channels those that are open
     * @param background where much is counted
     */
    public FilterBoxViewModel(Reader reader, List<ListedChannel> channels, Executor background, Executor fx) {
        this.channels = List.copyOf(channels);
        trial = new FilterTrial(reader, background, fx);
        vocabulary = HeardWords.of(List.of(), this.channels);
        read();
    }

    /** What is typed. */
    public ReadOnlyObjectProperty<String> textProperty() {
        return text.getReadOnlyProperty();
    }

    /** What cannot be understood of it, in its order. */
    public ReadOnlyObjectProperty<List<Flaw>> flawsProperty() {
        return flaws.getReadOnlyProperty();
    }

    /** What it says; empty while it has flaws. */
    public ReadOnlyObjectProperty<Optional<Filter>> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /** What it may become at the caret. */
    public ReadOnlyObjectProperty<Offers> offersProperty() {
        return offers.getReadOnlyProperty();
    }

    /** How many of the rows that are kept would come through; empty until they are counted. */
    public ReadOnlyObjectProperty<Optional<Preview>> previewProperty() {
        return trial.previewProperty();
    }

    /** Whose rows; empty: those of all. */
    public ReadOnlyObjectProperty<Set<PlatformId>> platformsProperty() {
        return platforms.getReadOnlyProperty();
    }

    /** The platforms that there are to choose from. */
    public List<PlatformId> knownPlatforms() {
        var all = new LinkedHashSet<PlatformId>();
        channels.forEach(channel -> all.add(channel.channel().platform()));
        all.addAll(platforms.get());
        return List.copyOf(all);
    }

    /** The rows of the timeline as they are now are what the expression is tried on, and where names come from. */
    public void tryOn(FeedRows feed) {
        trial.take(feed, rows -> {
            var heard = HeardWords.of(rows, channels);
            return () -> vocabulary = heard;
        });
    }

    /** Puts a text into the box, without offering anything. */
    public void set(String wanted) {
        text.set(wanted);
        caret = wanted.length();
        offers.set(Offers.NONE);
        read();
    }

    /** The reader typed: this is the text now, and there the caret. */
    public void typed(String now, int at) {
        caret = Math.clamp(at, 0, now.length());
        text.set(now);
        read();
        offer();
    }

    /** Offers what may stand at this place, asked for by key. */
    public void offerAt(int at) {
        caret = Math.clamp(at, 0, text.get().length());
        offer();
    }

    /** The caret went elsewhere: what was offered does not fit any more. */
    public void moved(int at) {
        if (at != caret) {
            caret = at;
            dismiss();
        }
    }

    /** Chooses another offer; says whether there is any. */
    public boolean choose(int by) {
        var now = offers.get();
        if (!now.isOpen()) {
            return false;
        }
        int all = now.completion().offers().size();
        int chosen = now.meant() || by < 0 ? Math.floorMod(now.chosen() + by, all) : 0;
        offers.set(new Offers(now.completion(), chosen, true));
        return true;
    }

    /** The text with the chosen offer in it; empty where nothing is offered. */
    public Optional<Edit> take() {
        return take(offers.get().chosen());
    }

    /** The text with this offer in it; empty where nothing is offered. */
    public Optional<Edit> take(int index) {
        var now = offers.get();
        if (!now.isOpen()) {
            return Optional.empty();
        }
        var completion = now.completion();
        String put = completion.offers().get(index).text();
        boolean whole = completion.offers().get(index).sort() == Completion.Sort.VALUE
                && completion.to() == text.get().length();
        String all = text.get().substring(0, completion.from()) + put + (whole ? " " : "")
                + text.get().substring(completion.to());
        int at = completion.from() + put.length() + (whole ? 1 : 0);
        typed(all, at);
        if (whole) {
            dismiss();
        }
        return Optional.of(new Edit(all, at));
    }

    /** Offers nothing any more; says whether there was anything. */
    public boolean dismiss() {
        boolean open = offers.get().isOpen();
        offers.set(Offers.NONE);
        return open;
    }

    /** Only rows of these platforms; none: of all. */
    public void choosePlatforms(Set<PlatformId> wanted) {
        platforms.set(Set.copyOf(wanted));
        trial.ask(filter.get(), platforms.get());
    }

    /** Takes a platform in, or out. */
    public void toggle(PlatformId platform) {
        var next = new LinkedHashSet<>(platforms.get());
        if (!next.remove(platform)) {
            next.add(platform);
        }
        boolean all = next.containsAll(knownPlatforms());
        choosePlatforms(all ? Set.of() : next);
    }

    private void read() {
        switch (Filter.parse(text.get())) {
            case Parsed.Good(var good) -> {
                flaws.set(List.of());
                filter.set(Optional.of(good));
            }
            case Parsed.Bad(var bad) -> {
                flaws.set(bad);
                filter.set(Optional.empty());
            }
        }
        trial.ask(filter.get(), platforms.get());
    }

    private void offer() {
        var completion = Filter.complete(text.get(), caret, vocabulary);
        boolean written = completion.offers().size() == 1 && completion.offers().getFirst().text()
                .equals(text.get().substring(completion.from(), completion.to()));
        offers.set(written || completion.offers().isEmpty() ? Offers.NONE : new Offers(completion, 0, false));
    }
}
