package app.tributary.ui;

import app.tributary.account.LookSettings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javax.imageio.ImageIO;

/**
 * A window on the headless screen of 1000 x 1000 px, with a mouse and keys that wait until what they did is
 * drawn. Its methods are called from the thread of the test.
 */
public final class OnScreen implements AutoCloseable {
    private static final boolean STARTED = start();

    private final Stage stage;
    private final Scene scene;
    private final Optional<Theme> theme;
    private final Robot robot;

    private OnScreen(Supplier<? extends Parent> content, double width, double height, LookSettings look) {
        scene = new Scene(content.get(), width, height);
        theme = Optional.of(new Theme(scene, look));
        stage = new Stage(StageStyle.UNDECORATED);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        stage.requestFocus();
        robot = new Robot();
    }

    /** Opens a window around what the supplier makes on the FX thread, with the pointer in the far corner. */
    public static OnScreen open(Supplier<? extends Parent> content, double width, double height, LookSettings look) {
        if (!STARTED) {
            throw new IllegalStateException("no toolkit");
        }
        var window = get(() -> new OnScreen(content, width, height, look));
        window.point(999, 999);
        return window;
    }

    private OnScreen(Stage shown) {
        stage = shown;
        scene = shown.getScene();
        theme = Optional.empty();
        stage.requestFocus();
        robot = new Robot();
    }

    /** Has the toolkit ready for those who post to its thread before there is a window. */
    public static void begin() {
        if (!STARTED) {
            throw new IllegalStateException("no toolkit");
        }
    }

    /** A window that the supplier opens and dresses itself, on the FX thread. */
    public static OnScreen around(Supplier<Stage> opening) {
        if (!STARTED) {
            throw new IllegalStateException("no toolkit");
        }
        var window = get(() -> new OnScreen(opening.get()));
        window.point(999, 999);
        return window;
    }

    /** Runs the action on the FX thread and waits for its end. */
    public static void run(Runnable action) {
        get(() -> {
            action.run();
            return true;
        });
    }

    /** What the supplier gives on the FX thread. */
    public static <T> T get(Supplier<T> supplier) {
        if (Platform.isFxApplicationThread()) {
            return supplier.get();
        }
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(supplier.get());
            } catch (Throwable thrown) {
                result.completeExceptionally(thrown);
            }
        });
        try {
            return result.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the FX thread does not answer", e);
        }
    }

    /** Waits until everything asked for so far is drawn. */
    public static void frames(int count) {
        var left = new CountDownLatch(count);
        var timer = get(() -> {
            var counting = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    left.countDown();
                }
            };
            counting.start();
            Platform.requestNextPulse();
            return counting;
        });
        try {
            if (!left.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("no frames are drawn");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            run(timer::stop);
        }
    }

    /** Waits until a condition, asked on the FX thread once a frame, holds. */
    public static void until(String what, BooleanSupplier condition) {
        for (int i = 0; i < 600; i++) {
            if (get(condition::getAsBoolean)) {
                return;
            }
            frames(1);
        }
        throw new AssertionError("never: " + what);
    }

    public Scene scene() {
        return scene;
    }

    public Stage stage() {
        return stage;
    }

    public void wear(LookSettings look) {
        run(() -> theme.orElseThrow().wear(look));
        frames(2);
    }

    /** Moves the pointer. */
    public void point(double x, double y) {
        run(() -> robot.mouseMove(x, y));
        frames(2);
    }

    /** Moves the pointer to the middle of a node. */
    public void point(Node node) {
        var bounds = get(() -> node.localToScreen(node.getLayoutBounds()));
        point(Math.rint(bounds.getCenterX()), Math.rint(bounds.getCenterY()));
    }

    public void click(MouseButton button) {
        run(() -> robot.mouseClick(button));
        frames(2);
    }

    /** Presses a button of the mouse and keeps it down. */
    public void hold(MouseButton button) {
        run(() -> robot.mousePress(button));
        frames(2);
    }

    /** Lets a button of the mouse go. */
    public void letGo(MouseButton button) {
        run(() -> robot.mouseRelease(button));
        frames(2);
    }

    /** Presses the main button, moves the pointer there, and lets go. */
    public void drag(double x, double y) {
        run(() -> robot.mousePress(MouseButton.PRIMARY));
        point(Math.rint(x), Math.rint(y));
        run(() -> robot.mouseRelease(MouseButton.PRIMARY));
        frames(2);
    }

    public void wheel(int notches) {
        run(() -> robot.mouseWheel(notches));
        frames(2);
    }

    /** Presses the keys together. */
    public void press(KeyCode... keys) {
        run(() -> {
            for (var key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
        });
        frames(2);
    }

    /** What the window shows, also as a file under {@code target/pictures}. */
    public BufferedImage picture(String name) {
        return picture(name, scene);
    }

    /** The same of another scene: that of a menu. */
    public BufferedImage picture(String name, Scene what) {
        frames(3);
        WritableImage shot = get(() -> what.snapshot(null));
        int width = (int) shot.getWidth();
        int height = (int) shot.getHeight();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pixels = shot.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            var folder = Files.createDirectories(Path.of("target", "pictures"));
            ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }

    @Override
    public void close() {
        run(() -> {
            theme.ifPresent(Theme::close);
            stage.close();
        });
    }

    private static boolean start() {
        var up = new CountDownLatch(1);
        try {
            Platform.startup(up::countDown);
        } catch (IllegalStateException alreadyUp) {
            up.countDown();
        }
        Platform.setImplicitExit(false);
        try {
            return up.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
