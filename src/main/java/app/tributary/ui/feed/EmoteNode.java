package app.tributary.ui.feed;

import java.net.URI;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * An emote. Its place has its final size from the first frame: that of the picture where it is known, a
 * square otherwise, into which the picture is fitted when it comes. What cannot be had shows its code.
 */
final class EmoteNode extends Region implements Hinted {
    private static final double WIDEST = 3;
    private static final CornerRadii ROUND = new CornerRadii(5);

    private final ImageView view = new ImageView();
    private String code = "";
    private double width;
    private double height;
    private double base;
    private double outputScale = 1;
    private Optional<URI> wanted = Optional.empty();
    private Optional<FrameClock> clock = Optional.empty();
    private Optional<MovingPicture> picture = Optional.empty();
    private boolean onScreen;

    EmoteNode() {
        view.setManaged(false);
        getChildren().setAll(view);
    }

    /** From now on this emote. */
    void become(String name, URI image, RowKit kit) {
        onScreen(false);
        code = name;
        clock = Optional.of(kit.clock);
        picture = Optional.empty();
        wanted = Optional.of(image);
        outputScale = kit.outputScale;
        var ready = kit.pictures.ready(image);
        double wasWidth = width;
        double wasHeight = height;
        height = Math.rint(kit.scaled(RowLook.EMOTE));
        width = Math.rint(height * Math.clamp(kit.pictures.ratio(image).orElse(1.0), 0.5, WIDEST));
        base = height / 2 + kit.faces.middle();
        setAccessibleText(name);
        onScreen = true;
        showChild(view);
        ready.ifPresentOrElse(this::show, () -> {
            view.setImage(null);
            setBackground(new Background(new BackgroundFill(kit.palette.raised(), ROUND, Insets.EMPTY)));
            kit.pictures.load(image, come -> {
                if (wanted.filter(image::equals).isPresent() && picture.isEmpty()) {
                    come.ifPresentOrElse(this::show, () -> showCode(kit));
                }
            });
        });
        if (width != wasWidth || height != wasHeight) {
            requestLayout();
        }
    }

    /** Whether it shows its picture. */
    boolean isShown() {
        return picture.isPresent();
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
        picture.ifPresent(moving -> view.setImage(frameOf(moving, millis)));
    }

    private void show(MovingPicture come) {
        picture = Optional.of(come);
        setBackground(Background.EMPTY);
        double fittedWidth = Math.min(width, height * come.ratio());
        double fittedHeight = Math.min(height, width / come.ratio());
        var frame = frameOf(come, clock.map(FrameClock::millis).orElse(0L));
        view.setFitWidth(fittedWidth);
        view.setFitHeight(fittedHeight);
        // What has its size on the screen already is copied as it is; only what is too small is drawn larger.
        view.setSmooth(frame.getWidth() < Math.rint(fittedWidth * outputScale));
        view.setImage(frame);
        view.relocate(snapPositionX((width + 2 - fittedWidth) / 2), snapPositionY((height - fittedHeight) / 2));
        onScreen(onScreen);
    }

    private Image frameOf(MovingPicture moving, long millis) {
        double fittedWidth = Math.min(width, height * moving.ratio());
        double fittedHeight = Math.min(height, width / moving.ratio());
        return moving.at(millis, (int) Math.max(1, Math.rint(fittedWidth * outputScale)),
                (int) Math.max(1, Math.rint(fittedHeight * outputScale)));
    }

    private void showCode(RowKit kit) {
        var words = new Text(DisplayText.shorten(DisplayText.clean(code), 4));
        words.setManaged(false);
        words.setFont(Font.font(kit.faces.text().getFamily(), kit.scaled(9)));
        words.setFill(kit.palette.dim());
        showChild(words);
        var bounds = words.getLayoutBounds();
        words.relocate(snapPositionX((width + 2 - bounds.getWidth()) / 2),
                snapPositionY((height - bounds.getHeight()) / 2));
    }

    private void showChild(Node child) {
        if (getChildren().size() != 1 || !getChildren().contains(child)) {
            getChildren().setAll(child);
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
    public double getBaselineOffset() {
        return base;
    }
}
