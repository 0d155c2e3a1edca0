package app.tributary.filter;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.filter.Flaw.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterLanguageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '`', value = {
            "hello ~ hello",
            "  hello   world ~ hello world",
            "hello AND world ~ hello world",
            "text:hello ~ hello",
            "\"free followers\" ~ \"free followers\"",
            "text:\"hello\" ~ hello",
            "a|b ~ a OR b",
            "a OR b c ~ a OR b c",
            "(a OR b) c ~ (a OR b) c",
            "((a)) ~ a",
            "a (b c) d ~ a b c d",
            "NOT a ~ -a",
            "NOT NOT a ~ --a",
            "-(a b) ~ -(a b)",
            "or and not ~ or and not",
            "from:mira ~ author:mira",
            "IN:pajlada ~ channel:pajlada",
            "Platform:Twitch ~ platform:Twitch",
            "platform:twitch,blaze ~ platform:twitch OR platform:blaze",
            "-platform:twitch,blaze x ~ -(platform:twitch OR platform:blaze) x",
            "author:\"Big Fish, Small\" ~ author:\"Big Fish, Small\"",
            "role:mod ~ author.role:moderator",
            "is:mod,vip ~ author.role:moderator OR author.role:vip",
            "is:SUB ~ author.role:subscriber",
            "is:deleted ~ is:removed",
            "has:url ~ has:link",
            "amount:>=5.50 ~ amount:>=5.5",
            "amount:100BITS ~ amount:100bits",
            "amount:5..10 ~ amount:>=5 amount:<=10",
            "length:=100 ~ length:100",
            "text:/Give\\/away/mi ~ text:/Give\\/away/im",
            "/a b/ ~ text:/a b/",
            "https://x.y/z?a=b ~ https://x.y/z?a=b",
            "12:30 ~ 12:30",
            "!drop ~ !drop",
            "link:youtube.com ~ link:youtube.com",
            "\"a\\\"b\" ~ \"a\\\"b\"",
            "\"C:\\temp\" ~ \"C:\\\\temp\""})
    void printsInOneForm(String written, String printed) {
        assertThat(good(written).text()).isEqualTo(printed);
        assertThat(good(printed)).isEqualTo(good(written));
    }

    @Test
    void theEmptyTextIsEverything() {
        assertThat(good("")).isSameAs(Filter.EVERYTHING);
        assertThat(good(" \t\n\u3000")).isSameAs(Filter.EVERYTHING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '`', value = {
            "athor:mira ~ 0 ~ 5 ~ UNKNOWN_FIELD ~ athor,author",
            "x zzzzzz:mira ~ 2 ~ 8 ~ UNKNOWN_FIELD ~ zzzzzz,",
            "is:comand ~ 3 ~ 9 ~ UNKNOWN_VALUE ~ is,comand,command",
            "role:mod,modarator ~ 9 ~ 18 ~ UNKNOWN_VALUE ~ author.role,modarator,moderator",
            "has:a7x ~ 4 ~ 7 ~ UNKNOWN_VALUE ~ has,a7x,",
            "author: mira ~ 0 ~ 7 ~ MISSING_VALUE ~ author",
            "author:a,,b ~ 9 ~ 9 ~ MISSING_VALUE ~ author",
            "x \"\" ~ 2 ~ 4 ~ MISSING_VALUE ~ text",
            "text:// ~ 0 ~ 7 ~ MISSING_VALUE ~ text",
            "amount:>= ~ 0 ~ 9 ~ MISSING_VALUE ~ amount",
            "amount:>=many ~ 7 ~ 13 ~ BAD_NUMBER ~ amount,many",
            "length:1.5 ~ 7 ~ 10 ~ BAD_NUMBER ~ length,1.5",
            "author:>5 ~ 7 ~ 8 ~ NOT_COMPARABLE ~ author,>",
            "is:/x/ ~ 3 ~ 6 ~ REGEX_NOT_TAKEN ~ is",
            "text:/a/q ~ 8 ~ 9 ~ BAD_REGEX ~ unknown flag: q",
            "text:/(a{1000}){1000}/ ~ 5 ~ 22 ~ REGEX_TOO_BIG ~ ",
            "a text:/open b ~ 7 ~ 14 ~ UNCLOSED_REGEX ~ ",
            "a \"open b ~ 2 ~ 9 ~ UNCLOSED_QUOTE ~ ",
            "author:\"open ~ 7 ~ 12 ~ UNCLOSED_QUOTE ~ ",
            "a (b ~ 2 ~ 3 ~ UNCLOSED_GROUP ~ ",
            "a) b ~ 1 ~ 2 ~ UNOPENED_GROUP ~ ",
            "a () b ~ 2 ~ 4 ~ EMPTY_GROUP ~ ",
            "a OR ~ 2 ~ 4 ~ MISSING_OPERAND ~ OR",
            "| a ~ 0 ~ 1 ~ MISSING_OPERAND ~ |",
            "AND ~ 0 ~ 3 ~ MISSING_OPERAND ~ AND",
            "a - b ~ 2 ~ 3 ~ MISSING_OPERAND ~ -",
            "(NOT) ~ 1 ~ 4 ~ MISSING_OPERAND ~ NOT"})
    void pointsAtTheFlaw(String written, int from, int to, Kind kind, String arguments) {
        var expected = arguments == null
                ? List.<String>of()
                : kind == Kind.BAD_REGEX ? List.of(arguments) : List.of(arguments.split(",", -1));
        assertThat(flaws(written)).containsExactly(new Flaw(from, to, kind, expected));
    }

    @Test
    void saysWhatTheEngineThinksOfAPattern() {
        var flaws = flaws("text:/(a/");
        assertThat(flaws).hasSize(1);
        assertThat(flaws.getFirst().kind()).isEqualTo(Kind.BAD_REGEX);
        assertThat(flaws.getFirst().arguments().getFirst()).contains("missing closing )");
    }

    @Test
    void tellsEveryFlawInTheOrderOfTheText() {
        assertThat(flaws("foo:x is:comand ( author:/x OR \"y")).extracting(Flaw::kind).containsExactly(
                Kind.UNKNOWN_FIELD, Kind.UNKNOWN_VALUE, Kind.UNCLOSED_GROUP, Kind.UNCLOSED_REGEX);
        assertThat(flaws("(a OR) AND b) is:")).extracting(Flaw::kind).containsExactly(
                Kind.MISSING_OPERAND, Kind.UNOPENED_GROUP, Kind.MISSING_VALUE);
    }

    @Test
    void aHundredThousandSignsAreAnsweredAtOnce() {
        for (String sign : List.of("(", ")", "-", "NOT ", "\"", "/", "a|", "|", "is:", "(a ", "-(", "\\")) {
            String whole = sign.repeat(100_000 / sign.length());
            assertThat(flaws(whole)).extracting(Flaw::kind).containsExactly(Kind.TOO_LONG);
            assertThat(Filter.parse(whole.substring(0, Parser.LONGEST))).isNotNull();
        }
        assertThat(flaws("(".repeat(4_000))).extracting(Flaw::kind).containsExactly(Kind.TOO_DEEP);
        assertThat(flaws("-".repeat(4_000) + "a")).extracting(Flaw::kind).contains(Kind.TOO_LONG);
        assertThat(flaws("-".repeat(3_000) + "a")).extracting(Flaw::kind).containsExactly(Kind.TOO_DEEP);
    }

    @Test
    void whatALongListStandsForIsBoundedToo() {
        assertThat(flaws("author:" + "a,".repeat(1_500) + "a")).extracting(Flaw::kind).containsExactly(Kind.TOO_LONG);
    }

    @Test
    void anyExpressionIsReadAsItIsPrinted() {
        for (long seed = 0; seed < 20_000; seed++) {
            var made = new Expressions(new Random(seed)).expr(4);
            String printed = Printer.print(made);
            if (printed.length() <= Parser.LONGEST) {
                var flaws = new ArrayList<Flaw>();
                assertThat(Parser.parse(printed, flaws)).as("seed %d: %s", seed, printed).isEqualTo(made);
                assertThat(flaws).as("seed %d: %s", seed, printed).isEmpty();
            }
        }
    }

    @Test
    void anyTextHasAnAnswerWhoseFlawsLieInIt() {
        int read = 0;
        for (long seed = 0; seed < 60_000; seed++) {
            String text = new Expressions(new Random(seed)).garbage();
            switch (Filter.parse(text)) {
                case Parsed.Good(var filter) -> {
                    assertThat(good(filter.text())).as("seed %d", seed).isEqualTo(filter);
                    assertThat(good(filter.text()).text()).as("seed %d", seed).isEqualTo(filter.text());
                    read++;
                }
                case Parsed.Bad(var flaws) -> {
                    assertThat(flaws).isNotEmpty();
                    for (var flaw : flaws) {
                        assertThat(0 <= flaw.from() && flaw.from() <= flaw.to() && flaw.to() <= text.length())
                                .as("seed %d: %s in %s", seed, flaw, text).isTrue();
                    }
                    assertThat(flaws).isSortedAccordingTo((one, other) -> Integer.compare(one.from(), other.from()));
                }
            }
        }
        assertThat(read).isBetween(1_000, 59_000);
    }

    @Test
    void noPatternIsLargerThanItsBoundWhateverItsRepetitions() {
        var random = new Random(5);
        int good = 0;
        for (int i = 0; i < 20_000; i++) {
            var source = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                source.append(new Expressions(random).one("a", "(", ")", "{10}", "{2,30}", "{1000}", "{500,}", "*", "+",
                        "?", "|",
                        "[a-z]", "[", "]", "\\Q", "\\E", "\\", "\\pL", "\\x{41}", "(?:", "(?i)", ".", "^", "$", "{",
                        "}", "é", "\uD800"));
            }
            if (Regex.read(source.toString(), random.nextBoolean() ? "i" : "") instanceof Regex.Read.Good(var regex)) {
                good++;
                regex.isIn("aaaaaaaaaaaaaaaaaaaaaaaa\uD800");
            }
        }
        assertThat(good).isGreaterThan(1_000);
    }

    private static Filter good(String text) {
        return Filters.of(text);
    }

    private static List<Flaw> flaws(String text) {
        return switch (Filter.parse(text)) {
            case Parsed.Good(var filter) -> throw new AssertionError(text + " has no flaw: " + filter);
            case Parsed.Bad(var flaws) -> flaws;
        };
    }
}
