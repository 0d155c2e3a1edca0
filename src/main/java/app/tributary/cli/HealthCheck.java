package app.tributary.cli;

import app.tributary.account.DirectoryLock;
import app.tributary.account.SecretHome;
import app.tributary.account.Secrets;
import app.tributary.account.SettingsStore;
import java.io.IOException;

/** What works on this machine, what does not, and how to mend it: a line each. */
final class HealthCheck {
    private static final int WANTED_JAVA = 25;

    private final TributaryCommand root;

    HealthCheck(TributaryCommand root) {
        this.root = root;
    }

    /** Prints the lines; fails where something would keep the console from working. */
    int run() {
        int java = Runtime.version().feature();
        boolean well = java >= WANTED_JAVA;
        say(well, "Java " + java, "install a JDK " + WANTED_JAVA + " or newer");
        var window = root.program().whyNoWindow();
        say(window.isEmpty(), "a window", window.orElse(""));

        var directory = root.directory();
        say(true, "the data directory " + directory, "");
        boolean taken = false;
        try {
            switch (DirectoryLock.take(directory)) {
                case DirectoryLock.Attempt.Owned(var lock) -> lock.close();
                case DirectoryLock.Attempt.Taken() -> taken = true;
            }
        } catch (IOException e) {
            well = false;
            say(false, "its lock", String.valueOf(e.getMessage()));
        }
        if (taken) {
            say(true, "a console is open on it", "");
            return well ? ExitCode.DONE : ExitCode.FAILED;
        }
        try (var settings = SettingsStore.open(directory, root.program().clock());
                var secrets = Secrets.open(directory, settings, Passphrase.fromEnvironment())) {
            settings.load().problem().ifPresent(root.terminal()::problem);
            say(true, settings.current().channels().size() + " channels, " + settings.current().accounts().size()
                    + " accounts", "");
            SecretHome home = secrets.home();
            say(home != SecretHome.PLAIN_FILE, switch (home) {
                case KEYCHAIN -> "secrets in the keychain";
                case ENCRYPTED_FILE -> "secrets in a file under your passphrase";
                case PLAIN_FILE -> "a keychain";
            }, "none works here, so secrets are protected by file rights only; set " + Secrets.PASSPHRASE_VARIABLE
                    + " to have them encrypted");
        }
        return well ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void say(boolean works, String what, String cure) {
        root.terminal().line((works ? "ok  " : "no  ") + what + (works || cure.isEmpty() ? "" : ": " + cure));
    }
}
