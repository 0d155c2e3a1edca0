package app.tributary.ui;

import app.tributary.account.DataDirectory;
import app.tributary.account.SecretHome;
import app.tributary.account.SettingsStore;
import app.tributary.chat.Author;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outlet;
import app.tributary.chat.Pin;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.desk.Desk;
import app.tributary.desk.Lift;
import app.tributary.desk.LiftKeep;
import app.tributary.desk.PinKeep;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedRow;
import app.tributary.history.AuthorFacts;
import app.tributary.image.ImageStore;
import app.tributary.net.Network;
import app.tributary.ui.console.ConsoleModel;
import app.tributary.ui.feed.FeedViewModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** A console around three made-up channels, whose time and other side a test holds in its hand. */
public final class ConsoleRig implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-05-01T18:03:00Z");
    public static final Channel TWITCH = new Channel(new PlatformId("twitch"), "mira");
    public static final Channel BLAZE = new Channel(new PlatformId("blaze"), "mira");
    public static final Channel STREAMVI = new Channel(new PlatformId("streamvi"), "15");

    public final AtomicReference<Instant> now = new AtomicReference<>(START);
    public final FakePort twitch = new FakePort().with(Support.no(ReasonCode.NOT_SIGNED_IN), Capability.SEND,
            Capability.REPLY, Capability.DELETE, Capability.TIMEOUT, Capability.BAN, Capability.UNBAN)
            .with(new Support.ConsoleOnly(Reason.of(ReasonCode.KEPT_BY_CONSOLE)), Capability.PIN,
                    Capability.UNPIN);
    public final FakePort blaze = new FakePort().with(Support.no(ReasonCode.NOT_YET), Capability.TIMEOUT,
            Capability.BAN, Capability.UNBAN);
    public final FakePort streamvi = new FakePort().limit(300)
            .outlets(new Outlet("7", "VK", "vk"), new Outlet("8", "YouTube", "youtube"))
            .with(Support.no(ReasonCode.PLATFORM_LACKS), Capability.REPLY, Capability.TIMEOUT, Capability.BAN);
    public final SettingsStore settings;
    public final Desk desk;
    public final ConsoleModel model;
    public final RowSource source = new RowSource();
    public final FeedViewModel feed;
    public final ImageStore images;
    private final Network network = new Network(now::get);
    private long rows;
    private final Map<Channel, Pin> pins = new ConcurrentHashMap<>();

    /** A console whose files lie there, in English. */
    public ConsoleRig(Path folder, Executor fx) {
        if (!(DataDirectory.open(folder) instanceof DataDirectory.Opening.Opened(var directory))) {
            throw new IllegalStateException("no data directory");
        }
        settings = SettingsStore.open(directory, now::get);
        desk = new Desk(now::get, event -> {}, action -> {}, new MemoryPins(), new MemoryLifts());
        model = new ConsoleModel(desk, settings, source, (channel, author) -> CompletableFuture.completedFuture(
                new AuthorFacts(41, 2, Optional.of(START.minus(Duration.ofDays(31))), Optional.of(START))),
                Locale.ENGLISH, now::get, ZoneId.of("UTC"), fx);
        feed = model.views().active().rows();
        images = new ImageStore(network, folder.resolve("pictures"));
        var _ = desk.subscribe(model);
    }

    /** All three channels are open. */
    public ConsoleRig opened() {
        desk.attach(TWITCH, twitch);
        desk.attach(BLAZE, blaze);
        desk.attach(STREAMVI, streamvi);
        model.show(setUp(false, false));
        return this;
    }

    public ConsoleModel.SetUp setUp(boolean rehearsal, boolean welcome) {
        var listed = ListedChannel.named(List.of(TWITCH, BLAZE, STREAMVI), Map.of(),
                Map.of(TWITCH.platform(), "Twitch", BLAZE.platform(), "Blaze", STREAMVI.platform(), "StreamVi"));
        return new ConsoleModel.SetUp(listed, List.of(), rehearsal, welcome, SecretHome.PLAIN_FILE, Optional.empty());
    }

    /** The feed made this of what platforms said. */
    public void said(ChatEvent... events) {
        for (var event : events) {
            desk.observe(event);
        }
        model.accept(new FeedBatch(List.of(), List.of(events)));
    }

    /** The feed shows these messages, too. */
    public void shown(ChatMessage... messages) {
        var made = new ArrayList<FeedRow>();
        for (var message : messages) {
            desk.observe(new ChatEvent.Message(message, ChatEvent.Origin.LIVE));
            made.add(row(++rows, message));
        }
        source.append(made.toArray(FeedRow[]::new));
    }

    public void passes(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    public ChatMessage message(Channel channel, String id, String author, String text) {
        return ChatMessage.plain(new MessageKey(channel, id), Author.named(author, author),
                List.of(new Fragment.Text(text)), now.get(), now.get());
    }

    public static FeedRow row(long id, ChatMessage message) {
        return new FeedRow.MessageRow(id, message, Optional.empty());
    }

    @Override
    public void close() {
        desk.close();
        settings.close();
        images.close();
        network.close();
    }

    private final class MemoryPins implements PinKeep {
        @Override
        public Optional<Pin> kept(Channel channel) {
            return Optional.ofNullable(pins.get(channel));
        }

        @Override
        public void keep(Pin pin) {
            pins.put(pin.message().channel(), pin);
        }

        @Override
        public void release(MessageKey message) {
            pins.values().removeIf(pin -> pin.message().equals(message));
        }
    }

    private static final class MemoryLifts implements LiftKeep {
        private final List<Lift> kept = new CopyOnWriteArrayList<>();

        @Override
        public List<Lift> lifts() {
            return List.copyOf(kept);
        }

        @Override
        public void keep(Lift lift) {
            kept.add(lift);
        }

        @Override
        public void release(Channel channel, String personId) {
            kept.removeIf(lift -> lift.channel().equals(channel) && lift.person().id().equals(personId));
        }
    }
}
