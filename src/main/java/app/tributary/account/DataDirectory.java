package app.tributary.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where everything lies that the program writes. The only class that knows directories. Immutable; any
 * thread may call.
 */
public final class DataDirectory {
    private final Path root;
    private final Path logs;
    private final Path cache;

    private DataDirectory(Path root, Path logs, Path cache) {
        this.root = root;
        this.logs = logs;
        this.cache = cache;
    }

    /** What became of the wish to use a directory. */
    public sealed interface Opening {
        /** It is there and can be written. */
        record Opened(DataDirectory directory) implements Opening {}

        /**
         * It cannot be used.
         *
         * @param problem one line for a person, in English, without a full stop
         */
        record Refused(String problem) implements Opening {}
    }

    /** Opens a directory that holds everything; makes it where it is missing. */
    public static Opening open(Path path) {
        Path root = path.toAbsolutePath().normalize();
        return prepare(inside(root));
    }

    /** Opens the system's conventional folders for this user. */
    public static Opening openConventional() {
        return prepare(conventional(System.getProperty("os.name", ""), System.getenv(),
                Path.of(System.getProperty("user.home", "."))));
    }

    /**
     * The conventional folders of a system: those of the XDG base directory specification, of macOS's
     * Library, of Windows' AppData.
     *
     * @param system the name that Java has for it
     * @param environment the variables in force
     * @param home the user's own folder
     */
    static DataDirectory conventional(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            Path library = home.resolve("Library");
            return new DataDirectory(library.resolve("Application Support/Tributary"),
                    library.resolve("Logs/Tributary"), library.resolve("Caches/Tributary"));
        }
        if (name.startsWith("windows")) {
            Path roaming = folder(environment, "APPDATA").orElse(home.resolve("AppData").resolve("Roaming"));
            Path local = folder(environment, "LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local"))
                    .resolve("Tributary");
            return new DataDirectory(roaming.resolve("Tributary"), local.resolve("logs"), local.resolve("cache"));
        }
        return new DataDirectory(
                folder(environment, "XDG_DATA_HOME").orElse(home.resolve(".local/share")).resolve("tributary"),
                folder(environment, "XDG_STATE_HOME").orElse(home.resolve(".local/state")).resolve("tributary/logs"),
                folder(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve("tributary"));
    }

    /** The directory that has all others in it, unless the conventional folders are in use. */
    public Path root() {
        return root;
    }

    /** {@code settings.json}. */
    public Path settingsFile() {
        return root.resolve("settings.json");
    }

    /** {@code history.db}. */
    public Path historyFile() {
        return root.resolve("history.db");
    }

    /** Where the log is written. */
    public Path logs() {
        return logs;
    }

    /** What can be deleted at any time: pictures. */
    public Path cache() {
        return cache;
    }

    /** The file whose lock says that a process owns the directory. */
    public Path lockFile() {
        return root.resolve("lock");
    }

    /** Where the owner says on which port, and against which token, it takes commands. */
    public Path handoverFile() {
        return root.resolve("handover.json");
    }

    /** The directory of rehearsals: the same layout, within this one. */
    public Opening openRehearsal() {
        return prepare(inside(root.resolve("rehearsal")));
    }

    /** The file of secrets under a passphrase. */
    Path encryptedSecretsFile() {
        return root.resolve("secrets.enc");
    }

    /** The file of secrets that only file rights protect. */
    Path plainSecretsFile() {
        return root.resolve("secrets.json");
    }

    /**
     * The random name of this directory; made once. The keychain's entries stand under it, so that two
     * directories never mix.
     *
     * @throws UncheckedIOException where it can be neither read nor made
     */
    String id() {
        Path file = root.resolve("id");
        try {
            if (Files.notExists(file)) {
                PrivateFile.writeOnce(file, (UUID.randomUUID() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the id of the data directory cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private static DataDirectory inside(Path root) {
        return new DataDirectory(root, root.resolve("logs"), root.resolve("cache"));
    }

    private static Opening prepare(DataDirectory directory) {
        for (Path folder : new Path[]{directory.root, directory.logs, directory.cache}) {
            var problem = prepare(folder);
            if (problem.isPresent()) {
                return new Opening.Refused(problem.get());
            }
        }
        return new Opening.Opened(directory);
    }

    /** Makes the folder and tries it out: the rights that are shown do not tell (root, read-only media). */
    private static Optional<String> prepare(Path folder) {
        try {
            PrivateFile.createFolders(folder);
        } catch (FileAlreadyExistsException inTheWay) {
            return Optional.of("the data directory " + folder + " is not a directory: " + inTheWay.getFile()
                    + " is a file");
        } catch (IOException e) {
            return Optional.of("the data directory " + folder + " cannot be created: " + words(e));
        }
        if (!Files.isReadable(folder)) {
            return Optional.of("the data directory " + folder + " cannot be read");
        }
        try {
            Files.delete(Files.createTempFile(folder, "trial", ".tmp"));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the data directory " + folder + " cannot be written: " + words(e));
        }
    }

    private static String words(IOException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (trouble instanceof FileSystemException fileTrouble && fileTrouble.getReason() != null) {
            return fileTrouble.getReason();
        }
        return trouble.getClass().getSimpleName();
    }

    /** A folder named by a variable; a relative one counts as unset, as the XDG specification wants. */
    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank()).map(Path::of)
                .filter(Path::isAbsolute);
    }
}
