package app.tributary.filter;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Badge;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.Role;
import app.tributary.chat.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The compiled filters against a plain reading of the same expressions. */
class ReferenceTest {
    private static final String[] PIECES = {"free", " ", "Followers", "FREE", "giveaway ", "İ", "ı", "I", "i", "привет",
            "ПРИВЕТ", "Σ", "ς", "𐐀", "𐐨", "\uD801", "\uDC00", "a", "b", "ab", "!drop", "@mira", "x/y", "12", "é",
            "\u212A"};
    private static final String[] NAMES = {"mira", "Mira*", "*", "*i*", "m*a", "TOM", "*O*m", "İ*", "𐐀*", "m**a",
            "*mira"};
    private static final String[] PATTERNS = {"free", "free +followers", "give?away", "a{2}b", "(free|i)", "^free",
            "a+b*",
            "İ", "привет", "[a-b]+$", "k", "\\bfree\\b", "x/y", "fre.", "ab?", "free(dom)?", "\\d\\d", "abc{0}",
            "ab\\.?"};

    /** What an expression that is looked through is made of. */
    private static final String[] ORDINARY = {"a", "b", "ab", "k", "S", "7", "!", "é", "İ", "привет", "抽", "😀",
            "\u017F", "\u212A", "(", ")", "(a|", "|", "*", "+", "?", "+?", "{2}", "{0,1}", "{1,}", "{2,3}", "[ab]",
            "[^a]", "[a-f]", "[A-Z]", "[0-9]", "\\d", "\\w", "\\s", "\\W", ".", "^", "$", "\\b", " "};
    private static final String[] ODD = {"\\D", "\\S", "\\B", "\\A", "\\z", "\\.", "\\!", "\\\\", "\\n", "\\t", "[]]",
            "[^]]", "[-a]", "[a-]", "[a\\d]", "[^\\w]", "[\\W]", "[\\-x]", "[\\\\d]", "[[:alpha:]]", "[^k]", "[j-l]",
            "[\u017F]", "[^\u212A]", "[é-я]", "[a-я]", "[😀-😂]", "[^😀]", "[\\s\\S]", "\\pL", "\\x41", "\\Q", "\\E",
            "(?:", "(?i:", "(?i)", "(?P<n>a)", "[", "]", "{", "}", "\\a", "-", "$a", "{0}", "(a|b|)", "(k|s7)+",
            "\uD83D"};
    private static final String[] SAID = {"a", "b", "ab", "A", "k", "K", "s", "S", "\u017F", "\u212A", "7", "77", "!",
            " ",
            "\n", "é", "É", "İ", "i", "привет", "ПРИВЕТ", "抽", "😀", "\uD83D", "\uDE00", "x", "X", "-", "]", "\\", "."};

    @Test
    void everyFilterAnswersLikeItsPlainReading() {
        int matched = 0;
        for (long seed = 0; seed < 30_000; seed++) {
            var random = new Random(seed);
            var said = said(random);
            var expr = expr(random, 3);
            var filter = Filters.of(Printer.print(expr));
            boolean expected = plainly(expr, said);
            assertThat(filter.matches(said, Reader.NOBODY)).as("seed %d: %s on %s", seed, filter, said.said())
                    .isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).isBetween(5_000, 25_000);
    }

