package app.tributary.platform.blaze;

import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is done to people, and what only Blaze has. Calls are made on the thread that asks. */
final class BlazeDeeds {
    private static final int ALREADY = 409;

    private final Channel channel;
    private final BlazeApi api;
    private final BlazeModeration moderation;
    private final BlazeRoom room;
    private final BlazeRights rights;
    private final InstantSource clock;
    private final Consumer<ChatEvent> echo;
    private final Runnable rightsChanged;
    private final BlazeLists lists;
    private final Map<String, Instant> mutedUntil = new HashMap<>();

    /**
     * @param echo takes what the platform itself may never tell: of a mute no event is known
     * @param rightsChanged called when the server said that something is not allowed
     */
    BlazeDeeds(Channel channel, BlazeApi api, BlazeModeration moderation, BlazeRoom room, BlazeRights rights,
            InstantSource clock, Consumer<ChatEvent> echo, Runnable rightsChanged) {
        this.channel = channel;
        this.api = api;
        this.moderation = moderation;
        this.room = room;
        this.rights = rights;
        this.clock = clock;
        this.echo = echo;
        this.rightsChanged = rightsChanged;
        lists = new BlazeLists(moderation, rights);
    }

    Outcome act(String channelId, ChatCommand.ActOnPerson act) {
        return switch (act.kind()) {
            case TIMEOUT -> {
                boolean fits = act.lasts().filter(BlazeHappenings.MUTE::equals).isPresent();
                yield fits
                        ? onPerson(act.target(), userId -> mute(channelId, userId, act.target()))
                        : Outcome.rejected(ReasonCode.OTHER_LENGTH, minutes(BlazeHappenings.MUTE));
            }
            case BAN -> onPerson(act.target(), userId -> ban(channelId, new Person(userId, act.target().name())));
            case UNBAN -> onPerson(act.target(), userId -> isMuted(userId)
                    ? unmute(channelId, userId, act.target())
                    : outcome(moderation.ban(false, channelId, userId), Capability.UNBAN));
        };
    }

    Outcome run(String channelId, ChatCommand.Native command) {
        var action = BlazeAction.of(command.action());
        if (action.isEmpty()) {
            return Outcome.unsupported(Reason.of(ReasonCode.PLATFORM_LACKS, command.action().value()));
        }
        if (action.get().support(rights) instanceof Support.No(var why)) {
            return Outcome.unsupported(why);
        }
        return switch (action.get()) {
            case STATS -> lists.stats(channelId);
            case ACTIVITIES -> lists.activities(channelId);
            case FOLLOWERS -> lists.people(BlazeWord.FOLLOWERS, moderation.followers(channelId), false);
            case MODERATORS -> lists.people(BlazeWord.MODERATORS, moderation.moderators(channelId), true);
            case OGS -> lists.people(BlazeWord.OGS, moderation.ogs(channelId), false);
            case MUTE -> person(command, (who, id) -> mute(channelId, id, who));
            case UNMUTE -> person(command, (who, id) -> unmute(channelId, id, who));
            case ADD_MODERATOR -> person(command, (who, id) -> moderator(true, channelId, id));
            case REMOVE_MODERATOR -> person(command, (who, id) -> moderator(false, channelId, id));
            case ADD_VIP -> person(command, (who, id) -> plain(moderation.addVip(channelId, id)));
        };
    }

    private Outcome person(ChatCommand.Native command, BiFunction<Person, String, Outcome> deed) {
        return command.person().map(who -> onPerson(who, id -> deed.apply(who, id)))
                .orElseGet(() -> Outcome.rejected(ReasonCode.NOT_FOUND, ""));
    }

