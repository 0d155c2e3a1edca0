package app.tributary.words;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The texts of one language. Arguments stand in a text as {@code {0}}, {@code {1}}; a text follows
 * the rules of {@link MessageFormat} (an apostrophe is written twice). Any thread may call.
 */
public final class Words {
    /** The languages that the interface speaks; the first is the one to fall back to. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ru"), Locale.of("tr"),
            Locale.SIMPLIFIED_CHINESE);

    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;

    private Words(Locale locale) {
        this.locale = locale;
    }

    /** The texts in this language, English where the interface does not speak it. */
    public static Words in(Locale wanted) {
        return new Words(LANGUAGES.stream().filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst().orElse(Locale.ENGLISH));
    }

    /** The texts in English: for the command line and the log. */
    public static Words english() {
        return new Words(Locale.ENGLISH);
    }

    /** The language. */
    public Locale locale() {
        return locale;
    }

    /**
     * The text of a key.
     *
     * @throws MissingResourceException where a bundle lacks the key: a defect that a test catches
     */
    public String of(Word word, String... arguments) {
        return of(word.bundle(), word.name(), List.of(arguments));
    }

    /**
     * The text of a key that came as data. Made from a {@link Word}, so that the test of the bundles holds for it too.
     *
     * @throws MissingResourceException where a bundle lacks the key
     */
    public String of(String bundle, String key, List<String> arguments) {
        String pattern = ResourceBundle.getBundle(bundle, locale, Words.class.getClassLoader(), NO_FALLBACK)
                .getString(key);
        return new MessageFormat(pattern, locale).format(arguments.toArray());
    }
}
