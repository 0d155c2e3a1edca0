package app.tributary.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.Sample;
import org.junit.jupiter.api.Test;

/** However much is said, what is remembered of it has an end. */
class FeedMemoryTest {
    private static final int MEMORY = 50_000;

    @Test
    void five_million_ids_leave_as_many_as_a_channel_remembers() {
        var room = new Room(MEMORY);
        for (int i = 0; i < 5_000_000; i++) {
            room.know("id-" + i, Node.GONE);
        }
        assertThat(room.ids()).isEqualTo(MEMORY);
        assertThat(room.knows("id-4999999")).isTrue();
        assertThat(room.knows("id-" + (5_000_000 - MEMORY))).isTrue();
        assertThat(room.knows("id-" + (5_000_000 - MEMORY - 1))).isFalse();
    }

    @Test
    void a_hundred_thousand_authors_leave_those_whose_rows_are_kept() {
        var settings = FeedSettings.withCap(1_000);
        var merger = new Merger(settings);
        merger.begin(Sample.START, false, false);
        for (int i = 0; i < 300_000; i++) {
            merger.hear(new ChatEvent.Message(Sample.said(Sample.TWITCH, "id-" + i, "login-" + i % 100_000, "text", 0),
                    Origin.LIVE));
            if (i % 1_000 == 0) {
                merger.take();
            }
        }
        var room = merger.room(Sample.TWITCH);
        assertThat(merger.rows()).hasSize(2 * settings.cap());
        assertThat(room.people.count()).isEqualTo(2 * settings.cap());
        assertThat(room.ids()).isEqualTo(settings.memory());
    }
}
