package app.tributary.platform.blaze.wire;

/** A message to delete. */
public record DeleteBody(String channelId, String messageId) {}
