package app.tributary.platform.blaze;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.net.Network;
import app.tributary.platform.AccountKey;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.blaze.wire.OauthTokens;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token of one account, shared by all its channels: read from the token store, renewed when 80 % of its
 * life is over and once when a call was answered 401. There is one renewal at a time, on a thread of its own that
 * no closing channel interrupts, because a rotated token that is lost cannot be had again. New tokens are stored
 * before they are used. Any thread may call; blocks.
 */
final class BlazeTokens {
    /** What is stored beside the token: when it was given and when it ends. */
    static final String LIFE = "access-token-life";
    /** What the person agreed to, as far as the platform said so. */
    static final String SCOPES = "access-token-scopes";

    private static final Logger LOG = LoggerFactory.getLogger(BlazeTokens.class);
    private static final double RENEW_AT = 0.8;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final Network network;
    private final InstantSource clock;
    private final BlazeTimings timings;
    private @Nullable CompletableFuture<Answer<String>> running;
    private Instant notBefore = Instant.MIN;
    private Reason lastTrouble = Reason.of(ReasonCode.NETWORK);
    /** New tokens that the store did not take, and the stored token that they replace. */
    private Map<String, Secret> unstored = Map.of();
    private String unstoredOver = "";
    private String uselessRefreshToken = "";
    private Reason whyUseless = Reason.of(ReasonCode.BAD_TOKEN);

    BlazeTokens(Network network, BlazeTimings timings) {
        this.network = network;
        this.clock = network.clock();
        this.timings = timings;
    }

    /** The token to call with now. */
    Answer<String> current(ChannelSetup setup) {
        String token = read(setup, BlazePlatform.ACCESS_TOKEN);
        if (token.isEmpty()) {
            return new Answer.Broken<>(Reason.of(ReasonCode.NOT_SIGNED_IN), false);
        }
        if (isOld(setup) && mayRenew(setup) && renewed(setup, token) instanceof Answer.Got<String>(var fresh)) {
            return new Answer.Got<>(fresh);
        }
        // what could not be renewed may still be good for the rest of its time
        return new Answer.Got<>(token);
    }

    /** The token to try instead of one that was answered 401; refused where there is none. */
    Answer<String> after(String refused, ChannelSetup setup) {
        String token = read(setup, BlazePlatform.ACCESS_TOKEN);
        if (!token.isEmpty() && !token.equals(refused)) {
            // signed in again, or renewed by somebody else
            return new Answer.Got<>(token);
        }
        if (!hasWhatARenewalNeeds(setup)) {
            return new Answer.Refused<>(401, "", Optional.empty());
        }
        synchronized (this) {
            if (uselessRefreshToken.equals(read(setup, BlazePlatform.REFRESH_TOKEN))) {
                return new Answer.Refused<>(401, whyUseless.detail(), Optional.empty());
            }
            if (clock.instant().isBefore(notBefore)) {
                return new Answer.Broken<>(lastTrouble, false);
            }
        }
        return renewed(setup, refused);
    }

    /** What is put into the token store after a sign-in or a renewal. */
    static Map<String, Secret> stored(OauthTokens given, Instant now) {
        var secrets = new LinkedHashMap<String, Secret>();
        secrets.put(BlazePlatform.ACCESS_TOKEN.key(), new Secret(BlazeMapper.first(given.accessToken())));
        String refresh = BlazeMapper.first(given.refreshToken());
        if (!refresh.isEmpty()) {
            secrets.put(BlazePlatform.REFRESH_TOKEN.key(), new Secret(refresh));
        }
        Long seconds = given.expiresIn();
        // sources disagree about what it is where the answer does not say it: an hour is the shortest of them
        var life = Duration.ofSeconds(seconds == null ? 3600 : Math.clamp(seconds, 1, 366L * 24 * 3600));
        secrets.put(LIFE, new Secret(now + "/" + now.plus(life)));
        var scopes = given.scopes();
        if (scopes != null) {
            secrets.put(SCOPES, new Secret(String.join(" ", scopes.stream().filter(Objects::nonNull).toList())));
        }
        return secrets;
    }

    private boolean isOld(ChannelSetup setup) {
        String[] times = read(setup, LIFE).split("/", -1);
        if (times.length != 2) {
            return false;
        }
        try {
            Instant from = Instant.parse(times[0]);
            var life = Duration.between(from, Instant.parse(times[1]));
            return !clock.instant().isBefore(from.plusMillis((long) (life.toMillis() * RENEW_AT)));
        } catch (DateTimeException notOurs) {
            return false;
        }
    }

