package app.tributary.desk;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Reads a length of time as a person types it. */
public final class SpanReader {
    private SpanReader() {}

    /** Seconds, or a number with s, m, h, d or w behind it; empty where it is none of these, or not above zero. */
    public static Optional<Duration> read(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (!text.matches("[0-9]{1,9}\\s*[smhdw]?")) {
            return Optional.empty();
        }
        char last = text.charAt(text.length() - 1);
        long unit = switch (last) {
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            case 'w' -> 604_800;
            default -> 1;
        };
        String digits = Character.isDigit(last) ? text : text.substring(0, text.length() - 1).strip();
        return Optional.of(Duration.ofSeconds(Long.parseLong(digits) * unit)).filter(Duration::isPositive);
    }

    /** As it would be typed: "10m"; the inverse of reading. */
    public static String written(Duration span) {
        long seconds = span.toSeconds();
        if (seconds > 0 && seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds > 0 && seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
