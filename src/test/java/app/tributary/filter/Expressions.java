package app.tributary.filter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes expressions and texts from a seed. */
final class Expressions {
    private static final String[] WORDS = {"hello", "Привет", "free followers", "a", "OR", "NOT", "AND", "or", "-x",
            "/me", "!drop", "x:y", "is:", "http://a.b/c", "\"", "\\", "a\\", "\\\"", "(", ")", "|", "a|b", " ", "\t",
            "İstanbul", "ıIiİ", "ΣΟΦΟΣ", "🎉", "𐐀", "emote-only", "12:30", ">=5", "=", "a,b", ",", "*", "mira_*",
            "@mira",
            "—", "\u0301", "\u202E", "\uD83C", "\uDF89", "\u00A0", "..", "1..2", "platform:", ":)", ":", "a:", "AND|"};
    private static final String[] PATTERNS = {"giveaway", "a/b", "\\d+", "[a-z]{2,5}", "^x", "b$", "(a|b)c", "/",
            "\\\\",
            "\"", " ", "[/]", "\\bfree\\b", "п.*т", "(?i)x", "a{3}", "\\.", "[^)]", "x\\\\/y"};
    private final Random random;

    Expressions(Random random) {
        this.random = random;
    }

    Expr expr(int depth) {
        int kind = random.nextInt(depth <= 0 ? 6 : 10);
        return switch (kind) {
            case 6 -> new Expr.Not(expr(depth - 1));
            case 7, 8 -> Expr.and(exprs(depth - 1));
            case 9 -> Expr.or(exprs(depth - 1));
            default -> term();
        };
    }

    private List<Expr> exprs(int depth) {
        var parts = new ArrayList<Expr>();
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            parts.add(expr(depth));
        }
        return parts;
    }

    private Expr term() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Expr.Contains(one(Field.TEXT, Field.TEXT, Field.LINK), words());
            case 2 -> new Expr.Named(one(Field.PLATFORM, Field.CHANNEL, Field.AUTHOR, Field.AUTHOR_ID, Field.BADGE,
                    Field.EMOTE, Field.MENTION, Field.REPLY), words());
            case 3 -> {
                yield new Expr.Found(one(Field.TEXT, Field.AUTHOR, Field.LINK), one(PATTERNS),
                        one("", "i", "ims", "m", "is"));
            }
            case 4 -> new Expr.Chosen(one(Choice.of(one(Field.IS, Field.HAS, Field.ROLE)).toArray(Choice[]::new)));
            default -> {
                var field = one(Field.AMOUNT, Field.LENGTH);
                var number = BigDecimal.valueOf(random.nextInt(100_000), field == Field.AMOUNT ? random.nextInt(3) : 0)
                        .stripTrailingZeros();
                yield new Expr.Compared(field, one(Expr.Sign.values()), number,
                        field == Field.AMOUNT ? one("", "usd", "bits") : "");
            }
        };
    }

    private String words() {
        String words = one(WORDS);
        while (random.nextInt(3) == 0) {
            words += one(WORDS);
        }
        return words;
    }

    /** Any text at all: pieces of the language, of chats, and of nothing. */
    String garbage() {
        var text = new StringBuilder();
        int pieces = random.nextInt(random.nextInt(20) == 0 ? 400 : 12);
        for (int i = 0; i < pieces; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append(one(WORDS));
                case 1 ->
                    text.append(one("(", ")", " ", "-", " OR ", " AND ", "NOT ", "\"", "/", "/i", "|", ":", ",", "\\"));
                case 2 -> text.append(one(Field.values()).word).append(one(":", ":>=", ":/", ":\"", ""));
                case 3 -> text.append((char) random.nextInt(0x10000));
                case 4 -> text.append(one(PATTERNS));
                default -> text.append((char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }
}
