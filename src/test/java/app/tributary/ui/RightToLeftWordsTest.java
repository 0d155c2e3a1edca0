package app.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RightToLeftWordsTest {
    @Test
    void onlyWhatTurnsTheDirectionCounts() {
        assertThat(RightToLeft.isIn("hello, wörld 12:30 終わり สวัสดี नमस्ते 🎉")).isFalse();
        assertThat(RightToLeft.isIn("")).isFalse();
        assertThat(RightToLeft.isIn("hi שלום")).isTrue();
        assertThat(RightToLeft.isIn("ليلى")).isTrue();
        assertThat(RightToLeft.isIn("\uD83A\uDD00")).as("Adlam").isTrue();
        assertThat(RightToLeft.isIn("abc\u202Edef")).isTrue();
        assertThat(RightToLeft.isIn("abc\u200Fdef")).isTrue();
    }

    @Test
    void aWordIsOnePart_withTheSpaceBehindIt() {
        assertThat(RightToLeft.apart("مساء الخير  يا")).containsExactly("مساء ", "الخير ", " ", "يا");
        assertThat(RightToLeft.apart("")).isEmpty();
    }

    @Test
    void whateverIsSaid_thePartsAreTheTextAgain_shortAndNeverInsideASign() {
        var random = new Random(11);
        int[] signs = {' ', 'a', '!', 0x645, 0x5D0, 0x64E, 0x301, 0x1F389, 0x1E900, 0xFDFD, 0x200F, '\n'};
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int at = random.nextInt(60); at > 0; at--) {
                text.appendCodePoint(signs[random.nextInt(signs.length)]);
            }
            var parts = RightToLeft.apart(text.toString());
            assertThat(String.join("", parts)).isEqualTo(text.toString());
            assertThat(parts).allMatch(part -> !part.isEmpty() && part.length() <= 26)
                    .noneMatch(part -> Character.isLowSurrogate(part.charAt(0)));
        }
    }
}
