package app.tributary.feed;

import static app.tributary.chat.Sample.TWITCH;
import static app.tributary.chat.Sample.at;
import static app.tributary.chat.Sample.backfilled;
import static app.tributary.chat.Sample.key;
import static app.tributary.chat.Sample.live;
import static app.tributary.chat.Sample.said;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reaction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What others add to a message, and rows that say something else later. */
class FeedExtrasTest extends FeedTestCase {

    private FeedRow.Extras extras(String id) {
        return settled().rows.stream().filter(row -> CopyView.word(row).endsWith(id))
                .map(row -> ((FeedRow.MessageRow) row).extras()).findFirst().orElseThrow();
    }

    private static Notice seen(String text) {
        return Notice.mark(key(TWITCH, "a"), "seen", Phrase.plain(text), at(5));
    }

    @Test
    void reactionsStandWithTheirMessage_andTheNewestTellsAll() {
        feed.accept(live(said(TWITCH, "a", "mira", 0)));
        feed.accept(new ChatEvent.Reactions(key(TWITCH, "a"), List.of(new Reaction("like", "👍", 1, false)), at(1)));
        feed.accept(new ChatEvent.Reactions(key(TWITCH, "a"), List.of(new Reaction("like", "👍", 2, true)), at(2)));

        assertThat(extras("a").reactions()).containsExactly(new Reaction("like", "👍", 2, true));
    }

    @Test
    void markWithTheSameIdReplaces_andWithoutWordsGoes() {
        feed.accept(live(said(TWITCH, "a", "mira", 0)));
        feed.accept(seen("seen by 1"));
        feed.accept(Notice.mark(key(TWITCH, "a"), "reminder", Phrase.plain("remind me"), at(5)));
        feed.accept(seen("seen by 2"));
        feed.accept(Notice.mark(key(TWITCH, "a"), "reminder", Phrase.nothing(), at(6)));

        assertThat(extras("a").marks()).containsExactly(seen("seen by 2"));
    }

    @Test
    void markSurvivesAnEditAndARemoval() {
        feed.accept(live(said(TWITCH, "a", "mira", 0)));
        feed.accept(seen("seen by 1"));
        feed.accept(new ChatEvent.Edit(said(TWITCH, "a", "mira", "other words", 0)));
        feed.accept(new ChatEvent.Removal(key(TWITCH, "a"), Optional.empty(), at(3)));

        assertThat(settled().shown()).containsExactly("-a");
        assertThat(extras("a").marks()).containsExactly(seen("seen by 1"));
    }

    @Test
    void noticeWithTheSameIdChangesItsRowInPlace() {
        feed.accept(Notice.row(TWITCH, Optional.of("poll"), "which map? 0 votes", at(0)));
        feed.accept(live(said(TWITCH, "a", "mira", 1)));
        feed.accept(Notice.row(TWITCH, Optional.of("poll"), "which map? 3 votes", at(2)));

        assertThat(settled().shown()).containsExactly("Notice", "a");
        assertThat(view.rows.getFirst()).isInstanceOfSatisfying(FeedRow.LineRow.class,
                row -> assertThat(((Notice) row.event()).text()).isEqualTo(Phrase.plain("which map? 3 votes")));
    }

    @Test
    void restoredMessageIsWholeAgain_alsoWhereItsRemovalCameFirst() {
        feed.accept(live(said(TWITCH, "a", "mira", 0)));
        feed.accept(new ChatEvent.Removal(key(TWITCH, "a"), Optional.empty(), at(1)));
        feed.accept(new ChatEvent.Restored(key(TWITCH, "a"), at(2)));
        feed.accept(new ChatEvent.Removal(key(TWITCH, "b"), Optional.empty(), at(1)));
        feed.accept(new ChatEvent.Restored(key(TWITCH, "b"), at(2)));
        feed.accept(backfilled(said(TWITCH, "b", "mira", 0)));

        assertThat(settled().shown()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void statusMakesNoRow() {
        feed.accept(Notice.status(TWITCH, "typing", Phrase.plain("mira is typing"), at(0)));

        assertThat(settled().shown()).isEmpty();
        assertThat(view.events).hasSize(1);
    }
}
