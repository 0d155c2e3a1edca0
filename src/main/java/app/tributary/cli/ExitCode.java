package app.tributary.cli;

/** What the process says to whoever started it. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int BAD_USAGE = 2;

    private ExitCode() {}
}
