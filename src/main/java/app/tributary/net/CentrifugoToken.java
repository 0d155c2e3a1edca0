package app.tributary.net;

import app.tributary.chat.Reason;

/** What came of asking for a token. */
public sealed interface CentrifugoToken {
    /** Here it is. */
    record Granted(String value) implements CentrifugoToken {
        @Override
        public String toString() {
            return "Granted[***]";
        }
    }

    /** Not now; asked for again a little later. */
    record Unavailable(Reason why) implements CentrifugoToken {}

    /** Not at all: the account may not. */
    record Denied(Reason why) implements CentrifugoToken {}

    /** Where tokens come from: a platform's REST API. Called on the thread that reads the client; blocks a few seconds. */
    interface Source {
        /** A new token for the session. */
        CentrifugoToken connection();

        /** A new token for a channel that needs one. */
        CentrifugoToken channel(String channel);
    }
}
