package app.tributary.platform.blaze;

import app.tributary.net.OddFrames;
import app.tributary.net.SocketIoNews;
import app.tributary.platform.ChannelSetup;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A channel's stay at the socket of its account, from taking the seat to its end. Used by the thread that {@link #run}s it. */
final class BlazeSession {
    private static final Logger LOG = LoggerFactory.getLogger(BlazeSession.class);

    private final ChannelSetup setup;
    private final InstantSource clock;
    private final BlazeSockets sockets;
    private final OddFrames odd;
    private final BlazeApi api;
    private final BlazeHappenings happenings;
    private final BlazeOutput output;
    private final BlazeStanding standing;
    private final BlazeKeeper keeper;
    private final BlazeRoles roles;
    private final String channelId;
    private final String ownId;
    private Instant heardAt;
    private boolean delivered;

    BlazeSession(ChannelSetup setup, InstantSource clock, BlazeSockets sockets, OddFrames odd, BlazeApi api,
            BlazeHappenings happenings, BlazeOutput output, BlazeStanding standing, BlazeKeeper keeper,
            BlazeRoles roles, String channelId, String ownId) {
        this.setup = setup;
        this.clock = clock;
        this.sockets = sockets;
        this.odd = odd;
        this.api = api;
        this.happenings = happenings;
        this.output = output;
        this.standing = standing;
        this.keeper = keeper;
        this.roles = roles;
        this.channelId = channelId;
        this.ownId = ownId;
        heardAt = clock.instant();
    }

    /** Whether messages were delivered on it. */
    boolean delivered() {
        return delivered;
    }

    /** When the socket last gave a sign of life. */
    Instant heardAt() {
        return heardAt;
    }

    /** Reads until the end, which it tells. */
    SocketIoNews.Ended run() throws InterruptedException {
        try (var seat = sockets.join(setup, channelId, api)) {
            while (true) {
                switch (seat.next()) {
                    case BlazeSeatNews.Ready ignored -> {
                        delivered = true;
                        standing.live();
                        keeper.join();
                    }
                    case BlazeSeatNews.Complete(var missing) -> {
                        if (!missing.isEmpty()) {
                            standing.refused(String.join(", ", missing));
                        }
                    }
                    case BlazeSeatNews.Event(var type, var payload) -> notified(type, payload);
                    case BlazeSeatNews.Unaddressed(var type) -> {
                        if (type.equals(BlazeHappenings.MESSAGE) || BlazeHappenings.MODERATION.contains(type)) {
                            keeper.join();
                        }
                    }
                    case BlazeSeatNews.Ended(var how, var lastHeard) -> {
                        heardAt = lastHeard;
                        return how;
                    }
                }
            }
        } finally {
            keeper.leave();
            standing.lost();
        }
    }

    private void notified(String type, JsonNode payload) {
        happenings.roleChange(type, payload).ifPresent(change -> {
            roles.set(change.who().id(), change.role(), change.given());
            if (change.who().id().equals(ownId)) {
                keeper.lookAtRights();
            }
        });
        var events = happenings.events(type, payload, clock.instant());
        if (events.isPresent()) {
            events.get().forEach(output::tell);
        } else if (BlazeHappenings.TYPES.contains(type)) {
            odd.drop("a " + type + " that lacks what it should have", payload.toString());
        } else {
            LOG.debug("{}: an event of the type {} that means nothing here", setup.channel(), type);
        }
    }
}
