package app.tributary.net;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.CentrifugoLink.Command;
import app.tributary.net.CentrifugoSubscription.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The channels of a {@link CentrifugoClient}: subscribes them, recovers what they missed, renews their tokens. Used by
 * the thread that reads the client.
 */
final class CentrifugoSubscriptions {
    private final CentrifugoToken.Source tokens;
    private final CentrifugoPace pace;
    private final Consumer<CentrifugoEvent> events;
    private final Map<String, CentrifugoSubscription> channels = new LinkedHashMap<>();

    CentrifugoSubscriptions(CentrifugoToken.Source tokens, CentrifugoPace pace, Consumer<CentrifugoEvent> events) {
        this.tokens = tokens;
        this.pace = pace;
        this.events = events;
    }

    void want(String channel, boolean needsToken) {
        channels.putIfAbsent(channel, new CentrifugoSubscription(channel, needsToken, pace.newBackoff()));
    }

    /** Does one thing that is due, if any is. */
    boolean work(CentrifugoLink link, Instant now) {
        for (var channel : channels.values()) {
            if (channel.dueAt().filter(due -> !now.isBefore(due)).isPresent()) {
                if (channel.standing == Standing.WANTED) {
                    ask(link, channel);
                } else {
                    renew(link, channel);
                }
                return true;
            }
        }
        return false;
    }

    /** When the next thing is due, at most that late. */
    Instant due(Instant latest) {
        Instant until = latest;
        for (var channel : channels.values()) {
            until = channel.dueAt().filter(until::isAfter).orElse(until);
        }
        return until;
    }

    /** The connection is gone; every channel is to be taken up again on the next one. */
    void disconnected() {
        channels.values().forEach(CentrifugoSubscription::disconnected);
    }

    void forgetTokens() {
        channels.values().forEach(channel -> channel.token = Optional.empty());
    }

    void forgetPositions() {
        channels.values().forEach(channel -> channel.position = Optional.empty());
    }

    void published(CentrifugoFrame.Published published) {
        var channel = channels.get(published.channel());
        if (channel != null) {
            channel.saw(published.publication());
        }
        events.accept(new CentrifugoEvent.Published(published.channel(), published.publication()));
    }

    void subscribed(CentrifugoSubscription channel, CentrifugoFrame.Subscribed reply) {
        boolean whole = channel.recovering && reply.recovered();
        var resume = !channel.everSubscribed
                ? CentrifugoEvent.Resume.FRESH
                : whole ? CentrifugoEvent.Resume.RECOVERED : CentrifugoEvent.Resume.LOST;
        channel.standing = Standing.SUBSCRIBED;
        channel.everSubscribed = true;
        channel.backoff.reset();
        channel.renewAt = pace.renewal(reply.lease());
        channel.position = reply.position();
        reply.missed().forEach(channel::saw);
        events.accept(new CentrifugoEvent.Subscribed(channel.channel, resume, reply.missed()));
    }

    void renewed(CentrifugoSubscription channel, Optional<Duration> lease) {
        channel.renewAt = pace.renewal(lease);
    }

    /** A subscribe command was refused. */
    void refused(CentrifugoSubscription channel, int code, Reason why, boolean again) {
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

    /** The renewal of a token was refused. */
    void refusedRenewal(CentrifugoSubscription channel, Reason why, boolean again) {
        if (again) {
            channel.renewAt = Optional.of(pace.tokenRetryAt());
        } else {
            giveUp(channel, why);
        }
    }

    void unsubscribed(CentrifugoFrame.Unsubscribed gone) {
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

    private void ask(CentrifugoLink link, CentrifugoSubscription channel) {
        if (channel.needsToken && channel.token.isEmpty()) {
            switch (tokens.channel(channel.channel)) {
                case CentrifugoToken.Granted granted -> channel.token = Optional.of(granted.value());
                case CentrifugoToken.Unavailable unavailable -> {
                    pause(channel, unavailable.why(), pace.tokenRetry());
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
        link.send(new Command.Subscribe(channel),
                id -> CentrifugoCodec.subscribe(id, channel.channel, channel.token, channel.position));
    }

    private void renew(CentrifugoLink link, CentrifugoSubscription channel) {
        channel.renewAt = Optional.empty();
        if (!channel.needsToken) {
            return;
        }
        switch (tokens.channel(channel.channel)) {
            case CentrifugoToken.Granted granted -> {
                channel.token = Optional.of(granted.value());
                link.send(new Command.SubRefresh(channel),
                        id -> CentrifugoCodec.subRefresh(id, channel.channel, granted.value()));
            }
            case CentrifugoToken.Unavailable later -> channel.renewAt = Optional.of(pace.tokenRetryAt());
            // the server ends the subscription when the token's time is over, and then says so
            case CentrifugoToken.Denied never -> channel.token = Optional.empty();
        }
    }

    private void pause(CentrifugoSubscription channel, Reason why, Duration wait) {
        channel.standing = Standing.WANTED;
        channel.renewAt = Optional.empty();
        channel.askAt = pace.in(wait);
        events.accept(new CentrifugoEvent.Paused(channel.channel, why, channel.askAt));
    }

    private void giveUp(CentrifugoSubscription channel, Reason why) {
        channel.standing = Standing.GIVEN_UP;
        channel.renewAt = Optional.empty();
        events.accept(new CentrifugoEvent.Refused(channel.channel, why));
    }
}
