package app.tributary.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.image.EmojiIndex.Run;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EmojiIndexTest {
    private static final EmojiIndex INDEX = EmojiIndex.load();

    /** Names of emoji in braces, other text as it is. */
    private static String told(String text) {
        return INDEX.split(text).stream().map(run -> switch (run) {
            case Run.Plain(var plain) -> plain;
            case Run.Emoji emoji -> "{" + emoji.name() + "}";
        }).collect(Collectors.joining());
    }

    @Test
    void textWithoutEmoji_isOneRun() {
        assertThat(INDEX.split("no. 1 * # 终于赶上直播了 مرحبا ©™ → done"))
                .containsExactly(new Run.Plain("no. 1 * # 终于赶上直播了 مرحبا ©™ → done"));
        assertThat(INDEX.split("")).isEmpty();
    }

    @Test
    void theLongestSequenceIsOneEmoji() {
        assertThat(told("a🎉b")).isEqualTo("a{tada}b");
        assertThat(told("👩‍🚀🇹🇷")).isEqualTo("{female-astronaut}{flag-tr}");
        assertThat(told("👋🏽 hi")).isEqualTo("{wave} hi");
        assertThat(INDEX.split("👋🏽")).hasSize(1).first().isNotEqualTo(INDEX.split("👋").getFirst());
        assertThat(told("👨‍👩‍👧‍👦!")).isEqualTo("{man-woman-girl-boy}!");
        assertThat(told("7️⃣")).isEqualTo("{seven}");
        assertThat(told("🏴󠁧󠁢󠁥󠁮󠁧󠁿")).isEqualTo("{flag-england}");
    }

    @Test
    void selectorsMayBeMissing() {
        assertThat(told("❤ ❤️ ❤‍🔥 ❤️‍🔥")).isEqualTo("{heart} {heart} {heart_on_fire} {heart_on_fire}");
        assertThat(told("7⃣ ☺")).isEqualTo("{seven} {relaxed}");
    }

    @Test
    void aTextSelectorAsksForLetters() {
        assertThat(told("❤︎")).isEqualTo("❤︎");
        assertThat(told("©️")).isEqualTo("{copyright}");
    }

    @Test
    void halfAFlag_staysText() {
        assertThat(told("🇹 x")).isEqualTo("🇹 x");
    }

    @Test
    void runsJoinedAreTheText_whateverItIs() {
        var random = new Random(3);
        int[] alphabet = {'a', '1', 0x200D, 0xFE0F, 0xFE0E, 0x20E3, 0x1F469, 0x1F680, 0x1F1F9, 0x1F1F7, 0x1F3FD, 0x2764,
                0xD83D, 0xDC00, 0x4E2D, 0x1F3F4, 0xE0067};
        for (int i = 0; i < 5000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            List<Run> runs = INDEX.split(text.toString());
            assertThat(runs.stream().map(Run::text).collect(Collectors.joining())).isEqualTo(text.toString());
            assertThat(runs).noneMatch(run -> run.text().isEmpty());
        }
    }
}
