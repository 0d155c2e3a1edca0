package app.tributary.ui.feed;

import app.tributary.image.EmojiIndex;
import app.tributary.ui.feed.RowContent.Piece;
import app.tributary.ui.feed.RowContent.Tone;
import java.util.ArrayList;
import java.util.List;

/** Gathers the pieces of a line, and stops when it grows longer than one row may be. */
final class PieceLine {
    /** As many letters a row shows; a picture counts as several. */
    static final int SHORT = 2_000;
    /** As many it shows when the reader asked for all of it. */
    static final int LONG = 20_000;

    private static final int COST_OF_PICTURE = 6;

    private final EmojiIndex emoji;
    private final List<Piece> pieces = new ArrayList<>();
    private int budget;
    private boolean cut;

    PieceLine(EmojiIndex emoji, int budget) {
        this.emoji = emoji;
        this.budget = budget;
    }

    /** A piece that counts nothing: the row's own furniture. */
    PieceLine add(Piece piece) {
        pieces.add(piece);
        return this;
    }

    /** Words of the program. */
    PieceLine words(String text, Tone tone) {
        return add(new Piece.Text(text, tone, false));
    }

    /** Words of the program in which {@code *...*} is bold. */
    PieceLine marked(String text) {
        boolean strong = false;
        for (String part : text.split("\\*", -1)) {
            if (!part.isEmpty()) {
                words(part, strong ? Tone.STRONG : Tone.BODY);
            }
            strong = !strong;
        }
        return this;
    }

    /** Words of a chatter: cleaned, with their emoji as pictures. */
    void chat(String raw, Wrapping wrapping) {
        for (var run : emoji.split(DisplayText.clean(within(raw)))) {
            switch (run) {
                case EmojiIndex.Run.Plain(var plain) -> {
                    String text = DisplayText.withoutLeftovers(plain);
                    if (!text.isEmpty()) {
                        pieces.add(wrapping.around(text));
                        budget -= text.length();
                    }
                }
                case EmojiIndex.Run.Emoji(var text, int x, int y, _) -> picture(new Piece.Emoji(text, x, y));
            }
        }
    }

    /** A picture in the text. */
    void picture(Piece piece) {
        if (budget < COST_OF_PICTURE) {
            cut = true;
            budget = 0;
        } else {
            pieces.add(piece);
            budget -= COST_OF_PICTURE;
        }
    }

    /** Makes a piece of cleaned text. */
    @FunctionalInterface
    interface Wrapping {
        Piece around(String text);
    }

    /** Whether something did not fit. */
    boolean isCut() {
        return cut;
    }

    List<Piece> pieces() {
        return pieces;
    }

    private String within(String raw) {
        if (raw.length() <= budget) {
            return raw;
        }
        cut = true;
        int end = Math.max(budget, 0);
        boolean inPair = end > 0 && Character.isHighSurrogate(raw.charAt(end - 1));
        return raw.substring(0, inPair ? end - 1 : end);
    }
}
