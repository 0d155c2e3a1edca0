package app.tributary.feed;

import app.tributary.bench.Rules;
import app.tributary.bench.Talk;
import app.tributary.filter.Reader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * From messages to changes of a full timeline, in turns of a thousand. One operation is one message. What the
 * messages themselves cost, which are made on the way, stands beside: {@code talkAlone}.
 */
@State(Scope.Thread)
public class MergeBench {
    private static final int TURN = 1_000;
    private static final int AHEAD = 8_000;

    /** The reader's rules that each row is held against: none, or twenty of {@link Rules}. */
    @Param({"none", "words", "expressions"})
    public String rules = "words";

    private final Talk talk = new Talk(7);
    private final Merger merger = new Merger(FeedSettings.standard());

    /** Fills the timeline and what is remembered. */
    @Setup
    public void fill() {
        merger.highlight(highlights(), new Reader(Set.of("lena")));
        for (int i = 0; i < 300; i++) {
            turn();
        }
    }

    private List<Highlight> highlights() {
        var chosen = switch (rules) {
            case "none" -> List.<String>of();
            case "words" -> Rules.WORDS;
            default -> Rules.EXPRESSIONS;
        };
        return chosen.stream().map(rule -> new Highlight(rule, Rules.filter(rule))).toList();
    }

    private FeedBatch turn() {
        merger.begin(talk.now(), false, false);
        for (int i = 0; i < TURN; i++) {
            merger.hear(talk.next());
        }
        return merger.take();
    }

    /** Repetitions, order, rules, timeline: all that the feed's thread does. */
    @Benchmark
    @OperationsPerInvocation(TURN)
    public FeedBatch merge() {
        return turn();
    }

    /** Only makes the messages. */
    @Benchmark
    @OperationsPerInvocation(TURN)
    public void talkAlone(Blackhole out) {
        for (int i = 0; i < TURN; i++) {
            out.consume(talk.next());
        }
    }

    /** A whole feed with its queue and its thread, and one who listens. */
    @State(Scope.Thread)
    public static class Whole {
        private final AtomicLong heard = new AtomicLong();
        private final Feed feed = new Feed(InstantSource.system(), new FeedSettings(10_000, Duration.ofMillis(300),
                50_000, 2_000, Duration.ZERO, 20_000, Duration.ofSeconds(10)));
        private long said;

        /** Begins to listen. */
        @Setup
        public void listen(MergeBench bench) {
            feed.setHighlights(bench.highlights(), new Reader(Set.of("lena")));
            feed.subscribe(batch -> heard.addAndGet(batch.events().size()));
        }

        /** Ends its thread. */
        @TearDown
        public void close() {
            feed.close();
        }
    }

    /** Through a whole feed, made on one thread and merged on another, which stays at most 8,000 behind. */
    @Benchmark
    @OperationsPerInvocation(TURN)
    public void feed(Whole whole) {
        for (int i = 0; i < TURN; i++) {
            whole.feed.accept(talk.fresh());
        }
        whole.said += TURN;
        while (whole.said - whole.heard.get() > AHEAD) {
            LockSupport.parkNanos(20_000);
        }
    }
}
