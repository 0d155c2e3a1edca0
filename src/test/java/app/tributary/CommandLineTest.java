package app.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.DataDirectory;
import app.tributary.account.DirectoryLock;
import app.tributary.cli.Terminal;
import app.tributary.cli.TributaryCommand;
import app.tributary.net.Json;
import app.tributary.rehearsal.Rehearsal;
import app.tributary.rehearsal.RehearsalPlan;
import app.tributary.rehearsal.RehearsalServer;
import app.tributary.rehearsal.Scenario;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a script sees it: exit codes, standard output, one line of trouble. */
class CommandLineTest {
    @TempDir
    Path folder;

    /** What a command left behind. */
    private record Run(int exit, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private Run run(String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var given = new ArrayList<>(List.of(arguments));
        given.add("--data-dir");
        given.add(folder.toString());
        int exit = TributaryCommand.run(given.toArray(String[]::new), new Tributary(),
                new Terminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)));
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bogus", "channel add nowhere:name", "channel add twitch", "channel add twitch:bad!name",
            "channel add twitch:name --endpoint nope=ws://127.0.0.1:1",
            "channel add twitch:name --endpoint irc=ftp://x",
            "channel add twitch:name --account nobody", "account add nowhere", "account add twitch",
            "account add blaze --set access-token=secret", "account add blaze --endpoint nope=http://x",
            "account add twitch --browser", "account test", "send hello", "send hello --to nowhere:x",
            "send hello --to x",
            "act", "act delete --on blaze:x", "act timeout bob 0 --on blaze:x", "act timeout bob soon --on blaze:x",
            "act do followers", "act do nothing --on blaze:x", "act do followers --set a=b --on blaze:x",
            "act do mute --on blaze:x", "act do stats --on twitch:x", "act edit 7 --on blaze:x",
            "act react 7 --on blaze:x",
            "rehearse --scenario nothing", "rehearse --scenario file:/nowhere/at/all", "rehearse --only nowhere",
            "rehearse --scenario file:pom.xml --only blaze", "rehearse --for soon", "rehearse --for 0s",
            "serve-rehearsal --port-base 70000", "serve-rehearsal --rate 0", "doctor --json", "channel", "account"})
    void bad_usage_is_one_line_and_exit_code_2(String line) {
        var run = run("", line.split(" "));

        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1).first().asString().startsWith("tributary: ");
    }

    @Test
    void a_data_directory_that_is_a_file_is_refused_with_exit_code_2() throws IOException {
        Files.delete(folder);
        Files.writeString(folder, "not a folder");

        var run = run("", "channel", "list");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("is not a directory");
        Files.delete(folder);
        Files.createDirectory(folder);
    }

    @Test
    void a_rehearsal_ends_by_itself_when_its_time_is_over() {
        var run = run("", "rehearse", "--headless", "--only", "twitch", "--rate", "50", "--for", "1s");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("# rehearsal");
    }

    @Test
    void a_channel_is_added_listed_and_removed() {
        assertThat(run("", "channel", "add", "twitch:PajLada", "--endpoint", "irc=ws://127.0.0.1:7000").exit())
                .isZero();
        assertThat(run("", "channel", "list").lines())
                .containsExactly("twitch:pajlada --endpoint irc=ws://127.0.0.1:7000");
        assertThat(run("", "channel", "remove", "twitch:pajlada").exit()).isZero();
        assertThat(run("", "channel", "list").out()).isEmpty();
        assertThat(run("", "channel", "remove", "twitch:pajlada").exit()).isEqualTo(1);
    }

    @Test
    void lists_are_shown_while_a_console_owns_the_directory_and_changes_are_refused() throws IOException {
        run("", "channel", "add", "twitch:pajlada");
        run("access-token=s\n", "account", "add", "blaze", "--set", "client-id=app");
        var directory = ((DataDirectory.Opening.Opened) DataDirectory.open(folder)).directory();
        var console = ((DirectoryLock.Attempt.Owned) DirectoryLock.take(directory)).lock();
        try (console) {
            assertThat(run("", "channel", "list").lines()).containsExactly("twitch:pajlada");
            assertThat(run("", "account", "list").out()).contains("blaze:main");

            var refused = run("", "channel", "remove", "twitch:pajlada");
            assertThat(refused.exit()).isNotZero();
            assertThat(refused.err().lines()).hasSize(1).first().asString().contains("a console is open");
        }
    }

    @Test
    void broken_settings_are_set_aside_and_a_send_says_so() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{ broken");

        var run = run("", "send", "hello", "--to", "twitch:pajlada");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("the settings could not be used");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("settings.json.broken")))
                    .singleElement().satisfies(file -> assertThat(file).hasContent("{ broken"));
        }
    }

    @Test
    void secrets_come_by_standard_input_and_stay_out_of_the_settings() throws IOException {
        var added = run("access-token=very-secret-4711\n\nignored=x\n", "account", "add", "blaze", "--set",
                "client-id=app");

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.out() + added.err()).doesNotContain("very-secret-4711");
        assertThat(Files.readString(folder.resolve("settings.json"))).contains("app")
                .doesNotContain("very-secret-4711");
        assertThat(run("", "account", "list").out()).contains("blaze:main");
        assertThat(run("", "account", "remove", "blaze:main").exit()).isZero();
        assertThat(run("", "account", "list").out()).isEmpty();
    }

    @Test
    void an_account_without_its_secret_is_refused() {
        var run = run("", "account", "add", "blaze", "--set", "client-id=app");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("access-token");
    }

    @Test
    void the_platforms_are_listed_with_capabilities_account_and_endpoint_keys() {
        var run = run("", "doctor", "--platforms", "--json");

        var platforms = Json.tree(run.out()).orElseThrow().get("platforms");
        assertThat(platforms.propertyNames()).contains("twitch", "blaze", "streamvi");
        var blaze = platforms.get("blaze");
        assertThat(blaze.get("endpoints").propertyNames()).contains("rest", "events");
        assertThat(blaze.get("account").get("access-token").get("secret").asBoolean()).isTrue();
        assertThat(blaze.get("capabilities").get("send").get("support").asString()).isEqualTo("yes");
        assertThat(blaze.get("actions").get("mute").get("subject").asString()).isEqualTo("person");
        assertThat(platforms.get("twitch").get("capabilities").get("send").get("reason").asString()).isNotBlank();
    }

    @Test
    void the_readme_has_the_table_that_doctor_prints() throws IOException {
        var table = run("", "doctor", "--platforms", "--markdown").out().strip();
        var readme = Files.readString(Path.of("README.md"));

        var part = Pattern.compile("<!-- platforms:[^>]*-->\\s*(.*?)\\s*<!-- /platforms -->", Pattern.DOTALL)
                .matcher(readme);
        assertThat(part.find()).isTrue();
        assertThat(part.group(1).strip()).isEqualTo(table);
    }

    @Test
    void commands_reach_the_rehearsal_servers_and_answer_as_json_lines() throws Exception {
        var plan = new RehearsalPlan(Scenario.QUIET, Optional.empty(), OptionalDouble.of(0.1), 7, Optional.empty(), 0);
        try (var rehearsal = Rehearsal.open(plan, InstantSource.system())) {
            for (var server : rehearsal.servers()) {
                setUp(server);
            }
            var sent = run("", "send", "hello", "--to", "blaze:lanternfish", "--to", "streamvi:15/9", "--to",
                    "streamvi:15");
            assertThat(sent.exit()).as(sent.out() + sent.err()).isZero();
            assertThat(sent.lines()).hasSize(3).allSatisfy(line -> {
                var answer = Json.tree(line).orElseThrow();
                assertThat(answer.propertyNames()).containsExactly("target", "status", "message_id", "reason",
                        "retry_at_ms");
                assertThat(answer.get("status").asString()).isEqualTo("done");
            });
            String id = Json.tree(sent.lines().getFirst()).orElseThrow().get("message_id").asString();

            assertThat(outcome(run("", "act", "pin", id, "--on", "blaze:lanternfish"))).isEqualTo("done");
            assertThat(outcome(run("", "act", "unpin", id, "--on", "blaze:lanternfish"))).isEqualTo("done");
            assertThat(outcome(run("", "act", "delete", id, "--on", "blaze:lanternfish"))).isEqualTo("done");
            assertThat(outcome(run("", "act", "delete", id, "--on", "blaze:lanternfish"))).isEqualTo("rejected");
            assertThat(outcome(run("", "act", "ban", "bob", "--on", "streamvi:15"))).isEqualTo("unsupported");
            var kept = run("", "act", "pin", "e1", "--on", "streamvi:15");
            assertThat(outcome(kept)).isEqualTo("done");
            assertThat(kept.out()).contains("Kept by this console alone");

            var found = run("", "act", "do", "moderators", "--on", "blaze:lanternfish");
            assertThat(found.exit()).as(found.out() + found.err()).isZero();
            assertThat(Json.tree(found.lines().getFirst()).orElseThrow().get("status").asString()).isEqualTo("done");
            assertThat(Json.tree(found.lines().get(1)).orElseThrow().get("items").asInt())
                    .isEqualTo(found.lines().stream().filter(line -> line.startsWith("{\"item\":")).count());
            assertThat(outcome(run("", "act", "edit", id, "other words", "--on", "blaze:lanternfish")))
                    .isEqualTo("unsupported");

            var mixed = run("", "send", "hello again", "--to", "blaze:lanternfish", "--to", "twitch:lanternfish");
            assertThat(mixed.exit()).isEqualTo(1);
            assertThat(mixed.lines()).hasSize(2).anyMatch(line -> line.contains("\"unsupported\""));
        }
    }

    private void setUp(RehearsalServer server) {
        String platform = server.platform().value();
        if (!server.account().isEmpty()) {
            var lines = new StringBuilder();
            server.account().forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
            var account = new ArrayList<>(List.of("account", "add", platform));
            server.endpoints().forEach((key, url) -> account.addAll(List.of("--endpoint", key + "=" + url)));
            var added = run(lines.toString(), account.toArray(String[]::new));
            assertThat(added.exit()).as(added.out() + added.err()).isZero();
            var tested = run("", "account", "test", platform + ":main");
            assertThat(tested.exit()).as(tested.out() + tested.err()).isZero();
            assertThat(tested.lines()).isNotEmpty().allMatch(line -> line.matches("(ok  |\\?   |    its channel ).+"));
        }
        var add = new ArrayList<>(List.of("channel", "add", platform + ":" + server.channel()));
        server.endpoints().forEach((key, url) -> add.addAll(List.of("--endpoint", key + "=" + url)));
        assertThat(run("", add.toArray(String[]::new)).exit()).isZero();
    }

    private static String outcome(Run run) {
        return Json.tree(run.out()).orElseThrow().get("status").asString();
    }
}
