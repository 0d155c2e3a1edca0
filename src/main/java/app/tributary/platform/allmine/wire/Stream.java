package app.tributary.platform.allmine.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

/**
 * A live stream.
 *
 * @param status {@code active}, {@code scheduled} or {@code ended}
 */
public record Stream(@JsonAlias("_id") @Nullable String id, @Nullable String title, @Nullable Sender creator,
        @Nullable String status) {}
