package app.tributary.ui.feed;

import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reaction;
import app.tributary.feed.FeedRow;
import app.tributary.image.EmojiIndex;
import app.tributary.platform.Phrases;
import app.tributary.ui.feed.RowContent.Piece;
import app.tributary.ui.feed.RowContent.Tone;
import app.tributary.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What others added to a row: reactions behind its line, marks and buttons below it. Pure; any thread. */
final class FootLine {
    private static final int LONGEST_MARK = 400;
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_REACTION = 24;
    private static final int MOST_REACTIONS = 16;
    private static final int MOST_OFFERS = 16;
    private static final String BETWEEN = "  ·  ";

    private final Words words;
    private final EmojiIndex emoji;

    FootLine(Words words, EmojiIndex emoji) {
        this.words = words;
        this.emoji = emoji;
    }

    /** The reactions as pieces of the row's own line. */
    List<Piece> reactions(FeedRow.MessageRow row) {
        if (row.extras().reactions().isEmpty()) {
            return List.of();
        }
        return row.extras().reactions().stream().limit(MOST_REACTIONS)
                .<Piece>map(reaction -> new Piece.Reacted(reaction, row.message().key(), shown(reaction))).toList();
    }

    /** The marks of a message as pieces of the line below it. */
    List<Piece> marks(List<Notice> marks) {
        var pieces = new ArrayList<Piece>();
        for (var mark : marks) {
            var line = new PieceLine(emoji, LONGEST_MARK);
            if (!pieces.isEmpty()) {
                line.words(BETWEEN, Tone.DIM);
            }
            line.chat(text(mark), part -> new Piece.Text(part, Tone.DIM, false));
            pieces.addAll(line.pieces());
            pieces.addAll(offers(mark));
        }
        return pieces;
    }

    /** What stands below a notice: its further lines and its buttons. */
    List<Piece> below(Notice notice) {
        var line = new PieceLine(emoji, LONGEST_MARK);
        line.chat(lines(notice), part -> new Piece.Text(part, Tone.DIM, false));
        var pieces = new ArrayList<>(line.pieces());
        pieces.addAll(offers(notice));
        return pieces;
    }

    /** All of it for who listens instead of looking; may be empty. */
    String spoken(FeedRow.Extras extras) {
        var told = new ArrayList<String>();
        if (!extras.reactions().isEmpty()) {
            told.add(words.of(FeedWord.SPOKEN_REACTIONS, extras.reactions().stream().limit(MOST_REACTIONS)
                    .map(reaction -> shown(reaction) + " " + reaction.count()).collect(Collectors.joining(", "))));
        }
        extras.marks().forEach(mark -> told.add(DisplayText.clean(text(mark))));
        return String.join(". ", told);
    }

    private String text(Notice mark) {
        String text = in(mark.text());
        String more = lines(mark);
        return text.isEmpty() || more.isEmpty() ? text + more : text + BETWEEN + more;
    }

    private String lines(Notice notice) {
        return notice.lines().stream().map(this::in).filter(line -> !line.isEmpty())
                .collect(Collectors.joining(BETWEEN));
    }

    private List<Piece> offers(Notice notice) {
        return notice.offers().stream().limit(MOST_OFFERS)
                .<Piece>map(offer -> new Piece.Offered(offer, notice.channel(),
                        DisplayText.shorten(DisplayText.clean(Phrases.in(words, offer.label())), LONGEST_LABEL)))
                .toList();
    }

    private String in(Phrase phrase) {
        return DisplayText.shorten(Phrases.in(words, phrase), LONGEST_MARK);
    }

    private static String shown(Reaction reaction) {
        return DisplayText.shorten(DisplayText.clean(reaction.shown()), LONGEST_REACTION);
    }
}
