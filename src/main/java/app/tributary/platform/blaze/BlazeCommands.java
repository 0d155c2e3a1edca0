package app.tributary.platform.blaze;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Outlet;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Target;
import app.tributary.net.OddFrames;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.CommandPort;
import app.tributary.platform.NativeAction;
import app.tributary.platform.blaze.wire.DeleteBody;
import app.tributary.platform.blaze.wire.PinBody;
import app.tributary.platform.blaze.wire.SendBody;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Commands to REST calls, answers to outcomes. Calls are made on the thread that asks. */
final class BlazeCommands implements CommandPort {
    private static final int REMEMBERED = 100;
    private static final int FORBIDDEN = 403;

    private final Channel channel;
    private final boolean signedIn;
    private final BlazeApi api;
    private final BlazeRoom room;
    private final BlazeRights rights;
    private final Consumer<ChatEvent> echo;
    private final BlazeDeeds deeds;
    private final InstantSource clock;
    private final BlazeLostSend lostSend;
    private final Runnable pinTouched;
    private final Runnable rightsChanged;
    private final Map<String, Instant> unsettled = new LinkedHashMap<>();
    private volatile boolean closed;

    /**
     * @param pinTouched called after the pin was probably changed
     * @param rightsChanged called when the server said that something is not allowed
     * @param echo takes what the platform itself may never tell
     */
    BlazeCommands(ChannelSetup setup, BlazeApi api, BlazeModeration moderation, BlazeRoom room, BlazeRights rights,
            BlazeShared shared, Runnable pinTouched, Runnable rightsChanged, Consumer<ChatEvent> echo) {
        this.channel = setup.channel();
        this.signedIn = setup.account().isPresent();
        this.api = api;
        this.room = room;
        this.rights = rights;
        this.clock = shared.network().clock();
        this.pinTouched = pinTouched;
        this.rightsChanged = rightsChanged;
        this.echo = echo;
        deeds = new BlazeDeeds(channel, api, moderation, room, rights, clock, echo, rightsChanged);
        lostSend = new BlazeLostSend(api, clock, shared.timings());
    }

    /** Commands without a connection: nobody listens. */
    static BlazeCommands alone(ChannelSetup setup, BlazeShared shared) {
        var caller = shared.caller(setup, new OddFrames(setup.channel().toString()));
        var api = new BlazeApi(caller);
        Runnable nothing = () -> {};
        return new BlazeCommands(setup, api, new BlazeModeration(caller, setup, shared.surprises()),
                new BlazeRoom(api, setup.channel()), new BlazeRights(setup.account().isPresent()), shared, nothing,
                nothing, event -> {});
    }

    @Override
    public Capabilities capabilities() {
        return rights.capabilities();
    }

    @Override
    public List<NativeAction> actions() {
        return BlazeAction.under(rights);
    }

    @Override
    public List<Outlet> outlets() {
        return List.of();
    }

    @Override
    public List<Receipt> execute(ChatCommand command) {
        return List.of(new Receipt(Target.of(channel), outcome(command)));
    }

    @Override
    public void close() {
        closed = true;
    }

    private Outcome outcome(ChatCommand command) {
        if (closed) {
            return Outcome.failed(ReasonCode.CLOSING, "");
        }
        if (!signedIn) {
            return Outcome.unsupported(Reason.of(ReasonCode.NOT_SIGNED_IN));
        }
        return switch (command) {
            case ChatCommand.Send send -> send(send);
            case ChatCommand.Remove remove -> inChannel(id -> delete(id, remove.message()));
            case ChatCommand.PinMessage pin -> inChannel(id -> asModerator(own -> pin(id, own, pin.message())));
            case ChatCommand.Unpin unpin -> inChannel(id -> asModerator(own -> unpin(id, own, unpin.message())));
            case ChatCommand.ActOnPerson act -> inChannel(id -> deeds.act(id, act));
            case ChatCommand.Native action -> inChannel(id -> deeds.run(id, action));
            case ChatCommand.Edit _,ChatCommand.React _,ChatCommand.SetMode _ ->
                Outcome.unsupported(Reason.of(ReasonCode.PLATFORM_LACKS));
        };
    }

