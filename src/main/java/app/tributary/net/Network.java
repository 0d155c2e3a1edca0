package app.tributary.net;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The one HTTP and WebSocket client of the process, with its threads. Owned by whoever starts the
 * program, and closed last. Any thread may call. The client is made beside the caller: what it needs to speak TLS
 * takes a tenth of the program's start.
 */
public final class Network implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(8);
    private static final Duration READ = Duration.ofSeconds(15);

    private final FutureTask<OkHttpClient> client = new FutureTask<>(Network::newClient);
    private final InstantSource clock;

    public Network(InstantSource clock) {
        this.clock = clock;
        Thread.ofPlatform().daemon().name("network").start(client);
    }

    private static OkHttpClient newClient() {
        var dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(32);
        return new OkHttpClient.Builder().dispatcher(dispatcher)
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
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return client.get();
                } catch (InterruptedException e) {
                    // it is nearly there: who interrupts is heard afterwards
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("no network client can be made", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends every call and socket at once. */
    @Override
    public void close() {
        var made = client();
        made.dispatcher().cancelAll();
        made.dispatcher().executorService().shutdownNow();
        made.connectionPool().evictAll();
    }
}
