package app.tributary.platform.blaze;

import app.tributary.chat.Channel;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.LoopbackRedirect;
import app.tributary.net.Network;
import app.tributary.platform.BrowserSignIn;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.PlainText;
import app.tributary.platform.SignInAttempt;
import app.tributary.platform.SignInRefused;
import app.tributary.platform.blaze.wire.OauthPage;
import app.tributary.platform.blaze.wire.OauthTokens;
import app.tributary.words.Words;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sign-in to Blaze through the browser, by the user's own application. */
final class BlazeSignIn implements BrowserSignIn {
    /** Has to be registered with the application, so that it is always the same: see the help of the client id. */
    static final int STANDARD_PORT = 47813;
    private static final String PATH = "/blaze";

    private final Network network;
    private final BlazeTimings timings;

    BlazeSignIn(Network network, BlazeTimings timings) {
        this.network = network;
        this.timings = timings;
    }

    @Override
    public SignInAttempt begin(Map<String, URI> endpoints, ChannelSetup.Account account) throws SignInRefused {
        var setup = new ChannelSetup(new Channel(BlazePlatform.ID, "sign-in"), endpoints,
                Optional.of(account));
        String id = setup.setting(BlazePlatform.CLIENT_ID).map(String::strip).orElse("");
        String secret = setup.secret(BlazePlatform.CLIENT_SECRET).map(known -> known.value().strip()).orElse("");
        if (id.isEmpty() || secret.isEmpty()) {
            var key = id.isEmpty() ? BlazePlatform.CLIENT_ID : BlazePlatform.CLIENT_SECRET;
            throw new SignInRefused(Reason.of(ReasonCode.BAD_SETTING, key.key()));
        }
        var redirect = open(setup.setting(BlazePlatform.REDIRECT_PORT).map(String::strip).orElse(""));
        var oauth = new BlazeOauth(network, setup.endpoint(BlazePlatform.OAUTH), timings);
        var answer = oauth.begin(id, secret, redirect.address());
        if (answer instanceof Answer.Got<OauthPage>(var page)) {
            String state = BlazeMapper.first(page.state());
            var address = PlainText.webAddress(BlazeMapper.first(page.url()));
            if (address.isPresent() && !state.isEmpty()) {
                redirect.expect(state);
                return new Attempt(redirect, address.get(), oauth, id, secret, BlazeMapper.first(page.codeVerifier()));
            }
        }
        redirect.close();
        throw new SignInRefused(answer instanceof Answer.Trouble<OauthPage> trouble
                ? trouble.why()
                : Reason.of(ReasonCode.BAD_ANSWER, "no address of a page"));
    }

    private static LoopbackRedirect open(String port) throws SignInRefused {
        if (!port.matches("|\\d{1,5}") || (!port.isEmpty() && Integer.parseInt(port) > 65535)) {
            throw new SignInRefused(Reason.of(ReasonCode.BAD_SETTING, BlazePlatform.REDIRECT_PORT.key()));
        }
        try {
            return LoopbackRedirect.open(port.isEmpty() ? STANDARD_PORT : Integer.parseInt(port), PATH,
                    new LoopbackRedirect.Page(inEveryLanguage(BlazeWord.SIGNED_IN),
                            inEveryLanguage(BlazeWord.SIGN_IN_REFUSED), inEveryLanguage(BlazeWord.SIGN_IN_STRANGE)));
        } catch (IOException taken) {
            throw new SignInRefused(Reason.of(ReasonCode.BAD_SETTING,
                    BlazePlatform.REDIRECT_PORT.key() + ": " + taken.getMessage()));
        }
    }

    /** The browser is not the console: which language the person wants is not known there. */
    private static List<String> inEveryLanguage(BlazeWord word) {
        return Words.LANGUAGES.stream().map(language -> Words.in(language).of(word)).toList();
    }

    private final class Attempt implements SignInAttempt {
        private final LoopbackRedirect redirect;
        private final URI page;
        private final BlazeOauth oauth;
        private final String clientId;
        private final String clientSecret;
        private final String verifier;

        Attempt(LoopbackRedirect redirect, URI page, BlazeOauth oauth, String clientId, String clientSecret,
                String verifier) {
            this.redirect = redirect;
            this.page = page;
            this.oauth = oauth;
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
                throw new SignInRefused(Reason.of(ReasonCode.REFUSED, BlazeCaller.oneLine(
                        BlazeMapper.first(visit.get("error_description"), visit.get("error"), "no code"))));
            }
            return switch (oauth.exchange(clientId, clientSecret, redirect.address(), code, verifier)) {
                case Answer.Got<OauthTokens>(var given) ->
                    new Gained(Map.of(), BlazeTokens.stored(given, network.clock().instant()));
                case Answer.Trouble<OauthTokens> trouble -> throw new SignInRefused(trouble.why());
            };
        }

        @Override
        public void close() {
            redirect.close();
        }
    }
}
