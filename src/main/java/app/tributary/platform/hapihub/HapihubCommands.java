package app.tributary.platform.hapihub;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Outlet;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.CommandPort;
import app.tributary.platform.NativeAction;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Commands to REST calls, answers to outcomes. Calls are made on the thread that asks. */
final class HapihubCommands implements CommandPort {
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    private final Channel channel;
    private final HapihubSettings settings;
    private final boolean signedIn;
    private final Optional<HapihubAccess> access;
    private final Reason missing;
    private final HapihubMemory memory;
    private final Optional<HapihubIntake> intake;
    private final Optional<HapihubSender> sender;
    private volatile boolean closed;

    /**
     * @param intake where what is known to be gone is told; empty: nobody reads along
     */
    HapihubCommands(ChannelSetup setup, HapihubPlatform.Way way, HapihubMemory memory, Optional<HapihubIntake> intake,
            InstantSource clock, HapihubTimings timings) {
        channel = setup.channel();
        settings = way.settings();
        signedIn = setup.account().isPresent();
        access = way.access();
        missing = way.trouble();
        this.memory = memory;
        this.intake = intake;
        sender = access.map(own -> new HapihubSender(channel, own, settings.limit(), clock, timings));
    }

    @Override
    public Capabilities capabilities() {
        return HapihubPlatform.capabilitiesOf(signedIn, settings.limit(),
                access.filter(HapihubAccess::deletes).isPresent());
    }

    @Override
    public List<Outlet> outlets() {
        return List.of();
    }

    @Override
    public List<NativeAction> actions() {
        return HapihubActions.all(signedIn ? Support.yes() : Support.no(ReasonCode.NOT_SIGNED_IN));
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
        if (access.isEmpty() || sender.isEmpty()) {
            return missing.code() == ReasonCode.NOT_SIGNED_IN
                    ? Outcome.unsupported(missing)
                    : Outcome.failed(missing.code(), missing.detail());
        }
        return switch (command) {
            case ChatCommand.Send send when send.replyTo().isPresent() -> lacking();
            case ChatCommand.Send send ->
                sender.get().send(send.nonce(), send.text(), Optional.empty(), Optional.empty());
            case ChatCommand.Remove remove -> delete(access.get(), remove.message());
            case ChatCommand.Native action ->
                new HapihubActions(channel, access.get(), sender.get(), memory, intake).run(action);
            case ChatCommand.PinMessage _,ChatCommand.Unpin _,ChatCommand.ActOnPerson _,ChatCommand.Edit _,ChatCommand.React _,ChatCommand.SetMode _ ->
                lacking();
        };
    }

    private Outcome delete(HapihubAccess own, MessageKey message) {
        if (!own.deletes()) {
            return lacking();
        }
        var answer = own.api().delete(message.id());
        boolean perhaps = answer instanceof Answer.Broken<Boolean> lost && lost.perhapsDone();
        if (perhaps) {
            // asked again without harm: what is gone cannot go twice
            answer = own.api().delete(message.id());
        }
        int status = answer instanceof Answer.Refused<Boolean> no ? no.status() : 0;
        if (status == NOT_ALLOWED) {
            own.noDeletes();
        }
        if (status == NOT_FOUND) {
            intake.ifPresent(out -> out.remove(message.id()));
            return Outcome.done(message);
        }
        return perhaps && answer instanceof Answer.Trouble<Boolean> trouble
                ? new Outcome.Unknown(trouble.why())
                : HapihubOutcomes.of(answer, Outcome.done(message));
    }

    private static Outcome lacking() {
        return Outcome.unsupported(Reason.of(ReasonCode.PLATFORM_LACKS));
    }
}
