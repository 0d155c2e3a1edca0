package app.tributary.ui.feed;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PlatformId;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Rows for tests. */
final class Rows {
    static final Channel TWITCH = new Channel(new PlatformId("twitch"), "streamer");
    static final Instant NINE = Instant.parse("2026-11-21T21:03:00Z");

    private Rows() {}

    static FeedRow.MessageRow row(long id, String text) {
        return row(id, TWITCH, Author.named("u" + id % 7, "viewer_" + id % 7), text);
    }

    static FeedRow.MessageRow row(long id, Channel channel, Author author, String text) {
        var at = NINE.plusSeconds(id);
        return new FeedRow.MessageRow(id, ChatMessage.plain(new MessageKey(channel, "m" + id), author,
                List.of(new Fragment.Text(text)), at, at), Optional.empty());
    }

    static FeedBatch append(FeedRow... rows) {
        return new FeedBatch(List.of(new FeedChange.Append(List.of(rows))), List.of());
    }

    /** Rows with these ids, from the first to the last, of differing lengths. */
    static FeedBatch append(long from, long to) {
        return append(LongStream.rangeClosed(from, to).mapToObj(id -> row(id, textOf(id))).toArray(FeedRow[]::new));
    }

    static FeedBatch insert(long before, FeedRow row) {
        return new FeedBatch(List.of(new FeedChange.InsertBefore(before, row)), List.of());
    }

    static FeedBatch replace(FeedRow row) {
        return new FeedBatch(List.of(new FeedChange.Replace(row)), List.of());
    }

    static String textOf(long id) {
        return "message " + id + " goes on and on".repeat((int) (id * 7 % 11));
    }
}
