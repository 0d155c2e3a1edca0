package app.tributary.ui.views;

import app.tributary.filter.Flaw;
import app.tributary.words.Words;

/** What is wrong with an expression, in words. */
final class FlawWords {
    private FlawWords() {}

    static String of(Flaw flaw, Words words) {
        var arguments = flaw.arguments();
        boolean near = !arguments.isEmpty() && !arguments.getLast().isEmpty();
        ViewsWord word = switch (flaw.kind()) {
            case UNKNOWN_FIELD -> near ? ViewsWord.FLAW_UNKNOWN_FIELD_NEAR : ViewsWord.FLAW_UNKNOWN_FIELD;
            case UNKNOWN_VALUE -> near ? ViewsWord.FLAW_UNKNOWN_VALUE_NEAR : ViewsWord.FLAW_UNKNOWN_VALUE;
            case MISSING_VALUE -> ViewsWord.FLAW_MISSING_VALUE;
            case BAD_NUMBER -> ViewsWord.FLAW_BAD_NUMBER;
            case NOT_COMPARABLE -> ViewsWord.FLAW_NOT_COMPARABLE;
            case REGEX_NOT_TAKEN -> ViewsWord.FLAW_REGEX_NOT_TAKEN;
            case BAD_REGEX -> ViewsWord.FLAW_BAD_REGEX;
            case REGEX_TOO_BIG -> ViewsWord.FLAW_REGEX_TOO_BIG;
            case UNCLOSED_REGEX -> ViewsWord.FLAW_UNCLOSED_REGEX;
            case UNCLOSED_QUOTE -> ViewsWord.FLAW_UNCLOSED_QUOTE;
            case UNCLOSED_GROUP -> ViewsWord.FLAW_UNCLOSED_GROUP;
            case UNOPENED_GROUP -> ViewsWord.FLAW_UNOPENED_GROUP;
            case EMPTY_GROUP -> ViewsWord.FLAW_EMPTY_GROUP;
            case MISSING_OPERAND -> ViewsWord.FLAW_MISSING_OPERAND;
            case TOO_DEEP -> ViewsWord.FLAW_TOO_DEEP;
            case TOO_LONG -> ViewsWord.FLAW_TOO_LONG;
        };
        return words.of(word, arguments.toArray(String[]::new));
    }
}
