package app.tributary.chat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person filled in for an action that only one platform has. A reader answers nothing where the
 * field is missing or holds another kind of value.
 *
 * @param values by the keys of the action's fields
 */
public record Form(Map<String, FieldValue> values) {
    /** Nothing filled in. */
    public static final Form EMPTY = new Form(Map.of());

    public Form {
        values = Map.copyOf(values);
    }

    /** A form of one text. */
    public static Form of(String key, String text) {
        return new Form(Map.of(key, new FieldValue.Text(text)));
    }

    /** The same form with this value in place of what stood there. */
    public Form with(String key, FieldValue value) {
        var more = new HashMap<String, FieldValue>(values);
        more.put(key, value);
        return new Form(more);
    }

    public Optional<String> text(String key) {
        return values.get(key) instanceof FieldValue.Text(var text) ? Optional.of(text) : Optional.empty();
    }

    public Optional<Long> number(String key) {
        return values.get(key) instanceof FieldValue.Whole(var number) ? Optional.of(number) : Optional.empty();
    }

    /** Whether it is set; false where it is missing. */
    public boolean flag(String key) {
        return values.get(key) instanceof FieldValue.Flag(var on) && on;
    }

    public Optional<Duration> span(String key) {
        return values.get(key) instanceof FieldValue.Span(var span) ? Optional.of(span) : Optional.empty();
    }

    public Optional<Instant> moment(String key) {
        return values.get(key) instanceof FieldValue.Moment(var moment) ? Optional.of(moment) : Optional.empty();
    }

    /** Its texts; none where it is missing. */
    public List<String> lines(String key) {
        return values.get(key) instanceof FieldValue.Lines(var lines) ? lines : List.of();
    }

    public Optional<Path> file(String key) {
        return values.get(key) instanceof FieldValue.FileAt(var file) ? Optional.of(file) : Optional.empty();
    }
}
