package app.tributary.rehearsal;

import app.tributary.chat.PlatformId;
import app.tributary.platform.allmine.AllminePlatform;
import app.tributary.platform.blaze.BlazePlatform;
import app.tributary.platform.getstream.GetstreamPlatform;
import app.tributary.platform.hapihub.HapihubPlatform;
import app.tributary.platform.streamvi.StreamviPlatform;
import app.tributary.platform.twitch.TwitchPlatform;
import app.tributary.rehearsal.allmine.AllmineServer;
import app.tributary.rehearsal.blaze.BlazeServer;
import app.tributary.rehearsal.getstream.GetstreamServer;
import app.tributary.rehearsal.hapihub.HapihubServer;
import app.tributary.rehearsal.streamvi.StreamviServer;
import app.tributary.rehearsal.twitch.IrcReplay;
import app.tributary.rehearsal.twitch.TwitchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.random.RandomGeneratorFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loopback platforms with a play on them. Owns its servers and the thread that plays; closed by whoever
 * started it.
 */
public final class Rehearsal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final double LIVELY = 1.6;
    private static final double SLOW = 0.35;

    private static final int PORTS_EACH = 2;
    private static final List<Stage> STAGES = List.of(
            new Stage(BlazePlatform.ID, (port, clock) -> new BlazeServer(port)),
            new Stage(StreamviPlatform.ID, StreamviServer::new), new Stage(TwitchPlatform.ID, TwitchServer::new),
            new Stage(AllminePlatform.ID, AllmineServer::new), new Stage(HapihubPlatform.ID, HapihubServer::new),
            new Stage(GetstreamPlatform.ID, GetstreamServer::new));

    private final List<RehearsalServer> servers;
    private final List<IrcReplay> replays = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Play play;
    private final Thread player;

    private Rehearsal(List<RehearsalServer> servers, RehearsalPlan plan) {
        this.servers = List.copyOf(servers);
        play = new Play(servers.stream().map(RehearsalServer::platform).toList(), plan.scenario(), plan.seed());
        this.player = Thread.ofVirtual().name("rehearsal").unstarted(() -> play(plan));
    }

    /**
     * Opens the loopback platforms of the plan and starts to play.
     *
     * @throws IOException where the file to replay cannot be read
     * @throws UncheckedIOException where a port cannot be opened
     */
    public static Rehearsal open(RehearsalPlan plan, InstantSource clock) throws IOException {
        List<String> lines = plan.replay().isPresent() ? IrcReplay.linesOf(plan.replay().get()) : List.of();
        var servers = new ArrayList<RehearsalServer>();
        try {
            for (var stage : STAGES) {
                if (plan.only().isEmpty() || plan.only().get().equals(stage.platform())) {
                    int port = plan.portBase() == 0 ? 0 : plan.portBase() + PORTS_EACH * STAGES.indexOf(stage);
                    servers.add(stage.builder().apply(port, clock));
                }
            }
        } catch (UncheckedIOException e) {
            servers.forEach(RehearsalServer::close);
            throw e;
        }
        var rehearsal = new Rehearsal(servers, plan);
        if (plan.replay().isPresent()) {
            rehearsal.replay(lines, plan);
        } else {
            // before anybody can come: so it is history to everyone
            rehearsal.play.before().forEach(rehearsal::perform);
            rehearsal.player.start();
        }
        return rehearsal;
    }

    private void replay(List<String> lines, RehearsalPlan plan) {
        for (var server : servers) {
            if (server instanceof TwitchServer twitch) {
                replays.add(IrcReplay.start(twitch, lines, plan.rate()));
            }
        }
    }

    /** The loopback platforms. */
    public List<RehearsalServer> servers() {
        return servers;
    }

    private void play(RehearsalPlan plan) {
        var badNight = new BadNight(RandomGeneratorFactory.of("L64X128MixRandom").create(plan.seed() + 1));
        double rate = plan.rate().orElse(plan.scenario() == Scenario.QUIET ? SLOW : LIVELY);
        long pauseNanos = (long) (1_000_000_000 / rate);
        long due = System.nanoTime();
        try {
            while (true) {
                var beat = play.next();
                perform(beat);
                long pause = (long) (pauseNanos * beat.weight());
                due += pause;
                if (closing.await(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    return;
                }
                if (plan.scenario() == Scenario.BAD_NIGHT) {
                    badNight.within(Duration.ofNanos(pause)).ifPresent(mischief -> misbehave(beat, mischief));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform(Beat beat) {
        for (var server : servers) {
            if (server.platform().equals(beat.where())) {
                try {
                    server.play(beat.cue());
                } catch (RuntimeException e) {
                    LOG.error("the rehearsal of {} stumbled over {}", beat.where(), beat.cue(), e);
                }
            }
        }
    }

    private void misbehave(Beat beat, Mischief mischief) {
        LOG.info("bad night: {} on {}", mischief, beat.where());
        for (var server : servers) {
            if (server.platform().equals(beat.where())) {
                server.misbehave(mischief);
            }
        }
    }

    private record Stage(PlatformId platform, BiFunction<Integer, InstantSource, RehearsalServer> builder) {}

    /** Ends the play and every server. */
    @Override
    public void close() {
        closing.countDown();
        replays.forEach(IrcReplay::close);
        var ends = new ArrayList<Thread>();
        for (var server : servers) {
            ends.add(Thread.ofVirtual().start(server::close));
        }
        try {
            // a file is said by its own thread: then this one was never started
            if (player.getState() != Thread.State.NEW) {
                player.join(Duration.ofSeconds(1));
            }
            for (var end : ends) {
                end.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
