package app.tributary.ui.feed;

import app.tributary.image.DecodedImage;
import app.tributary.image.ImageStore;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The emotes for the screen: asks the store and keeps what was drawn lately. FX thread only. */
final class EmotePictures {
    private static final int KEPT = 400;
    private static final int KNOWN_RATIOS = 4_000;

    private final ImageStore store;
    private final Executor fx;
    private final Map<URI, MovingPicture> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<URI, Double> ratios = new LinkedHashMap<>();

    /** @param fx runs what it is given on the FX thread */
    EmotePictures(ImageStore store, Executor fx) {
        this.store = store;
        this.fx = fx;
    }

    /** The picture, where it is at hand. */
    Optional<MovingPicture> ready(URI address) {
        var known = kept.get(address);
        return known != null ? Optional.of(known) : store.ready(address).map(image -> keep(address, image));
    }

    /** Whether it cannot be had. */
    boolean isMissing(URI address) {
        return !kept.containsKey(address) && store.isMissing(address);
    }

    /** Width for each px of height, where the picture was seen before: its place then fits it. */
    Optional<Double> ratio(URI address) {
        return Optional.ofNullable(ratios.get(address));
    }

    /** Gets the picture; {@code done} hears on the FX thread, later. */
    void load(URI address, Consumer<Optional<MovingPicture>> done) {
        store.load(address,
                image -> fx.execute(() -> done.accept(image.map(decoded -> keep(address, decoded)))));
    }

    private MovingPicture keep(URI address, DecodedImage image) {
        var known = kept.get(address);
        if (known != null) {
            return known;
        }
        var picture = new MovingPicture(image);
        kept.put(address, picture);
        dropEldest(kept, KEPT);
        ratios.put(address, picture.ratio());
        dropEldest(ratios, KNOWN_RATIOS);
        return picture;
    }

    private static void dropEldest(Map<URI, ?> map, int most) {
        if (map.size() > most) {
            var eldest = map.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
