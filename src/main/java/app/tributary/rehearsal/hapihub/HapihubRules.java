package app.tributary.rehearsal.hapihub;

import app.tributary.net.EngineIo;
import java.time.Duration;

/**
 * In which of its ways a loopback HapiHub goes: what is not certain of the real one can be either.
 *
 * @param engine 3 or 4
 * @param hash whether numbers in queries are marked; the other way is refused
 * @param paged whether lists come with their total
 * @param pageMost the most rows that a list has, whatever is asked for
 * @param deletes whether messages can be deleted by a call
 * @param populates whether a room tells who its participants are
 * @param tokenLife how long a token is good
 * @param refusesWithOk whether a sign-in is refused with status 200
 * @param pingInterval of the sockets
 * @param pingTimeout of the sockets
 * @param sendsEachSecond the most messages of one account in a second
 */
public record HapihubRules(EngineIo engine, boolean hash, boolean paged, int pageMost, boolean deletes,
        boolean populates, Duration tokenLife, boolean refusesWithOk, Duration pingInterval, Duration pingTimeout,
        int sendsEachSecond) {
    /** As the real one is believed to be. */
    public static HapihubRules standard() {
        return new HapihubRules(EngineIo.V3, true, true, 100, false, true, Duration.ofHours(1), false,
                Duration.ofSeconds(25), Duration.ofSeconds(5), 10);
    }

    public HapihubRules with(EngineIo other) {
        return new HapihubRules(other, hash, paged, pageMost, deletes, populates, tokenLife, refusesWithOk,
                pingInterval, pingTimeout, sendsEachSecond);
    }

    /** With other lists. */
    public HapihubRules lists(boolean marked, boolean withTotal, int most) {
        return new HapihubRules(engine, marked, withTotal, most, deletes, populates, tokenLife, refusesWithOk,
                pingInterval, pingTimeout, sendsEachSecond);
    }

    /** With messages that can be deleted. */
    public HapihubRules deleting() {
        return new HapihubRules(engine, hash, paged, pageMost, true, populates, tokenLife, refusesWithOk,
                pingInterval, pingTimeout, sendsEachSecond);
    }

    /** With rooms that tell uids only. */
    public HapihubRules nameless() {
        return new HapihubRules(engine, hash, paged, pageMost, deletes, false, tokenLife, refusesWithOk,
                pingInterval, pingTimeout, sendsEachSecond);
    }

    /** With other tokens. */
    public HapihubRules tokens(Duration life, boolean withOk) {
        return new HapihubRules(engine, hash, paged, pageMost, deletes, populates, life, withOk, pingInterval,
                pingTimeout, sendsEachSecond);
    }

    /** With other pings. */
    public HapihubRules pings(Duration interval, Duration timeout) {
        return new HapihubRules(engine, hash, paged, pageMost, deletes, populates, tokenLife, refusesWithOk, interval,
                timeout, sendsEachSecond);
    }
}
