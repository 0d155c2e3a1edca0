package app.tributary.net;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * One socket of a {@link CentrifugoClient}, from its opening to its end: the commands that wait for their replies, and
 * whether the server is still there. Used by the thread that reads the client.
 */
final class CentrifugoLink {
    private final TextSocket socket;
    private final InstantSource clock;
    private final CentrifugoTimings timings;
    private final Map<Long, Waiting> pending = new HashMap<>();
    private long lastId;
    private Optional<Instant> connectedAt = Optional.empty();
    private Duration pingEvery = Duration.ZERO;
    private boolean answersPings;
    private Instant lastHeard;

    /** A command that waits for its reply. */
    sealed interface Command {
        record Connect() implements Command {}

        record Subscribe(CentrifugoSubscription channel) implements Command {}

        record Refresh() implements Command {}

        record SubRefresh(CentrifugoSubscription channel) implements Command {}
    }

    private record Waiting(Command command, Instant deadline) {}

    CentrifugoLink(TextSocket socket, InstantSource clock, CentrifugoTimings timings) {
        this.socket = socket;
        this.clock = clock;
        this.timings = timings;
        this.lastHeard = clock.instant();
    }

    /** Sends a command under the next id. A socket that takes nothing any more is noticed when it is read. */
    void send(Command command, LongFunction<String> text) {
        lastId++;
        Duration within = command instanceof Command.Connect ? timings.open() : timings.reply();
        pending.put(lastId, new Waiting(command, clock.instant().plus(within)));
        socket.send(text.apply(lastId));
    }

    /** The command that a reply answers; empty where there is none. */
    Optional<Command> answered(long id) {
        return Optional.ofNullable(pending.remove(id)).map(Waiting::command);
    }

    /** The session has begun. */
    void begin(CentrifugoFrame.Connected reply) {
        connectedAt = Optional.of(clock.instant());
        pingEvery = reply.ping();
        answersPings = reply.pong();
    }

    /** Since when there is a session; empty before its beginning. */
    Optional<Instant> connectedAt() {
        return connectedAt;
    }

    Instant lastHeard() {
        return lastHeard;
    }

    /** Answers a ping where the server wants that. */
    void pong() {
        if (answersPings) {
            socket.send(CentrifugoCodec.PONG);
        }
    }

    /** Why the server counts as gone, if it does. */
    Optional<Reason> dead(Instant now) {
        if (pending.values().stream().anyMatch(waiting -> !now.isBefore(waiting.deadline()))) {
            return Optional.of(Reason.of(ReasonCode.TIMED_OUT));
        }
        return silentAt().filter(end -> !now.isBefore(end)).map(end -> Reason.of(ReasonCode.SILENT));
    }

    /** When to look again whether the server is gone, at most that late. */
    Instant watch(Instant latest) {
        Instant until = silentAt().filter(latest::isAfter).orElse(latest);
        for (var waiting : pending.values()) {
            until = waiting.deadline().isBefore(until) ? waiting.deadline() : until;
        }
        return until;
    }

    /** The next frame. */
    SocketFrame next(Duration within) throws InterruptedException {
        var frame = socket.next(within);
        if (frame instanceof SocketFrame.Text) {
            lastHeard = clock.instant();
        }
        return frame;
    }

    /** Closes it; one whose server does not answer is dropped without a good-bye. */
    void end(Reason why) {
        if (why.code() == ReasonCode.SILENT || why.code() == ReasonCode.TIMED_OUT) {
            socket.abandon();
        } else {
            socket.close();
        }
    }

    private Optional<Instant> silentAt() {
        return connectedAt.isEmpty() || pingEvery.isZero()
                ? Optional.empty()
                : Optional.of(lastHeard.plus(pingEvery).plus(timings.silence()));
    }
}
