package app.tributary.desk;

import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.platform.CommandPort;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Texts on their way to their targets. Any thread may call. */
final class Dispatches {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatches.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ECHO_WINDOW = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 100;

    private final InstantSource clock;
    private final Book book;
    private final Pause pause;
    private final UnderWay underWay;
    private final CountDownLatch closing;
    private final Function<Channel, Lane> lanes;
    private final Map<String, Ongoing> all = new LinkedHashMap<>();

    Dispatches(InstantSource clock, Book book, Pause pause, UnderWay underWay, CountDownLatch closing,
            Function<Channel, Lane> lanes) {
        this.clock = clock;
        this.book = book;
        this.pause = pause;
        this.underWay = underWay;
        this.closing = closing;
        this.lanes = lanes;
    }

    synchronized Dispatch send(String text, List<Target> targets, Optional<MessageKey> replyTo) {
        var ongoing = new Ongoing(unique(), text, replyTo, targets.stream().distinct().toList(), clock.instant());
        all.put(ongoing.id, ongoing);
        forgetOldest();
        start(ongoing, ongoing.copies);
        return ongoing.snapshot();
    }

    synchronized Optional<Dispatch> sendAgain(String id, List<Target> targets) {
        return find(id).map(ongoing -> {
            start(ongoing, ongoing.copies.stream().filter(copy -> targets.contains(copy.target))
                    .filter(copy -> copy.outcome.filter(outcome -> !outcome.isDone()).isPresent()).toList());
            return ongoing.snapshot();
        });
    }

    synchronized Optional<Dispatch> settle(String id, Target target, boolean arrived) {
        return find(id).map(ongoing -> {
            for (var copy : ongoing.copies) {
                if (copy.target.equals(target)
                        && copy.outcome.filter(outcome -> outcome instanceof Outcome.Unknown).isPresent()) {
                    copy.outcome = Optional
                            .of(arrived ? Outcome.done() : Outcome.failed(ReasonCode.TIMED_OUT, ""));
                    changed(ongoing);
                }
            }
            return ongoing.snapshot();
        });
    }

    synchronized Optional<Dispatch> dispatch(String id) {
        return find(id).map(Ongoing::snapshot);
    }

    /** Completes when every copy has an outcome; at once where the dispatch is not known any more. */
    synchronized CompletionStage<Optional<Dispatch>> answered(String id) {
        var ongoing = find(id);
        if (ongoing.isEmpty() || ongoing.get().isAnswered()) {
            return CompletableFuture.completedFuture(ongoing.map(Ongoing::snapshot));
        }
        var awaited = new CompletableFuture<Dispatch>();
        ongoing.get().awaited.add(awaited);
        return awaited.thenApply(Optional::of);
    }

    /** A message of our own account was seen on the platform. */
    synchronized void echoed(ChatMessage message) {
        Channel channel = message.key().channel();
        for (var ongoing : all.values()) {
            var known = copies(ongoing, channel, copy -> copy.isMessage(message.key()));
            if (!known.isEmpty()) {
                // an outlet that tells later than its sisters belongs to the same send
                var nonces = known.stream().map(copy -> copy.nonce).collect(Collectors.toSet());
                take(ongoing, copies(ongoing, channel, copy -> nonces.contains(copy.nonce)), message);
                return;
            }
        }
        if (message.nonce().isPresent()) {
            String nonce = message.nonce().get();
            for (var ongoing : all.values()) {
                take(ongoing, copies(ongoing, channel, copy -> copy.nonce.equals(nonce)), message);
            }
            return;
        }
        for (var ongoing : all.values()) {
            var first = ongoing.copies.stream().filter(copy -> copy.target.channel().equals(channel))
                    .filter(Ongoing.Copy::awaitsEcho)
                    .filter(copy -> ongoing.resembles(copy, message, ECHO_WINDOW)).findFirst();
            if (first.isPresent()) {
                take(ongoing, copies(ongoing, channel, copy -> copy.nonce.equals(first.get().nonce)), message);
                return;
            }
        }
    }

