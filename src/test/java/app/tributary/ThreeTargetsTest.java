package app.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.account.DataDirectory;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.desk.Dispatch;
import app.tributary.net.Network;
import app.tributary.platform.blaze.BlazePlatform;
import app.tributary.platform.streamvi.StreamviPlatform;
import app.tributary.platform.twitch.TwitchPlatform;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.RehearsalPlan;
import app.tributary.rehearsal.RehearsalServer;
import app.tributary.rehearsal.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One text to a Blaze channel and two StreamVi restreams, over real sockets, from the desk to the loopback servers and back. */
class ThreeTargetsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String VK = "9";
    private static final String YOUTUBE = "11";

    @TempDir
    Path folder;

    private House house;
    private Channel blaze;
    private Channel streamvi;
    private Channel twitch;
    private final List<ChatMessage> heard = new CopyOnWriteArrayList<>();
    private final Map<Channel, ConnectionState> states = new ConcurrentHashMap<>();

    @BeforeEach
    void openTheHouse() throws Exception {
        var clock = InstantSource.system();
        var network = new Network(clock);
        var directory = ((DataDirectory.Opening.Opened) DataDirectory.open(folder)).directory();
        house = new House(directory, clock, network,
                new Tributary().platforms(network));
        var evening = house.startRehearsal(
                new RehearsalPlan(Scenario.QUIET, Optional.empty(), OptionalDouble.of(1), 7, Optional.empty(), 0));
        blaze = channel(BlazePlatform.ID.value());
        streamvi = channel(StreamviPlatform.ID.value());
        twitch = channel(TwitchPlatform.ID.value());
        var _ = evening.session().feed().subscribe(batch -> batch.events().forEach(event -> {
            if (event instanceof ChatEvent.Message(var message, var _)) {
                heard.add(message);
            } else if (event instanceof ChatEvent.Connection(var where, var state, var _)) {
                states.put(where, state);
            }
        }));
        house.openChannels();
        await().atMost(SOON).until(() -> List.of(blaze, streamvi, twitch).stream()
                .allMatch(channel -> states.get(channel) instanceof ConnectionState.Live));
    }

    @AfterEach
    void closeTheHouse() {
        house.close();
    }

    @Test
    void three_outcomes_and_the_retry_reaches_only_the_failed_one() throws Exception {
        var desk = house.evening().session().desk();
        server(StreamviPlatform.ID.value()).misbehave(new Mischief.RefuseOutlet(VK, "token expired"));
        var targets = List.of(Target.of(blaze), outlet(VK), outlet(YOUTUBE));

        var dispatch = desk.send("one text for three", targets, Optional.empty());
        var answered = desk.answered(dispatch.id()).toCompletableFuture().get(30, TimeUnit.SECONDS).orElseThrow();

        assertThat(outcome(answered, Target.of(blaze)).isDone()).isTrue();
        assertThat(outcome(answered, outlet(YOUTUBE)).isDone()).isTrue();
        assertThat(outcome(answered, outlet(VK))).isInstanceOfSatisfying(Outcome.Rejected.class, refused -> {
            assertThat(refused.why().code()).isEqualTo(ReasonCode.REFUSED);
            assertThat(refused.why().detail()).contains("token expired");
        });
        assertThat(answered.failed()).containsExactly(outlet(VK));
        await().atMost(SOON).until(() -> desk.dispatch(dispatch.id()).orElseThrow().copies().stream()
                .filter(Dispatch.Copy::seen).map(Dispatch.Copy::target).collect(Collectors.toSet())
                .equals(Set.of(Target.of(blaze), outlet(YOUTUBE))));

        server(StreamviPlatform.ID.value()).misbehave(new Mischief.RefuseOutlet(VK, ""));
        desk.sendAgain(dispatch.id(), answered.failed());
        await().atMost(SOON).until(() -> desk.dispatch(dispatch.id()).orElseThrow().failed().isEmpty()
                && desk.dispatch(dispatch.id()).orElseThrow().isSettled());

        await().atMost(SOON).until(() -> copies(streamvi).size() == 2);
        assertThat(copies(blaze)).as("the Blaze channel got it once").hasSize(1);
        assertThat(relayedTo(copies(streamvi).get(0))).containsExactlyInAnyOrder(VK, YOUTUBE);
        assertThat(relayedTo(copies(streamvi).get(1))).as("the second try went to the failed restream alone")
                .containsExactly(VK);
    }

    @Test
    void twitch_is_off_with_the_reason() {
        var target = house.evening().session().desk().targets().stream()
                .filter(known -> known.target().channel().equals(twitch)).findFirst().orElseThrow();

        assertThat(target.send()).isInstanceOfSatisfying(Support.No.class,
                no -> assertThat(no.why().code()).isEqualTo(ReasonCode.NOT_SIGNED_IN));
    }

    private List<ChatMessage> copies(Channel where) {
        return heard.stream()
                .filter(message -> message.key().channel().equals(where) && message.text().equals("one text for three"))
                .toList();
    }

    private static List<String> relayedTo(ChatMessage message) {
        return message.relays().stream().map(relay -> relay.outlet()).toList();
    }

    private static Outcome outcome(Dispatch dispatch, Target target) {
        return dispatch.copies().stream().filter(copy -> copy.target().equals(target)).findFirst()
                .flatMap(Dispatch.Copy::outcome).orElseThrow();
    }

    private Target outlet(String id) {
        return new Target(streamvi, Optional.of(id));
    }

    private RehearsalServer server(String platform) {
        return house.evening().rehearsal().orElseThrow().servers().stream()
                .filter(known -> known.platform().value().equals(platform)).findFirst().orElseThrow();
    }

    private Channel channel(String platform) {
        return house.evening().settings().current().channels().stream().map(known -> known.channel())
                .filter(known -> known.platform().value().equals(platform)).findFirst().orElseThrow();
    }
}
