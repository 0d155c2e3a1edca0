package app.tributary.platform.streamvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tributary.chat.AccountId;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.net.Network;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.SignInAttempt;
import app.tributary.platform.SignInRefused;
import app.tributary.rehearsal.streamvi.StreamviServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sign-in through the browser, whose part a client that follows redirects plays; and the trial of an account. */
@Timeout(60)
class StreamviSignInTest {
    private final Network network = new Network(InstantSource.system());
    private final StreamviServer server = new StreamviServer(0, InstantSource.system(), StreamviWitness.rules());
    private final StreamviPlatform platform = new StreamviPlatform(network, StreamviWitness.timings());
    private final HttpClient browser = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

    @AfterEach
    void stop() {
        server.close();
        network.close();
        browser.close();
    }

    @Test
    void yesInTheBrowser_bringsATokenAndTheProject() throws Exception {
        try (var attempt = begin(Map.of())) {
            assertThat(visit(attempt.page())).contains("Signed in.", "登录成功");
            var gained = attempt.await(Duration.ofSeconds(10));
            assertThat(gained.secrets()).isEqualTo(Map.of("token",
                    new Secret(server.account().getOrDefault("token", ""))));
            assertThat(gained.settings()).isEqualTo(Map.of("auth-scheme", "bearer", "project", "15"));
        }
    }

    @Test
    void noInTheBrowser_orAWrongSecret_isRefused() throws Exception {
        try (var attempt = begin(Map.of("client-secret", "wrong"))) {
            visit(attempt.page());
            assertThatThrownBy(() -> attempt.await(Duration.ofSeconds(10))).isInstanceOfSatisfying(
                    SignInRefused.class,
                    refused -> assertThat(refused.why()).isEqualTo(Reason.of(ReasonCode.REFUSED, "BadRequest")));
        }
        server.consents(false);
        try (var attempt = begin(Map.of())) {
            visit(attempt.page());
            assertThatThrownBy(() -> attempt.await(Duration.ofSeconds(10))).isInstanceOfSatisfying(
                    SignInRefused.class,
                    refused -> assertThat(refused.why()).isEqualTo(Reason.of(ReasonCode.REFUSED, "access_denied")));
        }
        assertThatThrownBy(() -> begin(Map.of("client-id", ""))).isInstanceOfSatisfying(SignInRefused.class,
                refused -> assertThat(refused.why()).isEqualTo(Reason.of(ReasonCode.BAD_SETTING, "client-id")));
    }

    @Test
    void check_saysRightByRightWhatWorks_andSuggestsTheProjects() {
        var check = check(Map.of());
        assertThat(verdicts(check)).isEqualTo(Map.of("CHECK_TOKEN", "OK", "CHECK_READ", "OK", "CHECK_REALTIME", "OK",
                "CHECK_WRITE", "UNKNOWN"));
        assertThat(check.channels()).containsExactly(new AccountCheck.Suggestion("15", "Lanternfish"));
        assertThat(check.works()).isTrue();
    }

    @Test
    void check_saysWhatIsMissing() {
        assertThat(verdicts(check(Map.of("token", "false")))).containsEntry("CHECK_TOKEN", "MISSING BAD_TOKEN");
        assertThat(verdicts(check(Map.of("chat-key", "false")))).containsEntry("CHECK_TOKEN", "OK")
                .containsEntry("CHECK_READ", "MISSING MISSING_RIGHT").containsEntry("CHECK_REALTIME", "OK");
        assertThat(verdicts(check(Map.of("chat-key", "")))).isEqualTo(Map.of("CHECK_TOKEN", "MISSING BAD_SETTING"));
        assertThat(verdicts(check(Map.of("project", "16")))).containsEntry("CHECK_REALTIME", "MISSING NOT_FOUND");
        server.close();
        assertThat(verdicts(check(Map.of()))).containsEntry("CHECK_TOKEN", "MISSING NETWORK");
    }

    private AccountCheck check(Map<String, String> changes) {
        return platform.check(server.endpoints(), StreamviWitness.setup(server, changes).account().orElseThrow());
    }

    private static Map<String, String> verdicts(AccountCheck check) {
        var said = new HashMap<String, String>();
        check.lines().forEach(line -> said.put(((Phrase.Term) line.what()).key(),
                line.verdict() + (line.verdict() == Verdict.MISSING ? " " + line.why().orElseThrow().code() : "")));
        return said;
    }

    private SignInAttempt begin(Map<String, String> changes) throws SignInRefused {
        var all = new HashMap<>(changes);
        all.put("redirect-port", String.valueOf(freePort()));
        var account = StreamviWitness.setup(server, all).account().orElseThrow();
        assertThat(account.id()).isEqualTo(new AccountId(StreamviPlatform.ID, "main"));
        return platform.signIn().orElseThrow().begin(server.endpoints(), account);
    }

    private String visit(URI page) throws Exception {
        return browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static int freePort() {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
