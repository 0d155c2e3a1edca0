package app.tributary.platform.hapihub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A Feathers query as the query part of an address. Immutable. Text and numbers look the same there, so
 * that numbers need a mark; which one depends on the server.
 * Source: the platform's own client library.
 */
record HapihubQuery(List<Part> parts) {
    /** No condition at all. */
    static final HapihubQuery ALL = new HapihubQuery(List.of());

    HapihubQuery {
        parts = List.copyOf(parts);
    }

    /** How a number is written. */
    enum NumberStyle {
        /** {@code #50} */
        HASH("hash"),
        /** {@code 50} */
        PLAIN("plain");

        private final String word;

        NumberStyle(String word) {
            this.word = word;
        }

        /** As it stands in settings. */
        String word() {
            return word;
        }

        static Optional<NumberStyle> of(String word) {
            return word.equals(HASH.word)
                    ? Optional.of(HASH)
                    : word.equals(PLAIN.word) ? Optional.of(PLAIN) : Optional.empty();
        }

        NumberStyle other() {
            return this == HASH ? PLAIN : HASH;
        }
    }

    /** A condition; a number where {@code number} is true. */
    record Part(String key, String value, boolean number) {
        private String print(NumberStyle style) {
            return encoded(key) + "=" + encoded(number && style == NumberStyle.HASH ? "#" + value : value);
        }
    }

    HapihubQuery with(String key, String value) {
        return plus(new Part(key, value, false));
    }

    HapihubQuery with(String key, long number) {
        return plus(new Part(key, String.valueOf(number), true));
    }

    HapihubQuery limit(int most) {
        return with("$limit", most);
    }

    HapihubQuery skip(int first) {
        return first > 0 ? with("$skip", first) : this;
    }

    HapihubQuery newestFirst() {
        return with("$sort[createdAt]", -1);
    }

    HapihubQuery oldestFirst() {
        return with("$sort[createdAt]", 1);
    }

    /** Not after this moment; one of the same millisecond may be known already. */
    HapihubQuery upTo(Instant at) {
        return with("createdAt[$lte]", at.toEpochMilli());
    }

    HapihubQuery after(Instant at) {
        return with("createdAt[$gt]", at.toEpochMilli());
    }

    boolean hasNumbers() {
        return parts.stream().anyMatch(Part::number);
    }

    /** With its question mark; nothing where there is no condition. */
    String print(NumberStyle style) {
        return parts.isEmpty()
                ? ""
                : parts.stream().map(part -> part.print(style)).collect(Collectors.joining("&", "?", ""));
    }

    private HapihubQuery plus(Part part) {
        var more = new ArrayList<>(parts);
        more.add(part);
        return new HapihubQuery(more);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
