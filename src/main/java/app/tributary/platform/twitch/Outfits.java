package app.tributary.platform.twitch;

import org.jspecify.annotations.Nullable;

/** Remembers the outfits that were worn lately, so that people who look alike share one. Used by one thread. */
final class Outfits {
    /** A power of two; an outfit has one place, and leaves it to the next one that comes there. */
    private static final int REMEMBERED = 1024;

    private final @Nullable Outfit[] remembered = new @Nullable Outfit[REMEMBERED];

    /** What the author of a line wears. */
    Outfit of(IrcLine line) {
        int hash = line.hash(Tag.BADGES) * 31 + line.hash(Tag.BADGE_INFO);
        int place = (hash * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(REMEMBERED) + 1);
        var before = remembered[place];
        if (before != null && before.isWorn(line)) {
            return before;
        }
        var outfit = Outfit.of(line);
        if (outfit.isUnescaped()) {
            remembered[place] = outfit;
        }
        return outfit;
    }
}
