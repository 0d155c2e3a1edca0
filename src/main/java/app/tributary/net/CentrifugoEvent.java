package app.tributary.net;

import app.tributary.chat.Reason;
import app.tributary.net.CentrifugoFrame.Publication;
import java.time.Instant;
import java.util.List;

/** What comes out of a {@link CentrifugoClient}. */
public sealed interface CentrifugoEvent {
    /** What a subscription knows of the time before it. */
    enum Resume {
        /** The first one of this client: nothing was missed, nothing is known. */
        FRESH,
        /** All that was published meanwhile is at hand. */
        RECOVERED,
        /** Something may have been missed that the server no longer has. */
        LOST
    }

    /** A channel delivers from now on. {@code missed} comes before whatever is published next, oldest first. */
    record Subscribed(String channel, Resume resume, List<Publication> missed) implements CentrifugoEvent {
        public Subscribed {
            missed = List.copyOf(missed);
        }
    }

    /** Something was published. */
    record Published(String channel, Publication publication) implements CentrifugoEvent {}

    /** A channel delivers nothing for the moment; it is subscribed again by itself at that time. */
    record Paused(String channel, Reason why, Instant retryAt) implements CentrifugoEvent {}

    /** A channel was refused, or taken away, for good; the others go on. */
    record Refused(String channel, Reason why) implements CentrifugoEvent {}

    /** The connection is lost, or was not to be had; it is tried again by itself at that time. */
    record Lost(Reason why, Instant retryAt) implements CentrifugoEvent {}

    /** It is over, and trying again would be refused; or the owner closed it. Comes again on every further call. */
    record Ended(Reason why) implements CentrifugoEvent {}

    /** Nothing within the time that was asked for. */
    record Quiet() implements CentrifugoEvent {}
}
