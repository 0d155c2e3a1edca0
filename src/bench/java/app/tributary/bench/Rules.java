package app.tributary.bench;

import app.tributary.filter.Filter;
import app.tributary.filter.Parsed;
import java.util.List;
import java.util.stream.Stream;

/** The reader's rules that are measured. */
public final class Rules {
    /** Twenty, as people write them; a word that the text must have tells of every regular expression among them. */
    public static final List<String> WORDS = List.of("is:mention", "role:mod text:/\\bban(ned)?\\b/i", "giveaway",
            "text:/give ?away/i", "\"thank you\"", "has:link -role:mod", "author:pixelbo", "amount:>=100",
            "platform:twitch is:first", "badge:founder text:hello", "text:/\\bviewers?\\b/i", "is:announcement",
            "(bug OR crash OR lag) -is:command", "channel:lena role:vip", "spoiler", "text:/^new +record/i",
            "question role:vip", "role:broadcaster", "author:nightbot,*bot", "\"new video\"");
    /** The same with four regular expressions that have no such word, and so are run on every text. */
    public static final List<String> EXPRESSIONS = Stream.concat(WORDS.stream().limit(16), Stream
            .of("text:/give ?away|raffle/i", "text:/^!(song|sr|request)\\b/i", "text:/[0-9]{4,}/", "text:/\\bgg+\\b/i"))
            .toList();

    private Rules() {}

    /** The filter of an expression that is one. */
    public static Filter filter(String expression) {
        return switch (Filter.parse(expression)) {
            case Parsed.Good(var filter) -> filter;
            case Parsed.Bad(var flaws) -> throw new IllegalArgumentException(expression + ": " + flaws);
        };
    }
}
