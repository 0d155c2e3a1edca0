package app.tributary.chat;

/**
 * What makes a message one message: the channel and the platform's own id in it. De-duplication and
 * deletion go by this, never by text.
 *
 * @param channel where it was said
 * @param id the platform's id; never empty
 */
public record MessageKey(Channel channel, String id) {
    public MessageKey {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a message needs an id");
        }
    }

    @Override
    public String toString() {
        return channel + "#" + id;
    }
}
