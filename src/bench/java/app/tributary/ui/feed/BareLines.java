package app.tributary.ui.feed;

import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/**
 * Lines of plain text that move up as new ones come, and nothing else: what the toolkit alone asks for a frame
 * of a feed of this size. No feed of real nodes can cost less.
 */
final class BareLines extends Region implements FeedListener {
    private static final double LINE = 24;

    private final List<Text> lines = new ArrayList<>();
    private final Pane pane = new Pane();
    private final AtomicInteger arrived = new AtomicInteger();
    private int said;

    BareLines(double width, double height) {
        pane.resize(width, height);
        for (int i = 0; i * LINE < height; i++) {
            var line = new Text();
            line.setManaged(false);
            line.setTextOrigin(VPos.TOP);
            line.setFill(Color.web("#e6ebf0"));
            lines.add(line);
        }
        pane.getChildren().setAll(lines);
        getChildren().setAll(pane);
        // A ground of its own would be filled over that of the scene in every frame.
        sceneProperty().subscribe(scene -> Optional.ofNullable(scene)
                .ifPresent(shown -> shown.setFill(Color.web("#0f1216"))));
        pane.setManaged(false);
        place();
    }

    @Override
    public void accept(FeedBatch batch) {
        if (arrived.getAndAdd(batch.changes().size()) == 0) {
            Platform.runLater(this::moveUp);
        }
    }

    private void moveUp() {
        for (int left = Math.min(arrived.getAndSet(0), lines.size()); left > 0; left--) {
            var line = lines.removeFirst();
            line.setText("somebody_" + ++said + ": so many words are what a line of a chat has in the mean");
            lines.add(line);
        }
        place();
    }

    private void place() {
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).setLayoutY(i * LINE);
        }
    }
}
