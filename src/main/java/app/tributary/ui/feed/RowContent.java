package app.tributary.ui.feed;

import app.tributary.chat.Author;
import app.tributary.chat.Badge;
import app.tributary.chat.Channel;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Reaction;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a row shows, without a word of how it is drawn.
 *
 * @param kind how the row stands out
 * @param time under which it stands; empty: none is shown
 * @param header the quiet line above: what a message answers; empty: none
 * @param pieces the row's line, in order
 * @param foot the quiet line below: marks and buttons; empty: none
 * @param telling the same for who listens instead of looking; told when somebody does
 */
record RowContent(Kind kind, String time, String header, List<Piece> pieces, List<Piece> foot,
        Supplier<String> telling) {
    /** How a row stands out. */
    enum Kind {
        PLAIN, MENTION, HIGHLIGHT, ANNOUNCEMENT, BAND, GAP, SINCE, QUIET
    }

    /** How words stand out. */
    enum Tone {
        BODY, STRONG, DIM, DANGER
    }

    /** A part of the line. */
    sealed interface Piece {
        /** Words of the program or of a chatter; {@code struck} by whom they were taken away. */
        record Text(String text, Tone tone, boolean struck) implements Piece {}

        /** A sign without a shape that says in which direction the text after it goes. */
        record Direction(String sign) implements Piece {}

        /** Words in the colour of the author, as an action is written. */
        record Colored(String text, int rgb, boolean struck) implements Piece {}

        /** A name; {@code author} where it can be addressed. */
        record Name(String text, int rgb, Optional<Author> author, boolean faded) implements Piece {}

        /** Somebody is addressed; {@code own} where it is us. */
        record Mention(String text, boolean own, boolean struck) implements Piece {}

        record Link(String text, URI target, boolean struck) implements Piece {}

        /** A picture of the emoji sheet: column and row of its cell. */
        record Emoji(String text, int x, int y) implements Piece {}

        record Emote(String code, URI image) implements Piece {}

        record Mark(Badge badge) implements Piece {}

        /** A small word in a frame. */
        record Chip(String text, String whole) implements Piece {
            /** One that tells everything. */
            Chip(String text) {
                this(text, "");
            }
        }

        /** How often something was said. */
        record Count(String text) implements Piece {}

        /** How many reacted in one way. */
        record Reacted(Reaction reaction, MessageKey message, String shown) implements Piece {}

        /** A button of a notice. */
        record Offered(Offer offer, Channel channel, String label) implements Piece {}

        /** Where a text was cut off; shows all of it on a click. */
        record ShowAll(String text) implements Piece {}
    }

    RowContent {
        pieces = List.copyOf(pieces);
        foot = List.copyOf(foot);
    }

    /** A row whose telling is at hand. */
    RowContent(Kind kind, String time, String header, List<Piece> pieces, List<Piece> foot, String spoken) {
        this(kind, time, header, pieces, foot, () -> spoken);
    }

    /** A row with nothing below its line. */
    RowContent(Kind kind, String time, String header, List<Piece> pieces, String spoken) {
        this(kind, time, header, pieces, List.of(), spoken);
    }

    /** The row for who listens. */
    String spoken() {
        return telling.get();
    }
}