    private synchronized boolean mayRenew(ChannelSetup setup) {
        return hasWhatARenewalNeeds(setup) && !clock.instant().isBefore(notBefore)
                && !uselessRefreshToken.equals(read(setup, BlazePlatform.REFRESH_TOKEN));
    }

    private boolean hasWhatARenewalNeeds(ChannelSetup setup) {
        return !read(setup, BlazePlatform.REFRESH_TOKEN).isEmpty()
                && !read(setup, BlazePlatform.CLIENT_SECRET).isEmpty();
    }

    /** The token that replaces this one; whoever asks while it is being fetched gets the same. */
    private Answer<String> renewed(ChannelSetup setup, String old) {
        CompletableFuture<Answer<String>> flight;
        synchronized (this) {
            String now = read(setup, BlazePlatform.ACCESS_TOKEN);
            if (!now.equals(old)) {
                return new Answer.Got<>(now);
            }
            if (running == null) {
                var fresh = new CompletableFuture<Answer<String>>();
                running = fresh;
                Thread.ofVirtual().name("blaze-renewal").start(() -> fly(setup, fresh));
            }
            flight = Objects.requireNonNull(running);
        }
        try {
            return flight.get();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Answer.Broken<>(Reason.of(ReasonCode.CLOSING), false);
        } catch (ExecutionException defect) {
            throw new IllegalStateException("a renewal failed by a defect", defect.getCause());
        }
    }

    private void fly(ChannelSetup setup, CompletableFuture<Answer<String>> flight) {
        try {
            var answer = renew(setup);
            synchronized (this) {
                running = null;
            }
            flight.complete(answer);
        } catch (RuntimeException defect) {
            synchronized (this) {
                running = null;
                notBefore = clock.instant().plus(AFTER_FAILURE);
            }
            flight.completeExceptionally(defect);
        }
    }

    private Answer<String> renew(ChannelSetup setup) {
        String refresh = read(setup, BlazePlatform.REFRESH_TOKEN);
        var answer = new BlazeOauth(network, setup.endpoint(BlazePlatform.OAUTH), timings)
                .refresh(setup.setting(BlazePlatform.CLIENT_ID).map(String::strip).orElse(""),
                        read(setup, BlazePlatform.CLIENT_SECRET), refresh);
        return switch (answer) {
            case Answer.Got<OauthTokens>(var given) -> {
                store(setup, stored(given, clock.instant()));
                yield new Answer.Got<>(BlazeMapper.first(given.accessToken()));
            }
            case Answer.Refused<OauthTokens> refused when !refused.serverFailed() && refused.status() != 429 -> {
                synchronized (this) {
                    uselessRefreshToken = refresh;
                    whyUseless = Reason.of(ReasonCode.BAD_TOKEN, refused.words());
                }
                LOG.warn("{}: the token cannot be renewed ({} {}): sign in again", setup.channel(), refused.status(),
                        refused.words());
                yield new Answer.Refused<>(401, refused.words(), Optional.empty());
            }
            case Answer.Trouble<OauthTokens> trouble -> {
                synchronized (this) {
                    notBefore = clock.instant().plus(AFTER_FAILURE);
                    lastTrouble = trouble.why();
                }
                yield new Answer.Broken<>(trouble.why(), false);
            }
        };
    }

    /** Stores; what cannot be stored is used from here, so that the evening goes on. */
    private void store(ChannelSetup setup, Map<String, Secret> secrets) {
        var account = setup.account().orElseThrow();
        try {
            account.tokens().write(account.id(), secrets);
        } catch (UncheckedIOException notStored) {
            LOG.error("{}: renewed tokens could not be stored; after this run a new sign-in is needed", account.id(),
                    notStored);
            synchronized (this) {
                unstoredOver = stored(setup, BlazePlatform.ACCESS_TOKEN.key());
                unstored = Map.copyOf(secrets);
            }
        }
    }

    private String read(ChannelSetup setup, AccountKey key) {
        return read(setup, key.key());
    }

    private synchronized String read(ChannelSetup setup, String key) {
        var held = unstored.get(key);
        if (held != null && unstoredOver.equals(stored(setup, BlazePlatform.ACCESS_TOKEN.key()))) {
            return held.value();
        }
        return stored(setup, key);
    }

    private static String stored(ChannelSetup setup, String key) {
        return setup.account().flatMap(account -> account.tokens().read(account.id(), key))
                .map(secret -> secret.value().strip()).orElse("");
    }
}
