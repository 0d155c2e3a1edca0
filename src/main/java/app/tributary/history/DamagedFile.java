package app.tributary.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a history that cannot be read another name. */
final class DamagedFile {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedFile.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC);

    private DamagedFile() {}

    /** Moves the file, with its journal, to a name that nothing has; nothing is overwritten. */
    static SetAside setAside(Path file, String why, Instant now) throws IOException {
        var name = file.getFileName() + ".damaged-" + STAMP.format(now);
        var to = file.resolveSibling(name);
        for (int i = 2; Files.exists(to); i++) {
            to = file.resolveSibling(name + "-" + i);
        }
        Files.move(file, to);
        for (var part : new String[]{"-wal", "-shm"}) {
            var beside = file.resolveSibling(file.getFileName() + part);
            if (Files.exists(beside)) {
                Files.move(beside, to.resolveSibling(to.getFileName() + part));
            }
        }
        LOG.error("the history could not be read ({}); it is now {}, and a new one was begun", why, to.getFileName());
        return new SetAside(to, why);
    }
}
