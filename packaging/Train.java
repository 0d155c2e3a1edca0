import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives a program image that jpackage made its AOT cache: runs the packaged program for a while on the headless
 * platform, in rehearsal, and has the Java runtime write down what it loaded and linked. The program then starts in
 * about half the time. Which methods were hot is left out: with it the runtime compiles more while the program
 * starts, and needs more memory; docs/numbers.md tells how much. Where that cannot be done the image stays as it is,
 * and one line says why.
 *
 * <p>Run by the build: {@code java packaging/Train.java target/dist}.
 */
final class Train {
    private static final String NAME = "Tributary";
    private static final String CACHE = "tributary.aot";
    private static final int MINUTES = 5;

    private Train() {}

    /** Where the parts of an image are, below the folder that jpackage was given. */
    private record Image(String launcher, String app) {}

    private static final List<Image> IMAGES = List.of(new Image(NAME + "/bin/" + NAME, NAME + "/lib/app"),
            new Image(NAME + "/" + NAME + ".exe", NAME + "/app"),
            new Image(NAME + ".app/Contents/MacOS/" + NAME, NAME + ".app/Contents/app"));

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var dist = Path.of(arguments[0]).toAbsolutePath();
        var image = IMAGES.stream().filter(known -> Files.exists(dist.resolve(known.launcher()))).findFirst();
        if (image.isEmpty()) {
            say("there is no image in " + dist);
            return;
        }
        var app = dist.resolve(image.get().app());
        var cache = app.resolve(CACHE);
        var data = Files.createTempDirectory("tributary-training");
        var words = data.resolve("words.txt");
        var builder = new ProcessBuilder(dist.resolve(image.get().launcher()).toString(), "--data-dir",
                data.resolve("data").toString(), "rehearse", "--for", "30s", "--rate", "60")
                .redirectErrorStream(true).redirectOutput(words.toFile());
        builder.environment().put("JAVA_TOOL_OPTIONS",
                "-XX:AOTCacheOutput=\"" + cache + "\" -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining"
                        + " -Dglass.platform=Headless -Dprism.order=sw");
        try {
            var process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                say("the training run did not end");
            } else if (process.exitValue() != 0 || !Files.exists(cache)) {
                say("the training run ended with " + process.exitValue() + ": " + last(words));
            } else {
                Files.writeString(app.resolve(NAME + ".cfg"), "java-options=-XX:AOTCache=$APPDIR/" + CACHE + "\n",
                        StandardOpenOption.APPEND);
                System.out.printf("AOT cache: %d MB%n", Files.size(cache) >> 20);
                return;
            }
        } catch (IOException e) {
            say(e.getMessage());
        } finally {
            try (var all = Files.walk(data)) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.deleteIfExists(cache);
        Files.deleteIfExists(app.resolve(CACHE + ".config"));
    }

    private static String last(Path words) throws IOException {
        var lines = Files.readAllLines(words);
        return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }

    private static void say(String why) {
        System.out.println("The image is whole but has no AOT cache, and starts more slowly: " + why);
    }
}
