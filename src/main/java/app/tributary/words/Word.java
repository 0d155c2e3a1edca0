package app.tributary.words;

/**
 * A key of a text of the interface. Implemented by enums, one a feature, whose constants are the
 * keys: constant {@code SEND_TO} of a bundle stands there as {@code SEND_TO}.
 */
public interface Word {
    /**
     * The base name of the resource bundle that holds the texts, with slashes
     * ({@code app/tributary/words/feed}); its files are {@code NAME.properties} (English),
     * {@code NAME_ru}, {@code NAME_tr} and {@code NAME_zh_CN}.
     */
    String bundle();

    /** The key in the bundle; an enum's own name. */
    String name();
}
