package app.tributary.feed;

import app.tributary.chat.Channel;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What the feed remembers of every channel. Belongs to the feed's thread. */
final class Rooms {
    private final int memory;
    private final Map<Channel, Room> rooms = new HashMap<>();

    /** @param memory of each, see {@link FeedSettings#memory()} */
    Rooms(int memory) {
        this.memory = memory;
    }

    Room of(Channel channel) {
        return rooms.computeIfAbsent(channel, _ -> new Room(memory));
    }

    Collection<Room> all() {
        return rooms.values();
    }

    void forEach(BiConsumer<Channel, Room> visit) {
        rooms.forEach(visit);
    }
}
