package app.tributary.platform.streamvi;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Outlet;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Relay;
import app.tributary.platform.streamvi.wire.HistoryDto;
import app.tributary.platform.streamvi.wire.MessageDto;
import app.tributary.platform.streamvi.wire.SendDto;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One send: the call, what to do when its answer is lost, and what the answer says of each restream. A lost answer is
 * looked for in the history; then the call is made once more with the same id, by which the server tells a double.
 */
final class StreamviSend {
    private static final int ATTEMPTS = 2;
    /** How far the server's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final StreamviApi api;
    private final long broadcast;
    private final StreamviFeed feed;
    private final InstantSource clock;
    private final StreamviTimings timings;

    /** What became of it. */
    sealed interface Result {
        /** The server took it; the message says what each restream made of it. */
        record Taken(MessageDto message) implements Result {}

        /** The same outcome everywhere. */
        record Not(Outcome outcome) implements Result {}
    }

    StreamviSend(StreamviApi api, long broadcast, StreamviFeed feed, InstantSource clock, StreamviTimings timings) {
        this.api = api;
        this.broadcast = broadcast;
        this.feed = feed;
        this.clock = clock;
        this.timings = timings;
    }

    /** Makes the call and waits; blocks. */
    Result deliver(ChatCommand.Send send, List<Long> restreams) {
        feed.sending(send.nonce(), send.text());
        var result = attempt(send, new SendDto(send.nonce(), send.text(), restreams), clock.instant().minus(SKEW));
        switch (result) {
            case Result.Taken(MessageDto message) -> feed.sent(send.nonce(), StreamviMapper.or(message.eventId(), ""));
            case Result.Not(Outcome outcome) -> {
                if (outcome.isFinal()) {
                    feed.unsent(send.nonce());
                }
            }
        }
        return result;
    }

    private Result attempt(ChatCommand.Send send, SendDto body, Instant since) {
        Result last = new Result.Not(Outcome.failed(ReasonCode.DEFECT, ""));
        boolean perhapsDone = false;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            switch (api.send(broadcast, body, timings.command())) {
                case StreamviAnswer.Good<MessageDto>(MessageDto message) -> {
                    String id = message.eventId();
                    if (id != null && !id.isBlank()) {
                        return new Result.Taken(message);
                    }
                    perhapsDone = true;
                    last = new Result.Not(Outcome.unknown(ReasonCode.BAD_ANSWER, "event_id"));
                }
                case StreamviAnswer.Nothing<MessageDto> nothing -> {
                    perhapsDone = true;
                    last = new Result.Not(Outcome.unknown(ReasonCode.BAD_ANSWER, "HTTP 204"));
                }
                case StreamviAnswer.Refused<MessageDto> refused when refused.status() == 409 -> {
                    var found = find(send, since);
                    return found.message().<Result>map(Result.Taken::new)
                            .orElseGet(() -> new Result.Not(new Outcome.Unknown(refused.why())));
                }
                case StreamviAnswer.Refused<MessageDto> refused when refused.status() == 404 -> {
                    return new Result.Not(Outcome.rejected(ReasonCode.OFFLINE, ""));
                }
                case StreamviAnswer.Refused<MessageDto> refused when !refused.serverFailed() -> {
                    // of the first call a limit says nothing
                    return new Result.Not(perhapsDone && refused.unjudged()
                            ? new Outcome.Unknown(refused.why())
                            : new Outcome.Rejected(refused.why(), refused.retryAt()));
                }
                case StreamviAnswer.Refused<MessageDto> refused -> {
                    var found = find(send, since);
                    if (found.message().isPresent()) {
                        return new Result.Taken(found.message().get());
                    }
                    // a server that failed and whose history is readable without the message did not take it
                    last = new Result.Not(found.readable() && !perhapsDone
                            ? new Outcome.Failed(refused.why())
                            : new Outcome.Unknown(refused.why()));
                    continue;
                }
                case StreamviAnswer.Lost<MessageDto>(Reason why, boolean perhaps) -> {
                    perhapsDone |= perhaps;
                    last = new Result.Not(perhapsDone ? new Outcome.Unknown(why) : new Outcome.Failed(why));
                }
            }
            if (perhapsDone) {
                var found = find(send, since);
                if (found.message().isPresent()) {
                    return new Result.Taken(found.message().get());
                }
            }
        }
        return last;
    }

    /**
     * @param message our send, found by its text
     * @param readable whether the history was to be had at all
     */
    private record Found(Optional<MessageDto> message, boolean readable) {}

    private Found find(ChatCommand.Send send, Instant since) {
        if (!(api.history(broadcast, timings.command()) instanceof StreamviAnswer.Good<HistoryDto>(HistoryDto dto))) {
            return new Found(Optional.empty(), false);
        }
        var items = StreamviMapper.items(dto, odd -> {
            // the poller counts odd ones
        });
        var ours = items.stream().filter(item -> item.outgoing() && send.text().equals(item.text()))
                .filter(item -> StreamviMapper.instant(item.createdAt()).filter(since::isBefore).isPresent())
                .filter(item -> !feed.belongsToAnother(StreamviMapper.or(item.eventId(), ""), send.nonce()))
                .reduce((earlier, later) -> later);
        return new Found(ours, true);
    }

    /** A restream's number; empty where it cannot be one. */
    static Optional<Long> number(String outlet) {
        try {
            return Optional.of(Long.parseLong(outlet));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** What one restream made of it. */
    static Outcome one(Channel channel, MessageDto message, String outlet) {
        if (number(outlet).isEmpty()) {
            return Outcome.rejected(ReasonCode.NOT_FOUND, "");
        }
        var relays = StreamviMapper.relays(message);
        var relay = relays.stream().filter(one -> one.outlet().equals(outlet)).findFirst();
        var error = relay.flatMap(Relay::error);
        if (error.isPresent()) {
            return Outcome.rejected(ReasonCode.REFUSED, error.get());
        }
        if (relay.isEmpty() && !relays.isEmpty()) {
            return Outcome.unknown(ReasonCode.BAD_ANSWER, outlet);
        }
        return Outcome.done(key(channel, message));
    }

    /** What all of them made of it, as one outcome that names those that refused. */
    static Outcome whole(Channel channel, MessageDto message, List<Outlet> outlets) {
        var refusals = new ArrayList<String>();
        for (var relay : StreamviMapper.relays(message)) {
            relay.error().ifPresent(error -> refusals.add(outlets.stream()
                    .filter(outlet -> outlet.id().equals(relay.outlet())).map(Outlet::name).findFirst()
                    .orElse(relay.platform().isBlank() ? relay.outlet() : relay.platform()) + ": " + error));
        }
        return refusals.isEmpty()
                ? Outcome.done(key(channel, message))
                : Outcome.rejected(ReasonCode.REFUSED, String.join("; ", refusals));
    }

    private static MessageKey key(Channel channel, MessageDto message) {
        return new MessageKey(channel, StreamviMapper.or(message.eventId(), "?"));
    }
}
