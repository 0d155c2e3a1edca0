package app.tributary.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an expression can ask about, before the colon. */
enum Field {
    PLATFORM("platform", Takes.NAME), CHANNEL("channel", Takes.NAME, "in"), AUTHOR("author", Takes.NAME, "from",
            "user"), AUTHOR_ID("author.id", Takes.NAME), ROLE("author.role", Takes.CHOICE,
                    "role"), BADGE("author.badge", Takes.NAME, "badge"), TEXT("text", Takes.WORDS), EMOTE("emote",
                            Takes.NAME), MENTION("mention", Takes.NAME, "mentions"), LINK("link", Takes.WORDS), REPLY(
                                    "reply", Takes.NAME), IS("is", Takes.CHOICE), HAS("has", Takes.CHOICE), AMOUNT(
                                            "amount", Takes.NUMBER), LENGTH("length", Takes.NUMBER);

    /** What stands after the colon. */
    enum Takes {
        /** A whole name, with {@code *} for anything; several with commas. */
        NAME,
        /** Something that is contained. */
        WORDS,
        /** One word of a closed set; several with commas. */
        CHOICE,
        /** A number with a sign of comparison before it. */
        NUMBER
    }

    final String word;
    final Takes takes;
    /** Other names, with spaces between them. */
    private final String others;

    Field(String word, Takes takes, String... others) {
        this.word = word;
        this.takes = takes;
        this.others = String.join(" ", others);
    }

    /** The field of that name in any letter case; null where there is none. */
    static @Nullable Field of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (var field : values()) {
            if (field.word.equals(lower) || Choice.split(field.others).contains(lower)) {
                return field;
            }
        }
        return null;
    }

    /** Every name of every field. */
    static List<String> names() {
        return Arrays.stream(values())
                .flatMap(field -> Stream.concat(Stream.of(field.word), Choice.split(field.others).stream()))
                .toList();
    }

    /** Whether a regular expression may stand after the colon. */
    boolean takesRegex() {
        return takes == Takes.NAME || takes == Takes.WORDS;
    }
}
