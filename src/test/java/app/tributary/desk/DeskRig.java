package app.tributary.desk;

import app.tributary.chat.Author;
import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outlet;
import app.tributary.chat.Pin;
import app.tributary.chat.PlatformId;
import app.tributary.chat.RateBudget;
import app.tributary.chat.Receipt;
import app.tributary.chat.Relay;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.chat.TextLimit;
import app.tributary.chat.Trait;
import app.tributary.platform.CommandPort;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A desk whose time a test holds in its hand, with everything that can be seen of it from outside. */
final class DeskRig implements AutoCloseable {
    static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
    static final Channel BLAZE = new Channel(new PlatformId("blaze"), "mira");
    static final Channel STREAMVI = new Channel(new PlatformId("streamvi"), "15");
    static final Channel TWITCH = new Channel(new PlatformId("twitch"), "mira");

    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final InstantSource clock = now::get;
    final List<ChatEvent> events = new CopyOnWriteArrayList<>();
    final List<ActionRecord> journal = new CopyOnWriteArrayList<>();
    final List<Dispatch> told = new CopyOnWriteArrayList<>();
    final List<ActionRecord> acted = new CopyOnWriteArrayList<>();
    final MemoryPins pins;
    final MemoryLifts lifts;
    final Desk desk;

    DeskRig() {
        this(new MemoryPins());
    }

    DeskRig(MemoryPins pins) {
        this(pins, new MemoryLifts());
    }

    DeskRig(MemoryPins pins, MemoryLifts lifts) {
        this.pins = pins;
        this.lifts = lifts;
        desk = new Desk(clock, events::add, journal::add, pins, lifts,
                (time, _) -> now.updateAndGet(instant -> instant.plus(time)), Duration.ofMillis(200));
        var _ = desk.subscribe(new DeskListener() {
            @Override
            public void dispatchChanged(Dispatch dispatch) {
                told.add(dispatch);
            }

            @Override
            public void acted(ActionRecord action) {
                acted.add(action);
            }
        });
    }

    Dispatch send(String text, Target... targets) {
        return answered(desk.send(text, List.of(targets), Optional.empty()));
    }

    Dispatch answered(Dispatch dispatch) {
        return got(desk.answered(dispatch.id())).orElseThrow();
    }

    static <T> T got(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Our own message, as a platform echoes it. */
    ChatMessage echo(Channel channel, String id, String text, Optional<String> nonce, Relay... relays) {
        return new ChatMessage(new MessageKey(channel, id), Author.named("1", "Me"),
                List.of(new Fragment.Text(text)), now.get(), now.get(), Optional.empty(), Optional.empty(),
                Set.of(Trait.OWN), List.of(relays), nonce);
    }

    void observe(ChatMessage message) {
        desk.observe(new ChatEvent.Message(message, ChatEvent.Origin.LIVE));
    }

    @Override
    public void close() {
        desk.close();
    }

    static Target outlet(Channel channel, String id) {
        return new Target(channel, Optional.of(id));
    }

    /** Pins that survive the desk. */
    static final class MemoryPins implements PinKeep {
        private final Map<Channel, Pin> kept = new ConcurrentHashMap<>();

        @Override
        public Optional<Pin> kept(Channel channel) {
            return Optional.ofNullable(kept.get(channel));
        }

        @Override
        public void keep(Pin pin) {
            kept.put(pin.message().channel(), pin);
        }

        @Override
        public void release(MessageKey message) {
            kept.values().removeIf(pin -> pin.message().equals(message));
        }
    }

    /** Restrictions that survive the desk. */
    static final class MemoryLifts implements LiftKeep {
        private final List<Lift> kept = new CopyOnWriteArrayList<>();

        @Override
        public List<Lift> lifts() {
            return List.copyOf(kept);
        }

        @Override
        public void keep(Lift lift) {
            release(lift.channel(), lift.person().id());
            kept.add(lift);
        }

        @Override
        public void release(Channel channel, String personId) {
            kept.removeIf(lift -> lift.channel().equals(channel) && lift.person().id().equals(personId));
        }
    }

    /** The other side: answers as it is told to, and remembers what it was asked. */
    static final class FakePort implements CommandPort {
        final Queue<ChatCommand> executed = new ConcurrentLinkedQueue<>();
        final Map<Capability, Support> support = new EnumMap<>(Capability.class);
        volatile TextLimit limit = new TextLimit(50, TextLimit.Unit.CODE_POINTS);
        volatile RateBudget budget = new RateBudget(100, Duration.ofSeconds(1));
        volatile List<Outlet> outlets = List.of();
        volatile Function<ChatCommand, List<Receipt>> answer;

        FakePort(Function<ChatCommand, List<Receipt>> answer) {
            this.answer = answer;
            for (var capability : Capability.values()) {
                support.put(capability, Support.yes());
            }
        }

        /** The commands of one kind, as they came. */
        List<ChatCommand.Send> sends() {
            return executed.stream().filter(ChatCommand.Send.class::isInstance).map(ChatCommand.Send.class::cast)
                    .toList();
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(support, limit, budget);
        }

        @Override
        public List<Outlet> outlets() {
            return outlets;
        }

        @Override
        public List<Receipt> execute(ChatCommand command) {
            executed.add(command);
            return answer.apply(command);
        }

        @Override
        public void close() {}
    }
}
