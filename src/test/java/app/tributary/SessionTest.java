package app.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.account.ChannelSettings;
import app.tributary.account.DataDirectory;
import app.tributary.account.Secrets;
import app.tributary.account.Settings;
import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.EventSink;
import app.tributary.chat.Outcome;
import app.tributary.chat.Outlet;
import app.tributary.chat.PlatformId;
import app.tributary.chat.RateBudget;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.chat.TextLimit;
import app.tributary.cli.HandoverRequest;
import app.tributary.history.History;
import app.tributary.history.HistoryOpening;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.platform.PlatformCard;
import app.tributary.words.ReasonWord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one platform's trouble means for an evening: nothing to the others. */
@Timeout(60)
class SessionTest {
    private static final Channel BROKEN = channel("broken");
    private static final Channel SLOW = channel("slow");
    private static final Channel GOOD = channel("good");

    @TempDir
    Path folder;

    private final Map<Channel, ConnectionState> states = new ConcurrentHashMap<>();
    private final CountDownLatch answer = new CountDownLatch(1);
    private Session session;

    @BeforeEach
    void begin() {
        var clock = InstantSource.system();
        var directory = ((DataDirectory.Opening.Opened) DataDirectory.open(folder)).directory();
        History history = ((HistoryOpening.Opened) History.open(directory.historyFile(), clock)).history();
        session = new Session(history, List.of(new Made("broken"), new Made("slow"), new Made("good")),
                Secrets.forRehearsal(directory), clock);
        var _ = session.feed().subscribe(batch -> batch.events().forEach(event -> {
            if (event instanceof ChatEvent.Connection(var channel, var state, var _)) {
                states.put(channel, state);
            }
        }));
        List.of(BROKEN, SLOW, GOOD).forEach(channel -> session.open(
                new ChannelSettings(channel, Optional.empty(), Map.of()), Settings.EMPTY));
    }

    @AfterEach
    void end() {
        answer.countDown();
        session.close();
    }

    @Test
    void aPlatformThatCannotBeOpened_isSaidToHaveFailed_andTheOthersAreOpen() {
        await().until(() -> states.size() == 3);
        assertThat(states).containsEntry(BROKEN,
                new ConnectionState.Failed(Reason.of(ReasonCode.DEFECT, "IllegalStateException")))
                .containsEntry(GOOD, new ConnectionState.Live());
        assertThat(session.desk().targets()).extracting(place -> place.target().channel()).containsExactly(SLOW, GOOD);
    }

    @Test
    void whereOneTargetTakesTooLong_theOthersOutcomesAreToldAsTheyAre() {
        var commands = new Commands(() -> session, _ -> true, InstantSource.system(), Duration.ofSeconds(2));
        var receipts = new CopyOnWriteArrayList<Receipt>();
        int code = commands.handle(
                new HandoverRequest.Send("hello", List.of(Target.of(GOOD), Target.of(SLOW)), Optional.empty()),
                receipts::add);
        assertThat(receipts).containsExactly(new Receipt(Target.of(GOOD), Outcome.done()),
                new Receipt(Target.of(SLOW), Outcome.unknown(ReasonCode.TIMED_OUT, "")));
        assertThat(code).isEqualTo(1);
    }

    @Test
    void whileACommandHangs_theEveningEndsWithinTwoSeconds_andNothingOpensAfterwards() {
        var _ = session.desk().send("hello", List.of(Target.of(SLOW)), Optional.empty());
        Instant started = Instant.now();
        session.close();
        assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(2));

        session.open(new ChannelSettings(GOOD, Optional.empty(), Map.of()), Settings.EMPTY);
        assertThat(session.desk().targets()).isEmpty();
    }

    private static Channel channel(String platform) {
        return new Channel(new PlatformId(platform), "mira");
    }

    /** Opens at once, or never; answers at once, or when the test lets it. */
    private final class Made implements ChatPlatform {
        private final String id;

        Made(String id) {
            this.id = id;
        }

        @Override
        public PlatformCard card() {
            return new PlatformCard(new PlatformId(id), id, ReasonWord.DEFECT, List.of(), List.of());
        }

        @Override
        public Capabilities capabilities(boolean signedIn) {
            var support = new EnumMap<Capability, Support>(Capability.class);
            for (var capability : Capability.values()) {
                support.put(capability, Support.yes());
            }
            return new Capabilities(support, new TextLimit(500, TextLimit.Unit.CODE_POINTS),
                    new RateBudget(20, Duration.ofSeconds(1)));
        }

        @Override
        public Optional<Channel> channelOf(String name) {
            return Optional.of(channel(id));
        }

        @Override
        public Connection open(ChannelSetup setup, EventSink sink) {
            if (id.equals("broken")) {
                throw new IllegalStateException("a made-up defect");
            }
            sink.accept(new ChatEvent.Connection(setup.channel(), new ConnectionState.Live(), Instant.now()));
            return new Open(setup.channel(), commands(setup));
        }

        @Override
        public CommandPort commands(ChannelSetup setup) {
            return new Port(setup.channel(), capabilities(true));
        }
    }

    private record Open(Channel channel, CommandPort commands) implements Connection {
        @Override
        public void retryNow() {}

        @Override
        public void close() {}
    }

    private final class Port implements CommandPort {
        private final Channel channel;
        private final Capabilities capabilities;

        Port(Channel channel, Capabilities capabilities) {
            this.channel = channel;
            this.capabilities = capabilities;
        }

        @Override
        public Capabilities capabilities() {
            return capabilities;
        }

        @Override
        public List<Outlet> outlets() {
            return List.of();
        }

        @Override
        public List<Receipt> execute(ChatCommand command) {
            if (channel.equals(SLOW)) {
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return List.of(new Receipt(Target.of(channel), Outcome.done()));
        }

        @Override
        public void close() {}
    }
}
