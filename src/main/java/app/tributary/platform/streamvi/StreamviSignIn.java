package app.tributary.platform.streamvi;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.net.Json;
import app.tributary.net.LoopbackRedirect;
import app.tributary.net.Network;
import app.tributary.net.Reply;
import app.tributary.net.Rest;
import app.tributary.platform.AccountKey;
import app.tributary.platform.BrowserSignIn;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.SignInAttempt;
import app.tributary.platform.SignInRefused;
import app.tributary.platform.streamvi.wire.OauthDto;
import app.tributary.words.Words;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sign-in to StreamVi through the browser (OAuth 2 code flow with PKCE), by the user's own application. The
 * callback names the project, too. Sources: the page on the code exchange and the published OAuth strategy.
 */
final class StreamviSignIn implements BrowserSignIn {
    private static final int STANDARD_PORT = 47814;
    private static final String PATH = "/streamvi";
    /** The one scope that a page names. */
    private static final String SCOPE = "chat:write";

    private final Network network;
    private final StreamviTimings timings;
    private final SecureRandom random = new SecureRandom();

    StreamviSignIn(Network network, StreamviTimings timings) {
        this.network = network;
        this.timings = timings;
    }

    @Override
    public SignInAttempt begin(Map<String, URI> endpoints, ChannelSetup.Account account) throws SignInRefused {
        String id = account.settings().getOrDefault(StreamviPlatform.CLIENT_ID.key(), "").strip();
        String secret = account.tokens().read(account.id(), StreamviPlatform.CLIENT_SECRET.key())
                .map(known -> known.value().strip()).orElse("");
        if (id.isEmpty() || secret.isEmpty()) {
            throw bad(id.isEmpty() ? StreamviPlatform.CLIENT_ID : StreamviPlatform.CLIENT_SECRET, "");
        }
        var redirect = open(account.settings().getOrDefault(StreamviPlatform.REDIRECT_PORT.key(), "").strip());
        String state = secretWord();
        String verifier = secretWord();
        redirect.expect(state);
        var query = new LinkedHashMap<String, String>();
        query.put("client_id", id);
        query.put("redirect_uri", redirect.address().toString());
        query.put("response_type", "code");
        String scope = account.settings().getOrDefault(StreamviPlatform.OAUTH_SCOPE.key(), "").strip();
        query.put("scope", scope.isEmpty() ? SCOPE : scope);
        query.put("state", state);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        try {
            URI page = URI.create(endpoint(endpoints, StreamviPlatform.CONSENT) + "?" + encoded(query));
            return new Attempt(redirect, page, endpoint(endpoints, StreamviPlatform.OAUTH), id, secret, verifier);
        } catch (IllegalArgumentException notAnAddress) {
            redirect.close();
            throw new SignInRefused(Reason.of(ReasonCode.BAD_SETTING, StreamviPlatform.CONSENT.key()));
        }
    }

    private static URI endpoint(Map<String, URI> endpoints, EndpointKey key) {
        return endpoints.getOrDefault(key.key(), key.standard());
    }

    private static LoopbackRedirect open(String port) throws SignInRefused {
        if (!port.matches("|\\d{1,5}") || (!port.isEmpty() && Integer.parseInt(port) > 65535)) {
            throw bad(StreamviPlatform.REDIRECT_PORT, "");
        }
        try {
            return LoopbackRedirect.open(port.isEmpty() ? STANDARD_PORT : Integer.parseInt(port), PATH,
                    new LoopbackRedirect.Page(inEveryLanguage(StreamviWord.SIGNED_IN),
                            inEveryLanguage(StreamviWord.SIGN_IN_REFUSED),
                            inEveryLanguage(StreamviWord.SIGN_IN_STRANGE)));
        } catch (IOException taken) {
            throw bad(StreamviPlatform.REDIRECT_PORT, ": " + taken.getMessage());
        }
    }

    private static SignInRefused bad(AccountKey key, String more) {
        return new SignInRefused(Reason.of(ReasonCode.BAD_SETTING, key.key() + more));
    }

    /** The browser is not the console: which language the person wants is not known there. */
    private static List<String> inEveryLanguage(StreamviWord word) {
        return Words.LANGUAGES.stream().map(language -> Words.in(language).of(word)).toList();
    }

    private String secretWord() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String encoded(Map<String, String> query) {
        return String.join("&", query.entrySet().stream().map(
                pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8)).toList());
    }

    private final class Attempt implements SignInAttempt {
        private final LoopbackRedirect redirect;
        private final URI page;
        private final URI exchange;
        private final String clientId;
        private final String clientSecret;
        private final String verifier;

        Attempt(LoopbackRedirect redirect, URI page, URI exchange, String clientId, String clientSecret,
                String verifier) {
            this.redirect = redirect;
            this.page = page;
            this.exchange = exchange;
            this.clientId = clientId;
            this.clientSecret = clientSecret;
            this.verifier = verifier;
        }

        @Override
        public URI page() {
            return page;
        }

        @Override
        public Gained await(Duration longest) throws SignInRefused, InterruptedException {
            var visit = redirect.await(longest)
                    .orElseThrow(() -> new SignInRefused(Reason.of(ReasonCode.TIMED_OUT)));
            String code = visit.getOrDefault("code", "");
            if (code.isEmpty()) {
                throw new SignInRefused(Reason.of(ReasonCode.REFUSED, StreamviErrors.plain(
                        visit.getOrDefault("error_description", visit.getOrDefault("error", "no code")))));
            }
            var form = new LinkedHashMap<String, String>();
            form.put("grant_type", "authorization_code");
            form.put("client_id", clientId);
            form.put("client_secret", clientSecret);
            form.put("redirect_uri", redirect.address().toString());
            form.put("code", code);
            form.put("project_id", visit.getOrDefault("project_id", ""));
            form.put("code_verifier", verifier);
            return switch (new Rest(network).form(exchange, Map.of(), form, timings.call())) {
                case Reply.NoAnswer none -> throw new SignInRefused(none.why());
                case Reply.Answer answer when !answer.ok() -> throw new SignInRefused(StreamviErrors.reason(answer));
                case Reply.Answer answer -> gained(Json.read(answer.body(), OauthDto.class)
                        .orElseThrow(() -> new SignInRefused(StreamviErrors.NO_TOKEN)), visit);
            };
        }

        private static Gained gained(OauthDto given, Map<String, String> visit) throws SignInRefused {
            String token = StreamviMapper.or(given.accessToken(), "").strip();
            if (token.isEmpty()) {
                throw new SignInRefused(StreamviErrors.NO_TOKEN);
            }
            var settings = new LinkedHashMap<String, String>();
            String type = StreamviMapper.or(given.tokenType(), "bearer").toLowerCase(Locale.ROOT);
            settings.put(StreamviPlatform.AUTH_SCHEME.key(), type.equals("oauth") ? "oauth" : "bearer");
            String project = StreamviMapper.or(given.projectId(), visit.getOrDefault("project_id", ""));
            if (!project.isBlank()) {
                settings.put(StreamviPlatform.PROJECT.key(), project.strip());
            }
            return new Gained(settings, Map.of(StreamviPlatform.TOKEN.key(), new Secret(token)));
        }

        @Override
        public void close() {
            redirect.close();
        }
    }
}
