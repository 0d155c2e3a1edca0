package app.tributary;

import app.tributary.chat.Role;
import app.tributary.platform.getstream.GetstreamPlatform;
import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.RehearsalServer;
import app.tributary.rehearsal.allmine.AllmineServer;
import app.tributary.rehearsal.blaze.BlazeServer;
import app.tributary.rehearsal.getstream.GetstreamServer;
import app.tributary.rehearsal.hapihub.HapihubServer;
import app.tributary.rehearsal.streamvi.StreamviRules;
import app.tributary.rehearsal.streamvi.StreamviServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The other end of a long run: a loopback server for each platform, people who write on all of them, and a
 * mischief maker each. What the servers take does not depend on who listens.
 */
final class SoakStage implements AutoCloseable {
    /** Each writes one line and is not heard again, so that a ban never takes a line that nobody has read. */
    static final String PASSER_BY = "passer_by_";
    private static final int PASSER_BY_EACH = 40;
    private static final long WARM_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final Duration AFTER_END = Duration.ofSeconds(10);
    private static final List<String> WORDS = List.of("well played", "какой уровень?", "selam, nasıl gidiyor",
            "晚上好，大家好", "that jump 🎉", "مرحبا", "is the sound all right?", "one more try", "ещё раз!", "gg");

    private final List<Player> players = new ArrayList<>();
    private final SoakPlan plan;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** A server and what is done to it; each field of one thread until that has ended. */
    private static final class Player {
        final RehearsalServer server;
        /** By the platform's account keys. */
        final Map<String, String> account;
        /** Whether the console can get a new token by itself. */
        final boolean renews;
        int drops;
        int swallowed;
        int expired;
        final List<SoakTruth.Done> done = new CopyOnWriteArrayList<>();

        Player(RehearsalServer server, Map<String, String> account, boolean renews) {
            this.server = server;
            this.account = account;
            this.renews = renews;
        }

        void suffer(Mischief mischief) {
            done.add(new SoakTruth.Done(mischief.toString(), server.ledger().lines().size()));
            server.misbehave(mischief);
        }
    }

    private SoakStage(SoakPlan plan) {
        this.plan = plan;
    }

    /** Opens the servers. Nobody writes yet. */
    static SoakStage open(SoakPlan plan, InstantSource clock) {
        var stage = new SoakStage(plan);
        // as much history as a drop may cost
        var streamvi = StreamviRules.standard();
        stage.add(new StreamviServer(0, clock,
                new StreamviRules(streamvi.ping(), streamvi.tokenLife(), 3_000, 3_000, streamvi.publishesChat(),
                        streamvi.delivery(), streamvi.longpoll())),
                Map.of(), true);
        stage.add(new BlazeServer(0), Map.of(), true);
        stage.add(new AllmineServer(0, clock), Map.of(), true);
        stage.add(new HapihubServer(0, clock), Map.of(), true);
        var getstream = new GetstreamServer(0, clock);
        stage.add(getstream, Map.of(GetstreamPlatform.TOKEN_PROVIDER.key(), getstream.tokenProvider().toString()),
                true);
        return stage;
    }

    /**
     * @param more what the account needs besides, so that it gets a new token by itself
     */
    private void add(RehearsalServer server, Map<String, String> more, boolean renews) {
        var account = new HashMap<>(server.account());
        account.putAll(more);
        players.add(new Player(server, account, renews));
    }

    List<SoakPlace> places() {
        return players.stream()
                .map(player -> new SoakPlace(player.server.platform().value(), player.server.channel(),
                        player.server.endpoints(), player.account))
                .toList();
    }

    /** People write as fast as is good for a line, so many messages on each platform; returns when they are through. */
    void warmUp() {
        var random = random(2);
        long due = System.nanoTime();
        for (int n = 1; n <= plan.warmUp() * players.size(); n++) {
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            players.get(n % players.size()).server.play(new Cue.Say("warm-" + n,
                    new Chatter("early_" + n % 60, "Early " + n % 60, 0xC0A040, Set.of()),
                    WORDS.get(random.nextInt(WORDS.size())) + " early " + n, false, Optional.empty()));
            due += WARM_PAUSE;
        }
    }

    /** From now on people write, and things go wrong. */
    void play() {
        run("chatters", this::chat);
        for (int i = 0; i < players.size(); i++) {
            var player = players.get(i);
            var random = random(100 + i);
            run("mischief", () -> misbehave(player, random));
        }
    }

