package app.tributary.net;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.CentrifugoLink.Command;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
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

    private final Network network;
    private final InstantSource clock;
    private final URI url;
    private final String name;
    private final CentrifugoToken.Source tokens;
    private final CentrifugoTimings timings;
    private final CentrifugoPace pace;
    private final OddFrames odd;
    private final Backoff backoff;
    private final CentrifugoSubscriptions channels;
    private final Queue<CentrifugoEvent> events = new ArrayDeque<>();
    private final Semaphore wake = new Semaphore(0);

    /** For {@link #close()}, which any thread may call. */
    private volatile @Nullable TextSocket socket;
    private volatile boolean closed;
    private volatile boolean hurry;
    private Optional<CentrifugoLink> link = Optional.empty();
    private Optional<String> token = Optional.empty();
    private Optional<Instant> renewAt = Optional.empty();
    /** Whether a token was replaced since the last session because the server did not take it. */
    private boolean doubted;
    private Optional<Reason> ended = Optional.empty();
    private Instant dialAt = Instant.MIN;
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
        this.pace = new CentrifugoPace(timings, clock, network.random());
        this.backoff = pace.newBackoff();
        this.channels = new CentrifugoSubscriptions(tokens, pace, events::add);
        this.lastHeard = clock.instant();
    }

    /** Wants a channel, from now on and on every later connection. */
    public void subscribe(String channel, boolean needsToken) {
        channels.want(channel, needsToken);
    }

    /** When the server was last heard of, or when this client was made. */
    public Instant lastHeard() {
        return link.map(CentrifugoLink::lastHeard).orElse(lastHeard);
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
            if (link.isEmpty()) {
                dialOrWait(now, end);
            } else {
                work(link.get(), now, end);
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
                    dialAt = pace.tokenRetryAt();
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
            ended = Optional.of(Reason.of(ReasonCode.BAD_SETTING, Redaction.strike(url.toString())));
            return;
        }
        socket = fresh;
        if (closed) {
            fresh.close();
        }
        var opened = new CentrifugoLink(fresh, clock, timings);
        link = Optional.of(opened);
        String credentials = token.orElse("");
        opened.send(new Command.Connect(), id -> CentrifugoCodec.connect(id, credentials, name));
    }

    /** Does what is due on an open socket, then waits for one frame at most. */
    private void work(CentrifugoLink open, Instant now, Instant end) throws InterruptedException {
        var dead = open.dead(now);
        if (dead.isPresent()) {
            lose(dead.get(), false);
            return;
        }
        Instant until = open.watch(end);
        if (open.connectedAt().isPresent()) {
            if (renewAt.filter(due -> !now.isBefore(due)).isPresent()) {
                refresh(open);
                return;
            }
            if (channels.work(open, now)) {
                return;
            }
            until = channels.due(renewAt.filter(until::isAfter).orElse(until));
        }
        switch (open.next(Duration.ofMillis(Math.max(1, Duration.between(now, until).toMillis() + 1)))) {
            case SocketFrame.Silence() -> {
                // whatever is due now is done on the next round
            }
            case SocketFrame.End(int code, String words) -> closed(code, words);
            case SocketFrame.Text(String text) -> {
                for (var frame : CentrifugoCodec.decode(text)) {
                    if (link.filter(open::equals).isPresent()) {
                        handle(open, frame);
                    }
                }
            }
        }
    }

    private void handle(CentrifugoLink open, CentrifugoFrame frame) {
        switch (frame) {
            case CentrifugoFrame.Ping() -> open.pong();
            case CentrifugoFrame.Connected reply -> {
                if (open.answered(reply.id()).filter(Command.Connect.class::isInstance).isPresent()) {
                    hurry = false;
                    doubted = false;
                    open.begin(reply);
                    renewAt = pace.renewal(reply.lease());
                }
            }
            case CentrifugoFrame.Subscribed reply -> {
                if (open.answered(reply.id()).orElse(null) instanceof Command.Subscribe(var channel)) {
                    channels.subscribed(channel, reply);
                }
            }
            case CentrifugoFrame.Refreshed reply -> {
                switch (open.answered(reply.id()).orElse(null)) {
                    case Command.Refresh refresh -> renewAt = pace.renewal(reply.lease());
                    case Command.SubRefresh(var channel) -> channels.renewed(channel, reply.lease());
                    case Command.Connect connect -> odd.drop("wrong reply", "refresh for connect");
                    case Command.Subscribe subscribe -> odd.drop("wrong reply", "refresh for subscribe");
                    case null -> odd.drop("reply to nothing", "refresh");
                }
            }
            case CentrifugoFrame.Done reply -> open.answered(reply.id());
            case CentrifugoFrame.Refused refused -> refused(open, refused);
            case CentrifugoFrame.Published published -> channels.published(published);
            case CentrifugoFrame.Unsubscribed gone -> channels.unsubscribed(gone);
            case CentrifugoFrame.Disconnected gone -> closed(gone.code(), gone.reason());
            case CentrifugoFrame.OtherPush ignored -> {
                // joins, leaves and server-side subscriptions need no doing: their publications come all the same
            }
            case CentrifugoFrame.Odd(String kind, String text) -> odd.drop(kind, text);
        }
    }

    private void refresh(CentrifugoLink open) {
        renewAt = Optional.empty();
        switch (tokens.connection()) {
            case CentrifugoToken.Granted granted -> {
                token = Optional.of(granted.value());
                open.send(new Command.Refresh(), id -> CentrifugoCodec.refresh(id, granted.value()));
            }
            case CentrifugoToken.Unavailable later -> renewAt = Optional.of(pace.tokenRetryAt());
            // the server ends the session when the token's time is over, and then says so
            case CentrifugoToken.Denied never -> token = Optional.empty();
        }
    }

    private void refused(CentrifugoLink open, CentrifugoFrame.Refused refused) {
        var code = CentrifugoCodes.forbidden(refused.code()) ? ReasonCode.MISSING_RIGHT : ReasonCode.REFUSED;
        Reason why = Reason.of(code, Redaction.strike(refused.message()) + " (" + refused.code() + ")");
        boolean again = CentrifugoCodes.temporary(refused) || refused.code() == CentrifugoCodes.TOKEN_EXPIRED;
        switch (open.answered(refused.id()).orElse(null)) {
            case Command.Connect connect -> {
                if (refused.code() == CentrifugoCodes.TOKEN_EXPIRED) {
                    token = Optional.empty();
                }
                lose(why, !again && !withAnotherToken(refused.code()));
            }
            case Command.Subscribe(var channel) -> channels.refused(channel, refused.code(), why, again);
            case Command.Refresh refresh -> renewAt = again ? Optional.of(pace.tokenRetryAt()) : Optional.empty();
            case Command.SubRefresh(var channel) -> channels.refusedRenewal(channel, why, again);
            case null -> odd.drop("error for nothing", refused.message());
        }
    }

    private void closed(int code, String words) {
        if (code == CentrifugoCodes.CONNECTION_EXPIRED || code == CentrifugoCodes.STATE_INVALIDATED) {
            token = Optional.empty();
        }
        if (code == CentrifugoCodes.SUBSCRIPTION_EXPIRED || code == CentrifugoCodes.STATE_INVALIDATED) {
            channels.forgetTokens();
        }
        if (code == CentrifugoCodes.STATE_INVALIDATED) {
            channels.forgetPositions();
        }
        lose(Reason.of(ReasonCode.CLOSED_BY_SERVER, Redaction.strike(words) + " (" + code + ")"),
                CentrifugoCodes.closedForGood(code) && !withAnotherToken(code));
    }

    /** A token that is not taken may be one that the server has forgotten: another one is tried, once. */
    private boolean withAnotherToken(int code) {
        if (!CentrifugoCodes.doubtsToken(code) || doubted) {
            return false;
        }
        doubted = true;
        token = Optional.empty();
        channels.forgetTokens();
        return true;
    }

    private void lose(Reason why, boolean forGood) {
        Instant now = clock.instant();
        link.ifPresent(open -> {
            open.end(why);
            open.connectedAt().ifPresent(since -> backoff.lasted(since, now));
            lastHeard = open.lastHeard();
        });
        link = Optional.empty();
        socket = null;
        renewAt = Optional.empty();
        channels.disconnected();
        if (forGood) {
            ended = Optional.of(why);
        } else {
            dialAt = now.plus(backoff.next());
            events.add(new CentrifugoEvent.Lost(why, dialAt));
        }
    }
}
