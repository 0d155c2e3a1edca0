package app.tributary.ui;

import app.tributary.account.LookSettings;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dresses a scene: the palette, the sizes, the font. The colours are looked-up colours of {@code theme-dark.css} or
 * {@code theme-light.css}; the root carries a class of the same name, and {@code comfortable} where that density is
 * wanted. FX thread only.
 */
public final class Theme implements AutoCloseable {
    /** The size of the text at scale 1, in px. */
    public static final double TEXT_SIZE = 13.5;

    private static final double ICON_SIZE = 16;
    private static final double SMALL_ICON_SIZE = 13;
    private static final Logger LOG = LoggerFactory.getLogger(Theme.class);
    private static final String SHEET = sheet("tributary.css");
    private static final String DARK = sheet("theme-dark.css");
    private static final String LIGHT = sheet("theme-light.css");

    private final Scene scene;
    private final Subscription system;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper still = new ReadOnlyBooleanWrapper(false);
    private LookSettings look;

    /** Dresses the scene at once, and again whenever the system's colours change while the look follows them. */
    public Theme(Scene scene, LookSettings look) {
        this.scene = scene;
        this.look = look;
        Fonts.load();
        var preferences = Platform.getPreferences();
        system = Subscription.combine(preferences.colorSchemeProperty().subscribe(scheme -> dress()),
                preferences.reducedMotionProperty().subscribe(reduced -> dress()));
    }

    /** Dresses the scene anew. */
    public void wear(LookSettings wanted) {
        look = wanted;
        dress();
    }

    /** What it wears. */
    public LookSettings look() {
        return look;
    }

    /** Whether the palette in force is the dark one. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** Whether nothing may move by itself: the user or the system says so. */
    public ReadOnlyBooleanProperty stillProperty() {
        return still.getReadOnlyProperty();
    }

    /** Lets go of the system's preferences. */
    @Override
    public void close() {
        system.unsubscribe();
    }

    private void dress() {
        var preferences = Platform.getPreferences();
        boolean wantsDark = switch (look.theme()) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> preferences.getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(
                wantsDark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        var classes = scene.getRoot().getStyleClass();
        classes.removeAll("theme-dark", "theme-light", "comfortable");
        classes.add(wantsDark ? "theme-dark" : "theme-light");
        if (look.comfortable()) {
            classes.add("comfortable");
        }
        scene.getStylesheets().setAll(List.of(wantsDark ? DARK : LIGHT, SHEET, sizeSheet(look.scale())));
        dark.set(wantsDark);
        still.set(look.reducedMotion() || preferences.isReducedMotion());
    }

    /** As a sheet and not as a style of the root, because popups take over the sheets of their window only. */
    private static String sizeSheet(double scale) {
        // An icon is a letter: its size in em would be of itself.
        String css = String.format(Locale.ROOT,
                ".root { -fx-font-size: %.2fpx; } .ikonli-font-icon { -fx-icon-size: %.2fpx; }"
                        + " .small-icon .ikonli-font-icon { -fx-icon-size: %.2fpx; }",
                TEXT_SIZE * scale, ICON_SIZE * scale, SMALL_ICON_SIZE * scale);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String sheet(String name) {
        var address = Theme.class.getResource(name);
        if (address == null) {
            throw new IllegalStateException(name + " is not in the program");
        }
        return address.toExternalForm();
    }

    /** The shipped faces of Inter, loaded once; without them the system's font serves. */
    private static final class Fonts {
        private static final List<String> FACES = List.of("Regular", "Medium", "SemiBold", "Bold");
        private static final boolean LOADED = loadAll();

        private static void load() {
            if (!LOADED) {
                LOG.debug("not every face of Inter is there; the system's font serves");
            }
        }

        private static boolean loadAll() {
            boolean all = true;
            for (var face : FACES) {
                all &= loadFace("/app/tributary/assets/fonts/Inter-" + face + ".otf");
            }
            return all;
        }

        private static boolean loadFace(String path) {
            try (var bytes = Theme.class.getResourceAsStream(path)) {
                return bytes != null && Font.loadFont(bytes, TEXT_SIZE) != null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
