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
    void aWordIsOnePart_andWhatIsBetweenTwoWordsAnother() {
        assertThat(RightToLeft.apart("مساء الخير", 13)).containsExactly("مساء", " ", "الخير");
        assertThat(RightToLeft.apart("\u05D0".repeat(20), 13)).as("shaped in two parts")
                .containsExactly("\u05D0".repeat(14), "\u05D0".repeat(6));
        assertThat(RightToLeft.apart("\u05D0".repeat(30), 13)).as("no line is so long").containsExactly(
                "\u05D0".repeat(14) + " ", "\u05D0".repeat(14) + " ", "\u05D0".repeat(2));
        assertThat(RightToLeft.apart("\u05D0 https://a.example/" + "x".repeat(80), 13))
                .as("a line breaks in it without harm")
                .hasSize(3);
        assertThat(RightToLeft.apart("a שלום, b!", 13)).containsExactly("a ", "שלום", ", ", "b!");
        assertThat(RightToLeft.apart("", 13)).isEmpty();
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
            var parts = RightToLeft.apart(text.toString(), 13);
            assertThat(String.join("", parts).replace(" ", "")).isEqualTo(text.toString().replace(" ", ""));
            assertThat(parts).allMatch(part -> !part.isEmpty() && (part.contains("a") || part.length() <= 31))
                    .noneMatch(part -> Character.isLowSurrogate(part.charAt(0)));
        }
    }
}
