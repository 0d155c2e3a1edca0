package app.tributary.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private final Path temp;

    DataDirectoryTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void missing_directory_is_made_with_everything_inside() {
        var directory = opened(temp.resolve("new/one with a space"));

        assertThat(directory.root()).isDirectory();
        assertThat(directory.logs()).isDirectory().hasParent(directory.root());
        assertThat(directory.cache()).isDirectory().hasParent(directory.root());
        assertThat(directory.settingsFile()).isEqualTo(directory.root().resolve("settings.json"));
        assertThat(directory.historyFile()).isEqualTo(directory.root().resolve("history.db"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void new_directory_is_for_its_owner_alone() throws IOException {
        var directory = opened(temp.resolve("new"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void rehearsal_has_the_same_layout_within() {
        var rehearsal = ((DataDirectory.Opening.Opened) opened(temp).openRehearsal()).directory();

        assertThat(rehearsal.root()).isEqualTo(temp.resolve("rehearsal")).isDirectory();
        assertThat(rehearsal.settingsFile()).isEqualTo(temp.resolve("rehearsal/settings.json"));
        assertThat(rehearsal.logs()).isEqualTo(temp.resolve("rehearsal/logs"));
    }

    @Test
    void file_in_its_place_is_refused_in_one_line() throws IOException {
        Path file = Files.writeString(temp.resolve("data"), "x");

        assertThat(refused(file)).contains("is not a directory").contains(file.toString()).doesNotContain("\n");
        assertThat(Files.readString(file)).isEqualTo("x");
    }

    @Test
    void directory_below_a_file_is_refused() throws IOException {
        Path file = Files.writeString(temp.resolve("data"), "x");

        assertThat(refused(file.resolve("below"))).contains("data").doesNotContain("\n");
    }

    @Test
    void file_in_the_place_of_the_logs_is_refused() throws IOException {
        Files.writeString(temp.resolve("logs"), "x");

        assertThat(refused(temp)).contains("logs").contains("is not a directory");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void directory_that_cannot_be_written_is_refused() {
        // even root cannot make a file there
        assertThat(refused(Path.of("/proc/self/task"))).contains("cannot be");
    }

    @Test
    void id_is_made_once_and_differs_between_directories() {
        var one = opened(temp.resolve("one"));

        assertThat(one.id()).isNotBlank().isEqualTo(opened(temp.resolve("one")).id())
                .isNotEqualTo(opened(temp.resolve("two")).id());
    }

    @Test
    void linux_follows_the_base_directory_variables() {
        var home = Path.of("/home/mira");

        var plain = DataDirectory.conventional("Linux", Map.of("XDG_DATA_HOME", "", "XDG_CACHE_HOME", "relative"),
                home);
        var set = DataDirectory.conventional("Linux", Map.of("XDG_DATA_HOME", "/d", "XDG_STATE_HOME", "/s",
                "XDG_CACHE_HOME", "/c"), home);

        assertThat(plain.root()).isEqualTo(home.resolve(".local/share/tributary"));
        assertThat(plain.logs()).isEqualTo(home.resolve(".local/state/tributary/logs"));
        assertThat(plain.cache()).isEqualTo(home.resolve(".cache/tributary"));
        assertThat(set.root()).isEqualTo(Path.of("/d/tributary"));
        assertThat(set.logs()).isEqualTo(Path.of("/s/tributary/logs"));
        assertThat(set.cache()).isEqualTo(Path.of("/c/tributary"));
    }

    @Test
    void macos_and_windows_have_folders_of_their_own() {
        var home = Path.of("/home/mira");

        assertThat(DataDirectory.conventional("Mac OS X", Map.of(), home).root())
                .isEqualTo(home.resolve("Library/Application Support/Tributary"));
        assertThat(DataDirectory.conventional("Windows 11", Map.of("APPDATA", "/roaming"), home).root())
                .isEqualTo(Path.of("/roaming/Tributary"));
        assertThat(DataDirectory.conventional("Windows 11", Map.of("LOCALAPPDATA", "/local"), home).cache())
                .isEqualTo(Path.of("/local/Tributary/cache"));
    }

    @Test
    void directory_has_one_owner_at_a_time() throws IOException {
        var directory = opened(temp);
        var owner = (DirectoryLock.Attempt.Owned) DirectoryLock.take(directory);

        assertThat(DirectoryLock.take(directory)).isEqualTo(new DirectoryLock.Attempt.Taken());

        owner.lock().close();
        try (var next = ((DirectoryLock.Attempt.Owned) DirectoryLock.take(directory)).lock()) {
            assertThat(next).isNotNull();
        }
    }

    @Test
    void directory_owned_by_another_process_is_taken() throws Exception {
        var directory = opened(temp);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var other = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), LockHolder.class.getName(),
                temp.toString()).redirectErrorStream(true).start();
        try (var said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("owned");

            assertThat(DirectoryLock.take(directory)).isEqualTo(new DirectoryLock.Attempt.Taken());

            other.destroyForcibly();
            assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
            try (var freed = ((DirectoryLock.Attempt.Owned) DirectoryLock.take(directory)).lock()) {
                assertThat(freed).isNotNull();
            }
        } finally {
            other.destroyForcibly();
        }
    }

    /** The other process: owns a directory until it is ended. */
    static final class LockHolder {
        private LockHolder() {}

        public static void main(String[] args) throws Exception {
            var attempt = DirectoryLock.take(opened(Path.of(args[0])));
            System.out.println(attempt instanceof DirectoryLock.Attempt.Owned ? "owned" : "taken");
            Thread.currentThread().join();
        }
    }

    static DataDirectory opened(Path path) {
        return switch (DataDirectory.open(path)) {
            case DataDirectory.Opening.Opened opened -> opened.directory();
            case DataDirectory.Opening.Refused refused -> throw new AssertionError(refused.problem());
        };
    }

    private static String refused(Path path) {
        return ((DataDirectory.Opening.Refused) DataDirectory.open(path)).problem();
    }
}
