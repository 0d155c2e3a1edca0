package app.tributary.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PlatformId;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedRow;
import app.tributary.filter.Reader;
import app.tributary.ui.feed.FeedViewModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SearchViewModelTest {
    private static final Instant NOW = Instant.parse("2026-05-01T18:00:00Z");

    private final FeedViewModel rows = new FeedViewModel(Runnable::run, () -> NOW);
    private final List<Runnable> background = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final FilterBoxViewModel box = new FilterBoxViewModel(Reader.NOBODY, List.of(), Runnable::run,
            Runnable::run);
    private final SearchViewModel model = new SearchViewModel(rows, box, Reader.NOBODY, background::add, later::add,
            Runnable::run);

    @Test
    void goes_from_the_newest_found_row_up_and_round_and_back() {
        said(1, "apple", "pear", "apple", "plum", "apple");
        box.set("apple");
        work();
        assertThat(found()).containsExactly(1L, 3L, 5L);
        assertThat(model.resultProperty().get().number()).isZero();
        model.next();
        assertThat(at()).hasValue(5);
        assertThat(model.resultProperty().get().number()).isEqualTo(1);
        model.next();
        model.next();
        assertThat(at()).hasValue(1);
        model.next();
        assertThat(at()).hasValue(5);
        model.previous();
        assertThat(at()).hasValue(1);
        assertThat(model.resultProperty().get().number()).isEqualTo(3);
    }

    @Test
    void what_is_folded_away_is_found_and_once_where_its_fold_is_open() {
        rows.foldAbove(10);
        var made = new ArrayList<FeedRow>();
        for (long id = 1; id <= 60; id++) {
            made.add(row(id, "number " + id));
        }
        rows.accept(new FeedBatch(List.of(new FeedChange.Append(made)), List.of()));
        for (long id = 61; id <= 65; id++) {
            said(id, "GG");
        }
        assertThat(rows.rows().indexOf(64)).as("it is folded away").isNegative();
        box.set("gg");
        work();
        assertThat(found()).containsExactly(61L, 62L, 63L, 64L, 65L);
        rows.unfold(64);
        work();
        assertThat(found()).containsExactly(61L, 62L, 63L, 64L, 65L);
    }

    @Test
    void nothing_is_asked_on_the_screens_own_thread() {
        said(1, "apple");
        box.set("apple");
        assertThat(background).hasSize(1);
        assertThat(model.resultProperty().get().asked()).isFalse();
        work();
        assertThat(found()).containsExactly(1L);
    }

    @Test
    void rows_that_come_are_found_too_and_the_reader_stays_where_they_are() {
        said(1, "apple", "pear");
        box.set("apple");
        work();
        model.next();
        said(3, "apple");
        said(4, "plum");
        assertThat(later).as("asked together").hasSize(1);
        work();
        assertThat(found()).containsExactly(1L, 3L);
        assertThat(at()).hasValue(1);
        assertThat(model.resultProperty().get().number()).isEqualTo(2);
    }

    @Test
    void a_row_that_becomes_another_is_asked_again() {
        said(1, "apple", "pear");
        box.set("apple");
        work();
        rows.accept(new FeedBatch(List.of(new FeedChange.Replace(row(1, "plum")), new FeedChange.Replace(row(2,
                "apple"))), List.of()));
        work();
        assertThat(found()).containsExactly(2L);
    }

    @Test
    void what_was_typed_meanwhile_counts_and_a_flaw_keeps_what_was_found() {
        said(1, "apple", "pear");
        box.set("apple");
        box.set("pear");
        work();
        assertThat(found()).containsExactly(2L);
        box.set("pear (");
        work();
        assertThat(found()).containsExactly(2L);
        box.set("");
        assertThat(model.resultProperty().get().asked()).isFalse();
        assertThat(found()).isEmpty();
    }

    private void work() {
        while (!background.isEmpty() || !later.isEmpty()) {
            (background.isEmpty() ? later : background).removeFirst().run();
        }
    }

    private List<Long> found() {
        return model.resultProperty().get().ids();
    }

    private OptionalLong at() {
        return model.resultProperty().get().current();
    }

    private void said(long from, String... texts) {
        var made = new ArrayList<FeedRow>();
        for (var text : texts) {
            made.add(row(from + made.size(), text));
        }
        rows.accept(new FeedBatch(List.of(new FeedChange.Append(made)), List.of()));
    }

    private static FeedRow row(long id, String text) {
        return new FeedRow.MessageRow(id,
                ChatMessage.plain(new MessageKey(new Channel(new PlatformId("twitch"), "mira"),
                        "m" + id), Author.named("1", "oma"), List.of(new Fragment.Text(text)), NOW, NOW),
                Optional.empty());
    }
}
