package app.tributary.ui.feed;

import app.tributary.chat.Activity;
import app.tributary.chat.Author;
import app.tributary.chat.Person;
import app.tributary.chat.PlatformId;
import app.tributary.feed.FeedRow;
import app.tributary.feed.FeedRow.ActivityRow;
import app.tributary.feed.FeedRow.AlikeRow;
import app.tributary.feed.FeedRow.MessageRow;
import app.tributary.ui.feed.RowContent.Kind;
import app.tributary.ui.feed.RowContent.Piece;
import app.tributary.ui.feed.RowContent.Tone;
import app.tributary.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows that stand for several: what they say once, how often, and who. */
final class AlikeLines {
    private static final String CLOSED = "▸ ";
    private static final String OPEN = "▾ ";
    private static final int NAMES = 2;
    private static final int RECEIVERS = 3;
    private static final int LONGEST_NAME = 30;

    private final Words words;
    private final Figures figures;
    private final Function<PlatformId, String> platformName;

    AlikeLines(Words words, Figures figures, Function<PlatformId, String> platformName) {
        this.words = words;
        this.figures = figures;
        this.platformName = platformName;
    }

    /** What the row shows. The line is empty, or says already what a single member of it does. */
    RowContent write(AlikeRow fold, PieceLine line, RowWriter writer) {
        return fold.isGift() ? gifts(fold, line, writer) : messages(fold, line, writer);
    }

    private RowContent messages(AlikeRow fold, PieceLine line, RowWriter writer) {
        var message = ((MessageRow) fold.first()).message();
        boolean gone = fold.isRemoved();
        line.words(fold.open() ? OPEN : CLOSED, Tone.DIM);
        writer.said(message, gone, line);
        line.words(" ", Tone.BODY).add(new Piece.Count("×" + figures.number(fold.members().size())));
        var people = people(fold);
        line.words("  ", Tone.BODY);
        for (int i = 0; i < Math.min(NAMES, people.size()); i++) {
            var author = people.get(i);
            int rgb = author.color().orElseGet(() -> ReadableColor.ofId(author.id()));
            // no words without letters: the first letter of the name would be drawn as one of them
            if (i > 0) {
                line.words(", ", Tone.DIM);
            }
            line.add(new Piece.Name(shown(author.displayName()), rgb, java.util.Optional.empty(), gone));
        }
        if (people.size() > NAMES) {
            line.words(" " + words.of(FeedWord.ALIKE_MORE, figures.number(people.size() - NAMES)), Tone.DIM);
        }
        String taken = taken(fold, writer);
        if (!taken.isEmpty()) {
            line.words("  " + taken, Tone.DIM);
        }
        String names = people.stream().limit(NAMES).map(author -> shown(author.displayName()))
                .collect(Collectors.joining(", "));
        String who = people.size() > NAMES
                ? words.of(FeedWord.ALIKE_SPOKEN_MORE, names, figures.number(people.size() - NAMES))
                : names;
        String told = words.of(FeedWord.ALIKE_SPOKEN, figures.time(fold.at()), figures.number(fold.members().size()),
                platformName.apply(fold.channel().platform()), DisplayText.shorten(message.text(), 500), who);
        return new RowContent(Kind.PLAIN, figures.time(fold.at()), "", line.pieces(),
                spoken(fold, taken.isEmpty() ? told : words.of(FeedWord.SPOKEN_REMOVED, told, taken)));
    }

    private RowContent gifts(AlikeRow fold, PieceLine line, RowWriter writer) {
        var members = fold.members().stream().map(ActivityRow.class::cast).toList();
        var whole = members.stream().filter(row -> row.activity().kind() == Activity.Kind.MASS_GIFT).findFirst()
                .orElse(members.getFirst());
        if (members.size() == 1) {
            return writer.write(whole, false);
        }
        var receivers = members.stream().flatMap(row -> row.activity().receiver().stream()).map(Person::name)
                .map(AlikeLines::shown).toList();
        long given = members.stream().filter(row -> row.activity().kind() == Activity.Kind.GIFT).count();
        long count = Math.max(given, whole.activity().kind() == Activity.Kind.MASS_GIFT ? whole.activity().count() : 0);
        boolean gone = fold.isRemoved();
        line.words(fold.open() ? OPEN : CLOSED, Tone.DIM);
        line.chat("🎁", text -> new Piece.Text(text, Tone.BODY, gone));
        line.words(" ", Tone.BODY);
        var actor = whole.activity().actor();
        String name = actor.map(Author::displayName).orElseGet(() -> words.of(FeedWord.SOMEBODY));
        actor.ifPresentOrElse(author -> writer.author(author, gone, line), () -> line.words(name, Tone.STRONG));
        String told = words.of(FeedWord.MASS_GIFT, figures.number(count));
        line.words(" ", Tone.BODY).marked(told);
        String to = receivers.stream().limit(RECEIVERS).collect(Collectors.joining(", "));
        if (!receivers.isEmpty() && count > Math.min(RECEIVERS, receivers.size())) {
            to = words.of(FeedWord.GIFTS_MORE, to, figures.number(count - Math.min(RECEIVERS, receivers.size())));
        }
        if (!to.isEmpty()) {
            line.words(": " + to, Tone.BODY);
        }
        String taken = taken(fold, writer);
        if (!taken.isEmpty()) {
            line.words("  " + taken, Tone.DIM);
        }
        String spoken = words.of(FeedWord.SPOKEN, figures.time(fold.at()), shown(name),
                platformName.apply(fold.channel().platform()), told.replace("*", "") + (to.isEmpty() ? "" : ": " + to));
        return new RowContent(Kind.BAND, figures.time(fold.at()), "", line.pieces(),
                spoken(fold, taken.isEmpty() ? spoken : words.of(FeedWord.SPOKEN_REMOVED, spoken, taken)));
    }

    private String spoken(AlikeRow fold, String told) {
        return words.of(fold.open() ? FeedWord.ALIKE_SPOKEN_OPEN : FeedWord.ALIKE_SPOKEN_FOLDED, told);
    }

    /** Nothing hides that something was taken away: all of it, or how many. */
    private String taken(AlikeRow fold, RowWriter writer) {
        long count = fold.members().stream().filter(FeedRow::isRemoved).count();
        if (count == 0) {
            return "";
        }
        return fold.isRemoved()
                ? writer.removal(fold.first())
                : words.of(FeedWord.ALIKE_REMOVED, figures.number(count));
    }

    private static List<Author> people(AlikeRow fold) {
        var people = new LinkedHashMap<String, Author>();
        for (var row : fold.members()) {
            if (row instanceof MessageRow said) {
                people.putIfAbsent(said.message().author().id(), said.message().author());
            }
        }
        return List.copyOf(people.values());
    }

    private static String shown(String name) {
        return DisplayText.shorten(DisplayText.clean(name), LONGEST_NAME);
    }
}
