package app.tributary.ui.composer;

import app.tributary.ui.RightToLeft;
import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/** A text area as high as its text, from one line to six; then it scrolls. */
final class GrowingArea extends TextArea {
    private static final int MOST_LINES = 6;
    /** What the border and the padding beside the text take, in px. */
    private static final double BESIDE = 28;

    private final Text measure = new Text();

    GrowingArea() {
        RightToLeft.wrap(this);
        wrapTextProperty().subscribe(wraps -> grow());
        setPrefRowCount(1);
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        textProperty().subscribe(this::grow);
        widthProperty().subscribe(this::grow);
        fontProperty().subscribe(this::grow);
    }

    private void grow() {
        if (getWidth() <= BESIDE) {
            return;
        }
        measure.setFont(getFont());
        measure.setWrappingWidth(isWrapText() && !RightToLeft.isIn(getText()) ? getWidth() - BESIDE : 0);
        measure.setText("A");
        double line = measure.getLayoutBounds().getHeight();
        String text = getText();
        measure.setText(text.isEmpty() || text.endsWith("\n") ? text + "A" : text);
        int lines = (int) Math.rint(measure.getLayoutBounds().getHeight() / line);
        setPrefRowCount(Math.clamp(lines, 1, MOST_LINES));
    }
}
