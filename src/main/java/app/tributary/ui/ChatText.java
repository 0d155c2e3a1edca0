package app.tributary.ui;

import app.tributary.image.EmojiIndex.Run;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * A text of strangers with its emoji as pictures, for a place that has a few lines and no more. What does
 * not fit is cut off behind a whole line, with dots at its end; the whole is what a screen reader says. FX thread only.
 */
public final class ChatText extends TextFlow {
    /** What is longer than this is not even laid out, in characters. */
    private static final int LONGEST = 600;
    /** Kept free at the end of each line, for the dots, as a part of the size of the letters. */
    private static final double ROOM_FOR_DOTS = 0.9;
    /** So far below the line that letters stand on their own end, as a part of their size. */
    private static final double BELOW_LETTERS = 0.24;
    /** A picture stands this much larger than the letters beside it. */
    private static final double PICTURE = 1.35;

    private final int lines;
    private final Rectangle window = new Rectangle();
    private double letters = Font.getDefault().getSize();
    private final Text dots = new Text("…");
    private String shown = "";

    /** An empty text of at most so many lines. */
    public ChatText(int lines) {
        this.lines = lines;
        getStyleClass().add("chat-text");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(0);
        setClip(window);
        dots.setManaged(false);
        leaveRoom();
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
        if (!getChildren().isEmpty() && getChildren().getFirst() instanceof Text text
                && text.getFont().getSize() != letters) {
            letters = text.getFont().getSize();
            leaveRoom();
            fill();
        } else {
            showWholeLines();
        }
    }

    /** What is laid out must not be exchanged while it is laid out: the lines beyond the last are only not seen. */
    private void showWholeLines() {
        var info = getLayoutInfo();
        boolean cut = info.getTextLineCount() > lines;
        window.setWidth(getWidth());
        window.setHeight(getHeight());
        dots.setVisible(cut);
        if (cut) {
            var last = info.getTextLine(lines - 1, false).bounds();
            window.setHeight(Math.min(getHeight(), snappedTopInset() + last.getMaxY()));
            dots.setLayoutX(snappedLeftInset() + last.getMaxX());
            dots.setLayoutY(snappedTopInset() + last.getMaxY() - letters * BELOW_LETTERS);
        }
    }

    private void leaveRoom() {
        setPadding(new Insets(0, Math.ceil(letters * ROOM_FOR_DOTS), 0, 0));
    }

    private double most() {
        return Math.ceil(letters * PICTURE * lines + 2);
    }

    private void fill() {
        // A text comes first, even an empty one: by it the size of the letters is known.
        getChildren().setAll(new Text(""));
        getChildren().addAll(pieces(shown, letters));
        getChildren().add(dots);
    }

    /** The text in pieces, its emoji as pictures beside letters of this size in px. */
    public static List<Node> pieces(String text, double letters) {
        boolean turned = RightToLeft.isIn(text);
        return EmojiSheet.index().split(text).stream().<Node>mapMulti((run, nodes) -> {
            switch (run) {
                case Run.Plain(var words) -> (turned ? RightToLeft.apart(words, letters) : List.of(words)).forEach(
                        part -> nodes.accept(new Text(part)));
                case Run.Emoji emoji -> {
                    var picture = EmojiSheet.picture(emoji, Math.rint(letters * PICTURE));
                    picture.setTranslateY(letters * 0.25);
                    nodes.accept(picture);
                }
            }
        }).toList();
    }
}
