package app.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.DataDirectory;
import app.tributary.account.Secrets;
import app.tributary.account.Settings;
import app.tributary.account.SettingsStore;
import app.tributary.chat.AccountId;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Secret;
import app.tributary.net.Network;
import app.tributary.platform.AccountKey;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.FakePlatform;
import app.tributary.platform.PlatformCard;
import app.tributary.platform.ScriptedBrowser;
import app.tributary.platform.SignInAttempt.Gained;
import app.tributary.words.ReasonWord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts on the command line, of a platform that a test lets pass or fail. */
class AccountCommandTest {
    private static final AccountId MAIN = new AccountId(FakePlatform.ID, "main");
    private static final String HERE = "api=http://127.0.0.1:9";
    private static final Map<String, URI> ADDRESSES = Map.of("api", URI.create("http://127.0.0.1:9"));

    @TempDir
    Path folder;

    private final FakePlatform platform = new FakePlatform();
    private final List<URI> browsed = new ArrayList<>();

    private record Run(int exit, String out, String err) {}

    @Test
    void an_account_whose_endpoint_is_given_is_tried_and_stored_with_it() {
        var run = run("token=t1\n", "account", "add", "blaze", "--endpoint", HERE);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines().toList()).containsExactly("ok  Read the chat", "ok  Send messages",
                "?   Delete messages",
                "    its channel blaze:lanternfish (lanternfish, your channel): channel add blaze:lanternfish --account main",
                "added blaze:main, its secrets protected by file rights only");
        assertThat(settings().account(MAIN).orElseThrow().endpoints()).isEqualTo(ADDRESSES);
        assertThat(secret("token")).contains(new Secret("t1"));
        assertThat(run.out() + run.err()).doesNotContain("t1\n");
    }

    @Test
    void what_is_missing_keeps_an_account_from_being_stored_unless_somebody_insists() {
        platform.check = (endpoints, trial) -> FakePlatform.lacks("Pin messages",
                Reason.of(ReasonCode.MISSING_RIGHT, "scope chat.pin"));
        var refused = run("token=t1\n", "account", "add", "blaze", "--test");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("no  Pin messages: The account has no right to do this. scope chat.pin");
        assertThat(refused.err().lines()).hasSize(1).first().asString().contains("Pin messages", "--anyway");
        assertThat(settings().accounts()).isEmpty();
        assertThat(secret("token")).isEmpty();

        assertThat(run("token=t1\n", "account", "add", "blaze", "--test", "--anyway").exit()).isZero();
        assertThat(settings().accounts()).hasSize(1);

        var tested = run("", "account", "test", "blaze:main");
        assertThat(tested.exit()).isEqualTo(1);
        assertThat(tested.err()).contains("missing: Pin messages");
    }

    @Test
    void a_script_that_gives_no_endpoint_is_not_tried_at_the_public_address() {
        assertThat(run("token=t1\n", "account", "add", "blaze").exit()).isZero();
        assertThat(platform.tried).isEmpty();
        assertThat(run("token=t1\n", "account", "add", "blaze", "--endpoint", HERE, "--no-test").exit()).isZero();
        assertThat(platform.tried).isEmpty();
    }

    @Test
    void secrets_that_the_test_renews_are_the_ones_that_are_stored() {
        platform.check = (endpoints, trial) -> {
            trial.tokens().write(trial.id(), Map.of("token", new Secret("t2"), "refresh", new Secret("r2")));
            return FakePlatform.works();
        };
        assertThat(run("token=t1\n", "account", "add", "blaze", "--test").exit()).isZero();
        assertThat(secret("token")).contains(new Secret("t2"));
        assertThat(secret("refresh")).contains(new Secret("r2"));

        platform.check = (endpoints, trial) -> {
            assertThat(trial.tokens().read(MAIN, "token")).contains(new Secret("t2"));
            trial.tokens().write(trial.id(), Map.of("token", new Secret("t3")));
            return FakePlatform.works();
        };
        assertThat(run("", "account", "test", "blaze:main").exit()).isZero();
        assertThat(secret("token")).contains(new Secret("t3"));
    }

    @Test
    void a_stored_account_is_tested_where_its_channels_are_if_it_says_nothing_itself() {
        run("token=t1\n", "account", "add", "blaze");
        run("", "channel", "add", "blaze:mira", "--endpoint", HERE);
        platform.check = (endpoints, trial) -> {
            assertThat(endpoints).isEqualTo(ADDRESSES);
            return FakePlatform.works();
        };
        assertThat(run("", "account", "test", "blaze:main").exit()).isZero();
        assertThat(run("", "account", "test", "blaze:other").exit()).isEqualTo(1);
    }

    @Test
    void an_account_that_is_changed_stays_where_it_was() {
        run("token=t1\n", "account", "add", "blaze", "--endpoint", HERE);
        assertThat(run("token=t2\n", "account", "add", "blaze").exit()).isZero();
        assertThat(settings().account(MAIN).orElseThrow().endpoints()).isEqualTo(ADDRESSES);
        assertThat(secret("token")).contains(new Secret("t2"));
    }

    @Test
    void the_browser_gives_what_was_not_typed() {
        var browser = new ScriptedBrowser();
        platform.signIn = Optional.of(browser);
        browser.answer(new Gained(Map.of("user", "7"), Map.of("token", new Secret("t9"), "refresh", new Secret("r9"))));

        var run = run("", "account", "add", "blaze", "--browser", "--set", "clientId=app");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(browsed).containsExactly(ScriptedBrowser.PAGE);
        assertThat(run.err()).contains(ScriptedBrowser.PAGE.toString());
        assertThat(settings().account(MAIN).orElseThrow().values()).isEqualTo(Map.of("clientId", "app", "user", "7"));
        assertThat(secret("refresh")).contains(new Secret("r9"));
    }

    @Test
    void an_environment_is_given_by_its_name_and_the_one_that_counts_for_real_says_so() {
        var real = URI.create("https://real.example");
        platform.card = new PlatformCard(FakePlatform.ID, "Allmine", ReasonWord.OFFLINE,
                List.of(new EndpointKey("rest", URI.create("https://dev.example"),
                        List.of(new EndpointKey.Preset("production", real, true)), false)),
                List.of(FakePlatform.TOKEN));
        var run = run("token=t1\n", "account", "add", "blaze", "--endpoint", "rest=production");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("production: everything done there counts for real");
        assertThat(run("", "account", "list").out()).contains("rest at https://real.example");
    }

    @Test
    void a_sign_in_that_is_refused_stores_nothing() {
        var browser = new ScriptedBrowser();
        platform.signIn = Optional.of(browser);
        browser.refuseToBegin(Reason.of(ReasonCode.BAD_SETTING, "client-id"));

        var run = run("", "account", "add", "blaze", "--browser");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("the sign-in came to nothing", "client-id");
        assertThat(settings().accounts()).isEmpty();
    }

    @Test
    void ones_own_server_and_the_choices_of_an_assumption_are_held_to() {
        var base = new EndpointKey("base", URI.create("https://chat.example"), List.of(), true);
        var scheme = AccountKey.advanced("scheme", ReasonWord.SILENT, ReasonWord.OFFLINE, "bearer", "bare");
        platform.card = new PlatformCard(FakePlatform.ID, "HapiHub", ReasonWord.OFFLINE, List.of(base),
                List.of(FakePlatform.TOKEN, scheme));
        assertThat(run("token=t\n", "account", "add", "blaze", "--test").err()).contains("--endpoint base=URL");
        assertThat(run("token=t\n", "account", "add", "blaze", "--set", "scheme=odd").exit()).isEqualTo(2);
        assertThat(run("token=t\n", "account", "add", "blaze", "--set", "scheme=bare", "--endpoint",
                "base=http://127.0.0.1:9/chat/").exit()).isZero();
        var kept = settings().account(MAIN).orElseThrow();
        assertThat(kept.endpoints()).containsOnly(Map.entry("base", URI.create("http://127.0.0.1:9/chat")));
        assertThat(kept.values()).containsOnly(Map.entry("scheme", "bare"));
    }

    private Run run(String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var given = new ArrayList<>(List.of(arguments));
        given.addAll(List.of("--data-dir", folder.toString()));
        int exit = TributaryCommand.run(given.toArray(String[]::new), new FakeProgram(),
                new Terminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)));
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Settings settings() {
        try (var store = SettingsStore.open(directory(), InstantSource.system())) {
            return store.current();
        }
    }

    private Optional<Secret> secret(String key) {
        try (var store = SettingsStore.open(directory(), InstantSource.system());
                var secrets = Secrets.open(directory(), store, Optional.empty())) {
            return secrets.read(MAIN, key);
        }
    }

    private DataDirectory directory() {
        return ((DataDirectory.Opening.Opened) DataDirectory.open(folder)).directory();
    }

    private final class FakeProgram implements Program {
        @Override
        public String version() {
            return "test";
        }

        @Override
        public InstantSource clock() {
            return InstantSource.system();
        }

        @Override
        public List<ChatPlatform> platforms(Network network) {
            return List.of(platform);
        }

        @Override
        public Optional<String> whyNoWindow() {
            return Optional.of("none here");
        }

        @Override
        public boolean browse(URI page) {
            browsed.add(page);
            return true;
        }

        @Override
        public int execute(DataDirectory directory, HandoverRequest request, Consumer<Receipt> receipts,
                Terminal terminal) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int console(ConsoleRequest request, Terminal terminal) {
            throw new UnsupportedOperationException();
        }
    }
}
