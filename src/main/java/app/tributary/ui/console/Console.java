package app.tributary.ui.console;

import app.tributary.image.ImageStore;
import app.tributary.ui.ConsoleHandlers;
import app.tributary.ui.FxThread;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * The console in its window: starts the toolkit, shows one evening after another in the same window, and
 * tells when the person has closed it. Any thread may call but the FX thread.
 */
public final class Console implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofMillis(500);
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(20);

    private final ConsoleHandlers handlers;
    private final ImageStore images;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Stage> stage = Optional.empty();
    private Optional<EveningWindow> window = Optional.empty();

    private Console(ConsoleHandlers handlers, ImageStore images) {
        this.handlers = handlers;
        this.images = images;
    }

    /**
     * Starts the toolkit, which goes on with that beside the caller. May be called once in the life of a process.
     *
     * @throws RuntimeException where no window can be had: no display, or a library is missing
     */
    public static void startToolkit() {
        Platform.startup(() -> Platform.setImplicitExit(false));
    }

    /**
     * The console, on the toolkit that was started, without a window yet.
     *
     * @param images belongs to the console from here on
     */
    public static Console open(ConsoleHandlers handlers, ImageStore images) {
        return new Console(handlers, images);
    }

    /** Lets go of the evening that is shown and keeps what must not be lost of it: before the evening itself ends. */
    public void letGo() {
        onFx(() -> {
            window.ifPresent(EveningWindow::close);
            window = Optional.empty();
        }, SHOWN_WITHIN);
    }

    /** Shows this evening, in the place of what was shown. Returns when it listens to the evening's feed. */
    public void show(Evening evening) {
        onFx(() -> {
            window.ifPresent(EveningWindow::close);
            var shown = stage.orElseGet(this::newStage);
            var next = new EveningWindow(evening, handlers, images);
            window = Optional.of(next);
            next.show(shown);
        }, SHOWN_WITHIN);
    }

    /** The list of channels, of accounts, or the welcome has changed. */
    public void refresh(Evening evening) {
        FxThread.run(() -> window.ifPresent(shown -> shown.refresh(evening)));
    }

    /** Waits until the person has closed the window. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /**
     * Keeps what must not be lost and closes the window. The toolkit ends with the process, by a hook of its
     * own: to end it from here while the process is told to end would wait for ever.
     */
    @Override
    public void close() {
        onFx(() -> {
            window.ifPresent(EveningWindow::close);
            window = Optional.empty();
            stage.ifPresent(Stage::hide);
        }, LAST_WORDS);
        images.close();
        closed.countDown();
    }

    private Stage newStage() {
        var made = new Stage();
        made.setOnHidden(hidden -> closed.countDown());
        stage = Optional.of(made);
        return made;
    }

    /** Does it on the FX thread and waits for it, but not longer than this. */
    private static void onFx(Runnable action, Duration limit) {
        var done = new CountDownLatch(1);
        FxThread.run(() -> {
            try {
                action.run();
            } finally {
                done.countDown();
            }
        });
        try {
            var _ = done.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
