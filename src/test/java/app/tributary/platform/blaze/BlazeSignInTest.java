package app.tributary.platform.blaze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tributary.chat.AccountId;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.BrowserSignIn;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.SignInRefused;
import app.tributary.rehearsal.Mischief;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sign-in through the browser, whose part a client that follows redirects plays; and the trial of an account. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BlazeSignInTest {
    private static final AccountId ID = new AccountId(BlazePlatform.ID, "main");

    private final BlazeStage stage = new BlazeStage();
    private int port;
    private final HttpClient browser = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

    @AfterEach
    void close() {
        stage.close();
        browser.close();
    }

    @Test
    void yesInTheBrowser_bringsTokens_withWhichTheChannelOpens() throws Exception {
        var app = account(Map.of());
        try (var attempt = signIn().begin(stage.server.endpoints(), app)) {
            var page = visit(attempt.page());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Signed in.", "Вход выполнен.", "Oturum açıldı.", "登录成功。");
            var gained = attempt.await(Duration.ofSeconds(10));
            assertThat(gained.secrets()).containsOnlyKeys("access-token", "refresh-token", BlazeTokens.LIFE,
                    BlazeTokens.SCOPES);
            stage.tokens.write(ID, gained.secrets());
        }
        assertThat(stage.stored(BlazeTokens.SCOPES)).isEqualTo("channel.moderate offline.access users.read");
        stage.open(new ChannelSetup(stage.channel, stage.server.endpoints(), Optional.of(app)));
        stage.awaitLive();
    }

    @Test
    void noInTheBrowser_isRefusedInThePlatformsWords() throws Exception {
        stage.server.consents(false);
        try (var attempt = signIn().begin(stage.server.endpoints(), account(Map.of()))) {
            assertThat(visit(attempt.page()).body()).contains("The sign-in was refused.");
            assertThatThrownBy(() -> attempt.await(Duration.ofSeconds(10))).isInstanceOfSatisfying(
                    SignInRefused.class, refused -> assertThat(refused.why())
                            .isEqualTo(Reason.of(ReasonCode.REFUSED, "The user said no")));
        }
    }

    @Test
    void visitThatDoesNotKnowTheState_isTurnedAway_andNobodyComesInTime() throws Exception {
        try (var attempt = signIn().begin(stage.server.endpoints(), account(Map.of()))) {
            var forged = URI.create("http://localhost:" + port() + "/blaze?code=stolen&state=guess");
            assertThat(visit(forged).statusCode()).isEqualTo(400);
            assertThatThrownBy(() -> attempt.await(Duration.ofMillis(100))).isInstanceOfSatisfying(
                    SignInRefused.class, refused -> assertThat(refused.why().code()).isEqualTo(ReasonCode.TIMED_OUT));
        }
    }

    @Test
    void applicationThatIsNotKnown_orNotFilledIn_orPortThatIsTaken_isSaid() throws Exception {
        assertThat(refusal(Map.of("client-secret", "wrong")))
                .isEqualTo(Reason.of(ReasonCode.BAD_TOKEN, "Invalid client credentials"));
        assertThat(refusal(Map.of("client-secret", ""))).isEqualTo(Reason.of(ReasonCode.BAD_SETTING, "client-secret"));
        assertThat(refusal(Map.of("client-id", ""))).isEqualTo(Reason.of(ReasonCode.BAD_SETTING, "client-id"));
        assertThat(refusal(Map.of("redirect-port", "port")))
                .isEqualTo(Reason.of(ReasonCode.BAD_SETTING, "redirect-port"));
        try (var first = signIn().begin(stage.server.endpoints(), account(Map.of()))) {
            assertThat(first.page().getHost()).isEqualTo("127.0.0.1");
            var taken = refusal(Map.of());
            assertThat(taken.code()).isEqualTo(ReasonCode.BAD_SETTING);
            assertThat(taken.detail()).startsWith("redirect-port: ");
        }
        signIn().begin(stage.server.endpoints(), account(Map.of())).close();
        stage.server.misbehave(new Mischief.AnswerHtml(1));
        assertThat(refusal(Map.of()).code()).isEqualTo(ReasonCode.BAD_ANSWER);
        stage.server.misbehave(new Mischief.AnswerStatus(500, 1));
        assertThat(refusal(Map.of()).code()).isEqualTo(ReasonCode.SERVER_ERROR);
    }

    @Test
    void check_ofAWholeAccount_saysScopeByScopeThatItWorks_andSuggestsChannels() throws Exception {
        var app = account(Map.of());
        try (var attempt = signIn().begin(stage.server.endpoints(), app)) {
            visit(attempt.page());
            stage.tokens.write(ID, attempt.await(Duration.ofSeconds(10)).secrets());
        }
        var check = stage.platform.check(stage.server.endpoints(), app);
        assertThat(verdicts(check)).containsExactlyInAnyOrderEntriesOf(Map.of("CHECK_READ", "OK", "CHECK_WRITE", "OK",
                "CHECK_MODERATES", "OK", "CHECK_STAY", "OK"));
        assertThat(check.works()).isTrue();
        assertThat(check.channels()).extracting(AccountCheck.Suggestion::label).containsExactly("lanternfish",
                "Tidal Grove");
        assertThat(check.channels()).allSatisfy(
                channel -> assertThat(stage.platform.channelOf(channel.name())).isPresent());
    }

    @Test
    void check_ofAPastedToken_saysWhatCannotBeKnownAndWhatIsMissing() {
        var check = stage.platform.check(stage.server.endpoints(),
                stage.setup(stage.server.account()).account().orElseThrow());
        assertThat(verdicts(check)).containsExactlyInAnyOrderEntriesOf(Map.of("CHECK_READ", "OK", "CHECK_WRITE",
                "UNKNOWN", "CHECK_MODERATES", "OK", "CHECK_STAY", "UNKNOWN"));
    }

    @Test
    void check_ofAFalseToken_ofOneWithoutAScope_ofNoServer_isSaid() {
        assertThat(verdicts(stage.platform.check(stage.server.endpoints(),
                stage.setup(Map.of("client-id", "rehearsal-app", "access-token", "false")).account().orElseThrow())))
                .containsEntry("CHECK_READ", "MISSING BAD_TOKEN Invalid or expired access token");
        assertThat(verdicts(stage.platform.check(stage.server.endpoints(),
                stage.setup(stage.server.accountWith(Set.of("channel.moderate"))).account().orElseThrow())))
                .containsEntry("CHECK_READ", "MISSING MISSING_RIGHT Missing required scope: users.read");
        stage.server.close();
        assertThat(verdicts(stage.platform.check(stage.server.endpoints(),
                stage.setup(stage.server.account()).account().orElseThrow()))).hasEntrySatisfying("CHECK_READ",
                        verdict -> assertThat(verdict).startsWith("MISSING NETWORK"));
    }

    private static Map<String, String> verdicts(AccountCheck check) {
        var said = new HashMap<String, String>();
        check.lines().forEach(line -> said.put(((Phrase.Term) line.what()).key(),
                line.verdict() == Verdict.MISSING
                        ? (line.verdict() + " " + line.why().orElseThrow().code() + " "
                                + line.why().orElseThrow().detail())
                        : line.verdict().name()));
        return said;
    }

    private Reason refusal(Map<String, String> changes) {
        try (var attempt = signIn().begin(stage.server.endpoints(), account(changes))) {
            throw new AssertionError("not refused: " + attempt.page());
        } catch (SignInRefused refused) {
            return refused.why();
        }
    }

    private BrowserSignIn signIn() {
        return stage.platform.signIn().orElseThrow();
    }

    private HttpResponse<String> visit(URI page) throws Exception {
        return browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    }

    private ChannelSetup.Account account(Map<String, String> changes) {
        var values = new HashMap<>(Map.of("client-id", "rehearsal-app", "redirect-port", String.valueOf(port())));
        values.putAll(changes);
        String secret = changes.getOrDefault("client-secret",
                stage.server.account().getOrDefault("client-secret", ""));
        values.remove("client-secret");
        stage.tokens.write(ID, Map.of("client-secret", new Secret(secret)));
        return new ChannelSetup.Account(ID, values, stage.tokens);
    }

    /** A port that was free a moment ago, the same through a test. */
    private synchronized int port() {
        if (port == 0) {
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return port;
    }
}
