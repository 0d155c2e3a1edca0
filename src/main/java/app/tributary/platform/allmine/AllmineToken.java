package app.tributary.platform.allmine;

import app.tributary.net.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An access token, and what can be read in it: it is a JWT, whose middle part is plain JSON.
 *
 * @param userId whose it is; which claim says so is assumed
 * @param endsAt when it ends
 */
record AllmineToken(String value, Optional<String> userId, Optional<Instant> endsAt) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");
    private static final Pattern BEARER = Pattern.compile("(?i)^bearer[\\s:]+");

    static AllmineToken of(String value) {
        var claims = claims(value);
        return new AllmineToken(value, claims.flatMap(AllmineToken::user), claims.flatMap(AllmineToken::end));
    }

    /** A pasted secret without the word before it and the blanks around it. */
    static String bare(String pasted) {
        return BEARER.matcher(pasted.strip()).replaceFirst("").strip();
    }

    AllmineToken endingAt(Instant end) {
        return new AllmineToken(value, userId, Optional.of(end));
    }

    /** Whether it is over at that time; not where nobody knows its end. */
    boolean endsBy(Instant time) {
        return endsAt.filter(end -> !end.isAfter(time)).isPresent();
    }

    @Override
    public String toString() {
        return "AllmineToken[***]";
    }

    private static Optional<JsonNode> claims(String value) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Json.tree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                    .filter(JsonNode::isObject);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<String> user(JsonNode claims) {
        for (String name : new String[]{"sub", "userId", "_id", "id", "user"}) {
            String text = claims.path(name).asString("");
            if (ID.matcher(text).matches()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> end(JsonNode claims) {
        long seconds = claims.path("exp").asLong(0);
        return seconds > 0 && seconds < 1L << 36 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }
}
