package app.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.account.DataDirectory;
import app.tributary.chat.AccountId;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.chat.Secret;
import app.tributary.net.Network;
import app.tributary.platform.AccountTrial;
import app.tributary.platform.FakePlatform;
import app.tributary.ui.ConsoleHandlers.NewAccount;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window asks for, and what becomes of it in the house. */
class ReceptionTest {
    private static final AccountId MAIN = new AccountId(FakePlatform.ID, "main");
    private static final Map<String, URI> ELSEWHERE = Map.of("api", URI.create("http://127.0.0.1:9"));

    private final FakePlatform platform = new FakePlatform();
    private final AtomicInteger changes = new AtomicInteger();
    private final House house;
    private final Reception reception;

    ReceptionTest(@TempDir Path folder) throws Exception {
        var directory = ((DataDirectory.Opening.Opened) DataDirectory.open(folder)).directory();
        house = new House(directory, InstantSource.system(), new Network(InstantSource.system()), List.of(platform));
        house.startLive();
        reception = new Reception(house, () -> {}, () -> {}, changes::incrementAndGet, Duration.ofMillis(300));
    }

    @AfterEach
    void close() {
        reception.close();
        house.close();
    }

    @Test
    void a_trial_stores_nothing_and_tells_what_was_renewed() throws Exception {
        var renewed = new HashMap<String, Secret>();
        platform.check = (endpoints, trial) -> {
            assertThat(endpoints).isEqualTo(ELSEWHERE);
            assertThat(trial.tokens().read(MAIN, "token")).contains(new Secret("t1"));
            trial.tokens().write(MAIN, Map.of("token", new Secret("t2")));
            return FakePlatform.works();
        };
        var ended = reception.tryAccount(account("t1", Optional.empty()), renewed::putAll).result()
                .toCompletableFuture().get(5, TimeUnit.SECONDS);

        assertThat(ended).isEqualTo(new AccountTrial.Result.Came<>(FakePlatform.works()));
        assertThat(renewed).containsExactly(Map.entry("token", new Secret("t2")));
        assertThat(house.settings().current().accounts()).isEmpty();
        assertThat(house.secrets().read(MAIN, "token")).isEmpty();
    }

    @Test
    void a_trial_of_a_known_account_goes_by_what_is_stored_where_nothing_was_typed() throws Exception {
        answer(reception.addAccount(account("t1", Optional.empty())));
        var seen = new ArrayList<Optional<Secret>>();
        platform.check = (endpoints, trial) -> {
            seen.add(trial.tokens().read(trial.id(), "token"));
            trial.tokens().write(trial.id(), Map.of("token", new Secret("t2")));
            return FakePlatform.works();
        };
        var renamed = new NewAccount(new AccountId(FakePlatform.ID, "other"), Map.of(), Map.of(), ELSEWHERE,
                Optional.of(MAIN));
        reception.tryAccount(renamed, told -> {}).result().toCompletableFuture().get(5, TimeUnit.SECONDS);

        assertThat(seen).containsExactly(Optional.of(new Secret("t1")));
        assertThat(house.secrets().read(MAIN, "token")).contains(new Secret("t2"));
    }

    @Test
    void an_account_is_added_renamed_and_removed_and_comes_back_when_it_is_missed_in_time() throws Exception {
        assertThat(answer(reception.addAccount(account("t1", Optional.empty())))).isEmpty();
        var other = new AccountId(FakePlatform.ID, "other");
        assertThat(answer(reception.addAccount(new NewAccount(other, Map.of(), Map.of(), ELSEWHERE,
                Optional.of(MAIN))))).isEmpty();
        assertThat(house.settings().current().accounts()).singleElement().satisfies(kept -> {
            assertThat(kept.id()).isEqualTo(other);
            assertThat(kept.endpoints()).isEqualTo(ELSEWHERE);
        });
        assertThat(house.secrets().read(other, "token")).contains(new Secret("t1"));

        assertThat(answer(reception.removeAccount(other))).isEmpty();
        assertThat(house.settings().current().accounts()).isEmpty();
        assertThat(answer(reception.restoreAccount(other))).isEmpty();
        assertThat(house.settings().current().accounts()).hasSize(1);

        answer(reception.removeAccount(other));
        await().atMost(Duration.ofSeconds(5)).until(() -> house.accounts().restorable().isEmpty());
        assertThat(answer(reception.restoreAccount(other))).isPresent();
        assertThat(house.secrets().read(other, "token")).isEmpty();
    }

    @Test
    void an_account_cannot_take_the_name_of_another() throws Exception {
        answer(reception.addAccount(account("t1", Optional.empty())));
        var other = new AccountId(FakePlatform.ID, "other");
        answer(reception.addAccount(new NewAccount(other, Map.of(), Map.of(), Map.of(), Optional.empty())));
        assertThat(answer(reception.addAccount(new NewAccount(other, Map.of(), Map.of(), Map.of(),
                Optional.of(MAIN))))).isPresent();
        assertThat(house.settings().current().accounts()).hasSize(2);
    }

    @Test
    void browser_sign_in_is_offered_where_there_is_one() {
        assertThat(reception.signsInByBrowser(FakePlatform.ID)).isFalse();
        platform.signIn = Optional.of(new app.tributary.platform.ScriptedBrowser());
        assertThat(reception.signsInByBrowser(FakePlatform.ID)).isTrue();
        assertThat(reception.signsInByBrowser(new PlatformId("nowhere"))).isFalse();
    }

    private static NewAccount account(String token, Optional<AccountId> former) {
        return new NewAccount(MAIN, Map.of(), Map.of("token", new Secret(token)), ELSEWHERE, former);
    }

    private static Optional<Reason> answer(CompletionStage<Optional<Reason>> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
