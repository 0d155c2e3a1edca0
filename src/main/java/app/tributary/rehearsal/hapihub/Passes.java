package app.tributary.rehearsal.hapihub;

import app.tributary.net.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who may come in: passwords, tokens that end, and tokens for others, which serve once. Any thread may call. */
final class Passes {
    private final InstantSource clock;
    private final Duration life;
    private final Map<String, Login> logins = new HashMap<>();
    private final Map<String, Grant> access = new HashMap<>();
    private final Map<String, User> refresh = new HashMap<>();
    private long given;
    private int refreshed;

    private record Login(User user, String password, Optional<String> totp) {}

    private record Grant(User user, Instant until) {}

    Passes(InstantSource clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    synchronized void enrol(User user, String email, String password, Optional<String> totp) {
        logins.put(email, new Login(user, password, totp));
    }

    /** The authentication service. */
    synchronized ObjectNode authenticate(JsonNode body) throws Refusal {
        if (body.path("action").asString("").equals("refreshAccessToken")) {
            var user = refresh.remove(body.path("refreshToken").asString(""));
            if (user == null) {
                throw new Refusal(401, "Invalid refresh token");
            }
            refreshed++;
            var both = granted(user);
            // the real one says no more here
            both.remove("uid");
            both.remove("expiresAt");
            return both;
        }
        return switch (body.path("strategy").asString("")) {
            case "local" -> granted(byPassword(body));
            case "jwt" -> {
                var user = user(body.path("accessToken").asString(""))
                        .orElseThrow(() -> new Refusal(401, "jwt expired"));
                yield JsonNodeFactory.instance.objectNode().put("uid", user.uid()).put("accessToken",
                        body.path("accessToken").asString(""));
            }
            default -> throw new Refusal(400, "Invalid authentication information (unknown strategy)");
        };
    }

    private User byPassword(JsonNode body) throws Refusal {
        var login = logins.get(body.path("email").asString(""));
        if (login == null || !login.password().equals(body.path("password").asString(""))) {
            throw new Refusal(401, "Invalid login");
        }
        if (login.totp().isPresent() && !login.totp().get().equals(body.path("totpToken").asString(""))) {
            throw new Refusal(401, "Invalid one-time code");
        }
        return login.user();
    }

    /** New tokens for somebody. */
    synchronized ObjectNode granted(User user) {
        Instant now = clock.instant();
        Instant until = now.plus(life);
        var claims = JsonNodeFactory.instance.objectNode().put("sub", user.uid())
                .put("iat", now.toEpochMilli() / 1000.0).put("exp", until.toEpochMilli() / 1000.0)
                .put("jti", ++given);
        String token = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encoded(Json.write(claims)) + "."
                + encoded(UUID.randomUUID().toString());
        access.put(token, new Grant(user, until));
        String other = "refresh-" + UUID.randomUUID();
        refresh.put(other, user);
        return JsonNodeFactory.instance.objectNode().put("uid", user.uid()).put("accessToken", token)
                .put("refreshToken", other).put("expiresAt", until.toEpochMilli());
    }

    /** A token that says nothing of itself, as some servers give. */
    synchronized String opaque(User user) {
        String token = "opaque-" + UUID.randomUUID();
        access.put(token, new Grant(user, clock.instant().plus(life)));
        return token;
    }

    /** Whose token it is, if it is still good. */
    synchronized Optional<User> user(String token) {
        return Optional.ofNullable(access.get(token)).filter(grant -> clock.instant().isBefore(grant.until()))
                .map(Grant::user);
    }

    synchronized void expireAll(boolean refreshToo) {
        access.clear();
        if (refreshToo) {
            refresh.clear();
        }
    }

    /** How often a token was got by another. */
    synchronized int refreshed() {
        return refreshed;
    }

    /** How many tokens were given out. */
    synchronized long given() {
        return given;
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
