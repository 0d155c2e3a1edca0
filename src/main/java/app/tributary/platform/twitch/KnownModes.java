package app.tributary.platform.twitch;

import app.tributary.chat.RoomMode;
import java.util.HashMap;
import java.util.Map;

/**
 * Which modes are on, as far as heard. Twitch tells all of them after every join and then each that
 * changes; to a reader only a change is news, so a first answer only counts where a mode is on. Used by
 * one thread.
 */
final class KnownModes {
    private final Map<Class<?>, RoomMode> known = new HashMap<>();

    /** Whether this is news. */
    boolean changes(RoomMode mode) {
        var before = known.put(mode.getClass(), mode);
        return before == null ? mode.on() : !before.equals(mode);
    }
}
