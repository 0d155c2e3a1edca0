package app.tributary.desk;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.EventSink;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Pin;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.platform.CommandPort;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removals, pins, actions on people; and the pins that the console alone keeps. Any thread may call. */
final class Actions {
    private static final Logger LOG = LoggerFactory.getLogger(Actions.class);

    private final InstantSource clock;
    private final EventSink sink;
    private final PinKeep keep;
    private final Book book;
    private final UnderWay underWay;
    private final CountDownLatch closing;
    private final Function<Channel, Lane> lanes;
    private final RecentMessages recent;
    private final Supplier<Lifts> lifts;
    private final Map<Channel, Pin> kept = new ConcurrentHashMap<>();

    Actions(InstantSource clock, EventSink sink, PinKeep keep, Book book, UnderWay underWay, CountDownLatch closing,
            Function<Channel, Lane> lanes, RecentMessages recent, Supplier<Lifts> lifts) {
        this.clock = clock;
        this.sink = sink;
        this.keep = keep;
        this.book = book;
        this.underWay = underWay;
        this.closing = closing;
        this.lanes = lanes;
        this.recent = recent;
        this.lifts = lifts;
    }

    CompletionStage<Receipt> act(ChatCommand command, String about) {
        if (command instanceof ChatCommand.Send) {
            throw new IllegalArgumentException("a text goes by send");
        }
        long line = book.given(command, about);
        var lane = lanes.apply(command.channel());
        var answer = new CompletableFuture<Receipt>();
        Runnable task = () -> {
            Outcome outcome = Outcome.unknown(ReasonCode.DEFECT, "");
            try {
                outcome = run(lane, command);
            } catch (RuntimeException defect) {
                LOG.error("the port of {} failed at {}", command.channel(), command.getClass().getSimpleName(), defect);
                outcome = Outcome.failed(ReasonCode.DEFECT, defect.getClass().getSimpleName());
            } finally {
                book.became(line, outcome);
                var receipt = new Receipt(Target.of(command.channel()), outcome);
                book.afterwards(() -> answer.complete(receipt));
                underWay.end();
            }
        };
        underWay.begin();
        switch (command) {
            case ChatCommand.PinMessage _,ChatCommand.Unpin _ -> lane.pins.add(task);
            case ChatCommand.Send _,ChatCommand.Remove _,ChatCommand.ActOnPerson _,ChatCommand.Edit _,ChatCommand.React _,ChatCommand.SetMode _,ChatCommand.Native _ ->
                Thread.ofVirtual().name("act " + command.channel()).start(() -> {
                    lane.actions.acquireUninterruptibly();
                    try {
                        task.run();
                    } finally {
                        lane.actions.release();
                    }
                });
        }
        return answer;
    }

    /** Says again what pin the console keeps for a channel. */
    void announce(Channel channel) {
        lanes.apply(channel).pins.add(() -> keep.kept(channel).ifPresent(pin -> {
            kept.put(channel, pin);
            sink.accept(new ChatEvent.PinChanged(channel, Optional.of(pin), clock.instant()));
        }));
    }

    private Outcome run(Lane lane, ChatCommand command) {
        if (closing.getCount() == 0) {
            return Outcome.failed(ReasonCode.CLOSING, "");
        }
        if (command instanceof ChatCommand.Unpin(var message) && isKept(message)) {
            return release(message);
        }
        var port = lane.port();
        if (port.isEmpty()) {
            return Outcome.failed(ReasonCode.NOT_CONNECTED, "");
        }
        return switch (Ports.support(port.get(), command)) {
            case Support.No(Reason why) -> Outcome.unsupported(why);
            case Support.ConsoleOnly(Reason why) -> byConsole(command, why);
            case Support.Yes _ -> {
                var outcome = asked(port.get(), command);
                if (outcome.isDone() && command instanceof ChatCommand.ActOnPerson action) {
                    lifts.get().release(action.channel(), action.target().id());
                }
                yield outcome;
            }
            case Support.LiftedHere _ -> {
                var outcome = asked(port.get(), command);
                if (outcome.isDone() && command instanceof ChatCommand.ActOnPerson action) {
                    action.lasts().ifPresent(lasts -> lifts.get().promise(
                            new Lift(action.channel(), action.target(), clock.instant().plus(lasts))));
                }
                yield outcome;
            }
        };
    }

    private static Outcome asked(CommandPort port, ChatCommand command) {
        return Answers.sum(port.execute(command).stream().map(Receipt::outcome).toList());
    }

    private Outcome byConsole(ChatCommand command, Reason why) {
        return switch (command) {
            case ChatCommand.PinMessage(var message) -> pin(message);
            case ChatCommand.Unpin _ -> Outcome.rejected(ReasonCode.NOT_FOUND, "");
            case ChatCommand.Send _,ChatCommand.Remove _,ChatCommand.ActOnPerson _,ChatCommand.Edit _,ChatCommand.React _,ChatCommand.SetMode _,ChatCommand.Native _ ->
                Outcome.unsupported(why);
        };
    }

    private Outcome pin(MessageKey key) {
        var found = recent.find(key);
        if (found.isEmpty()) {
            return Outcome.rejected(ReasonCode.NOT_FOUND, "");
        }
        var message = found.get();
        var now = clock.instant();
        var pin = new Pin(key, message.fragments(), Optional.of(message.author().person()), Optional.empty(), now,
                Optional.empty(), Pin.Keeper.CONSOLE);
        keep.keep(pin);
        kept.put(key.channel(), pin);
        sink.accept(new ChatEvent.PinChanged(key.channel(), Optional.of(pin), now));
        return new Outcome.Done(Optional.of(key), Optional.of(Reason.of(ReasonCode.KEPT_BY_CONSOLE)));
    }

    private boolean isKept(MessageKey message) {
        var pin = kept.get(message.channel());
        return pin != null && pin.message().equals(message);
    }

    private Outcome release(MessageKey message) {
        keep.release(message);
        kept.remove(message.channel());
        sink.accept(new ChatEvent.PinChanged(message.channel(), Optional.empty(), clock.instant()));
        return new Outcome.Done(Optional.of(message), Optional.of(Reason.of(ReasonCode.KEPT_BY_CONSOLE)));
    }
}
