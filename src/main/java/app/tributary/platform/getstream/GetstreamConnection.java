package app.tributary.platform.getstream;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.EventSink;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Backoff;
import app.tributary.net.Network;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One channel: takes what the account's link hears of it, enters it anew with each connection of the link, and lets
 * end what ends by itself. One virtual thread does it all, so that everything keeps its order.
 */
final class GetstreamConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(GetstreamConnection.class);
    /** So many events wait at most; a channel that is slower is asked anew instead. */
    private static final int MOST_WAITING = 10_000;
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final GetstreamPlace place;
    private final InstantSource clock;
    private final GetstreamLink link;
    private final GetstreamLinks links;
    private final GetstreamGate gate;
    private final GetstreamScene scene;
    private final GetstreamSpecials specials;
    private final GetstreamFeed feed;
    private final GetstreamEntry entry;
    private final GetstreamStanding standing;
    private final GetstreamEchoes echoes;
    private final GetstreamCommands commands;
    private final Backoff backoff;
    private final LinkedBlockingQueue<GetstreamMail> mail = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean spilled = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean closed;
    /** Of the thread alone, as is all that follows. */
    private final Set<Class<?>> defects = new HashSet<>();
    private GetstreamMail.@Nullable Opened open;
    private boolean inside;
    private Instant enterAt = Instant.MIN;

    GetstreamConnection(Channel channel, EventSink sink, Network network, GetstreamLink link, GetstreamLinks links) {
        this.link = link;
        this.links = links;
        clock = network.clock();
        place = GetstreamPlace.of(channel);
        gate = new GetstreamGate(sink);
        specials = GetstreamSpecials.forChannel();
        var api = link.api();
        var room = new GetstreamRoom(true, specials);
        scene = new GetstreamScene(channel, place, api, room, clock, gate::tell);
        var mapper = new GetstreamMapper(channel, id -> api.access().userId().filter(id::equals).isPresent(),
                room::isOwner);
        var timings = api.timings();
        feed = new GetstreamFeed(mapper, room, timings.typing(), gate::tell);
        entry = new GetstreamEntry(scene, feed, specials);
        standing = new GetstreamStanding(channel, clock, timings.hideLoss(), gate::tell);
        echoes = new GetstreamEchoes(timings.echoWithin());
        commands = new GetstreamCommands(scene, specials, id -> {
            echoes.sent(id, clock.instant());
            post(new GetstreamMail.Sent());
        });
        backoff = new Backoff(timings.askAgain(), timings.retryLongest(), network.random());
        thread = Thread.ofVirtual().name(channel.toString()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    GetstreamPlace place() {
        return place;
    }

    /** Takes a letter of the link. Any thread; does not block. */
    void post(GetstreamMail letter) {
        if (!(letter instanceof GetstreamMail.Event)) {
            mail.add(letter);
        } else if (waiting.incrementAndGet() <= MOST_WAITING) {
            mail.add(letter);
        } else {
            waiting.decrementAndGet();
            if (spilled.compareAndSet(false, true)) {
                mail.add(new GetstreamMail.Spilled());
            }
        }
    }

    @Override
    public Channel channel() {
        return scene.channel();
    }

    @Override
    public CommandPort commands() {
        return commands;
    }

    @Override
    public void retryNow() {
        link.retryNow();
        post(new GetstreamMail.Nudge());
    }

    @Override
    public void close() {
        closed = true;
        gate.shut(new ChatEvent.Connection(channel(), new ConnectionState.Closed(), clock.instant()));
        commands.close();
        thread.interrupt();
        links.leave(this, link);
    }

    private void run() {
        standing.connecting();
        try {
            while (!closed) {
                var letter = mail.poll(Math.max(1, rest().toMillis()), TimeUnit.MILLISECONDS);
                tried(letter);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A defect of ours costs one letter, never the channel. */
    private void tried(@Nullable GetstreamMail letter) throws InterruptedException {
        try {
            if (letter != null) {
                take(letter);
            }
            Instant now = clock.instant();
            feed.expire(now);
            standing.expire();
            unfed(now);
            var current = open;
            if (current != null && !inside && !standing.isFailed() && !now.isBefore(enterAt) && mail.isEmpty()) {
                enter(current);
            }
        } catch (RuntimeException defect) {
            if (defects.add(defect.getClass())) {
                LOG.error("{}: an event failed by a defect; this is said once a kind", channel(), defect);
            }
            enterAt = clock.instant().plus(backoff.next());
        }
    }

    private void take(GetstreamMail letter) {
        switch (letter) {
            case GetstreamMail.Opened opened -> {
                open = opened;
                inside = false;
                enterAt = Instant.MIN;
                if (standing.isFailed()) {
                    standing.connecting();
                }
            }
            case GetstreamMail.Lost(var why, var heardAt, var retryAt) -> {
                outside(heardAt);
                standing.retrying(retryAt, why);
            }
            case GetstreamMail.GivenUp(var why, var heardAt) -> {
                outside(heardAt);
                standing.failed(why);
            }
            case GetstreamMail.Event(var event) -> {
                waiting.decrementAndGet();
                hear(event);
            }
            case GetstreamMail.Spilled() -> {
                spilled.set(false);
                again();
            }
            case GetstreamMail.Sent() -> {
                // the loop looks when the echo is due
            }
            case GetstreamMail.Nudge() -> {
                if (!inside) {
                    backoff.reset();
                    enterAt = Instant.MIN;
                    if (standing.isFailed()) {
                        standing.connecting();
                    }
                }
            }
        }
    }

    private void hear(JsonNode event) {
        Instant now = clock.instant();
        echoes.heard(event);
        switch (feed.hear(event, now)) {
            case NONE -> {
            }
            case RIGHTS -> standing.repeat();
            case DELETED -> {
                inside = false;
                standing.failed(Reason.of(ReasonCode.NO_SUCH_CHANNEL, place.cid()));
            }
        }
        specials.hear(event, scene);
        if (event.path("message").isObject()) {
            specials.message(event.path("message"), scene);
        }
    }

    private void outside(Optional<Instant> heardAt) {
        open = null;
        inside = false;
        entry.lost(heardAt.orElse(clock.instant()));
    }

    /** Enters once more on the same connection. */
    private void again() {
        entry.lost(clock.instant());
        inside = false;
        enterAt = Instant.MIN;
    }

    private void enter(GetstreamMail.Opened current) throws InterruptedException {
        switch (entry.enter(current.connectionId())) {
            case GetstreamAnswer.Got<GetstreamFeed.Effect>(var effect) -> {
                inside = true;
                backoff.reset();
                echoes.fed();
                boolean told = standing.live(current.poorly().map(why -> Reason.of(ReasonCode.POLLING, why)));
                if (!told && effect == GetstreamFeed.Effect.RIGHTS) {
                    standing.repeat();
                }
            }
            case GetstreamAnswer.Refused<GetstreamFeed.Effect>(var error) -> refused(error, current);
            case GetstreamAnswer.Lost<GetstreamFeed.Effect>(var why, var perhaps) -> {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (why.code() == ReasonCode.BAD_TOKEN) {
                    standing.failed(why);
                } else {
                    later(clock.instant().plus(backoff.next()), why);
                }
            }
        }
    }

    private void refused(GetstreamError error, GetstreamMail.Opened current) {
        Instant next = clock.instant().plus(backoff.next());
        switch (error.course()) {
            case AGAIN, LATER -> later(error.retryAt().filter(next::isBefore).orElse(next), error.why());
            case MUCH_LATER -> later(clock.instant().plus(scene.api().timings().crowded()), error.why());
            case NEW_SOCKET -> {
                later(next, error.why());
                link.renew(current.connectionId());
            }
            case GONE -> standing.failed(Reason.of(ReasonCode.NO_SUCH_CHANNEL, error.words()));
            case NEW_TOKEN, SIGN_IN, SETTINGS, FORBIDDEN, UNABLE, NEVER -> standing.failed(error.why());
        }
    }

    private void later(Instant at, Reason why) {
        enterAt = at;
        standing.retrying(at, why);
    }

    /** A message of ours that does not come back shows that nothing comes: then the older paths are tried. */
    private void unfed(Instant now) {
        if (inside && echoes.missing(now)) {
            var api = scene.api();
            api.surprises().say("no-echo", "a channel watched over the " + (api.older() ? "older" : "newer")
                    + " paths did not bring back a message of our own within " + echoes.within().toSeconds() + " s");
            if (!api.older()) {
                api.fallBackToOlder();
            }
            again();
        }
    }

    private Duration rest() {
        Instant now = clock.instant();
        Optional<Instant> entering = open != null && !inside && !standing.isFailed()
                ? Optional.of(enterAt)
                : Optional.empty();
        return Stream
                .of(feed.nextEnd(), standing.nextEnd(), entering, inside ? echoes.nextEnd() : Optional.<Instant>empty())
                .flatMap(Optional::stream).min(Instant::compareTo)
                .map(next -> next.isBefore(now) ? Duration.ZERO : Duration.between(now, next))
                .filter(wait -> wait.compareTo(LONGEST_REST) < 0).orElse(LONGEST_REST);
    }
}