    private Outcome send(ChatCommand.Send send) {
        if (send.text().isBlank()) {
            return Outcome.rejected(ReasonCode.EMPTY_TEXT, "");
        }
        if (BlazeRights.LIMIT.left(send.text()) < 0) {
            return Outcome.rejected(ReasonCode.TOO_LONG, String.valueOf(BlazeRights.LIMIT.max()));
        }
        return inChannel(channelId -> send(channelId, send));
    }

    private Outcome send(String channelId, ChatCommand.Send send) {
        var ownId = room.ownId();
        var earlier = unsettledSince(send.nonce());
        if (earlier.isPresent()) {
            // the same send again: what became of it is perhaps to be seen by now
            switch (lostSend.look(channelId, ownId, send.text(), earlier.get())) {
                case BlazeLostSend.Found.There(var id) -> {
                    return settled(send, Outcome.done(new MessageKey(channel, id)));
                }
                // to send it now might be to say it twice
                case BlazeLostSend.Found.NotToBeSeen ignored -> {
                    return Outcome.unknown(ReasonCode.TIMED_OUT, "");
                }
                case BlazeLostSend.Found.NotThere ignored -> {
                    // then it is sent for the first time
                }
            }
        }
        Instant startedAt = clock.instant();
        var body = new SendBody(channelId, send.text(), send.replyTo().map(MessageKey::id).orElse(null));
        return switch (api.send(body)) {
            case Answer.Got<String>(var id) -> {
                lostSend.claim(id);
                yield settled(send, Outcome.done(new MessageKey(channel, id)));
            }
            case Answer.Refused<String> refused when refused.serverFailed() ->
                perhaps(channelId, ownId, send, startedAt, refused);
            case Answer.Broken<String> broken when broken.perhapsDone() ->
                perhaps(channelId, ownId, send, startedAt, broken);
            case Answer.Refused<String> refused -> {
                // other refusals are about the moment: a mute, a ban, a chat for followers
                boolean ofTheAccount = refused.status() == FORBIDDEN
                        && refused.words().toLowerCase(Locale.ROOT).contains("scope");
                if (ofTheAccount && rights.refused(Capability.SEND, refused.why())) {
                    rightsChanged.run();
                }
                yield refused(refused);
            }
            case Answer.Broken<String> broken -> new Outcome.Failed(broken.why());
        };
    }

    /** Sent, and no receipt: the history knows, if it can be asked. It is never sent a second time here. */
    private Outcome perhaps(String channelId, Answer<String> ownId, ChatCommand.Send send, Instant startedAt,
            Answer.Trouble<String> trouble) {
        return switch (lostSend.look(channelId, ownId, send.text(), startedAt)) {
            case BlazeLostSend.Found.There(var id) -> settled(send, Outcome.done(new MessageKey(channel, id)));
            case BlazeLostSend.Found.NotThere ignored when trouble instanceof Answer.Refused<String> ->
                settled(send, new Outcome.Failed(trouble.why()));
            case BlazeLostSend.Found.NotThere ignored -> unsettled(send, startedAt, trouble.why());
            case BlazeLostSend.Found.NotToBeSeen ignored -> unsettled(send, startedAt, trouble.why());
        };
    }

    private Outcome delete(String channelId, MessageKey message) {
        var outcome = deleted(channelId, message);
        if (outcome.isDone()) {
            // the event of it may fall into a break of the line
            echo.accept(new ChatEvent.Removal(message, room.self(), clock.instant()));
        }
        return outcome;
    }

