package app.tributary.platform.allmine;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.OddFrames;
import app.tributary.net.SocketIoNews;
import app.tributary.net.Surprises;
import app.tributary.platform.allmine.AllmineEvents.Meaning;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/** Passes on what the socket of a stream tells. Any thread may call. */
final class AllmineEar {
    private final AllmineRoom room;
    private final AllmineMapper mapper;
    private final AllmineOutput output;
    private final AllmineHealth health;
    private final AllmineSettings settings;
    private final InstantSource clock;
    private final OddFrames odd;
    private final Surprises surprises;
    private final String streamId;
    private long lastCount = -1;

    /** What an event was to the session. */
    enum What {
        MESSAGE, END, OTHER
    }

    AllmineEar(AllmineSession.Parts parts, String streamId) {
        room = parts.room();
        mapper = parts.mapper();
        output = parts.output();
        health = parts.health();
        settings = parts.settings();
        clock = parts.clock();
        odd = parts.odd();
        surprises = parts.surprises();
        this.streamId = streamId;
    }

    /** So many watch; said where it is news. */
    synchronized void counted(long count) {
        if (count != lastCount) {
            lastCount = count;
            output.tell(new ChatEvent.Viewers(mapper.channel(), count, clock.instant()));
        }
    }

    /** Takes an event of the socket; what it was. */
    What heard(SocketIoNews.Event event) {
        if (AllmineEvents.streamId(event).filter(id -> !id.equals(streamId)).isPresent()) {
            return What.OTHER;
        }
        Instant now = clock.instant();
        switch (AllmineEvents.of(event)) {
            case Meaning.Said(JsonNode node) -> {
                var said = mapper.message(node, now);
                if (said.isEmpty()) {
                    odd.drop("a message that lacks what it should have", node.toString());
                    return What.OTHER;
                }
                output.say(said.get(), Origin.LIVE, false);
                known(event.name());
                return What.MESSAGE;
            }
            case Meaning.Superliked(JsonNode node) ->
                mapper.superlike(node, now).ifPresent(like -> output.superlike(like,
                        like.actor().filter(actor -> mapper.isOwn(actor.id())).isPresent(), false));
            case Meaning.Gifted(JsonNode node) -> mapper.gift(node, now).ifPresentOrElse(
                    gift -> output.once(gift.key().id(), new ChatEvent.Happening(gift, Origin.LIVE)),
                    () -> surprises.say("gift", "a gift without a known giver: " + AllmineEvents.fields(event)));
            case Meaning.Deleted(String id) -> output.gone(new MessageKey(mapper.channel(), id), now);
            case Meaning.Banned(JsonNode node, boolean lifted) ->
                mapper.ban(node, lifted, now).ifPresent(action -> acted(action, node));
            case Meaning.Counted(long viewers) -> counted(viewers);
            case Meaning.Ended() -> {
                return What.END;
            }
            case Meaning.Refused(String words) -> surprises.say("refused " + event.namespace(),
                    "joinStream with " + settings.joinShape().word() + " was answered with: " + words
                            + "; the account has a setting for it");
            case Meaning.Nothing() -> {
                // known, and of no use here
            }
            case Meaning.Unknown() -> surprises.say("event " + event.name(), "an event " + event.name() + " in "
                    + event.namespace() + " whose meaning is not known, with: " + AllmineEvents.fields(event));
        }
        return What.OTHER;
    }

    private void acted(ChatEvent.PersonAction action, JsonNode node) {
        boolean lifted = action.kind() == PersonActionKind.UNBAN;
        output.acted(AllmineModeration.key(node, lifted), action);
        if (mapper.isOwn(action.target().id())) {
            boolean news = lifted
                    ? room.allow(Capability.SEND)
                    : room.forbid(Capability.SEND, Reason.of(ReasonCode.MISSING_RIGHT, action.why().orElse("")));
            if (news) {
                health.repeat();
            }
        }
    }

    private void known(String name) {
        if (!name.equals("newMessage")) {
            surprises.say("name of messages", "assumed that messages come as newMessage, they come as " + name);
        }
    }
}
