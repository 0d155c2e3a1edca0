package app.tributary.ui;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import app.tributary.chat.Outlet;
import app.tributary.chat.RateBudget;
import app.tributary.chat.Receipt;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.chat.TextLimit;
import app.tributary.platform.CommandPort;
import app.tributary.platform.NativeAction;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** A channel's commands that are answered as a test wants, and remembered. */
public final class FakePort implements CommandPort {
    /** What was asked, in order. */
    public final Queue<ChatCommand> executed = new ConcurrentLinkedQueue<>();
    /** What the next commands come to, by the outlet; under "" everything else. Done where nothing is said. */
    public final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

    private final Map<Capability, Support> support = new EnumMap<>(Capability.class);
    private volatile TextLimit limit = new TextLimit(500, TextLimit.Unit.CODE_POINTS);
    private volatile List<Outlet> outlets = List.of();
    private volatile List<NativeAction> actions = List.of();
    /** What is answered to a command of its own, by the action's word. */
    public final Map<String, Outcome> answers = new ConcurrentHashMap<>();
    /** Nothing is answered while somebody holds it. */
    public final Semaphore gate = new Semaphore(1);

    public FakePort() {
        for (var capability : Capability.values()) {
            support.put(capability, Support.yes());
        }
    }

    public FakePort limit(int most) {
        limit = new TextLimit(most, TextLimit.Unit.CODE_POINTS);
        return this;
    }

    public FakePort outlets(Outlet... some) {
        outlets = List.of(some);
        return this;
    }

    public FakePort actions(NativeAction... own) {
        actions = List.of(own);
        return this;
    }

    @Override
    public List<NativeAction> actions() {
        return actions;
    }

    /** The only lengths that a timeout can have; empty: any. */
    public volatile List<Duration> timeouts = List.of();

    public FakePort with(Support answer, Capability... of) {
        for (var capability : of) {
            support.put(capability, answer);
        }
        return this;
    }

    /** The texts that arrived, each with the outlets that it was for. */
    public List<String> sent() {
        return executed.stream().filter(ChatCommand.Send.class::isInstance).map(ChatCommand.Send.class::cast)
                .map(send -> send.text() + send.outlets().stream().sorted().toList()).toList();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(support, limit, new RateBudget(100, Duration.ofSeconds(1)), timeouts);
    }

    @Override
    public List<Outlet> outlets() {
        return outlets;
    }

    @Override
    public List<Receipt> execute(ChatCommand command) {
        executed.add(command);
        gate.acquireUninterruptibly();
        gate.release();
        if (command instanceof ChatCommand.Native own && answers.containsKey(own.action().value())) {
            return List.of(new Receipt(Target.of(command.channel()), answers.get(own.action().value())));
        }
        if (command instanceof ChatCommand.Send send && !send.outlets().isEmpty()) {
            return send.outlets().stream().sorted()
                    .map(outlet -> new Receipt(new Target(send.channel(), Optional.of(outlet)), outcome(outlet)))
                    .toList();
        }
        return List.of(new Receipt(Target.of(command.channel()), outcome("")));
    }

    @Override
    public void close() {}

    private Outcome outcome(String outlet) {
        return outcomes.getOrDefault(outlet, Outcome.done());
    }
}
