package app.tributary.platform.streamvi;

import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.Reason;
import app.tributary.net.Backoff;
import app.tributary.net.CentrifugoClient;
import app.tributary.net.CentrifugoEvent;
import app.tributary.net.CentrifugoFrame.Publication;
import app.tributary.net.CentrifugoToken;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Surprises;
import app.tributary.platform.streamvi.StreamviHealth.Line;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One broadcast from its beginning, or from when we came, to its end: the socket, read by the thread that runs this,
 * and the poller, which has a thread of its own. Used once.
 */
final class StreamviSession {
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final String CLIENT_NAME = "tributary";

    private final StreamviApi api;
    private final long broadcast;
    private final String chat;
    private final StreamviShared shared;
    private final Surprises surprises;
    private final CentrifugoClient client;
    private final StreamviPoller poller;
    private final CompletableFuture<End> end = new CompletableFuture<>();

    /** How a session ends. */
    sealed interface End {
        /** Another broadcast began. */
        record Next(long broadcast) implements End {}

        /** The broadcast is over. */
        record Over() implements End {}

        /** The server does not know the broadcast any more. */
        record Gone() implements End {}

        /** The token is no longer accepted. */
        record SignedOut(Reason why) implements End {}

        /** A person wants it tried from the start. */
        record Again() implements End {}
    }

    /**
     * @param spareToken what the longpoll gave with the broadcast; tried as a token where the proper route has none
     */
    StreamviSession(Network network, URI realtime, StreamviApi api, String project, long broadcast,
            Optional<String> spareToken, StreamviShared shared, StreamviTimings timings, OddFrames odd,
            Surprises surprises) {
        this.api = api;
        this.broadcast = broadcast;
        this.chat = "$broadcast:" + broadcast;
        this.shared = shared;
        this.surprises = surprises;
        this.client = new CentrifugoClient(network, realtime, CLIENT_NAME, new Tokens(spareToken),
                timings.centrifugo(), odd);
        client.subscribe("project#" + project, false);
        client.subscribe(chat, true);
        this.poller = new StreamviPoller(api, broadcast, shared, timings,
                new Backoff(timings.firstRetry(), timings.longestRetry(), network.random()), odd, this::end);
    }

    /** Lives through the broadcast. Ends early, by exception, when its thread is interrupted. */
    End run() throws InterruptedException {
        shared.health().begin();
        Thread polling = Thread.ofVirtual().name("streamvi-history-" + broadcast).start(poller::run);
        try {
            while (!end.isDone()) {
                var event = client.next(QUIET);
                if (event instanceof CentrifugoEvent.Ended(Reason why) && !end.isDone()) {
                    socketLost(why, Optional.empty());
                    break;
                }
                hear(event);
            }
            End how = end.get();
            polling.interrupt();
            polling.join();
            if (how instanceof End.Next || how instanceof End.Over) {
                poller.lastRead();
            }
            return how;
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        } finally {
            client.close();
            polling.interrupt();
        }
    }

    /** Reads the history soon: something was just done there. Any thread. */
    void look() {
        poller.ask(StreamviPoller.Ask.HINT);
    }

    /** Tries at once whatever is waiting to be tried again. Any thread. */
    void retryNow() {
        if (!shared.health().socketUp()) {
            end(new End.Again());
        } else {
            poller.ask(StreamviPoller.Ask.FILL);
        }
    }

    private void end(End how) {
        if (end.complete(how)) {
            client.close();
        }
    }

    private void hear(CentrifugoEvent event) {
        switch (event) {
            case CentrifugoEvent.Subscribed(String channel, CentrifugoEvent.Resume resume, List<Publication> missed) -> {
                int filled = 0;
                for (var publication : missed) {
                    filled += publication(publication, Origin.BACKFILL);
                }
                if (channel.equals(chat)) {
                    subscribed(resume, filled);
                }
            }
            case CentrifugoEvent.Published(String channel, Publication publication) -> {
                publication(publication, Origin.LIVE);
                if (shared.health().socketUp() && shared.chatSeen().get()) {
                    shared.continuity().whole(shared.clock().instant());
                }
            }
            case CentrifugoEvent.Paused(String channel, Reason why, Instant retryAt) -> {
                if (channel.equals(chat)) {
                    socketLost(why, Optional.of(retryAt));
                }
            }
            case CentrifugoEvent.Refused(String channel, Reason why) -> {
                if (channel.equals(chat)) {
                    socketLost(why, Optional.empty());
                }
            }
            case CentrifugoEvent.Lost(Reason why, Instant retryAt) -> socketLost(why, Optional.of(retryAt));
            case CentrifugoEvent.Ended ended -> {
                // the loop sees it
            }
            case CentrifugoEvent.Quiet() -> {
                // nothing was said
            }
        }
    }

