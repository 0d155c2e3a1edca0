package app.tributary.platform.allmine;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.allmine.AllmineLostSend.Found;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Says something in a stream. The API knows no mark of a send: what may have been done is looked for, never repeated. */
final class AllmineSends {
    private static final int REMEMBERED = 100;

    private final AllmineApi api;
    private final AllmineRoom room;
    private final AllmineMapper mapper;
    private final AllmineOutput output;
    private final AllmineSettings settings;
    private final InstantSource clock;
    private final AllmineLostSend lostSend;
    private final AllmineCommands.Touch touch;
    private final Map<String, Instant> unsettled = new LinkedHashMap<>();

    AllmineSends(AllmineApi api, AllmineRoom room, AllmineMapper mapper, AllmineOutput output, AllmineSettings settings,
            InstantSource clock, AllmineTimings timings, AllmineCommands.Touch touch) {
        this.api = api;
        this.room = room;
        this.mapper = mapper;
        this.output = output;
        this.settings = settings;
        this.clock = clock;
        this.touch = touch;
        lostSend = new AllmineLostSend(api, clock, timings);
    }

    /** What is wrong with a text before anybody is asked. */
    Optional<Outcome> unfit(ChatCommand.Send send) {
        String text = send.text().strip();
        if (text.isEmpty()) {
            return Optional.of(Outcome.rejected(ReasonCode.EMPTY_TEXT, ""));
        }
        return settings.limit().left(text) < 0
                ? Optional.of(Outcome.rejected(ReasonCode.TOO_LONG, String.valueOf(settings.limit().max())))
                : Optional.empty();
    }

    Outcome send(String streamId, ChatCommand.Send send) {
        String text = send.text().strip();
        var earlier = unsettledSince(send.nonce());
        if (earlier.isPresent()
                && lostSend.look(streamId, room.ownId(), text, earlier.get()) instanceof Found.There there) {
            // the same send again: what became of it is to be seen by now
            return settled(send, done(there.message(), there.id()));
        }
        Instant startedAt = clock.instant();
        var answer = api.send(streamId, text);
        return switch (answer) {
            case Answer.Got<JsonNode>(var message) -> {
                String id = message.path("_id").asString("");
                if (id.isEmpty()) {
                    yield perhaps(streamId, send, startedAt, Reason.of(ReasonCode.BAD_ANSWER, "no id"), false);
                }
                lostSend.claim(id);
                learn(message);
                if (room.allow(Capability.SEND)) {
                    touch.changed();
                }
                yield settled(send, done(message, id));
            }
            case Answer.Trouble<JsonNode> trouble when trouble.perhapsDone() ->
                perhaps(streamId, send, startedAt, trouble.why(), trouble instanceof Answer.Refused<JsonNode>);
            case Answer.Trouble<JsonNode> trouble -> refused(trouble);
        };
    }

    /** Sent, and no receipt: the history knows, if it can be asked. */
    private Outcome perhaps(String streamId, ChatCommand.Send send, Instant startedAt, Reason why,
            boolean serverFailed) {
        return switch (lostSend.look(streamId, room.ownId(), send.text().strip(), startedAt)) {
            case Found.There(var message, var id) -> settled(send, done(message, id));
            case Found.NotThere ignored when serverFailed -> settled(send, new Outcome.Failed(why));
            case Found.NotThere ignored -> unsettled(send, startedAt, why);
            case Found.NotToBeSeen ignored -> unsettled(send, startedAt, why);
        };
    }

    private Outcome refused(Answer.Trouble<JsonNode> trouble) {
        if (trouble.status() == 403 && room.forbid(Capability.SEND, trouble.why())) {
            touch.changed();
        }
        if (trouble.status() == 404 || trouble.status() == 409) {
            touch.perhapsOver();
        }
        return AllmineCommands.refused(trouble);
    }

    private Outcome done(JsonNode message, String id) {
        mapper.message(message, clock.instant()).ifPresent(said -> output.say(said, Origin.LIVE, false));
        return Outcome.done(new MessageKey(mapper.channel(), id));
    }

    /** Whoever is the sender of what we sent is we. */
    private void learn(JsonNode message) {
        var sender = message.path("sender");
        String id = sender.path("_id").asString("");
        if (AllminePlatform.isId(id)) {
            room.known().own(id,
                    (sender.path("name").asString("") + " " + sender.path("surname").asString("")).strip());
        }
    }

    private Outcome settled(ChatCommand.Send send, Outcome outcome) {
        synchronized (unsettled) {
            unsettled.remove(send.nonce());
        }
        return outcome;
    }

    private Outcome unsettled(ChatCommand.Send send, Instant since, Reason why) {
        synchronized (unsettled) {
            unsettled.putIfAbsent(send.nonce(), since);
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
