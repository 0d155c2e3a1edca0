package app.tributary.feed;

import org.jspecify.annotations.Nullable;

/**
 * A message's id in seventeen bytes, where it can be told from every other id by them: a UUID as it is
 * usually written, up to 32 hexadecimal digits, or up to 16 characters of Latin-1. One copy is used again and
 * again, so that nothing is made for a question. Belongs to one thread.
 */
final class PackedId {
    /** The form of an id that does not fit. */
    static final byte LONGER = 0;

    private static final byte UUID = 1;
    /** The form of digits and of characters tells how many there are. */
    private static final int DIGITS = 32;
    private static final int CHARACTERS = 80;

    private static final int UUID_LENGTH = 36;
    private static final int MOST_DIGITS = 32;
    private static final int MOST_CHARACTERS = 16;
    private static final int HALF = 16;

    private static final int LETTERS = 128;
    private static final int NO_DIGIT = 0x10;

    private static final byte[] VALUES = values();

    private @Nullable String packed;
    private long high;
    private long low;
    private byte form;
    /** Not 0 as soon as something that was read is no digit. */
    private int wrong;

    /** Takes this id in. */
    void pack(String id) {
        // Nearly always what was just asked about is remembered next.
        if (id.equals(packed)) {
            return;
        }
        packed = id;
        high = 0;
        low = 0;
        int length = id.length();
        if (length == UUID_LENGTH) {
            form = uuid(id) ? UUID : LONGER;
        } else if (length <= MOST_CHARACTERS) {
            form = characters(id) ? (byte) (CHARACTERS + length) : LONGER;
        } else if (length <= MOST_DIGITS) {
            form = digits(id) ? (byte) (DIGITS + length) : LONGER;
        } else {
            form = LONGER;
        }
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /** How it was packed; {@link #LONGER} where it was not, and then the numbers mean nothing. */
    byte form() {
        return form;
    }

    private boolean uuid(String id) {
        if (id.charAt(8) != '-' || id.charAt(13) != '-' || id.charAt(18) != '-' || id.charAt(23) != '-') {
            return false;
        }
        wrong = 0;
        high = read(id, 14, 18, read(id, 9, 13, read(id, 0, 8, 0)));
        low = read(id, 24, UUID_LENGTH, read(id, 19, 23, 0));
        return wrong == 0;
    }

    /** Reads digits behind those already read, all of them alike: to look at each one costs more than the rest. */
    private long read(String id, int from, int to, long before) {
        long all = before;
        int bad = 0;
        for (int i = from; i < to; i++) {
            char letter = id.charAt(i);
            int value = VALUES[letter & LETTERS - 1];
            bad |= letter / LETTERS | (value & NO_DIGIT);
            all = all << 4 | (value & 0xF);
        }
        wrong |= bad;
        return all;
    }

    private boolean digits(String id) {
        wrong = 0;
        high = read(id, 0, HALF, 0);
        low = read(id, HALF, id.length(), 0);
        return wrong == 0;
    }

    private boolean characters(String id) {
        for (int i = 0; i < id.length(); i++) {
            char letter = id.charAt(i);
            if (letter > 0xFF) {
                return false;
            }
            if (i < Long.BYTES) {
                high = high << Byte.SIZE | letter;
            } else {
                low = low << Byte.SIZE | letter;
            }
        }
        return true;
    }

    private static byte[] values() {
        var values = new byte[LETTERS];
        for (int i = 0; i < values.length; i++) {
            boolean isDigit = (i >= '0' && i <= '9') || (i >= 'a' && i <= 'f');
            values[i] = (byte) (isDigit ? Character.digit(i, 16) : NO_DIGIT);
        }
        return values;
    }
}
