package app.tributary.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.DataDirectory;
import app.tributary.account.HighlightSettings;
import app.tributary.account.SettingsStore;
import app.tributary.feed.Highlight;
import app.tributary.ui.RowSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HighlightsViewModelTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-01T18:00:00Z"));

    private final RowSource source = new RowSource();
    private final SettingsStore store;
    private final HighlightsViewModel model;

    HighlightsViewModelTest(@TempDir Path folder) {
        if (!(DataDirectory.open(folder) instanceof DataDirectory.Opening.Opened(var directory))) {
            throw new IllegalStateException("no data directory");
        }
        store = SettingsStore.open(directory, CLOCK);
        model = new HighlightsViewModel(store, source);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void rules_that_are_on_and_understood_are_in_force_each_under_its_own_name() {
        assertThat(source.highlights).isEmpty();
        model.add(new HighlightSettings("gifts", "text:gift", true));
        model.add(new HighlightSettings("gifts", "text:present", true));
        model.add(new HighlightSettings("off", "text:x", false));
        model.add(new HighlightSettings("broken", "nonsense:(", true));
        model.add(new HighlightSettings("all", "", true));
        model.add(new HighlightSettings("", "text:y", true));
        assertThat(source.highlights).extracting(Highlight::name).containsExactly("gifts", "gifts 2", "text:y");
        assertThat(store.current().highlights()).hasSize(6);
        model.change(2, model.rulesProperty().get().get(2).withOn(true));
        assertThat(source.highlights).extracting(Highlight::name).contains("off");
    }

    @Test
    void a_removed_rule_comes_back_at_its_place() {
        model.add(new HighlightSettings("one", "text:1", true));
        model.add(new HighlightSettings("two", "text:2", true));
        model.remove(0);
        assertThat(source.highlights).extracting(Highlight::name).containsExactly("two");
        model.undoRemoval();
        assertThat(source.highlights).extracting(Highlight::name).containsExactly("one", "two");
        assertThat(model.removedProperty().get()).isEmpty();
    }

    @Test
    void the_rules_are_in_force_at_the_next_start() {
        model.add(new HighlightSettings("one", "text:1", true));
        source.highlights = java.util.List.of();
        assertThat(new HighlightsViewModel(store, source).rulesProperty().get()).hasSize(1);
        assertThat(source.highlights).extracting(Highlight::name).containsExactly("one");
    }
}
