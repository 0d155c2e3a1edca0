package app.tributary.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.Sample;
import app.tributary.feed.FeedRow.LineRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What hangs rows on their authors by itself does it as a map of lists would. */
class PeopleTest {
    /** Of these some have the same hash. */
    private static final List<String> HASHES = List.of("AaAa", "BBBB", "AaBB", "BBAa");

    private final Random random = new Random(5);
    private final People[] rooms = {new People(), new People()};
    private final List<Map<String, List<Node>>> expected = List.of(new HashMap<>(), new HashMap<>());
    private final List<Node> linked = new ArrayList<>();

    @Test
    void whoever_comes_and_goes_in_whatever_order_each_has_their_own_rows_newest_first() {
        for (int i = 0; i < 20_000; i++) {
            boolean many = i / 2_000 % 2 == 0;
            int change = random.nextInt(many ? 4 : 10);
            if (linked.isEmpty() || change < 3) {
                link(node());
            } else if (change == 3) {
                link(linked.remove(random.nextInt(linked.size())));
            } else {
                var node = linked.remove(change < 7 ? 0 : random.nextInt(linked.size()));
                People.unlink(node);
                forget(node);
            }
            if (i % 50 == 0) {
                everythingIsAsExpected();
            }
        }
    }

    private void link(Node node) {
        forget(node);
        int room = random.nextInt(2);
        var id = random.nextInt(3) == 0
                ? HASHES.get(random.nextInt(4)) + HASHES.get(random.nextInt(4))
                : "person-" + random.nextInt(400);
        rooms[room].link(node, id);
        expected.get(room).computeIfAbsent(id, _ -> new ArrayList<>()).addFirst(node);
        linked.add(node);
    }

    private void forget(Node node) {
        for (var room : expected) {
            room.values().forEach(rows -> rows.remove(node));
            room.values().removeIf(List::isEmpty);
        }
    }

    private void everythingIsAsExpected() {
        for (int room = 0; room < rooms.length; room++) {
            var people = rooms[room];
            assertThat(people.count()).isEqualTo(expected.get(room).size());
            assertThat(people.newestOf("nobody")).isNull();
            expected.get(room).forEach((id, rows) -> {
                var found = new ArrayList<Node>();
                for (var node = people.newestOf(id); node != null; node = node.personOlder) {
                    found.add(node);
                }
                assertThat(found).as(id).containsExactlyElementsOf(rows);
            });
        }
    }

    private static Node node() {
        var event = new ChatEvent.Message(Sample.said(Sample.TWITCH, "id", "lena", "text", 0), Origin.LIVE);
        return new Node(new LineRow(1, event, Sample.START));
    }
}
