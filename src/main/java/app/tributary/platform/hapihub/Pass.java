package app.tributary.platform.hapihub;

import app.tributary.net.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A token that calls are made with, and what it tells of itself where it is a JWT. Not verified: that is
 * the server's business.
 *
 * @param renewAt when it is to be renewed; empty: nobody knows
 */
record Pass(String token, Optional<Instant> ends, Optional<Instant> renewAt, Optional<String> uid) {
    /** A token is renewed this long before its end; one that lives shortly, in the last quarter of its life. */
    private static final Duration EARLY = Duration.ofSeconds(60);

    static Pass of(String token) {
        var claims = claims(token);
        var ends = claims.flatMap(node -> moment(node, "exp"));
        var early = claims.flatMap(node -> moment(node, "iat"))
                .flatMap(born -> ends.map(end -> Duration.between(born, end).dividedBy(4)))
                .filter(quarter -> quarter.compareTo(EARLY) < 0).orElse(EARLY);
        var uid = claims.flatMap(node -> text(node, "sub").or(() -> text(node, "uid")).or(() -> text(node, "userId")));
        return new Pass(token, ends, ends.map(end -> end.minus(early)), uid);
    }

    Pass withUid(Optional<String> other) {
        return other.isPresent() ? new Pass(token, ends, renewAt, other) : this;
    }

    /** Whether it is no longer worth using. */
    boolean nearEnd(Instant now) {
        return renewAt.filter(at -> !now.isBefore(at)).isPresent();
    }

    boolean isOver(Instant now) {
        return ends.filter(end -> !now.isBefore(end)).isPresent();
    }

    @Override
    public String toString() {
        return "Pass[***]";
    }

    private static Optional<Instant> moment(JsonNode claims, String name) {
        return Optional.of(claims.path(name)).filter(JsonNode::isNumber)
                .map(node -> Instant
                        .ofEpochMilli(Math.clamp((long) (node.asDouble(0) * 1000), 0, 253_402_300_799_000L)));
    }

    private static Optional<String> text(JsonNode claims, String name) {
        return Optional.of(claims.path(name).asString("")).filter(text -> !text.isBlank());
    }

    private static Optional<JsonNode> claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String json = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return Json.tree(json).filter(JsonNode::isObject);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
