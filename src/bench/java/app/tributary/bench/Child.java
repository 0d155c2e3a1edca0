package app.tributary.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process of ours that answers each line with a line. Used by one thread. */
final class Child implements AutoCloseable {
    private static final String ENDED = "\0";

    private final Process process;
    private final Writer in;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    /** When it was started, by {@link System#nanoTime()}. */
    final long started;

    /**
     * Starts it.
     *
     * @param mark what the lines for us begin with; all others go to the error output
     * @param errors where its error output goes
     */
    Child(List<String> command, Map<String, String> environment, String mark, Path errors) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        started = System.nanoTime();
        process = builder.start();
        in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("answers").start(() -> {
            try (var out = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.startsWith(mark)) {
                        answers.add(line.substring(mark.length()));
                    } else {
                        System.err.println(line);
                    }
                }
            } catch (IOException e) {
                System.err.println("a process cannot be heard: " + e);
            }
            answers.add(ENDED);
        });
    }

    /** Its next line. */
    String next(Duration within) {
        try {
            String answer = answers.poll(within.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null || answer.equals(ENDED)) {
                throw new IllegalStateException(answer == null
                        ? "no answer within " + within.toSeconds() + " s"
                        : "the process has ended: " + process.info().commandLine().orElse("") + " "
                                + (process.isAlive() ? "" : process.exitValue()));
            }
            if (answer.startsWith("?")) {
                throw new IllegalStateException("refused: " + answer);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Tells it something and does not wait. */
    void tell(String command) {
        try {
            in.write(command + "\n");
            in.flush();
        } catch (IOException e) {
            throw new IllegalStateException("cannot tell it: " + command, e);
        }
    }

    /** Its answer to a command. */
    String ask(String command) {
        tell(command);
        return next(Duration.ofMinutes(1));
    }

    /** An answer of the form {@code KEY=VALUE KEY=VALUE}. */
    Map<String, String> table(String command) {
        return table(command, ask(command));
    }

    static Map<String, String> table(String command, String answer) {
        var table = new HashMap<String, String>();
        for (String pair : answer.split(" ", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalStateException("no answer to " + command + ": " + answer);
            }
            table.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return table;
    }

    long pid() {
        return process.pid();
    }

    /**
     * By how much its clock is ahead of ours, in ns; 0 where its readings fall between ours, as they must on
     * Linux, where {@link System#nanoTime()} is the machine's monotonic clock in every process.
     */
    long clockAhead() {
        long ahead = 0;
        for (int i = 0; i < 20; i++) {
            long before = System.nanoTime();
            long there = Long.parseLong(ask("clock"));
            long after = System.nanoTime();
            if (there >= before && there <= after) {
                return 0;
            }
            ahead = there - (before + after) / 2;
        }
        return ahead;
    }

    /** Asks it to end and waits; its exit code. */
    int end() {
        try {
            tell("quit");
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } catch (IllegalStateException gone) {
            process.destroyForcibly();
            return -1;
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            end();
        }
    }
}