    private void subscribed(CentrifugoEvent.Resume resume, int filled) {
        boolean trusted = resume == CentrifugoEvent.Resume.RECOVERED && shared.chatSeen().get();
        if (trusted) {
            shared.continuity().recovered(shared.clock().instant(), filled);
        } else {
            poller.ask(StreamviPoller.Ask.FILL);
        }
        shared.health().socket(new Line.Up());
    }

    private void socketLost(Reason why, Optional<Instant> retryAt) {
        if (shared.health().socketUp()) {
            if (shared.chatSeen().get()) {
                shared.continuity().whole(client.lastHeard());
            }
            shared.continuity().lost();
        }
        shared.health().socket(new Line.Down(why, retryAt));
        poller.ask(StreamviPoller.Ask.ALONE);
    }

    /** Takes a publication of whichever channel; 1 where it brought a message that was not known, else 0. */
    private int publication(Publication publication, Origin origin) {
        return switch (StreamviMapper.push(publication.data())) {
            case StreamviPush.Said(var message) -> {
                shared.chatSeen().set(true);
                assumed(publication.data().path("event").asString(""));
                yield shared.feed().said(message, broadcast, origin);
            }
            case StreamviPush.Gone(String id) -> {
                shared.feed().gone(id);
                yield 0;
            }
            case StreamviPush.Hint() -> {
                poller.ask(StreamviPoller.Ask.HINT);
                yield 0;
            }
            case StreamviPush.Views(long restream, long count) -> {
                shared.audience().views(restream, count);
                yield 0;
            }
            case StreamviPush.OutletsChanged() -> {
                poller.ask(StreamviPoller.Ask.OUTLETS);
                yield 0;
            }
            case StreamviPush.Started(long now) -> {
                if (now != broadcast) {
                    end(new End.Next(now));
                }
                yield 0;
            }
            case StreamviPush.Ended() -> {
                end(new End.Over());
                yield 0;
            }
            case StreamviPush.Other(String event) -> {
                surprises.say("event " + StreamviErrors.plain(event),
                        "a publication \"" + StreamviErrors.plain(event) + "\" that no source tells of, with "
                                + String.join(", ", publication.data().propertyNames()));
                yield 0;
            }
        };
    }

    /** No source tells how a message is published. */
    private void assumed(String event) {
        if (!event.equals("chat.message")) {
            surprises.say("chat event", "messages were assumed to be published as \"chat.message\"; they come as \""
                    + StreamviErrors.plain(event) + "\"");
        }
    }

    /** Tokens by the API; where the proper route refuses, what came with the broadcast. */
    private final class Tokens implements CentrifugoToken.Source {
        private final Optional<String> spare;

        Tokens(Optional<String> spare) {
            this.spare = spare;
        }

        @Override
        public CentrifugoToken connection() {
            return token(api.connectionToken());
        }

        @Override
        public CentrifugoToken channel(String channel) {
            return token(api.broadcastToken(broadcast));
        }

        private CentrifugoToken token(StreamviAnswer<String> answer) {
            return switch (answer) {
                case StreamviAnswer.Good<String>(String value) -> new CentrifugoToken.Granted(value);
                case StreamviAnswer.Nothing<String> none -> spareOr(StreamviErrors.NO_TOKEN);
                case StreamviAnswer.Refused<String> refused when refused.serverFailed() || refused.status() == 429 ->
                    new CentrifugoToken.Unavailable(refused.why());
                case StreamviAnswer.Refused<String> refused -> spareOr(refused.why());
                case StreamviAnswer.Lost<String>(Reason why, boolean perhaps) -> new CentrifugoToken.Unavailable(why);
            };
        }

        private CentrifugoToken spareOr(Reason why) {
            return spare.<CentrifugoToken>map(CentrifugoToken.Granted::new)
                    .orElseGet(() -> new CentrifugoToken.Denied(why));
        }
    }
}
