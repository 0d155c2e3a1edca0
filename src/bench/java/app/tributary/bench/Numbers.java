package app.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** The page that the measurements leave behind: one part for each kind, in the order of their names. */
final class Numbers {
    private static final String WHOLE = "numbers.md";

    private Numbers() {}

    /**
     * Writes a part, in place of an older one, and puts the whole page together anew.
     *
     * @param directory where the page is; made if missing
     * @param part the name of the part, for its file and its place on the page
     * @param text Markdown, with its heading
     */
    static void write(Path directory, String part, String text) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(part + ".part.md"), text);
        var whole = new StringBuilder();
        try (var files = Files.newDirectoryStream(directory, "*.part.md")) {
            var parts = new TreeSet<Path>();
            files.forEach(parts::add);
            for (var file : parts) {
                whole.append(Files.readString(file)).append('\n');
            }
        }
        Files.writeString(directory.resolve(WHOLE), whole);
    }

    /** The machine, as the tables name it. */
    static String machine() throws IOException {
        return "%s %s, %d cores (%s), Java %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(), processor(), Runtime.version());
    }

    private static String processor() throws IOException {
        var info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return "processor unknown";
        }
        try (var lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("processor unknown");
        }
    }
}
