package app.tributary.ui.views;

import app.tributary.account.HighlightSettings;
import app.tributary.account.SettingsStore;
import app.tributary.feed.FeedRows;
import app.tributary.feed.Highlight;
import app.tributary.filter.Filter;
import app.tributary.filter.Parsed;
import app.tributary.filter.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The rules by which rows stand out; every change is in force at once and kept. FX thread only. */
public final class HighlightsViewModel {
    private final SettingsStore store;
    private final FeedRows feed;
    private final ReadOnlyObjectWrapper<List<HighlightSettings>> rules;
    private final ReadOnlyObjectWrapper<Optional<Removed>> removed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Reader reader = Reader.NOBODY;

    /** A rule that can still be brought back, and where it stood. */
    public record Removed(HighlightSettings rule, int index) {}

    /** The rules of the settings, in force at once. */
    public HighlightsViewModel(SettingsStore store, FeedRows feed) {
        this.store = store;
        this.feed = feed;
        rules = new ReadOnlyObjectWrapper<>(store.current().highlights());
        enforce();
    }

    /** All rules, in their order: the first that a row matches is the one that is told. */
    public ReadOnlyObjectProperty<List<HighlightSettings>> rulesProperty() {
        return rules.getReadOnlyProperty();
    }

    /** The rule that was removed last and can be brought back. */
    public ReadOnlyObjectProperty<Optional<Removed>> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    /** Who reads. */
    public void read(Reader other) {
        if (!reader.equals(other)) {
            reader = other;
            enforce();
        }
    }

    /** Another rule at the end. */
    public void add(HighlightSettings rule) {
        var next = new ArrayList<>(rules.get());
        next.add(rule);
        keep(next);
    }

    /** Puts this in the place of a rule. */
    public void change(int index, HighlightSettings rule) {
        var next = new ArrayList<>(rules.get());
        next.set(index, rule);
        keep(next);
    }

    /** Removes a rule; it can be brought back. */
    public void remove(int index) {
        var next = new ArrayList<>(rules.get());
        var gone = next.remove(index);
        removed.set(Optional.of(new Removed(gone, index)));
        keep(next);
    }

    /** Brings back what was removed last. */
    public void undoRemoval() {
        removed.get().ifPresent(back -> {
            removed.set(Optional.empty());
            var next = new ArrayList<>(rules.get());
            next.add(Math.min(back.index(), next.size()), back.rule());
            keep(next);
        });
    }

    private void keep(List<HighlightSettings> next) {
        rules.set(store.update(all -> all.withHighlights(next)).highlights());
        enforce();
    }

    /** Those that are on and understood, each under a name of its own. */
    private void enforce() {
        var names = new HashSet<String>();
        var all = new ArrayList<Highlight>();
        for (var rule : rules.get()) {
            if (rule.on() && Filter.parse(rule.filter()) instanceof Parsed.Good(var filter)
                    && !filter.equals(Filter.EVERYTHING)) {
                String name = rule.name().isEmpty() ? rule.filter().strip() : rule.name();
                String free = name;
                for (int number = 2; !names.add(free); number++) {
                    free = name + " " + number;
                }
                all.add(new Highlight(free, filter));
            }
        }
        feed.setHighlights(all, reader);
    }
}
