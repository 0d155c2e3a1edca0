package app.tributary.rehearsal.allmine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids as the platform's database makes them: 24 hexadecimal digits that sort by time. */
final class ObjectIds {
    private static final int NAMED = 24;
    private static final AtomicLong COUNTER = new AtomicLong();

    private ObjectIds() {}

    /** A new one; those of one second sort by their making. */
    static String next(Instant now) {
        return "%08x%016x".formatted((int) now.getEpochSecond(), COUNTER.incrementAndGet());
    }

    /** The same one for the same name in every run. */
    static String named(String name) {
        var uuid = UUID.nameUUIDFromBytes(("allmine:" + name).getBytes(StandardCharsets.UTF_8));
        var hex = HexFormat.of();
        return (hex.toHexDigits(uuid.getMostSignificantBits()) + hex.toHexDigits(uuid.getLeastSignificantBits()))
                .substring(0, NAMED);
    }
}
