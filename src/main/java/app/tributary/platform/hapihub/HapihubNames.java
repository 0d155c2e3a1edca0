package app.tributary.platform.hapihub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names of accounts, which no message has with it: looked up once and kept for a day, few at a time. Whoever
 * asks waits for a moment only. Any thread may call.
 */
final class HapihubNames {
    private static final Logger LOG = LoggerFactory.getLogger(HapihubNames.class);
    private static final int MOST = 5000;
    private static final int PARALLEL = 4;
    private static final Duration KEPT = Duration.ofHours(24);
    /** After a failure that says nothing of the account. */
    private static final Duration TRIED_AGAIN = Duration.ofSeconds(30);

    private final HapihubApi api;
    private final InstantSource clock;
    private final HapihubTimings timings;
    private final Semaphore lines = new Semaphore(PARALLEL);
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Profile>> asked = new HashMap<>();

    private record Known(Profile profile, Instant until) {}

    HapihubNames(HapihubApi api, InstantSource clock, HapihubTimings timings) {
        this.api = api;
        this.clock = clock;
        this.timings = timings;
    }

    /** The server told of these without being asked. */
    synchronized void learn(Map<String, Profile> profiles) {
        Instant until = clock.instant().plus(KEPT);
        profiles.forEach((uid, profile) -> keep(uid, profile, until));
    }

    /** Somebody's name; the short uid where it cannot be had in time. */
    Profile of(String uid) {
        return all(java.util.Set.of(uid)).getOrDefault(uid, Profile.unknown(uid));
    }

    /** The names of these people; waits for all of them together. */
    Map<String, Profile> all(Collection<String> uids) {
        var found = new HashMap<String, Profile>();
        var waited = new HashMap<String, CompletableFuture<Profile>>();
        for (String uid : uids) {
            var here = cached(uid);
            if (here.isPresent()) {
                found.put(uid, here.get());
            } else {
                waited.put(uid, ask(uid));
            }
        }
        Instant until = clock.instant().plus(timings.nameWithin());
        waited.forEach((uid, future) -> found.put(uid, waitFor(uid, future, until)));
        return found;
    }

    private Profile waitFor(String uid, CompletableFuture<Profile> future, Instant until) {
        try {
            long left = Math.max(0, Duration.between(clock.instant(), until).toMillis());
            return future.get(left, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Profile.unknown(uid);
        } catch (ExecutionException e) {
            LOG.error("a name could not be looked up", e.getCause());
            return Profile.unknown(uid);
        } catch (TimeoutException late) {
            return Profile.unknown(uid);
        }
    }

    private synchronized Optional<Profile> cached(String uid) {
        @Nullable
        Known here = known.get(uid);
        return here == null || here.until().isBefore(clock.instant()) ? Optional.empty() : Optional.of(here.profile());
    }

    private synchronized CompletableFuture<Profile> ask(String uid) {
        return asked.computeIfAbsent(uid, unasked -> CompletableFuture.supplyAsync(() -> lookUp(uid),
                task -> Thread.ofVirtual().name("hapihub-name").start(task)));
    }

    private Profile lookUp(String uid) {
        try {
            lines.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Profile.unknown(uid);
        }
        try {
            var answer = api.account(uid);
            var profile = answer instanceof Answer.Got<Profile>(var got) ? got : Profile.unknown(uid);
            boolean settled = switch (answer) {
                case Answer.Got<Profile> _ -> true;
                case Answer.Refused<Profile> no -> !no.passes() && no.status() != 401;
                case Answer.Broken<Profile> _ -> false;
            };
            synchronized (this) {
                keep(uid, profile, clock.instant().plus(settled ? KEPT : TRIED_AGAIN));
            }
            return profile;
        } finally {
            lines.release();
            synchronized (this) {
                asked.remove(uid);
            }
        }
    }

    private void keep(String uid, Profile profile, Instant until) {
        known.remove(uid);
        known.put(uid, new Known(profile, until));
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