    /** Gives every copy without an outcome one: what was not begun was not done, of the rest nobody knows. */
    synchronized void end() {
        for (var ongoing : List.copyOf(all.values())) {
            for (var copy : ongoing.copies) {
                if (copy.outcome.isEmpty()) {
                    copy.answer(copy.begun
                            ? Outcome.unknown(ReasonCode.CLOSING, "")
                            : Outcome.failed(ReasonCode.CLOSING, ""));
                }
            }
            changed(ongoing);
        }
    }

    private void start(Ongoing ongoing, List<Ongoing.Copy> copies) {
        Instant now = clock.instant();
        var groups = new LinkedHashMap<String, List<Ongoing.Copy>>();
        var fresh = new LinkedHashMap<Channel, String>();
        for (var copy : copies) {
            boolean unknown = copy.outcome.filter(outcome -> outcome instanceof Outcome.Unknown).isPresent();
            String nonce = unknown
                    ? copy.nonce
                    : fresh.computeIfAbsent(copy.target.channel(), _ -> unique());
            copy.startOver(nonce, 0, now);
            groups.computeIfAbsent(nonce, _ -> new ArrayList<>()).add(copy);
        }
        groups.values().forEach(group -> start(ongoing, group, now));
        changed(ongoing);
    }

    private void start(Ongoing ongoing, List<Ongoing.Copy> group, Instant now) {
        Channel channel = group.getFirst().target.channel();
        var lane = lanes.apply(channel);
        boolean whole = group.stream().anyMatch(copy -> copy.target.outlet().isEmpty());
        Set<String> outlets = whole
                ? Set.of()
                : group.stream().flatMap(copy -> copy.target.outlet().stream()).collect(Collectors.toSet());
        var command = new ChatCommand.Send(channel, group.getFirst().nonce, outlets, ongoing.text,
                ongoing.replyTo.filter(key -> key.channel().equals(channel)));
        long action = book.given(command, ongoing.text);
        group.forEach(copy -> copy.action = action);
        var obstacle = obstacle(lane, command);
        if (obstacle.isPresent()) {
            group.forEach(copy -> copy.answer(obstacle.get()));
            return;
        }
        underWay.begin();
        lane.sends.add(() -> {
            try {
                finish(ongoing, group, command, run(lane, command, group, now));
            } finally {
                underWay.end();
            }
        });
    }

    /** Why there is no use in asking the platform. */
    private Optional<Outcome> obstacle(Lane lane, ChatCommand.Send command) {
        if (closing.getCount() == 0) {
            return Optional.of(Outcome.failed(ReasonCode.CLOSING, ""));
        }
        if (command.text().isBlank()) {
            return Optional.of(Outcome.rejected(ReasonCode.EMPTY_TEXT, ""));
        }
        var port = lane.port();
        if (port.isEmpty()) {
            return Optional.of(Outcome.failed(ReasonCode.NOT_CONNECTED, ""));
        }
        var can = Ports.capabilities(port.get());
        return switch (can.of(command.replyTo().isPresent() ? Capability.REPLY : Capability.SEND)) {
            case Support.No(Reason why) -> Optional.of(Outcome.unsupported(why));
            case Support.ConsoleOnly(Reason why) -> Optional.of(Outcome.unsupported(why));
            case Support.Yes _,Support.LiftedHere _ -> can.limit().left(command.text()) < 0
                    ? Optional.of(Outcome.rejected(ReasonCode.TOO_LONG, Integer.toString(can.limit().max())))
                    : Optional.empty();
        };
    }

