package app.tributary.account;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A keychain with the moods that were seen on real ones. */
final class FakeKeychain implements Keychain {
    enum State {
        OPEN, LOCKED, FORGETFUL, MISSING, HANGING
    }

    final Map<String, String> entries = new ConcurrentHashMap<>();
    final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();
    volatile State state = State.OPEN;

    int calls() {
        return hanging.get();
    }

    @Override
    public Optional<String> get(String service, String name) throws Exception {
        before();
        return state == State.LOCKED ? Optional.empty() : Optional.ofNullable(entries.get(service + "/" + name));
    }

    @Override
    public void set(String service, String name, String value) throws Exception {
        before();
        if (state == State.LOCKED) {
            throw new NullPointerException("as the real one does");
        }
        if (state != State.FORGETFUL) {
            entries.put(service + "/" + name, value);
        }
    }

    @Override
    public void delete(String service, String name) throws Exception {
        before();
        entries.remove(service + "/" + name);
    }

    private void before() throws Exception {
        if (state == State.MISSING) {
            throw new IllegalStateException("no such service");
        }
        if (state == State.HANGING) {
            hanging.incrementAndGet();
            answer.await();
        }
    }
}
