package app.tributary.account;

import app.tributary.chat.AccountId;
import app.tributary.chat.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds, changes and removes accounts, so that settings and secrets never part: the secrets are stored first,
 * and where anything fails all is as it was. A removed account can be brought back until its secrets are
 * forgotten. Calls may wait for the keychain and the disk; any thread may call.
 */
public final class AccountRegister implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountRegister.class);

    private final SettingsStore settings;
    private final Secrets secrets;
    private final Map<AccountId, Removed> removed = new LinkedHashMap<>();

    /**
     * What is to be known of an account.
     *
     * @param id how it is called from now on
     * @param values its values that are no secrets
     * @param endpoints addresses other than the standard ones
     * @param secrets those that are new; others that it has stay
     * @param former how it was called so far; empty: as now, if it was known at all
     */
    public record Entry(AccountId id, Map<String, String> values, Map<String, URI> endpoints,
            Map<String, Secret> secrets, Optional<AccountId> former) {
        public Entry {
            values = Map.copyOf(values);
            endpoints = Map.copyOf(endpoints);
            secrets = Map.copyOf(secrets);
        }
    }

    /** An account that was removed, and the channels that acted as it. */
    private record Removed(AccountSettings account, List<ChannelSettings> channels) {}

    public AccountRegister(SettingsStore settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * Keeps an account, on the disk before it returns.
     *
     * @return the settings now in force
     * @throws UncheckedIOException where something could not be stored; then everything is as it was
     * @throws IllegalArgumentException where the new name is another account's
     */
    public synchronized Settings keep(Entry entry) {
        Settings before = settings.current();
        AccountId from = entry.former().filter(former -> before.account(former).isPresent()).orElse(entry.id());
        boolean renamed = !from.equals(entry.id());
        if (renamed && before.account(entry.id()).isPresent()) {
            throw new IllegalArgumentException("there is an account " + entry.id() + " already");
        }
        boolean known = before.account(from).isPresent();
        SecretHome home = secrets.home(from);
        Map<String, Secret> earlier = known ? secrets.all(from) : Map.of();
        var all = new HashMap<>(earlier);
        all.putAll(entry.secrets());
        secrets.replace(entry.id(), home, all);
        var account = new AccountSettings(entry.id(), entry.values(), home, entry.endpoints());
        try {
            Settings after = settings
                    .update(now -> renamed ? now.withAccountRenamed(from, account) : now.withAccount(account));
            settings.flush();
            removed.remove(entry.id());
            if (renamed) {
                forgetQuietly(from, home);
            }
            return after;
        } catch (UncheckedIOException e) {
            settings.update(now -> now.withSetUpOf(before));
            undo(entry.id(), home, known && !renamed ? Optional.of(earlier) : Optional.empty());
            throw e;
        }
    }

    /**
     * Takes an account out of the settings; its secrets stay until {@link #forget}, so that it can come back.
     *
     * @return whether there was one
     * @throws UncheckedIOException where that could not be written, or its secrets are locked away; then it is still there
     */
    public synchronized boolean remove(AccountId id) {
        Settings before = settings.current();
        var account = before.account(id);
        if (account.isEmpty()) {
            return false;
        }
        if (secrets.availability(id) instanceof Secrets.Availability.Locked(var _, var why)) {
            throw new UncheckedIOException(new IOException("the secrets of " + id + " are locked: " + why));
        }
        var actedAs = before.channels().stream().filter(channel -> channel.account().filter(id::equals).isPresent())
                .toList();
        settings.update(now -> now.withoutAccount(id));
        flushOr(before);
        removed.put(id, new Removed(account.get(), actedAs));
        return true;
    }

    /** The accounts that {@link #restore} can bring back. */
    public synchronized List<AccountId> restorable() {
        return List.copyOf(removed.keySet());
    }

    /**
     * Brings a removed account back, and the channels that acted as it to it.
     *
     * @return false where it is too late
     * @throws UncheckedIOException where that could not be written
     */
    public synchronized boolean restore(AccountId id) {
        var back = removed.get(id);
        if (back == null) {
            return false;
        }
        Settings before = settings.current();
        settings.update(now -> {
            Settings next = now.withAccount(back.account());
            for (var channel : back.channels()) {
                next = next.channel(channel.channel()).filter(known -> known.accountName().isEmpty())
                        .map(known -> known.as(channel.accountName())).map(next::withChannel).orElse(next);
            }
            return next;
        });
        flushOr(before);
        removed.remove(id);
        return true;
    }

    /**
     * Forgets the secrets of a removed account; nothing where it came back.
     *
     * @throws UncheckedIOException where they cannot be deleted
     */
    public synchronized void forget(AccountId id) {
        var gone = removed.remove(id);
        if (gone != null) {
            secrets.forget(id, gone.account().home());
        }
    }

    /** Forgets the secrets of every removed account. */
    @Override
    public synchronized void close() {
        for (var gone : List.copyOf(removed.values())) {
            removed.remove(gone.account().id());
            forgetQuietly(gone.account().id(), gone.account().home());
        }
    }

    private void flushOr(Settings before) {
        try {
            settings.flush();
        } catch (UncheckedIOException e) {
            settings.update(now -> now.withSetUpOf(before));
            throw e;
        }
    }

    private void undo(AccountId id, SecretHome home, Optional<Map<String, Secret>> earlier) {
        try {
            if (earlier.isPresent()) {
                secrets.replace(id, home, earlier.get());
            } else {
                secrets.forget(id, home);
            }
        } catch (UncheckedIOException e) {
            LOG.error("the secrets of {} could not be put back as they were", id, e);
        }
    }

    private void forgetQuietly(AccountId id, SecretHome home) {
        try {
            secrets.forget(id, home);
        } catch (UncheckedIOException e) {
            LOG.warn("secrets of {} are left over, because they could not be deleted", id, e);
        }
    }
}
