package app.tributary.platform.blaze.wire;

/**
 * A message to pin or unpin.
 *
 * @param moderatorId the id of the token's own user
 */
public record PinBody(String channelId, String moderatorId, String messageId) {}
