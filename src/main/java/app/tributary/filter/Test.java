package app.tributary.filter;

/** One question, ready to be asked. */
interface Test {
    /** What it costs about, the cheap first. */
    enum Cost {
        /** A look at a field. */
        LOOK,
        /** A comparison of short names. */
        NAME,
        /** A search in the text. */
        TEXT,
        /** A regular expression. */
        REGEX
    }

    boolean holds(Matcher row);

    Cost cost();
}
