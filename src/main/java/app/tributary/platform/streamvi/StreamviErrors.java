package app.tributary.platform.streamvi;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.net.Redaction;
import app.tributary.net.Reply;
import app.tributary.platform.streamvi.wire.ErrorDto;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;

/** Statuses and error bodies to reasons. Pure. */
final class StreamviErrors {
    static final Reason NO_TOKEN = Reason.of(ReasonCode.BAD_ANSWER, "no token");

    private static final int MOST_WORDS = 200;
    private static final long MOST_WAIT_SECONDS = 600;

    private StreamviErrors() {}

    static Reason reason(Reply.Answer answer) {
        String words = words(answer.body());
        return switch (answer.status()) {
            case 400, 409, 422 -> Reason.of(ReasonCode.REFUSED, words.isEmpty() ? "HTTP " + answer.status() : words);
            case 401 -> Reason.of(ReasonCode.BAD_TOKEN, words);
            case 403 -> Reason.of(ReasonCode.MISSING_RIGHT, words);
            case 404 -> Reason.of(ReasonCode.NOT_FOUND);
            case 429 -> Reason.of(ReasonCode.RATE_LIMITED, words);
            default -> answer.status() >= 500
                    ? Reason.of(ReasonCode.SERVER_ERROR, String.valueOf(answer.status()))
                    : Reason.of(ReasonCode.BAD_ANSWER, "HTTP " + answer.status());
        };
    }

    /** The first text of a violated rule, which is made for people, else the message of the error, else nothing. */
    static String words(String body) {
        var error = Json.read(body, ErrorDto.class).map(ErrorDto::error);
        var rule = error.map(ErrorDto.Body::violations).flatMap(
                violations -> violations.stream().filter(Objects::nonNull).map(ErrorDto.Violation::constraints)
                        .filter(Objects::nonNull).flatMap(rules -> rules.values().stream()).filter(Objects::nonNull)
                        .filter(text -> !text.isBlank()).findFirst());
        return plain(rule.or(() -> error.map(ErrorDto.Body::msg)).orElse(""));
    }

    /** When the server wants to be asked again: {@code Retry-After} in seconds or as a date. */
    static Optional<Instant> retryAt(Reply.Answer answer, Instant now) {
        return answer.header("retry-after").map(String::strip).flatMap(text -> {
            try {
                return Optional.of(now.plusSeconds(Math.clamp(Long.parseLong(text), 0, MOST_WAIT_SECONDS)));
            } catch (NumberFormatException notSeconds) {
                return date(text);
            }
        });
    }

    /** Somebody else's words, made harmless: one line, bounded, without secrets. */
    static String plain(String words) {
        String line = Redaction.strike(words).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + "..." : line;
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
