package app.tributary.platform.blaze.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A message to send. With a user's token there is no {@code senderId}: the documentation forbids it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SendBody(String channelId, String message, @Nullable String replyToMessageId) {}
