package app.tributary.platform.allmine;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Backoff;
import app.tributary.net.OddFrames;
import app.tributary.net.SocketIoNews;
import app.tributary.net.Surprises;
import app.tributary.platform.allmine.AllmineEvents.Meaning;
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
    private final AllmineMapper mapper;
    private final AllmineOutput output;
    private final AllmineHistory history;
    private final AllmineHealth health;
    private final AllmineSettings settings;
    private final AllmineTimings timings;
    private final InstantSource clock;
    private final OddFrames odd;
    private final Surprises surprises;
    private final String streamId;
    private final AllmineSocket socket;
    private final Backoff backoff;
    private final BlockingQueue<Ask> asks = new LinkedBlockingQueue<>();
    /** The socket follows the chat. */
    private volatile boolean joined;
    /** The socket has told of the chat at least once since it was joined last. */
    private volatile boolean proven;
    private volatile boolean ended;
    /** The next read brings also what was said before the socket was joined. */
    private volatile boolean filling;
    /** Of the thread alone from here on. */
    private boolean joinedByRest;
    private boolean steady;
    private boolean untold;
    private boolean busy;
    private Instant historyDue;
    private Instant watchDue;
    private long lastCount = -1;

    /** What may be asked of the thread that reads. */
    enum Ask {
        /** The socket follows: close the gap before it. */
        FILL,
        /** The socket is gone: read at the faster pace. */
        ALONE,
        /** Something was done: look soon. */
        LOOK,
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
        mapper = parts.mapper();
        output = parts.output();
        history = parts.history();
        health = parts.health();
        settings = parts.settings();
        timings = parts.timings();
        clock = parts.clock();
        odd = parts.odd();
        surprises = parts.surprises();
        this.streamId = streamId;
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
            while (true) {
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
        } finally {
            socket.close();
        }
    }

    /** Asks for something. Any thread; does not block. */
    void ask(Ask what) {
        asks.add(what);
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
        if (wanted.contains(Ask.FILL) || wanted.contains(Ask.RETRY)) {
            historyDue = now;
        } else if (wanted.contains(Ask.ALONE) || wanted.contains(Ask.LOOK)) {
            historyDue = earlier(historyDue, now.plus(timings.pollBusy().dividedBy(3)));
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
                counted(total.asLong(0));
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

    private synchronized void counted(long count) {
        if (count != lastCount) {
            lastCount = count;
            output.tell(new ChatEvent.Viewers(mapper.channel(), count, clock.instant()));
        }
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
        if (AllmineEvents.streamId(event).filter(id -> !id.equals(streamId)).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        switch (AllmineEvents.of(event)) {
            case Meaning.Said(JsonNode node) -> {
                var said = mapper.message(node, now);
                if (said.isEmpty()) {
                    odd.drop("a message that lacks what it should have", node.toString());
                } else {
                    output.say(said.get(), Origin.LIVE, false);
                    proved(event.name());
                }
            }
            case Meaning.Superliked(JsonNode node) ->
                mapper.superlike(node, now).ifPresent(like -> output.superlike(like,
                        like.actor().filter(actor -> mapper.isOwn(actor.id())).isPresent(), false));
            case Meaning.Gifted(JsonNode node) -> mapper.gift(node, now).ifPresentOrElse(
                    gift -> output.once(gift.key().id(), new ChatEvent.Happening(gift, Origin.LIVE)),
                    () -> surprises.say("gift", "a gift without a known giver: " + AllmineEvents.fields(event)));
            case Meaning.Deleted(String id) -> output.gone(new MessageKey(mapper.channel(), id), now);
            case Meaning.Banned(JsonNode node, boolean lifted) ->
                mapper.ban(node, lifted, now).ifPresent(action -> acted(action, node));
            case Meaning.Counted(long viewers) -> counted(viewers);
            case Meaning.Ended() -> {
                ended = true;
                ask(Ask.OVER);
            }
            case Meaning.Refused(String words) -> surprises.say("refused " + event.namespace(),
                    "joinStream with " + settings.joinShape().word() + " was answered with: " + words
                            + "; the account has a setting for it");
            case Meaning.Nothing() -> {
                // known, and of no use here
            }
            case Meaning.Unknown() -> surprises.say("event " + event.name(), "an event " + event.name() + " in "
                    + event.namespace() + " whose meaning is not known, with: " + AllmineEvents.fields(event));
        }
    }

    private void acted(ChatEvent.PersonAction action, JsonNode node) {
        boolean lifted = action.kind() == PersonActionKind.UNBAN;
        output.acted(AllmineModeration.key(node, lifted), action);
        if (mapper.isOwn(action.target().id())) {
            boolean news = lifted
                    ? room.allow(Capability.SEND)
                    : room.forbid(Capability.SEND, Reason.of(ReasonCode.MISSING_RIGHT, action.why().orElse("")));
            if (news) {
                health.repeat();
            }
        }
    }

    private void proved(String name) {
        if (!name.equals("newMessage")) {
            surprises.say("name of messages", "assumed that messages come as newMessage, they come as " + name);
        }
        if (!proven) {
            proven = true;
            health.socket(new AllmineHealth.Line.Up());
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
