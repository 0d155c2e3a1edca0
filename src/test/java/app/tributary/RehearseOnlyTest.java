package app.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.account.DataDirectory;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Outcome;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.chat.Trait;
import app.tributary.net.Network;
import app.tributary.rehearsal.RehearsalPlan;
import app.tributary.rehearsal.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code tributary rehearse --only NAME}: what each platform can do is seen of it soon after the start. */
@Timeout(120)
class RehearseOnlyTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    /** The standard pace takes half a minute for it. */
    private static final double RATE = 8;

    @TempDir
    Path folder;

    private final List<ChatEvent> events = new CopyOnWriteArrayList<>();

    static Stream<String> platforms() {
        var clock = InstantSource.system();
        try (var network = new Network(clock)) {
            return new Tributary().platforms(network).stream().map(platform -> platform.card().id().value()).toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void what_the_platform_can_do_is_seen_of_the_rehearsal(String name) throws Exception {
        var clock = InstantSource.system();
        var network = new Network(clock);
        var platforms = new Tributary().platforms(network);
        var directory = ((DataDirectory.Opening.Opened) DataDirectory.open(folder)).directory();
        try (var house = new House(directory, clock, network, platforms)) {
            var evening = house.startRehearsal(new RehearsalPlan(Scenario.EVENING, Optional.empty(),
                    OptionalDouble.of(RATE), 7, Optional.of(new PlatformId(name)), 0));
            var _ = evening.session().feed().subscribe(batch -> events.addAll(batch.events()));
            house.openChannels();
            var channel = evening.settings().current().channels().getFirst().channel();
            awaitSeen("a connection", event -> event instanceof ChatEvent.Connection connection
                    && connection.state() instanceof ConnectionState.Live);
            var desk = evening.session().desk();

            awaitSeen("live talk", message(_ -> true, ChatEvent.Origin.LIVE));
            if (can(desk.capabilities(channel).of(Capability.HISTORY))) {
                awaitSeen("history", message(_ -> true, ChatEvent.Origin.BACKFILL));
            }
            if (can(desk.capabilities(channel).of(Capability.DELETE))) {
                awaitSeen("a deleted line", event -> event instanceof ChatEvent.Removal);
            }
            if (can(desk.capabilities(channel).of(Capability.BAN))) {
                awaitSeen("a ban", event -> event instanceof ChatEvent.PersonAction);
            }
            if (can(desk.capabilities(channel).of(Capability.READ_PIN))) {
                awaitSeen("a pin",
                        event -> event instanceof ChatEvent.PinChanged changed && changed.pin().isPresent());
            }
            if (can(desk.capabilities(channel).of(Capability.SEND))) {
                awaitSeen("our account from elsewhere",
                        message(one -> one.has(Trait.OWN), ChatEvent.Origin.LIVE));
                var sent = desk.send("hello from the console", List.of(Target.of(channel)), Optional.empty());
                var answered = desk.answered(sent.id()).toCompletableFuture().get(30, TimeUnit.SECONDS).orElseThrow();
                assertThat(answered.copies())
                        .allSatisfy(copy -> assertThat(copy.outcome()).get().isInstanceOf(Outcome.Done.class));
                awaitSeen("the echo", message(one -> one.text().equals("hello from the console"),
                        ChatEvent.Origin.LIVE));
            }
        }
    }

    private void awaitSeen(String what, Predicate<ChatEvent> sign) {
        await(what).atMost(SOON).until(() -> events.stream().anyMatch(sign));
    }

    private static Predicate<ChatEvent> message(Predicate<ChatMessage> which, ChatEvent.Origin from) {
        return event -> event instanceof ChatEvent.Message(var message, var origin) && origin == from
                && which.test(message);
    }

    private static boolean can(Support support) {
        return support instanceof Support.Yes || support instanceof Support.LiftedHere;
    }
}
