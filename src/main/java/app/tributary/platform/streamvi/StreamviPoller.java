package app.tributary.platform.streamvi;

import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Backoff;
import app.tributary.net.OddFrames;
import app.tributary.platform.streamvi.StreamviHealth.Line;
import app.tributary.platform.streamvi.wire.HistoryDto;
import app.tributary.platform.streamvi.wire.LongpollDto;
import app.tributary.platform.streamvi.wire.OutletsDto;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the history and the restreams of one broadcast at intervals and when asked to; one virtual thread runs it.
 */
final class StreamviPoller {
    private static final Logger LOG = LoggerFactory.getLogger(StreamviPoller.class);

    private final StreamviApi api;
    private final long broadcast;
    private final StreamviShared shared;
    private final StreamviTimings timings;
    private final InstantSource clock;
    private final OddFrames odd;
    private final Consumer<StreamviSession.End> end;
    private final Backoff backoff;
    private final BlockingQueue<Ask> asks = new LinkedBlockingQueue<>();
    private Instant historyDue;
    private Instant outletsDue;
    private Instant earliest;
    /** Whether the last read went well and nothing was missed since: what the next one brings is just said. */
    private boolean steady;
    private boolean stumbled;

    /** What may be asked of it. */
    enum Ask {
        /** Read the history at once: something may have been missed. */
        FILL,
        /** Read the history at once: something was just said. */
        HINT,
        /** Read the restreams at once. */
        OUTLETS,
        /** The socket is not there: read at the faster pace. */
        ALONE
    }

    StreamviPoller(StreamviApi api, long broadcast, StreamviShared shared, StreamviTimings timings, Backoff backoff,
            OddFrames odd, Consumer<StreamviSession.End> end) {
        this.api = api;
        this.broadcast = broadcast;
        this.shared = shared;
        this.timings = timings;
        this.clock = shared.clock();
        this.odd = odd;
        this.end = end;
        this.backoff = backoff;
        this.historyDue = clock.instant();
        this.outletsDue = historyDue;
        this.earliest = historyDue;
    }

    /** Asks for something. Any thread; does not block. */
    void ask(Ask what) {
        asks.add(what);
    }

    /** Reads until its thread is interrupted. */
    void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Instant due = outletsDue.isBefore(historyDue) ? outletsDue : historyDue;
                long wait = Math.max(0, Duration.between(clock.instant(), due).toMillis() + 1);
                var wanted = EnumSet.noneOf(Ask.class);
                var first = asks.poll(wait, TimeUnit.MILLISECONDS);
                if (first != null) {
                    wanted.add(first);
                    asks.drainTo(wanted);
                }
                try {
                    work(wanted);
                } catch (RuntimeException defect) {
                    stumbled(defect);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The broadcast is over: what only the history can tell is read now or never. After the thread of {@link #run()}. */
    void lastRead() {
        if (!socketDelivers() || shared.continuity().isOpen()) {
            readHistory();
        }
    }

    private void work(EnumSet<Ask> wanted) {
        Instant now = clock.instant();
        if (wanted.contains(Ask.OUTLETS)) {
            outletsDue = now;
        }
        if (wanted.contains(Ask.FILL)) {
            steady = false;
            historyDue = later(now, earliest);
        } else if (wanted.contains(Ask.HINT)) {
            historyDue = earlier(historyDue, later(now, earliest));
        }
        if (wanted.contains(Ask.ALONE)) {
            historyDue = earlier(historyDue, later(now.plus(timings.historyFast()), earliest));
        }
        if (!now.isBefore(outletsDue)) {
            readOutlets();
            outletsDue = clock.instant().plus(timings.outlets());
        }
        if (!now.isBefore(historyDue)) {
            readHistory();
        }
    }

    /** A defect of ours costs one read; both are tried again later. */
    private void stumbled(RuntimeException defect) {
        if (!stumbled) {
            stumbled = true;
            LOG.error("broadcast {}: an answer could not be taken; this is said once", broadcast, defect);
        }
        outletsDue = clock.instant().plus(timings.outlets());
        failed(Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName()), Optional.empty());
    }

    private void readOutlets() {
        if (api.outlets(broadcast, timings.call()) instanceof StreamviAnswer.Good<?>(OutletsDto dto)) {
            shared.audience().list(dto);
        }
        if (!shared.health().socketUp()) {
            follow();
        }
    }

    /** Without the socket nobody says that another broadcast began or that this one is over. */
    private void follow() {
        switch (api.longpoll(timings.call())) {
            case StreamviAnswer.Good<LongpollDto>(var dto) -> {
                Long now = dto.broadcastId();
                if (now != null && now != broadcast) {
                    end.accept(new StreamviSession.End.Next(now));
                }
            }
            case StreamviAnswer.Nothing<?> over -> end.accept(new StreamviSession.End.Over());
            case StreamviAnswer.Refused<?> refused -> {
                // the read of the history, which is as often, says what is wrong
            }
            case StreamviAnswer.Lost<?> lost -> {
                // likewise
            }
        }
    }

    private void readHistory() {
        Instant started = clock.instant();
        long mark = shared.feed().mark();
        var answer = api.history(broadcast, timings.call());
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        switch (answer) {
            case StreamviAnswer.Good<HistoryDto>(HistoryDto dto) -> took(dto, started, mark);
            case StreamviAnswer.Nothing<HistoryDto> none ->
                took(new HistoryDto(Long.MAX_VALUE, List.of()), started, mark);
            case StreamviAnswer.Refused<HistoryDto>(int status, Reason why, Optional<Instant> retryAt) -> {
                switch (status) {
                    case 401 -> end.accept(new StreamviSession.End.SignedOut(why));
                    case 404 -> end.accept(new StreamviSession.End.Gone());
                    default -> failed(why, retryAt);
                }
            }
            case StreamviAnswer.Lost<HistoryDto>(Reason why, boolean perhaps) -> failed(why, Optional.empty());
        }
    }

    private void took(HistoryDto dto, Instant started, long mark) {
        boolean live = steady && !shared.continuity().isOpen() && !socketDelivers();
        var items = StreamviMapper.items(dto, item -> odd.drop("odd message in the history", item.toString()));
        var filled = shared.feed().history(items, dto.total(), broadcast, mark, live ? Origin.LIVE : Origin.BACKFILL);
        shared.continuity().read(started, filled);
        shared.health().history(new Line.Up());
        backoff.reset();
        steady = true;
        Instant now = clock.instant();
        // hints and new subscriptions may come in a shower
        earliest = now.plus(timings.historyFast().dividedBy(6));
        historyDue = now.plus(socketDelivers() ? timings.historySlow() : timings.historyFast());
    }

    private void failed(Reason why, Optional<Instant> retryAt) {
        Instant now = clock.instant();
        Instant again = later(retryAt.orElse(now), now.plus(backoff.next()));
        earliest = again;
        historyDue = again;
        steady = false;
        if (!socketDelivers()) {
            shared.continuity().lost();
        }
        shared.health().history(new Line.Down(why, Optional.of(again)));
    }

    private boolean socketDelivers() {
        return shared.health().socketUp() && shared.chatSeen().get();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
