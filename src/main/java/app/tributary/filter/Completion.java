package app.tributary.filter;

import java.util.List;

/**
 * What may stand at the caret.
 *
 * @param from where the text begins that an offer takes the place of
 * @param to where it ends, exclusive
 * @param offers the likeliest first; empty: nothing to offer
 */
public record Completion(int from, int to, List<Offer> offers) {
    public Completion {
        offers = List.copyOf(offers);
    }

    /**
     * One way to go on.
     *
     * @param text goes in place of the range, as it must be written, quoted where it has to be
     * @param sort what it is, to say so in words
     */
    public record Offer(String text, Sort sort) {}

    /** What an offer is. */
    public enum Sort {
        /** A field with its colon: what it asks comes next. */
        FIELD,
        /** What a field is asked for. */
        VALUE
    }
}
