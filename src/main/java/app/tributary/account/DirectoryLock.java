package app.tributary.account;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ownership of a data directory. It ends with {@link #close()} or with the process, however that ends.
 */
public final class DirectoryLock implements AutoCloseable {
    /**
     * Directories owned within this process. POSIX drops a process's locks on a file as soon as any
     * handle of it is closed, so a second attempt must not even open the file.
     */
    private static final Set<Path> OWNED_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private DirectoryLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** What became of the wish to own a directory. */
    public sealed interface Attempt {
        /** It is ours until the lock is closed. */
        record Owned(DirectoryLock lock) implements Attempt {}

        /** Another process, or another part of this one, owns it. */
        record Taken() implements Attempt {}
    }

    /**
     * Tries once, without waiting.
     *
     * @throws IOException where the file system cannot lock
     */
    public static Attempt take(DataDirectory directory) throws IOException {
        Path file = directory.root().toRealPath().resolve(directory.lockFile().getFileName());
        if (!OWNED_HERE.add(file)) {
            return new Attempt.Taken();
        }
        boolean owned = false;
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            owned = lock != null;
            return lock == null ? new Attempt.Taken() : new Attempt.Owned(new DirectoryLock(file, channel, lock));
        } finally {
            if (!owned) {
                channel.close();
                OWNED_HERE.remove(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            lock.release();
        } finally {
            OWNED_HERE.remove(file);
        }
    }
}
