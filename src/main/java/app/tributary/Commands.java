package app.tributary;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Target;
import app.tributary.cli.ExitCode;
import app.tributary.cli.HandoverHandler;
import app.tributary.cli.HandoverRequest;
import app.tributary.desk.Desk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Does at the desk what came by the command line, and tells each outcome. */
final class Commands implements HandoverHandler {
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final Supplier<Desk> desk;
    private final Predicate<Channel> configured;

    /**
     * @param desk of what is on now
     * @param configured whether a channel is set up
     */
    Commands(Supplier<Desk> desk, Predicate<Channel> configured) {
        this.desk = desk;
        this.configured = configured;
    }

    @Override
    public int handle(HandoverRequest request, Consumer<Receipt> receipts) {
        var all = switch (request) {
            case HandoverRequest.Send send -> send(send);
            case HandoverRequest.Act(var command) -> List.of(act(command));
        };
        all.forEach(receipts);
        return all.stream().allMatch(receipt -> receipt.outcome().isDone()) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<Receipt> send(HandoverRequest.Send send) {
        var known = send.targets().stream().filter(target -> configured.test(target.channel())).toList();
        var receipts = new ArrayList<Receipt>();
        send.targets().stream().filter(target -> !known.contains(target))
                .forEach(target -> receipts.add(notConfigured(target)));
        if (known.isEmpty()) {
            return receipts;
        }
        var open = desk.get();
        var dispatch = open.send(send.text(), known, send.replyTo());
        var settled = open.answered(dispatch.id()).toCompletableFuture()
                .completeOnTimeout(open.dispatch(dispatch.id()), LONGEST.toSeconds(), TimeUnit.SECONDS).join();
        for (var copy : settled.orElse(dispatch).copies()) {
            receipts.add(new Receipt(copy.target(),
                    copy.outcome().orElseGet(() -> Outcome.unknown(ReasonCode.TIMED_OUT, ""))));
        }
        return receipts;
    }

    private Receipt act(ChatCommand command) {
        var target = Target.of(command.channel());
        if (!configured.test(command.channel())) {
            return notConfigured(target);
        }
        try {
            return desk.get().act(known(command)).toCompletableFuture()
                    .completeOnTimeout(new Receipt(target, Outcome.unknown(ReasonCode.TIMED_OUT, "")),
                            LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            return new Receipt(target, Outcome.failed(ReasonCode.DEFECT, e.getClass().getSimpleName()));
        }
    }

    /** With the id of the person, where the desk has seen somebody of that name. */
    private ChatCommand known(ChatCommand command) {
        if (!(command instanceof ChatCommand.ActOnPerson action)) {
            return command;
        }
        Person person = desk.get().person(action.channel(), action.target().name()).orElse(action.target());
        return new ChatCommand.ActOnPerson(action.channel(), person, action.kind(), action.lasts(), action.why());
    }

    private static Receipt notConfigured(Target target) {
        return new Receipt(target, new Outcome.Failed(Reason.of(ReasonCode.NOT_CONFIGURED)));
    }
}
