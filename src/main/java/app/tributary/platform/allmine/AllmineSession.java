package app.tributary.platform.allmine;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Backoff;
import app.tributary.net.OddFrames;
import app.tributary.net.SocketIoNews;
import app.tributary.net.Surprises;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One stream from when we came to its end: the history, read by the thread that runs this, and the socket, which has a
 * thread of its own and is only heard. Used once.
 */
final class AllmineSession implements AllmineSocket.Ear {
    private final AllmineApi api;
    private final AllmineRoom room;
    private final AllmineHistory history;
    private final AllmineHealth health;
    private final AllmineSettings settings;
    private final AllmineTimings timings;
    private final InstantSource clock;
    private final Surprises surprises;
    private final String streamId;
    private final AllmineEar ear;
    private final AllmineSocket socket;
    private final Backoff backoff;
    private final BlockingQueue<Ask> asks = new LinkedBlockingQueue<>();
    /** The socket follows the chat. */
    private volatile boolean joined;
    /** The socket has told of the chat at least once since it was joined last. */
    private volatile boolean proven;
    private volatile boolean ended;
    private volatile boolean stopped;
    /** The next read brings also what was said before the socket was joined. */
    private volatile boolean filling;
    /** Of the thread alone from here on. */
    private boolean joinedByRest;
    private boolean steady;
    private boolean untold;
    private boolean busy;
    private Instant readAt = Instant.MIN;
    private Instant historyDue;
    private Instant watchDue;

    /** What may be asked of the thread that reads. */
    enum Ask {
        /** The socket follows: close the gap before it. */
        FILL,
        /** The socket is gone: read at the faster pace. */
        ALONE,
        /** Perhaps the stream is over: look soon. */
        WATCH,
        /** The stream is over. */
        OVER,
        /** A person wants it tried at once. */
        RETRY
    }

    /** How a session ends. */
    sealed interface End {
        /** The stream is over. */
        record Over() implements End {}

        /** A person has to change something. */
        record Hopeless(Reason why) implements End {}

        /** It could not be begun; try again. */
        record Again(Reason why, Optional<Instant> retryAt) implements End {}
    }

    /** What a session needs from the connection that it belongs to. */
    record Parts(AllmineApi api, AllmineRoom room, AllmineMapper mapper, AllmineOutput output, AllmineHistory history,
            AllmineHealth health, AllmineSettings settings, AllmineTimings timings, InstantSource clock, OddFrames odd,
            Surprises surprises) {}

    AllmineSession(Parts parts, String streamId, Backoff backoff, Function<AllmineSession, AllmineSocket> socket) {
        api = parts.api();
        room = parts.room();
        history = parts.history();
        health = parts.health();
        settings = parts.settings();
        timings = parts.timings();
        clock = parts.clock();
        surprises = parts.surprises();
        this.streamId = streamId;
        ear = new AllmineEar(parts, streamId);
        this.backoff = backoff;
        this.socket = socket.apply(this);
        historyDue = clock.instant();
        watchDue = historyDue;
    }

    /** Lives through the stream. Ends early, by exception, when its thread is interrupted. */
    End run() throws InterruptedException {
        health.begin();
        history.enter(streamId);
        var first = read();
        if (first.isPresent()) {
            return first.get();
        }
        room.askPrice();
        socket.start();
        try {
            while (!stopped) {
                Instant due = historyDue.isBefore(watchDue) ? historyDue : watchDue;
                long wait = Math.max(1, Duration.between(clock.instant(), due).toMillis() + 1);
                var wanted = EnumSet.noneOf(Ask.class);
                var asked = asks.poll(wait, TimeUnit.MILLISECONDS);
                if (asked != null) {
                    wanted.add(asked);
                    asks.drainTo(wanted);
                }
                var end = work(wanted);
                if (end.isPresent()) {
                    return end.get();
                }
            }
            throw new InterruptedException();
        } finally {
            socket.close();
        }
    }

    /** Asks for something. Any thread; does not block. */
    void ask(Ask what) {
        asks.add(what);
    }

    /** The console has had enough. Any thread. */
    void stop() {
        stopped = true;
    }

    void retryNow() {
        socket.retryNow();
        ask(Ask.RETRY);
    }

    private Optional<End> work(EnumSet<Ask> wanted) {
        if (ended || wanted.contains(Ask.OVER)) {
            // what only the history can tell is read now or never
            history.read(false);
            return Optional.of(new End.Over());
        }
        Instant now = clock.instant();
        if (wanted.contains(Ask.RETRY)) {
            historyDue = now;
        } else if (wanted.contains(Ask.FILL)) {
            historyDue = notBefore(now);
        } else if (wanted.contains(Ask.ALONE)) {
            historyDue = earlier(historyDue, notBefore(now));
        }
        if (wanted.contains(Ask.WATCH)) {
            watchDue = now;
        }
        if (room.forgive()) {
            health.repeat();
        }
        if (!now.isBefore(historyDue)) {
            var end = read();
            if (end.isPresent()) {
                // nothing but the beginning is tried from the start
                return end.filter(how -> !(how instanceof End.Again));
            }
        }
        if (!now.isBefore(watchDue)) {
            watchDue = clock.instant().plus(timings.watchEvery());
            return watch();
        }
        return Optional.empty();
    }

