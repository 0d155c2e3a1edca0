package app.tributary.net;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The one HTTP and WebSocket client of the process, with its threads. Owned by whoever starts the
 * program, and closed last. Any thread may call.
 */
public final class Network implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(8);
    private static final Duration READ = Duration.ofSeconds(15);

    private final OkHttpClient client;
    private final InstantSource clock;

    public Network(InstantSource clock) {
        this.clock = clock;
        var dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(32);
        client = new OkHttpClient.Builder().dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(8, 1, TimeUnit.MINUTES)).connectTimeout(CONNECT).readTimeout(READ)
                .writeTimeout(READ).retryOnConnectionFailure(false).followRedirects(false).build();
    }

    /** The time, ours. */
    public InstantSource clock() {
        return clock;
    }

    /** Chance for jitter. */
    public RandomGenerator random() {
        return RandomGenerator.getDefault();
    }

    OkHttpClient client() {
        return client;
    }

    /** Ends every call and socket at once. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdownNow();
        client.connectionPool().evictAll();
    }
}
