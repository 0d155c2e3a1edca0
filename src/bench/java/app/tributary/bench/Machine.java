package app.tributary.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** On what it was measured, in one line. */
final class Machine {
    private Machine() {}

    static String inWords() {
        return "%s, %d processors, %s RAM, %s".formatted(value("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(), memory(), value("/etc/os-release", "PRETTY_NAME"));
    }

    /** The commit that the working copy stands at; with a plus where something is changed. */
    static String commit() {
        String head = output("git", "rev-parse", "--short", "HEAD");
        return head.isEmpty()
                ? "unknown"
                : head + (output("git", "status", "--porcelain", "-uno").isEmpty() ? "" : "+");
    }

    private static String memory() {
        String kib = value("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
        return kib.isEmpty() ? "?" : String.format(Locale.ROOT, "%.0f GB", Long.parseLong(kib) / 1048576.0);
    }

    private static String value(String file, String key) {
        try {
            for (String line : Files.readAllLines(Path.of(file))) {
                if (line.startsWith(key)) {
                    return line.substring(key.length()).replaceFirst("^\\s*[:=]\\s*", "").replace("\"", "").strip();
                }
            }
        } catch (IOException elsewhere) {
            return System.getProperty("os.name") + " " + System.getProperty("os.arch");
        }
        return "";
    }

    private static String output(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException noGit) {
            return "";
        }
    }
}