    private Optional<End> read() {
        boolean following = steady && !proven;
        readAt = clock.instant();
        var answer = history.read(following);
        if (Thread.currentThread().isInterrupted()) {
            return Optional.empty();
        }
        return switch (answer) {
            case Answer.Got<AllmineHistory.Taken>(var taken) -> {
                took(taken);
                yield Optional.empty();
            }
            case Answer.Trouble<AllmineHistory.Taken> trouble -> failed(trouble);
        };
    }

    private void took(AllmineHistory.Taken taken) {
        Instant now = clock.instant();
        backoff.reset();
        steady = true;
        weighSocket(taken, now);
        busy = taken.fresh() > 0;
        historyDue = now.plus(proven ? timings.pollSlow() : busy ? timings.pollBusy() : timings.pollQuiet());
        health.history(new AllmineHealth.Line.Up());
    }

    /** A socket that is joined and leaves out what the history has does not do its work. */
    private void weighSocket(AllmineHistory.Taken taken, Instant now) {
        if (!joined || filling) {
            filling = false;
            untold = false;
            return;
        }
        boolean missed = taken.oldestFresh().filter(at -> at.isBefore(now.minus(timings.settle()))).isPresent();
        if (proven && missed) {
            proven = false;
            deaf();
        } else if (!proven && untold) {
            deaf();
        }
        untold = !proven && (untold || (taken.fresh() > 0 && joined && !missed));
    }

    private void deaf() {
        surprises.say("silent socket", "assumed that joinStream with " + settings.joinShape().word()
                + " makes the server tell of messages, but it told nothing while the history had new ones;"
                + " the account has a setting for it");
        health.socket(new AllmineHealth.Line.Down(Reason.of(ReasonCode.SILENT), clock.instant()));
    }

    private Optional<End> failed(Answer.Trouble<AllmineHistory.Taken> trouble) {
        var code = trouble.why().code();
        if (trouble.status() == 404 || trouble.status() == 409) {
            return Optional.of(new End.Over());
        }
        if (code == ReasonCode.BAD_TOKEN || code == ReasonCode.NOT_SIGNED_IN || code == ReasonCode.BAD_SETTING) {
            return Optional.of(new End.Hopeless(trouble.why()));
        }
        if (code == ReasonCode.MISSING_RIGHT) {
            if (!settings.joinsToRead() || joinedByRest) {
                return Optional.of(new End.Hopeless(trouble.why()));
            }
            joinedByRest = true;
            return api.join(streamId) instanceof Answer.Trouble<JsonNode> no
                    ? Optional.of(new End.Hopeless(no.why()))
                    : read();
        }
        Instant again = clock.instant().plus(backoff.next());
        var retryAt = trouble instanceof Answer.Refused<?> refused
                ? refused.retryAt().filter(again::isBefore)
                : Optional.<Instant>empty();
        historyDue = retryAt.orElse(again);
        steady = false;
        if (!proven) {
            history.lost(Instant.MIN);
        }
        health.history(new AllmineHealth.Line.Down(trouble.why(), historyDue));
        return Optional.of(new End.Again(trouble.why(), Optional.of(historyDue)));
    }

    private Optional<End> watch() {
        if (api.viewers(streamId, 1, 1, "") instanceof Answer.Got<AllmineApi.ListPage>(var page)) {
            var total = page.data().path("participantAudienceTotal");
            if (total.isIntegralNumber()) {
                ear.counted(total.asLong(0));
            }
        }
        return switch (room.look()) {
            case Answer.Got<Optional<String>>(var running) ->
                running.filter(streamId::equals).isPresent() ? Optional.empty() : Optional.of(new End.Over());
            case Answer.Trouble<Optional<String>> trouble when trouble.why().code() == ReasonCode.BAD_TOKEN ->
                Optional.of(new End.Hopeless(trouble.why()));
            // the reads of the history, which are more often, say what is wrong
            case Answer.Trouble<Optional<String>> ignored -> Optional.empty();
        };
    }

    @Override
    public void joined() {
        filling = true;
        joined = true;
        proven = false;
        health.socket(new AllmineHealth.Line.Up());
        ask(Ask.FILL);
    }

    @Override
    public void lost(Reason why, Instant retryAt, Optional<Instant> heardAt) {
        if (proven) {
            history.lost(heardAt.orElse(Instant.MIN));
        }
        joined = false;
        proven = false;
        health.socket(new AllmineHealth.Line.Down(why, retryAt));
        ask(Ask.ALONE);
    }

    @Override
    public void heard(SocketIoNews.Event event) {
        switch (ear.heard(event)) {
            case MESSAGE -> {
                if (!proven) {
                    proven = true;
                    health.socket(new AllmineHealth.Line.Up());
                }
            }
            case END -> {
                ended = true;
                ask(Ask.OVER);
            }
            case OTHER -> {
                // said already, or of no use
            }
        }
    }

    /** However often a socket comes and goes, the history is not read more often than this. */
    private Instant notBefore(Instant now) {
        Instant soonest = readAt.plus(timings.pollLeast());
        return soonest.isAfter(now) ? soonest : now;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
