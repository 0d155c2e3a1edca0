package app.tributary.bench;

import app.tributary.ui.feed.ShownRows;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * How the real program is started: as its launcher does, with the bench behind its class path.
 *
 * @param name for the report: the image, or the classes
 * @param java the runtime
 * @param options of the runtime, without class path and main class
 * @param classPath of the program
 * @param aotCache the image's
 */
record Launch(String name, Path java, List<String> options, List<Path> classPath, Optional<Path> aotCache) {
    private static final Path OWN = ownClasses();

    /** The image that is named, or made, or else the classes that the build left. */
    static Launch find() {
        String named = System.getProperty("bench.image", "");
        var image = Path.of(named.isEmpty() ? "target/dist/Tributary" : named);
        boolean classes = named.equals("none");
        if (!classes && Files.isDirectory(image)) {
            return ofImage(image);
        }
        if (!named.isEmpty() && !classes) {
            throw new IllegalArgumentException("no image in " + image);
        }
        return ofArguments(Path.of(System.getProperty("bench.args", "target/run.args")));
    }

    /** As {@code bin/Tributary} starts it: what stands in its configuration. */
    private static Launch ofImage(Path image) {
        var app = image.resolve("lib/app").toAbsolutePath();
        var options = new ArrayList<String>();
        var classPath = new ArrayList<Path>();
        Optional<Path> cache = Optional.empty();
        for (String line : lines(app.resolve("Tributary.cfg"))) {
            String value = line.substring(line.indexOf('=') + 1).replace("$APPDIR", app.toString());
            if (line.startsWith("app.classpath=")) {
                classPath.add(Path.of(value));
            } else if (line.startsWith("java-options=-XX:AOTCache=")) {
                cache = Optional.of(Path.of(value.substring(value.indexOf('=') + 1)));
            } else if (line.startsWith("java-options=")) {
                options.add(value);
            }
        }
        return new Launch("image", image.resolve("lib/runtime/bin/java").toAbsolutePath(), options, classPath, cache);
    }

    /** As {@code java @target/run.args} starts it. */
    private static Launch ofArguments(Path file) {
        var options = new ArrayList<String>();
        var classPath = new ArrayList<Path>();
        for (String line : lines(file)) {
            String unquoted = line.replace("\"", "");
            if (unquoted.startsWith("--class-path ")) {
                for (String part : unquoted.substring("--class-path ".length()).split(File.pathSeparator, -1)) {
                    classPath.add(Path.of(part));
                }
            } else if (unquoted.startsWith("-")) {
                options.addAll(List.of(unquoted.split(" ", 2)));
            }
        }
        return new Launch("classes", Path.of(System.getProperty("java.home"), "bin", "java"), options, classPath,
                Optional.empty());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the AOT cache. */
    Launch withoutCache() {
        return new Launch(name, java, options, classPath, Optional.empty());
    }

    /** The command that runs a class of the bench within the program's own runtime and class path. */
    List<String> command(String mainClass, Map<String, String> properties, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(options);
        aotCache.ifPresent(cache -> command.add("-XX:AOTCache=" + cache));
        command.add("--sun-misc-unsafe-memory-access=allow");
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        String more = System.getProperty("bench.java", "");
        if (!more.isBlank()) {
            command.addAll(List.of(more.split(" ", -1)));
        }
        command.add("-cp");
        var path = new ArrayList<String>();
        classPath.forEach(part -> path.add(part.toString()));
        path.add(OWN.toString());
        command.add(String.join(File.pathSeparator, path));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /**
     * The classes of the bench, and nothing else of the tests, as a jar: an AOT cache takes no folder on the
     * class path.
     */
    private static Path ownClasses() {
        try {
            var from = Path.of(Launch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            var jar = Path.of("target/bench/bench.jar").toAbsolutePath();
            Files.createDirectories(jar.getParent());
            try (var out = new JarOutputStream(Files.newOutputStream(jar)); var files = Files.walk(from)) {
                for (var file : files.filter(Launch::isOfTheBench).toList()) {
                    out.putNextEntry(new JarEntry(from.relativize(file).toString().replace(File.separatorChar, '/')));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfTheBench(Path file) {
        String name = file.toString();
        return name.endsWith(".class") && (name.contains("bench" + File.separator)
                || name.contains(ShownRows.class.getSimpleName()));
    }
}
