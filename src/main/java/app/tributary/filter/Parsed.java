package app.tributary.filter;

import java.util.List;

/** What came of reading an expression. */
public sealed interface Parsed {
    /** It can be asked. */
    record Good(Filter filter) implements Parsed {}

    /** It has flaws: at least one, in the order of the text. */
    record Bad(List<Flaw> flaws) implements Parsed {
        public Bad {
            flaws = List.copyOf(flaws);
        }
    }
}
