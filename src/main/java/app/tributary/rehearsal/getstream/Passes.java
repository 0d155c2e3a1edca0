package app.tributary.rehearsal.getstream;

import app.tributary.net.Json;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Gives out tokens and reads them: JSON Web Tokens, signed with the made-up secret of the app. Any thread may call. */
final class Passes {
    static final String API_KEY = "rehearsal-key";
    /** Of a made-up app; whoever has it can sign a token by himself. */
    static final String SECRET = "rehearsal-secret-of-a-made-up-app";
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Set<String> given = new HashSet<>();
    private final Set<String> expired = new HashSet<>();
    private int turn;

    /** Who a token speaks for: a user, or the app's own server. */
    record Holder(String userId, boolean server) {}

    Passes(InstantSource clock) {
        this.clock = clock;
    }

    /** A token of a user: the same in every run, so that a client that is set up still fits after a restart. */
    synchronized String user(String userId) {
        return keep("{\"user_id\":\"" + userId + "\"" + (turn == 0 ? "" : ",\"turn\":" + turn) + "}");
    }

    /** A token of a user that ends. */
    synchronized String user(String userId, Instant until) {
        return keep("{\"user_id\":\"" + userId + "\",\"exp\":" + until.getEpochSecond() + "}");
    }

    /** A token of the app's own server. */
    synchronized String server() {
        return keep("{\"server\":true" + (turn == 0 ? "" : ",\"turn\":" + turn) + "}");
    }

    /** Every token that was given out so far has come to its end. */
    synchronized void expire() {
        expired.addAll(given);
        turn++;
    }

    /** Who the token speaks for. */
    synchronized Holder read(String token) throws Refusal {
        String plain = token.startsWith("Bearer ") ? token.substring("Bearer ".length()) : token;
        String[] parts = plain.split("\\.", -1);
        if (parts.length != 3) {
            throw new Refusal(43, 401, "JWTAuth error: token contains an invalid number of segments");
        }
        byte[] signature = signature(parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(signature, parts[2].getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(43, 401, "JWTAuth error: signature is invalid");
        }
        var claims = claims(parts[1]).orElseThrow(() -> new Refusal(43, 401, "JWTAuth error: no claims"));
        Instant now = clock.instant();
        var end = claims.path("exp");
        if (expired.contains(plain) || (end.isNumber() && end.asLong() <= now.getEpochSecond())) {
            throw new Refusal(40, 401, "JWTAuth error: token is expired (exp)");
        }
        if (claims.path("nbf").asLong(0) > now.plus(SKEW).getEpochSecond()) {
            throw new Refusal(41, 401, "JWTAuth error: token is not valid yet (nbf)");
        }
        if (claims.path("iat").asLong(0) > now.plus(SKEW).getEpochSecond()) {
            throw new Refusal(42, 401, "JWTAuth error: token used before issue at (iat)");
        }
        return new Holder(Tree.text(claims, "user_id"), Tree.flag(claims, "server"));
    }

    private static Optional<JsonNode> claims(String part) throws Refusal {
        try {
            return Json.tree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noBase64) {
            throw new Refusal(43, 401, "JWTAuth error: token is malformed");
        }
    }

    private String keep(String claims) {
        String head = encoded(HEADER.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        String token = head + "." + signature(head);
        given.add(token);
        return token;
    }

    private static String signature(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return encoded(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
