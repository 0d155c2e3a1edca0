package app.tributary.account;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Files that only their owner may read, and that are whole at every moment: a reader sees the old
 * content or the new one. On a file system without POSIX rights those of the folder hold.
 */
public final class PrivateFile {
    private static final Set<StandardOpenOption> FRESH = Set.of(StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);

    private PrivateFile() {}

    /**
     * Puts this content in the place of whatever the file held. It has reached the disk when this
     * returns.
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path next = beside(file);
        try {
            create(next, content);
            try {
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException oddFileSystem) {
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(next);
        }
        syncFolder(file);
    }

    /** Writes the file unless there is one already. */
    static void writeOnce(Path file, byte[] content) throws IOException {
        Path next = beside(file);
        try {
            create(next, content);
            Files.move(next, file);
            syncFolder(file);
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            // theirs is as good
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** Makes the folder and those above it; the ones that are new are for their owner alone. */
    static void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder, posix(folder)
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0]);
    }

    private static void create(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, FRESH, posix(file)
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0])) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** A rename is on the disk when its folder is; only POSIX systems let one open a folder. */
    private static void syncFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !posix(file) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
