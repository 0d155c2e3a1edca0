package app.tributary.platform.getstream;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.Reply;
import app.tributary.net.Rest;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.PlainText;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What signs the calls of one account, and how a new token is had. Any thread may call; most of it may block on a
 * keychain, a renewal on the network.
 */
final class GetstreamAccess {
    private static final Logger LOG = LoggerFactory.getLogger(GetstreamAccess.class);
    private static final int LONGEST_TOKEN = 8192;

    private final ChannelSetup setup;
    private final Rest rest;
    private final Duration within;
    private volatile @Nullable String token;
    private volatile @Nullable Read lastRead;

    private record Read(String token, Optional<String> userId) {
        @Override
        public String toString() {
            return "Read[***]";
        }
    }

    GetstreamAccess(Network network, ChannelSetup setup, Duration within) {
        this.setup = setup;
        this.within = within;
        rest = new Rest(network);
    }

    /** What a person has to fill in before any call makes sense. */
    Optional<Reason> missing() {
        if (setup.account().isEmpty() || (storedToken().isEmpty() && provider().isEmpty())) {
            return Optional.of(Reason.of(ReasonCode.NOT_SIGNED_IN));
        }
        if (apiKey().isEmpty()) {
            return wrong(GetstreamPlatform.API_KEY.key());
        }
        if (!isWeb(restBase(), "http")) {
            return wrong(GetstreamPlatform.REST.key());
        }
        if (!isWeb(realtimeBase(), "ws")) {
            return wrong(GetstreamPlatform.REALTIME.key());
        }
        if (setup.setting(GetstreamPlatform.TOKEN_PROVIDER).filter(text -> !text.isBlank()).isPresent()
                && provider().isEmpty()) {
            return wrong(GetstreamPlatform.TOKEN_PROVIDER.key());
        }
        if (userId().isEmpty() && provider().isEmpty()) {
            return wrong(GetstreamPlatform.USER_ID.key());
        }
        return Optional.empty();
    }

    Optional<String> apiKey() {
        return setup.setting(GetstreamPlatform.API_KEY).map(String::strip).filter(GetstreamAccess::isHeaderText);
    }

    /** As whom: the setting, else what the token says. */
    Optional<String> userId() {
        return setup.setting(GetstreamPlatform.USER_ID).map(String::strip).filter(text -> !text.isEmpty())
                .or(() -> known().flatMap(this::userIn));
    }

    /** Asked for at every message: read once a token. */
    private Optional<String> userIn(String text) {
        var last = lastRead;
        if (last == null || !last.token().equals(text)) {
            last = new Read(text, GetstreamPass.read(text).userId());
            lastRead = last;
        }
        return last.userId();
    }

    /** The token of the app's own server; empty where there is none. May block on a keychain. */
    Optional<String> serverToken() {
        return setup.secret(GetstreamPlatform.SERVER_TOKEN).map(secret -> secret.value().strip())
                .filter(GetstreamAccess::isHeaderText);
    }

    /** The token in use, fetched where there is none yet. */
    GetstreamAnswer<String> token() {
        var present = known();
        return present.isPresent() ? new GetstreamAnswer.Got<>(present.get()) : renewed("");
    }

    /**
     * A token other than the one that was refused: stored meanwhile, or from the token provider. One renewal at a
     * time; who waited for it gets what it brought.
     */
    synchronized GetstreamAnswer<String> renewed(String refused) {
        String known = token;
        if (known != null && !known.equals(refused)) {
            return new GetstreamAnswer.Got<>(known);
        }
        var stored = storedToken().filter(text -> !text.equals(refused));
        if (stored.isPresent()) {
            token = stored.get();
            return new GetstreamAnswer.Got<>(stored.get());
        }
        var provider = provider();
        return provider.isPresent()
                ? provided(provider.get(), refused)
                : new GetstreamAnswer.Lost<>(Reason.of(ReasonCode.BAD_TOKEN), false);
    }

