package app.tributary.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;

/** A predicate on rows, read from an expression. Immutable; any thread. */
public final class Filter {
    /** Lets everything through: the empty expression. */
    public static final Filter EVERYTHING = new Filter("", (_, _) -> true);

    private final String text;
    private final BiPredicate<Subject, Reader> test;

    private Filter(String text, BiPredicate<Subject, Reader> test) {
        this.text = text;
        this.test = test;
    }

    /** Reads an expression; any text has an answer. */
    public static Parsed parse(String text) {
        var flaws = new ArrayList<Flaw>();
        BiPredicate<Subject, Reader> test = (_, _) -> true;
        int at = 0;
        for (String word : text.split(" ")) {
            if (!word.isBlank()) {
                boolean not = word.startsWith("-");
                var one = term(not ? word.substring(1) : word, at, flaws);
                test = test.and(not ? one.negate() : one);
            }
            at += word.length() + 1;
        }
        return flaws.isEmpty()
                ? new Parsed.Good(text.isBlank() ? EVERYTHING : new Filter(text.strip(), test))
                : new Parsed.Bad(flaws);
    }

    /** Whether the row passes. */
    public boolean matches(Subject subject, Reader reader) {
        return test.test(subject, reader);
    }

    /** The expression in its canonical form: {@link #parse} of it equals this. */
    public String text() {
        return text;
    }

    /** What may stand at the caret. */
    public static Completion complete(String text, int caret, Vocabulary vocabulary) {
        return new Completion(caret, caret, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Filter filter && filter.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static BiPredicate<Subject, Reader> term(String word, int at, List<Flaw> flaws) {
        int colon = word.indexOf(':');
        String value = word.substring(colon + 1).toLowerCase(Locale.ROOT);
        return switch (colon < 0 ? "text" : word.substring(0, colon)) {
            case "text" -> (subject, _) -> subject.said()
                    .filter(message -> message.text().toLowerCase(Locale.ROOT).contains(value)).isPresent();
            case "platform" -> (subject, _) -> subject.channel().platform().value().equals(value);
            case "channel" -> (subject, _) -> subject.channel().name().equalsIgnoreCase(value);
            case "author" ->
                (subject, _) -> subject.said().filter(message -> message.author().login().equalsIgnoreCase(value)
                        || message.author().displayName().equalsIgnoreCase(value)).isPresent();
            case "is" -> switch (value) {
                case "removed" -> (subject, _) -> subject.isRemoved();
                case "highlighted" -> (subject, _) -> subject.isHighlighted();
                case "activity" -> (subject, _) -> subject.kind() == Subject.Kind.ACTIVITY;
                default -> {
                    flaws.add(new Flaw(at + colon + 1, at + word.length(), Flaw.Kind.UNKNOWN_VALUE,
                            List.of("is", value, "")));
                    yield (_, _) -> false;
                }
            };
            default -> {
                flaws.add(new Flaw(at, at + colon, Flaw.Kind.UNKNOWN_FIELD, List.of(word.substring(0, colon), "")));
                yield (_, _) -> false;
            }
        };
    }
}
