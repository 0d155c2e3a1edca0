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
     * The time that decides whether a clear, a timeout or a ban came after it. Where the two clocks are far
     * apart, the earlier of the two: an action is then dated by either.
     */
    public static long said(Instant sentAt, Instant receivedAt) {
        long sent = millis(sentAt);
        long received = millis(receivedAt);
        return Math.abs(sent - received) <= TRUSTED_WITHIN ? sent : Math.min(sent, received);
    }
}
