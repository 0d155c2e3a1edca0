package app.tributary.platform.allmine;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.Reply;
import app.tributary.net.Rest;
import app.tributary.platform.AccountKey;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.allmine.wire.RefreshBody;
import app.tributary.platform.allmine.wire.TokenPair;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of one account: one for all its channels, because each refresh token is good once. Made new before
 * they end, by one thread while the others wait; stored before they are used. Blocks; any thread may call.
 */
final class AllmineAccess {
    private static final Logger LOG = LoggerFactory.getLogger(AllmineAccess.class);
    private static final String PATH = "/api/v1/auth/refresh";

    private final ChannelSetup.Account account;
    private final URI rest;
    private final Network network;
    private final AllmineTimings timings;
    private @Nullable AllmineToken current;
    private @Nullable String refusedRefresh;
    private @Nullable CompletableFuture<Answer<AllmineToken>> flight;
    /** New tokens that the store did not take: they are all that is left of the session. */
    private volatile Map<String, Secret> unstored = Map.of();
    private Instant notBefore = Instant.MIN;
    private Answer.@Nullable Trouble<AllmineToken> lastTrouble;

    AllmineAccess(Network network, URI rest, ChannelSetup.Account account, AllmineTimings timings) {
        this.network = network;
        this.rest = rest;
        this.account = account;
        this.timings = timings;
    }

    /** Somebody may have signed in anew: what is stored counts, not what is known. Does not block. */
    synchronized void forget() {
        current = null;
    }

    /** The token to call with; made new where it is about to end. */
    Answer<AllmineToken> token() {
        var known = known();
        if (known.isPresent() && !known.get().endsBy(network.clock().instant().plus(timings.refreshAhead()))) {
            return new Answer.Got<>(known.get());
        }
        var fresh = refreshed();
        boolean stillGood = known.isPresent() && !known.get().endsBy(network.clock().instant());
        if (fresh instanceof Answer.Trouble<AllmineToken> && stillGood) {
            return new Answer.Got<>(known.get());
        }
        // without a refresh token the server itself has to say that the old one is over
        boolean nothingToRefresh = fresh instanceof Answer.Trouble<AllmineToken> trouble
                && trouble.why().code() == ReasonCode.NOT_SIGNED_IN;
        return nothingToRefresh && known.isPresent() ? new Answer.Got<>(known.get()) : fresh;
    }

    /** Another token than one that the server did not accept. */
    Answer<AllmineToken> insteadOf(AllmineToken refused) {
        synchronized (this) {
            if (current != null && current.equals(refused)) {
                current = null;
            }
        }
        var known = known();
        if (known.isPresent() && !known.get().value().equals(refused.value())) {
            return new Answer.Got<>(known.get());
        }
        return refreshed();
    }

    /** The user whose account it is, as far as the token says. */
    Optional<String> userId() {
        return known().flatMap(AllmineToken::userId);
    }

    /** Whether the account can outlast its access token. */
    boolean hasRefresh() {
        return read(AllminePlatform.REFRESH_TOKEN).isPresent();
    }

    /** Whether there is anything to sign in with. */
    boolean isSignedIn() {
        return known().isPresent() || hasRefresh();
    }

    private Optional<AllmineToken> known() {
        synchronized (this) {
            if (current != null) {
                return Optional.of(current);
            }
        }
        var stored = read(AllminePlatform.ACCESS_TOKEN).map(AllmineToken::of);
        synchronized (this) {
            if (current == null) {
                current = stored.orElse(null);
            }
            return Optional.ofNullable(current);
        }
    }

    /** Waits for the one refresh under way, or begins it. Who is interrupted leaves it to the others. */
    private Answer<AllmineToken> refreshed() {
        CompletableFuture<Answer<AllmineToken>> mine;
        synchronized (this) {
            if (flight == null) {
                var started = new CompletableFuture<Answer<AllmineToken>>();
                flight = started;
                // on a thread of its own: an answer with new tokens must not be lost because a channel is closed
                Thread.ofVirtual().name("allmine-refresh").start(() -> fly(started));
            }
            mine = flight;
        }
        try {
            return mine.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Broken<>(Reason.of(ReasonCode.CLOSING), false);
        } catch (ExecutionException defect) {
            return new Answer.Broken<>(Reason.of(ReasonCode.DEFECT, "refresh"), false);
        }
    }

