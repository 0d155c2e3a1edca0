package app.tributary.platform.streamvi;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import app.tributary.chat.Outlet;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Target;
import app.tributary.net.Network;
import app.tributary.net.Surprises;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.CommandPort;
import app.tributary.platform.NativeAction;
import app.tributary.platform.streamvi.wire.DeletedDto;
import app.tributary.platform.streamvi.wire.LongpollDto;
import app.tributary.platform.streamvi.wire.OutletsDto;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands to REST calls, answers to outcomes. Any thread, several at once. */
final class StreamviCommands implements CommandPort {
    private final Channel channel;
    private final StreamviDoor door;
    private final StreamviRoom room;
    private final StreamviFeed feed;
    private final InstantSource clock;
    private final StreamviTimings timings;
    private final Runnable look;
    private final Runnable rightsChanged;

    /**
     * @param look called when something was done that a read of the history will show
     * @param rightsChanged called when the server said that something is not allowed
     */
    StreamviCommands(Channel channel, StreamviDoor door, StreamviRoom room, StreamviFeed feed, InstantSource clock,
            StreamviTimings timings, Runnable look, Runnable rightsChanged) {
        this.channel = channel;
        this.door = door;
        this.room = room;
        this.feed = feed;
        this.clock = clock;
        this.timings = timings;
        this.look = look;
        this.rightsChanged = rightsChanged;
    }

    /** Commands without a connection: nobody listens. */
    static StreamviCommands alone(Network network, ChannelSetup setup, StreamviTimings timings,
            Surprises surprises) {
        Runnable nothing = () -> {};
        return new StreamviCommands(setup.channel(), new StreamviDoor(network, setup, timings, surprises),
                new StreamviRoom(setup.account().isPresent()),
                new StreamviFeed(setup.channel(), event -> {}, network.clock()), network.clock(), timings, nothing,
                nothing);
    }

    @Override
    public Capabilities capabilities() {
        return room.capabilities();
    }

    @Override
    public List<Outlet> outlets() {
        return room.outlets();
    }

    @Override
    public List<NativeAction> actions() {
        return StreamviAction.under(capabilities().of(Capability.VIEWERS));
    }

    @Override
    public List<Receipt> execute(ChatCommand command) {
        return switch (command) {
            case ChatCommand.Send send -> send(send);
            case ChatCommand.Remove remove -> whole(remove(remove));
            case ChatCommand.Native look -> whole(look(look));
            // the desk keeps pins of such platforms by itself
            case ChatCommand.PinMessage pin -> whole(lacking());
            case ChatCommand.Unpin unpin -> whole(lacking());
            case ChatCommand.ActOnPerson _,ChatCommand.Edit _,ChatCommand.React _,ChatCommand.SetMode _ ->
                whole(lacking());
        };
    }

    @Override
    public void close() {
        // holds nothing
    }

    private List<Receipt> send(ChatCommand.Send send) {
        if (send.replyTo().isPresent()) {
            return everywhere(send, lacking());
        }
        if (send.text().isBlank()) {
            return everywhere(send, Outcome.rejected(ReasonCode.EMPTY_TEXT, ""));
        }
        if (StreamviRoom.LIMIT.left(send.text()) < 0) {
            return everywhere(send,
                    Outcome.rejected(ReasonCode.TOO_LONG, String.valueOf(StreamviRoom.LIMIT.max())));
        }
        return switch (enter()) {
            case Entry.Shut(Outcome why) -> everywhere(send, why);
            case Entry.In(StreamviApi api, long broadcast) -> send(send, api, broadcast);
        };
    }

    private List<Receipt> send(ChatCommand.Send send, StreamviApi api, long broadcast) {
        var wanted = new ArrayList<Long>();
        if (send.outlets().isEmpty()) {
            if (room.outlets().isEmpty() && api.outlets(broadcast,
                    timings.command()) instanceof StreamviAnswer.Good<OutletsDto>(OutletsDto dto)) {
                room.outlets(StreamviMapper.outlets(dto));
            }
            room.outlets().forEach(outlet -> StreamviSend.number(outlet.id()).ifPresent(wanted::add));
        } else {
            send.outlets().forEach(outlet -> StreamviSend.number(outlet).ifPresent(wanted::add));
            if (wanted.isEmpty()) {
                return everywhere(send, Outcome.rejected(ReasonCode.NOT_FOUND, ""));
            }
        }
        wanted.sort(null);
        var result = new StreamviSend(api, broadcast, feed, clock, timings).deliver(send, wanted);
        switch (result) {
            case StreamviSend.Result.Taken taken -> look.run();
            case StreamviSend.Result.Not(Outcome outcome) -> {
                lostRight(Capability.SEND, outcome);
                if (outcome instanceof Outcome.Rejected(Reason why, var at) && why.code() == ReasonCode.OFFLINE) {
                    room.forget();
                }
            }
        }
        return switch (result) {
            case StreamviSend.Result.Taken(var message) -> send.outlets().isEmpty()
                    ? whole(StreamviSend.whole(channel, message, room.outlets()))
                    : send.outlets().stream().sorted()
                            .map(outlet -> at(outlet, StreamviSend.one(channel, message, outlet))).toList();
            case StreamviSend.Result.Not(Outcome outcome) -> everywhere(send, outcome);
        };
    }

