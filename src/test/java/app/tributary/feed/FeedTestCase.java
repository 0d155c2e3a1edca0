package app.tributary.feed;

import app.tributary.chat.ChatEvent;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** A running feed with a copy of its timeline beside it. */
abstract class FeedTestCase {
    final Ticker clock = new Ticker();
    final Feed feed = new Feed(clock, settings());
    final CopyView view = new CopyView();
    private int heard;

    FeedTestCase() {
        feed.subscribe(view);
    }

    FeedSettings settings() {
        return small(1_000);
    }

    static FeedSettings small(int cap) {
        return new FeedSettings(cap, Duration.ofMillis(300), 50_000, 2_000, Duration.ZERO, 100_000,
                Duration.ofSeconds(60));
    }

    /** Lets the feed hear one event that is not a repetition, in a turn of its own. */
    void hear(ChatEvent event) {
        feed.accept(event);
        view.untilEvents(++heard);
    }

    void hearAll(ChatEvent... events) {
        for (var event : events) {
            hear(event);
        }
    }

    /** Everything that was accepted has been heard. */
    CopyView settled() {
        feed.close();
        return view.drained();
    }

    @AfterEach
    void close() {
        feed.close();
    }
}
