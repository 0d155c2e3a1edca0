package app.tributary.platform.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.net.OddFrames;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is remembered from line to line, and what is looked at only where it matters, changes no message. */
class TwitchMapperPropertyTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int LINES = 4_000;
    private static final String SIGNS = ";=:/,-@#!. \\0149aKs\u0001é世_(";

    static Stream<Arguments> seeds() {
        return LongStream.of(1, 22, 333).mapToObj(seed -> arguments(seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_line_says_the_same_after_many_others_as_it_says_alone(long seed) {
        var after = new Reader();
        var different = 0;
        for (String raw : mutated(seed, 300)) {
            var alone = new Reader().events(raw);
            assertThat(after.events(raw)).as(raw).isEqualTo(alone);
            different += alone.size();
        }
        assertThat(different).isGreaterThan(LINES / 2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void in_a_crowd_that_is_larger_than_what_is_remembered_everybody_stays_who_they_are(long seed) {
        var lines = new RandomLines(seed, 60_000);
        var reader = new Reader();
        for (int i = 0; i < 10 * LINES; i++) {
            String raw = lines.next();
            var author = message(reader.events(raw)).author();
            var tags = tags(raw);
            assertThat(author.id()).isEqualTo(tags.get("user-id"));
            assertThat(author.login()).isEqualTo(raw.substring(raw.indexOf(" :") + 2, raw.indexOf('!')));
            assertThat(author.displayName()).isEqualTo(tags.get("display-name"));
        }
    }

    @Test
    void ids_that_are_nearly_the_same_number_are_those_of_different_people() {
        var reader = new Reader();
        var ids = List.of("7", "07", "007", "0", "00", "-7", "77", "4294967303", "-2147483641", "999999999999999999",
                "9999999999999999999", "seven", "7a", "2147483655");
        for (int round = 0; round < 3; round++) {
            for (var id : ids) {
                var raw = "@display-name=Mira;id=x;user-id=" + id + " :mira!mira@mira PRIVMSG #" + RandomLines.CHANNEL
                        + " :hello";
                assertThat(message(reader.events(raw)).author().id()).isEqualTo(id);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_tag_has_the_value_that_stands_behind_its_key(long seed) {
        var line = new IrcLine();
        for (String raw : mutated(seed, 3_000)) {
            if (raw.startsWith("@") && line.read(raw, 0, raw.length())) {
                var tags = tags(raw);
                for (var tag : Tag.all()) {
                    assertThat(line.tag(tag)).as("%s of %s", tag.key(), raw)
                            .isEqualTo(unescaped(tags.getOrDefault(tag.key(), "")));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_line_in_the_middle_of_a_frame_says_what_it_says_alone(long seed) {
        var reader = new Reader();
        for (String raw : mutated(seed, 300)) {
            var alone = reader.events(raw);
            String frame = "世 PRIVMSG #a :\r\n" + raw + "\r\n@id=1;emotes=25:0-4 :a!a@a PRIVMSG #a :Kappa";
            int from = frame.indexOf('\n') + 1;
            assertThat(reader.events(frame, from, from + raw.length())).isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void emotes_are_where_the_tag_counts_them_and_the_pieces_joined_are_the_text(long seed) {
        var reader = new Reader();
        for (String raw : new RandomLines(seed, 500).next(LINES)) {
            String whole = raw.substring(raw.indexOf(" PRIVMSG ")).substring((" PRIVMSG #" + RandomLines.CHANNEL + " :")
                    .length());
            String text = whole.startsWith("\u0001ACTION ") ? whole.substring(8, whole.length() - 1) : whole;
            var message = message(reader.events(raw));
            assertThat(text).endsWith(message.text());
            int answered = text.length() - message.text().length();
            var expected = new TreeMap<Integer, String>();
            var points = text.codePoints().toArray();
            for (String emote : split(tags(raw).getOrDefault("emotes", ""), "/")) {
                String id = emote.substring(0, emote.indexOf(':'));
                for (String range : split(emote.substring(id.length() + 1), ",")) {
                    int dash = range.indexOf('-');
                    int from = Integer.parseInt(range.substring(0, dash));
                    int to = Integer.parseInt(range.substring(dash + 1)) + 1;
                    expected.put(new String(points, 0, from).length() - answered,
                            id + " " + new String(points, from, to - from));
                }
            }
            var found = new TreeMap<Integer, String>();
            int at = 0;
            for (var piece : message.fragments()) {
                if (piece instanceof Fragment.Emote(String code, String id, URI image)) {
                    assertThat(image).hasPath("/emoticons/v2/" + id + "/default/dark/2.0");
                    found.put(at, id + " " + code);
                }
                at += piece.text().length();
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    /** Where somebody cheered every word is looked at, and elsewhere only those with a sign of their own. */
    @ParameterizedTest
    @MethodSource("seeds")
    void words_are_found_whether_or_not_every_word_is_looked_at(long seed) {
        var reader = new Reader();
        int compared = 0;
        for (String raw : mutated(seed, 300)) {
            if (raw.startsWith("@") && !raw.contains("bits=") && raw.contains(" PRIVMSG #" + RandomLines.CHANNEL)) {
                var plain = reader.events(raw);
                var cheered = reader.events("@bits=1;" + raw.substring(1));
                if (!plain.isEmpty()
                        && message(cheered).fragments().stream().noneMatch(Fragment.Cheer.class::isInstance)) {
                    assertThat(message(cheered).fragments()).as(raw).isEqualTo(message(plain).fragments());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(LINES / 4);
    }

    /** Half of them as they are, half with some signs changed. */
    private static List<String> mutated(long seed, int people) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var lines = new RandomLines(seed, people).next(LINES);
        lines.replaceAll(raw -> random.nextBoolean() ? raw : mutated(random, raw));
        return lines;
    }

    private static String mutated(RandomGenerator random, String raw) {
        var text = new StringBuilder(raw);
        for (int changes = 1 + random.nextInt(4); changes > 0 && text.length() > 10; changes--) {
            int at = random.nextInt(text.length());
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, sign);
                case 1 -> text.insert(at, sign);
                case 2 -> text.deleteCharAt(at);
                default -> {
                    // whole tags change their places, as from another server
                    String[] parts = text.toString().split(" ", 2);
                    if (parts.length == 2 && parts[0].startsWith("@")) {
                        var tags = new ArrayList<>(split(parts[0].substring(1) + ";", ";"));
                        String moved = tags.remove(random.nextInt(tags.size()));
                        tags.add(random.nextInt(tags.size() + 1), moved);
                        text = new StringBuilder("@" + String.join(";", tags) + " " + parts[1]);
                    }
                }
            }
        }
        return text.toString();
    }

    /** The slow and plain way: the last one of a key counts. */
    private static Map<String, String> tags(String raw) {
        var tags = new HashMap<String, String>();
        for (String tag : split(raw.substring(1, raw.indexOf(' ')), ";")) {
            int equals = tag.indexOf('=');
            tags.put(equals < 0 ? tag : tag.substring(0, equals), equals < 0 ? "" : tag.substring(equals + 1));
        }
        return tags;
    }

    private static List<String> split(String text, String sign) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(sign, -1));
    }

    private static String unescaped(String value) {
        return Pattern.compile("\\\\(.?)").matcher(value).replaceAll(found -> Matcher.quoteReplacement(
                switch (found.group(1)) {
                    case "s" -> " ";
                    case ":" -> ";";
                    case "r" -> "\r";
                    case "n" -> "\n";
                    default -> found.group(1);
                }));
    }

    private static ChatMessage message(List<ChatEvent> events) {
        return ((ChatEvent.Message) events.getFirst()).message();
    }

    private static final class Reader {
        private final IrcLine line = new IrcLine();
        private final TwitchMapper mapper = new TwitchMapper(new Channel(TwitchPlatform.ID, RandomLines.CHANNEL),
                URI.create("https://pictures.example/emoticons/v2"), new OddFrames("property"));

        List<ChatEvent> events(String raw) {
            return events(raw, 0, raw.length());
        }

        List<ChatEvent> events(String source, int from, int to) {
            var events = new ArrayList<ChatEvent>();
            if (line.read(source, from, to)) {
                mapper.map(line, NOW, events::add);
            }
            return events;
        }
    }
}
