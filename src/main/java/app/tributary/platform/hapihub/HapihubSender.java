package app.tributary.platform.hapihub;

import app.tributary.chat.Channel;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.TextLimit;
import app.tributary.platform.hapihub.wire.SendBody;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Says things in a room, each once: the server knows no key by which it could tell a repeated send. Any thread may call. */
final class HapihubSender {
    private static final int REMEMBERED = 100;
    private static final int CONFLICT = 409;

    private final Channel channel;
    private final HapihubAccess access;
    private final TextLimit limit;
    private final InstantSource clock;
    private final HapihubLostSend lostSend;
    private final Map<String, Instant> unsettled = new LinkedHashMap<>();

    HapihubSender(Channel channel, HapihubAccess access, TextLimit limit, InstantSource clock,
            HapihubTimings timings) {
        this.channel = channel;
        this.access = access;
        this.limit = limit;
        this.clock = clock;
        lostSend = new HapihubLostSend(access, channel.name(), clock, timings);
    }

    /**
     * Says it.
     *
     * @param nonce the same again: the same send once more, because no word came
     * @param text may be empty where something is attached
     * @param media the address of what is attached
     * @param session the conversation inside the room
     */
    Outcome send(String nonce, String text, Optional<String> media, Optional<String> session) {
        if (text.isBlank() && media.isEmpty()) {
            return Outcome.rejected(ReasonCode.EMPTY_TEXT, "");
        }
        if (limit.left(text) < 0) {
            return Outcome.rejected(ReasonCode.TOO_LONG, String.valueOf(limit.max()));
        }
        var earlier = unsettledSince(nonce);
        if (earlier.isPresent()) {
            // the same send again: what became of it is perhaps to be seen by now
            var found = lostSend.look(text, media.orElse(""), earlier.get());
            if (found instanceof HapihubLostSend.Found.There(var id)) {
                return settled(nonce, Outcome.done(new MessageKey(channel, id)));
            }
        }
        Instant startedAt = clock.instant();
        var body = new SendBody(channel.name(), session.orElse(null), text.isBlank() ? null : text, media.orElse(null));
        return switch (access.api().send(body)) {
            case Answer.Got<JsonNode>(var document) -> HapihubMapper.line(document).map(line -> {
                lostSend.claim(line.id());
                return settled(nonce, Outcome.done(new MessageKey(channel, line.id())));
            }).orElseGet(() -> settled(nonce, Outcome.done()));
            case Answer.Refused<JsonNode> no when no.serverFailed() || no.status() == CONFLICT ->
                perhaps(nonce, text, media.orElse(""), startedAt, no, true);
            case Answer.Broken<JsonNode> broken when broken.perhapsDone() ->
                perhaps(nonce, text, media.orElse(""), startedAt, broken, false);
            case Answer.Refused<JsonNode> no -> settled(nonce, HapihubOutcomes.refused(no));
            case Answer.Broken<JsonNode> broken -> settled(nonce, new Outcome.Failed(broken.why()));
        };
    }

    /** Sent, and no receipt: the history knows, if it can be asked. It is never sent a second time here. */
    private Outcome perhaps(String nonce, String text, String media, Instant startedAt,
            Answer.Trouble<JsonNode> trouble,
            boolean answered) {
        return switch (lostSend.look(text, media, startedAt)) {
            case HapihubLostSend.Found.There(var id) -> settled(nonce, Outcome.done(new MessageKey(channel, id)));
            case HapihubLostSend.Found.NotThere _ when answered -> settled(nonce,
                    trouble instanceof Answer.Refused<JsonNode> no
                            ? HapihubOutcomes.refused(no)
                            : new Outcome.Failed(trouble.why()));
            case HapihubLostSend.Found.NotThere _ -> unsettled(nonce, startedAt, trouble.why());
            case HapihubLostSend.Found.NotToBeSeen _ -> unsettled(nonce, startedAt, trouble.why());
        };
    }

    private Outcome settled(String nonce, Outcome outcome) {
        synchronized (unsettled) {
            unsettled.remove(nonce);
        }
        return outcome;
    }

    private Outcome unsettled(String nonce, Instant since, Reason why) {
        synchronized (unsettled) {
            unsettled.putIfAbsent(nonce, since);
            if (unsettled.size() > REMEMBERED) {
                unsettled.remove(unsettled.keySet().iterator().next());
            }
        }
        return new Outcome.Unknown(why);
    }

    private Optional<Instant> unsettledSince(String nonce) {
        synchronized (unsettled) {
            return Optional.ofNullable(unsettled.get(nonce));
        }
    }
}
