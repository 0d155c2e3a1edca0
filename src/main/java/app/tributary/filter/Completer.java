package app.tributary.filter;

import app.tributary.filter.Completion.Offer;
import app.tributary.filter.Completion.Sort;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what may stand at a caret. */
final class Completer {
    private static final int MOST = 30;
    private static final List<String> NUMBERS = List.of(">=", "<=");

    private final String text;
    private final int caret;
    private final Vocabulary vocabulary;

    private Completer(String text, int caret, Vocabulary vocabulary) {
        this.text = text;
        this.caret = caret;
        this.vocabulary = vocabulary;
    }

    static Completion complete(String text, int caret, Vocabulary vocabulary) {
        if (text.length() > Parser.LONGEST) {
            return new Completion(caret, caret, List.of());
        }
        return new Completer(text, caret, vocabulary).complete();
    }

    private Completion complete() {
        var token = touched();
        if (token == null) {
            // right behind a closing quote or slash nothing is begun yet
            boolean apart = (caret == 0 || Character.isWhitespace(text.charAt(caret - 1)))
                    && (caret == text.length() || Scanner.endsWord(text.charAt(caret)));
            return new Completion(caret, caret, apart ? fields("") : List.of());
        }
        return switch (token.sort()) {
            case WORD -> token.hasField() ? value(token) : word(token);
            case AND, OR, NOT -> word(token);
            case QUOTED, UNCLOSED_QUOTED -> token.hasField() ? value(token) : nothing();
            case REGEX, UNCLOSED_REGEX -> nothing();
            case OPEN, CLOSE, MINUS -> new Completion(caret, caret, fields(""));
        };
    }

    private Completion nothing() {
        return new Completion(caret, caret, List.of());
    }

    /** The token that the caret stands in, or right behind; null where it stands between tokens. */
    private @Nullable Token touched() {
        Token touched = null;
        for (var token : Scanner.scan(text)) {
            boolean closed = token.sort() == Token.Sort.QUOTED || token.sort() == Token.Sort.REGEX;
            if (token.from() < caret && (caret < token.to() || (caret == token.to() && !closed))) {
                touched = token;
            }
        }
        return touched;
    }

    private Completion word(Token token) {
        String begun = text.substring(token.from(), caret).toLowerCase(Locale.ROOT);
        if (token.sort() == Token.Sort.OR && token.to() - token.from() == 1) {
            return new Completion(caret, caret, fields(""));
        }
        return new Completion(token.from(), token.to(), fields(begun));
    }

    private static List<Offer> fields(String begun) {
        var offers = new ArrayList<Offer>();
        for (var field : Field.values()) {
            // what one writes is as often the second part: "role" for author.role
            if (field.word.startsWith(begun) || field.word.contains('.' + begun)) {
                offers.add(new Offer(field.word + ':', Sort.FIELD));
            }
        }
        if (begun.length() >= 2) {
            for (var field : List.of(Field.IS, Field.HAS)) {
                for (var choice : Choice.of(field)) {
                    if (begins(choice, begun)) {
                        offers.add(new Offer(field.word + ':' + choice.word(), Sort.VALUE));
                    }
                }
            }
        }
        return offers;
    }

    private Completion value(Token token) {
        var field = Field.of(text.substring(token.from(), token.field()));
        if (field == null || caret < token.value()) {
            return nothing();
        }
        boolean quoted = token.sort() != Token.Sort.WORD;
        int from = token.value();
        int to = token.to();
        String begun;
        if (quoted) {
            begun = caret > from ? text.substring(from + 1, caret) : "";
        } else {
            boolean lists = field.takes == Field.Takes.NAME || field.takes == Field.Takes.CHOICE;
            int comma = lists ? text.lastIndexOf(',', caret - 1) : -1;
            from = comma >= from ? comma + 1 : from;
            int next = lists ? text.indexOf(',', caret) : -1;
            to = next >= 0 && next < to ? next : to;
            begun = text.substring(from, caret);
        }
        return new Completion(from, to, offers(field, begun.toLowerCase(Locale.ROOT)));
    }

    private List<Offer> offers(Field field, String begun) {
        return switch (field) {
            case IS, HAS, ROLE -> Choice.of(field).stream().filter(choice -> begins(choice, begun))
                    .map(choice -> new Offer(choice.word(), Sort.VALUE)).toList();
            case PLATFORM -> named(vocabulary.platforms(), begun);
            case CHANNEL -> named(vocabulary.channels(), begun);
            case BADGE -> named(vocabulary.badges(), begun);
            case AUTHOR, MENTION, REPLY ->
                named(vocabulary.names(), begun.startsWith("@") ? begun.substring(1) : begun);
            case AMOUNT, LENGTH -> begun.isEmpty()
                    ? NUMBERS.stream().map(sign -> new Offer(sign, Sort.VALUE)).toList()
                    : List.of();
            case AUTHOR_ID, TEXT, EMOTE, LINK -> List.of();
        };
    }

    private static boolean begins(Choice choice, String begun) {
        return choice.word().startsWith(begun) || choice.others().stream().anyMatch(other -> other.startsWith(begun));
    }

    /** First what begins like this, then what contains it. */
    private static List<Offer> named(List<String> names, String begun) {
        char[] folded = Folding.fold(begun);
        Set<String> found = new LinkedHashSet<>();
        names.stream().filter(name -> Folding.begins(name, folded)).limit(MOST).forEach(found::add);
        names.stream().filter(name -> Folding.contains(name, folded)).limit(MOST).forEach(found::add);
        return found.stream().filter(name -> !name.isEmpty()).limit(MOST)
                .map(name -> new Offer(Printer.value(name), Sort.VALUE)).toList();
    }
}
