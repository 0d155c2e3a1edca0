package app.tributary.ui;

import app.tributary.image.DecodedImage;
import app.tributary.image.ImageStore;
import java.net.URI;
import java.nio.IntBuffer;
import java.util.concurrent.Executor;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;

/** Pictures of people, round and still. FX thread only. */
public final class Avatars {
    private final ImageStore store;
    private final Executor fx;

    /** @param fx runs what it is given on the FX thread */
    public Avatars(ImageStore store, Executor fx) {
        this.store = store;
        this.fx = fx;
    }

    /**
     * Puts the picture over what stands for the person until it has come; where it cannot be had, that
     * stays. Nothing else moves: the place has its size already.
     *
     * @param side of the place, in px
     */
    public void cover(StackPane place, URI address, double side) {
        store.ready(address).ifPresentOrElse(image -> show(place, image, side), () -> store.load(address,
                loaded -> loaded.ifPresent(image -> fx.execute(() -> show(place, image, side)))));
    }

    private static void show(StackPane place, DecodedImage image, double side) {
        var pixels = new PixelBuffer<>(image.width(), image.height(), IntBuffer.wrap(image.frames().getFirst()),
                PixelFormat.getIntArgbPreInstance());
        var view = new ImageView(new WritableImage(pixels));
        view.setFitWidth(side);
        view.setFitHeight(side);
        view.setClip(new Circle(side / 2, side / 2, side / 2));
        place.getChildren().add(view);
    }
}
