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
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.blaze.BlazeSubscriber.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One socket from its opening to its end. Used by the thread that {@link #run}s it. */
final class BlazeSession {
    private static final Logger LOG = LoggerFactory.getLogger(BlazeSession.class);
    /** How often the reader of the socket looks up from it. */
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final int CONTEXT_MISMATCH = 409;

    private final ChannelSetup setup;
    private final Network network;
    private final InstantSource clock;
    private final BlazeTimings timings;
    private final BlazeSockets sockets;
    private final OddFrames odd;
    private final BlazeApi api;
    private final BlazeHappenings happenings;
    private final BlazeOutput output;
    private final BlazeStanding standing;
    private final BlazeKeeper keeper;
    private final Set<String> loggedTypes;
    private final String channelId;
    private final Queue<Result> results = new ConcurrentLinkedQueue<>();
    private Optional<String> sessionId = Optional.empty();
    private @Nullable BlazeSubscriber subscriber;
    private Instant heardAt;
    private boolean delivered;

    BlazeSession(ChannelSetup setup, Network network, BlazeTimings timings, BlazeSockets sockets, OddFrames odd,
            BlazeApi api, BlazeMapper mapper, BlazeOutput output, BlazeStanding standing, BlazeKeeper keeper,
            Set<String> loggedTypes, String channelId) {
        this.setup = setup;
        this.network = network;
        clock = network.clock();
        this.timings = timings;
        this.sockets = sockets;
        this.odd = odd;
        this.api = api;
        happenings = new BlazeHappenings(mapper);
        this.output = output;
        this.standing = standing;
        this.keeper = keeper;
        this.loggedTypes = loggedTypes;
        this.channelId = channelId;
        heardAt = clock.instant();
    }

    /** Whether messages were delivered on it. */
    boolean delivered() {
        return delivered;
    }

    /** When it last gave a sign of life. */
    Instant heardAt() {
        return heardAt;
    }

    /** Reads until the end, which it tells. */
    SocketIoNews.Ended run() throws InterruptedException {
        var account = setup.account().map(ChannelSetup.Account::id);
        if (!sockets.take(account, this)) {
            return new SocketIoNews.Ended(Reason.of(ReasonCode.REFUSED, "one socket an account"), true);
        }
        try (var client = SocketIoClient.open(network, setup.endpoint(BlazePlatform.EVENTS), EngineIo.V4,
                List.of(SocketIoSpace.open(SocketIoPacket.MAIN)), timings.openWithin(), odd)) {
            var end = read(client);
            heardAt = client.heardAt();
            return end;
        } finally {
            stopSubscribing();
            keeper.leave();
            standing.lost();
            sockets.release(account, this);
        }
    }

    private SocketIoNews.Ended read(SocketIoClient client) throws InterruptedException {
        Instant welcomeBy = clock.instant().plus(timings.openWithin());
        while (true) {
            var useless = applyResults();
            if (useless.isPresent()) {
                return useless.get();
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

    private Optional<SocketIoNews.Ended> applyResults() {
        for (var result = results.poll(); result != null; result = results.poll()) {
            switch (result) {
                case Result.Ready ignored -> {
                    delivered = true;
                    standing.live();
                    keeper.join();
                }
                case Result.Complete complete -> {
                    if (!complete.missing().isEmpty()) {
                        standing.refused(String.join(", ", complete.missing()));
                    }
                }
                case Result.Useless useless -> {
                    return Optional.of(end(useless.why()));
                }
            }
        }
        return Optional.empty();
    }

    /** A refusal is for good, but for a session that mixed up its tokens, or a limit. */
    private static SocketIoNews.Ended end(Answer.Trouble<Boolean> trouble) {
        boolean refused = trouble instanceof Answer.Refused<Boolean> no && !no.serverFailed()
                && no.status() != CONTEXT_MISMATCH;
        return new SocketIoNews.Ended(trouble.why(), refused);
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

    private void welcomed(String id) {
        if (id.isEmpty()) {
            odd.drop("a welcome without a session", "");
        } else if (!sessionId.equals(Optional.of(id))) {
            sessionId = Optional.of(id);
            stopSubscribing();
            subscriber = BlazeSubscriber.start(api, timings, channelId, id, loggedTypes, results::add);
        }
    }

    private void notified(String type, JsonNode payload) {
        String of = payload.path("channelId").asString(channelId);
        if (!of.equals(channelId)) {
            return;
        }
        var event = happenings.event(type, payload, clock.instant());
        if (event.isPresent()) {
            output.tell(event.get());
        } else if (BlazeHappenings.TYPES.contains(type)) {
            odd.drop("a " + type + " that lacks what it should have", payload.toString());
        } else {
            LOG.debug("{}: an event of the type {} that means nothing here", setup.channel(), type);
        }
    }

    private void stopSubscribing() {
        var running = subscriber;
        if (running != null) {
            running.close();
        }
    }

    /** Some servers send the object as a text of JSON. */
    private static Optional<JsonNode> object(JsonNode argument) {
        var node = argument.isString() ? Json.tree(argument.stringValue()) : Optional.of(argument);
        return node.filter(JsonNode::isObject);
    }
}
