package app.tributary.platform.getstream;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The one connection of an account, which all its channels share: opened again and again, by long polls where no
 * socket can be had. One virtual thread follows it. Any thread may call.
 */
final class GetstreamLink {
    private static final Logger LOG = LoggerFactory.getLogger(GetstreamLink.class);
    private static final int FAILURES_BEFORE_POLLING = 3;
    private static final int RENEWALS_IN_A_ROW = 2;

    private final Network network;
    private final GetstreamApi api;
    private final GetstreamTimings timings;
    private final OddFrames odd;
    private final List<GetstreamConnection> members = new CopyOnWriteArrayList<>();
    private final Semaphore wake = new Semaphore(0);
    private final Set<Thread> errands = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable Runnable dropCurrent;
    private GetstreamMail.@Nullable Opened open;
    private GetstreamMail.@Nullable GivenUp givenUp;
    /** Of the thread alone. */
    private final Set<Class<?>> defects = new HashSet<>();
    private Optional<Instant> heardAt = Optional.empty();
    private int failures;
    private int unopened;
    private int renewals;
    private String noSocket = "";

    GetstreamLink(Network network, GetstreamApi api, GetstreamTimings timings, OddFrames odd, String name) {
        this.network = network;
        this.api = api;
        this.timings = timings;
        this.odd = odd;
        thread = Thread.ofVirtual().name("getstream-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    GetstreamApi api() {
        return api;
    }

    /** A channel wants to hear; it is told at once how things stand. */
    synchronized void join(GetstreamConnection member) {
        members.add(member);
        var now = open;
        var no = givenUp;
        if (now != null) {
            member.post(now);
        } else if (no != null) {
            member.post(no);
        }
    }

    /** A channel hears no more; whether it was the last. Where others stay, the server is told. */
    synchronized boolean leave(GetstreamConnection member) {
        members.remove(member);
        var now = open;
        if (now != null && !members.isEmpty()) {
            var errand = Thread.ofVirtual().name(thread.getName() + "-leaving")
                    .unstarted(() -> stopWatching(member, now));
            errands.add(errand);
            errand.start();
        }
        return members.isEmpty();
    }

    /** Only spares the server: what it still says of the channel reaches nobody. */
    private void stopWatching(GetstreamConnection member, GetstreamMail.Opened on) {
        try {
            var answer = api.call("POST", Area.CHAT, member.place().path("stop-watching"),
                    Map.of("connection_id", on.connectionId()), Optional.empty());
            if (!(answer instanceof GetstreamAnswer.Got<JsonNode>)) {
                LOG.debug("{}: the server was not told that it is watched no more: {}", member.channel(), answer);
            }
        } finally {
            errands.remove(Thread.currentThread());
        }
    }

    void retryNow() {
        wake.release();
    }

    /** The server does not know this connection any more: another one is opened. */
    synchronized void renew(String connectionId) {
        var now = open;
        if (now != null && now.connectionId().equals(connectionId) && dropCurrent != null) {
            dropCurrent.run();
        }
    }

    void close() {
        closed = true;
        thread.interrupt();
        errands.forEach(Thread::interrupt);
    }

    private void run() {
        try {
            while (!closed) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection from its opening to its end. A defect of ours costs one try, never the account. */
    private void step() throws InterruptedException {
        try {
            var missing = api.access().missing();
            if (missing.isPresent()) {
                giveUp(missing.get());
                return;
            }
            switch (api.access().token()) {
                case GetstreamAnswer.Got<String>(var token) -> after(followed(token), token);
                case GetstreamAnswer.Refused<String>(var error) -> refused(error, "");
                case GetstreamAnswer.Lost<String>(var why, var perhaps) -> noToken(why);
            }
        } catch (RuntimeException defect) {
            lost();
            if (defects.add(defect.getClass())) {
                LOG.error("{}: the connection failed by a defect; this is said once a kind", thread.getName(), defect);
            }
            pause(Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName()));
        }
    }

    private GetstreamEnd followed(String token) throws InterruptedException {
        boolean polling = unopened >= FAILURES_BEFORE_POLLING;
        GetstreamEnd end;
        if (polling) {
            var polls = new GetstreamLongpoll(api, network.clock());
            current(polls::drop);
            end = polls.follow(noSocket, new Ear());
        } else {
            unopened++;
            var socket = new GetstreamSocket(network, api.access(), timings, odd);
            current(socket::drop);
            end = socket.follow(token, new Ear());
        }
        lost();
        return end;
    }

    private void after(GetstreamEnd end, String token) throws InterruptedException {
        switch (end) {
            case GetstreamEnd.Lost(var why) -> {
                noSocket = why.detail().isEmpty() ? "WebSocket" : why.detail();
                pause(why);
            }
            case GetstreamEnd.Refused(var error) -> refused(error, token);
            case GetstreamEnd.ForGood(var why) -> giveUp(why);
            case GetstreamEnd.TimeForASocket() -> unopened = FAILURES_BEFORE_POLLING - 1;
        }
    }

    private void refused(GetstreamError error, String token) throws InterruptedException {
        switch (error.course()) {
            case NEW_TOKEN -> {
                if (++renewals > RENEWALS_IN_A_ROW) {
                    giveUp(error.why());
                } else if (api.access().renewed(token) instanceof GetstreamAnswer.Lost<String>(var why, var perhaps)) {
                    noToken(why.code() == ReasonCode.BAD_TOKEN ? error.why() : why);
                }
            }
            case AGAIN, LATER, NEW_SOCKET -> pause(error.why());
            case MUCH_LATER -> pause(error.why(), timings.crowded());
            case SIGN_IN, SETTINGS, GONE, FORBIDDEN, UNABLE, NEVER -> giveUp(error.why());
        }
    }

    private void noToken(Reason why) throws InterruptedException {
        if (why.code() == ReasonCode.BAD_TOKEN) {
            giveUp(why);
        } else {
            pause(why);
        }
    }

    private void giveUp(Reason why) throws InterruptedException {
        var mail = new GetstreamMail.GivenUp(why, heardAt);
        // what was wished before is answered by this; what is wished after it is not to be lost
        wake.drainPermits();
        synchronized (this) {
            givenUp = mail;
            members.forEach(member -> member.post(mail));
        }
        wake.acquire();
        synchronized (this) {
            givenUp = null;
        }
        failures = 0;
        unopened = 0;
        renewals = 0;
    }

    private void pause(Reason why) throws InterruptedException {
        failures++;
        pause(why, delay());
    }

    private void pause(Reason why, Duration wait) throws InterruptedException {
        var mail = new GetstreamMail.Lost(why, heardAt, network.clock().instant().plus(wait));
        wake.drainPermits();
        members.forEach(member -> member.post(mail));
        if (wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            failures = 0;
        }
    }

    /** Before the next try after so many failures in a row, as the platform's own client waits. */
    private Duration delay() {
        long unit = timings.retryUnit().toMillis();
        long longest = timings.retryLongest().toMillis();
        long least = Math.min(Math.max(unit / 8, (failures - 1) * unit), longest);
        long most = Math.min(unit / 4 + failures * unit, longest);
        return Duration.ofMillis(most <= least ? least : network.random().nextLong(least, most));
    }

    private synchronized void current(Runnable drop) {
        dropCurrent = drop;
    }

    private synchronized void lost() {
        open = null;
        dropCurrent = null;
    }

    private final class Ear implements GetstreamListener {
        @Override
        public void opened(String connectionId, Optional<String> poorly) {
            failures = 0;
            renewals = 0;
            if (poorly.isEmpty()) {
                unopened = 0;
            }
            var mail = new GetstreamMail.Opened(connectionId, poorly);
            synchronized (GetstreamLink.this) {
                open = mail;
                members.forEach(member -> member.post(mail));
            }
        }

        @Override
        public void heard(JsonNode event) {
            String cid = GetstreamTree.text(event, "cid").orElse("*");
            for (var member : members) {
                if (cid.equals("*") || cid.equals(member.place().cid())) {
                    member.post(new GetstreamMail.Event(event));
                }
            }
        }

        @Override
        public void alive() {
            heardAt = Optional.of(network.clock().instant());
        }
    }
}
