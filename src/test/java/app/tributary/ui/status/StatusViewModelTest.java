package app.tributary.ui.status;

import static app.tributary.ui.ConsoleRig.BLAZE;
import static app.tributary.ui.ConsoleRig.START;
import static app.tributary.ui.ConsoleRig.TWITCH;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.Phrase;
import app.tributary.feed.FeedBatch;
import app.tributary.ui.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StatusViewModelTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final StatusViewModel status = new StatusViewModel(new Language(Locale.ENGLISH), now::get, Runnable::run);

    @Test
    void a_status_is_replaced_by_its_id_and_goes_with_an_empty_text() {
        tell(Notice.status(BLAZE, "typing", Phrase.plain("anna is typing"), START),
                Notice.status(TWITCH, "typing", Phrase.plain("bo is typing"), START));
        assertThat(said()).containsExactly("bo is typing", "anna is typing");
        tell(Notice.status(BLAZE, "typing", Phrase.plain("anna and cem are typing"), START));
        assertThat(said()).containsExactly("bo is typing", "anna and cem are typing");
        tell(Notice.status(BLAZE, "typing", Phrase.nothing(), START));
        assertThat(said()).containsExactly("bo is typing");
    }

    @Test
    void a_status_goes_by_itself_after_ten_seconds_and_trouble_after_twenty() {
        tell(Notice.status(BLAZE, "upload", Phrase.plain("40 %"), START));
        status.say(BLAZE, "1", "Vote: not done.", true);
        passes(9);
        assertThat(said()).hasSize(2);
        passes(2);
        assertThat(said()).containsExactly("Vote: not done.");
        passes(10);
        assertThat(said()).isEmpty();
    }

    @Test
    void notices_of_other_places_and_other_events_are_not_said_here() {
        tell(Notice.row(BLAZE, Optional.of("x"), "a row", START));
        status.accept(new FeedBatch(List.of(), List.of(new ChatEvent.Viewers(BLAZE, 3, START))));
        assertThat(said()).isEmpty();
    }

    @Test
    void what_was_under_way_becomes_what_came_of_it() {
        status.underWay(BLAZE, "7", "Vote: under way…");
        passes(30);
        assertThat(said()).containsExactly("Vote: under way…");
        status.say(BLAZE, "7", "Vote: done.", false);
        assertThat(said()).containsExactly("Vote: done.");
        status.unsay(BLAZE, "7");
        assertThat(said()).isEmpty();
    }

    @Test
    void a_flood_is_bounded_and_text_of_strangers_is_one_line() {
        for (int i = 0; i < 100; i++) {
            tell(Notice.status(new Channel(BLAZE.platform(), "c" + i), "t", Phrase.plain("a\nb\u202E" + i), START));
        }
        assertThat(said()).hasSize(20).first().isEqualTo("a b99");
    }

    private void tell(Notice... notices) {
        status.accept(new FeedBatch(List.of(), List.of(notices)));
    }

    private void passes(long seconds) {
        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(seconds)));
        status.tick();
    }

    private List<String> said() {
        return status.linesProperty().get().stream().map(StatusViewModel.Line::words).toList();
    }
}
