package app.tributary.platform.twitch;

import app.tributary.chat.Fragment;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The emotes of a channel. Remembers those that were used lately, because most are used again and again: the same
 * emote is then the same object. Used by one thread.
 */
final class Emotes {
    /** A power of two; an emote has one place, and leaves it to the next one that comes there. */
    private static final int REMEMBERED = 2048;

    private final String address;
    private final Fragment.@Nullable Emote[] remembered = new Fragment.@Nullable Emote[REMEMBERED];

    /**
     * Knows none yet.
     *
     * @param address what pictures of emotes are under
     */
    Emotes(URI address) {
        String base = address.toString();
        this.address = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** The emote whose id and whose code stand at these places of a text. */
    Fragment.Emote of(String source, int idFrom, int idTo, int from, int to) {
        int place = place(source, idFrom, idTo);
        var before = remembered[place];
        boolean known = before != null && is(before.id(), source, idFrom, idTo);
        if (before != null && known && is(before.text(), source, from, to)) {
            return before;
        }
        String id = before != null && known ? before.id() : source.substring(idFrom, idTo);
        var emote = new Fragment.Emote(source.substring(from, to), id,
                before != null && known ? before.image() : picture(id));
        remembered[place] = emote;
        return emote;
    }

    /** {@code default} is a GIF where the emote moves; 2.0 is 56 px high. */
    private URI picture(String id) {
        return URI.create(address + "/" + id + "/default/dark/2.0");
    }

    private static boolean is(String value, String source, int from, int to) {
        return value.length() == to - from && source.startsWith(value, from);
    }

    /** By the ends of the id: the middle of a long one tells no more. */
    private static int place(String source, int from, int to) {
        int hash = to - from;
        for (int i = Math.max(from, to - 8); i < to; i++) {
            hash = hash * 31 + source.charAt(i);
        }
        return (hash ^ hash >>> 11) & REMEMBERED - 1;
    }
}
