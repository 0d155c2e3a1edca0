package app.tributary.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Reads lines off a socket, of which none is too long and for none of which it waits too long. One thread. */
final class LineReader {
    /** More than any command has. */
    static final int MOST_BYTES = 256 << 10;

    private final Socket socket;
    private final InputStream in;
    private final byte[] chunk = new byte[8192];
    private int from;
    private int to;

    LineReader(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /**
     * The next line; empty at the end of the stream.
     *
     * @param most how long the whole line may take
     * @throws IOException also where it is too long, or too late
     */
    Optional<String> next(Duration most) throws IOException {
        long deadline = System.nanoTime() + most.toNanos();
        var line = new ByteArrayOutputStream();
        while (true) {
            if (from == to) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new SocketTimeoutException("no whole line in time");
                }
                socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
                from = 0;
                to = Math.max(0, in.read(chunk));
                if (to == 0) {
                    return Optional.empty();
                }
            }
            byte next = chunk[from++];
            if (next == '\n') {
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            if (line.size() == MOST_BYTES) {
                throw new IOException("a line is too long");
            }
            line.write(next);
        }
    }
}
