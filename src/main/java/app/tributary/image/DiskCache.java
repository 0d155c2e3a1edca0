package app.tributary.image;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetched pictures on disk, as they came, one file each, named by the digest of the address; the
 * oldest go first. A disk that fails costs the cache, not the picture. Any thread may call; blocks.
 */
final class DiskCache {
    private static final Logger LOG = LoggerFactory.getLogger(DiskCache.class);
    /** An avatar may change behind the same address. */
    private static final Duration FRESH = Duration.ofDays(7);

    private final Path folder;
    private final long mostBytes;
    private final InstantSource clock;
    private long bytes = -1;
    private boolean failed;

    private record Kept(Path file, Instant at, long size) {}

    DiskCache(Path folder, long mostBytes, InstantSource clock) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    Optional<byte[]> read(URI address) {
        var file = fileOf(address);
        try {
            var at = Files.getLastModifiedTime(file).toInstant();
            return at.plus(FRESH).isBefore(clock.instant()) ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException notKept) {
            return Optional.empty();
        } catch (IOException e) {
            complain(e);
            return Optional.empty();
        }
    }

    synchronized void write(URI address, byte[] content) {
        try {
            Files.createDirectories(folder);
            if (bytes < 0) {
                bytes = kept().stream().mapToLong(Kept::size).sum();
            }
            var file = fileOf(address);
            long before = Files.exists(file) ? Files.size(file) : 0;
            var fresh = Files.createTempFile(folder, "new", ".part");
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            bytes += content.length - before;
            if (bytes > mostBytes) {
                prune();
            }
        } catch (IOException e) {
            complain(e);
        }
    }

    private void prune() throws IOException {
        var oldestFirst = kept();
        oldestFirst.sort(Comparator.comparing(Kept::at));
        long now = oldestFirst.stream().mapToLong(Kept::size).sum();
        for (var old : oldestFirst) {
            if (now <= mostBytes * 4 / 5) {
                break;
            }
            Files.deleteIfExists(old.file);
            now -= old.size;
        }
        bytes = now;
    }

    private List<Kept> kept() throws IOException {
        var kept = new ArrayList<Kept>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (Files.isRegularFile(file)) {
                    kept.add(new Kept(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
                }
            }
        }
        return kept;
    }

    private Path fileOf(URI address) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(address.toString().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private synchronized void complain(IOException e) {
        if (!failed) {
            failed = true;
            LOG.warn("pictures are not kept on disk: {}", e.toString());
        }
    }
}
