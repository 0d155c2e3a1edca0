package app.tributary.platform.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.net.OddFrames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class IrcLineTest {
    private static final int CASES = 2000;
    private static final String SPICE = "aZ09 ;:\\=,/@#!-_.\r\n\tsrn\u0001é世\uD83D\uDE02\uD83D";

    @RepeatedTest(5)
    void what_was_written_is_read(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var line = new IrcLine();
        for (int i = 0; i < CASES; i++) {
            var tags = tags(random);
            String text = words(random, 40).replace('\r', ' ').replace('\n', ' ');
            String raw = written(tags, random) + ":kestrel_77!k@k.tmi.twitch.tv PRIVMSG #lanternfish :" + text;
            String around = words(random, 5);

            assertThat(line.read(around + raw + around, around.length(), around.length() + raw.length())).isTrue();
            assertThat(line.command()).isEqualTo(IrcLine.Command.PRIVMSG);
            assertThat(line.nick()).isEqualTo("kestrel_77");
            assertThat(line.isTo("#LanternFish")).isTrue();
            assertThat(line.text()).isEqualTo(text);
            assertThat(line.raw()).isEqualTo(raw);
            for (var tag : Tag.all()) {
                String value = tags.getOrDefault(tag.key(), "");
                assertThat(line.tag(tag)).as("%s in %s", tag.key(), raw).isEqualTo(value);
                assertThat(line.has(tag)).isEqualTo(!value.isEmpty());
                assertThat(line.is(tag, value)).isEqualTo(value.equals(escaped(value)));
            }
        }
    }

    @RepeatedTest(5)
    void no_bytes_make_it_stumble(RepetitionInfo repetition) {
        var random = new Random(1000 + repetition.getCurrentRepetition());
        var odd = new OddFrames("noise");
        var mapper = new TwitchMapper(new Channel(TwitchPlatform.ID, "lanternfish"),
                TwitchPlatform.EMOTES.standard(), odd);
        var line = new IrcLine();
        String sound = "@badges=subscriber/1;bits=100;emotes=25:0-4/86:6-9;id=x;reply-parent-msg-id=p;user-id=9"
                + " :a!a@a PRIVMSG #lanternfish :Kappa @you https://example.com/ Cheer100";
        for (int i = 0; i < CASES; i++) {
            String noise = i % 2 == 0 ? bytes(random) : damaged(sound, random);
            assertThatCode(() -> {
                if (line.read(noise, 0, noise.length())) {
                    mapper.map(line, Instant.EPOCH, event -> assertThat(event.channel().name()).isNotEmpty());
                }
            }).as(noise).doesNotThrowAnyException();
        }
    }

    @RepeatedTest(3)
    void the_pieces_of_a_text_are_the_text_wherever_emotes_are(RepetitionInfo repetition) {
        var random = new Random(2000 + repetition.getCurrentRepetition());
        var mapper = new TwitchMapper(new Channel(TwitchPlatform.ID, "lanternfish"),
                TwitchPlatform.EMOTES.standard(), new OddFrames("emotes"));
        var line = new IrcLine();
        for (int i = 0; i < CASES; i++) {
            String text = "x" + words(random, 30).replace('\r', ' ').replace('\n', ' ');
            var ranges = new StringJoiner("/");
            for (int n = random.nextInt(6); n > 0; n--) {
                ranges.add(random.nextInt(100) + ":" + random.nextInt(35) + "-" + random.nextInt(35));
            }
            String raw = "@id=i;user-id=1;bits=" + random.nextInt(20) + ";emotes=" + ranges
                    + " :a!a@a PRIVMSG #lanternfish :" + text;
            var events = new ArrayList<ChatEvent>();
            assertThat(line.read(raw, 0, raw.length())).isTrue();
            mapper.map(line, Instant.EPOCH, events::add);
            var message = ((ChatEvent.Message) events.getFirst()).message();
            assertThat(message.text()).isEqualTo(text);
            assertThat(message.fragments()).noneMatch(fragment -> fragment.text().isEmpty());
        }
    }

    @Test
    void escapes_are_undone_and_a_lonely_one_at_the_end_is_dropped() {
        var line = new IrcLine();
        String raw = "@system-msg=a\\sb\\:c\\\\d\\r\\n\\x\\ :tmi.twitch.tv USERNOTICE #c";
        assertThat(line.read(raw, 0, raw.length())).isTrue();
        assertThat(line.tag(Tag.SYSTEM_MSG)).isEqualTo("a b;c\\d\r\nx");
        assertThat(line.hasText()).isFalse();
    }

    @Test
    void a_number_that_is_none_is_the_other_one() {
        var line = new IrcLine();
        String raw = "@bits=12x;slow=-1;ban-duration=99999999999999999999;tmi-sent-ts=1790000000123 X #c";
        assertThat(line.read(raw, 0, raw.length())).isTrue();
        assertThat(line.number(Tag.BITS, 7)).isEqualTo(7);
        assertThat(line.number(Tag.SLOW, 7)).isEqualTo(-1);
        assertThat(line.number(Tag.BAN_DURATION, 7)).isEqualTo(7);
        assertThat(line.number(Tag.SENT, 7)).isEqualTo(1_790_000_000_123L);
        assertThat(line.number(Tag.VALUE, 7)).isEqualTo(7);
    }

    @Test
    void every_tag_is_found_by_its_key_and_by_no_part_of_it() {
        for (var tag : Tag.all()) {
            String around = "x" + tag.key() + "y";
            assertThat(Tag.find(around, 1, 1 + tag.key().length())).isEqualTo(tag.place());
            assertThat(Tag.find(around, 0, around.length())).isEqualTo(-1);
        }
        assertThat(Tag.find("", 0, 0)).isEqualTo(-1);
        assertThat(Tag.COUNT).isLessThanOrEqualTo(64);
    }

    private static Map<String, String> tags(Random random) {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : Tag.all()) {
            if (random.nextInt(3) == 0) {
                tags.put(tag.key(), random.nextInt(4) == 0 ? "" : words(random, 12));
            }
        }
        return tags;
    }

    private static String written(Map<String, String> tags, Random random) {
        var parts = new ArrayList<String>();
        tags.forEach((key, value) -> parts
                .add(value.isEmpty() && random.nextBoolean() ? key : key + "=" + escaped(value)));
        parts.add("unknown-" + random.nextInt(100) + "=" + escaped(words(random, 6)));
        Collections.shuffle(parts, random);
        return "@" + String.join(";", parts) + " ";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(";", "\\:").replace(" ", "\\s").replace("\r", "\\r").replace("\n",
                "\\n");
    }

    private static String words(Random random, int most) {
        var text = new StringBuilder();
        for (int n = random.nextInt(most); n > 0; n--) {
            text.append(SPICE.charAt(random.nextInt(SPICE.length())));
        }
        return text.toString();
    }

    private static String bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String damaged(String sound, Random random) {
        var text = new StringBuilder(sound);
        for (int n = 1 + random.nextInt(6); n > 0 && !text.isEmpty(); n--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                default -> text.insert(at, words(random, 6));
            }
        }
        return text.toString();
    }
}
