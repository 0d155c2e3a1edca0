package app.tributary.filter;

/**
 * A piece of an expression's text.
 *
 * @param from where it begins
 * @param to where it ends, exclusive
 * @param field where the field's name ends; equal to {@code from} where there is none
 * @param value where what stands after the colon begins, with its quote or slash; equal to {@code from} without a field
 * @param body of a regular expression: where its flags begin; else equal to {@code to}
 */
record Token(Sort sort, int from, int to, int field, int value, int body) {
    enum Sort {
        OPEN, CLOSE, OR, AND, NOT, MINUS, WORD, QUOTED, UNCLOSED_QUOTED, REGEX, UNCLOSED_REGEX
    }

    boolean isTerm() {
        return switch (sort) {
            case WORD, QUOTED, UNCLOSED_QUOTED, REGEX, UNCLOSED_REGEX -> true;
            case OPEN, CLOSE, OR, AND, NOT, MINUS -> false;
        };
    }

    boolean hasField() {
        return field > from;
    }
}
