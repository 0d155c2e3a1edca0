package app.tributary.rehearsal.streamvi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The realtime tokens that were given out: they look like the real ones, and hold for some time. Any thread. */
final class Passes {
    private final InstantSource clock;
    private final Duration life;
    private final Map<String, Pass> given = new ConcurrentHashMap<>();

    /** What a token is worth. */
    enum Worth {
        GOOD, EXPIRED, FALSE
    }

    private record Pass(String channel, Instant endsAt) {}

    Passes(InstantSource clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    /** A new token for a channel; the empty channel stands for the session. */
    String give(String channel) {
        Instant endsAt = clock.instant().plus(life);
        String token = part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "."
                + part("{\"sub\":\"15\",\"channel\":\"" + channel + "\",\"exp\":" + endsAt.getEpochSecond() + "}") + "."
                + part(UUID.randomUUID().toString());
        given.put(token, new Pass(channel, endsAt));
        given.values().removeIf(pass -> pass.endsAt().plus(life).isBefore(clock.instant()));
        return token;
    }

    /** What a token is worth for a channel now. */
    Worth check(String token, String channel) {
        Pass pass = given.get(token);
        if (pass == null || !pass.channel().equals(channel)) {
            return Worth.FALSE;
        }
        return pass.endsAt().isAfter(clock.instant()) ? Worth.GOOD : Worth.EXPIRED;
    }

    /** When a good token ends. */
    Instant endOf(String token) {
        Pass pass = given.get(token);
        return pass == null ? Instant.MIN : pass.endsAt();
    }

    /** Ends every token. */
    void expire() {
        Instant now = clock.instant();
        given.replaceAll((token, pass) -> new Pass(pass.channel(), pass.endsAt().isBefore(now) ? pass.endsAt() : now));
    }

    /** No token that was given is known any more. */
    void forget() {
        given.clear();
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
