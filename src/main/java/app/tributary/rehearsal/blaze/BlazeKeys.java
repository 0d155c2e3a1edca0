package app.tributary.rehearsal.blaze;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The tokens that were given out: which user they stand for, what they allow, how long they hold. Any thread may call. */
final class BlazeKeys {
    static final Set<String> SCOPES = Set.of("users.read", "offline.access", "channel.moderate", "users.bot");

    private final InstantSource clock;
    private final BlazePace pace;
    private final Map<String, Grant> grants = new HashMap<>();
    private final Map<String, Grant> renewals = new HashMap<>();
    private int given;

    /** What a token is worth. */
    record Grant(User user, Set<String> scopes, Instant endsAt) {}

    BlazeKeys(InstantSource clock, BlazePace pace) {
        this.clock = clock;
        this.pace = pace;
    }

    /** A new access token. */
    synchronized String access(User user, Set<String> scopes) {
        String token = next("token");
        grants.put(token, new Grant(user, Set.copyOf(scopes), clock.instant().plus(pace.tokenLife())));
        return token;
    }

    /** A new refresh token. */
    synchronized String refresh(User user, Set<String> scopes) {
        String token = next("refresh");
        renewals.put(token, new Grant(user, Set.copyOf(scopes), Instant.MAX));
        return token;
    }

    /** Takes a refresh token; it is good once. */
    synchronized Grant spend(String refreshToken) throws Refusal {
        var grant = renewals.remove(refreshToken);
        if (grant == null) {
            throw new Refusal(401, "Invalid refresh token");
        }
        return grant;
    }

    /** Whether a refresh token was not spent yet. */
    synchronized boolean isUnspent(String refreshToken) {
        return renewals.containsKey(refreshToken);
    }

    /** What a token allows; empty where it is false or over. */
    synchronized Optional<Grant> grant(String token) {
        return Optional.ofNullable(grants.get(token)).filter(grant -> clock.instant().isBefore(grant.endsAt()));
    }

    /** Every access token given so far is over; refresh tokens stay good. */
    synchronized void expire() {
        grants.clear();
    }

    /** The same in every run, so that a client that is set up still fits when the rehearsal is started again. */
    private String next(String kind) {
        return "rehearsal-" + UUID.nameUUIDFromBytes((kind + " " + ++given).getBytes(StandardCharsets.UTF_8));
    }
}
