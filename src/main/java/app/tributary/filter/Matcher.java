package app.tributary.filter;

import app.tributary.chat.Activity;
import app.tributary.chat.Author;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Money;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks many filters about one row after the other, and works out what they share only once a row. For one
 * thread at a time; keeps nothing of a row but memory for the text of the longest, up to a bound.
 */
public final class Matcher {
    /** How much of a text is looked at, in UTF-16 units. */
    static final int LOOKS_AT = 10_000;

    private final List<Needle> names;
    private final long[] pairs = new long[Needle.PAIRS];
    private char[] written = new char[256];
    private char[] folded = new char[256];
    /** Which signs of ASCII the text has, and whether it has others, once that is marked. */
    private boolean marked;
    private long low;
    private long high;
    private boolean beyond;
    private int length = -1;
    private @Nullable Subject subject;
    private @Nullable ChatMessage message;
    private @Nullable Activity activity;
    private @Nullable String source;

    /** @param reader who reads */
    public Matcher(Reader reader) {
        names = reader.names().stream().filter(name -> !name.isBlank())
                .map(Needle::new).toList();
    }

    /** The row that is asked about from now on. */
    public void look(Subject row) {
        subject = row;
        message = row.said().orElse(null);
        activity = row.happened().orElse(null);
        length = -1;
        source = null;
    }

    /** Whether the row that is looked at passes. */
    public boolean matches(Filter filter) {
        return filter.test().holds(this);
    }

    /** Lets go of the row. */
    public void forget() {
        subject = null;
        message = null;
        activity = null;
        source = null;
        length = -1;
    }

    Subject subject() {
        var here = subject;
        if (here == null) {
            throw new IllegalStateException("no row is looked at");
        }
        return here;
    }

    @Nullable
    ChatMessage message() {
        return message;
    }

    @Nullable
    Activity activity() {
        return activity;
    }

    /** Whose row it is; null where it is nobody's. */
    @Nullable
    Author author() {
        if (activity != null && activity.actor().isPresent()) {
            return activity.actor().get();
        }
        return message == null ? null : message.author();
    }

    /** What was paid; null: nothing. */
    @Nullable
    Money paid() {
        if (activity != null && activity.money().isPresent()) {
            return activity.money().get();
        }
        return message == null ? null : message.paid().orElse(null);
    }

    boolean contains(Needle needle) {
        fold();
        return needle.mayBeIn(pairs) && needle.find(folded, length, 0) >= 0;
    }

    /** Whether the text has such signs in a row. */
    boolean has(Clue clue) {
        fold();
        if (!marked) {
            mark();
        }
        return clue.isIn(written, length, low, high, beyond);
    }

    /** How many UTF-16 units of the text are looked at. */
    int length() {
        fold();
        return length;
    }

    /** Whether the text has one of the reader's names as a whole word. */
    boolean addressesReader() {
        if (names.isEmpty()) {
            return false;
        }
        fold();
        for (var name : names) {
            if (name.mayBeIn(pairs) && hasWord(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether that is a name of the reader. */
    boolean isReader(String login) {
        for (var name : names) {
            if (name.is(login)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasWord(Needle needle) {
        int at = needle.find(folded, length, 0);
        while (at >= 0) {
            int end = at + needle.length();
            if ((at == 0 || !isOfName(folded[at - 1])) && (end == length || !isOfName(folded[end]))) {
                return true;
            }
            at = needle.find(folded, length, at + 1);
        }
        return false;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** How many characters the text has. */
    int characters() {
        fold();
        return Character.codePointCount(folded, 0, length);
    }

    /** The text as it was written. */
    String source() {
        var known = source;
        if (known == null) {
            known = activity == null && message != null ? message.text() : joined();
            source = known;
        }
        return known;
    }

    private String joined() {
        if (activity == null) {
            return subject().words();
        }
        String headline = activity.headline();
        String words = message == null ? "" : message.text();
        return headline.isEmpty() ? words : words.isEmpty() ? headline : headline + '\n' + words;
    }

    private void fold() {
        if (length >= 0) {
            return;
        }
        length = 0;
        if (activity != null || message == null) {
            append(source());
        } else {
            var fragments = message.fragments();
            for (int i = 0; i < fragments.size(); i++) {
                append(fragments.get(i).text());
            }
        }
        if (folded.length < length) {
            folded = new char[written.length];
        }
        System.arraycopy(written, 0, folded, 0, length);
        Folding.fold(folded, length);
        Arrays.fill(pairs, 0);
        Needle.mark(folded, length, pairs);
        marked = false;
    }

    private void mark() {
        low = 0;
        high = 0;
        int others = 0;
        for (int i = 0; i < length; i++) {
            char c = written[i];
            others |= c;
            if (c < Long.SIZE) {
                low |= 1L << c;
            } else if (c < Signs.ASCII) {
                high |= 1L << c;
            }
        }
        beyond = others >= Signs.ASCII;
        marked = true;
    }

    private void append(String text) {
        int taken = Math.min(text.length(), LOOKS_AT - length);
        if (length + taken > written.length) {
            written = Arrays.copyOf(written, Math.min(LOOKS_AT, Math.max(2 * written.length, length + taken)));
        }
        text.getChars(0, taken, written, length);
        length += taken;
    }
}
