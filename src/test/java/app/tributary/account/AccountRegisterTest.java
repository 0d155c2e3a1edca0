package app.tributary.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tributary.account.AccountRegister.Entry;
import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountRegisterTest {
    private static final PlatformId BLAZE = new PlatformId("blaze");
    private static final AccountId MAIN = new AccountId(BLAZE, "main");
    private static final AccountId SECOND = new AccountId(BLAZE, "second");
    private static final ChannelSettings CHANNEL = new ChannelSettings(new Channel(BLAZE, "mira"), Optional.of("main"),
            Map.of());
    private static final Map<String, URI> OWN = Map.of("rest", URI.create("http://localhost:1"));

    private final DataDirectory directory;
    private final SettingsStore settings;
    private final FakeKeychain keychain = new FakeKeychain();
    private final Secrets secrets;
    private final AccountRegister register;

    AccountRegisterTest(@TempDir Path temp) {
        directory = DataDirectoryTest.opened(temp);
        settings = SettingsStore.open(directory, InstantSource.system());
        secrets = Secrets.open(directory, settings, Optional.empty(), keychain, Duration.ofSeconds(2), 1000);
        register = new AccountRegister(settings, secrets);
    }

    @AfterEach
    void close() throws IOException {
        if (Files.isDirectory(directory.settingsFile())) {
            unblock();
        }
        secrets.close();
        settings.close();
    }

    @Test
    void an_account_is_kept_with_its_secrets_and_addresses() {
        var now = register.keep(entry(MAIN, "t1", Optional.empty()));

        assertThat(now.account(MAIN)).hasValue(
                new AccountSettings(MAIN, Map.of("client", "c"), SecretHome.KEYCHAIN, OWN));
        assertThat(secrets.read(MAIN, "token")).contains(new Secret("t1"));
        assertThat(directory.settingsFile()).content().contains("localhost:1");
    }

    @Test
    void a_keychain_that_fails_leaves_no_account_behind() {
        assertThat(secrets.home()).isEqualTo(SecretHome.KEYCHAIN);
        keychain.state = FakeKeychain.State.LOCKED;

        assertThatThrownBy(() -> register.keep(entry(MAIN, "t1", Optional.empty())))
                .isInstanceOf(UncheckedIOException.class).message().doesNotContain("t1");

        assertThat(settings.current()).isEqualTo(Settings.EMPTY);
    }

    @Test
    void settings_that_cannot_be_written_leave_no_secret_behind() throws IOException {
        block();

        assertThatThrownBy(() -> register.keep(entry(MAIN, "t1", Optional.empty())))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(settings.current()).isEqualTo(Settings.EMPTY);
        assertThat(keychain.entries.toString()).doesNotContain("t1");
    }

    @Test
    void settings_that_cannot_be_written_leave_the_former_secrets_of_a_known_account() throws IOException {
        register.keep(entry(MAIN, "t1", Optional.empty()));
        Settings before = settings.current();
        Files.delete(directory.settingsFile());
        block();

        assertThatThrownBy(() -> register.keep(new Entry(MAIN, Map.of("client", "other"), Map.of(),
                Map.of("token", new Secret("t2")), Optional.of(MAIN)))).isInstanceOf(UncheckedIOException.class);

        assertThat(settings.current()).isEqualTo(before);
        assertThat(secrets.read(MAIN, "token")).contains(new Secret("t1"));
    }

    @Test
    void a_new_token_takes_the_place_of_the_old_one_and_the_other_secrets_stay() {
        register.keep(entry(MAIN, "t1", Optional.empty()));
        register.keep(new Entry(MAIN, Map.of(), Map.of(), Map.of("refresh", new Secret("r1")), Optional.of(MAIN)));

        assertThat(secrets.read(MAIN, "token")).contains(new Secret("t1"));
        assertThat(secrets.read(MAIN, "refresh")).contains(new Secret("r1"));
        assertThat(settings.current().account(MAIN).orElseThrow().values()).isEmpty();
    }

    @Test
    void a_renamed_account_takes_its_secrets_and_channels_along() {
        register.keep(entry(MAIN, "t1", Optional.empty()));
        settings.update(now -> now.withChannel(CHANNEL));

        var now = register.keep(new Entry(SECOND, Map.of("client", "c"), OWN, Map.of(), Optional.of(MAIN)));

        assertThat(now.account(MAIN)).isEmpty();
        assertThat(now.channel(CHANNEL.channel()).orElseThrow().accountName()).hasValue("second");
        assertThat(secrets.read(SECOND, "token")).contains(new Secret("t1"));
        assertThat(keychain.entries.keySet()).noneMatch(name -> name.contains("main"));
    }

    @Test
    void an_account_cannot_take_the_name_of_another() {
        register.keep(entry(MAIN, "t1", Optional.empty()));
        register.keep(entry(SECOND, "t2", Optional.empty()));

        assertThatThrownBy(() -> register.keep(entry(SECOND, "t3", Optional.of(MAIN))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(secrets.read(SECOND, "token")).contains(new Secret("t2"));
    }

    @Test
    void an_account_stays_where_its_secrets_are_although_there_is_a_keychain_now() {
        // the one of the other tests has chosen its home before it goes missing
        assertThat(secrets.home()).isEqualTo(SecretHome.KEYCHAIN);
        keychain.state = FakeKeychain.State.MISSING;
        try (var first = Secrets.open(directory, settings, Optional.empty(), keychain, Duration.ofSeconds(2), 1000)) {
            new AccountRegister(settings, first).keep(entry(MAIN, "t1", Optional.empty()));
        }
        assertThat(settings.current().account(MAIN).orElseThrow().home()).isEqualTo(SecretHome.PLAIN_FILE);
        keychain.state = FakeKeychain.State.OPEN;
        try (var later = Secrets.open(directory, settings, Optional.empty(), keychain, Duration.ofSeconds(2), 1000)) {
            assertThat(later.home()).isEqualTo(SecretHome.KEYCHAIN);
            var again = new AccountRegister(settings, later);
            again.keep(new Entry(MAIN, Map.of(), Map.of(), Map.of("refresh", new Secret("r1")), Optional.empty()));
            assertThat(settings.current().account(MAIN).orElseThrow().home()).isEqualTo(SecretHome.PLAIN_FILE);

            again.remove(MAIN);
            again.forget(MAIN);
            assertThat(directory.plainSecretsFile()).content().doesNotContain("t1", "r1");
        }
    }

    @Test
    void a_removed_account_comes_back_with_its_secrets_and_channels() {
        register.keep(entry(MAIN, "t1", Optional.empty()));
        settings.update(now -> now.withChannel(CHANNEL));
        Settings before = settings.current();

        assertThat(register.remove(MAIN)).isTrue();
        assertThat(settings.current().account(MAIN)).isEmpty();
        assertThat(settings.current().channels()).containsExactly(CHANNEL.as(Optional.empty()));
        assertThat(register.restorable()).containsExactly(MAIN);

        assertThat(register.restore(MAIN)).isTrue();
        assertThat(settings.current()).isEqualTo(before);
        assertThat(register.restorable()).isEmpty();
        register.forget(MAIN);
        assertThat(secrets.read(MAIN, "token")).contains(new Secret("t1"));
    }

    @Test
    void the_secrets_of_a_removed_account_are_forgotten_when_it_is_too_late_to_bring_it_back_and_at_the_end() {
        register.keep(entry(MAIN, "t1", Optional.empty()));
        register.keep(entry(SECOND, "t2", Optional.empty()));
        register.remove(MAIN);
        register.remove(SECOND);

        register.forget(MAIN);
        assertThat(register.restore(MAIN)).isFalse();
        assertThat(keychain.entries.toString()).doesNotContain("t1").contains("t2");

        register.close();
        assertThat(keychain.entries.toString()).doesNotContain("t2");
        assertThat(register.remove(SECOND)).isFalse();
    }

    @Test
    void an_account_that_is_added_again_under_the_name_of_a_removed_one_keeps_its_secrets() {
        register.keep(entry(MAIN, "t1", Optional.empty()));
        register.remove(MAIN);
        register.keep(entry(MAIN, "t2", Optional.empty()));

        register.forget(MAIN);
        register.close();
        assertThat(secrets.read(MAIN, "token")).contains(new Secret("t2"));
    }

    private static Entry entry(AccountId id, String token, Optional<AccountId> former) {
        return new Entry(id, Map.of("client", "c"), OWN, Map.of("token", new Secret(token)), former);
    }

    /** Nothing can be written where a folder lies that is not empty. */
    private void block() throws IOException {
        Files.createDirectory(directory.settingsFile());
        Files.createFile(directory.settingsFile().resolve("in the way"));
    }

    private void unblock() throws IOException {
        Files.delete(directory.settingsFile().resolve("in the way"));
        Files.delete(directory.settingsFile());
    }
}