    private void fly(CompletableFuture<Answer<AllmineToken>> started) {
        try {
            var answer = refresh();
            landed();
            started.complete(answer);
        } catch (RuntimeException defect) {
            LOG.error("{}: the tokens could not be made new", account.id(), defect);
            landed();
            started.completeExceptionally(defect);
        }
    }

    private synchronized void landed() {
        flight = null;
    }

    private Answer<AllmineToken> refresh() {
        var used = read(AllminePlatform.REFRESH_TOKEN);
        if (used.isEmpty()) {
            return new Answer.Broken<>(Reason.of(ReasonCode.NOT_SIGNED_IN), false);
        }
        synchronized (this) {
            if (used.get().equals(refusedRefresh)) {
                return new Answer.Refused<>(401, "", Optional.empty());
            }
            if (network.clock().instant().isBefore(notBefore) && lastTrouble != null) {
                return lastTrouble.of();
            }
        }
        var answer = ask(used.get());
        synchronized (this) {
            if (answer instanceof Answer.Trouble<AllmineToken> trouble) {
                lastTrouble = trouble;
                notBefore = network.clock().instant().plus(timings.retryFirst());
                boolean refused = trouble.status() == 400 || trouble.status() == 401 || trouble.status() == 403;
                if (refused) {
                    refusedRefresh = used.get();
                    LOG.warn("{}: the refresh token is not accepted; sign in again", account.id());
                    return new Answer.Refused<>(401, "", Optional.empty());
                }
            }
        }
        return answer;
    }

    private Answer<AllmineToken> ask(String refreshToken) {
        var body = Json.write(new RefreshBody(refreshToken));
        var reply = new Rest(network).call("POST", AllmineApi.address(rest, PATH), Map.of(), Optional.of(body),
                timings.answerWithin());
        return switch (reply) {
            case Reply.NoAnswer none -> new Answer.Broken<>(none.why(), none.perhapsDone());
            case Reply.Answer answer when answer.ok() -> AllmineEnvelope.of(answer.body())
                    .flatMap(envelope -> Json.as(envelope.data(), TokenPair.class)).flatMap(this::taken)
                    .<Answer<AllmineToken>>map(Answer.Got::new)
                    .orElseGet(() -> new Answer.Broken<>(Reason.of(ReasonCode.BAD_ANSWER, "no tokens"), true));
            case Reply.Answer answer -> AllmineEnvelope.refusal(answer, network.clock().instant());
        };
    }

    private Optional<AllmineToken> taken(TokenPair pair) {
        String access = pair.accessToken();
        if (access == null || access.isBlank()) {
            return Optional.empty();
        }
        var secrets = new HashMap<String, Secret>();
        secrets.put(AllminePlatform.ACCESS_TOKEN.key(), new Secret(access));
        String next = pair.refreshToken();
        if (next != null && !next.isBlank()) {
            secrets.put(AllminePlatform.REFRESH_TOKEN.key(), new Secret(next));
        }
        store(secrets);
        Long life = pair.expiresIn();
        var token = AllmineToken.of(access);
        var known = life == null ? token : token.endingAt(network.clock().instant().plusSeconds(life));
        synchronized (this) {
            current = known;
            refusedRefresh = null;
        }
        return Optional.of(known);
    }

    private void store(Map<String, Secret> secrets) {
        try {
            account.tokens().write(account.id(), secrets);
            unstored = Map.of();
        } catch (UncheckedIOException e) {
            unstored = Map.copyOf(secrets);
            LOG.error("{}: the new tokens could not be stored; after a restart one has to sign in again",
                    account.id(), e);
        }
    }

    private Optional<String> read(AccountKey key) {
        var held = Optional.ofNullable(unstored.get(key.key()));
        return held.or(() -> account.tokens().read(account.id(), key.key()))
                .map(secret -> AllmineToken.bare(secret.value()))
                .filter(text -> !text.isEmpty());
    }
}