    /** The same header value as the platform's own client sends, or with the word that its documentation shows. */
    String authorization(String used) {
        boolean bearer = "bearer".equals(setup.setting(GetstreamPlatform.AUTH_STYLE).orElse(""));
        return bearer ? "Bearer " + used : used;
    }

    boolean olderPaths() {
        return "v1".equals(setup.setting(GetstreamPlatform.PATH_STYLE).orElse(""));
    }

    boolean deletesHard() {
        return "hard".equals(setup.setting(GetstreamPlatform.DELETE).orElse(""));
    }

    URI restBase() {
        return setup.endpoint(GetstreamPlatform.REST);
    }

    URI realtimeBase() {
        return setup.endpoint(GetstreamPlatform.REALTIME);
    }

    private GetstreamAnswer<String> provided(URI provider, String refused) {
        return switch (rest.call("GET", provider, Map.of(), Optional.empty(), within)) {
            case Reply.NoAnswer(var why, var perhaps) -> new GetstreamAnswer.Lost<>(why, false);
            case Reply.Answer answer when answer.status() >= 500 -> new GetstreamAnswer.Lost<>(
                    Reason.of(ReasonCode.SERVER_ERROR, "token-provider: " + answer.status()), false);
            case Reply.Answer answer when !answer.ok() -> new GetstreamAnswer.Lost<>(
                    Reason.of(ReasonCode.BAD_TOKEN, "token-provider: HTTP " + answer.status()), false);
            case Reply.Answer answer -> {
                var fresh = inside(answer.body()).filter(text -> !text.equals(refused));
                if (fresh.isEmpty()) {
                    yield new GetstreamAnswer.Lost<>(Reason.of(ReasonCode.BAD_TOKEN, "token-provider"), false);
                }
                keep(fresh.get());
                yield new GetstreamAnswer.Got<>(fresh.get());
            }
        };
    }

    /** The bare token, or an object that has it. */
    private static Optional<String> inside(String body) {
        var object = Json.tree(body).filter(node -> node.isObject() || node.isString());
        return object
                .map(node -> node.isString()
                        ? Optional.of(node.asString(""))
                        : GetstreamTree.text(node, "token", "access_token", "jwt"))
                .orElseGet(() -> Optional.of(body)).map(String::strip)
                .filter(text -> isHeaderText(text) && text.length() <= LONGEST_TOKEN);
    }

    private void keep(String fresh) {
        setup.account().ifPresent(account -> {
            try {
                account.tokens().write(account.id(), Map.of(GetstreamPlatform.TOKEN.key(), new Secret(fresh)));
            } catch (UncheckedIOException notStored) {
                // good for this run all the same: the provider gives another one next time
                LOG.warn("{}: the new token could not be stored", account.id(), notStored);
            }
        });
        token = fresh;
    }

    private Optional<String> known() {
        String present = token;
        if (present != null) {
            return Optional.of(present);
        }
        var stored = storedToken();
        stored.ifPresent(text -> token = text);
        return stored;
    }

    private Optional<String> storedToken() {
        return setup.secret(GetstreamPlatform.TOKEN).map(secret -> secret.value().strip())
                .filter(GetstreamAccess::isHeaderText);
    }

    private Optional<URI> provider() {
        return setup.setting(GetstreamPlatform.TOKEN_PROVIDER).flatMap(PlainText::webAddress)
                .filter(address -> "https".equalsIgnoreCase(address.getScheme()) || isThisMachine(address.getHost()));
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static boolean isWeb(URI address, String scheme) {
        return address.getHost() != null
                && (scheme.equals(address.getScheme()) || (scheme + "s").equals(address.getScheme()));
    }

    private static Optional<Reason> wrong(String key) {
        return Optional.of(Reason.of(ReasonCode.BAD_SETTING, key));
    }

    private static boolean isHeaderText(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
