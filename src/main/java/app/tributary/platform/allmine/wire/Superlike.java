package app.tributary.platform.allmine.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A superlike, of an event or as the answer to one's own.
 *
 * @param price in credits
 */
public record Superlike(@Nullable String streamId, @Nullable String senderId, @Nullable Sender senderSnapshot,
        @Nullable BigDecimal price, @Nullable String timestamp) {}
