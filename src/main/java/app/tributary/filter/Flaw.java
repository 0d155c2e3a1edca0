package app.tributary.filter;

import java.util.List;

/**
 * Something in an expression that cannot be understood.
 *
 * @param from where it begins in the text, in UTF-16 units
 * @param to where it ends, exclusive; equal to {@code from} where something is missing
 * @param kind what is wrong
 * @param arguments what the kind says that it carries
 */
public record Flaw(int from, int to, Kind kind, List<String> arguments) {
    /** What can be wrong. */
    public enum Kind {
        /** Arguments: the field, the nearest known one or an empty text. */
        UNKNOWN_FIELD,
        /** A value of a closed set. Arguments: the field, the value, the nearest known one or an empty text. */
        UNKNOWN_VALUE,
        /** Arguments: the field. */
        MISSING_VALUE,
        /** Not a whole or decimal number. Arguments: the field, the value. */
        BAD_NUMBER,
        /** Nothing in this field is more or less. Arguments: the field, the sign. */
        NOT_COMPARABLE,
        /** A regular expression where the field takes none. Arguments: the field. */
        REGEX_NOT_TAKEN,
        /** Arguments: what the engine says, in English. */
        BAD_REGEX,
        /** Too long, or too much would come of its repetitions. No arguments. */
        REGEX_TOO_BIG,
        /** No arguments. */
        UNCLOSED_REGEX,
        /** No arguments. */
        UNCLOSED_QUOTE,
        /** No arguments. */
        UNCLOSED_GROUP,
        /** A closing parenthesis without an opening one. No arguments. */
        UNOPENED_GROUP,
        /** No arguments. */
        EMPTY_GROUP,
        /** Nothing stands beside an operator. Arguments: the operator as written. */
        MISSING_OPERAND,
        /** Too many parentheses in one another. No arguments. */
        TOO_DEEP,
        /** Arguments: how many UTF-16 units are allowed. */
        TOO_LONG
    }

    public Flaw {
        arguments = List.copyOf(arguments);
    }
}
