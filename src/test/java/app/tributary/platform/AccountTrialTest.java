package app.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tributary.chat.AccountId;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.chat.TokenStore;
import app.tributary.platform.AccountTrial.Result;
import app.tributary.platform.SignInAttempt.Gained;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AccountTrialTest {
    private static final AccountId MAIN = new AccountId(FakePlatform.ID, "main");
    private static final Duration LONG = Duration.ofSeconds(10);

    private final FakePlatform platform = new FakePlatform();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Test
    void a_check_comes_to_what_the_platform_says() throws Exception {
        assertThat(ended(check(LONG))).isEqualTo(new Result.Came<>(FakePlatform.works()));
    }

    @Test
    void a_check_that_hangs_has_failed_after_the_limit_and_is_broken_off() throws Exception {
        platform.check = (endpoints, trial) -> hang();
        assertThat(ended(check(Duration.ofMillis(100)))).isEqualTo(
                new Result.Failed<AccountCheck>(Reason.of(ReasonCode.TIMED_OUT)));
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_check_that_is_cancelled_is_broken_off_at_once() throws Exception {
        platform.check = (endpoints, trial) -> hang();
        var trial = check(LONG);
        assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
        trial.cancel();
        assertThat(ended(trial)).isEqualTo(new Result.Cancelled<AccountCheck>());
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_defect_of_a_platform_is_a_failure_in_words() throws Exception {
        platform.check = (endpoints, trial) -> {
            throw new IllegalStateException("secret words");
        };
        assertThat(ended(check(LONG))).isEqualTo(
                new Result.Failed<AccountCheck>(Reason.of(ReasonCode.DEFECT, "IllegalStateException")));
    }

    @Test
    void a_sign_in_tells_its_page_and_comes_to_what_was_gained() throws Exception {
        var browser = new ScriptedBrowser();
        var pages = new ArrayList<URI>();
        var gained = new Gained(Map.of("user", "7"), Map.of("token", new Secret("t")));
        browser.answer(gained);
        assertThat(ended(AccountTrial.signIn(browser, Map.of(), account(TrialTokens.of(Map.of(), told -> {})),
                pages::add, LONG))).isEqualTo(new Result.Came<>(gained));
        assertThat(pages).containsExactly(ScriptedBrowser.PAGE);
        assertThat(browser.closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_sign_in_that_is_refused_says_why_and_one_that_is_cancelled_frees_its_port() throws Exception {
        var refusing = new ScriptedBrowser();
        refusing.refuse(Reason.of(ReasonCode.REFUSED, "access_denied"));
        assertThat(ended(signIn(refusing))).isEqualTo(
                new Result.Failed<Gained>(Reason.of(ReasonCode.REFUSED, "access_denied")));

        var silent = new ScriptedBrowser();
        var trial = signIn(silent);
        assertThat(silent.begun.await(5, TimeUnit.SECONDS)).isTrue();
        trial.cancel();
        assertThat(ended(trial)).isEqualTo(new Result.Cancelled<Gained>());
        assertThat(silent.closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_typed_secret_is_read_and_one_that_is_renewed_is_told() {
        var told = new ArrayList<Map<String, Secret>>();
        var tokens = TrialTokens.of(Map.of("refresh", new Secret("r1")), told::add);
        assertThat(tokens.read(MAIN, "refresh")).contains(new Secret("r1"));
        assertThat(tokens.read(MAIN, "access")).isEmpty();

        var renewed = Map.of("refresh", new Secret("r2"), "access", new Secret("a2"));
        tokens.write(MAIN, renewed);
        assertThat(tokens.read(MAIN, "refresh")).contains(new Secret("r2"));
        assertThat(tokens.read(MAIN, "access")).contains(new Secret("a2"));
        assertThat(told).containsExactly(renewed);
    }

    @Test
    void a_stored_secret_that_is_renewed_is_stored_at_once_because_the_old_one_is_used_up() {
        var stored = new MemoryTokens();
        stored.write(MAIN, Map.of("refresh", new Secret("r1"), "access", new Secret("a1")));
        var told = new ArrayList<Map<String, Secret>>();
        var tokens = new TrialTokens(Map.of("access", new Secret("typed")),
                Optional.of(new TrialTokens.Stored(stored, MAIN)), told::add);
        assertThat(tokens.read(MAIN, "access")).contains(new Secret("typed"));
        assertThat(tokens.read(MAIN, "refresh")).contains(new Secret("r1"));

        tokens.write(new AccountId(FakePlatform.ID, "renamed"),
                Map.of("refresh", new Secret("r2"), "access", new Secret("a2")));
        assertThat(stored.read(MAIN, "refresh")).contains(new Secret("r2"));
        assertThat(tokens.read(MAIN, "access")).contains(new Secret("a2"));
        assertThat(told).isEmpty();
    }

    @Test
    void typed_secrets_that_are_renewed_leave_the_stored_ones_alone() {
        var stored = new MemoryTokens();
        stored.write(MAIN, Map.of("refresh", new Secret("r1")));
        var tokens = new TrialTokens(Map.of("refresh", new Secret("typed")),
                Optional.of(new TrialTokens.Stored(stored, MAIN)), told -> {});
        tokens.write(MAIN, Map.of("refresh", new Secret("typed2")));
        tokens.forget(MAIN);
        assertThat(stored.read(MAIN, "refresh")).contains(new Secret("r1"));
    }

    @Test
    void a_renewed_secret_that_cannot_be_stored_is_a_failure_and_not_silence() {
        var full = new MemoryTokens() {
            @Override
            public void write(AccountId account, Map<String, Secret> secrets) {
                if (read(account, "refresh").isPresent()) {
                    throw new UncheckedIOException(new IOException("full"));
                }
                super.write(account, secrets);
            }
        };
        full.write(MAIN, Map.of("refresh", new Secret("r1")));
        var tokens = new TrialTokens(Map.of(), Optional.of(new TrialTokens.Stored(full, MAIN)), told -> {});
        assertThatThrownBy(() -> tokens.write(MAIN, Map.of("refresh", new Secret("r2"))))
                .isInstanceOf(UncheckedIOException.class);
    }

    private AccountTrial<AccountCheck> check(Duration limit) {
        return AccountTrial.check(platform, Map.of(), account(TrialTokens.of(Map.of(), told -> {})), limit);
    }

    private static AccountTrial<Gained> signIn(ScriptedBrowser browser) {
        return AccountTrial.signIn(browser, Map.of(), account(TrialTokens.of(Map.of(), told -> {})), page -> {},
                LONG);
    }

    private static ChannelSetup.Account account(TokenStore tokens) {
        return new ChannelSetup.Account(MAIN, Map.of(), tokens);
    }

    private AccountCheck hang() {
        started.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return new AccountCheck(List.of(), List.of());
    }

    private static <T> Result<T> ended(AccountTrial<T> trial) throws Exception {
        var ended = new CompletableFuture<Result<T>>();
        var _ = trial.result().thenAccept(ended::complete);
        return ended.get(5, TimeUnit.SECONDS);
    }

    private static class MemoryTokens implements TokenStore {
        private final Map<String, Secret> secrets = new HashMap<>();

        @Override
        public Optional<Secret> read(AccountId account, String key) {
            return Optional.ofNullable(secrets.get(account + key));
        }

        @Override
        public void write(AccountId account, Map<String, Secret> written) {
            written.forEach((key, secret) -> secrets.put(account + key, secret));
        }

        @Override
        public void forget(AccountId account) {
            secrets.clear();
        }
    }
}
