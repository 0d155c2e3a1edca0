package app.tributary.image;

import app.tributary.net.Download;
import app.tributary.net.Network;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Emotes and avatars, fetched and decoded in the background within bounds: bytes and pixels of each,
 * how many at a time, how much in memory and on disk. A picture that cannot be had is simply not
 * there, and is not asked for again for a while. Any thread may call; no call blocks.
 */
public final class ImageStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImageStore.class);
    private static final int MOST_BYTES = 1 << 20;
    private static final long MEMORY = 32L << 20;
    private static final long DISK = 64L << 20;
    private static final int FETCHES = 4;
    private static final int DECODERS = 2;
    /** More than this many waiting: the oldest wishes are given up, their rows have long gone by. */
    private static final int WAITING = 512;
    private static final int REDIRECTS = 2;
    private static final int REMEMBERED_FAILURES = 2_000;
    private static final Duration FAILURE = Duration.ofMinutes(10);

    private final Download download;
    private final InstantSource clock;
    private final DiskCache disk;
    private final KnownHosts hosts = new KnownHosts();
    private final ExecutorService decoders = Executors.newFixedThreadPool(DECODERS,
            Thread.ofPlatform().name("pictures-", 1).daemon().factory());

    private final Object lock = new Object();
    private final LinkedHashMap<URI, DecodedImage> memory = new LinkedHashMap<>(64, 0.75f, true);
    private long memoryBytes;
    private final LinkedHashMap<URI, Instant> failures = new LinkedHashMap<>();
    private final Map<URI, List<Consumer<Optional<DecodedImage>>>> wishes = new HashMap<>();
    private final Deque<URI> queue = new ArrayDeque<>();
    private final List<Thread> fetchers = new ArrayList<>();
    private boolean closed;

    /**
     * @param network fetches
     * @param folder where fetched pictures are kept; made when the first one comes
     */
    public ImageStore(Network network, Path folder) {
        this.download = new Download(network);
        this.clock = network.clock();
        this.disk = new DiskCache(folder, DISK, clock);
    }

    /**
     * Lets pictures also come from this address of this machine (scheme, host and port), because a channel
     * was pointed to it. Nothing where it is another machine's.
     */
    public void allow(URI base) {
        hosts.allow(base);
    }

    /** The picture, where it is in memory. */
    public Optional<DecodedImage> ready(URI address) {
        synchronized (lock) {
            return Optional.ofNullable(memory.get(address));
        }
    }

    /** Whether it is known that the picture cannot be had for now. */
    public boolean isMissing(URI address) {
        synchronized (lock) {
            return hasFailed(address) || !hosts.isAllowed(address);
        }
    }

    /**
     * Gets the picture.
     *
     * @param done hears once: the picture, or that there is none; in the calling thread where that is known,
     *        else in one of the store's, which it must not hold up. Not called any more after a close.
     */
    public void load(URI address, Consumer<Optional<DecodedImage>> done) {
        Optional<DecodedImage> known;
        List<Consumer<Optional<DecodedImage>>> givenUp = List.of();
        synchronized (lock) {
            if (closed) {
                return;
            }
            known = Optional.ofNullable(memory.get(address));
            if (known.isEmpty() && !isMissing(address)) {
                var others = wishes.get(address);
                if (others != null) {
                    others.add(done);
                } else {
                    wishes.put(address, new ArrayList<>(List.of(done)));
                    queue.addFirst(address);
                    givenUp = giveUpOldest();
                    startFetcher();
                }
                done = nobody -> {};
            }
        }
        givenUp.forEach(wish -> wish.accept(Optional.empty()));
        done.accept(known);
    }

    /** Ends every fetch. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            queue.clear();
            wishes.clear();
            fetchers.forEach(Thread::interrupt);
        }
        decoders.shutdownNow();
    }

    private List<Consumer<Optional<DecodedImage>>> giveUpOldest() {
        if (queue.size() <= WAITING) {
            return List.of();
        }
        var wish = wishes.remove(queue.removeLast());
        return wish == null ? List.of() : wish;
    }

    private void startFetcher() {
        if (fetchers.size() < FETCHES) {
            fetchers.add(Thread.ofVirtual().name("picture-fetch").start(this::fetchAll));
        }
    }

    private void fetchAll() {
        while (true) {
            URI address;
            synchronized (lock) {
                address = queue.pollFirst();
                if (address == null || closed) {
                    fetchers.remove(Thread.currentThread());
                    return;
                }
            }
            try {
                finish(address, Optional.of(get(address)));
            } catch (IOException e) {
                LOG.debug("no picture from {}: {}", address.getHost(), e.getMessage());
                finish(address, Optional.empty());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                finish(address, Optional.empty());
            }
        }
    }

    private DecodedImage get(URI address) throws IOException, InterruptedException {
        // A port of this machine is another server tomorrow: nothing of it is kept.
        boolean kept = !hosts.isLoopback(address);
        var onDisk = kept ? disk.read(address) : Optional.<byte[]>empty();
        if (onDisk.isPresent()) {
            return decode(onDisk.get());
        }
        byte[] bytes = fetch(address);
        var image = decode(bytes);
        if (kept) {
            disk.write(address, bytes);
        }
        return image;
    }

    private byte[] fetch(URI address) throws IOException {
        URI at = address;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            if (!hosts.isAllowed(at)) {
                throw new IOException("not from this host");
            }
            switch (download.get(at, MOST_BYTES)) {
                case Download.Result.Got got -> {
                    return got.bytes();
                }
                case Download.Result.Moved(var to) -> at = to;
                case Download.Result.Failed(var why) -> throw new IOException(why.code() + " " + why.detail());
            }
        }
        throw new IOException("redirected too often");
    }

    private DecodedImage decode(byte[] bytes) throws IOException, InterruptedException {
        try {
            return decoders.submit(() -> Decoder.decode(bytes)).get();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (RejectedExecutionException closing) {
            throw new IOException("closing", closing);
        }
    }

    private void finish(URI address, Optional<DecodedImage> image) {
        List<Consumer<Optional<DecodedImage>>> waiting;
        synchronized (lock) {
            waiting = wishes.remove(address);
            image.ifPresentOrElse(found -> keep(address, found), () -> rememberFailure(address));
        }
        if (waiting != null) {
            waiting.forEach(wish -> wish.accept(image));
        }
    }

    private void keep(URI address, DecodedImage image) {
        var before = memory.put(address, image);
        memoryBytes += image.bytes() - (before == null ? 0 : before.bytes());
        var eldest = memory.entrySet().iterator();
        while (memoryBytes > MEMORY && eldest.hasNext()) {
            memoryBytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }

    private void rememberFailure(URI address) {
        failures.putLast(address, clock.instant().plus(FAILURE));
        if (failures.size() > REMEMBERED_FAILURES) {
            failures.pollFirstEntry();
        }
    }

    private boolean hasFailed(URI address) {
        Instant until = failures.get(address);
        if (until != null && until.isBefore(clock.instant())) {
            failures.remove(address);
            until = null;
        }
        return until != null;
    }
}
