package app.tributary.chat;

import app.tributary.chat.ChatEvent.Origin;
import java.time.Instant;

/**
 * How far the clock of a platform is believed. A message far in the future would otherwise stand below
 * everything for ever. All values are milliseconds since 1970, kept within the years 1 to 9999.
 */
public final class PlatformClock {
    /** By how much a platform's time may differ from ours and still be believed, in milliseconds. */
    public static final long TRUSTED_WITHIN = 10 * 60 * 1000L;

    /** How far back a clear, a timeout or a ban reaches, in milliseconds. */
    public static final long REACH = 24 * 60 * 60 * 1000L;

    private static final long YEAR_1 = -62_135_596_800L;
    private static final long YEAR_10000 = 253_402_300_800L;

    private PlatformClock() {}

    /** The instant in milliseconds; one beyond the years 1 to 9999 becomes the nearest within. */
    public static long millis(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < YEAR_1) {
            return YEAR_1 * 1000;
        }
        return second >= YEAR_10000 ? YEAR_10000 * 1000 - 1 : instant.toEpochMilli();
    }

    /**
     * The time that decides where a row stands: the platform's. Ours instead where something that just
     * happened is dated far off, or something fetched afterwards is dated in the future.
     */
    public static long placed(Instant sentAt, Instant receivedAt, Origin origin) {
        long sent = millis(sentAt);
        long received = millis(receivedAt);
        boolean believed = switch (origin) {
            case LIVE -> Math.abs(sent - received) <= TRUSTED_WITHIN;
            case BACKFILL -> sent - received <= TRUSTED_WITHIN;
        };
        return believed ? sent : received;
    }

    /**
     * Whether a clear, a timeout or a ban at one moment takes a message along: it was said by then, but no
     * more than {@link #REACH} before, for what people chat about a day later is another chat. Where the two
     * clocks of the message are far apart, either may say so: the action is dated by one of them.
     */
    public static boolean takes(long at, long sent, long received) {
        return within(at, sent) || (Math.abs(sent - received) > TRUSTED_WITHIN && within(at, received));
    }

    private static boolean within(long at, long said) {
        return said <= at && said >= at - REACH;
    }
}
