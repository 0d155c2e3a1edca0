package app.tributary.platform.allmine;

import app.tributary.net.Json;
import app.tributary.net.Redaction;
import app.tributary.net.Reply;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The body of an answer: the guides wrap it in an envelope, the examples show it bare. Pure.
 *
 * @param wrapped whether it stood in the envelope
 * @param success false: it is an error, whatever the status
 * @param status what the envelope says; 0: nothing
 * @param data what was asked for
 * @param words all errors, one line
 */
record AllmineEnvelope(boolean wrapped, boolean success, int status, JsonNode data, String words) {
    private static final int MOST_WORDS = 300;
    private static final long MOST_WAIT_SECONDS = 600;

    /** Empty where it is no JSON. */
    static Optional<AllmineEnvelope> of(String body) {
        return Json.tree(body).map(root -> root.isObject() && root.has("isSuccess")
                ? new AllmineEnvelope(true, root.path("isSuccess").asBoolean(true), root.path("statusCode").asInt(0),
                        root.path("data"), words(root))
                : new AllmineEnvelope(false, true, 0, root, words(root)));
    }

    /** What a status from 400 on means; one that no API speaks is a broken answer. */
    static <T> Answer<T> refusal(Reply.Answer answer, Instant now) {
        String words = of(answer.body()).map(AllmineEnvelope::words).orElse("");
        return new Answer.Refused<>(answer.status(), words, retryAt(answer, now));
    }

    /** When the server wants to be asked again: {@code Retry-After} in seconds or as a date. */
    private static Optional<Instant> retryAt(Reply.Answer answer, Instant now) {
        return answer.header("retry-after").map(String::strip).flatMap(text -> {
            if (text.matches("\\d{1,9}")) {
                return Optional.of(now.plusSeconds(Math.min(Long.parseLong(text), MOST_WAIT_SECONDS)));
            }
            try {
                Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
                Instant latest = now.plusSeconds(MOST_WAIT_SECONDS);
                return Optional.of(at.isAfter(latest) ? latest : at);
            } catch (DateTimeException notADate) {
                return Optional.empty();
            }
        });
    }

    /** Its errors; the usual fields of the framework where there are none. */
    private static String words(JsonNode root) {
        String words = texts(root.path("errors"));
        if (words.isEmpty()) {
            words = texts(root.path("message"));
        }
        String line = Redaction.strike(words).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) : line;
    }

    private static String texts(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().map(one -> one.isString() ? one.stringValue() : one.path("message").asString(""))
                    .filter(text -> !text.isBlank()).collect(Collectors.joining("; "));
        }
        return node.isString() ? node.stringValue() : "";
    }
}
