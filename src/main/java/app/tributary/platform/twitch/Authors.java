package app.tributary.platform.twitch;

import app.tributary.chat.Author;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Makes the author of a line. Remembers some thousand people, because most lines come from somebody who
 * has just written and looks the same; whoever looks different is made anew. Used by one thread.
 */
final class Authors {
    private static final int FIRST_ROOM = 256;
    /** At most some 5 MB, in a channel with that many people. */
    private static final int MOST = 16_384;

    private static final int TOGETHER = 4;

    /** So many neighbours have one place, which the hash of the id tells; who came last stands first. */
    private @Nullable Known[] known = new @Nullable Known[FIRST_ROOM];
    /** Their keys, 0 where there is nobody: whoever is not meant is passed without a look at them. */
    private long[] keys = new long[FIRST_ROOM];
    private int count;
    private final Outfits outfits = new Outfits();

    /** Somebody, with everything that their author was made of as it stood on the wire. */
    private record Known(long key, Optional<Author> author, String id, String login, String displayName, int color,
            Outfit outfit) {
        boolean isOf(IrcLine line) {
            return (key > 0 || line.is(Tag.USER_ID, id)) && isNamed(line) && line.is(Tag.DISPLAY_NAME, displayName)
                    && colorCode(line) == color && outfit.isWorn(line);
        }

        private boolean isNamed(IrcLine line) {
            if (line.has(Tag.LOGIN)) {
                return line.is(Tag.LOGIN, login);
            }
            return login.isEmpty() ? nameOf(line).isEmpty() : line.isFrom(login);
        }
    }

    /** The author of a line; empty where it names nobody. */
    Optional<Author> of(IrcLine line) {
        long key = key(line);
        int place = place(key);
        for (int i = place; i < place + TOGETHER; i++) {
            if (keys[i] == key) {
                var person = known[i];
                if (person != null && person.isOf(line)) {
                    return person.author;
                }
            }
        }
        String tagged = line.tag(Tag.USER_ID);
        String login = nameOf(line);
        String id = tagged.isEmpty() ? login : tagged;
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String displayName = line.tag(Tag.DISPLAY_NAME);
        int color = colorCode(line);
        var outfit = outfits.of(line);
        var author = Optional.of(new Author(id, login.isEmpty() ? id : login, shownName(displayName, login, id),
                color < 0 ? OptionalInt.empty() : OptionalInt.of(color), outfit.roles(), outfit.badges(),
                Optional.empty()));
        if (isUnescaped(tagged) && isUnescaped(login) && isUnescaped(displayName) && outfit.isUnescaped()) {
            remember(new Known(key, author, tagged, login, displayName, color, outfit));
        }
        return author;
    }

    /** Whether the value cannot be that of two different ones on the wire. */
    static boolean isUnescaped(String value) {
        return value.indexOf('\\') < 0;
    }

    private void remember(Known person) {
        if (count > known.length / 2 && known.length < MOST) {
            var before = known;
            known = new @Nullable Known[before.length * 2];
            keys = new long[before.length * 2];
            count = 0;
            for (int i = before.length - 1; i >= 0; i--) {
                put(before[i]);
            }
        }
        put(person);
    }

    private void put(@Nullable Known person) {
        if (person == null) {
            return;
        }
        int first = place(person.key);
        int free = first;
        // whoever only looks different now does not stand there twice
        while (free < first + TOGETHER - 1 && known[free] != null && keys[free] != person.key) {
            free++;
        }
        count += known[free] == null ? 1 : 0;
        System.arraycopy(known, first, known, first + 1, free - first);
        System.arraycopy(keys, first, keys, first + 1, free - first);
        known[first] = person;
        keys[first] = person.key;
    }

    /** Above 0 the id itself, which nearly always is a number; else a hash that others may have as well, and not 0. */
    private static long key(IrcLine line) {
        long number = line.number(Tag.USER_ID, 0);
        if (number > 0 && !line.begins(Tag.USER_ID, '0')) {
            return number;
        }
        return Integer.MIN_VALUE | (line.has(Tag.USER_ID) ? line.hash(Tag.USER_ID) : line.nickHash());
    }

    private int place(long key) {
        return ((int) (key ^ key >>> Integer.SIZE) * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(known.length) + 1)
                & -TOGETHER;
    }

    /** A USERNOTICE comes from the server and names the person in a tag; everything else by its prefix. */
    private static String nameOf(IrcLine line) {
        String tagged = line.tag(Tag.LOGIN);
        if (!tagged.isEmpty()) {
            return tagged;
        }
        String nick = line.nick();
        return nick.indexOf('.') < 0 ? nick : "";
    }

    private static String shownName(String displayName, String login, String id) {
        String name = displayName.strip();
        if (!name.isEmpty()) {
            return name;
        }
        return login.isEmpty() ? id : login;
    }

    /** {@code #RRGGBB}; everything else counts as no choice: -1. */
    private static int colorCode(IrcLine line) {
        if (!line.has(Tag.COLOR)) {
            return -1;
        }
        return Digits.color(line.source(), line.tagStart(Tag.COLOR), line.tagEnd(Tag.COLOR));
    }
}
