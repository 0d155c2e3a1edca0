package app.tributary.account;

import app.tributary.chat.AccountId;
import app.tributary.chat.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Secrets in a keychain, under the id of the data directory. An account's secrets are one text, cut
 * into parts (Windows takes 2,560 bytes an entry, two for each character) behind an entry that names
 * the parts in force; it is written last, so that the secrets change all at once.
 *
 * <p>A keychain may hang, even for minutes, and some say "not there" while they are locked. So each
 * use runs on a thread of its own with a limit of time, and where nothing is found a trial shows
 * whether the keychain is open at all.
 */
final class KeychainShelf implements SecretShelf, AutoCloseable {
    private static final int PART = 1000;

    private final Keychain keychain;
    private final String service;
    private final Duration limit;
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("keychain").factory());
    private Future<?> last = CompletableFuture.completedFuture(null);

    KeychainShelf(Keychain keychain, String directoryId, Duration limit) {
        this.keychain = keychain;
        this.service = "Tributary " + directoryId;
        this.limit = limit;
    }

    /** Whether the keychain keeps what it is given, tried out. Takes at most the limit of time. */
    boolean works() {
        try {
            return within(this::trial);
        } catch (IOException noKeychain) {
            return false;
        }
    }

    @Override
    public Contents read(AccountId account) {
        try {
            return within(() -> {
                var text = text(entry(account));
                if (text.isPresent()) {
                    var all = SecretsJson.read(text.get().getBytes(StandardCharsets.UTF_8));
                    return new Contents.Open(all.getOrDefault(account.toString(), Map.of()));
                }
                return trial() ? new Contents.Open(Map.of()) : new Contents.Locked("the keychain is locked");
            });
        } catch (IOException e) {
            return new Contents.Locked(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void write(AccountId account, Map<String, Secret> secrets) throws IOException {
        String text = new String(SecretsJson.write(Map.of(account.toString(), secrets)), StandardCharsets.UTF_8);
        boolean kept = within(() -> {
            String entry = entry(account);
            List<String> former = parts(entry);
            String generation = UUID.randomUUID().toString();
            int count = 0;
            for (int from = 0; from < text.length(); from += PART) {
                keychain.set(service, part(entry, generation, count++),
                        text.substring(from, Math.min(from + PART, text.length())));
            }
            keychain.set(service, entry, generation + " " + count);
            boolean whole = text(entry).filter(text::equals).isPresent();
            if (whole) {
                for (String part : former) {
                    keychain.delete(service, part);
                }
            }
            return whole;
        });
        if (!kept) {
            throw new IOException("the keychain did not keep what it was given");
        }
    }

    @Override
    public void forget(AccountId account) throws IOException {
        boolean open = within(() -> {
            String entry = entry(account);
            List<String> parts = parts(entry);
            if (keychain.get(service, entry).isEmpty()) {
                return trial();
            }
            keychain.delete(service, entry);
            for (String part : parts) {
                keychain.delete(service, part);
            }
            return true;
        });
        if (!open) {
            throw new IOException("the keychain is locked");
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private boolean trial() throws Exception {
        String name = "trial " + UUID.randomUUID();
        String value = UUID.randomUUID().toString();
        keychain.set(service, name, value);
        boolean kept = keychain.get(service, name).filter(value::equals).isPresent();
        keychain.delete(service, name);
        return kept;
    }

    private Optional<String> text(String entry) throws Exception {
        var parts = parts(entry);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        for (String part : parts) {
            text.append(keychain.get(service, part).orElseThrow(() -> new IOException("the keychain lost a part")));
        }
        return Optional.of(text.toString());
    }

    /** The names of the parts in force; none where there is no entry. */
    private List<String> parts(String entry) throws Exception {
        var head = keychain.get(service, entry);
        if (head.isEmpty()) {
            return List.of();
        }
        int space = head.get().indexOf(' ');
        int count;
        try {
            count = Integer.parseInt(head.get().substring(space + 1));
        } catch (NumberFormatException notOurs) {
            throw new IOException("the keychain's entry is not one of Tributary's");
        }
        var parts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            parts.add(part(entry, head.get().substring(0, Math.max(space, 0)), i));
        }
        return parts;
    }

    private static String entry(AccountId account) {
        // plain ASCII: Windows takes names through its older interface
        return URLEncoder.encode(account.toString(), StandardCharsets.UTF_8);
    }

    private static String part(String entry, String generation, int number) {
        return entry + "/" + generation + "/" + number;
    }

    /** Runs it on the keychain's thread. Whatever is thrown, and too long a silence, means: not to be had. */
    private synchronized <T> T within(Callable<T> use) throws IOException {
        if (!last.isDone()) {
            throw new IOException("the keychain does not answer");
        }
        Future<T> answer = thread.submit(use);
        last = answer;
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw new IOException("the keychain does not answer", silent);
        } catch (ExecutionException refused) {
            throw new IOException("the keychain is locked or missing", refused.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the keychain was asked", e);
        }
    }
}
