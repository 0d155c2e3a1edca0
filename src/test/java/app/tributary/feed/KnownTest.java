package app.tributary.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Sample;
import app.tributary.feed.FeedRow.LineRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept small remembers exactly what a map would. */
class KnownTest {
    private static final int MEMORY = 60;

    private final Random random = new Random(11);
    private final List<String> said = new ArrayList<>();

    @Test
    void ids_that_look_nearly_the_same_are_told_from_each_other() {
        var ids = List.of("", "0", "00", "0000000000000000", "00000000000000000", "000000000000000000",
                "00000000000000000000000000000000", "000000000000000000000000000000000",
                "00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-00000000000g",
                "00000000 0000-0000-0000-000000000000", "0000000000000000000000000000-0000-00",
                "abcdefab-cdef-abcd-efab-cdefabcdefab", "ABCDEFAB-CDEF-ABCD-EFAB-CDEFABCDEFAB",
                "abcdefabcdefabcdefabcdefabcdefab", "ABCDEFABCDEFABCDEFABCDEFABCDEFAB", "\0", "\0\0", "\u00e9",
                "\u0130", "\u4f60\u597d", "aaaaaaaaaaaaaaaaa\u0130", "0000000000000000\u0660",
                "Aa-longer-than-what-fits", "BB-longer-than-what-fits");
        var known = new Known(1_000);
        for (var id : ids) {
            assertThat(known.has(id)).as(id).isFalse();
            known.put(id, Node.GONE);
        }
        assertThat(known.size()).isEqualTo(ids.size());
        assertThat(ids).allMatch(known::has);
    }

    @Test
    void whatever_comes_in_whatever_order_it_remembers_what_a_map_remembers() {
        var known = new Known(MEMORY);
        var map = new LinkedHashMap<String, Node>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Node> eldest) {
                return size() > MEMORY && (!eldest.getValue().kept || size() > 2 * MEMORY);
            }
        };
        int mostAtOnce = 0;
        for (int i = 0; i < 60_000; i++) {
            var id = anId();
            switch (random.nextInt(5)) {
                case 0 -> {
                    var node = map.get(id);
                    known.letGo(id, node == null ? Node.GONE : node);
                    map.replace(id, Node.GONE);
                }
                case 1 -> map.values().stream().skip(random.nextInt(map.size() + 1)).findFirst()
                        .filter(node -> node != Node.GONE).ifPresent(node -> node.kept = false);
                default -> {
                    var node = random.nextInt(3) == 0 ? Node.GONE : kept();
                    known.put(id, node);
                    map.put(id, node);
                }
            }
            mostAtOnce = Math.max(mostAtOnce, map.size());
            assertThat(known.size()).isEqualTo(map.size());
            assertThat(known.place(id)).isSameAs(map.get(id));
            if (i % 500 == 0) {
                assertThat(said).allSatisfy(one -> assertThat(known.place(one)).isSameAs(map.get(one)));
            }
        }
        assertThat(mostAtOnce).isEqualTo(2 * MEMORY);
    }

    @Test
    void a_place_that_is_known_by_several_ids_is_let_go_under_the_one_that_is_meant() {
        var known = new Known(100);
        for (int i = 0; i < 40; i++) {
            known.put("before-" + i, kept());
        }
        var node = kept();
        known.put("one", node);
        known.put("other", node);
        node.aliases = List.of(new MessageKey(Sample.TWITCH, "other"));
        known.letGo("one", node);
        assertThat(known.place("one")).isSameAs(Node.GONE);
        assertThat(known.place("other")).isSameAs(node);
        known.letGo("other", node);
        assertThat(known.place("other")).isSameAs(Node.GONE);
    }

    @Test
    void a_place_that_another_channel_knows_is_found_here_by_its_id() {
        var here = new Known(100);
        var elsewhere = new Known(100);
        var first = kept();
        var node = kept();
        here.put("first", first);
        elsewhere.put("something", kept());
        elsewhere.put("something else", kept());
        here.put("node", node);
        elsewhere.put("node", node);
        here.letGo("node", node);
        assertThat(here.place("node")).isSameAs(Node.GONE);
        assertThat(here.place("first")).isSameAs(first);
        assertThat(elsewhere.place("node")).isSameAs(node);
    }

    private static Node kept() {
        var event = new ChatEvent.Message(Sample.said(Sample.TWITCH, "id", "lena", "text", 0), Origin.LIVE);
        var node = new Node(new LineRow(1, event, Sample.START));
        node.kept = true;
        return node;
    }

    private String anId() {
        if (said.size() > 3 * MEMORY && random.nextInt(3) > 0) {
            return said.get(said.size() - 1 - random.nextInt(3 * MEMORY));
        }
        var bytes = new UUID(random.nextLong(), random.nextLong());
        var id = switch (random.nextInt(6)) {
            case 0 -> Integer.toString(random.nextInt(500));
            case 1 -> bytes.toString().replace("-", "").substring(random.nextInt(16));
            case 2 -> bytes.toString().toUpperCase(Locale.ROOT);
            case 3 -> "user-" + bytes;
            default -> bytes.toString();
        };
        said.add(id);
        return id;
    }
}
