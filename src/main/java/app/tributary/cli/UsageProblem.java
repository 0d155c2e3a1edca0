package app.tributary.cli;

/** What the user asked for cannot be: ends the command with one line and exit code 2. Never leaves this package. */
final class UsageProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String words;

    /**
     * @param words one line that says what is wrong and what to do
     */
    UsageProblem(String words) {
        super(words, null, false, false);
        this.words = words;
    }

    String words() {
        return words;
    }
}
