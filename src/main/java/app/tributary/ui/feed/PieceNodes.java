package app.tributary.ui.feed;

import app.tributary.chat.Author;
import app.tributary.chat.Badge;
import app.tributary.chat.Channel;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Reaction;
import app.tributary.ui.feed.RowContent.Kind;
import app.tributary.ui.feed.RowContent.Piece;
import app.tributary.ui.feed.RowContent.Tone;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

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

        record OnReaction(Reaction reaction, MessageKey message) implements Click {}

        record OnOffer(Offer offer, Channel channel) implements Click {}
    }

    private static final int KEPT_BADGES = 12;

    private final List<Text> texts = new ArrayList<>();
    private final List<EmojiNode> emoji = new ArrayList<>();
    private final List<EmoteNode> emotes = new ArrayList<>();
    private final List<BadgeNode> badges = new ArrayList<>();
    private final List<BadgeNode> freeBadges = new ArrayList<>();
    private @Nullable RowKit badgeKit;
    private int usedTexts;
    private int usedEmoji;
    private int usedEmotes;

    /** The nodes for the content's line. Nodes made for an earlier one are used again: it must not be shown any more. */
    List<Node> of(RowContent content, RowKit kit) {
        return of(content.pieces(), content.kind(), content.kind() == Kind.QUIET || content.kind() == Kind.GAP, kit);
    }

    /** The same for pieces of a line that is quiet or not. */
    List<Node> of(List<Piece> pieces, Kind kind, boolean small, RowKit kit) {
        usedTexts = 0;
        usedEmoji = 0;
        emotes().forEach(emote -> emote.onScreen(false));
        usedEmotes = 0;
        if (badgeKit != kit) {
            badges.clear();
            badgeKit = kit;
        }
        freeBadges.clear();
        freeBadges.addAll(badges);
        var nodes = new ArrayList<Node>(pieces.size());
        for (var piece : pieces) {
            nodes.add(node(piece, kind, small, kit));
        }
        return nodes;
    }

    /** The emotes of the line at hand. */
    List<EmoteNode> emotes() {
        return emotes.subList(0, usedEmotes);
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
                yield emote(code, image, kit);
            }
            case Piece.Mark(var badge) -> badge(badge, kit);
            case Piece.Chip(var words) -> chip(words);
            case Piece.Reacted reacted -> new ReactionChip(reacted, kit);
            case Piece.Offered(var offer, var channel, var label) -> offer(offer, channel, label);
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
        node.show(shown, kit.faces);
        return node;
    }

    private EmoteNode emote(String code, URI image, RowKit kit) {
        if (usedEmotes == emotes.size()) {
            emotes.add(new EmoteNode());
        }
        var node = emotes.get(usedEmotes++);
        node.become(code, image, kit);
        return node;
    }

    private BadgeNode badge(Badge badge, RowKit kit) {
        for (var free : freeBadges) {
            if (free.badge().equals(badge)) {
                freeBadges.remove(free);
                return free;
            }
        }
        var node = new BadgeNode(badge, kit);
        badges.add(node);
        if (badges.size() > KEPT_BADGES) {
            badges.removeFirst();
        }
        return node;
    }

    private static Label offer(Offer offer, Channel channel, String label) {
        var node = new Label(label);
        node.getStyleClass().setAll("feed-offer");
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setUserData(new Click.OnOffer(offer, channel));
        node.setCursor(Cursor.HAND);
        return node;
    }

    private static Label chip(String words) {
        var node = new Label(words);
        node.getStyleClass().setAll("feed-chip");
        return node;
    }
}