    private Outcome mute(String channelId, String userId, Person who) {
        var answer = moderation.mute(channelId, userId);
        if (answer instanceof Answer.Broken<Boolean> lost && lost.perhapsDone()) {
            // asked again without harm: a second mute is answered "already"
            answer = moderation.mute(channelId, userId);
            if (answer instanceof Answer.Refused<Boolean> refused && refused.unjudged()) {
                return new Outcome.Unknown(refused.why());
            }
        }
        boolean already = answer instanceof Answer.Refused<Boolean> refused && refused.status() == ALREADY;
        if (!already && !(answer instanceof Answer.Got<Boolean>)) {
            return outcome(answer, Capability.TIMEOUT);
        }
        Instant now = clock.instant();
        synchronized (mutedUntil) {
            mutedUntil.values().removeIf(now::isAfter);
            mutedUntil.put(userId, now.plus(BlazeHappenings.MUTE));
        }
        if (!already) {
            told(who, PersonActionKind.TIMEOUT, Optional.of(BlazeHappenings.MUTE), now);
        }
        return Outcome.done();
    }

    private Outcome unmute(String channelId, String userId, Person who) {
        var outcome = outcome(moderation.unmute(channelId, userId), Capability.UNBAN);
        if (outcome.isDone()) {
            synchronized (mutedUntil) {
                mutedUntil.remove(userId);
            }
            told(who, PersonActionKind.UNBAN, Optional.empty(), clock.instant());
        }
        return outcome;
    }

    private boolean isMuted(String userId) {
        synchronized (mutedUntil) {
            Instant until = mutedUntil.get(userId);
            return until != null && until.isAfter(clock.instant());
        }
    }

    private void told(Person who, PersonActionKind kind, Optional<Duration> lasts, Instant now) {
        echo.accept(new ChatEvent.PersonAction(channel, who, kind, lasts, room.self(), Optional.empty(), now));
    }

    /** Where the receipt was lost, the list of moderators tells whether it was done. */
    private Outcome moderator(boolean add, String channelId, String userId) {
        var answer = moderation.moderator(add, channelId, userId);
        boolean lost = answer instanceof Answer.Broken<Boolean> broken && broken.perhapsDone();
        if (lost && moderation.moderators(channelId) instanceof Answer.Got<List<Person>>(var now)) {
            boolean there = now.stream().anyMatch(one -> one.id().equals(userId));
            return there == add ? Outcome.done() : plain(answer);
        }
        return plain(answer);
    }

    /** With the id of a person; who is known by a name alone is looked up: a user's id is that of the own channel. */
    private Outcome ban(String channelId, Person who) {
        var outcome = outcome(moderation.ban(true, channelId, who.id()), Capability.BAN);
        if (outcome.isDone()) {
            // the event of it may fall into a break of the line
            told(who, PersonActionKind.BAN, Optional.empty(), clock.instant());
        }
        return outcome;
    }

    private Outcome onPerson(Person who, Function<String, Outcome> deed) {
        var id = BlazeRoom.isId(who.id()) ? new Answer.Got<>(who.id()) : api.channelId(who.id());
        return switch (id) {
            case Answer.Got<String>(var userId) -> deed.apply(userId);
            case Answer.Refused<String> refused when refused.status() == 404 ->
                Outcome.rejected(ReasonCode.NOT_FOUND, who.name());
            case Answer.Trouble<String> trouble -> new Outcome.Failed(trouble.why());
        };
    }

    private Outcome outcome(Answer<Boolean> answer, Capability capability) {
        if (answer instanceof Answer.Refused<Boolean> refused && refused.status() == 403
                && rights.standing() == BlazeRights.Standing.UNKNOWN && rights.refused(capability, refused.why())) {
            // of a moderator it is about the person acted upon; else it is about us
            rightsChanged.run();
        }
        return plain(answer);
    }

    private static Outcome plain(Answer<Boolean> answer) {
        return switch (answer) {
            case Answer.Got<Boolean> ignored -> Outcome.done();
            case Answer.Refused<Boolean> refused -> refused.serverFailed()
                    ? new Outcome.Unknown(refused.why())
                    : new Outcome.Rejected(refused.why(), refused.retryAt());
            case Answer.Broken<Boolean> broken -> broken.perhapsDone()
                    ? new Outcome.Unknown(broken.why())
                    : new Outcome.Failed(broken.why());
        };
    }

    private static String minutes(Duration length) {
        return length.toMinutes() + " min";
    }
}
