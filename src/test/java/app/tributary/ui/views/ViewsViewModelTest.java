package app.tributary.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.DataDirectory;
import app.tributary.account.SettingsStore;
import app.tributary.account.ViewSettings;
import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PlatformId;
import app.tributary.feed.FeedRow;
import app.tributary.filter.Reader;
import app.tributary.ui.RowSource;
import app.tributary.ui.feed.PauseReason;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsViewModelTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-01T18:00:00Z"));
    private static final PlatformId TWITCH = new PlatformId("twitch");
    private static final PlatformId BLAZE = new PlatformId("blaze");

    private final RowSource source = new RowSource();
    private final SettingsStore store;
    private int posted;
    private ViewsViewModel model;
    private long rows;

    ViewsViewModelTest(@TempDir Path folder) {
        if (!(DataDirectory.open(folder) instanceof DataDirectory.Opening.Opened(var directory))) {
            throw new IllegalStateException("no data directory");
        }
        store = SettingsStore.open(directory, CLOCK);
        model = open();
    }

    private ViewsViewModel open() {
        return new ViewsViewModel(store, source, CLOCK, action -> {
            posted++;
            action.run();
        });
    }

    @AfterEach
    void close() {
        model.close();
        store.close();
    }

    @Test
    void at_first_there_is_one_view_of_everything() {
        said(TWITCH, "hello");
        assertThat(model.views()).hasSize(1);
        assertThat(model.active().rows().rows().size()).isEqualTo(1);
        assertThat(model.active().isNarrowed()).isFalse();
    }

    @Test
    void a_new_view_stands_right_of_the_one_in_use_and_is_shown_in_its_place() {
        var first = model.active();
        var third = model.add();
        model.show(first);
        var second = model.add();
        assertThat(model.views()).containsExactly(first, second, third);
        assertThat(model.shownProperty().get()).containsExactly(second);
        assertThat(model.active()).isSameAs(second);
        assertThat(first.shownProperty().get()).isFalse();
    }

    @Test
    void everything_about_the_views_is_there_again_at_the_next_start() {
        var first = model.active();
        var second = model.add();
        model.rename(second, "  mods ");
        model.become(second, view -> view.withFilter("text:help").withPlatforms(Set.of(BLAZE)));
        model.showBeside(first);
        model.divide(List.of(0.3));
        var third = model.add();
        model.setOwnWindow(third, true);
        model.close();

        model = open();
        assertThat(model.views()).extracting(view -> view.settingsProperty().get().name())
                .containsExactly("", "", "mods");
        assertThat(model.views()).extracting(view -> view.settingsProperty().get().ownWindow())
                .containsExactly(false, true, false);
        assertThat(model.shownProperty().get()).containsExactly(model.views().get(2));
        said(TWITCH, "help");
        said(BLAZE, "help");
        said(BLAZE, "no");
        assertThat(model.views().get(2).rows().rows().size()).isEqualTo(1);
        assertThat(model.views().get(1).rows().rows().size()).isEqualTo(3);
    }

    @Test
    void a_filter_keeps_rows_away_says_how_many_and_can_be_lifted_for_the_moment() {
        said(TWITCH, "one", "two", "three help");
        var view = model.active();
        model.become(view, now -> now.withFilter("text:help"));
        assertThat(texts(view)).containsExactly("three help");
        said(TWITCH, "four", "help five");
        model.tick();
        assertThat(texts(view)).containsExactly("three help", "help five");
        assertThat(view.hiddenProperty().get()).isEqualTo(3);

        view.reveal(true);
        assertThat(texts(view)).hasSize(5);
        assertThat(view.hiddenProperty().get()).isZero();
        view.reveal(false);
        assertThat(texts(view)).containsExactly("three help", "help five");
        assertThat(store.current().views().views().getFirst().filter()).isEqualTo("text:help");
        assertThat(source.listeners()).as("what was shown before listens no more").isEqualTo(1);
    }

    @Test
    void a_filter_that_is_not_understood_keeps_nothing_away_and_says_so() {
        said(TWITCH, "one");
        model.become(model.active(), now -> now.withFilter("nonsense:help"));
        assertThat(texts(model.active())).containsExactly("one");
        assertThat(model.active().flaws()).isNotEmpty();
        assertThat(model.active().isNarrowed()).isTrue();
    }

    @Test
    void a_view_that_is_not_shown_counts_what_comes_and_hardly_asks_for_the_screen() {
        var hidden = model.active();
        var shown = model.add();
        for (int i = 0; i < 300; i++) {
            said(TWITCH, "m" + i);
        }
        posted = 0;
        for (int i = 0; i < 300; i++) {
            said(TWITCH, "n" + i);
        }
        assertThat(posted).as("once a batch for the view that is shown, and never for the other").isEqualTo(300);
        assertThat(hidden.rows().rows().size()).isZero();
        model.tick();
        assertThat(hidden.unreadProperty().get()).isEqualTo(600);
        assertThat(shown.unreadProperty().get()).isZero();

        model.show(hidden);
        assertThat(hidden.rows().rows().size()).isEqualTo(600);
        assertThat(hidden.unreadProperty().get()).isZero();
        assertThat(texts(hidden)).isEqualTo(texts(shown));
    }

    @Test
    void what_was_there_before_a_view_is_no_news_in_it() {
        var hidden = model.active();
        model.become(hidden, now -> now.withFilter("one OR from:me"));
        said(TWITCH, "one", "two");
        var shown = model.add();
        said(TWITCH, "one more");
        model.tick();
        assertThat(hidden.unreadProperty().get()).isEqualTo(1);
        model.read(new Reader(Set.of("me")));
        model.tick();
        assertThat(hidden.unreadProperty().get()).as("it began anew behind its tab").isZero();
        model.show(hidden);
        assertThat(texts(hidden)).containsExactly("one", "one more");
        assertThat(texts(shown)).containsExactly("one", "two", "one more");
    }

    @Test
    void what_waits_for_a_view_that_is_not_shown_is_bounded() {
        var hidden = model.active();
        model.add();
        for (int i = 0; i < 5 * ViewStream.GATHERED; i++) {
            said(TWITCH, "m" + i);
        }
        assertThat(hidden.rows().rows().size()).isGreaterThanOrEqualTo(4 * ViewStream.GATHERED);
    }

    @Test
    void a_waiting_row_that_stands_out_is_told_at_once() {
        var hidden = model.active();
        model.add();
        said(TWITCH, "plain");
        assertThat(hidden.highlightWaitingProperty().get()).isFalse();
        source.append(new FeedRow.MessageRow(++rows, message(TWITCH, "gift"), Optional.empty(),
                FeedRow.Extras.NONE, Optional.of("gifts")));
        assertThat(hidden.highlightWaitingProperty().get()).isTrue();
        model.show(hidden);
        assertThat(hidden.highlightWaitingProperty().get()).isFalse();
    }

    @Test
    void each_view_has_its_own_place_and_the_order_is_held_while_any_shown_one_is() {
        var first = model.active();
        var second = model.add();
        said(TWITCH, "a", "b");
        second.rows().hold(PauseReason.SCROLLED);
        assertThat(source.held).isTrue();
        model.show(first);
        assertThat(source.held).as("the held one is not seen").isFalse();
        model.showBeside(second);
        assertThat(source.held).isTrue();
        assertThat(second.rows().isHeldBy(PauseReason.SCROLLED)).as("it kept its place").isTrue();
        assertThat(first.rows().isHeld()).isFalse();
    }

    @Test
    void a_removed_view_comes_back_as_it_was() {
        var first = model.active();
        var second = model.add();
        model.become(second, now -> now.withName("gone").withFilter("text:x"));
        model.remove(second);
        assertThat(model.views()).containsExactly(first);
        assertThat(model.shownProperty().get()).containsExactly(first);
        assertThat(source.listeners()).isEqualTo(1);
        model.undoRemoval();
        assertThat(model.views()).hasSize(2);
        assertThat(model.views().get(1).settingsProperty().get())
                .extracting(ViewSettings::name, ViewSettings::filter).containsExactly("gone", "text:x");
        assertThat(model.active()).isSameAs(model.views().get(1));
        assertThat(model.removedProperty().get()).isEmpty();
    }

    @Test
    void the_last_view_of_the_window_neither_goes_nor_leaves_it() {
        model.remove(model.active());
        model.setOwnWindow(model.active(), true);
        assertThat(model.views()).hasSize(1);
        assertThat(model.active().settingsProperty().get().ownWindow()).isFalse();
    }

    @Test
    void panes_open_beside_each_other_and_a_tab_takes_the_place_of_the_one_in_use() {
        var first = model.active();
        var second = model.add();
        var third = model.add();
        model.showBeside(first);
        assertThat(model.shownProperty().get()).containsExactly(third, first);
        model.show(second);
        assertThat(model.shownProperty().get()).containsExactly(third, second);
        model.hide(third);
        assertThat(model.shownProperty().get()).containsExactly(second);
        model.hide(second);
        assertThat(model.shownProperty().get()).as("one always stays").containsExactly(second);
    }

    @Test
    void tabs_are_put_in_another_order_and_stepped_through_in_it() {
        var first = model.active();
        var second = model.add();
        var third = model.add();
        model.move(third, 0);
        assertThat(model.views()).containsExactly(third, first, second);
        assertThat(store.current().views().views()).extracting(ViewSettings::id)
                .containsExactly(third.id(), first.id(), second.id());
        model.step(1);
        assertThat(model.active()).isSameAs(first);
        model.step(-2);
        assertThat(model.active()).isSameAs(second);
    }

    @Test
    void a_view_in_a_window_of_its_own_is_used_there_and_comes_back_shown() {
        var first = model.active();
        var second = model.add();
        model.setOwnWindow(second, true);
        assertThat(model.shownProperty().get()).containsExactly(first);
        assertThat(second.shownProperty().get()).isTrue();
        assertThat(model.active()).isSameAs(second);
        said(TWITCH, "x");
        assertThat(texts(second)).containsExactly("x");
        model.setOwnWindow(second, false);
        assertThat(model.shownProperty().get()).containsExactly(second);
    }

    private void said(PlatformId platform, String... texts) {
        for (var text : texts) {
            source.append(new FeedRow.MessageRow(++rows, message(platform, text), Optional.empty()));
        }
    }

    private ChatMessage message(PlatformId platform, String text) {
        return ChatMessage.plain(new MessageKey(new Channel(platform, "mira"), "m" + rows),
                Author.named("1", "oma"), List.of(new Fragment.Text(text)), CLOCK.instant(), CLOCK.instant());
    }

    private static List<String> texts(ChatViewModel view) {
        var rows = view.rows().rows();
        return LongStream.range(0, rows.size()).mapToObj(at -> rows.get((int) at).row().said().orElseThrow().text())
                .toList();
    }
}
