package app.tributary.cli;

import app.tributary.account.AccountSettings;
import app.tributary.account.SecretHome;
import app.tributary.account.Secrets;
import app.tributary.chat.AccountId;
import app.tributary.chat.Secret;
import app.tributary.net.Network;
import app.tributary.platform.AccountKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The accounts that the console can act as. */
@Command(name = "account", description = "Adds, lists or removes the accounts that the console can act as.", synopsisSubcommandLabel = "add | list | remove")
final class AccountCommand implements Runnable {
    private final TributaryCommand root;

    AccountCommand(TributaryCommand root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new UsageProblem("say what to do: account add PLATFORM, account list, or account remove PLATFORM:NAME");
    }

    @Command(name = "add", description = "Adds an account, or changes its values. Secrets are asked for, or read from standard input as KEY=VALUE lines up to an empty line or its end.")
    int add(@Parameters(paramLabel = "PLATFORM") String word,
            @Option(names = "--name", paramLabel = "NAME", defaultValue = "main", description = "Your own word for it. Default: ${DEFAULT-VALUE}.") String name,
            @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A value that is no secret; the keys are listed by: doctor --platforms.") @Nullable List<String> set) {
        try (var network = new Network(root.program().clock()); var owned = OwnedSettings.open(root)) {
            var platform = Configured.platform(word, root.program().platforms(network));
            var keys = platform.card().accountKeys();
            if (keys.isEmpty()) {
                throw new UsageProblem(platform.card().label() + " takes no account yet");
            }
            if (name.isBlank() || name.contains(":")) {
                throw new UsageProblem("an account's name is not empty and has no colon");
            }
            var values = new LinkedHashMap<String, String>();
            for (var pair : set == null ? List.<String>of() : set) {
                var key = key(pair, keys);
                if (key.secret()) {
                    throw new UsageProblem(
                            key.key() + " is a secret, and arguments are seen by others: give it on standard input as "
                                    + key.key() + "=VALUE");
                }
                values.put(key.key(), value(pair));
            }
            new AccountQuestions(root.terminal()).ask(keys, values);
            for (var key : keys) {
                if (key.required() && values.getOrDefault(key.key(), "").isBlank()) {
                    throw new UsageProblem("the account needs " + key.key() + (key.secret()
                            ? ": give it on standard input as " + key.key() + "=VALUE"
                            : ": give it as --set " + key.key() + "=VALUE"));
                }
            }
            var id = new AccountId(platform.card().id(), name);
            SecretHome home = store(owned, id, keys, values);
            root.terminal().line("added " + id + ", its secrets " + words(home));
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
        return ExitCode.DONE;
    }

    @Command(name = "list", description = "Lists the accounts and where their secrets are.")
    int list() {
        for (var account : OwnedSettings.read(root).accounts()) {
            root.terminal().line(account.id() + ", its secrets " + words(account.home()));
        }
        return ExitCode.DONE;
    }

    @Command(name = "remove", description = "Removes an account and its secrets.")
    int remove(@Parameters(paramLabel = "PLATFORM:NAME") String name) {
        try (var owned = OwnedSettings.open(root); var secrets = secrets(owned)) {
            var known = owned.store().current().accounts().stream().map(AccountSettings::id)
                    .filter(id -> id.toString().equals(name)).findFirst();
            if (known.isEmpty()) {
                root.terminal().problem("no account " + name + "; see: account list");
                return ExitCode.FAILED;
            }
            secrets.forget(known.get());
            owned.store().update(now -> now.withoutAccount(known.get()));
            owned.store().flush();
            root.terminal().line("removed " + name);
        }
        return ExitCode.DONE;
    }

    private static SecretHome store(OwnedSettings owned, AccountId id, List<AccountKey> keys,
            Map<String, String> values) {
        var open = new LinkedHashMap<String, String>();
        var hidden = new LinkedHashMap<String, Secret>();
        for (var key : keys) {
            var value = values.get(key.key());
            if (value != null && !value.isBlank()) {
                if (key.secret()) {
                    hidden.put(key.key(), new Secret(value));
                } else {
                    open.put(key.key(), value);
                }
            }
        }
        try (var secrets = secrets(owned)) {
            SecretHome home = secrets.home();
            // the account first: its record says where the secrets are looked for
            owned.store().update(now -> now.withAccount(new AccountSettings(id, open, home)));
            secrets.write(id, hidden);
            owned.store().flush();
            return home;
        }
    }

    private static Secrets secrets(OwnedSettings owned) {
        return Secrets.open(owned.directory(), owned.store(), Passphrase.fromEnvironment());
    }

    private static AccountKey key(String pair, List<AccountKey> keys) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new UsageProblem("--set takes KEY=VALUE");
        }
        String word = pair.substring(0, equals);
        return keys.stream().filter(key -> key.key().equals(word)).findFirst().orElseThrow(
                () -> new UsageProblem("no account key \"" + word + "\": there are "
                        + String.join(", ", keys.stream().map(AccountKey::key).toList())));
    }

    private static String value(String pair) {
        return pair.substring(pair.indexOf('=') + 1);
    }

    private static String words(SecretHome home) {
        return switch (home) {
            case KEYCHAIN -> "in the keychain";
            case ENCRYPTED_FILE -> "in a file encrypted with the passphrase";
            case PLAIN_FILE -> "protected by file rights only";
        };
    }
}
