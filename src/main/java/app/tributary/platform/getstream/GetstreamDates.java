package app.tributary.platform.getstream;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Moments as the two families of the API write them: RFC 3339 text in the older one, a number of nanoseconds
 * since 1970 in the newer one. Smaller numbers are taken for micro-, milliseconds or seconds, by their size. Pure.
 */
final class GetstreamDates {
    private static final BigInteger NANOS = BigInteger.TEN.pow(17);
    private static final BigInteger MICROS = BigInteger.TEN.pow(14);
    private static final BigInteger MILLIS = BigInteger.TEN.pow(11);
    private static final int LONGEST = 64;

    private GetstreamDates() {}

    /** The moment; empty where there is none (absent, null, 0) or it cannot be read. */
    static Optional<Instant> read(JsonNode node) {
        if (node.isNumber()) {
            // a number beyond all bounds has become an infinity on its way here
            boolean real = !node.isFloatingPointNumber() || Double.isFinite(node.asDouble(Double.NaN));
            return real ? number(node.decimalValue()) : Optional.empty();
        }
        return node.isString() ? text(node.asString("").strip()) : Optional.empty();
    }

    /** As requests carry it: RFC 3339 in UTC. */
    static String write(Instant moment) {
        return moment.toString();
    }

    private static Optional<Instant> text(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        if (text.matches("-?\\d{1,19}(\\.\\d{1,9})?")) {
            return number(new BigDecimal(text));
        }
        String regular = text.toUpperCase(Locale.ROOT).replace(' ', 'T');
        try {
            return Optional.of(OffsetDateTime.parse(regular).toInstant());
        } catch (DateTimeException noOffset) {
            return local(regular);
        }
    }

    private static Optional<Instant> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> number(BigDecimal number) {
        if (number.precision() - number.scale() > 19) {
            return Optional.empty();
        }
        BigInteger whole = number.toBigInteger();
        if (whole.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal seconds;
        if (whole.compareTo(NANOS) > 0) {
            seconds = number.movePointLeft(9);
        } else if (whole.compareTo(MICROS) > 0) {
            seconds = number.movePointLeft(6);
        } else {
            seconds = whole.compareTo(MILLIS) > 0 ? number.movePointLeft(3) : number;
        }
        BigInteger nanos = seconds.movePointRight(9).toBigInteger();
        var parts = nanos.divideAndRemainder(BigInteger.valueOf(1_000_000_000));
        return Optional.of(Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact()));
    }
}
