package app.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.words.Words;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentenceTest {
    @Test
    void every_reason_is_a_whole_sentence_in_every_language_with_and_without_a_detail() {
        for (var language : Words.LANGUAGES) {
            for (var code : ReasonCode.values()) {
                assertThat(Sentence.of(Words.in(language), Reason.of(code))).isNotBlank().doesNotContain("{0}")
                        .doesNotEndWith(":").doesNotEndWith("：").doesNotEndWith(" ");
                assertThat(Sentence.of(Words.in(language), Reason.of(code, "it's {0} & <b>"))).doesNotEndWith(" ");
            }
        }
    }

    @Test
    void a_detail_cannot_break_the_line_turn_it_or_be_taken_for_a_pattern() {
        String said = Sentence.of(Words.english(), Reason.of(ReasonCode.REFUSED, "no\n\u202Eeno\u0007 {0}"));
        assertThat(said).isEqualTo("The platform refused it: no eno {0}");
    }

    @Test
    void a_long_text_is_cut_between_characters() {
        assertThat(Sentence.oneLine("😀😀😀", 2)).isEqualTo("😀😀…");
        assertThat(Sentence.oneLine("  a \n b  ", 10)).isEqualTo("a b");
    }

    @Test
    void a_countdown_is_rounded_up_and_never_below_nothing() {
        assertThat(Sentence.secondsLeft(Duration.ofMillis(1))).isEqualTo(1);
        assertThat(Sentence.secondsLeft(Duration.ofSeconds(4))).isEqualTo(4);
        assertThat(Sentence.secondsLeft(Duration.ofMillis(-1))).isZero();
    }

    @Test
    void numbers_are_grouped_as_the_language_does() {
        assertThat(Sentence.number(Words.english(), 12845)).isEqualTo("12,845");
        assertThat(Sentence.number(Words.in(Locale.of("tr")), 12845)).isEqualTo("12.845");
    }
}
