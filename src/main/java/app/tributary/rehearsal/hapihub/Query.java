package app.tributary.rehearsal.hapihub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A Feathers query, as far as the services of the loopback HapiHub read it. */
final class Query {
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final boolean hash;

    /**
     * @param raw as in the address
     * @param hash whether numbers are marked
     */
    Query(@Nullable String raw, boolean hash) {
        this.hash = hash;
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parts.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(parts.get(key));
    }

    /** A number; one that is written in another way is a bad request. */
    OptionalLong number(String key) throws Refusal {
        String value = parts.get(key);
        if (value == null) {
            return OptionalLong.empty();
        }
        String digits = hash && value.startsWith("#") ? value.substring(1) : value;
        if (hash != value.startsWith("#") || !digits.matches("-?\\d{1,15}")) {
            throw new Refusal(400, "Invalid query parameter " + key);
        }
        return OptionalLong.of(Long.parseLong(digits));
    }

    /** Whether a time fits all that is asked of it. */
    boolean admits(long createdAt) throws Refusal {
        return number("createdAt").orElse(createdAt) == createdAt
                && number("createdAt[$gt]").orElse(Long.MIN_VALUE) < createdAt
                && number("createdAt[$gte]").orElse(Long.MIN_VALUE) <= createdAt
                && number("createdAt[$lt]").orElse(Long.MAX_VALUE) > createdAt
                && number("createdAt[$lte]").orElse(Long.MAX_VALUE) >= createdAt;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
