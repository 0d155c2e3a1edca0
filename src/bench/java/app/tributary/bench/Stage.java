package app.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The three processes: this one, the chat server, and consoles that are set up for its channel. Used by one
 * thread.
 */
final class Stage implements AutoCloseable {
    private final Path folder;
    private final Path errors;
    private final Launch launch;
    private final Child server;
    private final String chat;
    private final String emotes;
    /** The mean length of a line on the wire. */
    final String meanBytes;

    Stage(Launch launch) throws IOException {
        this.launch = launch;
        folder = Files.createTempDirectory("tributary-bench");
        var kept = Path.of("target/bench");
        Files.createDirectories(kept);
        errors = kept.resolve("stderr.txt");
        Files.deleteIfExists(errors);
        server = new Child(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                        "-Xmx512m", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
                        LoadServer.class.getName()),
                Map.of(), "", errors);
        String[] places = server.next(Duration.ofSeconds(30)).split(" ", -1);
        chat = places[0];
        emotes = places[1];
        meanBytes = places[2];
    }

    /** Where what is measured may be written. */
    Path folder() {
        return folder;
    }

    Child server() {
        return server;
    }

    Launch launch() {
        return launch;
    }

    /** A data directory in which only the channel of the server is set up, by the program itself. */
    Path dataDirectory(String name) throws IOException {
        var data = folder.resolve(name);
        var command = launch.withoutCache().command("app.tributary.Tributary", Map.of(),
                List.of("--data-dir", data.toString(), "channel", "add", "twitch:" + LoadServer.CHANNEL, "--endpoint",
                        "irc=" + chat, "--endpoint", "emotes=" + emotes));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(errors.toFile())).start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("the channel cannot be set up: see " + errors);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return data;
    }

    /** Starts the console, watched by the probe; its next line is "usable". */
    Child console(Screen screen, Path data, Launch how) throws IOException {
        var properties = new LinkedHashMap<>(screen.properties());
        properties.put("user.language", "en");
        return new Child(how.command(Probe.class.getName(), properties, List.of("--data-dir", data.toString())),
                screen.environment(), "@ ", errors);
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
