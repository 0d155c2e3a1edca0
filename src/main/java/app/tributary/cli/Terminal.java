package app.tributary.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The standard streams, handed in so that tests can read them.
 *
 * @param in standard input
 * @param out results: nothing else is ever printed there
 * @param err problems, one line each
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err) {
    /** Says what is wrong and what to do, in one line. */
    public void problem(String line) {
        err.println("tributary: " + line);
        err.flush();
    }

    /** A line of results. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Something for the person that is no result: beside the results, not among them. */
    public void note(String text) {
        err.println(text);
        err.flush();
    }
}
