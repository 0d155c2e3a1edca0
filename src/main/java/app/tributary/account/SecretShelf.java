package app.tributary.account;

import app.tributary.chat.AccountId;
import app.tributary.chat.Secret;
import java.io.IOException;
import java.util.Map;

/** One of the places where secrets can lie. Called by one thread at a time; each call ends within seconds. */
sealed interface SecretShelf permits KeychainShelf, EncryptedShelf, PlainShelf {
    /** What is there for an account. */
    sealed interface Contents {
        /** All of its secrets by their keys; may be none. */
        record Open(Map<String, Secret> secrets) implements Contents {
            public Open {
                secrets = Map.copyOf(secrets);
            }
        }

        /**
         * They may be there, but cannot be had at the moment.
         *
         * @param why one line for a person, in English
         */
        record Locked(String why) implements Contents {}
    }

    Contents read(AccountId account);

    /**
     * Puts exactly these secrets in the place of all that the account had.
     *
     * @throws IOException where they cannot be stored; then the former ones are still there
     */
    void write(AccountId account, Map<String, Secret> secrets) throws IOException;

    /**
     * Leaves nothing of the account.
     *
     * @throws IOException where that cannot be done
     */
    void forget(AccountId account) throws IOException;
}
