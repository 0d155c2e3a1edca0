package app.tributary.platform.getstream;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.MessageKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Where something special happens: one channel, with all that is at hand there.
 *
 * @param channel which one
 * @param place its type and id on the platform
 * @param api the calls of its account
 * @param room what is known of it
 * @param clock our time
 * @param out the way to the sink; nothing passes after the end
 */
record GetstreamScene(Channel channel, GetstreamPlace place, GetstreamApi api, GetstreamRoom room, InstantSource clock,
        Consumer<ChatEvent> out) {
    MessageKey key(String messageId) {
        return new MessageKey(channel, messageId);
    }

    Instant now() {
        return clock.instant();
    }
}