    @Test
    void noTextThatMatchesLacksWhatIsLookedForFirst() {
        int turnedAway = 0;
        int matched = 0;
        for (long seed = 0; seed < 300_000; seed++) {
            var random = new Random(seed);
            boolean few = random.nextBoolean();
            var source = new StringBuilder();
            for (int i = random.nextInt(few ? 5 : 10); i >= 0; i--) {
                source.append(one(random, random.nextBoolean() ? ORDINARY : ODD));
            }
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                text.append(one(random, SAID));
            }
            String flags = one(random, "", "i", "s", "im");
            if (Regex.read(source.toString(), flags) instanceof Regex.Read.Good(var regex)
                    && !regex.clues().equals(Clues.NONE)) {
                var matcher = new Matcher(Reader.NOBODY);
                matcher.look(Said.text(text.toString()));
                boolean matches = regex.matches(text.toString());
                turnedAway += regex.clues().allow(matcher) ? 0 : 1;
                matched += matches ? 1 : 0;
                assertThat(regex.isIn(matcher)).as("seed %d: /%s/%s in %s", seed, source, flags, text)
                        .isEqualTo(matches);
                assertThat(regex.isIn(text.toString())).as("seed %d: /%s/%s in %s", seed, source, flags, text)
                        .isEqualTo(matches);
            }
        }
        assertThat(turnedAway).isGreaterThan(10_000);
        assertThat(matched).isGreaterThan(10_000);
    }

    @Test
    void itTellsOfOrdinaryExpressionsWithoutTheEngineThatAnOrdinaryTextDoesNotMatch() {
        for (var source : List.of("[0-9]{4,}", "^!(song|sr|request)\\b", "\\bgg+\\b", "[A-Z]{10,}", "\\?$", "!\\w+",
                "[а-яё]", "[^ -~]", "^.{200,}$", "(https?://)?discord\\.gg/\\w+", "\\d+\\s*(€|eur|euro)", "抽奖",
                "[$€£]\\d", "(ha){3,}", "\\d\\d:\\d\\d", "[xX][dD]+", "(.*[!?]){5}")) {
            assertThat(allowed(source, "", "the song that was so good, no way did he win this boss fight.")).as(source)
                    .isFalse();
        }
        assertThat(allowed("[0-9]{4,}", "", "in 1999")).isTrue();
        assertThat(allowed("[A-Z]{10,}", "i", "the nextgeneration")).isTrue();
    }

    private static boolean allowed(String source, String flags, String text) {
        if (!(Regex.read(source, flags) instanceof Regex.Read.Good(var regex))) {
            throw new AssertionError(source);
        }
        var matcher = new Matcher(Reader.NOBODY);
        matcher.look(Said.text(text));
        return regex.clues().allow(matcher);
    }

    @Test
    void lettersThatAnExpressionTakesForTheSameAreTheSameInEveryFilter() {
        var everyLetter = new StringBuilder();
        for (char c = 0x20; c < Character.MAX_VALUE; c++) {
            if (Character.isLetter(c) && (c < 0x2E80 || c > 0xA640)) {
                everyLetter.append(c);
            }
        }
        for (int code = 0x41; code < 0x530; code += 7) {
            char c = (char) code;
            if (Character.isLetter(c)) {
                var found = com.google.re2j.Pattern.compile(String.valueOf(c), com.google.re2j.Pattern.CASE_INSENSITIVE)
                        .matcher(everyLetter);
                while (found.find()) {
                    assertThat(Folding.fold(found.group().charAt(0))).as("%s and %s", c, found.group())
                            .isEqualTo(Folding.fold(c));
                }
            }
        }
    }

    private static boolean plainly(Expr expr, Said said) {
        ChatMessage message = said.said().orElseThrow();
        return switch (expr) {
            case Expr.All() -> true;
            case Expr.And(var parts) -> parts.stream().allMatch(part -> plainly(part, said));
            case Expr.Or(var parts) -> parts.stream().anyMatch(part -> plainly(part, said));
            case Expr.Not(var part) -> !plainly(part, said);
            case Expr.Contains(var field, var words) -> values(field, message)
                    .anyMatch(value -> folded(value).contains(folded(words)));
            case Expr.Named(var field, var glob) -> values(field, message).anyMatch(value -> {
                String pattern = Stream.of(folded(glob).split("\\*", -1)).map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
                return Pattern.compile(pattern, Pattern.DOTALL).matcher(folded(value)).matches();
            });
            case Expr.Found(var field, var source, var flags) -> {
                var pattern = com.google.re2j.Pattern.compile(source,
                        flags.contains("i") ? com.google.re2j.Pattern.CASE_INSENSITIVE : 0);
                yield values(field, message).anyMatch(value -> pattern.matcher(value).find());
            }
            case Expr.Chosen(Choice.As as) -> message.author().roles().contains(as.role);
            case Expr.Chosen(var choice) -> choice == Choice.Is.FIRST && message.has(Trait.FIRST);
            case Expr.Compared(_, var sign, var number, _) ->
                sign.holds(Long.compare(message.text().codePoints().count(), number.longValue()));
        };
    }

    private static Stream<String> values(Field field, ChatMessage message) {
        return switch (field) {
            case TEXT -> Stream.of(message.text());
            case AUTHOR -> Stream.of(message.author().login(), message.author().displayName());
            case BADGE -> message.author().badges().stream().map(Badge::set);
            case EMOTE -> message.fragments().stream().filter(Fragment.Emote.class::isInstance).map(Fragment::text);
            case MENTION -> message.fragments().stream().filter(Fragment.Mention.class::isInstance)
                    .flatMap(piece -> Stream.of(((Fragment.Mention) piece).login(), piece.text().substring(1)));
            case PLATFORM, CHANNEL, AUTHOR_ID, ROLE, LINK, REPLY, IS, HAS, AMOUNT, LENGTH ->
                throw new AssertionError(field);
        };
    }

    private static String folded(String text) {
        return text.codePoints().map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static Expr expr(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0, 1 -> new Expr.Contains(Field.TEXT, one(random, PIECES).strip() + one(random, PIECES));
            case 2 ->
                new Expr.Named(one(random, Field.AUTHOR, Field.BADGE, Field.EMOTE, Field.MENTION), one(random, NAMES));
            case 3 -> new Expr.Found(one(random, Field.TEXT, Field.TEXT, Field.AUTHOR), one(random, PATTERNS),
                    random.nextBoolean() ? "i" : "");
            case 4 -> new Expr.Chosen(one(random, Choice.As.MODERATOR, Choice.As.VIP, Choice.Is.FIRST));
            case 5 -> new Expr.Compared(Field.LENGTH, one(random, Expr.Sign.values()),
                    java.math.BigDecimal.valueOf(random.nextInt(30)).stripTrailingZeros(), "");
            case 6 -> new Expr.Not(expr(random, depth - 1));
            case 7 -> Expr.and(List.of(expr(random, depth - 1), expr(random, depth - 1)));
            default -> Expr.or(List.of(expr(random, depth - 1), expr(random, depth - 1), expr(random, depth - 1)));
        };
    }

    private static Said said(Random random) {
        var pieces = new ArrayList<Fragment>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            var text = new StringBuilder();
            for (int j = random.nextInt(random.nextInt(50) == 0 ? 60 : 4); j >= 0; j--) {
                text.append(one(random, PIECES));
            }
            pieces.add(switch (random.nextInt(6)) {
                case 0 ->
                    new Fragment.Emote(one(random, "Mira", "tom", "İx"), "7", java.net.URI.create("https://x.y/z"));
                case 1 -> Said.mention(one(random, "Mira", "tom", "mirA"));
                default -> new Fragment.Text(text.toString());
            });
        }
        var author = Said.author(one(random, "mira", "TOM", "ira"), one(random, "Mira", "Ibo", "𐐨x", "免费free"),
                one(random, Set.of(), Set.of(Role.VIP), Set.of(Role.MODERATOR, Role.VIP)), new Badge("mira", "1", ""));
        var base = Said.of(ChatMessage.plain(Said.KEY, author, pieces, app.tributary.chat.Sample.START,
                app.tributary.chat.Sample.START));
        return random.nextInt(4) == 0 ? base.with(Trait.FIRST) : base;
    }

    @SafeVarargs
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }
}
