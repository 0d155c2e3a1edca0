package app.tributary.platform.allmine;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import app.tributary.chat.Outlet;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Target;
import app.tributary.platform.CommandPort;
import app.tributary.platform.NativeAction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Commands to calls, answers to outcomes. All calls are made on the thread that asks. */
final class AllmineCommands implements CommandPort {
    private final Channel channel;
    private final boolean signedIn;
    private final AllmineApi api;
    private final AllmineRoom room;
    private final AllmineMapper mapper;
    private final AllmineOutput output;
    private final InstantSource clock;
    private final AllmineTimings timings;
    private final Touch touch;
    private final AllmineSends sends;
    private final AllmineModeration moderation;
    private final AllmineLists lists;
    private final AtomicBoolean paying = new AtomicBoolean();
    private volatile boolean closed;

    /** Whom commands tell what they noticed. */
    interface Touch {
        /** What can be done is different now. */
        void changed();

        /** The stream may be over. */
        void perhapsOver();

        /** Nobody is there to be told. */
        Touch NOBODY = new Touch() {
            @Override
            public void changed() {
                // nobody shows it
            }

            @Override
            public void perhapsOver() {
                // nobody reads it
            }
        };
    }

    /** @param output what answers say goes there as well: they are the platform's own words */
    AllmineCommands(Channel channel, boolean signedIn, AllmineApi api, AllmineRoom room, AllmineMapper mapper,
            AllmineOutput output, AllmineSettings settings, InstantSource clock, AllmineTimings timings, Touch touch) {
        this.channel = channel;
        this.signedIn = signedIn;
        this.api = api;
        this.room = room;
        this.mapper = mapper;
        this.output = output;
        this.clock = clock;
        this.timings = timings;
        this.touch = touch;
        sends = new AllmineSends(api, room, mapper, output, settings, clock, timings, touch);
        moderation = new AllmineModeration(api, room, mapper, output, clock, touch);
        lists = new AllmineLists(api);
    }

    @Override
    public Capabilities capabilities() {
        return room.capabilities(signedIn);
    }

    @Override
    public List<Outlet> outlets() {
        return List.of();
    }

    @Override
    public List<NativeAction> actions() {
        return AllmineActions.of(capabilities(), room.price());
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
            case ChatCommand.Send send when send.replyTo().isPresent() -> lacks();
            case ChatCommand.Send send -> sends.unfit(send).orElseGet(() -> inStream(id -> sends.send(id, send)));
            case ChatCommand.ActOnPerson act -> inStream(id -> switch (act.kind()) {
                // the platform knows no end to it; whoever asked for one lifts it
                case TIMEOUT -> moderation.ban(id, act.target(), true, act.why());
                case BAN -> moderation.ban(id, act.target(), false, act.why());
                case UNBAN -> moderation.lift(id, act.target());
            });
            case ChatCommand.Native own -> own(own);
            case ChatCommand.Remove ignored -> lacks();
            case ChatCommand.PinMessage ignored -> kept();
            case ChatCommand.Unpin ignored -> kept();
            case ChatCommand.Edit ignored -> lacks();
            case ChatCommand.React ignored -> lacks();
            case ChatCommand.SetMode ignored -> lacks();
        };
    }

    private Outcome own(ChatCommand.Native command) {
        var action = command.action();
        if (action.equals(AllmineActions.SUPERLIKE)) {
            return inStream(this::superlike);
        }
        if (action.equals(AllmineActions.BANS)) {
            return inStream(id -> lists.bans(id, command.form()));
        }
        if (action.equals(AllmineActions.VIEWERS)) {
            return inStream(id -> lists.viewers(id, command.form()));
        }
        if (action.equals(AllmineActions.LIFT) && command.form().text(AllmineActions.BAN_ID).isPresent()) {
            return moderation.liftRow(command.form().text(AllmineActions.BAN_ID).get(), command.person());
        }
        boolean aboutSomebody = action.equals(AllmineActions.MUTE) || action.equals(AllmineActions.LIFT);
        if (aboutSomebody && command.person().isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "person");
        }
        if (action.equals(AllmineActions.MUTE)) {
            return inStream(id -> moderation.ban(id, command.person().get(), true,
                    command.form().text(AllmineActions.REASON)));
        }
        return action.equals(AllmineActions.LIFT)
                ? inStream(id -> moderation.lift(id, command.person().get()))
                : lacks();
    }

    /** Paid for once: while one is under way there is no second, and one whose answer was lost is not repeated. */
    private Outcome superlike(String streamId) {
        if (!paying.compareAndSet(false, true)) {
            return Outcome.rejected(ReasonCode.RATE_LIMITED, "");
        }
        try {
            room.ownId();
            long before = output.ownSuperlikes();
            return switch (api.superlike(streamId)) {
                case Answer.Got<JsonNode>(var node) -> {
                    mapper.superlike(node, clock.instant()).ifPresent(like -> {
                        like.actor().ifPresent(actor -> room.known().own(actor.id()));
                        output.superlike(like, true, true);
                    });
                    yield Outcome.done();
                }
                case Answer.Trouble<JsonNode> trouble when trouble.perhapsDone() -> {
                    Duration patience = timings.lookAgain().multipliedBy(3);
                    yield output.awaitOwnSuperlike(before, patience)
                            ? Outcome.done()
                            : new Outcome.Unknown(trouble.why());
                }
                case Answer.Trouble<JsonNode> trouble -> {
                    if (trouble.status() == 404 || trouble.status() == 409) {
                        touch.perhapsOver();
                    }
                    yield refused(trouble);
                }
            };
        } finally {
            paying.set(false);
        }
    }

    private Outcome inStream(Function<String, Outcome> call) {
        return switch (room.stream()) {
            case Answer.Got<Optional<String>>(var id) ->
                id.map(call).orElseGet(() -> Outcome.rejected(ReasonCode.OFFLINE, ""));
            case Answer.Trouble<Optional<String>> trouble -> refused(trouble);
        };
    }

    /** Nothing was done. */
    static Outcome refused(Answer.Trouble<?> trouble) {
        if (trouble instanceof Answer.Refused<?> refused && !refused.serverFailed()) {
            return new Outcome.Rejected(refused.why(), refused.retryAt());
        }
        return new Outcome.Failed(trouble.why());
    }

    /** Nobody knows whether it was done. */
    static Outcome unknown(Answer.Trouble<?> trouble) {
        return trouble.perhapsDone() && trouble instanceof Answer.Broken<?>
                ? new Outcome.Unknown(trouble.why())
                : refused(trouble);
    }

    private static Outcome lacks() {
        return Outcome.unsupported(Reason.of(ReasonCode.PLATFORM_LACKS));
    }

    private static Outcome kept() {
        return Outcome.unsupported(Reason.of(ReasonCode.KEPT_BY_CONSOLE));
    }
}