    private Outcome deleted(String channelId, MessageKey message) {
        var body = new DeleteBody(channelId, message.id());
        var answer = api.delete(body);
        if (!(answer instanceof Answer.Broken<Boolean> lost) || !lost.perhapsDone()) {
            return staff(answer, message, Capability.DELETE);
        }
        // asked again without harm: what is gone cannot go twice
        return switch (api.delete(body)) {
            case Answer.Got<Boolean> ignored -> Outcome.done(message);
            case Answer.Refused<Boolean> refused when refused.status() == 404 -> Outcome.done(message);
            case Answer.Refused<Boolean> refused when !refused.unjudged() -> refused(refused);
            // the first call was perhaps carried out all the same
            case Answer.Trouble<Boolean> trouble -> new Outcome.Unknown(trouble.why());
        };
    }

    private Outcome pin(String channelId, String ownId, MessageKey message) {
        var answer = api.pin(new PinBody(channelId, ownId, message.id()));
        pinTouched.run();
        return seenAtThePin(channelId, answer, message, message.id()::equals);
    }

    private Outcome unpin(String channelId, String ownId, MessageKey message) {
        var answer = api.unpin(new PinBody(channelId, ownId, message.id()));
        pinTouched.run();
        return seenAtThePin(channelId, answer, message, id -> !message.id().equals(id));
    }

    /** Where the receipt was lost, the pin itself tells whether it was done. */
    private Outcome seenAtThePin(String channelId, Answer<Boolean> answer, MessageKey message,
            Function<String, Boolean> asWanted) {
        boolean lost = answer instanceof Answer.Broken<Boolean> broken && broken.perhapsDone();
        if (lost && api.pin(channelId) instanceof Answer.Got<Optional<JsonNode>>(var pin)) {
            String id = pin.map(data -> BlazeMapper.first(data.path("pinnedMessageId").asString(""),
                    data.path("messageId").asString(""))).orElse("");
            if (asWanted.apply(id)) {
                return Outcome.done(message);
            }
        }
        return staff(answer, message, Capability.PIN);
    }

    /** Where nobody told what the account is, a refusal does. */
    private Outcome staff(Answer<Boolean> answer, MessageKey message, Capability capability) {
        if (answer instanceof Answer.Refused<Boolean> refused && refused.status() == FORBIDDEN
                && rights.standing() == BlazeRights.Standing.UNKNOWN) {
            boolean news = rights.refused(capability, refused.why());
            if (capability == Capability.PIN) {
                news |= rights.refused(Capability.UNPIN, refused.why());
            }
            if (news) {
                rightsChanged.run();
            }
        }
        return outcome(answer, message);
    }

    private static Outcome outcome(Answer<Boolean> answer, MessageKey message) {
        return switch (answer) {
            case Answer.Got<Boolean> ignored -> Outcome.done(message);
            case Answer.Refused<Boolean> refused -> refused(refused);
            case Answer.Broken<Boolean> broken ->
                broken.perhapsDone() ? new Outcome.Unknown(broken.why()) : new Outcome.Failed(broken.why());
        };
    }

    private static Outcome refused(Answer.Refused<?> refused) {
        return refused.serverFailed()
                ? new Outcome.Failed(refused.why())
                : new Outcome.Rejected(refused.why(), refused.retryAt());
    }

    private Outcome inChannel(Function<String, Outcome> call) {
        return with(room.channelId(), call);
    }

    private Outcome asModerator(Function<String, Outcome> call) {
        return with(room.ownId(), call);
    }

    /** What has to be known before a call; where it cannot be had, nothing was done. */
    private static Outcome with(Answer<String> known, Function<String, Outcome> call) {
        return switch (known) {
            case Answer.Got<String>(var value) -> call.apply(value);
            case Answer.Refused<String> refused when refused.status() == 404 ->
                Outcome.rejected(ReasonCode.NO_SUCH_CHANNEL, refused.words());
            case Answer.Refused<String> refused -> refused(refused);
            case Answer.Broken<String> broken -> new Outcome.Failed(broken.why());
        };
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
