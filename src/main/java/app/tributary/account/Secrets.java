package app.tributary.account;

import app.tributary.chat.AccountId;
import app.tributary.chat.Secret;
import app.tributary.chat.TokenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of all accounts. An account's secrets stay where its settings say that they are; those
 * of a new account go to the best place that works here: the keychain, else a file under a passphrase,
 * else a file that only its rights protect. Who adds an account writes its secrets first and then its
 * settings with {@link #home()}.
 *
 * <p>Opening returns at once; the first use may wait for the keychain, at most three seconds. What was
 * read once is remembered, so that a keychain that locks itself later does not end the session.
 */
public final class Secrets implements TokenStore, AutoCloseable {
    /** The environment variable with the passphrase of the encrypted file. */
    public static final String PASSPHRASE_VARIABLE = "TRIBUTARY_PASSPHRASE";

    private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);
    private static final Duration KEYCHAIN_LIMIT = Duration.ofSeconds(3);

    /** Whether the secrets of an account can be had. */
    public sealed interface Availability {
        /** They can, as far as there are any. */
        record Ready() implements Availability {}

        /**
         * They are kept somewhere that is closed at the moment: there is an account, but it cannot be used.
         *
         * @param home where they are
         * @param why one line for a person, in English
         */
        record Locked(SecretHome home, String why) implements Availability {}
    }

    private final Map<SecretHome, SecretShelf> shelves;
    private final Function<AccountId, Optional<SecretHome>> recorded;
    private final CompletableFuture<SecretHome> chosen;
    private final Map<AccountId, Map<String, Secret>> remembered = new ConcurrentHashMap<>();

    private Secrets(Map<SecretHome, SecretShelf> shelves, Function<AccountId, Optional<SecretHome>> recorded,
            CompletableFuture<SecretHome> chosen) {
        this.shelves = shelves;
        this.recorded = recorded;
        this.chosen = chosen;
    }

    /**
     * The secrets of a data directory.
     *
     * @param settings tell where the secrets of each account are
     * @param passphrase of the encrypted file, from {@link #PASSPHRASE_VARIABLE} or standard input
     * @throws UncheckedIOException where the directory's id cannot be read
     */
    public static Secrets open(DataDirectory directory, SettingsStore settings, Optional<Secret> passphrase) {
        return open(directory, settings, passphrase, new SystemKeychain(), KEYCHAIN_LIMIT, EncryptedShelf.ROUNDS);
    }

    /** The secrets of rehearsals, all made up: in a file of that directory. The keychain is never touched. */
    public static Secrets forRehearsal(DataDirectory rehearsal) {
        return new Secrets(Map.of(SecretHome.PLAIN_FILE, new PlainShelf(rehearsal.plainSecretsFile())),
                _ -> Optional.of(SecretHome.PLAIN_FILE), CompletableFuture.completedFuture(SecretHome.PLAIN_FILE));
    }

    /**
     * As above, on another keychain.
     *
     * @param limit how long the keychain may take for one use
     * @param rounds of the key derivation for a new encrypted file
     */
    static Secrets open(DataDirectory directory, SettingsStore settings, Optional<Secret> passphrase,
            Keychain keychain, Duration limit, int rounds) {
        var shelves = new EnumMap<SecretHome, SecretShelf>(SecretHome.class);
        shelves.put(SecretHome.ENCRYPTED_FILE,
                new EncryptedShelf(directory.encryptedSecretsFile(), passphrase, rounds));
        shelves.put(SecretHome.PLAIN_FILE, new PlainShelf(directory.plainSecretsFile()));
        var withoutKeychain = passphrase.isPresent() ? SecretHome.ENCRYPTED_FILE : SecretHome.PLAIN_FILE;
        var keychainShelf = new KeychainShelf(keychain, directory.id(), limit);
        shelves.put(SecretHome.KEYCHAIN, keychainShelf);
        var chosen = CompletableFuture.supplyAsync(
                () -> keychainShelf.works() ? SecretHome.KEYCHAIN : withoutKeychain,
                trial -> Thread.ofVirtual().name("keychain-trial").start(trial));
        return new Secrets(Map.copyOf(shelves),
                account -> settings.current().account(account).map(AccountSettings::home), chosen);
    }

    /** Where the secrets of a new account go. May wait for the keychain. */
    public SecretHome home() {
        return chosen.join();
    }

    /** Where the secrets of this account are; of one that is not known yet, where they go. May wait for the keychain. */
    public SecretHome home(AccountId account) {
        return recorded.apply(account).orElseGet(this::home);
    }

    /** Whether the account's secrets can be had now. May wait for the keychain or the passphrase's key. */
    public Availability availability(AccountId account) {
        return switch (contents(account)) {
            case SecretShelf.Contents.Open _ -> new Availability.Ready();
            case SecretShelf.Contents.Locked locked -> new Availability.Locked(home(account), locked.why());
        };
    }

    /**
     * {@inheritDoc} Empty too where {@link #availability} says locked: ask that before an account is
     * called missing.
     */
    @Override
    public Optional<Secret> read(AccountId account, String key) {
        return switch (contents(account)) {
            case SecretShelf.Contents.Open open -> Optional.ofNullable(open.secrets().get(key));
            case SecretShelf.Contents.Locked locked -> {
                LOG.warn("the secrets of {} cannot be read: {}", account, locked.why());
                yield Optional.empty();
            }
        };
    }

    @Override
    public synchronized void write(AccountId account, Map<String, Secret> secrets) {
        var all = new HashMap<>(all(account));
        all.putAll(secrets);
        replace(account, home(account), all);
    }

    /**
     * All secrets of an account that is known.
     *
     * @throws UncheckedIOException where they are locked away
     */
    synchronized Map<String, Secret> all(AccountId account) {
        return switch (contents(account)) {
            case SecretShelf.Contents.Open open -> open.secrets();
            case SecretShelf.Contents.Locked locked -> throw new UncheckedIOException(
                    new IOException("the secrets of " + account + " are locked: " + locked.why()));
        };
    }

    /**
     * Puts exactly these secrets in the place of all that the account had there.
     *
     * @throws UncheckedIOException where they cannot be stored; then the former ones are still there
     */
    synchronized void replace(AccountId account, SecretHome home, Map<String, Secret> secrets) {
        try {
            shelf(home).write(account, secrets);
        } catch (IOException e) {
            throw new UncheckedIOException("the secrets of " + account + " cannot be stored", e);
        }
        remembered.put(account, Map.copyOf(secrets));
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException where they are locked away, so that they stay
     */
    @Override
    public synchronized void forget(AccountId account) {
        forget(account, home(account));
    }

    /** The same of an account that the settings do not name any more. */
    synchronized void forget(AccountId account, SecretHome home) {
        remembered.remove(account);
        try {
            shelf(home).forget(account);
        } catch (IOException e) {
            throw new UncheckedIOException("the secrets of " + account + " cannot be deleted", e);
        }
    }

    /** Lets go of the keychain's thread. */
    @Override
    public void close() {
        if (shelves.get(SecretHome.KEYCHAIN) instanceof KeychainShelf keychain) {
            keychain.close();
        }
    }

    private SecretShelf.Contents contents(AccountId account) {
        var known = remembered.get(account);
        if (known != null) {
            return new SecretShelf.Contents.Open(known);
        }
        synchronized (this) {
            var contents = shelf(home(account)).read(account);
            if (contents instanceof SecretShelf.Contents.Open open && !open.secrets().isEmpty()) {
                remembered.put(account, open.secrets());
            }
            return contents;
        }
    }

    private SecretShelf shelf(SecretHome home) {
        var shelf = shelves.get(home);
        if (shelf == null) {
            throw new IllegalStateException("no " + home + " here");
        }
        return shelf;
    }
}
