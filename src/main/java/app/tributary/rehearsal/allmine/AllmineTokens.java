package app.tributary.rehearsal.allmine;

import app.tributary.net.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Access tokens, which are signed and expire, and refresh tokens, of which each is good once. Made-up ones;
 * those of an earlier run are still good, so that a client that is set up still fits. Any thread may call.
 */
final class AllmineTokens {
    private static final byte[] KEY = "rehearsal".getBytes(StandardCharsets.UTF_8);
    private static final Duration REFRESH_LIFE = Duration.ofDays(30);
    private static final String HEAD = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

    private final InstantSource clock;
    private final AllminePace pace;
    private final Map<String, User> users = new HashMap<>();
    private final Map<String, Integer> generations = new HashMap<>();
    private int sessions;
    private int revokedSessions;
    private long accessGiven;
    private long accessExpired;

    AllmineTokens(InstantSource clock, AllminePace pace) {
        this.clock = clock;
        this.pace = pace;
        accessGiven = clock.millis();
    }

    /** A pair of tokens. */
    record Pair(String access, String refresh) {}

    /** A new session of a user. */
    synchronized Pair signIn(User user) {
        users.put(user.id(), user);
        int session = ++sessions;
        return new Pair(access(user), refresh(user, session, 0));
    }

    /** Whose access token it is; empty where it is not good (any more). */
    synchronized Optional<User> user(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !sign(parts[0] + "." + parts[1]).equals(parts[2])) {
            return Optional.empty();
        }
        var claims = Json.tree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        return claims.filter(of -> of.path("exp").asLong(0) > clock.instant().getEpochSecond())
                .filter(of -> of.path("jti").asLong(0) > accessExpired)
                .flatMap(of -> Optional.ofNullable(users.get(of.path("sub").asString(""))));
    }

    /** Both tokens anew; the old refresh token is good no longer. */
    synchronized ObjectNode refresh(String token) throws Refusal {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 5 || !token.equals(refresh(parts[1], number(parts[2]), number(parts[3])))) {
            throw Refusal.silent();
        }
        var user = users.get(parts[1]);
        int generation = number(parts[3]);
        String session = parts[1] + "." + parts[2];
        if (user == null || number(parts[2]) <= revokedSessions
                || generation < generations.getOrDefault(session, 0)) {
            throw Refusal.silent();
        }
        generations.put(session, generation + 1);
        return JsonNodeFactory.instance.objectNode().put("accessToken", access(user))
                .put("refreshToken", refresh(user, number(parts[2]), generation + 1))
                .put("expiresIn", pace.accessLife().toSeconds()).put("refreshExpiresIn", REFRESH_LIFE.toSeconds());
    }

    /** No access token given out so far is good any longer. */
    synchronized void expireAccess() {
        accessExpired = accessGiven;
    }

    /** No session begun so far is good any longer. */
    synchronized void revoke() {
        revokedSessions = sessions;
        expireAccess();
    }

    private String access(User user) {
        Instant now = clock.instant();
        var claims = JsonNodeFactory.instance.objectNode().put("sub", user.id()).put("username", user.username())
                .put("jti", ++accessGiven).put("iat", now.getEpochSecond())
                .put("exp", now.plus(pace.accessLife()).getEpochSecond());
        String signed = HEAD + "." + base64(Json.write(claims));
        return signed + "." + sign(signed);
    }

    private static String refresh(User user, int session, int generation) {
        return refresh(user.id(), session, generation);
    }

    private static String refresh(String userId, int session, int generation) {
        String signed = "rehearsal-refresh." + userId + "." + session + "." + generation;
        return signed + "." + sign(signed).replaceAll("[^A-Za-z0-9]", "x");
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC", e);
        }
    }
}
