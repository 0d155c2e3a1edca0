package app.tributary.ui.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
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

    private final ImageView view = new ImageView();
    private String code = "";
    private double width;
    private double height;
    private double base;
    private Optional<URI> wanted = Optional.empty();
    private Optional<FrameClock> clock = Optional.empty();
    private Optional<MovingPicture> picture = Optional.empty();
    private boolean onScreen;

    EmoteNode() {
        getStyleClass().setAll("feed-emote");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().setAll(view);
    }

    /** From now on this emote. */
    void become(String name, URI image, RowKit kit) {
        onScreen(false);
        code = name;
        clock = Optional.of(kit.clock);
        picture = Optional.empty();
        wanted = Optional.of(image);
        view.setImage(null);
        var ready = kit.pictures.ready(image);
        height = Math.rint(kit.scaled(RowLook.EMOTE));
        width = Math.rint(height * Math.clamp(kit.pictures.ratio(image).orElse(1.0), 0.5, WIDEST));
        base = height / 2 + kit.faces.middle();
        setAccessibleText(name);
        onScreen = true;
        showChild(view);
        ready.ifPresentOrElse(this::show, () -> {
            dress("feed-emote");
            kit.pictures.load(image, come -> {
                if (wanted.filter(image::equals).isPresent() && picture.isEmpty()) {
                    come.ifPresentOrElse(this::show, () -> showCode(kit));
                }
            });
        });
        requestLayout();
    }

    /** Whether its row is on the screen; elsewhere it does not move. */
    void onScreen(boolean seen) {
        onScreen = seen;
        boolean moves = seen && picture.filter(MovingPicture::isMoving).isPresent();
        clock.ifPresent(ticking -> {
            if (moves) {
                ticking.join(this);
            } else {
                ticking.leave(this);
            }
        });
    }

    void showFrame(long millis) {
        picture.ifPresent(moving -> view.setImage(moving.at(millis)));
    }

    private void show(MovingPicture come) {
        picture = Optional.of(come);
        view.setImage(come.at(clock.map(FrameClock::millis).orElse(0L)));
        view.setFitWidth(width);
        view.setFitHeight(height);
        dress("feed-emote", "shown");
        onScreen(onScreen);
        requestLayout();
    }

    private void showCode(RowKit kit) {
        var words = new Text(DisplayText.shorten(DisplayText.clean(code), 4));
        words.setFont(Font.font(kit.faces.text().getFamily(), kit.scaled(9)));
        words.setFill(kit.palette.dim());
        showChild(words);
        requestLayout();
    }

    private void showChild(Node child) {
        if (getChildren().size() != 1 || !getChildren().contains(child)) {
            getChildren().setAll(child);
        }
    }

    private void dress(String... classes) {
        if (!getStyleClass().equals(List.of(classes))) {
            getStyleClass().setAll(classes);
        }
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
