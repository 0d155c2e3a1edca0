package app.tributary.filter;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.filter.Completion.Offer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
    private static final Vocabulary HEARD = new Vocabulary(List.of("twitch", "blaze"), List.of("pajlada", "lena"),
            List.of("Mira", "tom_mira", "Big Fish", "Игорь", "İpek", "a,b"), List.of("moderator", "vip"));

    /** The bar is the caret; what follows the arrow is the text after the first offer was taken. */
    @ParameterizedTest
    @CsvSource(delimiter = '>', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '`', value = {
            "pl^ > platform:",
            "hello -pl^ > hello -platform:",
            "(PLA^ > (platform:",
            "rol^ > author.role:",
            "author.b^ > author.badge:",
            "comm^ > is:command",
            "is:com^ > is:command",
            "is:^ > is:message",
            "is:com^xx hello > is:command hello",
            "-is:paid,fi^ > -is:paid,first",
            "is:fi^,paid > is:first,paid",
            "is:streamer^ > is:broadcaster",
            "role:m^ > role:moderator",
            "has:em^ > has:emote",
            "platform:^ > platform:twitch",
            "platform:twitch,b^ > platform:twitch,blaze",
            "channel:le^ > channel:lena",
            "from:mir^ > from:Mira",
            "from:_mi^ > from:tom_mira",
            "from:big^ > from:\"Big Fish\"",
            "from:\"big f^ > from:\"Big Fish\"",
            "from:\"big^ f\" x > from:\"Big Fish\" x",
            "from:ИГ^ > from:Игорь",
            "from:ip^ > from:İpek",
            "mention:@to^ > mention:tom_mira",
            "from:a^ > from:\"a,b\"",
            "badge:v^ > badge:vip",
            "a ^ b > a platform: b"})
    void goesOnFromTheCaret(String written, String taken) {
        int caret = written.indexOf('^');
        String text = written.replace("^", "");
        var completion = Filter.complete(text, caret, HEARD);
        assertThat(completion.offers()).isNotEmpty();
        assertThat(text.substring(0, completion.from()) + completion.offers().getFirst().text()
                + text.substring(completion.to())).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"zzz^", "text:/pl^/", "\"pl^\"", "\"pl^", "nofield:x^", "author.id:4^",
            "^hello", "from:nobody^", "is:zzz^", "text:hel^", "text:/lever/i^", "\"a b\"^"})
    void offersNothingWhereNothingFits(String written) {
        assertThat(Filter.complete(written.replace("^", ""), written.indexOf('^'), HEARD).offers()).isEmpty();
    }

    @Test
    void anEmptyBoxOffersEveryField() {
        assertThat(Filter.complete("", 0, HEARD).offers()).extracting(Offer::text)
                .contains("platform:", "author.role:", "is:", "amount:").hasSize(Field.values().length);
    }

    @Test
    void asksForANumber() {
        assertThat(Filter.complete("amount:", 7, HEARD).offers()).extracting(Offer::text).containsExactly(">=", "<=");
    }

    @Test
    void neverThrowsAndStaysInTheText() {
        int offered = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            String text = new Expressions(random).garbage();
            int caret = random.nextInt(text.length() + 1);
            var completion = Filter.complete(text, caret, HEARD);
            assertThat(0 <= completion.from() && completion.from() <= caret && caret <= completion.to()
                    && completion.to() <= text.length()).as("seed %d", seed).isTrue();
            offered += completion.offers().isEmpty() ? 0 : 1;
        }
        assertThat(offered).isGreaterThan(1_000);
    }

    @Test
    void whatItOffersForAClosedSetCanBeRead() {
        for (String field : List.of("is:", "has:", "author.role:", "platform:", "channel:", "author:",
                "author.badge:")) {
            for (var offer : Filter.complete(field, field.length(), HEARD).offers()) {
                assertThat(Filter.parse(field + offer.text())).isInstanceOf(Parsed.Good.class);
            }
        }
    }
}
