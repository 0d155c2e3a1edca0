package app.tributary.platform.blaze;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.EngineIo;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.SocketIoClient;
import app.tributary.net.SocketIoNews;
import app.tributary.net.SocketIoPacket;
import app.tributary.net.SocketIoSpace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The one socket of an account from its opening to its end, with a seat for each channel. A virtual thread reads
 * it; it ends with the last seat, and every seat learns of its end.
 */
final class BlazeSocket {
    private static final Logger LOG = LoggerFactory.getLogger(BlazeSocket.class);
    /** How often the reader of the socket looks up from it. */
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Network network;
    private final URI address;
    private final BlazeTimings timings;
    private final Set<String> loggedTypes;
    private final OddFrames odd;
    private final @Nullable BlazeSocket before;
    private final Thread thread;
    private final List<BlazeSeat> seats = new CopyOnWriteArrayList<>();
    private final AtomicReference<SocketIoNews.@Nullable Ended> hopeless = new AtomicReference<>();
    private boolean over;
    /** Of the thread alone. */
    private String sessionId = "";
    private @Nullable BlazeSubscriber subscriber;

    /**
     * @param before the socket that this one replaces: its end is waited for
     */
    BlazeSocket(Network network, URI address, BlazeTimings timings, Set<String> loggedTypes, String account,
            @Nullable BlazeSocket before) {
        this.network = network;
        this.address = address;
        this.timings = timings;
        this.loggedTypes = loggedTypes;
        this.odd = new OddFrames(account);
        this.before = before;
        thread = Thread.ofVirtual().name(account + "-socket").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Gives a seat; false where the socket is at its end. */
    synchronized boolean admit(BlazeSeat seat) {
        if (over) {
            return false;
        }
        seat.at(this);
        seats.add(seat);
        var running = subscriber;
        if (running != null) {
            running.add(seat);
        }
        return true;
    }

    synchronized void leave(BlazeSeat seat) {
        seats.remove(seat);
        var running = subscriber;
        if (running != null) {
            running.drop(seat);
        }
        if (seats.isEmpty()) {
            over = true;
            thread.interrupt();
        }
    }

    private void run() {
        Instant heardAt = network.clock().instant();
        var end = new SocketIoNews.Ended(Reason.of(ReasonCode.CLOSING), false);
        try {
            if (before != null) {
                before.thread.join();
            }
            try (var client = SocketIoClient.open(network, address, EngineIo.V4,
                    List.of(SocketIoSpace.open(SocketIoPacket.MAIN)), timings.openWithin(), odd)) {
                end = read(client);
                heardAt = client.heardAt();
            }
        } catch (InterruptedException everybodyLeft) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException defect) {
            LOG.error("a socket failed by a defect", defect);
            end = new SocketIoNews.Ended(Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName()), false);
        }
        synchronized (this) {
            over = true;
            stopSubscribing();
        }
        for (var seat : seats) {
            seat.tell(new BlazeSeatNews.Ended(end, heardAt));
        }
    }

    private SocketIoNews.Ended read(SocketIoClient client) throws InterruptedException {
        var clock = network.clock();
        Instant welcomeBy = clock.instant().plus(timings.openWithin());
        while (true) {
            var useless = hopeless.get();
            if (useless != null) {
                return useless;
            }
            switch (client.next(GLANCE)) {
                case SocketIoNews.Ended ended -> {
                    return ended;
                }
                case SocketIoNews.Event event -> heard(event);
                case SocketIoNews.Answered ignored -> LOG.debug("an answer without a question");
                case SocketIoNews.Left left -> {
                    // with one namespace the end comes instead
                    return new SocketIoNews.Ended(left.why(), left.refused());
                }
                case SocketIoNews.Joined ignored -> welcomeBy = clock.instant().plus(timings.openWithin());
                case SocketIoNews.Quiet ignored -> {
                    if (sessionId.isEmpty() && clock.instant().isAfter(welcomeBy)) {
                        return new SocketIoNews.Ended(Reason.of(ReasonCode.TIMED_OUT), false);
                    }
                }
            }
        }
    }

    private void heard(SocketIoNews.Event event) {
        var body = event.arguments().isEmpty() ? Optional.<JsonNode>empty() : object(event.arguments().getFirst());
        if (body.isEmpty()) {
            odd.drop("an event without an object", event.name());
            return;
        }
        var metadata = body.get().path("metadata");
        var payload = body.get().path("payload");
        String kind = event.name().equals("eventsub") ? metadata.path("messageType").asString("") : event.name();
        switch (kind) {
            case "session_welcome" -> welcomed(BlazeMapper.first(payload.path("sessionId").asString(""),
                    body.get().path("sessionId").asString("")));
            case "notification" -> notified(metadata.path("subscriptionType").asString(""), payload);
            default -> odd.drop("an event of an unknown kind", body.get().toString());
        }
    }

    private synchronized void welcomed(String id) {
        if (id.isEmpty()) {
            odd.drop("a welcome without a session", "");
        } else if (!sessionId.equals(id)) {
            sessionId = id;
            stopSubscribing();
            var fresh = new BlazeSubscriber(timings, id, loggedTypes, this::giveUp);
            seats.forEach(fresh::add);
            fresh.start();
            subscriber = fresh;
        }
    }

    private void notified(String type, JsonNode payload) {
        String of = payload.path("channelId").asString("");
        boolean several = seats.stream().map(BlazeSeat::channelId).distinct().count() > 1;
        for (var seat : seats) {
            if (of.isEmpty() && several) {
                seat.tell(new BlazeSeatNews.Unaddressed(type));
            } else if (of.isEmpty() || of.equals(seat.channelId())) {
                seat.tell(new BlazeSeatNews.Event(type, payload));
            }
        }
    }

    private void giveUp(SocketIoNews.Ended why) {
        hopeless.compareAndSet(null, why);
    }

    private void stopSubscribing() {
        var running = subscriber;
        if (running != null) {
            running.close();
        }
        subscriber = null;
    }

    /** Some servers send the object as a text of JSON. */
    private static Optional<JsonNode> object(JsonNode argument) {
        var node = argument.isString() ? Json.tree(argument.stringValue()) : Optional.of(argument);
        return node.filter(JsonNode::isObject);
    }
}
