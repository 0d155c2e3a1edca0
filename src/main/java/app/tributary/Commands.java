package app.tributary;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Target;
import app.tributary.cli.ExitCode;
import app.tributary.cli.HandoverHandler;
import app.tributary.cli.HandoverRequest;
import app.tributary.history.StoredMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Does at the desk what came by the command line, and tells each outcome. */
final class Commands implements HandoverHandler {
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final int REMEMBERED = 5_000;

    private final Supplier<Session> session;
    private final Predicate<Channel> configured;
    private final InstantSource clock;
    private final Duration longest;

    /**
     * @param session that is on now
     * @param configured whether a channel is set up
     * @param clock the time
     */
    Commands(Supplier<Session> session, Predicate<Channel> configured, InstantSource clock) {
        this(session, configured, clock, LONGEST);
    }

    /**
     * @param longest after this what has no outcome is told as unknown
     */
    Commands(Supplier<Session> session, Predicate<Channel> configured, InstantSource clock, Duration longest) {
        this.longest = longest;
        this.session = session;
        this.clock = clock;
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
        var open = session.get().desk();
        var dispatch = open.send(send.text(), known, send.replyTo());
        var settled = open.answered(dispatch.id()).toCompletableFuture()
                .completeOnTimeout(Optional.empty(), longest.toMillis(), TimeUnit.MILLISECONDS).join()
                // late, some may have an outcome all the same
                .or(() -> open.dispatch(dispatch.id()));
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
            return start(command).toCompletableFuture()
                    .completeOnTimeout(new Receipt(target, Outcome.unknown(ReasonCode.TIMED_OUT, "")),
                            longest.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            return new Receipt(target, Outcome.failed(ReasonCode.DEFECT, e.getClass().getSimpleName()));
        }
    }

    private CompletionStage<Receipt> start(ChatCommand command) {
        var desk = session.get().desk();
        return switch (command) {
            case ChatCommand.ActOnPerson action -> {
                // with the id of the person, where the desk has seen somebody of that name
                var person = desk.person(action.channel(), action.target().name()).orElse(action.target());
                yield desk.act(new ChatCommand.ActOnPerson(action.channel(), person, action.kind(), action.lasts(),
                        action.why()));
            }
            case ChatCommand.Native own -> desk.act(new ChatCommand.Native(own.channel(), own.action(), own.form(),
                    own.message(), own.person().map(
                            person -> desk.person(own.channel(), person.name()).orElse(person))));
            case ChatCommand.PinMessage(var key) when desk.message(key).isEmpty() -> desk.pin(remembered(key));
            case ChatCommand.PinMessage _,ChatCommand.Unpin _,ChatCommand.Remove _,ChatCommand.Send _,ChatCommand.Edit _,ChatCommand.React _,ChatCommand.SetMode _ ->
                desk.act(command);
        };
    }

    /** A message of an earlier evening; where nothing is known of it, its id stands for its words. */
    private ChatMessage remembered(MessageKey key) {
        return session.get().history().recent(Optional.of(key.channel()), REMEMBERED).stream()
                .filter(stored -> stored.key().equals(key)).findFirst().map(StoredMessage::asMessage)
                .orElseGet(() -> ChatMessage.plain(key, Author.named("?", "?"),
                        List.of(new Fragment.Text("#" + key.id())), clock.instant(), clock.instant()));
    }

    private static Receipt notConfigured(Target target) {
        return new Receipt(target, new Outcome.Failed(Reason.of(ReasonCode.NOT_CONFIGURED)));
    }
}
