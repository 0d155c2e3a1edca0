package app.tributary.ui.feed;

import app.tributary.chat.Money;
import app.tributary.chat.PlatformClock;
import app.tributary.words.Words;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/** Times and numbers as the reader's country writes them. Any thread. */
final class Figures {
    /** Beyond this many digits nobody paid it: shown as it is. */
    private static final int SANE_DIGITS = 18;

    /** Signs that only one currency has: everybody reads them, while CLDR keeps them to their own country. */
    private static final Map<String, String> SIGNS = Map.of("TRY", "₺", "RUB", "₽", "UAH", "₴", "KZT", "₸", "INR", "₹",
            "KRW", "₩", "ILS", "₪", "VND", "₫", "PHP", "₱", "NGN", "₦");

    private final Words words;
    private final Locale locale;
    private final ZoneId zone;
    private final DateTimeFormatter minutes;
    private final DateTimeFormatter seconds;

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
        return minutes.format(local(at));
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
        var amount = money.amount();
        String unit = DisplayText.shorten(DisplayText.clean(money.currency()), 20).replace("*", "");
        if (amount.precision() > SANE_DIGITS || Math.abs((long) amount.scale()) > SANE_DIGITS) {
            return DisplayText.shorten(amount.toString(), 30) + " " + unit;
        }
        try {
            var format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(Currency.getInstance(unit));
            String sign = SIGNS.get(unit);
            if (sign != null && format instanceof DecimalFormat decimal) {
                var symbols = decimal.getDecimalFormatSymbols();
                symbols.setCurrencySymbol(sign);
                decimal.setDecimalFormatSymbols(symbols);
            }
            return format.format(amount);
        } catch (IllegalArgumentException unitOfThePlatform) {
            return NumberFormat.getNumberInstance(locale).format(amount) + " " + unit;
        }
    }

    /** In the largest unit that fits: "10 min". */
    String span(Duration time) {
        if (time.toDays() > 0 && time.toHours() % 24 == 0) {
            return words.of(FeedWord.DAYS, number(time.toDays()));
        }
        if (time.toHours() > 0 && time.toMinutes() % 60 == 0) {
            return words.of(FeedWord.HOURS, number(time.toHours()));
        }
        if (time.toMinutes() > 0 && time.toSeconds() % 60 == 0) {
            return words.of(FeedWord.MINUTES, number(time.toMinutes()));
        }
        return words.of(FeedWord.SECONDS, number(time.toSeconds()));
    }

    private ZonedDateTime local(Instant at) {
        return Instant.ofEpochMilli(PlatformClock.millis(at)).atZone(zone);
    }
}
