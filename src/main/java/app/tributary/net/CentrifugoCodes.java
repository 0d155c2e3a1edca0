package app.tributary.net;

/** What Centrifugo's numbers mean (centrifugal.dev: error codes, disconnect codes, unsubscribe codes). Pure. */
final class CentrifugoCodes {
    static final int TOKEN_EXPIRED = 109;
    static final int ALREADY_SUBSCRIBED = 105;
    static final int UNRECOVERABLE = 112;
    static final int CONNECTION_EXPIRED = 3005;
    static final int SUBSCRIPTION_EXPIRED = 3006;
    static final int STATE_INVALIDATED = 3014;
    static final int UNSUBSCRIBED_EXPIRED = 2501;
    static final int INVALID_TOKEN = 3500;
    private static final int UNAUTHORIZED = 101;

    private static final int MESSAGE_TOO_BIG = 1009;

    private CentrifugoCodes() {}

    /** Whether a refused command may be tried again later. */
    static boolean temporary(CentrifugoFrame.Refused refused) {
        return switch (refused.code()) {
            case 100, 111, 113 -> true;
            default -> refused.temporary();
        };
    }

    /** Whether a refusal says that the account lacks a right. */
    static boolean forbidden(int errorCode) {
        return errorCode == 101 || errorCode == 103;
    }

    /** Whether a close or disconnect code forbids to connect again. */
    static boolean closedForGood(int code) {
        return code == MESSAGE_TOO_BIG || (code >= 3500 && code < 4000) || (code >= 4500 && code < 5000);
    }

    /** Whether it may be the token alone that is not accepted, by a refusal or by a close. */
    static boolean doubtsToken(int code) {
        return code == INVALID_TOKEN || code == UNAUTHORIZED;
    }

    /** Whether an unsubscribe code forbids to subscribe again. */
    static boolean unsubscribedForGood(int code) {
        return code < 2500;
    }
}
