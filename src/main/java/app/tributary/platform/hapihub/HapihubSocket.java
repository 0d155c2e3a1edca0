package app.tributary.platform.hapihub;

import app.tributary.chat.ChatEvent.Origin;
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
import app.tributary.platform.hapihub.wire.ErrorDoc;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One socket from its opening to its end. Used by the thread that {@link #run}s it. */
final class HapihubSocket {
    private static final Logger LOG = LoggerFactory.getLogger(HapihubSocket.class);
    /** How often the reader of the socket looks up from it. */
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final int NOT_AUTHENTICATED = 401;

    private final Network network;
    private final InstantSource clock;
    private final URI url;
    private final EngineIo engine;
    private final String room;
    private final HapihubTimings timings;
    private final HapihubSignIn signIn;
    private final HapihubIntake intake;
    private final HapihubKeeper keeper;
    private final Supplier<Optional<Reason>> useless;
    private final OddFrames odd;
    private @Nullable Pass used;
    private Optional<Long> question = Optional.empty();
    private Optional<Instant> renewAt = Optional.empty();
    private boolean renewed;
    private boolean delivered;
    /** Whether events may have been missed while the server did not know whose socket it is. */
    private boolean unplanned;
    private Instant heardAt;
    private Optional<Reason> roomGone = Optional.empty();

    /**
     * @param useless asked again and again: why it makes no sense any more
     */
    HapihubSocket(Network network, URI url, EngineIo engine, String room, HapihubTimings timings, HapihubSignIn signIn,
            HapihubIntake intake, HapihubKeeper keeper, Supplier<Optional<Reason>> useless, OddFrames odd) {
        this.network = network;
        clock = network.clock();
        this.url = url;
        this.engine = engine;
        this.room = room;
        this.timings = timings;
        this.signIn = signIn;
        this.intake = intake;
        this.keeper = keeper;
        this.useless = useless;
        this.odd = odd;
        heardAt = clock.instant();
    }

    /** Whether it was let in. */
    boolean delivered() {
        return delivered;
    }

    /** When it last gave a sign of life. */
    Instant heardAt() {
        return heardAt;
    }

    /** Reads until the end, which it tells. */
    SocketIoNews.Ended run() throws InterruptedException {
        try (var client = SocketIoClient.open(network, url, engine, List.of(SocketIoSpace.open(SocketIoPacket.MAIN)),
                timings.openWithin(), odd)) {
            try {
                return read(client);
            } finally {
                heardAt = client.heardAt();
            }
        } finally {
            keeper.leave();
        }
    }

    private SocketIoNews.Ended read(SocketIoClient client) throws InterruptedException {
        while (true) {
            var enough = roomGone.or(useless);
            if (enough.isPresent()) {
                return new SocketIoNews.Ended(enough.get(), true);
            }
            if (question.isEmpty() && isForgotten()) {
                var trouble = authenticate(client, signIn.pass());
                if (trouble.isPresent()) {
                    return trouble.get();
                }
            }
            switch (client.next(GLANCE)) {
                case SocketIoNews.Ended ended -> {
                    return ended;
                }
                case SocketIoNews.Left left -> {
                    return new SocketIoNews.Ended(left.why(), left.refused());
                }
                case SocketIoNews.Event event -> heard(event);
                case SocketIoNews.Answered answered -> {
                    var end = answered(client, answered);
                    if (end.isPresent()) {
                        return end.get();
                    }
                }
                case SocketIoNews.Joined _ -> {
                    var trouble = authenticate(client, signIn.pass());
                    if (trouble.isPresent()) {
                        return trouble.get();
                    }
                }
                case SocketIoNews.Quiet _ -> LOG.trace("quiet");
            }
        }
    }

    /** A server forgets whose socket it is when the token ends; or a call has found out that it is no longer good. */
    private boolean isForgotten() {
        if (renewAt.filter(at -> !clock.instant().isBefore(at)).isPresent()) {
            renewAt = Optional.empty();
            return true;
        }
        var pass = used;
        boolean replaced = pass != null
                && signIn.current().filter(other -> !other.token().equals(pass.token())).isPresent();
        if (replaced) {
            unplanned = true;
            keeper.doubt();
        }
        return replaced;
    }

    private Optional<SocketIoNews.Ended> authenticate(SocketIoClient client, Answer<Pass> answer) {
        return switch (answer) {
            case Answer.Got<Pass>(var pass) -> {
                used = pass;
                var login = JsonNodeFactory.instance.objectNode().put("strategy", "jwt").put("accessToken",
                        pass.token());
                question = Optional.of(client.ask(SocketIoPacket.MAIN, "create",
                        List.of(JsonNodeFactory.instance.stringNode("authentication"), login),
                        timings.authenticateWithin()));
                yield Optional.empty();
            }
            case Answer.Trouble<Pass> trouble ->
                Optional.of(new SocketIoNews.Ended(trouble.why(), trouble.why().code().needsPerson()));
        };
    }

    private Optional<SocketIoNews.Ended> answered(SocketIoClient client, SocketIoNews.Answered answered) {
        if (question.filter(number -> number == answered.question()).isEmpty()) {
            return Optional.empty();
        }
        question = Optional.empty();
        if (answered.arguments().isEmpty()) {
            return Optional.of(new SocketIoNews.Ended(Reason.of(ReasonCode.TIMED_OUT), false));
        }
        var error = answered.arguments().get().stream().findFirst().filter(node -> !node.isNull());
        var pass = used;
        if (error.isEmpty() && pass != null) {
            welcomed(pass);
            return Optional.empty();
        }
        var refusal = error.flatMap(HapihubSocket::refusal)
                .orElse(new Answer.Refused<>(NOT_AUTHENTICATED, "", Optional.empty()));
        if (refusal.status() == NOT_AUTHENTICATED && !renewed && pass != null) {
            renewed = true;
            var other = signIn.renewed(pass);
            if (other instanceof Answer.Got<Pass>) {
                return authenticate(client, other);
            }
        }
        // whether the token is good for anything, the calls tell
        var why = refusal.status() == NOT_AUTHENTICATED
                ? Reason.of(ReasonCode.REFUSED, refusal.words())
                : refusal.why();
        return Optional.of(new SocketIoNews.Ended(why, !refusal.passes()));
    }

    private void welcomed(Pass pass) {
        renewed = false;
        renewAt = pass.renewAt().filter(at -> at.isAfter(clock.instant()));
        if (!delivered || unplanned) {
            delivered = true;
            unplanned = false;
            keeper.join();
        }
    }

    private static Optional<Answer.Refused<Boolean>> refusal(JsonNode error) {
        if (!error.isObject()) {
            return Optional.of(new Answer.Refused<>(NOT_AUTHENTICATED, error.asString(""), Optional.empty()));
        }
        return Json.as(error, ErrorDoc.class)
                .map(doc -> new Answer.Refused<>(error.path("code").asInt(NOT_AUTHENTICATED),
                        HapihubWire.words(doc), Optional.empty()));
    }

    private void heard(SocketIoNews.Event event) {
        var document = event.arguments().stream().findFirst().filter(JsonNode::isObject);
        switch (event.name()) {
            case "chat-messages created", "chat-messages patched", "chat-messages updated" ->
                document.flatMap(HapihubMapper::line).ifPresentOrElse(
                        line -> message(line, event.name().endsWith("created")), () -> dropped(event));
            case "chat-messages removed" ->
                document.flatMap(HapihubMapper::line).ifPresentOrElse(this::removed, () -> dropped(event));
            case "chat-rooms created", "chat-rooms patched", "chat-rooms updated" ->
                document.flatMap(HapihubMapper::room).ifPresentOrElse(this::room, () -> dropped(event));
            case "chat-rooms removed" -> document.flatMap(HapihubMapper::room).filter(gone -> gone.id().equals(room))
                    .ifPresent(gone -> roomGone = Optional.of(Reason.of(ReasonCode.NO_SUCH_CHANNEL, gone.title())));
            default -> LOG.debug("{}: an event named {} that means nothing here", room, event.name());
        }
    }

    private void message(Line line, boolean created) {
        if (line.room().isEmpty()) {
            // of whichever room: a question by room tells
            keeper.lookNow();
        } else if (line.room().get().equals(room)) {
            if (created) {
                keeper.told(line.id(), line.at());
                intake.take(List.of(line), Origin.LIVE);
            } else {
                intake.change(line);
            }
        }
    }

    private void removed(Line line) {
        if (line.room().filter(other -> !other.equals(room)).isEmpty()) {
            intake.remove(line.id());
        }
    }

    private void room(Room changed) {
        if (changed.id().equals(room)) {
            intake.room(changed);
        }
    }

    private void dropped(SocketIoNews.Event event) {
        odd.drop("an event without a document", event.name() + " " + event.arguments());
    }
}
