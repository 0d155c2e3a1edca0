package app.tributary.chat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What stands in one field of a {@link Form}. */
public sealed interface FieldValue {
    /** Words, or the value of a choice. */
    record Text(String text) implements FieldValue {}

    /** A whole number. */
    record Whole(long number) implements FieldValue {}

    /** Yes or no. */
    record Flag(boolean on) implements FieldValue {}

    /** A stretch of time. */
    record Span(Duration span) implements FieldValue {}

    /** A point in time. */
    record Moment(Instant moment) implements FieldValue {}

    /** Several texts, in order. */
    record Lines(List<String> lines) implements FieldValue {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** A file that the person chose. */
    record FileAt(Path file) implements FieldValue {}
}
