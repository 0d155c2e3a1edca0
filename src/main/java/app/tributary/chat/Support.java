package app.tributary.chat;

/** Whether something can be done, and if not, why. */
public sealed interface Support {
    /** It can. */
    record Yes() implements Support {}

    /** It cannot, and why. */
    record No(Reason why) implements Support {}

    /** The platform cannot, but the console does it for itself alone. */
    record ConsoleOnly(Reason why) implements Support {}

    /**
     * It can, but the platform knows no end to it: the console ends it when it is due, if it runs then.
     *
     * @param why that, in words for a person
     */
    record LiftedHere(Reason why) implements Support {}

    static Support yes() {
        return new Yes();
    }

    static Support no(ReasonCode code) {
        return new No(Reason.of(code));
    }

    static Support no(ReasonCode code, String detail) {
        return new No(Reason.of(code, detail));
    }

    /** Whether a command has any hope. */
    default boolean possible() {
        return !(this instanceof No);
    }
}
