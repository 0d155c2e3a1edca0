package app.tributary.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last so many entries, by the time at which each key came first. */
final class Recent<K, V> {
    private final Map<K, V> entries;

    Recent(int max) {
        entries = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > max;
            }
        };
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void put(K key, V value) {
        entries.put(key, value);
    }

    /** As {@code put}, but a key that comes again counts as new. */
    void renew(K key, V value) {
        entries.remove(key);
        entries.put(key, value);
    }

    /** Changes the value of a key that is still here. */
    void replace(K key, V value) {
        entries.replace(key, value);
    }

    /** Whether the key was not here yet. */
    boolean add(K key, V value) {
        return entries.putIfAbsent(key, value) == null;
    }

    @Nullable
    V get(K key) {
        return entries.get(key);
    }

    Optional<V> take(K key) {
        return Optional.ofNullable(entries.remove(key));
    }
}
