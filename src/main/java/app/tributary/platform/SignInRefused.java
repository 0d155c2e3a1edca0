package app.tributary.platform;

import app.tributary.chat.Reason;

/** A sign-in through the browser came to nothing; expected, with words for a person. */
public final class SignInRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Reason why;

    public SignInRefused(Reason why) {
        super(why.code() + (why.detail().isEmpty() ? "" : ": " + why.detail()), null, false, false);
        this.why = why;
    }

    /** What to tell the person. */
    public Reason why() {
        return why;
    }
}
