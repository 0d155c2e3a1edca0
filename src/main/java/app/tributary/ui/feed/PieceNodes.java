package app.tributary.ui.feed;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Reaction;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.feed.RowContent.Kind;
import app.tributary.ui.feed.RowContent.Piece;
import app.tributary.ui.feed.RowContent.Tone;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
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

    private final List<Text> texts = new ArrayList<>();
    private final List<EmojiNode> emoji = new ArrayList<>();
    private final List<EmoteNode> emotes = new ArrayList<>();
    private final List<BadgeNode> badges = new ArrayList<>();
    private int usedTexts;
    private int usedEmoji;
    private int usedEmotes;
    private int usedBadges;
    private boolean styled;

    /**
     * Fills the flow with the content's line. Says whether something in it is drawn as the style sheets say, and
     * not ready to be measured before they were asked.
     */
    boolean fill(TextFlow flow, RowContent content, RowKit kit) {
        return fill(flow, content.pieces(), content.kind(),
                content.kind() == Kind.QUIET || content.kind() == Kind.GAP, kit);
    }

    /** The same with pieces of a line that is quiet or not. */
    boolean fill(TextFlow flow, List<Piece> pieces, Kind kind, boolean small, RowKit kit) {
        usedTexts = 0;
        usedEmoji = 0;
        emotes().forEach(emote -> emote.onScreen(false));
        usedEmotes = 0;
        usedBadges = 0;
        styled = false;
        var nodes = new ArrayList<Node>(pieces.size());
        boolean turned = pieces.stream().anyMatch(piece -> RightToLeft.isIn(words(piece)));
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (piece instanceof Piece.Mark && !kit.withBadges) {
                continue;
            }
            if (piece instanceof Piece.Text first && i + 1 < pieces.size() && isSame(first, pieces.get(i + 1))) {
                var joined = new StringBuilder(first.text());
                while (i + 1 < pieces.size() && isSame(first, pieces.get(i + 1))) {
                    joined.append(((Piece.Text) pieces.get(++i)).text());
                }
                piece = new Piece.Text(joined.toString(), first.tone(), first.struck());
            }
            if (turned && !(piece instanceof Piece.Direction)) {
                apart(piece, kit).forEach(part -> nodes.add(node(part, kind, small, kit)));
            } else {
                nodes.add(node(piece, kind, small, kit));
            }
        }
        exchange(flow.getChildren(), nodes);
        return styled;
    }

    /** What the piece says in letters, where the toolkit may break a line in it. */
    private static String words(Piece piece) {
        return switch (piece) {
            case Piece.Text text -> text.text();
            case Piece.Colored text -> text.text();
            case Piece.Name name -> name.text();
            case Piece.Mention mention -> mention.text();
            case Piece.Link link -> link.text();
            case Piece.ShowAll all -> all.text();
            case Piece.Emote emote -> emote.code();
            case Piece.Direction _,Piece.Emoji _,Piece.Mark _,Piece.Chip _,Piece.Count _,Piece.Reacted _,Piece.Offered _ ->
                "";
        };
    }

    /** The same in pieces in which no line has to be broken. */
    private static List<? extends Piece> apart(Piece piece, RowKit kit) {
        double letters = kit.scaled(RowLook.TEXT);
        return switch (piece) {
            case Piece.Text(var words, var tone, boolean struck) ->
                RightToLeft.apart(words, letters).stream().map(part -> new Piece.Text(part, tone, struck)).toList();
            case Piece.Colored(var words, int rgb, boolean struck) ->
                RightToLeft.apart(words, letters).stream().map(part -> new Piece.Colored(part, rgb, struck)).toList();
            case Piece.Name(var words, int rgb, var author, boolean faded) ->
                RightToLeft.apart(words, letters).stream().map(part -> new Piece.Name(part, rgb, author, faded))
                        .toList();
            case Piece.Mention(var words, boolean own, boolean struck) ->
                RightToLeft.apart(words, letters).stream().map(part -> new Piece.Mention(part, own, struck)).toList();
            case Piece.Link(var words, var target, boolean struck) ->
                RightToLeft.apart(words, letters).stream().map(part -> new Piece.Link(part, target, struck)).toList();
            case Piece.Emote(var code, var image) when kit.pictures.isMissing(image) ->
                RightToLeft.apart(DisplayText.clean(code), letters).stream()
                        .map(part -> new Piece.Text(part, Tone.DIM, false))
                        .toList();
            case Piece.ShowAll(var words) ->
                RightToLeft.apart(words, letters).stream().map(Piece.ShowAll::new).toList();
            case Piece.Direction _,Piece.Emoji _,Piece.Emote _,Piece.Mark _,Piece.Chip _,Piece.Count _,Piece.Reacted _,Piece.Offered _ ->
                List.of(piece);
        };
    }

    private static boolean isSame(Piece.Text one, Piece other) {
        return other instanceof Piece.Text text && text.tone() == one.tone() && text.struck() == one.struck();
    }

    /** Leaves alone what stays: a node that comes into the scene has its styles worked out anew. */
    private static void exchange(ObservableList<Node> children, List<Node> wanted) {
        if (children.equals(wanted)) {
            return;
        }
        if (!wanted.containsAll(children)) {
            children.retainAll(wanted);
        }
        int kept = 0;
        for (var node : wanted) {
            if (kept < children.size() && children.get(kept).equals(node)) {
                kept++;
            }
        }
        if (kept < children.size()) {
            children.setAll(wanted);
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            int end = i;
            while (end < wanted.size() && (i >= children.size() || !children.get(i).equals(wanted.get(end)))) {
                end++;
            }
            if (end > i) {
                children.addAll(i, wanted.subList(i, end));
                i = end - 1;
            }
        }
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
            case Piece.Mark(var badge) -> {
                if (usedBadges == badges.size()) {
                    badges.add(new BadgeNode());
                }
                var node = badges.get(usedBadges++);
                node.become(badge, kit);
                yield node;
            }
            case Piece.Chip chip -> chip(chip);
            case Piece.Count(var words) -> {
                styled = true;
                yield count(words, kit);
            }
            case Piece.Reacted reacted -> {
                styled = true;
                yield new ReactionChip(reacted, kit);
            }
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
        node.show(shown, kit);
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

    private Label offer(Offer offer, Channel channel, String label) {
        styled = true;
        var node = new Label(label);
        node.getStyleClass().setAll("feed-offer");
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setUserData(new Click.OnOffer(offer, channel));
        node.setCursor(Cursor.HAND);
        return node;
    }

    /** As wide as its widest figures would be, so that what stands after it keeps its place while it counts. */
    private static Label count(String words, RowKit kit) {
        var widest = new Text(words.replaceAll("\\p{Nd}", "0"));
        widest.setFont(kit.faces.strong());
        var node = new Label(words);
        node.getStyleClass().setAll("feed-count");
        node.setMinWidth(Math.ceil(widest.getLayoutBounds().getWidth()) + kit.scaled(RowLook.COUNT_ROOM));
        return node;
    }

    private Label chip(Piece.Chip chip) {
        styled = true;
        return new ChipNode(chip);
    }
}
