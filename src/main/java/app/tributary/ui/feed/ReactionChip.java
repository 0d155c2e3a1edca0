package app.tributary.ui.feed;

import app.tributary.image.EmojiIndex;
import app.tributary.ui.EmojiSheet;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;

/** How many reacted in one way; a click joins them, or leaves. */
final class ReactionChip extends Label implements Hinted {
    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");
    private static final double PICTURE = 1.15;

    private final String hint;

    ReactionChip(RowContent.Piece.Reacted reacted, RowKit kit) {
        var reaction = reacted.reaction();
        String count = String.valueOf(reaction.count());
        hint = DisplayText.shorten(DisplayText.clean(reaction.name()), 40);
        getStyleClass().setAll("feed-reaction");
        pseudoClassStateChanged(OWN, reaction.own());
        setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        setAccessibleText(hint + ": " + count);
        setCursor(Cursor.HAND);
        setUserData(new PieceNodes.Click.OnReaction(reaction, reacted.message()));
        var runs = EmojiSheet.index().split(reacted.shown());
        if (runs.size() == 1 && runs.getFirst() instanceof EmojiIndex.Run.Emoji emoji) {
            setGraphic(EmojiSheet.picture(emoji, Math.rint(kit.scaled(RowLook.SMALL * PICTURE))));
            setText(count);
        } else {
            setText(reacted.shown() + " " + count);
        }
    }

    @Override
    public String hint() {
        return hint;
    }
}