    /** Nobody writes any more, and nothing goes wrong any more. */
    void stop() {
        stopped.countDown();
        for (var thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        // a rest of answers that were to go wrong must not meet the last look
        players.forEach(player -> player.server.misbehave(new Mischief.AnswerStatus(500, 0)));
        players.forEach(player -> player.server.misbehave(new Mischief.SwallowAnswers(0)));
    }

    /** What the servers took and did so far. */
    List<SoakTruth> truth() {
        return players.stream().map(player -> {
            var ledger = player.server.ledger();
            return new SoakTruth(player.server.platform().value(), ledger.lines(), ledger.calls(), ledger.troubles(),
                    player.drops, player.swallowed, player.expired, List.copyOf(player.done));
        }).toList();
    }

    @Override
    public void close() {
        stop();
        players.forEach(player -> player.server.close());
    }

    private void chat() throws InterruptedException {
        var random = random(1);
        long pause = (long) (TimeUnit.SECONDS.toNanos(1) / plan.perSecond());
        long due = System.nanoTime();
        for (int n = 1; !stopped.await(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS); n++) {
            players.get(n % players.size()).server.play(new Cue.Say("soak-" + n, somebody(n, random),
                    WORDS.get(random.nextInt(WORDS.size())) + " " + n, false, Optional.empty()));
            due += pause;
        }
    }

    private static Chatter somebody(int n, RandomGenerator random) {
        if (n / 5 % PASSER_BY_EACH == 0) {
            return new Chatter(PASSER_BY + n, "Passer-by " + n, 0x808080, Set.of());
        }
        int who = random.nextInt(60);
        return new Chatter("regular_" + who, "Regular " + who, 0x40A0C0 + who,
                who % 7 == 0 ? Set.of(Role.SUBSCRIBER) : Set.of());
    }

    private void misbehave(Player player, RandomGenerator random) throws InterruptedException {
        var errors = new Clock(random, plan.dropFrom().dividedBy(2), plan.dropTo().dividedBy(2));
        var drops = new Clock(random, plan.dropFrom(), plan.dropTo());
        var silences = new Clock(random, plan.dropFrom().multipliedBy(3), plan.dropTo().multipliedBy(3));
        var ends = new Clock(random, plan.dropFrom().multipliedBy(2), plan.dropTo().multipliedBy(2));
        while (true) {
            long next = Math.min(Math.min(errors.due, drops.due), Math.min(silences.due, ends.due));
            if (stopped.await(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return;
            }
            if (errors.rings()) {
                player.suffer(new Mischief.AnswerStatus(random.nextBoolean() ? 429 : 500, 1 + random.nextInt(3)));
            }
            if (drops.rings()) {
                player.suffer(new Mischief.DropConnections());
                player.drops++;
            }
            // where the answer to a renewal never comes, a spent token is all that is left: no program can mend that
            if (silences.rings() && plan.swallows() && ends.sinceRing().compareTo(AFTER_END) > 0) {
                player.suffer(new Mischief.SwallowAnswers(1));
                player.swallowed++;
            }
            if (ends.rings() && player.renews) {
                player.server.misbehave(new Mischief.SwallowAnswers(0));
                player.suffer(new Mischief.ExpireTokens());
                player.expired++;
            }
        }
    }

    /** Rings again and again, at random. */
    private static final class Clock {
        private final RandomGenerator random;
        private final Duration from;
        private final Duration to;
        private long due;
        private long rang = System.nanoTime();

        Clock(RandomGenerator random, Duration from, Duration to) {
            this.random = random;
            this.from = from;
            this.to = to;
            wind();
        }

        private boolean rings() {
            boolean now = System.nanoTime() >= due;
            if (now) {
                rang = System.nanoTime();
                wind();
            }
            return now;
        }

        private Duration sinceRing() {
            return Duration.ofNanos(System.nanoTime() - rang);
        }

        private void wind() {
            due = System.nanoTime() + SoakPlan.between(random, from, to).toNanos();
        }
    }

    private interface Part {
        void play() throws InterruptedException;
    }

    private void run(String name, Part part) {
        threads.add(Thread.ofVirtual().name("soak-" + name).start(() -> {
            try {
                part.play();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private RandomGenerator random(int part) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(plan.seed() * 1_000 + part);
    }
}
