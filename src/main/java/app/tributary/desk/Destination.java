package app.tributary.desk;

import app.tributary.chat.Outlet;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.chat.TextLimit;
import java.util.Optional;

/**
 * A place that a text can be addressed to: a chip of the composer.
 *
 * @param target its address
 * @param outlet what is known of the outlet; empty: a whole channel
 * @param send whether a text can be sent there at the moment, and if not, why
 * @param reply the same of an answer to a message of its channel
 * @param limit how long a text may be
 */
public record Destination(Target target, Optional<Outlet> outlet, Support send, Support reply, TextLimit limit) {}
