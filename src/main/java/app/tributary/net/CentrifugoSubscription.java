package app.tributary.net;

import app.tributary.net.CentrifugoFrame.Position;
import app.tributary.net.CentrifugoFrame.Publication;
import java.time.Instant;
import java.util.Optional;

/** How one channel of a {@link CentrifugoClient} stands. Used by the thread that reads the client. */
final class CentrifugoSubscription {
    final String channel;
    final boolean needsToken;
    final Backoff backoff;
    Standing standing = Standing.WANTED;
    boolean everSubscribed;
    /** Whether the subscribe command under way asks for what was missed. */
    boolean recovering;
    Optional<String> token = Optional.empty();
    Optional<Position> position = Optional.empty();
    /** When to subscribe (again), while wanted. */
    Instant askAt = Instant.MIN;
    /** When to renew the token, while subscribed. */
    Optional<Instant> renewAt = Optional.empty();

    enum Standing {
        /** To be subscribed. */
        WANTED,
        /** The command is under way. */
        ASKED,
        /** Delivers. */
        SUBSCRIBED,
        /** Refused for good. */
        GIVEN_UP
    }

    CentrifugoSubscription(String channel, boolean needsToken, Backoff backoff) {
        this.channel = channel;
        this.needsToken = needsToken;
        this.backoff = backoff;
    }

    /** When something is to be done about it. */
    Optional<Instant> dueAt() {
        return switch (standing) {
            case WANTED -> Optional.of(askAt);
            case SUBSCRIBED -> renewAt;
            case ASKED, GIVEN_UP -> Optional.empty();
        };
    }

    /** The connection is gone: to be taken up again on the next one. */
    void disconnected() {
        if (standing != Standing.GIVEN_UP) {
            standing = Standing.WANTED;
            askAt = Instant.MIN;
        }
        renewAt = Optional.empty();
    }

    /** Notes how far the stream was read. */
    void saw(Publication publication) {
        if (publication.offset() > 0) {
            position = position.map(
                    known -> new Position(known.epoch(), Math.max(known.offset(), publication.offset())));
        }
    }
}
