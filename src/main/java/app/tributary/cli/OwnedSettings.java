package app.tributary.cli;

import app.tributary.account.DataDirectory;
import app.tributary.account.DirectoryLock;
import app.tributary.account.Settings;
import app.tributary.account.SettingsStore;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The settings, for a command that changes them: only while no console owns the directory, which would
 * write over them. Owns the directory until it is closed.
 *
 * @param directory which one
 * @param store its settings
 * @param lock its lock
 */
record OwnedSettings(DataDirectory directory, SettingsStore store, DirectoryLock lock) implements AutoCloseable {

    /** Opens the settings; a usage problem where a console has them open. */
    static OwnedSettings open(TributaryCommand root) {
        DataDirectory directory = root.directory();
        try {
            return switch (DirectoryLock.take(directory)) {
                case DirectoryLock.Attempt.Owned(var lock) -> {
                    var store = SettingsStore.open(directory, root.program().clock());
                    store.load().problem().ifPresent(root.terminal()::problem);
                    yield new OwnedSettings(directory, store, lock);
                }
                case DirectoryLock.Attempt.Taken() -> throw new UsageProblem(
                        "a console is open on " + directory + ": change it there, or close it first");
            };
        } catch (IOException e) {
            throw new UsageProblem("the data directory " + directory + " cannot be locked: " + e.getMessage());
        }
    }

    /** The settings as they are on the disk, also while a console owns the directory: only to look at. */
    static Settings read(TributaryCommand root) {
        DataDirectory directory = root.directory();
        try (var store = SettingsStore.open(directory, root.program().clock())) {
            store.load().problem().ifPresent(root.terminal()::problem);
            return store.current();
        }
    }

    @Override
    public void close() {
        try (lock) {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of " + directory + " cannot be given back", e);
        }
    }
}
