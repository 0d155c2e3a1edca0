package app.tributary.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings in force and their file. A change counts at once and is written soon after, on a thread
 * of the store, as a whole file or not at all. Any thread may call.
 *
 * <p>What a person set up is kept in three older copies ({@code settings.json.1} is the newest of
 * them); a change of the draft or of a window's place alone makes no copy.
 */
public final class SettingsStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final Duration GATHERING = Duration.ofMillis(200);
    private static final int COPIES = 3;
    private static final long MOST_BYTES = 8L << 20;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    /** What was found on the disk. */
    public sealed interface Load {
        /** One English line for the terminal where the settings could not be used. */
        default Optional<String> problem() {
            return this instanceof SetAside(var where, var why)
                    ? Optional.of("the settings could not be used (" + why + "); they are kept as " + where)
                    : Optional.empty();
        }

        /** The settings of the file. */
        record Loaded() implements Load {}

        /** There was no file: nothing is set up. */
        record Fresh() implements Load {}

        /**
         * There was a file that this version cannot use. It was moved out of the way as it is, and
         * nothing is set up.
         *
         * @param where the file now
         * @param why one line for a person, in English
         */
        record SetAside(Path where, String why) implements Load {}
    }

    private final Path file;
    private final Load load;
    private final ObjectNode tree;
    private final ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(1,
            Thread.ofVirtual().name("settings").factory());
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock changing = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Settings current;
    private Settings written;
    private boolean due;

    private SettingsStore(Path file, Load load, ObjectNode tree, Settings settings) {
        this.file = file;
        this.load = load;
        this.tree = tree;
        this.current = settings;
        this.written = settings;
    }

    /**
     * Reads the settings of a directory.
     *
     * @param clock names the file that is set aside
     * @throws UncheckedIOException where an unusable file cannot be moved out of the way: it would be
     *         lost with the first change
     */
    public static SettingsStore open(DataDirectory directory, InstantSource clock) {
        Path file = directory.settingsFile();
        var empty = SettingsJson.MAPPER.createObjectNode();
        byte[] bytes;
        try {
            if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
                return afterSettingAside(file, "broken", "it is larger than any settings file can be", clock);
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException noneYet) {
            return new SettingsStore(file, new Load.Fresh(), empty, Settings.EMPTY);
        } catch (IOException e) {
            return afterSettingAside(file, "broken", "it cannot be read: " + e.getClass().getSimpleName(), clock);
        }
        try {
            if (!(SettingsJson.MAPPER.readTree(bytes) instanceof ObjectNode tree)) {
                return afterSettingAside(file, "broken", "it is not a JSON object", clock);
            }
            var root = new SettingsNode(tree, "settings");
            double schema = root.need("schema").number();
            if (schema > Settings.SCHEMA) {
                return afterSettingAside(file, "newer",
                        "it was written by a newer version of Tributary (form " + tree.get("schema")
                                + ", this one knows " + Settings.SCHEMA + ")",
                        clock);
            }
            return new SettingsStore(file, new Load.Loaded(), tree, SettingsJson.read(root));
        } catch (JacksonException notJson) {
            return afterSettingAside(file, "broken", "it is not JSON, see line " + notJson.getLocation().getLineNr(),
                    clock);
        } catch (SettingsNode.Odd odd) {
            return afterSettingAside(file, "broken", odd.what(), clock);
        }
    }

    /** What was found when the store was opened. */
    public Load load() {
        return load;
    }

    /** The settings in force. */
    public Settings current() {
        return current;
    }

    /**
     * Changes the settings. The change may be asked for more than once at the same time by several
     * threads; they come one after another.
     *
     * @param change makes the new tree of the one in force; must not block
     * @return the settings now in force
     */
    public Settings update(UnaryOperator<Settings> change) {
        changing.lock();
        try {
            Settings before = current;
            Settings after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            current = after;
            if (!due) {
                due = true;
                schedule();
            }
            listeners.forEach(listener -> listener.accept(after));
            return after;
        } finally {
            changing.unlock();
        }
    }

    /**
     * Tells of every change, in order, on the thread that makes it; the listener must not block.
     *
     * @return ends it
     */
    public AutoCloseable subscribe(Consumer<Settings> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Writes what is not yet on the disk, before it returns.
     *
     * @throws UncheckedIOException where it cannot be written; it is tried again with the next change
     */
    public void flush() {
        writing.lock();
        try {
            Settings wanted = takeDue();
            if (wanted.equals(written)) {
                return;
            }
            if (!wanted.sameSetUp(written)) {
                keepCopy();
            }
            SettingsJson.write(wanted, tree);
            PrivateFile.write(file, SettingsJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree));
            written = wanted;
        } catch (IOException e) {
            throw new UncheckedIOException("the settings cannot be written to " + file, e);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Writes what is left and ends the store's thread.
     *
     * @throws UncheckedIOException where it cannot be written
     */
    @Override
    public void close() {
        // What is due is written here; a write under way must not be broken off by an interrupt.
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        writer.shutdown();
        flush();
    }

    private Settings takeDue() {
        changing.lock();
        try {
            due = false;
            return current;
        } finally {
            changing.unlock();
        }
    }

    private void schedule() {
        try {
            var _ = writer.schedule(this::writeInBackground, GATHERING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException("the settings are closed", closed);
        }
    }

    private void writeInBackground() {
        try {
            flush();
        } catch (UncheckedIOException e) {
            LOG.error("{}; it is tried again with the next change", e.getMessage(), e.getCause());
        }
    }

    private void keepCopy() throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        byte[] older = Files.readAllBytes(file);
        for (int i = COPIES; i > 1; i--) {
            Path younger = copy(i - 1);
            if (Files.exists(younger)) {
                PrivateFile.write(copy(i), Files.readAllBytes(younger));
            }
        }
        PrivateFile.write(copy(1), older);
    }

    private Path copy(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private static SettingsStore afterSettingAside(Path file, String mark, String why, InstantSource clock) {
        String name = file.getFileName() + "." + mark + "-" + STAMP.format(clock.instant());
        Path aside = file.resolveSibling(name);
        for (int i = 2; Files.exists(aside); i++) {
            aside = file.resolveSibling(name + "-" + i);
        }
        try {
            Files.move(file, aside);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be used (" + why + ") nor moved out of the way", e);
        }
        LOG.warn("settings.json was set aside as {}: {}", aside.getFileName(), why);
        return new SettingsStore(file, new Load.SetAside(aside, why), SettingsJson.MAPPER.createObjectNode(),
                Settings.EMPTY);
    }
}