    /** On the lane's thread: waits for its turn and sends. */
    private Map<Target, Outcome> run(Lane lane, ChatCommand.Send command, List<Ongoing.Copy> group, Instant given) {
        var port = lane.port();
        if (port.isEmpty()) {
            return Answers.same(group, Outcome.failed(ReasonCode.NOT_CONNECTED, ""));
        }
        var budget = Ports.capabilities(port.get()).sends();
        Instant free = lane.budget.nextFree(budget);
        if (free.isAfter(given.plus(PATIENCE)) && free.isAfter(clock.instant())) {
            return Answers.same(group,
                    new Outcome.Rejected(Reason.of(ReasonCode.RATE_LIMITED), Optional.of(free)));
        }
        try {
            for (Instant now = clock.instant(); closing.getCount() > 0 && free.isAfter(now); now = clock.instant()) {
                pause.rest(Duration.between(now, free), closing);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closing.getCount() == 0 || Thread.currentThread().isInterrupted()) {
            return Answers.same(group, Outcome.failed(ReasonCode.CLOSING, ""));
        }
        lane.budget.spend(clock.instant());
        begin(group);
        return execute(port.get(), lane, command, group);
    }

    private static Map<Target, Outcome> execute(CommandPort port, Lane lane, ChatCommand.Send command,
            List<Ongoing.Copy> group) {
        List<Receipt> receipts;
        try {
            receipts = port.execute(command);
        } catch (RuntimeException defect) {
            LOG.error("the port of {} failed at a send", command.channel(), defect);
            return Answers.same(group, Outcome.failed(ReasonCode.DEFECT, defect.getClass().getSimpleName()));
        }
        for (var receipt : receipts) {
            if (receipt.outcome() instanceof Outcome.Rejected(var why, var retryAt)
                    && why.code() == ReasonCode.RATE_LIMITED) {
                retryAt.ifPresent(lane.budget::holdUntil);
            }
        }
        return Answers.of(group, receipts);
    }

    private synchronized void begin(List<Ongoing.Copy> group) {
        Instant now = clock.instant();
        group.forEach(copy -> {
            copy.begun = true;
            copy.triedAt = now;
        });
    }

    private synchronized void finish(Ongoing ongoing, List<Ongoing.Copy> group, ChatCommand.Send command,
            Map<Target, Outcome> outcomes) {
        for (var copy : group) {
            var outcome = outcomes.get(copy.target);
            // the desk may have given up meanwhile
            if (outcome != null && copy.nonce.equals(command.nonce()) && copy.outcome.isEmpty()) {
                copy.answer(outcome);
            }
        }
        changed(ongoing);
    }

    private void take(Ongoing ongoing, List<Ongoing.Copy> copies, ChatMessage message) {
        boolean news = false;
        for (var copy : copies) {
            news |= copy.take(message);
        }
        if (news) {
            changed(ongoing);
        }
    }

    private void changed(Ongoing ongoing) {
        var dispatch = ongoing.snapshot();
        ongoing.copies.stream().collect(Collectors.groupingBy(copy -> copy.action)).forEach((action, copies) -> {
            if (copies.stream().allMatch(copy -> copy.outcome.isPresent())) {
                book.became(action, Answers.sum(copies.stream().flatMap(copy -> copy.outcome.stream()).toList()));
            }
        });
        book.tell(dispatch);
        if (ongoing.isAnswered()) {
            var awaited = List.copyOf(ongoing.awaited);
            ongoing.awaited.clear();
            book.afterwards(() -> awaited.forEach(one -> one.complete(dispatch)));
        }
    }

    private Optional<Ongoing> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    private void forgetOldest() {
        var oldest = all.values().iterator();
        while (all.size() > MOST_REMEMBERED && oldest.hasNext()) {
            if (oldest.next().isSettled()) {
                oldest.remove();
            }
        }
    }

    private static List<Ongoing.Copy> copies(Ongoing ongoing, Channel channel,
            Predicate<Ongoing.Copy> which) {
        return ongoing.copies.stream().filter(copy -> copy.target.channel().equals(channel)).filter(which).toList();
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
