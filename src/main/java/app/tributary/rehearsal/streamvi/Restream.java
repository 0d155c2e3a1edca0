package app.tributary.rehearsal.streamvi;

import java.util.List;

/**
 * A platform that the broadcast goes to.
 *
 * @param share how many of a hundred viewers watch there
 */
record Restream(long id, String name, String platform, int share) {
    static final List<Restream> ALL = List.of(new Restream(7, "Twitch", "twitch", 50),
            new Restream(9, "VK", "vk", 30), new Restream(11, "YouTube", "youtube", 20));
}
