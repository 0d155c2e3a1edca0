package app.tributary.platform.blaze;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A channel's place at the socket of its account. Read by the channel's thread, filled by the socket's. */
final class BlazeSeat implements AutoCloseable {
    private final String channelId;
    private final BlazeApi api;
    private final BlockingQueue<BlazeSeatNews> news = new LinkedBlockingQueue<>();
    private volatile @Nullable BlazeSocket socket;

    BlazeSeat(String channelId, BlazeApi api) {
        this.channelId = channelId;
        this.api = api;
    }

    String channelId() {
        return channelId;
    }

    /** The calls of the channel, by which it subscribes. */
    BlazeApi api() {
        return api;
    }

    /** The next thing that happened; waits for it. */
    BlazeSeatNews next() throws InterruptedException {
        return news.take();
    }

    void tell(BlazeSeatNews one) {
        news.add(one);
    }

    void at(BlazeSocket taken) {
        socket = taken;
    }

    /** Leaves; a socket without anybody closes. */
    @Override
    public void close() {
        Objects.requireNonNull(socket).leave(this);
    }
}
