package app.tributary.platform.streamvi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /method/broadcast/longpoll}. */
public record LongpollDto(@JsonProperty("access_token") @Nullable String accessToken,
        @JsonProperty("broadcast_id") @Nullable Long broadcastId) {
    @Override
    public String toString() {
        return "LongpollDto[" + broadcastId + "]";
    }
}
