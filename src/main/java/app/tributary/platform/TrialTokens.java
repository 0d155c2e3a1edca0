package app.tributary.platform;

import app.tributary.chat.AccountId;
import app.tributary.chat.Secret;
import app.tributary.chat.TokenStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The secrets of an account that is only tried: what was typed, over what is stored of it already. A token
 * that the platform renews meanwhile has used up the old one, so it must not be lost: one that took the
 * place of a typed one is told, one that took the place of a stored one is stored at once. Any thread may call.
 */
public final class TrialTokens implements TokenStore {
    private final Map<String, Secret> typed;
    private final Map<String, Secret> renewed = new HashMap<>();
    private final Optional<Stored> stored;
    private final Consumer<Map<String, Secret>> onRenewed;

    /**
     * Secrets that are stored already.
     *
     * @param tokens where
     * @param account under which account
     */
    public record Stored(TokenStore tokens, AccountId account) {}

    /**
     * @param typed by key
     * @param stored what serves where nothing was typed; empty: nothing is stored
     * @param onRenewed is told of secrets that took the place of typed ones; on the thread that renews them
     */
    public TrialTokens(Map<String, Secret> typed, Optional<Stored> stored, Consumer<Map<String, Secret>> onRenewed) {
        this.typed = Map.copyOf(typed);
        this.stored = stored;
        this.onRenewed = onRenewed;
    }

    /** The secrets of a new account. */
    public static TrialTokens of(Map<String, Secret> typed, Consumer<Map<String, Secret>> onRenewed) {
        return new TrialTokens(typed, Optional.empty(), onRenewed);
    }

    @Override
    public synchronized Optional<Secret> read(AccountId account, String key) {
        var newest = renewed.containsKey(key) ? renewed.get(key) : typed.get(key);
        return newest == null ? asStored(key) : Optional.of(newest);
    }

    @Override
    public synchronized void write(AccountId account, Map<String, Secret> secrets) {
        boolean ofStored = secrets.keySet().stream()
                .anyMatch(key -> !typed.containsKey(key) && asStored(key).isPresent());
        if (ofStored) {
            stored.ifPresent(there -> there.tokens().write(there.account(), secrets));
        }
        renewed.putAll(secrets);
        if (!ofStored) {
            onRenewed.accept(Map.copyOf(secrets));
        }
    }

    /** {@inheritDoc} Of a trial nothing is stored, so nothing stored is forgotten. */
    @Override
    public synchronized void forget(AccountId account) {
        renewed.clear();
    }

    private Optional<Secret> asStored(String key) {
        return stored.flatMap(there -> there.tokens().read(there.account(), key));
    }
}
