package app.tributary.platform.getstream;

import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import java.util.Set;

/**
 * What the account may do in a channel.
 *
 * @param signedIn whether there is an account at all
 * @param known whether the server was asked; where it was not, the account is believed to have every right
 * @param own the platform's words for the rights ({@code own_capabilities}): {@code send-message}
 */
record GetstreamRights(boolean signedIn, boolean known, Set<String> own) {
    GetstreamRights {
        own = Set.copyOf(own);
    }

    /** Before a server was asked. */
    static GetstreamRights unasked(boolean signedIn) {
        return new GetstreamRights(signedIn, false, Set.of());
    }

    /** Whether something can be done that needs one of these rights. */
    Support to(String right, String... others) {
        if (!signedIn) {
            return Support.no(ReasonCode.NOT_SIGNED_IN);
        }
        boolean has = !known || own.contains(right);
        for (var other : others) {
            has |= own.contains(other);
        }
        return has ? Support.yes() : Support.no(ReasonCode.MISSING_RIGHT, right);
    }

    /** Whether something can be done that every account may. */
    Support always() {
        return signedIn ? Support.yes() : Support.no(ReasonCode.NOT_SIGNED_IN);
    }
}
