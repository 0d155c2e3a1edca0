package app.tributary.ui;

import app.tributary.chat.Money;
import app.tributary.words.Words;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/** Money and lengths of time as a reader's country writes them. Any thread. */
public final class Amounts {
    /** Beyond this many digits nobody paid it: shown as it is. */
    private static final int SANE_DIGITS = 18;
    private static final int LONGEST_UNIT = 24;

    /** Signs that only one currency has: everybody reads them, while CLDR keeps them to their own country. */
    private static final Map<String, String> SIGNS = Map.of("TRY", "₺", "RUB", "₽", "UAH", "₴", "KZT", "₸", "INR", "₹",
            "KRW", "₩", "ILS", "₪", "VND", "₫", "PHP", "₱", "NGN", "₦");

    private Amounts() {}

    /** An amount with its currency, or with the platform's own unit behind it. */
    public static String money(Locale locale, Money money) {
        var amount = money.amount();
        String unit = Sentence.oneLine(money.currency(), LONGEST_UNIT).replace("*", "");
        if (amount.precision() > SANE_DIGITS || Math.abs((long) amount.scale()) > SANE_DIGITS) {
            return Sentence.oneLine(amount.toString(), 30) + " " + unit;
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
    public static String span(Words words, Duration time) {
        if (time.toDays() > 0 && time.toHours() % 24 == 0 && time.toMinutes() % 60 == 0 && time.toSeconds() % 60 == 0) {
            return words.of(AmountWord.DAYS, Sentence.number(words, time.toDays()));
        }
        if (time.toHours() > 0 && time.toMinutes() % 60 == 0 && time.toSeconds() % 60 == 0) {
            return words.of(AmountWord.HOURS, Sentence.number(words, time.toHours()));
        }
        if (time.toMinutes() > 0 && time.toSeconds() % 60 == 0) {
            return words.of(AmountWord.MINUTES, Sentence.number(words, time.toMinutes()));
        }
        return words.of(AmountWord.SECONDS, Sentence.number(words, time.toSeconds()));
    }
}
