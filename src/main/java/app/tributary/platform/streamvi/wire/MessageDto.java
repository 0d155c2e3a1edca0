package app.tributary.platform.streamvi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code MessageResponseDto}: one message of the merged chat. What the documents call required is required here only
 * where nothing can be done without it: the id and the text.
 */
public record MessageDto(@JsonProperty("event_id") @Nullable String eventId,
        @JsonProperty("restreams") @Nullable List<@Nullable RelayDto> restreams,
        @JsonProperty("text") @Nullable String text, @JsonProperty("sender") @Nullable JsonNode sender,
        @JsonProperty("created_at") @Nullable String createdAt, @JsonProperty("broadcast_id") long broadcastId,
        @JsonProperty("is_outgoing") boolean outgoing) {
    /**
     * {@code MessageRestreamResponseDto}: one of the platforms that the message lives on.
     *
     * @param id on that platform; null until delivered
     * @param error why it was not delivered there
     */
    public record RelayDto(@JsonProperty("id") @Nullable String id, @JsonProperty("restream_id") long restreamId,
            @JsonProperty("platform") @Nullable String platform, @JsonProperty("error") @Nullable String error) {}
}
