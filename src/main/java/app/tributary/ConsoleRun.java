package app.tributary;

import app.tributary.cli.ConsoleRequest;
import app.tributary.cli.ExitCode;
import app.tributary.cli.HandoverServer;
import app.tributary.cli.Terminal;
import app.tributary.cli.TextFeed;
import app.tributary.image.ImageStore;
import app.tributary.rehearsal.RehearsalPlan;
import app.tributary.ui.console.Console;
import app.tributary.ui.console.Evening;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the console, in a window or as text, from its start to its end. */
final class ConsoleRun {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleRun.class);

    private final ConsoleRequest request;
    private final Terminal terminal;
    private final House house;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<HandoverServer> handover = Optional.empty();
    private volatile Optional<Console> console = Optional.empty();

    ConsoleRun(ConsoleRequest request, Terminal terminal, House house) {
        this.request = request;
        this.terminal = terminal;
        this.house = house;
    }

    /** Runs until the window is closed or the process is told to end; then everything is written. */
    int untilEnded() {
        // a signal ends the process after this: whatever was accepted is on the disk when it returns
        var hook = new Thread(this::end, "end");
        Runtime.getRuntime().addShutdownHook(hook);
        house.settings().load().problem().ifPresent(terminal::problem);
        // first of all: the toolkit starts beside the rest
        Optional<String> why = request.headless() ? Optional.of("") : Display.whyNoWindow(System.getenv());
        if (why.isEmpty()) {
            why = startToolkit();
        }
        try {
            start();
        } catch (IOException e) {
            terminal.problem("the console cannot start: " + e.getMessage());
            return ExitCode.FAILED;
        }
        openForCommands();
        request.lasts().ifPresent(this::endAfter);
        why.ifPresentOrElse(this::asText, this::inWindow);
        end();
        return ExitCode.DONE;
    }

    /** Why there is no window where it cannot be had. */
    private static Optional<String> startToolkit() {
        try {
            Console.startToolkit();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(Display.inWords(e));
        }
    }

    private void start() throws IOException {
        boolean nothingSetUp = house.settings().current().channels().isEmpty();
        if (request.rehearsal().isPresent() || nothingSetUp) {
            var stage = house.startRehearsal(request.rehearsal().orElseGet(RehearsalPlan::standard)).settings();
            if (house.settings().load().problem().isPresent()) {
                // who suddenly has nothing set up must be told why: on the welcome card
                stage.update(now -> now.withWelcomeDismissed(false));
            }
        } else {
            house.startLive();
        }
    }

    /** As if its user had closed the window, or ended the text. */
    private void endAfter(Duration time) {
        Thread.ofVirtual().name("end-of-time").start(() -> {
            try {
                if (!ended.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                    console.ifPresentOrElse(Console::close, ended::countDown);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Other processes hand their commands over from here on. */
    private void openForCommands() {
        try {
            handover = Optional
                    .of(HandoverServer.open(request.directory(),
                            new Commands(() -> house.evening().session(),
                                    channel -> house.evening().settings().current().channel(channel).isPresent(),
                                    house.clock())));
        } catch (IOException e) {
            LOG.error("no commands can be taken from other processes", e);
            terminal.problem("commands of other processes cannot be taken: " + e.getMessage());
        }
    }

    /** Opens the window and waits for its end. */
    private void inWindow() {
        var images = new ImageStore(house.network(), house.directory().cache());
        try (var reception = new Reception(house, () -> console.ifPresent(Console::letGo), this::showEvening,
                this::refreshWindow)) {
            var opened = Console.open(reception, images);
            console = Optional.of(opened);
            showEvening();
            opened.awaitClosed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void showEvening() {
        console.ifPresent(window -> window.show(evening()));
        house.openChannels();
    }

    private void refreshWindow() {
        console.ifPresent(window -> window.refresh(evening()));
    }

    private Evening evening() {
        return Evenings.shown(house, request.rehearsal().isEmpty());
    }

    private void asText(String why) {
        if (!why.isEmpty()) {
            terminal.problem("no window, so the feed goes here as text: " + why);
        }
        var evening = house.evening();
        if (evening.isRehearsal()) {
            terminal.line(
                    "# rehearsal: loopback platforms with a made-up cast; nothing leaves this machine. Ctrl-C ends it.");
        }
        try (var text = new TextFeed(terminal, ZoneId.systemDefault());
                var _ = evening.session().feed().subscribe(text)) {
            house.openChannels();
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        try {
            handover.ifPresent(HandoverServer::close);
            console.ifPresent(Console::close);
            house.close();
        } catch (RuntimeException e) {
            LOG.error("the console did not end cleanly", e);
        } finally {
            ended.countDown();
        }
    }
}