    private Outcome look(ChatCommand.Native command) {
        var action = StreamviAction.of(command.action());
        if (action.isEmpty()) {
            return lacking();
        }
        return switch (action.get()) {
            case STATS -> switch (enter()) {
                case Entry.Shut(Outcome why) -> why;
                case Entry.In(StreamviApi api, long broadcast) -> StreamviLists.stats(api, broadcast, timings);
            };
            // of the past there is something to tell while there is no broadcast, too
            case BROADCASTS -> switch (door.open()) {
                case StreamviDoor.Opened(var api, Reason why) when api.isEmpty() -> new Outcome.Unsupported(why);
                case StreamviDoor.Opened(var api, Reason why) -> StreamviLists.broadcasts(api.orElseThrow());
            };
        };
    }

    private Outcome remove(ChatCommand.Remove remove) {
        String id = remove.message().id();
        return switch (enter(feed.broadcastOf(id))) {
            case Entry.Shut(Outcome why) -> why;
            case Entry.In(StreamviApi api, long broadcast) -> {
                Outcome outcome = remove(remove, api, broadcast);
                lostRight(Capability.DELETE, outcome);
                yield outcome;
            }
        };
    }

    private Outcome remove(ChatCommand.Remove remove, StreamviApi api, long broadcast) {
        String id = remove.message().id();
        boolean perhapsDone = false;
        Reason last = Reason.of(ReasonCode.TIMED_OUT);
        for (int attempt = 1; attempt <= 2; attempt++) {
            switch (api.delete(broadcast, id, timings.command())) {
                case StreamviAnswer.Good<DeletedDto>(DeletedDto dto) -> {
                    if (!dto.success()) {
                        return Outcome.rejected(ReasonCode.REFUSED, "");
                    }
                    return removed(remove);
                }
                case StreamviAnswer.Nothing<DeletedDto> done -> {
                    return removed(remove);
                }
                case StreamviAnswer.Refused<DeletedDto> refused when refused.status() == 404 -> {
                    Outcome there = removed(remove);
                    return perhapsDone ? there : new Outcome.Rejected(refused.why(), Optional.empty());
                }
                case StreamviAnswer.Refused<DeletedDto> refused -> {
                    if (!refused.serverFailed()) {
                        return perhapsDone && refused.unjudged()
                                ? new Outcome.Unknown(refused.why())
                                : new Outcome.Rejected(refused.why(), refused.retryAt());
                    }
                    perhapsDone = true;
                    last = refused.why();
                }
                case StreamviAnswer.Lost<DeletedDto>(Reason why, boolean perhaps) -> {
                    perhapsDone |= perhaps;
                    last = why;
                }
            }
        }
        return perhapsDone ? new Outcome.Unknown(last) : new Outcome.Failed(last);
    }

    private Outcome removed(ChatCommand.Remove remove) {
        feed.expectGone(remove.message().id());
        look.run();
        return Outcome.done(remove.message());
    }

    /** What a command goes to, or what keeps it out. */
    private sealed interface Entry {
        record In(StreamviApi api, long broadcast) implements Entry {}

        record Shut(Outcome why) implements Entry {}
    }

    private Entry enter() {
        return enter(Optional.empty());
    }

    private Entry enter(Optional<Long> known) {
        var opened = door.open();
        if (opened.api().isEmpty()) {
            return new Entry.Shut(opened.why().code() == ReasonCode.NOT_SIGNED_IN
                    ? new Outcome.Unsupported(opened.why())
                    : new Outcome.Failed(opened.why()));
        }
        StreamviApi api = opened.api().get();
        var broadcast = known.or(room::broadcast);
        return broadcast.<Entry>map(id -> new Entry.In(api, id)).orElseGet(() -> find(api));
    }

    private Entry find(StreamviApi api) {
        return switch (api.longpoll(timings.command())) {
            case StreamviAnswer.Good<LongpollDto>(LongpollDto dto) -> {
                Long id = dto.broadcastId();
                if (id == null) {
                    yield offline();
                }
                room.entered(id);
                yield new Entry.In(api, id);
            }
            case StreamviAnswer.Nothing<LongpollDto> none -> offline();
            case StreamviAnswer.Refused<LongpollDto> refused ->
                new Entry.Shut(new Outcome.Rejected(refused.why(), refused.retryAt()));
            // the server holds the question open while there is none
            case StreamviAnswer.Lost<LongpollDto>(Reason why, boolean perhaps) ->
                why.code() == ReasonCode.TIMED_OUT && perhaps ? offline() : new Entry.Shut(new Outcome.Failed(why));
        };
    }

    private static Entry offline() {
        return new Entry.Shut(Outcome.rejected(ReasonCode.OFFLINE, ""));
    }

    private void lostRight(Capability capability, Outcome outcome) {
        if (outcome instanceof Outcome.Rejected(Reason why, Optional<Instant> at)
                && why.code() == ReasonCode.MISSING_RIGHT) {
            room.lacks(capability, why);
            rightsChanged.run();
        }
    }

    private static Outcome lacking() {
        return Outcome.unsupported(Reason.of(ReasonCode.PLATFORM_LACKS));
    }

    private List<Receipt> whole(Outcome outcome) {
        return List.of(new Receipt(Target.of(channel), outcome));
    }

    private Receipt at(String outlet, Outcome outcome) {
        return new Receipt(new Target(channel, Optional.of(outlet)), outcome);
    }

    private List<Receipt> everywhere(ChatCommand.Send send, Outcome outcome) {
        return send.outlets().isEmpty()
                ? whole(outcome)
                : send.outlets().stream().sorted().map(outlet -> at(outlet, outcome)).toList();
    }
}
