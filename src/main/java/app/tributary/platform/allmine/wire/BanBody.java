package app.tributary.platform.allmine.wire;

/**
 * A ban to make.
 *
 * @param actionType {@code BLOCK} (out of the stream) or {@code CHAT_ONLY} (may watch, may not write)
 */
public record BanBody(String targetUserId, String liveStreamId, String actionType, String reason) {}
