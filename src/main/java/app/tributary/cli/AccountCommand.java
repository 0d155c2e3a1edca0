package app.tributary.cli;

import app.tributary.account.AccountRegister;
import app.tributary.account.AccountSettings;
import app.tributary.account.SecretHome;
import app.tributary.account.Secrets;
import app.tributary.net.Network;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The accounts that the console can act as. */
@Command(name = "account", description = "Adds, tries, lists or removes the accounts that the console can act as.", synopsisSubcommandLabel = "add | test | list | remove")
final class AccountCommand implements Runnable {
    private final TributaryCommand root;

    AccountCommand(TributaryCommand root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new UsageProblem(
                "say what to do: account add PLATFORM, account test PLATFORM:NAME, account list, or account remove PLATFORM:NAME");
    }

    @Command(name = "add", description = "Adds an account, or changes its values. Secrets are asked for, or read from standard input as KEY=VALUE lines up to an empty line or its end.", footer = {
            "",
            "On a terminal, or where --endpoint, --test or --browser is given, the account is tried first, and stored only if nothing is missing: --anyway stores it all the same. From a script nothing is tried unless one of these is given."})
    int add(@Parameters(paramLabel = "PLATFORM") String word, @Mixin AccountOptions given) {
        try (var network = new Network(root.program().clock()); var owned = OwnedSettings.open(root)) {
            var platform = Configured.platform(word, root.program().platforms(network));
            var draft = CommandDraft.of(platform, given);
            if (given.browser() && platform.signIn().isEmpty()) {
                throw new UsageProblem(
                        platform.card().label() + " has no sign-in through the browser: leave --browser out");
            }
            new AccountQuestions(root.terminal()).ask(platform.card().accountKeys(), draft.values());
            try (var secrets = secrets(owned)) {
                return add(owned, secrets, platform, draft, given);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }

    private int add(OwnedSettings owned, Secrets secrets, ChatPlatform platform, CommandDraft draft,
            AccountOptions given) {
        var run = new AccountRun(root);
        if (given.browser()) {
            var gained = run.signIn(platform, draft.endpoints(owned.store().current()), draft.account(owned, secrets));
            if (gained.isEmpty()) {
                return ExitCode.FAILED;
            }
            draft.take(gained.get());
        }
        draft.needRequired();
        platform.card().careful(draft.endpoints(owned.store().current())).ifPresent(place -> root.terminal()
                .note(platform.card().label() + " " + place.word() + ": everything done there counts for real"));
        if (given.isTested(AccountQuestions.hasPerson())) {
            draft.needOwnServer(owned.store().current());
            var missing = run.test(platform, draft.endpoints(owned.store().current()), draft.account(owned, secrets));
            if (!missing.isEmpty() && !given.anyway()) {
                root.terminal().problem("not stored, because this is missing: " + String.join(", ", missing)
                        + "; --anyway stores it all the same");
                return ExitCode.FAILED;
            }
        }
        try (var register = new AccountRegister(owned.store(), secrets)) {
            register.keep(draft.entry(owned.store().current()));
        } catch (UncheckedIOException e) {
            root.terminal().problem("not stored: " + e.getMessage());
            return ExitCode.FAILED;
        }
        root.terminal().line("added " + draft.id() + ", its secrets " + words(secrets.home(draft.id())));
        return ExitCode.DONE;
    }

    @Command(name = "test", description = "Tries an account, right by right, and prints a line for each: ok, no, or ? where it shows only in use. Exit code 1 where something is missing.")
    int test(@Parameters(paramLabel = "PLATFORM:NAME") String name) {
        try (var network = new Network(root.program().clock());
                var owned = OwnedSettings.open(root);
                var secrets = secrets(owned)) {
            var settings = owned.store().current();
            var known = known(owned, name);
            if (known.isEmpty()) {
                return noAccount(name);
            }
            var account = known.get();
            if (secrets.availability(account.id()) instanceof Secrets.Availability.Locked(var _, var why)) {
                root.terminal().problem("the secrets of " + name + " are locked: " + why);
                return ExitCode.FAILED;
            }
            var platform = Configured.platform(account.id().platform().value(), root.program().platforms(network));
            // what it renews is stored at once: the old token is used up
            var missing = new AccountRun(root).test(platform, settings.endpoints(account.id()),
                    new ChannelSetup.Account(account.id(), account.values(), secrets));
            if (!missing.isEmpty()) {
                root.terminal().problem("missing: " + String.join(", ", missing));
            }
            return missing.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    @Command(name = "list", description = "Lists the accounts and where their secrets are.")
    int list() {
        for (var account : OwnedSettings.read(root).accounts()) {
            var line = new StringBuilder(account.id() + ", its secrets " + words(account.home()));
            account.endpoints().forEach((key, url) -> line.append(", ").append(key).append(" at ").append(url));
            root.terminal().line(line.toString());
        }
        return ExitCode.DONE;
    }

    @Command(name = "remove", description = "Removes an account and its secrets.")
    int remove(@Parameters(paramLabel = "PLATFORM:NAME") String name) {
        try (var owned = OwnedSettings.open(root); var secrets = secrets(owned)) {
            var known = known(owned, name);
            if (known.isEmpty()) {
                return noAccount(name);
            }
            var register = new AccountRegister(owned.store(), secrets);
            try {
                register.remove(known.get().id());
                register.forget(known.get().id());
            } catch (UncheckedIOException e) {
                root.terminal().problem("not removed: " + e.getMessage());
                return ExitCode.FAILED;
            }
            root.terminal().line("removed " + name);
        }
        return ExitCode.DONE;
    }

    private int noAccount(String name) {
        root.terminal().problem("no account " + name + "; see: account list");
        return ExitCode.FAILED;
    }

    private static Optional<AccountSettings> known(OwnedSettings owned, String name) {
        return owned.store().current().accounts().stream().filter(known -> known.id().toString().equals(name))
                .findFirst();
    }

    private static Secrets secrets(OwnedSettings owned) {
        return Secrets.open(owned.directory(), owned.store(), Passphrase.fromEnvironment());
    }

    private static String words(SecretHome home) {
        return switch (home) {
            case KEYCHAIN -> "in the keychain";
            case ENCRYPTED_FILE -> "in a file encrypted with the passphrase";
            case PLAIN_FILE -> "protected by file rights only";
        };
    }
}
