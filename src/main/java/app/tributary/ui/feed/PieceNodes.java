package app.tributary.ui.feed;

import app.tributary.chat.Author;
import app.tributary.ui.feed.RowContent.Kind;
import app.tributary.ui.feed.RowContent.Piece;
import app.tributary.ui.feed.RowContent.Tone;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Makes the nodes of a line, and uses those of texts and emoji again for the next line. Colours and
 * fonts are set from the kit and not by style sheets, because rows are built many times a second.
 */
final class PieceNodes {
    /** What a click on a part of a row means; the part carries it as its user data. */
    sealed interface Click {
        record OnName(Author author) implements Click {}

        record OnLink(URI target) implements Click {}

        record OnShowAll() implements Click {}
    }

    private final List<Text> texts = new ArrayList<>();
    private final List<EmojiNode> emoji = new ArrayList<>();
    private final List<EmoteNode> emotes = new ArrayList<>();
    private int usedTexts;
    private int usedEmoji;

    /** The nodes for the content's line. Nodes made for an earlier one are used again: it must not be shown any more. */
    List<Node> of(RowContent content, RowKit kit) {
        usedTexts = 0;
        usedEmoji = 0;
        emotes.forEach(emote -> emote.onScreen(false));
        emotes.clear();
        var nodes = new ArrayList<Node>(content.pieces().size());
        boolean small = content.kind() == Kind.QUIET || content.kind() == Kind.GAP;
        for (var piece : content.pieces()) {
            nodes.add(node(piece, content.kind(), small, kit));
        }
        return nodes;
    }

    /** The emotes of the line at hand. */
    List<EmoteNode> emotes() {
        return emotes;
    }

    private Node node(Piece piece, Kind kind, boolean small, RowKit kit) {
        var faces = kit.faces;
        var palette = kit.palette;
        return switch (piece) {
            case Piece.Text said -> {
                var font = switch (said.tone()) {
                    case BODY -> small ? faces.small() : faces.text();
                    case STRONG -> faces.strong();
                    case DIM, DANGER -> faces.small();
                };
                yield text(said.text(), font, said.struck() ? palette.dim() : color(said.tone(), palette),
                        said.struck());
            }
            // No font has a shape for it but a box: drawn so small that nothing of it is seen.
            case Piece.Direction(var sign) -> text(sign, faces.unseen(), Color.TRANSPARENT, false);
            case Piece.Colored(var words, int rgb, boolean struck) ->
                text(words, faces.text(), struck ? palette.dim() : kit.nameColor(rgb, kind), struck);
            case Piece.Name(var name, int rgb, var author, boolean faded) -> {
                var node = text(name, faces.name(), faded ? palette.dim() : kit.nameColor(rgb, kind), false);
                author.ifPresent(known -> node.setUserData(new Click.OnName(known)));
                yield node;
            }
            case Piece.Mention(var words, boolean own, boolean struck) ->
                text(words, own ? faces.strong() : faces.name(), struck ? palette.dim() : palette.text(), struck);
            case Piece.Link(var words, var target, boolean struck) -> {
                var node = text(words, faces.text(), struck ? palette.dim() : palette.accent(), struck);
                node.setUnderline(true);
                clickable(node, new Click.OnLink(target));
                yield node;
            }
            case Piece.Emoji shown -> emoji(shown, kit);
            case Piece.Emote(var code, var image) -> {
                if (kit.pictures.isMissing(image)) {
                    yield text(DisplayText.clean(code), faces.text(), palette.dim(), false);
                }
                var node = new EmoteNode(code, image, kit);
                emotes.add(node);
                yield node;
            }
            case Piece.Mark(var badge) -> new BadgeNode(badge, kit);
            case Piece.Chip(var words, var hint) -> new Chip(words, hint);
            case Piece.ShowAll(var words) -> {
                var node = text(words, faces.small(), palette.accent(), false);
                clickable(node, new Click.OnShowAll());
                yield node;
            }
        };
    }

    private static Color color(Tone tone, Palette palette) {
        return switch (tone) {
            case BODY, STRONG -> palette.text();
            case DIM -> palette.dim();
            case DANGER -> palette.danger();
        };
    }

    private Text text(String words, Font font, Color fill, boolean struck) {
        if (usedTexts == texts.size()) {
            texts.add(new Text());
        }
        var node = texts.get(usedTexts++);
        node.setText(words);
        node.setFont(font);
        node.setFill(fill);
        node.setStrikethrough(struck);
        node.setUnderline(false);
        node.setUserData(null);
        node.setCursor(Cursor.DEFAULT);
        return node;
    }

    private static void clickable(Text node, Click click) {
        node.setUserData(click);
        node.setCursor(Cursor.HAND);
    }

    private EmojiNode emoji(Piece.Emoji shown, RowKit kit) {
        if (usedEmoji == emoji.size()) {
            emoji.add(new EmojiNode());
        }
        var node = emoji.get(usedEmoji++);
        node.show(shown, kit.faces, false);
        return node;
    }

    /** A small word in a frame. */
    private static final class Chip extends Label implements Hinted {
        private final String hint;

        Chip(String words, String hint) {
            super(words);
            this.hint = hint;
            getStyleClass().setAll("feed-chip");
        }

        @Override
        public String hint() {
            return hint;
        }
    }
}
