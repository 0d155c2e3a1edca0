package app.tributary.platform.getstream;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.net.Json;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetstreamDatesTest {
    private static final long FROM = Instant.parse("1980-01-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

    @Test
    void every_moment_reads_back_in_every_spelling() {
        var random = new Random(20260504);
        for (int i = 0; i < 20_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(FROM, TO), random.nextInt(1_000_000_000));
            var nanos = BigInteger.valueOf(moment.getEpochSecond()).multiply(BigInteger.valueOf(1_000_000_000))
                    .add(BigInteger.valueOf(moment.getNano()));
            assertThat(read("\"" + moment + "\"")).as("words").contains(moment);
            assertThat(read("\"" + moment.atOffset(ZoneOffset.ofHours(random.nextInt(-12, 13))) + "\""))
                    .as("words with an offset").contains(moment);
            assertThat(read(nanos.toString())).as("nanoseconds").contains(moment);
            assertThat(read("\"" + nanos + "\"")).as("nanoseconds as words").contains(moment);
            assertThat(read(GetstreamTree.string(GetstreamDates.write(moment)).toString())).as("as it is sent")
                    .contains(moment);
            assertThat(read(nanos.divide(BigInteger.valueOf(1000)).toString())).as("microseconds")
                    .contains(moment.minusNanos(moment.getNano() % 1000));
            assertThat(read(String.valueOf(moment.toEpochMilli()))).as("milliseconds")
                    .contains(Instant.ofEpochMilli(moment.toEpochMilli()));
            assertThat(read(String.valueOf(moment.getEpochSecond()))).as("seconds")
                    .contains(Instant.ofEpochSecond(moment.getEpochSecond()));
        }
    }

    @Test
    void a_number_of_nanoseconds_loses_none_of_them() {
        assertThat(read("1777896000123456789")).contains(Instant.parse("2026-05-04T12:00:00.123456789Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"null", "0", "-5", "\"\"", "\" \"", "\"soon\"", "true", "[]", "{}", "1e300",
            "99999999999999999999999999", "\"2026-13-01T00:00:00Z\"", "\"9999999999999999999999\""})
    void whatever_is_no_moment_is_none(String json) {
        assertThat(read(json)).isEmpty();
    }

    @Test
    void anything_at_all_is_read_without_a_stumble() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(24), 0, 20).forEach(at -> text.append("0123456789-:TZ.+ eE9".charAt(at)));
            assertThat(GetstreamDates.read(GetstreamTree.string(text.toString()))).isNotNull();
            Json.tree(text.toString()).ifPresent(node -> assertThat(GetstreamDates.read(node)).isNotNull());
        }
    }

    private static Optional<Instant> read(String json) {
        return GetstreamDates.read(Json.tree(json).orElseThrow());
    }
}
