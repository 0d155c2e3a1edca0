package app.tributary.ui.feed;

import java.net.URI;
import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * An emote. Its place has its final size from the first frame: that of the picture where it is known, a
 * square otherwise, into which the picture is fitted when it comes. What cannot be had shows its code.
 */
final class EmoteNode extends Region implements Hinted {
    private static final double WIDEST = 3;

    private final String code;
    private final ImageView view = new ImageView();
    private final double width;
    private final double height;
    private final double base;
    private final FrameClock clock;
    private Optional<MovingPicture> picture = Optional.empty();
    private boolean onScreen = true;

    EmoteNode(String code, URI image, RowKit kit) {
        this.code = code;
        this.clock = kit.clock;
        var ready = kit.pictures.ready(image);
        height = Math.round(kit.scaled(RowLook.EMOTE));
        double ratio = kit.pictures.ratio(image).orElse(1.0);
        width = Math.round(height * Math.clamp(ratio, 0.5, WIDEST));
        base = height / 2 + kit.faces.middle();
        getStyleClass().setAll("feed-emote");
        setAccessibleText(code);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().setAll(view);
        ready.ifPresentOrElse(this::show, () -> kit.pictures.load(image, come -> come.ifPresentOrElse(this::show,
                () -> showCode(kit))));
    }

    /** Whether its row is on the screen; elsewhere it does not move. */
    void onScreen(boolean seen) {
        onScreen = seen;
        if (seen && picture.filter(MovingPicture::isMoving).isPresent()) {
            clock.join(this);
        } else {
            clock.leave(this);
        }
    }

    void showFrame(long millis) {
        picture.ifPresent(moving -> view.setImage(moving.at(millis)));
    }

    private void show(MovingPicture come) {
        picture = Optional.of(come);
        view.setImage(come.isMoving() ? come.at(clock.millis()) : come.still());
        view.setFitWidth(width);
        view.setFitHeight(height);
        getStyleClass().setAll("feed-emote", "shown");
        onScreen(onScreen);
        requestLayout();
    }

    private void showCode(RowKit kit) {
        var words = new Text(DisplayText.shorten(DisplayText.clean(code), 4));
        words.setFont(Font.font(kit.faces.text().getFamily(), kit.scaled(9)));
        words.setFill(kit.palette.dim());
        getChildren().setAll(words);
        requestLayout();
    }

    @Override
    public String hint() {
        return code;
    }

    @Override
    protected double computePrefWidth(double ignored) {
        return width + 2;
    }

    @Override
    protected double computePrefHeight(double ignored) {
        return height;
    }

    @Override
    protected void layoutChildren() {
        for (var child : getChildren()) {
            var bounds = child.getLayoutBounds();
            child.relocate(snapPositionX((width + 2 - bounds.getWidth()) / 2),
                    snapPositionY((height - bounds.getHeight()) / 2));
        }
    }

    @Override
    public double getBaselineOffset() {
        return base;
    }
}
