package app.tributary.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsStoreTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-04T05:06:07Z"));
    private static final Channel CHANNEL = new Channel(new PlatformId("blaze"), "каналдың#атауы/1");

    private final DataDirectory directory;
    private final Path file;

    SettingsStoreTest(@TempDir Path temp) {
        this.directory = DataDirectoryTest.opened(temp);
        this.file = directory.settingsFile();
    }

    static Settings everything() {
        return new Settings(
                List.of(new ChannelSettings(CHANNEL, Optional.of("main"),
                        Map.of("api", URI.create("http://127.0.0.1:8080/api"), "socket", URI.create("ws://[::1]:9/"))),
                        ChannelSettings.anonymous(new Channel(new PlatformId("twitch"), "mira"))),
                List.of(new AccountSettings(new AccountId(new PlatformId("blaze"), "main"),
                        Map.of("login", "mira \"the\" mod"), SecretHome.ENCRYPTED_FILE,
                        Map.of("rest", URI.create("https://chat.example/base")))),
                new LookSettings(Theme.LIGHT, Optional.of(Locale.SIMPLIFIED_CHINESE), 1.25, true, true, 7),
                Map.of("main", new WindowPlace(-10, 20.5, 1280, 800, true)),
                Optional.of(new DraftSettings("привет 👋\n", List.of(new Target(CHANNEL, Optional.of("7"))),
                        Optional.of(new MessageKey(CHANNEL, "a#b/c")))),
                true,
                new ViewsSettings(
                        List.of(ViewSettings.ofEverything("1"),
                                new ViewSettings("7", "розыгрыш 🎁", Set.of(new PlatformId("twitch")),
                                        "text:/giveaway/i -is:command",
                                        new ViewLayout(ViewLayout.Density.COMFORTABLE, OptionalDouble.of(1.5), false,
                                                false),
                                        false),
                                new ViewSettings("9", "", Set.of(), "is:paid",
                                        new ViewLayout(ViewLayout.Density.DENSE, OptionalDouble.of(0.8), true, false),
                                        true)),
                        List.of("7", "1"), "7", List.of(0.25)),
                List.of(new HighlightSettings("gifts", "amount:>=5", true),
                        new HighlightSettings("", "from:\"mira\"", false)));
    }

    @Test
    void everything_survives_a_restart() {
        try (var store = open()) {
            assertThat(store.load()).isEqualTo(new SettingsStore.Load.Fresh());
            assertThat(store.current()).isEqualTo(Settings.EMPTY);
            store.update(_ -> everything());
        }

        try (var store = open()) {
            assertThat(store.load()).isEqualTo(new SettingsStore.Load.Loaded());
            assertThat(store.current()).isEqualTo(everything());
        }
    }

    @Test
    void what_is_said_to_survive_a_restart_is_nowhere_what_a_fresh_start_has() throws ReflectiveOperationException {
        var view = everything().views().views().get(1);
        var fresh = ViewSettings.ofEverything("1");
        differsInEveryPart(everything(), Settings.EMPTY);
        differsInEveryPart(everything().look(), LookSettings.STANDARD);
        differsInEveryPart(everything().views(), ViewsSettings.STANDARD);
        differsInEveryPart(view.withOwnWindow(true), fresh);
        differsInEveryPart(view.layout(), fresh.layout());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LookSettings.READABLE, 10_000})
    void the_rate_above_which_rows_fold_survives_a_restart_and_0_stays_never(int rate) {
        try (var store = open()) {
            store.update(now -> now.withLook(now.look().withFoldAbove(rate)));
        }
        try (var store = open()) {
            assertThat(store.current().look().foldAbove()).isEqualTo(rate);
        }
    }

    /** Else a field that is never written would survive in a test and nowhere else. */
    private static void differsInEveryPart(Record one, Record other) throws ReflectiveOperationException {
        for (var part : one.getClass().getRecordComponents()) {
            var accessor = part.getAccessor();
            accessor.setAccessible(true);
            assertThat(accessor.invoke(one)).as(part.getName()).isNotEqualTo(accessor.invoke(other));
        }
    }

    @Test
    void a_file_from_before_there_were_views_has_one_of_everything_and_no_highlights() throws IOException {
        Files.writeString(file, """
                {"schema":1,"look":{"theme":"DARK"}}
                """);
        try (var store = open()) {
            assertThat(store.load()).isEqualTo(new SettingsStore.Load.Loaded());
            assertThat(store.current().views()).isEqualTo(ViewsSettings.STANDARD);
            assertThat(store.current().highlights()).isEmpty();
        }
    }

    @Test
    void views_that_do_not_fit_together_are_mended() throws IOException {
        Files.writeString(file, """
                {"schema":1,"views":{"list":[
                  {"id":"a","name":"one","filter":"","ownWindow":true},
                  {"id":"b","name":"two","filter":"","ownWindow":true},
                  {"id":"a","name":"again","filter":""}],
                 "shown":["b","nowhere"],"active":"nowhere","dividers":[7]}}
                """);
        try (var store = open()) {
            var views = store.current().views();
            assertThat(views.views()).extracting(ViewSettings::name).containsExactly("one", "two");
            assertThat(views.views()).extracting(ViewSettings::ownWindow).containsExactly(false, true);
            assertThat(views.shown()).containsExactly("a");
            assertThat(views.active()).isEqualTo("a");
            assertThat(views.dividers()).isEmpty();
        }
    }

    @Test
    void accounts_of_files_from_before_endpoints_were_kept_with_them_are_read() throws IOException {
        Files.writeString(file, """
                {"schema":1,"accounts":[{"platform":"blaze","name":"main","secretsIn":"PLAIN_FILE","values":{"a":"b"}}]}
                """);
        try (var store = open()) {
            assertThat(store.load()).isEqualTo(new SettingsStore.Load.Loaded());
            assertThat(store.current().accounts()).containsExactly(new AccountSettings(
                    new AccountId(new PlatformId("blaze"), "main"), Map.of("a", "b"), SecretHome.PLAIN_FILE));
        }
    }

    @Test
    void a_channel_has_the_addresses_of_its_account_and_its_own_over_them() {
        var settings = everything();
        assertThat(settings.endpoints(settings.channels().getFirst())).containsOnly(
                Map.entry("rest", URI.create("https://chat.example/base")),
                Map.entry("api", URI.create("http://127.0.0.1:8080/api")),
                Map.entry("socket", URI.create("ws://[::1]:9/")));
        var own = new ChannelSettings(CHANNEL, Optional.of("main"), Map.of("rest", URI.create("http://own")));
        assertThat(settings.endpoints(own)).containsOnly(Map.entry("rest", URI.create("http://own")));
        assertThat(settings.endpoints(settings.channels().getLast())).isEmpty();
    }

    @Test
    void change_is_written_by_itself_soon() {
        try (var store = open()) {
            store.update(settings -> settings.withWelcomeDismissed(true));

            await().untilAsserted(() -> assertThat(file).exists().content().contains("\"welcomeDismissed\" : true"));
        }
    }

    @Test
    void nothing_is_written_where_nothing_changed() {
        try (var store = open()) {
            store.update(settings -> settings.withWelcomeDismissed(false));
        }

        assertThat(file).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void file_and_its_copies_are_for_their_owner_alone() throws IOException {
        try (var store = open()) {
            for (double scale : new double[]{1.1, 1.2, 1.3}) {
                store.update(settings -> settings.withLook(settings.look().withScale(scale)));
                store.flush();
            }
        }

        for (Path written : List.of(file, older(1), older(2))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written))).isEqualTo("rw-------");
        }
    }

    @Test
    void three_older_copies_are_kept_and_drafts_do_not_push_them_out() {
        try (var store = open()) {
            for (double scale : new double[]{1.1, 1.2, 1.3, 1.4, 1.5}) {
                store.update(settings -> settings.withLook(settings.look().withScale(scale)));
                store.flush();
            }
            for (String text : List.of("h", "he", "hel", "hell", "hello")) {
                store.update(settings -> settings
                        .withDraft(Optional.of(new DraftSettings(text, List.of(), Optional.empty())))
                        .withWindow("main", new WindowPlace(text.length(), 0, 800, 600, false)));
                store.flush();
            }
        }

        assertThat(file).content().contains("1.5").contains("hello");
        assertThat(older(1)).content().contains("1.4");
        assertThat(older(2)).content().contains("1.3");
        assertThat(older(3)).content().contains("1.2");
        assertThat(older(4)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"schema\":1", "<html>", "[]", "null", "42", "{}", "{\"schema\":\"1\"}",
            "{\"schema\":1,\"channels\":{}}", "{\"schema\":1,\"channels\":[null]}",
            "{\"schema\":1,\"channels\":[{\"channel\":\"no colon\"}]}",
            "{\"schema\":1,\"channels\":[{\"channel\":\"a:b\",\"endpoints\":{\"api\":7}}]}",
            "{\"schema\":1,\"channels\":[{\"channel\":\"a:b\",\"endpoints\":{\"api\":\"ht tp\"}}]}",
            "{\"schema\":1,\"accounts\":[{\"platform\":\"UP\",\"name\":\"x\",\"secretsIn\":\"KEYCHAIN\"}]}",
            "{\"schema\":1,\"accounts\":[{\"platform\":\"a\",\"name\":\"x\",\"secretsIn\":\"POCKET\"}]}",
            "{\"schema\":1,\"look\":{\"scale\":\"big\"}}", "{\"schema\":1,\"look\":{\"theme\":\"PINK\"}}",
            "{\"schema\":1,\"look\":{\"language\":\"!!\"}}", "{\"schema\":1,\"windows\":{\"main\":{\"x\":1}}}",
            "{\"schema\":1,\"draft\":{\"text\":\"a\",\"replyTo\":{\"channel\":\"a:b\",\"message\":\"\"}}}",
            "{\"schema\":1,\"welcomeDismissed\":1}"})
    void unusable_file_is_set_aside_as_it_is(String content) throws IOException {
        Files.writeString(file, content);

        try (var store = open()) {
            var aside = (SettingsStore.Load.SetAside) store.load();
            assertThat(aside.where()).hasFileName("settings.json.broken-20260304T050607Z").hasContent(content);
            assertThat(aside.why()).isNotBlank().doesNotContain("\n");
            assertThat(store.current()).isEqualTo(Settings.EMPTY);
            store.update(_ -> everything());
        }

        assertThat(directory.root().resolve("settings.json.broken-20260304T050607Z")).hasContent(content);
        try (var store = open()) {
            assertThat(store.current()).isEqualTo(everything());
        }
    }

    @Test
    void second_broken_file_of_the_same_second_does_not_push_out_the_first() throws IOException {
        Files.writeString(file, "first");
        open().close();
        Files.writeString(file, "second");
        open().close();

        assertThat(directory.root().resolve("settings.json.broken-20260304T050607Z")).hasContent("first");
        assertThat(directory.root().resolve("settings.json.broken-20260304T050607Z-2")).hasContent("second");
    }

    @Test
    void file_of_a_newer_version_is_set_aside_and_said() throws IOException {
        Files.writeString(file, "{\"schema\":2,\"channels\":[]}");

        try (var store = open()) {
            var aside = (SettingsStore.Load.SetAside) store.load();
            assertThat(aside.why()).contains("newer version");
            assertThat(aside.where()).hasFileName("settings.json.newer-20260304T050607Z");
        }
    }

    @Test
    void unknown_fields_of_the_top_level_are_kept() throws IOException {
        Files.writeString(file, "{\"schema\":1,\"plugins\":{\"a\":[1,2]},\"look\":{\"scale\":9,\"shiny\":true}}");

        try (var store = open()) {
            assertThat(store.current().look().scale()).isEqualTo(2.0);
            store.update(settings -> settings.withWelcomeDismissed(true));
        }

        assertThat(Files.readString(file)).contains("\"plugins\"").doesNotContain("shiny");
    }

    @Test
    void listeners_hear_each_change_in_order_until_they_let_go() throws Exception {
        var heard = new ArrayList<Double>();
        try (var store = open()) {
            var subscription = store.subscribe(settings -> heard.add(settings.look().scale()));
            store.update(settings -> settings.withLook(settings.look().withScale(1.1)));
            store.update(settings -> settings.withLook(settings.look().withScale(1.1)));
            store.update(settings -> settings.withLook(settings.look().withScale(1.2)));
            subscription.close();
            store.update(settings -> settings.withLook(settings.look().withScale(1.3)));
        }

        assertThat(heard).containsExactly(1.1, 1.2);
    }

    @Test
    void changes_of_several_threads_all_count() throws InterruptedException {
        var go = new CountDownLatch(1);
        try (var store = open()) {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 8; i++) {
                var platform = new PlatformId("p" + i);
                threads.add(Thread.startVirtualThread(() -> {
                    await().until(() -> go.getCount() == 0);
                    for (int j = 0; j < 20; j++) {
                        var channel = ChannelSettings.anonymous(new Channel(platform, "c" + j));
                        store.update(settings -> settings.withChannel(channel));
                    }
                }));
            }
            go.countDown();
            for (var thread : threads) {
                thread.join();
            }
        }

        try (var store = open()) {
            assertThat(store.current().channels()).hasSize(160);
        }
    }

    @Test
    void channel_and_account_are_there_once_and_a_removed_account_frees_its_channels() {
        var other = new ChannelSettings(CHANNEL, Optional.of("main"), Map.of());

        var settings = everything().withChannel(other);
        var without = settings.withoutAccount(new AccountId(new PlatformId("blaze"), "main"));

        assertThat(settings.channels()).hasSize(2).first().isEqualTo(other);
        assertThat(without.accounts()).isEmpty();
        assertThat(without.channel(CHANNEL).orElseThrow().accountName()).isEmpty();
    }

    private SettingsStore open() {
        return SettingsStore.open(directory, CLOCK);
    }

    private Path older(int number) {
        return directory.root().resolve("settings.json." + number);
    }
}
