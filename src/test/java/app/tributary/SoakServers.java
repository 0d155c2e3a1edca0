package app.tributary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The loopback platforms of a long run in a process of their own, so that the memory that is measured is the
 * console's alone. It is told by lines: "warm", which is answered with a line when it is through; "play"; "stop",
 * which is answered with all that the servers know; the end of its input ends it.
 */
final class SoakServers implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final PrintStream tell;
    private final BufferedReader hear;
    private final List<SoakPlace> places;

    private SoakServers(Process process) {
        this.process = process;
        tell = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        hear = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        places = JSON.readValue(line(), new TypeReference<>() {
        });
    }

    /** Starts the process; it is ready when this returns. */
    static SoakServers start(Duration lasts, long seed) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new SoakServers(new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"),
                SoakServers.class.getName(), String.valueOf(lasts.toMillis()), String.valueOf(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** The process itself: how long, and the seed. */
    public static void main(String[] arguments) throws IOException {
        // whatever a library prints must not stand between the answers
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var plan = SoakPlan.standard(Duration.ofMillis(Long.parseLong(arguments[0])), Long.parseLong(arguments[1]));
        try (var stage = SoakStage.open(plan, InstantSource.system());
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            out.println(JSON.writeValueAsString(stage.places()));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                switch (line) {
                    case "warm" -> {
                        stage.warmUp();
                        out.println(line);
                    }
                    case "play" -> stage.play();
                    default -> {
                        stage.stop();
                        out.println(JSON.writeValueAsString(stage.truth()));
                    }
                }
            }
        }
        System.exit(0);
    }

    List<SoakPlace> places() {
        return places;
    }

    /** Has people write before it begins; returns when they are through. */
    void warmUp() {
        tell.println("warm");
        line();
    }

    void play() {
        tell.println("play");
    }

    /** Ends the talk and the mischief; what the servers took and did. */
    List<SoakTruth> stop() {
        tell.println("stop");
        return JSON.readValue(line(), new TypeReference<>() {
        });
    }

    /** The processor time of the servers so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private String line() {
        try {
            String line = hear.readLine();
            if (line == null) {
                throw new IOException("the servers have ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        tell.close();
        process.onExit().orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).exceptionally(late -> {
            process.destroyForcibly();
            return process;
        }).join();
    }
}
