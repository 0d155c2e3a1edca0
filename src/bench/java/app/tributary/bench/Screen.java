package app.tributary.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * On what the window stands.
 *
 * @param name for the report
 * @param properties of the Java runtime
 * @param environment of the process; an empty value takes a variable away
 * @param owned the display server that was started for it
 */
record Screen(String name, Map<String, String> properties, Map<String, String> environment,
        Optional<Process> owned) implements AutoCloseable {
    private static final String WANTED = System.getProperty("bench.platform", "both");

    /** Those that are wanted by {@code bench.platform} and can be had. */
    static List<Screen> wanted() throws IOException {
        var screens = new ArrayList<Screen>();
        if (!WANTED.equals("display")) {
            screens.add(new Screen("headless", Map.of("glass.platform", "Headless", "prism.order", "sw"), Map.of(),
                    Optional.empty()));
        }
        if (!WANTED.equals("headless")) {
            display().ifPresentOrElse(screens::add,
                    () -> System.out.println("No display: DISPLAY is not set and there is no Xvfb. Headless only."));
        }
        return screens;
    }

    private static Optional<Screen> display() throws IOException {
        String pipeline = System.getProperty("bench.prism", "sw");
        String known = System.getenv().getOrDefault("DISPLAY", "");
        if (!known.isBlank()) {
            return Optional.of(new Screen("display " + known, Map.of("prism.order", pipeline), Map.of(),
                    Optional.empty()));
        }
        try {
            // it chooses a number that is free and says it when it is ready
            var server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten",
                    "tcp").redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String number = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (number == null) {
                return Optional.empty();
            }
            return Optional.of(new Screen("Xvfb", Map.of("prism.order", pipeline),
                    Map.of("DISPLAY", ":" + number.strip()), Optional.of(server)));
        } catch (IOException noXvfb) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        owned.ifPresent(Process::destroy);
    }
}
