package app.tributary.desk;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.FieldValue;
import app.tributary.chat.Phrase;
import app.tributary.desk.FieldReader.Read;
import app.tributary.platform.NativeAction.Choice;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Field.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldReaderTest {
    private static final Instant NOW = Instant.parse("2026-05-01T18:03:00Z");
    private final FieldReader reader = new FieldReader(() -> NOW, ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({"21:30, 2026-05-01T19:30:00Z", "20:02, 2026-05-02T18:02:00Z", "7:05, 2026-05-02T05:05:00Z",
            "2026-12-31 23:59, 2026-12-31T22:59:00Z", "2026-12-31T23:59, 2026-12-31T22:59:00Z",
            "2026-06-01T00:00:00Z, 2026-06-01T00:00:00Z", "2h, 2026-05-01T20:03:00Z", "+10m, 2026-05-01T18:13:00Z"})
    void a_moment_is_a_time_of_day_a_date_or_a_span_from_now(String typed, Instant meant) {
        assertThat(read(Kind.MOMENT, typed)).isEqualTo(new Read.Value(new FieldValue.Moment(meant)));
    }

    @ParameterizedTest
    @CsvSource({"MOMENT, soon, FIELD_NO_MOMENT", "MOMENT, 25:00, FIELD_NO_MOMENT", "MOMENT, 90, FIELD_NO_MOMENT",
            "MOMENT, 2026-02-31 10:00, FIELD_NO_MOMENT", "SPAN, long, FIELD_NO_SPAN", "SPAN, 0s, FIELD_NO_SPAN",
            "NUMBER, -3, FIELD_NO_NUMBER", "NUMBER, 1.5, FIELD_NO_NUMBER", "NUMBER, 11, FIELD_TOO_HIGH",
            "LINE, eleven_long, FIELD_TOO_LONG", "FLAG, perhaps, FIELD_NO_FLAG", "CHOICE, green, FIELD_NO_CHOICE",
            "LINE, '  ', FIELD_NEEDED"})
    void what_cannot_stand_in_a_field_is_said(Kind kind, String typed, DeskWord problem) {
        assertThat(read(kind, typed)).isInstanceOfSatisfying(Read.Wrong.class,
                wrong -> assertThat(wrong.word()).isEqualTo(problem));
    }

    @Test
    void what_fits_becomes_a_value_of_the_fields_kind() {
        assertThat(read(Kind.SPAN, "90 m")).isEqualTo(new Read.Value(new FieldValue.Span(Duration.ofMinutes(90))));
        assertThat(read(Kind.SPAN, "2w")).isEqualTo(new Read.Value(new FieldValue.Span(Duration.ofDays(14))));
        assertThat(read(Kind.NUMBER, " 10 ")).isEqualTo(new Read.Value(new FieldValue.Whole(10)));
        assertThat(read(Kind.FLAG, "Yes")).isEqualTo(new Read.Value(new FieldValue.Flag(true)));
        assertThat(read(Kind.CHOICE, "RED")).isEqualTo(new Read.Value(new FieldValue.Text("red")));
        assertThat(read(Kind.LINE, "a\nb")).isEqualTo(new Read.Value(new FieldValue.Text("a b")));
        assertThat(read(Kind.LINE, "👍👍👍👍👍👍👍👍👍👍")).isInstanceOf(Read.Value.class);
        assertThat(read(Kind.LINES, " one \n\n two")).isEqualTo(
                new Read.Value(new FieldValue.Lines(List.of("one", "two"))));
        assertThat(reader.read(field(Kind.LINE, false), "")).isEqualTo(new Read.Nothing());
    }

    @Test
    void what_is_written_is_read_as_the_same() {
        var moment = new FieldValue.Moment(Instant.parse("2026-12-31T22:59:00Z"));
        assertThat(read(Kind.MOMENT, reader.written(moment))).isEqualTo(new Read.Value(moment));
        var span = new FieldValue.Span(Duration.ofMinutes(90));
        assertThat(read(Kind.SPAN, reader.written(span))).isEqualTo(new Read.Value(span));
        var lines = new FieldValue.Lines(List.of("x", "y"));
        assertThat(read(Kind.LINES, reader.written(lines))).isEqualTo(new Read.Value(lines));
    }

    private Read read(Kind kind, String typed) {
        return reader.read(field(kind, true), typed);
    }

    private static Field field(Kind kind, boolean required) {
        return new Field("f", kind, DeskWord.USAGE_ME, required, List.of(new Choice("red", Phrase.plain("Red"))),
                Optional.empty(), 10);
    }
}
