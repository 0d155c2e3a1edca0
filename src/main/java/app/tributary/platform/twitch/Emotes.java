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
    private final @Nullable Picture[] remembered = new @Nullable Picture[REMEMBERED];

    /** One emote, whatever its code is at the moment. */
    static final class Picture {
        private final String id;
        private final URI image;
        private Fragment.@Nullable Emote latest;

        private Picture(String id, URI image) {
            this.id = id;
            this.image = image;
        }

        /** The piece of a text that stands at these places. */
        Fragment.Emote at(String source, int from, int to) {
            var before = latest;
            if (before != null && fills(before.text(), source, from, to)) {
                return before;
            }
            var emote = new Fragment.Emote(source.substring(from, to), id, image);
            latest = emote;
            return emote;
        }
    }

    /**
     * Knows none yet.
     *
     * @param address what pictures of emotes are under
     */
    Emotes(URI address) {
        String base = address.toString();
        this.address = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** The emote whose id stands at these places; null where that cannot be one. */
    @Nullable
    Picture find(String source, int from, int to) {
        int place = place(source, from, to);
        var before = remembered[place];
        if (before != null && fills(before.id, source, from, to)) {
            return before;
        }
        if (!isId(source, from, to)) {
            return null;
        }
        String id = source.substring(from, to);
        // "default" is a GIF where the emote moves; 2.0 is 56 px high
        var emote = new Picture(id, URI.create(address + "/" + id + "/default/dark/2.0"));
        remembered[place] = emote;
        return emote;
    }

    /** Ids go into an address: digits, letters, and the two signs that occur. */
    private static boolean isId(String source, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = source.charAt(i);
            if (!Ascii.isLetter(c) && !Ascii.isDigit(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean fills(String value, String source, int from, int to) {
        return value.length() == to - from && source.startsWith(value, from);
    }

    /** By the end of the id: the beginning of a long one tells no more. */
    private static int place(String source, int from, int to) {
        int hash = to - from;
        for (int i = Math.max(from, to - 8); i < to; i++) {
            hash = hash * 31 + source.charAt(i);
        }
        return (hash ^ hash >>> 11) & REMEMBERED - 1;
    }
}
