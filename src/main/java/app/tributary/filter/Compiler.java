package app.tributary.filter;

import app.tributary.chat.Author;
import app.tributary.chat.Badge;
import app.tributary.chat.Fragment;
import app.tributary.chat.Money;
import app.tributary.filter.Test.Cost;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes an expression ready to be asked. */
final class Compiler {
    private Compiler() {}

    /** A test and what it costs. */
    private record Asked(Cost cost, Predicate<Matcher> question) implements Test {
        @Override
        public boolean holds(Matcher row) {
            return question.test(row);
        }
    }

    private record AllOf(Cost cost, List<Test> parts) implements Test {
        @Override
        public boolean holds(Matcher row) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).holds(row)) {
                    return false;
                }
            }
            return true;
        }
    }

    private record AnyOf(Cost cost, List<Test> parts) implements Test {
        @Override
        public boolean holds(Matcher row) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).holds(row)) {
                    return true;
                }
            }
            return false;
        }
    }

    private record NoneOf(Test part) implements Test {
        @Override
        public boolean holds(Matcher row) {
            return !part.holds(row);
        }

        @Override
        public Cost cost() {
            return part.cost();
        }
    }

    private record Words(Needle needle) implements Test {
        @Override
        public boolean holds(Matcher row) {
            return row.contains(needle);
        }

        @Override
        public Cost cost() {
            return Cost.TEXT;
        }
    }

    private record Expression(Regex regex) implements Test {
        @Override
        public boolean holds(Matcher row) {
            return regex.isIn(row);
        }

        @Override
        public Cost cost() {
            return Cost.REGEX;
        }
    }

    static Test compile(Expr expr) {
        return switch (expr) {
            case Expr.All() -> new Asked(Cost.LOOK, _ -> true);
            case Expr.And(var parts) -> {
                var tests = compiled(parts);
                yield new AllOf(dearest(tests), tests);
            }
            case Expr.Or(var parts) -> {
                var tests = compiled(parts);
                yield new AnyOf(dearest(tests), tests);
            }
            case Expr.Not(var part) -> new NoneOf(compile(part));
            case Expr.Contains(var field, var words) when field == Field.TEXT -> new Words(new Needle(words));
            case Expr.Contains(var field, var words) -> {
                char[] folded = Folding.fold(words);
                yield named(field, name -> Folding.contains(name, folded), Cost.NAME);
            }
            case Expr.Named(var field, var glob) -> named(field, glob);
            case Expr.Found(var field, var source, var flags) -> found(field, source, flags);
            case Expr.Chosen(Choice.Is is) -> Qualities.test(is);
            case Expr.Chosen(Choice.Has has) -> Qualities.test(has);
            case Expr.Chosen(Choice.As as) -> new Asked(Cost.LOOK, row -> {
                var author = row.author();
                return author != null && author.roles().contains(as.role);
            });
            case Expr.Compared(var field, var sign, var number, _) when field == Field.LENGTH ->
                length(sign, number);
            case Expr.Compared(_, var sign, var number, var unit) ->
                new Asked(Cost.LOOK, row -> amount(row, sign, number, unit));
        };
    }

    private static List<Test> compiled(List<Expr> parts) {
        return parts.stream().map(Compiler::compile).sorted(Comparator.comparing(Test::cost)).toList();
    }

    private static Cost dearest(List<Test> tests) {
        return tests.getLast().cost();
    }

    private static Test found(Field field, String source, String flags) {
        if (!(Regex.read(source, flags) instanceof Regex.Read.Good(var regex))) {
            throw new IllegalStateException("only what was read is compiled: " + source);
        }
        return field == Field.TEXT ? new Expression(regex) : named(field, regex::isIn, Cost.REGEX);
    }

    private static Test named(Field field, String name) {
        boolean signed = field == Field.MENTION || field == Field.REPLY || field == Field.AUTHOR;
        var glob = new Glob(signed && name.length() > 1 && name.charAt(0) == '@' ? name.substring(1) : name);
        if (field == Field.PLATFORM && name.indexOf('*') < 0) {
            String word = name.toLowerCase(Locale.ROOT);
            return new Asked(Cost.LOOK, row -> row.subject().channel().platform().value().equals(word));
        }
        if (field == Field.CHANNEL && name.indexOf(':') >= 0) {
            return new Asked(Cost.NAME, row -> glob.matches(row.subject().channel().toString()));
        }
        if (field == Field.BADGE && name.indexOf('/') >= 0) {
            return badge(badge -> glob.matches(badge.set() + '/' + badge.version()));
        }
        return named(field, glob::matches, Cost.NAME);
    }

    /** Whether a name in the field, or one of several, passes. */
    private static Test named(Field field, Predicate<String> name, Cost cost) {
        return switch (field) {
            case PLATFORM -> new Asked(cost, row -> name.test(row.subject().channel().platform().value()));
            case CHANNEL -> new Asked(cost, row -> name.test(row.subject().channel().name()));
            case AUTHOR -> author(cost, author -> name.test(author.login()) || name.test(author.displayName()));
            case AUTHOR_ID -> author(cost, author -> name.test(author.id()));
            case BADGE -> badge(badge -> name.test(badge.set()));
            case EMOTE -> fragment(cost, piece -> piece instanceof Fragment.Emote emote && name.test(emote.text()));
            case MENTION -> fragment(cost, piece -> piece instanceof Fragment.Mention mention
                    && (name.test(mention.login()) || name.test(withoutSign(mention.text()))));
            case LINK -> fragment(cost, piece -> piece instanceof Fragment.Link link
                    && (name.test(link.text()) || name.test(link.target().toString())));
            case REPLY -> new Asked(cost, row -> {
                var message = row.message();
                var answered = message == null ? null : message.replyTo().orElse(null);
                var person = answered == null ? null : answered.author().orElse(null);
                return person != null && (name.test(person.name()) || name.test(person.id()));
            });
            case ROLE, TEXT, IS, HAS, AMOUNT, LENGTH -> throw new IllegalArgumentException(field + " has no name");
        };
    }

    private static String withoutSign(String mention) {
        return mention.startsWith("@") ? mention.substring(1) : mention;
    }

    private static Test author(Cost cost, Predicate<Author> question) {
        return new Asked(cost, row -> {
            var author = row.author();
            return author != null && question.test(author);
        });
    }

    private static Test badge(Predicate<Badge> question) {
        return author(Cost.NAME, author -> {
            var badges = author.badges();
            for (int i = 0; i < badges.size(); i++) {
                if (question.test(badges.get(i))) {
                    return true;
                }
            }
            return false;
        });
    }

    static Test fragment(Cost cost, Predicate<Fragment> question) {
        return new Asked(cost, row -> {
            var message = row.message();
            if (message == null) {
                return false;
            }
            var pieces = message.fragments();
            for (int i = 0; i < pieces.size(); i++) {
                if (question.test(pieces.get(i))) {
                    return true;
                }
            }
            return false;
        });
    }

    static Test asked(Cost cost, Predicate<Matcher> question) {
        return new Asked(cost, question);
    }

    private static Test length(Expr.Sign sign, BigDecimal number) {
        long bound = number.longValue();
        return new Asked(Cost.TEXT, row -> sign.holds(Long.compare(row.characters(), bound)));
    }

    /** Money where there is some, else how many there are; with a unit only money of that unit. */
    private static boolean amount(Matcher row, Expr.Sign sign, BigDecimal number, String unit) {
        Money paid = row.paid();
        if (paid != null) {
            return (unit.isEmpty() || unit.equalsIgnoreCase(paid.currency()))
                    && sign.holds(paid.amount().compareTo(number));
        }
        var activity = row.activity();
        return activity != null && activity.count() > 0 && unit.isEmpty()
                && sign.holds(BigDecimal.valueOf(activity.count()).compareTo(number));
    }
}
