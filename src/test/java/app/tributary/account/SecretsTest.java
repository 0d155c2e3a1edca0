package app.tributary.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tributary.chat.AccountId;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final AccountId MAIN = new AccountId(new PlatformId("blaze"), "главный");
    private static final AccountId OTHER = new AccountId(new PlatformId("blaze"), "other");
    private static final Secret TOKEN = new Secret("tok-5ecr3t-ключ");
    private static final Optional<Secret> PASSPHRASE = Optional.of(new Secret("correct horse"));

    private final DataDirectory directory;
    private final SettingsStore settings;
    private final FakeKeychain keychain = new FakeKeychain();

    SecretsTest(@TempDir Path temp) {
        this.directory = DataDirectoryTest.opened(temp);
        this.settings = SettingsStore.open(directory, InstantSource.system());
    }

    @AfterEach
    void close() {
        settings.close();
        keychain.answer.countDown();
    }

    @Test
    void secrets_go_to_the_keychain_where_it_works() throws IOException {
        add(PASSPHRASE, SecretHome.KEYCHAIN);

        try (var secrets = open(PASSPHRASE)) {
            assertThat(secrets.read(MAIN, "token")).contains(TOKEN);
            assertThat(secrets.read(MAIN, "other")).isEmpty();
            assertThat(secrets.read(OTHER, "token")).isEmpty();
        }
        assertNoSecretInAnyFile();
        assertThat(keychain.entries.keySet()).allMatch(name -> name.contains(directory.id()));
    }

    @Test
    void secrets_go_to_an_encrypted_file_where_there_is_a_passphrase_but_no_keychain() throws IOException {
        keychain.state = FakeKeychain.State.MISSING;
        add(PASSPHRASE, SecretHome.ENCRYPTED_FILE);

        try (var secrets = open(PASSPHRASE)) {
            assertThat(secrets.read(MAIN, "token")).contains(TOKEN);
        }
        assertNoSecretInAnyFile();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void secrets_go_to_a_file_that_only_its_rights_protect_where_there_is_nothing_else() throws IOException {
        keychain.state = FakeKeychain.State.MISSING;
        add(Optional.empty(), SecretHome.PLAIN_FILE);

        try (var secrets = open(Optional.empty())) {
            assertThat(secrets.read(MAIN, "token")).contains(TOKEN);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.plainSecretsFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void settings_and_their_copies_never_hold_a_secret() throws IOException {
        add(Optional.empty(), SecretHome.KEYCHAIN);
        settings.update(known -> known.withLook(known.look().withTheme(Theme.DARK)));
        settings.flush();

        assertNoSecretInAnyFile();
        assertThat(directory.settingsFile()).exists();
        assertThat(TOKEN).hasToString("Secret[***]");
    }

    @Test
    void keychain_that_keeps_nothing_is_no_home() {
        for (var state : new FakeKeychain.State[]{FakeKeychain.State.LOCKED, FakeKeychain.State.FORGETFUL}) {
            keychain.state = state;
            try (var secrets = open(Optional.empty())) {
                assertThat(secrets.home()).isEqualTo(SecretHome.PLAIN_FILE);
            }
        }
    }

    @Test
    void keychain_that_hangs_is_given_up_within_the_limit_and_not_waited_for_again() {
        add(Optional.empty(), SecretHome.KEYCHAIN);
        keychain.state = FakeKeychain.State.HANGING;

        try (var secrets = open(Optional.empty())) {
            assertThat(secrets.home()).isEqualTo(SecretHome.PLAIN_FILE);
            assertThat(secrets.availability(MAIN)).isEqualTo(
                    new Secrets.Availability.Locked(SecretHome.KEYCHAIN, "the keychain does not answer"));
            assertThat(keychain.calls()).as("calls that hang").isEqualTo(1);
        }
    }

    @Test
    void keychain_that_is_locked_later_is_locked_and_not_an_account_without_secrets() {
        add(Optional.empty(), SecretHome.KEYCHAIN);
        keychain.state = FakeKeychain.State.LOCKED;

        try (var secrets = open(Optional.empty())) {
            assertThat(secrets.availability(MAIN)).isInstanceOf(Secrets.Availability.Locked.class);
            assertThat(secrets.read(MAIN, "token")).isEmpty();
            assertThatThrownBy(() -> secrets.write(MAIN, Map.of("token", new Secret("new"))))
                    .isInstanceOf(UncheckedIOException.class).message().doesNotContain("new");
            assertThatThrownBy(() -> secrets.forget(MAIN)).isInstanceOf(UncheckedIOException.class);

            keychain.state = FakeKeychain.State.OPEN;
            assertThat(secrets.availability(MAIN)).isEqualTo(new Secrets.Availability.Ready());
            assertThat(secrets.read(MAIN, "token")).contains(TOKEN);
        }
    }

    @Test
    void account_without_secrets_is_ready_where_the_keychain_is_open() {
        settings.update(known -> known.withAccount(new AccountSettings(MAIN, Map.of(), SecretHome.KEYCHAIN)));

        try (var secrets = open(Optional.empty())) {
            assertThat(secrets.availability(MAIN)).isEqualTo(new Secrets.Availability.Ready());
        }
    }

    @Test
    void session_goes_on_when_the_keychain_locks_itself() {
        add(Optional.empty(), SecretHome.KEYCHAIN);

        try (var secrets = open(Optional.empty())) {
            assertThat(secrets.read(MAIN, "token")).contains(TOKEN);
            keychain.state = FakeKeychain.State.LOCKED;
            assertThat(secrets.read(MAIN, "token")).contains(TOKEN);
        }
    }

    @Test
    void long_secrets_come_back_whole_and_leave_nothing_behind() {
        var giant = new Secret("щ".repeat(20_000));
        try (var secrets = open(Optional.empty())) {
            assertThat(secrets.home()).isEqualTo(SecretHome.KEYCHAIN);
            secrets.write(MAIN, Map.of("token", giant));
            secrets.write(MAIN, Map.of("refresh", TOKEN));
        }

        try (var secrets = open(Optional.empty())) {
            assertThat(secrets.read(MAIN, "token")).contains(giant);
            assertThat(secrets.read(MAIN, "refresh")).contains(TOKEN);
            assertThat(keychain.entries.values()).allMatch(value -> value.length() <= 1000);
            secrets.forget(MAIN);
        }
        assertThat(keychain.entries).isEmpty();
    }

    @Test
    void other_passphrase_opens_nothing_and_overwrites_nothing() throws IOException {
        keychain.state = FakeKeychain.State.MISSING;
        add(PASSPHRASE, SecretHome.ENCRYPTED_FILE);
        byte[] before = Files.readAllBytes(directory.encryptedSecretsFile());

        for (var wrong : List.of(Optional.of(new Secret("wrong")), Optional.<Secret>empty())) {
            try (var secrets = open(wrong)) {
                assertThat(secrets.availability(MAIN)).isInstanceOf(Secrets.Availability.Locked.class);
                assertThatThrownBy(() -> secrets.write(MAIN, Map.of("token", new Secret("new"))))
                        .isInstanceOf(UncheckedIOException.class);
            }
        }
        assertThat(Files.readAllBytes(directory.encryptedSecretsFile())).isEqualTo(before);
    }

    @Test
    void changed_byte_of_the_encrypted_file_is_noticed() throws IOException {
        keychain.state = FakeKeychain.State.MISSING;
        add(PASSPHRASE, SecretHome.ENCRYPTED_FILE);
        byte[] whole = Files.readAllBytes(directory.encryptedSecretsFile());

        for (int i = 0; i < whole.length; i += 7) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(directory.encryptedSecretsFile(), changed);
            try (var secrets = open(PASSPHRASE)) {
                assertThat(secrets.availability(MAIN)).as("byte %s", i)
                        .isInstanceOf(Secrets.Availability.Locked.class);
            }
        }
    }

    @Test
    void broken_plain_file_is_locked_and_never_overwritten_nor_quoted() throws IOException {
        keychain.state = FakeKeychain.State.MISSING;
        Files.writeString(directory.plainSecretsFile(), "{\"blaze:x\":{\"token\":\"hush\"");

        try (var secrets = open(Optional.empty())) {
            var locked = (Secrets.Availability.Locked) secrets.availability(MAIN);
            assertThat(locked.why()).doesNotContain("hush");
            assertThatThrownBy(() -> secrets.write(MAIN, Map.of("token", TOKEN)))
                    .isInstanceOf(UncheckedIOException.class);
        }
        assertThat(directory.plainSecretsFile()).content().contains("hush");
    }

    @Test
    void forgetting_an_account_leaves_the_others() {
        keychain.state = FakeKeychain.State.MISSING;
        try (var secrets = open(Optional.empty())) {
            secrets.write(MAIN, Map.of("token", TOKEN));
            secrets.write(OTHER, Map.of("token", new Secret("theirs")));
            secrets.forget(MAIN);
        }

        try (var secrets = open(Optional.empty())) {
            assertThat(secrets.read(MAIN, "token")).isEmpty();
            assertThat(secrets.read(OTHER, "token")).contains(new Secret("theirs"));
        }
    }

    @Test
    void rehearsal_writes_below_its_own_directory_only() {
        var rehearsal = ((DataDirectory.Opening.Opened) directory.openRehearsal()).directory();
        try (var secrets = Secrets.forRehearsal(rehearsal)) {
            secrets.write(MAIN, Map.of("token", TOKEN));
            assertThat(secrets.home()).isEqualTo(SecretHome.PLAIN_FILE);
            assertThat(secrets.read(MAIN, "token")).contains(TOKEN);
        }

        assertThat(rehearsal.plainSecretsFile()).exists();
        assertThat(directory.plainSecretsFile()).doesNotExist();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "TRIBUTARY_TEST_KEYCHAIN", matches = ".+")
    void keychain_of_this_system_keeps_secrets() {
        try (var secrets = Secrets.open(directory, settings, Optional.empty())) {
            assertThat(secrets.home()).isEqualTo(SecretHome.KEYCHAIN);
            secrets.write(MAIN, Map.of("token", TOKEN));
        }
        try (var secrets = Secrets.open(directory, settings, Optional.empty())) {
            assertThat(secrets.read(MAIN, "token")).contains(TOKEN);
            secrets.forget(MAIN);
        }
        try (var secrets = Secrets.open(directory, settings, Optional.empty())) {
            assertThat(secrets.read(MAIN, "token")).isEmpty();
        }
    }

    /** Adds the account as the console does: secrets first, then settings. */
    private void add(Optional<Secret> passphrase, SecretHome expected) {
        try (var secrets = open(passphrase)) {
            assertThat(secrets.home()).isEqualTo(expected);
            secrets.write(MAIN, Map.of("token", TOKEN));
            settings.update(
                    known -> known.withAccount(new AccountSettings(MAIN, Map.of("login", "mira"), secrets.home())));
            settings.flush();
        }
    }

    private Secrets open(Optional<Secret> passphrase) {
        return Secrets.open(directory, settings, passphrase, keychain, Duration.ofMillis(300), 1000);
    }

    private void assertNoSecretInAnyFile() throws IOException {
        try (var files = Files.walk(directory.root())) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                    new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).as(file.toString())
                    .doesNotContain("5ecr3t"));
        }
    }
}
