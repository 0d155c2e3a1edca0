package app.tributary.desk;

import app.tributary.chat.FieldValue;
import app.tributary.platform.NativeAction.Choice;
import app.tributary.platform.NativeAction.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a person typed into a field of an action, on the screen and on the command line alike. Any thread. */
public final class FieldReader {
    private static final Set<String> ON = Set.of("yes", "true", "on", "1");
    private static final Set<String> OFF = Set.of("no", "false", "off", "0");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private final InstantSource clock;
    private final ZoneId zone;

    /** What came of reading. */
    public sealed interface Read {
        /** It stands for this. */
        record Value(FieldValue value) implements Read {}

        /** Nothing was typed, and nothing is needed. */
        record Nothing() implements Read {}

        /** It cannot stand there. */
        record Wrong(DeskWord word, List<String> arguments) implements Read {
            public Wrong {
                arguments = List.copyOf(arguments);
            }

            private static Wrong of(DeskWord word, String... arguments) {
                return new Wrong(word, List.of(arguments));
            }
        }
    }

    /**
     * @param clock what a time of day and "in two hours" are counted from
     * @param zone in which a person tells the time
     */
    public FieldReader(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Reads a field. Letters count as code points.
     *
     * @throws IllegalArgumentException for a file: whoever asks for one has a path, not a text
     */
    public Read read(Field field, String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return field.required() ? Read.Wrong.of(DeskWord.FIELD_NEEDED) : new Read.Nothing();
        }
        return switch (field.kind()) {
            case LINE -> text(field, text.replaceAll("\\R", " "));
            case TEXT -> text(field, typed.stripTrailing());
            case NUMBER -> number(field, text);
            case FLAG -> flag(text);
            case SPAN -> SpanReader.read(text).<Read>map(span -> new Read.Value(new FieldValue.Span(span)))
                    .orElseGet(() -> Read.Wrong.of(DeskWord.FIELD_NO_SPAN, text));
            case MOMENT -> moment(text).<Read>map(moment -> new Read.Value(new FieldValue.Moment(moment)))
                    .orElseGet(() -> Read.Wrong.of(DeskWord.FIELD_NO_MOMENT, text));
            case LINES -> lines(field, typed);
            case CHOICE -> choice(field, text);
            case FILE -> throw new IllegalArgumentException("a file is no text: " + field.key());
        };
    }

    /** What would be typed for a value, so that it is read as the same again. A file has no such text. */
    public String written(FieldValue value) {
        return switch (value) {
            case FieldValue.Text(var text) -> text;
            case FieldValue.Whole(long number) -> Long.toString(number);
            case FieldValue.Flag(boolean on) -> on ? "yes" : "no";
            case FieldValue.Span(var span) -> SpanReader.written(span);
            case FieldValue.Moment(var moment) -> DAY_AND_TIME.format(moment.atZone(zone));
            case FieldValue.Lines(var lines) -> String.join("\n", lines);
            case FieldValue.FileAt _ -> "";
        };
    }

    private static Read text(Field field, String text) {
        int over = text.codePointCount(0, text.length()) - field.most();
        return field.most() > 0 && over > 0
                ? Read.Wrong.of(DeskWord.FIELD_TOO_LONG, String.valueOf(over), String.valueOf(field.most()))
                : new Read.Value(new FieldValue.Text(text));
    }

    private static Read number(Field field, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            return Read.Wrong.of(DeskWord.FIELD_NO_NUMBER, text);
        }
        long number = Long.parseLong(text);
        return field.most() > 0 && number > field.most()
                ? Read.Wrong.of(DeskWord.FIELD_TOO_HIGH, String.valueOf(field.most()))
                : new Read.Value(new FieldValue.Whole(number));
    }

    private static Read flag(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return ON.contains(small) || OFF.contains(small)
                ? new Read.Value(new FieldValue.Flag(ON.contains(small)))
                : Read.Wrong.of(DeskWord.FIELD_NO_FLAG, text);
    }

    private static Read lines(Field field, String typed) {
        var lines = typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        int over = lines.size() - field.most();
        return field.most() > 0 && over > 0
                ? Read.Wrong.of(DeskWord.FIELD_TOO_MANY_LINES, String.valueOf(over), String.valueOf(field.most()))
                : new Read.Value(new FieldValue.Lines(lines));
    }

    private static Read choice(Field field, String text) {
        return field.choices().stream().map(Choice::value).filter(value -> value.equalsIgnoreCase(text)).findFirst()
                .<Read>map(value -> new Read.Value(new FieldValue.Text(value)))
                .orElseGet(() -> Read.Wrong.of(DeskWord.FIELD_NO_CHOICE, text,
                        field.choices().stream().map(Choice::value).collect(Collectors.joining(", "))));
    }

    /** A day with a time, a time of day (the next one), a moment as the standard writes it, or a span from now. */
    private Optional<Instant> moment(String text) {
        var now = clock.instant();
        var later = SpanReader.read(text.startsWith("+") ? text.substring(1) : text)
                .filter(span -> !text.matches("[0-9]+"));
        if (later.isPresent()) {
            return later.map(now::plus);
        }
        try {
            if (text.matches("[0-9]{1,2}:[0-9]{2}")) {
                var today = LocalDate.ofInstant(now, zone).atTime(LocalTime.parse(text, TIME)).atZone(zone);
                return Optional.of((today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant());
            }
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}")) {
                return Optional.of(LocalDateTime.parse(text.replace('T', ' '), DAY_AND_TIME).atZone(zone).toInstant());
            }
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
