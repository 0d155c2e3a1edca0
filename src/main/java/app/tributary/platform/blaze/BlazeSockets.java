package app.tributary.platform.blaze;

import app.tributary.chat.AccountId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which connection has the socket of an account: overlapping sockets of one account throw each other
 * out, so there is at most one. Any thread may call.
 */
final class BlazeSockets {
    private final Map<AccountId, Object> holders = new ConcurrentHashMap<>();

    /** Takes the account's socket, if it is free or held by the same. */
    boolean take(Optional<AccountId> account, Object holder) {
        return account.isEmpty() || holder.equals(holders.computeIfAbsent(account.get(), free -> holder));
    }

    void release(Optional<AccountId> account, Object holder) {
        account.ifPresent(id -> holders.remove(id, holder));
    }
}
