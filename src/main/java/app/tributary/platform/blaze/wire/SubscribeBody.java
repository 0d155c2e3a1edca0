package app.tributary.platform.blaze.wire;

/** What a socket session wants to hear of. */
public record SubscribeBody(String type, String version, String sessionId, Condition condition) {
    /** Of which channel. */
    public record Condition(String channelId) {}

    /** The only version that there is. */
    public static SubscribeBody of(String type, String sessionId, String channelId) {
        return new SubscribeBody(type, "1", sessionId, new Condition(channelId));
    }
}
