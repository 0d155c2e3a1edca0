package app.tributary.ui;

import app.tributary.image.EmojiIndex.Run;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * A text of strangers with its emoji as pictures, for a place that has a few lines and no more. What does
 * not fit is cut off; the whole is what a screen reader says. FX thread only.
 */
public final class ChatText extends TextFlow {
    /** What is longer than this is not even laid out, in characters. */
    private static final int LONGEST = 600;
    /** A picture stands this much larger than the letters beside it. */
    private static final double PICTURE = 1.35;

    private final int lines;
    private final Rectangle window = new Rectangle();
    private double letters = Font.getDefault().getSize();
    private String shown = "";

    /** An empty text of at most so many lines. */
    public ChatText(int lines) {
        this.lines = lines;
        getStyleClass().add("chat-text");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(0);
        setClip(window);
    }

    /** Shows this text. */
    public void show(String text) {
        shown = Sentence.oneLine(text, LONGEST);
        setAccessibleText(shown);
        fill();
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(super.computePrefHeight(width), most());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        window.setWidth(getWidth());
        window.setHeight(getHeight());
        if (!getChildren().isEmpty() && getChildren().getFirst() instanceof Text text
                && text.getFont().getSize() != letters) {
            letters = text.getFont().getSize();
            fill();
        }
    }

    private double most() {
        return Math.ceil(letters * PICTURE * lines + 2);
    }

    private void fill() {
        // A text comes first, even an empty one: by it the size of the letters is known.
        getChildren().setAll(new Text(""));
        getChildren().addAll(pieces(shown, letters));
    }

    /** The text in pieces, its emoji as pictures beside letters of this size in px. */
    public static List<Node> pieces(String text, double letters) {
        return EmojiSheet.index().split(text).stream().map(run -> switch (run) {
            case Run.Plain(var words) -> (Node) new Text(words);
            case Run.Emoji emoji -> {
                var picture = EmojiSheet.picture(emoji, Math.rint(letters * PICTURE));
                picture.setTranslateY(letters * 0.25);
                yield picture;
            }
        }).toList();
    }
}
