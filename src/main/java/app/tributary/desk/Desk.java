package app.tributary.desk;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.EventSink;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Outlet;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Target;
import app.tributary.chat.Trait;
import app.tributary.platform.CommandPort;
import app.tributary.platform.NativeAction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Where every command goes out. What a channel cannot do is answered without a network; the rest runs
 * on virtual threads, one channel never waiting for another. Any thread may call, the FX thread too:
 * nothing here blocks but {@link #close()}.
 */
public final class Desk implements AutoCloseable {
    /** The program ends within two seconds, and this is not all that has to end. */
    private static final Duration GRACE = Duration.ofMillis(800);
    private static final int MOST_MESSAGES = 5000;

    private final CountDownLatch closing = new CountDownLatch(1);
    private final UnderWay underWay = new UnderWay();
    private final RecentMessages recent = new RecentMessages(MOST_MESSAGES);
    private final Map<Channel, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<Channel, CommandPort> attached = new LinkedHashMap<>();
    private final Duration grace;
    private final Book book;
    private final Dispatches dispatches;
    private final Actions actions;
    private final Lifts lifts;

    /**
     * A desk without channels.
     *
     * @param clock the time
     * @param sink hears of the pins that the console keeps itself, as if a platform had them
     * @param journal keeps what was done
     * @param pins keeps the console's own pins
     * @param lifts keeps what the console has to end
     */
    public Desk(InstantSource clock, EventSink sink, ActionJournal journal, PinKeep pins, LiftKeep lifts) {
        this(clock, sink, journal, pins, lifts, Pause.real(), GRACE);
    }

    /** As above, with another way to let time pass. */
    Desk(InstantSource clock, EventSink sink, ActionJournal journal, PinKeep pins, LiftKeep lifts, Pause pause,
            Duration grace) {
        this.grace = grace;
        this.book = new Book(clock, journal);
        this.dispatches = new Dispatches(clock, book, pause, underWay, closing, this::lane);
        this.actions = new Actions(clock, sink, pins, book, underWay, closing, this::lane, recent, this::lifts);
        this.lifts = new Lifts(clock, lifts, pause, closing, channel -> lane(channel).port().isPresent(),
                command -> actions.act(command, about(command)));
        this.lifts.resume();
    }

    /** From now on commands for the channel go there. A pin that the console keeps for it is announced again. */
    public void attach(Channel channel, CommandPort port) {
        synchronized (attached) {
            attached.put(channel, port);
        }
        lane(channel).lead(Optional.of(port));
        actions.announce(channel);
    }

    /** From now on there is no way to the channel. The port is left open: it is its owner's. */
    public void detach(Channel channel) {
        synchronized (attached) {
            attached.remove(channel);
        }
        lane(channel).lead(Optional.empty());
    }

    /** What can be done in a channel now; nothing, with the reason, where it is not attached. */
    public Capabilities capabilities(Channel channel) {
        return lane(channel).port().map(Ports::capabilities)
                .orElseGet(() -> Ports.none(Reason.of(ReasonCode.NOT_CONNECTED)));
    }

    /** What only the platform of a channel can do, as it stands now; nothing where it is not attached. */
    public List<NativeAction> actions(Channel channel) {
        return lane(channel).port().map(Ports::actions).orElse(List.of());
    }

    /** The outlets of a channel that are known now. */
    public List<Outlet> outlets(Channel channel) {
        return lane(channel).port().map(CommandPort::outlets).orElse(List.of());
    }

    /** Every place that a text can be addressed to now, in the order in which the channels were attached. */
    public List<Destination> targets() {
        List<Map.Entry<Channel, CommandPort>> channels;
        synchronized (attached) {
            channels = attached.entrySet().stream().map(entry -> Map.entry(entry.getKey(), entry.getValue())).toList();
        }
        var all = new ArrayList<Destination>();
        for (var entry : channels) {
            var can = Ports.capabilities(entry.getValue());
            var outlets = entry.getValue().outlets();
            if (outlets.isEmpty()) {
                all.add(destination(Target.of(entry.getKey()), Optional.empty(), can));
            }
            for (var outlet : outlets) {
                all.add(destination(new Target(entry.getKey(), Optional.of(outlet.id())), Optional.of(outlet), can));
            }
        }
        return all;
    }

    /**
     * Sends a text to all of these places. What cannot be is answered in what is returned; every later
     * answer is told to the listeners.
     *
     * @param targets where to; each counts once
     * @param replyTo the message that it answers in that message's own channel; elsewhere it is a plain text
     * @return how it stands at the start
     */
    public Dispatch send(String text, List<Target> targets, Optional<MessageKey> replyTo) {
        return dispatches.send(text, targets, replyTo);
    }

    /**
     * Sends a text again to those of these targets that it did not reach. Where no word had come, it is
     * the very same send (the same nonce), so that a platform that got it can tell.
     *
     * @return how it stands at the start; empty where the dispatch is not known any more
     */
    public Optional<Dispatch> sendAgain(String dispatchId, List<Target> targets) {
        return dispatches.sendAgain(dispatchId, targets);
    }

    /**
     * A person says what became of a copy of which no word came; nothing happens where it is final.
     *
     * @return how it stands now; empty where the dispatch is not known any more
     */
    public Optional<Dispatch> settle(String dispatchId, Target target, boolean arrived) {
        return dispatches.settle(dispatchId, target, arrived);
    }

    /** How a text stands now; empty where it is not known any more. */
    public Optional<Dispatch> dispatch(String dispatchId) {
        return dispatches.dispatch(dispatchId);
    }

    /** Completes, on a thread of the desk, when every copy has an outcome (perhaps an unknown one). */
    public CompletionStage<Optional<Dispatch>> answered(String dispatchId) {
        return dispatches.answered(dispatchId);
    }

    /** Does anything but a send; what it is about is told by what was observed. Completes on a thread of the desk. */
    public CompletionStage<Receipt> act(ChatCommand command) {
        return act(command, about(command));
    }

    /**
     * Does anything but a send. Completes on a thread of the desk.
     *
     * @param about words that name the object, for the log
     * @throws IllegalArgumentException for a send
     */
    public CompletionStage<Receipt> act(ChatCommand command, String about) {
        return actions.act(command, about);
    }

    /** Pins a message that the desk need not have observed. Completes on a thread of the desk. */
    public CompletionStage<Receipt> pin(ChatMessage message) {
        recent.remember(message);
        return act(new ChatCommand.PinMessage(message.key()), message.text());
    }

    /** Takes notice of what a platform says: the echoes of what was sent, and who and what was there. Does not block. */
    public void observe(ChatEvent event) {
        switch (event) {
            case ChatEvent.Message(ChatMessage message, var _) -> observe(message);
            case ChatEvent.Edit(ChatMessage message) -> observe(message);
            case ChatEvent.PersonAction action when action.kind() == PersonActionKind.UNBAN ->
                lifts.release(action.channel(), action.target().id());
            case ChatEvent.Removal _,ChatEvent.Clear _,ChatEvent.PersonAction _,ChatEvent.Happening _,ChatEvent.PinChanged _,ChatEvent.ModeChanged _,ChatEvent.Viewers _,ChatEvent.Outlets _,ChatEvent.Connection _,ChatEvent.Gap _,ChatEvent.Notice _,ChatEvent.Reactions _,ChatEvent.Restored _ ->
                {
                }
        }
    }

    /**
     * What a text in the composer means here and now.
     *
     * @param selected the message that is selected
     */
    public SlashCommand read(String text, Optional<MessageKey> selected) {
        return SlashCommand.read(text, new SlashCommand.Around(selected,
                targets().stream().map(Destination::target).toList(), this::person,
                targets().stream().map(place -> place.target().channel()).distinct().toList(), this::actions));
    }

    /** Somebody who was seen in a channel under this login or shown name, with or without an {@code @}. */
    public Optional<Person> person(Channel channel, String name) {
        return recent.find(channel, name);
    }

    /** A message that was observed lately. */
    public Optional<ChatMessage> message(MessageKey key) {
        return recent.find(key);
    }

    /** What was done lately, oldest first; at most 200 lines. */
    public List<ActionRecord> log() {
        return book.lines();
    }

    /**
     * Tells of what happens from now on.
     *
     * @return ends it
     */
    public AutoCloseable subscribe(DeskListener listener) {
        return book.subscribe(listener);
    }

    /** Takes nothing more, waits most of a second for what is under way, and leaves the rest unknown. */
    @Override
    public void close() {
        closing.countDown();
        underWay.awaitNone(grace);
        dispatches.end();
        book.end(Outcome.unknown(ReasonCode.CLOSING, ""));
        lanes.values().forEach(lane -> {
            lane.sends.interrupt();
            lane.pins.interrupt();
        });
        book.awaitTold(grace.dividedBy(2));
    }

    private Lifts lifts() {
        return lifts;
    }

    private void observe(ChatMessage message) {
        recent.remember(message);
        if (message.has(Trait.OWN)) {
            dispatches.echoed(message);
        }
    }

    private String about(ChatCommand command) {
        return switch (command) {
            case ChatCommand.Send send -> send.text();
            case ChatCommand.Remove(var message) -> words(message);
            case ChatCommand.PinMessage(var message) -> words(message);
            case ChatCommand.Unpin(var message) -> words(message);
            case ChatCommand.ActOnPerson action -> action.target().name();
            case ChatCommand.Edit(_, var text) -> text;
            case ChatCommand.React(var message, var reaction, _) -> reaction + " · " + words(message);
            case ChatCommand.SetMode(_, var mode) -> mode.getClass().getSimpleName();
            case ChatCommand.Native own -> own.person().map(Person::name)
                    .or(() -> own.message().map(this::words)).orElseGet(() -> own.action().value());
        };
    }

    private String words(MessageKey key) {
        return recent.find(key).map(ChatMessage::text).orElse(key.id());
    }

    private Lane lane(Channel channel) {
        return lanes.computeIfAbsent(channel, Lane::new);
    }

    private static Destination destination(Target target, Optional<Outlet> outlet, Capabilities can) {
        return new Destination(target, outlet, can.of(Capability.SEND), can.of(Capability.REPLY), can.limit());
    }
}
