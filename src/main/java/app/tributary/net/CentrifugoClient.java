package app.tributary.net;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.CentrifugoSubscription.Standing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client of a Centrifugo server, read like a queue: its owner's virtual thread asks for the next event, and all the
 * keeping alive, renewing of tokens, connecting again and recovering of what was missed happens inside that call.
 * Knows no platform. All methods belong to that one thread, but for {@link #retryNow()} and {@link #close()}.
 */
public final class CentrifugoClient implements AutoCloseable {
    private static final int MOST_NAME = 16;
    /** A token is renewed when this much of its time is over. */
    private static final double LEASE_USED = 0.9;
    /** However short a server says that a token holds, it is not renewed in a frenzy. */
    private static final long SHORTEST_LEASE_MILLIS = 1000;

    private final Network network;
    private final InstantSource clock;
    private final URI url;
    private final String name;
    private final CentrifugoToken.Source tokens;
    private final CentrifugoTimings timings;
    private final OddFrames odd;
    private final Backoff backoff;
    private final Map<String, CentrifugoSubscription> channels = new LinkedHashMap<>();
    private final Map<Long, Command> pending = new HashMap<>();
    private final Queue<CentrifugoEvent> events = new ArrayDeque<>();
    private final Semaphore wake = new Semaphore(0);

    private volatile @Nullable TextSocket socket;
    private volatile boolean closed;
    private volatile boolean hurry;
    private boolean connected;
    private boolean answersPings;
    private long lastId;
    private Duration pingEvery = Duration.ZERO;
    private Optional<String> token = Optional.empty();
    private Optional<Instant> renewAt = Optional.empty();
    private Optional<Reason> ended = Optional.empty();
    private Instant dialAt = Instant.MIN;
    private Instant connectedAt = Instant.MIN;
    private Instant lastHeard;

    /**
     * Connects nowhere before {@link #next(Duration)} is called.
     *
     * @param url {@code ws:} or {@code wss:}
     * @param name tells the server's operator which client this is; what is beyond 16 characters is cut off
     */
    public CentrifugoClient(Network network, URI url, String name, CentrifugoToken.Source tokens,
            CentrifugoTimings timings, OddFrames odd) {
        this.network = network;
        this.clock = network.clock();
        this.url = url;
        this.name = name.substring(0, Math.min(name.length(), MOST_NAME));
        this.tokens = tokens;
        this.timings = timings;
        this.odd = odd;
        this.backoff = newBackoff();
        this.lastHeard = clock.instant();
    }

    /** Wants a channel, from now on and on every later connection. */
    public void subscribe(String channel, boolean needsToken) {
        channels.putIfAbsent(channel, new CentrifugoSubscription(channel, needsToken, newBackoff()));
    }

    /** When the server was last heard of, or when this client was made. */
    public Instant lastHeard() {
        return lastHeard;
    }

    /** Connects at once instead of waiting for the next try. Any thread. */
    public void retryNow() {
        hurry = true;
        wake.release();
    }

    /** Ends it; a thread inside {@link #next(Duration)} returns at once. Any thread. */
    @Override
    public void close() {
        closed = true;
        TextSocket open = socket;
        if (open != null) {
            open.close();
        }
        wake.release();
    }

    /** The next event, or {@code Quiet} after this time (later only while a token is being fetched). */
    public CentrifugoEvent next(Duration within) throws InterruptedException {
        Instant end = clock.instant().plus(within);
        while (true) {
            if (closed) {
                return new CentrifugoEvent.Ended(Reason.of(ReasonCode.CLOSING));
            }
            CentrifugoEvent event = events.poll();
            if (event != null) {
                return event;
            }
            if (ended.isPresent()) {
                return new CentrifugoEvent.Ended(ended.get());
            }
            Instant now = clock.instant();
            if (!now.isBefore(end)) {
                return new CentrifugoEvent.Quiet();
            }
            TextSocket open = socket;
            if (open == null) {
                dialOrWait(now, end);
            } else {
                work(open, now, end);
            }
        }
    }

    private void dialOrWait(Instant now, Instant end) throws InterruptedException {
        if (hurry) {
            hurry = false;
            backoff.reset();
            dialAt = now;
        }
        if (now.isBefore(dialAt)) {
            long millis = Duration.between(now, dialAt.isBefore(end) ? dialAt : end).toMillis() + 1;
            if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
            return;
        }
        dial();
    }

    private void dial() {
        if (token.isEmpty()) {
            switch (tokens.connection()) {
                case CentrifugoToken.Granted granted -> token = Optional.of(granted.value());
                case CentrifugoToken.Unavailable unavailable -> {
                    dialAt = clock.instant().plus(tokenRetry());
                    events.add(new CentrifugoEvent.Lost(unavailable.why(), dialAt));
                    return;
                }
                case CentrifugoToken.Denied denied -> {
                    ended = Optional.of(denied.why());
                    return;
                }
            }
        }
        TextSocket fresh;
        try {
            fresh = TextSocket.open(network, url, Map.of(), Duration.ZERO);
        } catch (IllegalArgumentException notAnAddress) {
            ended = Optional.of(Reason.of(ReasonCode.BAD_SETTING, url.toString()));
            return;
        }
        socket = fresh;
        if (closed) {
            fresh.close();
        }
        lastId++;
        send(new Command.Connect(clock.instant().plus(timings.open())),
                CentrifugoCodec.connect(lastId, token.orElse(""), name));
    }

    /** Does what is due on an open socket, then waits for one frame at most. */
    private void work(TextSocket open, Instant now, Instant end) throws InterruptedException {
        Instant until = end;
        for (Command command : pending.values()) {
            if (!now.isBefore(command.deadline())) {
                lose(Reason.of(ReasonCode.TIMED_OUT), false);
                return;
            }
            until = earlier(until, command.deadline());
        }
        if (connected) {
            if (!pingEvery.isZero()) {
                Instant dead = lastHeard.plus(pingEvery).plus(timings.silence());
                if (!now.isBefore(dead)) {
                    lose(Reason.of(ReasonCode.SILENT), false);
                    return;
                }
                until = earlier(until, dead);
            }
            if (renewAt.isPresent()) {
                if (!now.isBefore(renewAt.get())) {
                    refresh();
                    return;
                }
                until = earlier(until, renewAt.get());
            }
            for (var channel : channels.values()) {
                Optional<Instant> due = switch (channel.standing) {
                    case WANTED -> Optional.of(channel.dueAt);
                    case SUBSCRIBED -> channel.renewAt;
                    case ASKED, GIVEN_UP -> Optional.empty();
                };
                if (due.isPresent() && !now.isBefore(due.get())) {
                    if (channel.standing == Standing.WANTED) {
                        ask(channel);
                    } else {
                        renew(channel);
                    }
                    return;
                }
                until = due.isPresent() ? earlier(until, due.get()) : until;
            }
        }
        switch (open.next(Duration.ofMillis(Math.max(1, Duration.between(now, until).toMillis() + 1)))) {
            case SocketFrame.Silence() -> {
                // whatever is due now is done on the next round
            }
            case SocketFrame.End(int code, String words) -> closed(code, words);
            case SocketFrame.Text(String text) -> {
                lastHeard = clock.instant();
                for (var frame : CentrifugoCodec.decode(text)) {
                    if (socket == open) {
                        handle(frame);
                    }
                }
            }
        }
    }

    private void handle(CentrifugoFrame frame) {
        switch (frame) {
            case CentrifugoFrame.Ping() -> {
                TextSocket open = socket;
                if (answersPings && open != null) {
                    open.send(CentrifugoCodec.PONG);
                }
            }
            case CentrifugoFrame.Connected reply -> begin(reply);
            case CentrifugoFrame.Subscribed reply -> {
                if (pending.remove(reply.id()) instanceof Command.Subscribe asked) {
                    subscribed(asked.channel(), reply);
                }
            }
            case CentrifugoFrame.Refreshed reply -> {
                switch (pending.remove(reply.id())) {
                    case Command.Refresh refresh -> renewAt = renewal(reply.lease());
                    case Command.SubRefresh(var channel, var deadline) -> channel.renewAt = renewal(reply.lease());
                    case Command.Connect connect -> odd.drop("wrong reply", "refresh for connect");
                    case Command.Subscribe subscribe -> odd.drop("wrong reply", "refresh for subscribe");
                    case null -> odd.drop("reply to nothing", "refresh");
                }
            }
            case CentrifugoFrame.Done reply -> pending.remove(reply.id());
            case CentrifugoFrame.Refused refused -> refused(refused);
            case CentrifugoFrame.Published published -> {
                var channel = channels.get(published.channel());
                if (channel != null) {
                    channel.saw(published.publication());
                }
                events.add(new CentrifugoEvent.Published(published.channel(), published.publication()));
            }
            case CentrifugoFrame.Unsubscribed gone -> unsubscribed(gone);
            case CentrifugoFrame.Disconnected gone -> closed(gone.code(), gone.reason());
            case CentrifugoFrame.OtherPush ignored -> {
                // joins, leaves and server-side subscriptions need no doing: their publications come all the same
            }
            case CentrifugoFrame.Odd(String kind, String text) -> odd.drop(kind, text);
        }
    }

    private void begin(CentrifugoFrame.Connected reply) {
        if (pending.remove(reply.id()) instanceof Command.Connect) {
            connected = true;
            hurry = false;
            connectedAt = clock.instant();
            answersPings = reply.pong();
            pingEvery = reply.ping();
            renewAt = renewal(reply.lease());
        }
    }

    private void ask(CentrifugoSubscription channel) {
        if (channel.needsToken && channel.token.isEmpty()) {
            switch (tokens.channel(channel.channel)) {
                case CentrifugoToken.Granted granted -> channel.token = Optional.of(granted.value());
                case CentrifugoToken.Unavailable unavailable -> {
                    pause(channel, unavailable.why(), tokenRetry());
                    return;
                }
                case CentrifugoToken.Denied denied -> {
                    giveUp(channel, denied.why());
                    return;
                }
            }
        }
        channel.standing = Standing.ASKED;
        channel.recovering = channel.position.isPresent();
        lastId++;
        send(new Command.Subscribe(channel, clock.instant().plus(timings.reply())),
                CentrifugoCodec.subscribe(lastId, channel.channel, channel.token, channel.position));
    }

    private void subscribed(CentrifugoSubscription channel, CentrifugoFrame.Subscribed reply) {
        boolean whole = channel.recovering && reply.recovered();
        var resume = !channel.everSubscribed
                ? CentrifugoEvent.Resume.FRESH
                : whole ? CentrifugoEvent.Resume.RECOVERED : CentrifugoEvent.Resume.LOST;
        channel.standing = Standing.SUBSCRIBED;
        channel.everSubscribed = true;
        channel.backoff.reset();
        channel.renewAt = renewal(reply.lease());
        channel.position = reply.position();
        reply.missed().forEach(channel::saw);
        events.add(new CentrifugoEvent.Subscribed(channel.channel, resume, reply.missed()));
    }

    private void refresh() {
        renewAt = Optional.empty();
        switch (tokens.connection()) {
            case CentrifugoToken.Granted granted -> {
                token = Optional.of(granted.value());
                lastId++;
                send(new Command.Refresh(clock.instant().plus(timings.reply())),
                        CentrifugoCodec.refresh(lastId, granted.value()));
            }
            case CentrifugoToken.Unavailable later -> renewAt = Optional.of(clock.instant().plus(tokenRetry()));
            // the server ends the session when the token's time is over, and then says so
            case CentrifugoToken.Denied never -> token = Optional.empty();
        }
    }

    private void renew(CentrifugoSubscription channel) {
        channel.renewAt = Optional.empty();
        if (!channel.needsToken) {
            return;
        }
        switch (tokens.channel(channel.channel)) {
            case CentrifugoToken.Granted granted -> {
                channel.token = Optional.of(granted.value());
                lastId++;
                send(new Command.SubRefresh(channel, clock.instant().plus(timings.reply())),
                        CentrifugoCodec.subRefresh(lastId, channel.channel, granted.value()));
            }
            case CentrifugoToken.Unavailable later ->
                channel.renewAt = Optional.of(clock.instant().plus(tokenRetry()));
            case CentrifugoToken.Denied never -> channel.token = Optional.empty();
        }
    }

    private void refused(CentrifugoFrame.Refused refused) {
        var code = CentrifugoCodes.forbidden(refused.code()) ? ReasonCode.MISSING_RIGHT : ReasonCode.REFUSED;
        Reason why = Reason.of(code, Redaction.strike(refused.message()) + " (" + refused.code() + ")");
        boolean again = CentrifugoCodes.temporary(refused) || refused.code() == CentrifugoCodes.TOKEN_EXPIRED;
        switch (pending.remove(refused.id())) {
            case Command.Connect connect -> {
                if (refused.code() == CentrifugoCodes.TOKEN_EXPIRED) {
                    token = Optional.empty();
                }
                lose(why, !again);
            }
            case Command.Subscribe(var channel, var deadline) -> refusedSubscribe(channel, refused.code(), why, again);
            case Command.Refresh refresh -> renewAt = again
                    ? Optional.of(clock.instant().plus(tokenRetry()))
                    : Optional.empty();
            case Command.SubRefresh(var channel, var deadline) -> {
                if (again) {
                    channel.renewAt = Optional.of(clock.instant().plus(tokenRetry()));
                } else {
                    giveUp(channel, why);
                }
            }
            case null -> odd.drop("error for nothing", refused.message());
        }
    }

    private void refusedSubscribe(CentrifugoSubscription channel, int code, Reason why, boolean again) {
        if (code == CentrifugoCodes.ALREADY_SUBSCRIBED) {
            channel.standing = Standing.SUBSCRIBED;
        } else if (code == CentrifugoCodes.UNRECOVERABLE) {
            channel.position = Optional.empty();
            pause(channel, why, Duration.ZERO);
        } else if (again) {
            if (code == CentrifugoCodes.TOKEN_EXPIRED) {
                channel.token = Optional.empty();
            }
            pause(channel, why, channel.backoff.next());
        } else {
            giveUp(channel, why);
        }
    }

    private void unsubscribed(CentrifugoFrame.Unsubscribed gone) {
        var channel = channels.get(gone.channel());
        if (channel == null) {
            return;
        }
        Reason why = Reason.of(ReasonCode.CLOSED_BY_SERVER, Redaction.strike(gone.reason()) + " (" + gone.code() + ")");
        if (CentrifugoCodes.unsubscribedForGood(gone.code())) {
            giveUp(channel, why);
        } else if (gone.code() == CentrifugoCodes.UNSUBSCRIBED_EXPIRED) {
            channel.token = Optional.empty();
            pause(channel, why, Duration.ZERO);
        } else {
            channel.position = Optional.empty();
            pause(channel, why, channel.backoff.next());
        }
    }

    private void pause(CentrifugoSubscription channel, Reason why, Duration wait) {
        channel.standing = Standing.WANTED;
        channel.renewAt = Optional.empty();
        channel.dueAt = clock.instant().plus(wait);
        events.add(new CentrifugoEvent.Paused(channel.channel, why, channel.dueAt));
    }

    private void giveUp(CentrifugoSubscription channel, Reason why) {
        channel.standing = Standing.GIVEN_UP;
        channel.renewAt = Optional.empty();
        events.add(new CentrifugoEvent.Refused(channel.channel, why));
    }

    private void closed(int code, String words) {
        if (code == CentrifugoCodes.CONNECTION_EXPIRED || code == CentrifugoCodes.STATE_INVALIDATED) {
            token = Optional.empty();
        }
        if (code == CentrifugoCodes.SUBSCRIPTION_EXPIRED || code == CentrifugoCodes.STATE_INVALIDATED) {
            channels.values().forEach(channel -> channel.token = Optional.empty());
        }
        if (code == CentrifugoCodes.STATE_INVALIDATED) {
            channels.values().forEach(channel -> channel.position = Optional.empty());
        }
        lose(Reason.of(ReasonCode.CLOSED_BY_SERVER, Redaction.strike(words) + " (" + code + ")"),
                CentrifugoCodes.closedForGood(code));
    }

    private void lose(Reason why, boolean forGood) {
        TextSocket open = socket;
        socket = null;
        if (open != null) {
            if (why.code() == ReasonCode.SILENT || why.code() == ReasonCode.TIMED_OUT) {
                open.abandon();
            } else {
                open.close();
            }
        }
        Instant now = clock.instant();
        if (connected) {
            backoff.lasted(connectedAt, now);
        }
        connected = false;
        renewAt = Optional.empty();
        pending.clear();
        channels.values().forEach(CentrifugoSubscription::disconnected);
        if (forGood) {
            ended = Optional.of(why);
        } else {
            dialAt = now.plus(backoff.next());
            events.add(new CentrifugoEvent.Lost(why, dialAt));
        }
    }

    /** The id is {@link #lastId}; a socket that takes nothing any more is noticed when it is read. */
    private void send(Command command, String text) {
        pending.put(lastId, command);
        TextSocket open = socket;
        if (open != null) {
            open.send(text);
        }
    }

    private Optional<Instant> renewal(Optional<Duration> lease) {
        return lease.map(time -> clock.instant()
                .plusMillis((long) (Math.max(time.toMillis(), SHORTEST_LEASE_MILLIS) * LEASE_USED)));
    }

    private Duration tokenRetry() {
        long millis = timings.tokenRetry().toMillis();
        return Duration.ofMillis(millis + network.random().nextLong(millis + 1));
    }

    private Backoff newBackoff() {
        return new Backoff(timings.firstRetry(), timings.longestRetry(), network.random());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** A command that waits for its reply. */
    private sealed interface Command {
        Instant deadline();

        record Connect(Instant deadline) implements Command {}

        record Subscribe(CentrifugoSubscription channel, Instant deadline) implements Command {}

        record Refresh(Instant deadline) implements Command {}

        record SubRefresh(CentrifugoSubscription channel, Instant deadline) implements Command {}
    }
}
