package app.tributary.platform.hapihub;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.net.Json;
import app.tributary.platform.AccountKey;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.hapihub.wire.AuthReply;
import app.tributary.platform.hapihub.wire.ErrorDoc;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tokens of one account, however many rooms use it: from the store, by refreshing, by e-mail and
 * password. At most one request for a token is under way; whoever needs one waits for that. Tokens rotate, so
 * new ones are stored before they are used, and a request that is under way is never interrupted.
 */
final class HapihubSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(HapihubSignIn.class);
    private static final String PATH = "/authentication";

    private final HapihubWire wire;
    private final ChannelSetup.Account account;
    private final InstantSource clock;
    private volatile @Nullable Pass pass;
    private @Nullable CompletableFuture<Answer<Pass>> underWay;
    private boolean storeFailed;

    HapihubSignIn(HapihubWire wire, ChannelSetup.Account account, InstantSource clock) {
        this.wire = wire;
        this.account = account;
        this.clock = clock;
    }

    /** A token that is good as far as we know. */
    Answer<Pass> pass() {
        var known = pass;
        return known != null && !known.nearEnd(clock.instant())
                ? new Answer.Got<>(known)
                : await(Optional.empty());
    }

    /** Another token than this one, which the server no longer takes. */
    Answer<Pass> renewed(Pass refused) {
        return await(Optional.of(refused));
    }

    /** Somebody may have signed in anew meanwhile: what was kept then counts. May block on a keychain. */
    void reread() {
        var known = pass;
        var stored = secret(HapihubPlatform.ACCESS_TOKEN);
        synchronized (this) {
            if (known != null && !storeFailed && stored.isPresent() && !stored.get().equals(known.token())) {
                pass = null;
            }
        }
    }

    /** The token in use, if there is one. */
    Optional<Pass> current() {
        return Optional.ofNullable(pass);
    }

    /** Whose account it is, as far as that is known by now. */
    Optional<String> uid() {
        var known = pass;
        return known == null ? Optional.empty() : known.uid();
    }

    private Answer<Pass> await(Optional<Pass> refused) {
        CompletableFuture<Answer<Pass>> flight;
        synchronized (this) {
            var known = pass;
            if (known != null && !known.nearEnd(clock.instant())
                    && refused.filter(bad -> bad.token().equals(known.token())).isEmpty()) {
                return new Answer.Got<>(known);
            }
            flight = underWay;
            if (flight == null || flight.isDone()) {
                Supplier<Answer<Pass>> work = () -> obtained(refused);
                flight = CompletableFuture.supplyAsync(work,
                        task -> Thread.ofVirtual().name("hapihub-sign-in").start(task));
                underWay = flight;
            }
        }
        try {
            return flight.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Broken<>(Reason.of(ReasonCode.CLOSING), false);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the sign-in failed by a defect", e.getCause());
        }
    }

    private Answer<Pass> obtained(Optional<Pass> refused) {
        var answer = tried(refused);
        if (answer instanceof Answer.Got<Pass>(var got)) {
            pass = got;
        }
        return answer;
    }

    private Answer<Pass> tried(Optional<Pass> refused) {
        var now = clock.instant();
        var stored = secret(HapihubPlatform.ACCESS_TOKEN).map(Pass::of);
        boolean refusedIsStored = stored.isPresent()
                && refused.filter(bad -> bad.token().equals(stored.get().token())).isPresent();
        if (stored.isPresent() && !refusedIsStored && !stored.get().nearEnd(now)) {
            var named = named(stored.get());
            boolean no = named instanceof Answer.Refused<Pass> answer && answer.status() == 401;
            if (!no) {
                return named;
            }
        }
        var refresh = secret(HapihubPlatform.REFRESH_TOKEN);
        if (refresh.isPresent()) {
            var body = JsonNodeFactory.instance.objectNode().put("action", "refreshAccessToken").put("refreshToken",
                    refresh.get());
            var answer = asked(body, refresh, stored.flatMap(Pass::uid).or(this::uid));
            if (answer instanceof Answer.Got<Pass>) {
                return answer;
            }
            boolean final_ = answer instanceof Answer.Refused<Pass> no && !no.passes();
            if (!final_) {
                // the token itself may be good for another minute
                boolean usable = stored.isPresent() && !refusedIsStored && !stored.get().isOver(now);
                return usable ? new Answer.Got<>(stored.get()) : answer;
            }
        }
        return byPassword().orElseGet(() -> withoutAnotherWay(stored, refusedIsStored));
    }

    private Answer<Pass> withoutAnotherWay(Optional<Pass> stored, boolean refused) {
        if (stored.isEmpty()) {
            return new Answer.Broken<>(Reason.of(ReasonCode.NOT_SIGNED_IN), false);
        }
        // our clock may be wrong: what was pasted is for the server to judge
        return refused ? new Answer.Refused<>(401, "", Optional.empty()) : new Answer.Got<>(stored.get());
    }

    private Optional<Answer<Pass>> byPassword() {
        var email = Optional.ofNullable(account.settings().get(HapihubPlatform.EMAIL.key())).map(String::strip)
                .filter(text -> !text.isEmpty());
        var password = read(HapihubPlatform.PASSWORD).filter(text -> !text.isEmpty());
        if (email.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        var body = JsonNodeFactory.instance.objectNode().put("strategy", "local").put("email", email.get())
                .put("password", password.get());
        secret(HapihubPlatform.TOTP).ifPresent(code -> body.put("totpToken", code));
        return Optional.of(asked(body, Optional.empty(), Optional.empty()));
    }

    /** A token that does not say whose it is: the server knows. */
    private Answer<Pass> named(Pass stored) {
        if (stored.uid().isPresent()) {
            return new Answer.Got<>(stored);
        }
        var body = JsonNodeFactory.instance.objectNode().put("strategy", "jwt").put("accessToken", stored.token());
        var answer = asked(body, secret(HapihubPlatform.REFRESH_TOKEN), Optional.empty());
        return switch (answer) {
            case Answer.Got<Pass> got -> got;
            case Answer.Refused<Pass> no when no.status() == 401 -> no;
            // the token may be good for calls all the same
            case Answer.Trouble<Pass> _ -> new Answer.Got<>(stored);
        };
    }

    private Answer<Pass> asked(ObjectNode body, Optional<String> oldRefresh, Optional<String> uid) {
        return wire.call("POST", PATH, Optional.empty(), Optional.of(Json.write(body))).then(answer -> {
            var reply = Json.as(answer.json(), AuthReply.class).filter(some -> answer.json().isObject());
            String token = reply.map(AuthReply::accessToken).map(String::strip).orElse("");
            if (!HapihubWire.isHeaderText(token)) {
                return refusal(answer);
            }
            String refresh = Optional.ofNullable(reply.get().refreshToken()).map(String::strip)
                    .filter(text -> !text.isEmpty()).or(() -> oldRefresh).orElse("");
            store(token, refresh);
            return new Answer.Got<>(Pass.of(token)
                    .withUid(Optional.ofNullable(reply.get().uid()).filter(text -> !text.isBlank()).or(() -> uid)));
        });
    }

    /** An answer of this service without a token is a refusal, whatever its status says. */
    private static Answer<Pass> refusal(HapihubWire.Body answer) {
        var error = Json.as(answer.json(), ErrorDoc.class).filter(some -> answer.json().isObject());
        var code = error.map(ErrorDoc::code);
        int status = code.filter(node -> node.isIntegralNumber()).map(node -> node.asInt(401)).orElse(401);
        return error.filter(some -> some.message() != null).isPresent()
                ? new Answer.Refused<>(Math.clamp(status, 400, 599), HapihubWire.words(error.get()), Optional.empty())
                : Answer.odd("no token");
    }

    private void store(String token, String refresh) {
        Map<String, Secret> secrets = new HashMap<>();
        secrets.put(HapihubPlatform.ACCESS_TOKEN.key(), new Secret(token));
        if (!refresh.isEmpty()) {
            secrets.put(HapihubPlatform.REFRESH_TOKEN.key(), new Secret(refresh));
        }
        try {
            account.tokens().write(account.id(), secrets);
            stored(true);
        } catch (UncheckedIOException e) {
            if (stored(false)) {
                LOG.error("{}: new tokens cannot be stored; they serve until the program ends", account.id(), e);
            }
        }
    }

    /** Whether that is news. */
    private synchronized boolean stored(boolean kept) {
        boolean news = storeFailed == kept;
        storeFailed = !kept;
        return news;
    }

    private Optional<String> secret(AccountKey key) {
        return read(key).map(String::strip).filter(HapihubWire::isHeaderText);
    }

    private Optional<String> read(AccountKey key) {
        return account.tokens().read(account.id(), key.key()).map(Secret::value);
    }
}
