package app.tributary.history;

import static app.tributary.chat.Sample.BLAZE;
import static app.tributary.chat.Sample.START;
import static app.tributary.chat.Sample.TWITCH;
import static app.tributary.chat.Sample.at;
import static app.tributary.chat.Sample.author;
import static app.tributary.chat.Sample.backfilled;
import static app.tributary.chat.Sample.happening;
import static app.tributary.chat.Sample.key;
import static app.tributary.chat.Sample.live;
import static app.tributary.chat.Sample.paid;
import static app.tributary.chat.Sample.removal;
import static app.tributary.chat.Sample.said;
import static app.tributary.chat.Sample.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Activity;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.Money;
import app.tributary.chat.ReplyTo;
import app.tributary.chat.Trait;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryWritingTest extends HistoryTestCase {

    @Test
    void theViewHasTheDocumentedColumnsAndTypes() {
        session(live(said(TWITCH, "a", "mira", "hello", 1)));

        assertThat(read("SELECT name, type FROM pragma_table_info('messages_v1')")).containsExactly("platform TEXT",
                "channel TEXT", "message_id TEXT", "author_id TEXT", "author_name TEXT", "text TEXT",
                "sent_at_ms INTEGER", "received_at_ms INTEGER", "kind TEXT", "removed INTEGER");
        long second = START.plusSeconds(1).toEpochMilli();
        assertThat(read("SELECT * FROM messages_v1")).containsExactly(
                "twitch lena a id-mira MIRA hello " + second + " " + second + " message 0");
    }

    @Test
    void everyKindOfRowHasItsWord() {
        var events = new ArrayList<ChatEvent>();
        events.add(live(with(said(TWITCH, "me", "mira", 1), Trait.ACTION)));
        events.add(live(with(said(TWITCH, "news", "mira", 2), Trait.ANNOUNCEMENT)));
        for (var kind : Activity.Kind.values()) {
            events.add(happening(new Activity(key(TWITCH, kind.name()), kind, Optional.empty(), 1, Optional.empty(),
                    "it happened", Optional.empty(), Optional.empty(), at(3), at(3))));
        }
        session(events.toArray(ChatEvent[]::new));

        assertThat(read("SELECT kind FROM messages_v1")).containsExactly("action", "announcement", "sub", "resub",
                "gift", "massgift", "upgrade", "raid", "unraid", "follow", "cheer", "tip", "superlike", "vote",
                "milestone", "activity");
        assertThat(read("SELECT author_id || author_name || text FROM messages_v1 WHERE kind = 'raid'"))
                .containsExactly("it happened");
    }

    @Test
    void whatElseIsKnownOfAMessageIsKept() {
        var message = paid(said(TWITCH, "a", "mira", "take this", 1), new Money(new BigDecimal("12.50"), "EUR"));
        var reply = new ChatMessage(key(TWITCH, "b"), author("otto"), List.of(new Fragment.Text("thanks")), at(2),
                at(3),
                Optional.of(new ReplyTo("a", Optional.empty(), Optional.empty())), Optional.empty(), Set.of(),
                List.of(), Optional.empty());
        session(live(message), live(reply), happening(subscription(TWITCH, "s", "mira", "third year", 4)));

        assertThat(read("SELECT message_id, reply_to, paid_amount, paid_currency, count, text, headline FROM messages"))
                .containsExactly("a null 12.50 EUR 0 take this ", "b a null null 0 thanks ",
                        "s null null null 3 third year mira subscribed");
    }

    @Test
    void nothingDoubles_inOneSessionOrOverARestart() {
        session(live(TWITCH, "a", "mira", 1), live(BLAZE, "a", "mira", 1), live(TWITCH, "b", "mira", 2),
                live(TWITCH, "a", "mira", 1));
        session(backfilled(said(TWITCH, "a", "mira", 1)), backfilled(said(TWITCH, "b", "mira", 2)),
                live(TWITCH, "c", "mira", 3));

        assertThat(read("SELECT platform, message_id FROM messages_v1 ORDER BY 1, 2")).containsExactly("blaze a",
                "twitch a", "twitch b", "twitch c");
        assertThat(read("SELECT count(*) FROM messages_fts WHERE messages_fts MATCH 'a'")).containsExactly("2");
    }

    @Test
    void closingWritesWhateverWasHandedOver_toTheLastRow() {
        var history = open();
        for (int batch = 0; batch < 20; batch++) {
            var events = new ArrayList<ChatEvent>();
            for (int i = 0; i < 333; i++) {
                events.add(live(TWITCH, "m" + batch + "-" + i, "mira", i));
            }
            history.accept(events);
        }
        history.close();
        history.accept(List.of(live(TWITCH, "too late", "mira", 1)));

        assertThat(read("SELECT count(*), count(DISTINCT message_id) FROM messages_v1")).containsExactly("6660 6660");
        assertThat(folder.resolve("history.db-wal")).doesNotExist();
    }

    @Test
    void anotherProgramReadsWhatIsWrittenWhileItIsWritten() {
        var history = open();
        history.accept(List.of(live(TWITCH, "a", "mira", 1)));
        settle(history);
        assertThat(read("SELECT message_id FROM messages_v1")).containsExactly("a");

        history.accept(List.of(live(TWITCH, "b", "mira", 2), removal(TWITCH, "a", 3)));
        settle(history);
        assertThat(read("SELECT message_id, removed FROM messages_v1")).containsExactly("a 1", "b 0");
    }

    @Test
    void anEditChangesTheWordsAndTheIndexWithThem() {
        session(live(said(TWITCH, "a", "mira", "good morning", 1)), live(said(TWITCH, "b", "otto", "morning all", 2)),
                new ChatEvent.Edit(said(TWITCH, "a", "mira", "good evening", 1)),
                new ChatEvent.Edit(said(TWITCH, "new", "mira", "never seen before", 0)));

        assertThat(read("SELECT message_id, text, edited FROM messages ORDER BY seq")).containsExactly(
                "a good evening 1", "b morning all 0", "new never seen before 0");
        assertThat(found("morning")).containsExactly("b");
        assertThat(found("evening")).containsExactly("a");
        assertThat(found("seen")).containsExactly("new");
        assertThat(found("author_name:MIRA")).containsExactly("a", "new");
    }

    @Test
    void theIndexFollowsADeletionAndStaysSound() {
        session(live(said(TWITCH, "a", "mira", "good morning", 1)), live(said(TWITCH, "b", "otto", "morning all", 2)));
        execute("DELETE FROM messages WHERE message_id = 'a'");
        assertThat(found("morning")).containsExactly("b");

        session(live(said(TWITCH, "c", "mira", "Доброе утро, günaydın", 3)), removal(TWITCH, "b", 4));
        assertThat(found("good")).isEmpty();
        assertThat(found("утро")).containsExactly("c");
        assertThat(found("gunaydın")).containsExactly("c");
        assertThat(found("all")).containsExactly("b");
        execute("INSERT INTO messages_fts (messages_fts, rank) VALUES ('integrity-check', 1)");
    }

    @Test
    void aGapIsWrittenOnce_asItWasLastSaid() {
        session(new ChatEvent.Gap(TWITCH, at(1), at(5), 0, false), new ChatEvent.Gap(TWITCH, at(1), at(5), 7, true));

        assertThat(read("SELECT to_ms - from_ms, filled, whole FROM gaps")).containsExactly("4000 7 1");
    }

    @Test
    void hostileTextIsOnlyText() {
        var text = "'); DROP TABLE messages; -- \0 \uD83D \u202E <b> %s \uD83D\uDE00";
        session(live(said(TWITCH, "a", "mira", text, 1)), live(said(TWITCH, "b", "mira", "x".repeat(1 << 20), 2)),
                live(new ChatMessage(key(TWITCH, "c"), author("mira"), List.of(), Instant.MAX, Instant.MIN,
                        Optional.empty(), Optional.empty(), Set.of(), List.of(), Optional.empty())));

        assertThat(read("SELECT message_id, length(text) FROM messages_v1")).containsExactly(
                "a " + text.codePointCount(0, text.length()), "b 1048576", "c 0");
        assertThat(read("SELECT text FROM messages_v1 WHERE message_id = 'a'")).first().asString()
                .contains("DROP TABLE messages; -- \uFFFD").endsWith("\uD83D\uDE00");
    }

    @Test
    void theLastLinesAndTheFactsOfAnAuthorAreRead() {
        var history = open();
        history.accept(List.of(live(said(TWITCH, "a", "mira", "one", 1)), live(said(TWITCH, "c", "mira", "three", 3)),
                new ChatEvent.Message(said(TWITCH, "b", "mira", "two", 2), Origin.BACKFILL),
                live(said(BLAZE, "d", "mira", "four", 4)), live(said(TWITCH, "e", "otto", "five", 5)),
                happening(subscription(TWITCH, "s", "mira", "", 6)), removal(TWITCH, "c", 7)));
        settle(history);

        assertThat(history.recent(Optional.of(TWITCH), 3)).extracting(row -> row.key().id()).containsExactly("c", "e",
                "s");
        assertThat(history.recent(Optional.empty(), 10)).extracting(row -> row.key().id()).containsExactly("a", "b",
                "c", "d", "e", "s");
        assertThat(history.recent(Optional.of(BLAZE), 3)).containsExactly(
                new StoredMessage(key(BLAZE, "d"), "id-mira", "MIRA", "four", at(4), at(4), "message", false));
        assertThat(history.recent(Optional.of(BLAZE), 3).getFirst().asMessage().text()).isEqualTo("four");
        assertThat(history.facts(TWITCH, "id-mira")).isEqualTo(
                new AuthorFacts(3, 1, Optional.of(at(1)), Optional.of(at(3))));
        assertThat(history.facts(TWITCH, "nobody")).isEqualTo(
                new AuthorFacts(0, 0, Optional.empty(), Optional.empty()));
    }

    private List<String> found(String words) {
        return read(
                "SELECT m.message_id FROM messages_fts f JOIN messages m ON m.seq = f.rowid WHERE messages_fts MATCH '"
                        + words + "' ORDER BY m.seq");
    }

    private static ChatMessage with(ChatMessage message, Trait trait) {
        return new ChatMessage(message.key(), message.author(), message.fragments(), message.sentAt(),
                message.receivedAt(), message.replyTo(), message.paid(), Set.of(trait), message.relays(),
                message.nonce());
    }
}
