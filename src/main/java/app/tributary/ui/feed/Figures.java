package app.tributary.ui.feed;

import app.tributary.chat.Money;
import app.tributary.chat.PlatformClock;
import app.tributary.ui.Amounts;
import app.tributary.words.Words;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Times and numbers as the reader's country writes them. Any thread. */
final class Figures {
    private final Words words;
    private final Locale locale;
    private final ZoneId zone;
    private final DateTimeFormatter minutes;
    private final DateTimeFormatter seconds;
    /** Rows of one minute stand under the same time, and most rows are of the minute of the row before. */
    private volatile Time lastTime = new Time(Long.MIN_VALUE, "");

    private record Time(long minute, String shown) {}

    Figures(Words words, Locale locale, ZoneId zone) {
        this.words = words;
        this.locale = locale;
        this.zone = zone;
        // A language without a country says nothing about clocks; CLDR would take its largest country.
        boolean countryKnown = !locale.getCountry().isEmpty();
        minutes = countryKnown
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale)
                : DateTimeFormatter.ofPattern("HH:mm", locale);
        seconds = countryKnown
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(locale)
                : DateTimeFormatter.ofPattern("HH:mm:ss", locale);
    }

    String time(Instant at) {
        long minute = Math.floorDiv(PlatformClock.millis(at), 60_000L);
        var known = lastTime;
        if (known.minute != minute) {
            known = new Time(minute, minutes.format(local(at)));
            lastTime = known;
        }
        return known.shown;
    }

    String timeWithSeconds(Instant at) {
        return seconds.format(local(at));
    }

    String widestTime() {
        return minutes.format(ZonedDateTime.of(2026, 12, 28, 20, 58, 58, 0, zone));
    }

    String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    String money(Money money) {
        return Amounts.money(locale, money);
    }

    /** In the largest unit that fits: "10 min". */
    String span(Duration time) {
        return Amounts.span(words, time);
    }

    private ZonedDateTime local(Instant at) {
        return Instant.ofEpochMilli(PlatformClock.millis(at)).atZone(zone);
    }
}
