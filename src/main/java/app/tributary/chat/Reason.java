package app.tributary.chat;

/**
 * Words for a person, translatable: a code with one sentence in each language, and a detail that is
 * shown as it is (a limit, the platform's own words). Carries no secret.
 *
 * @param code which sentence
 * @param detail goes into the sentence; may be empty
 */
public record Reason(ReasonCode code, String detail) {
    public static Reason of(ReasonCode code) {
        return new Reason(code, "");
    }

    public static Reason of(ReasonCode code, String detail) {
        return new Reason(code, detail);
    }
}
