package app.tributary;

import app.tributary.account.DataDirectory;
import app.tributary.account.LookSettings;
import app.tributary.account.Theme;
import app.tributary.account.ViewLayout;
import app.tributary.account.ViewSettings;
import app.tributary.account.ViewsSettings;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Target;
import app.tributary.image.ImageStore;
import app.tributary.net.Network;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.RehearsalPlan;
import app.tributary.rehearsal.Scenario;
import app.tributary.ui.FxThread;
import app.tributary.ui.console.Console;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/**
 * Makes the pictures of the README from a rehearsal, without a display. Fonts for every script in them:
 * DejaVu (Arabic) and one for Chinese, such as Droid Sans Fallback or Noto Sans CJK.
 */
public final class Screenshots {
    private static final Path PICTURES = Path.of("assets", "screenshots");
    private static final int ROWS = 100;

    /** A picture, and whether there is a second one of a narrow window. */
    private record Shot(String name, Theme theme, ViewsSettings views, boolean narrow) {}

    private static final List<Shot> SHOTS = List.of(new Shot("views-light", Theme.LIGHT, sideBySide(), false),
            new Shot("console-dark", Theme.DARK, ViewsSettings.STANDARD, true),
            new Shot("console-light", Theme.LIGHT, ViewsSettings.STANDARD, true));

    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Files.createDirectories(PICTURES);
        Path folder = Files.createTempDirectory("tributary-pictures");
        try {
            take(folder);
        } finally {
            try (var all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(Screenshots::delete);
            }
        }
        Platform.exit();
    }

    private static void take(Path folder) throws Exception {
        var program = new Tributary();
        var directory = ((DataDirectory.Opening.Opened) DataDirectory.open(folder)).directory();
        var network = new Network(program.clock());
        Console.startToolkit();
        try (var house = new House(directory, program.clock(), network, program.platforms(network));
                var reception = new Reception(house, () -> {}, () -> {}, () -> {});
                var console = Console.open(reception, new ImageStore(network, directory.cache()))) {
            for (var shot : SHOTS) {
                console.letGo();
                var evening = house.startRehearsal(new RehearsalPlan(Scenario.EVENING, Optional.empty(),
                        OptionalDouble.of(9), 7, Optional.empty(), 0));
                evening.settings().update(
                        now -> now.withLook(new LookSettings(shot.theme(), now.look().language(), 1, true, false))
                                .withViews(shot.views()).withDraft(Optional.empty()));
                var rows = new AtomicInteger();
                Set<Channel> live = ConcurrentHashMap.newKeySet();
                var _ = evening.session().feed().subscribe(batch -> batch.events().forEach(event -> {
                    if (event instanceof ChatEvent.Message) {
                        rows.incrementAndGet();
                    } else if (event instanceof ChatEvent.Connection(var channel, var state, var _)
                            && state instanceof ConnectionState.Live) {
                        live.add(channel);
                    }
                }));
                console.show(Evenings.shown(house, false));
                house.openChannels();
                until(() -> live.size() == evening.settings().current().channels().size() && rows.get() >= ROWS,
                        Duration.ofMinutes(1));
                send(evening);
                point(300, 430);
                picture(1280, 800, PICTURES.resolve(shot.name() + ".png"));
                if (shot.narrow()) {
                    picture(480, 800, PICTURES.resolve(shot.name() + "-narrow.png"));
                }
            }
        }
    }

    /** Everything, and beside it what wants an answer. */
    private static ViewsSettings sideBySide() {
        var answers = new ViewSettings("2", "To answer", Set.of(), "text:/\\?/ OR is:paid OR is:mention",
                ViewLayout.STANDARD, false);
        return new ViewsSettings(List.of(ViewSettings.ofEverything("1"), answers), List.of("1", "2"), "1", List.of());
    }

    /** The window at this size, after it has been laid out and its pictures have come. */
    private static void picture(int width, int height, Path file) throws Exception {
        onFx(() -> {
            var stage = (Stage) Window.getWindows().getFirst();
            stage.setWidth(width);
            stage.setHeight(height);
            return null;
        });
        TimeUnit.MILLISECONDS.sleep(1_500);
        var image = onFx(() -> {
            var shot = Window.getWindows().getFirst().getScene().snapshot(null);
            int wide = (int) shot.getWidth();
            int high = (int) shot.getHeight();
            var pixels = new int[wide * high];
            shot.getPixelReader().getPixels(0, 0, wide, high, PixelFormat.getIntArgbInstance(), pixels, 0, wide);
            var copy = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
            copy.setRGB(0, 0, wide, high, pixels, 0, wide);
            return copy;
        });
        ImageIO.write(image, "png", file.toFile());
    }

    /** Clicks there, so that a message is selected, and takes the pointer away. */
    private static void point(double x, double y) throws Exception {
        onFx(() -> {
            var robot = new Robot();
            var window = Window.getWindows().getFirst();
            robot.mouseMove(window.getX() + x, window.getY() + y);
            robot.mouseClick(MouseButton.PRIMARY);
            robot.mouseMove(window.getX() + 2, window.getY() + 2);
            return null;
        });
    }

    private static <T> T onFx(Callable<T> action) throws Exception {
        var task = new FutureTask<>(action);
        FxThread.run(task);
        return task.get(20, TimeUnit.SECONDS);
    }

    /** One text to three places of which one refuses. */
    private static void send(House.Evening evening) throws Exception {
        var servers = evening.rehearsal().orElseThrow().servers();
        servers.forEach(server -> server.misbehave(new Mischief.RefuseOutlet("9", "token expired")));
        var desk = evening.session().desk();
        var targets = desk.targets().stream().filter(target -> target.send().possible())
                .filter(target -> !target.target().outlet().equals(Optional.of("7"))).map(target -> target.target())
                .toList();
        var dispatch = desk.send("Vote closes at half past, then we go for the waterfall lever",
                List.<Target>copyOf(targets),
                Optional.empty());
        var _ = desk.answered(dispatch.id()).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static void until(BooleanSupplier reached, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(100);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
