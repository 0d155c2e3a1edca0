package app.tributary.bench;

import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * What a message id of the load says: {@code RRSSSSSS-TTTT-TTTT-TTTT-TTTT00000000}, in the shape of
 * Twitch's: the run, the number within the run, and the moment of its writing by {@link System#nanoTime()}.
 */
final class MessageStamp {
    /** More messages than this cannot be told apart within a run. */
    static final int MOST = 1 << 24;
    private static final HexFormat HEX = HexFormat.of();
    private static final int LENGTH = 36;

    private MessageStamp() {}

    /** The id of a message. */
    static String id(int run, int number, long nanos) {
        String time = HEX.toHexDigits(nanos);
        return HEX.toHexDigits(run << 24 | number) + "-" + time.substring(0, 4) + "-" + time.substring(4, 8) + "-"
                + time.substring(8, 12) + "-" + time.substring(12) + "00000000";
    }

    /** Below every id of a run. */
    static String first(int run) {
        return HEX.toHexDigits(run << 24);
    }

    /** Above every id of a run. */
    static String behind(int run) {
        return HEX.toHexDigits((run + 1) << 24);
    }

    /**
     * Run and number in one, {@code run << 24 | number}: later messages have greater ones. Empty where the
     * id is none of the load's.
     */
    static OptionalLong place(String id) {
        if (id.length() != LENGTH || id.charAt(8) != '-') {
            return OptionalLong.empty();
        }
        long place = 0;
        for (int i = 0; i < 8; i++) {
            int digit = Character.digit(id.charAt(i), 16);
            if (digit < 0) {
                return OptionalLong.empty();
            }
            place = place << 4 | digit;
        }
        return OptionalLong.of(place);
    }

    /** The number within its run. */
    static int number(long place) {
        return (int) (place & MOST - 1);
    }

    /** The run. */
    static int run(long place) {
        return (int) (place >>> 24);
    }
}
