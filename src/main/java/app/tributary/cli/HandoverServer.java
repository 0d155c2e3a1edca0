package app.tributary.cli;

import app.tributary.account.DataDirectory;
import app.tributary.account.PrivateFile;
import app.tributary.chat.Receipt;
import app.tributary.net.Json;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner of a data directory takes commands of other processes of the same user: on a random port
 * of the loopback address, against a token that only the user can read, in the handover file. A
 * connection carries one request.
 */
public final class HandoverServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HandoverServer.class);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 16;

    private final ServerSocket door;
    private final Path file;
    private final byte[] token;
    private final HandoverHandler handler;
    private final Duration limit;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Set<Socket> visitors = ConcurrentHashMap.newKeySet();

    private HandoverServer(ServerSocket door, Path file, String token, HandoverHandler handler, Duration limit) {
        this.door = door;
        this.file = file;
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.handler = handler;
        this.limit = limit;
    }

    /**
     * Opens the door. Call it only while owning the directory's lock: a file of an earlier owner is
     * written over.
     *
     * @throws IOException where no port or file can be had
     */
    public static HandoverServer open(DataDirectory directory, HandoverHandler handler) throws IOException {
        return open(directory, handler, REQUEST_LIMIT);
    }

    /** As above, with another time that a request may take to come in. */
    static HandoverServer open(DataDirectory directory, HandoverHandler handler, Duration limit) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var door = new ServerSocket(0, MOST_AT_ONCE, loopback());
        var server = new HandoverServer(door, directory.handoverFile(), token, handler, limit);
        try {
            PrivateFile.write(directory.handoverFile(),
                    Json.write(new HandoverWire.Door(door.getLocalPort(), token)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            door.close();
            throw e;
        }
        Thread.ofVirtual().name("handover").start(server::welcome);
        return server;
    }

    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
    }

    /** Closes the door and every connection at once, and takes the file away. */
    @Override
    public void close() {
        try {
            door.close();
            for (var visitor : visitors) {
                visitor.close();
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("the handover did not close well", e);
        }
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var visitor = door.accept();
                if (places.tryAcquire()) {
                    visitors.add(visitor);
                    Thread.ofVirtual().name("handover-request").start(() -> attend(visitor));
                } else {
                    visitor.close();
                }
            } catch (IOException e) {
                if (!door.isClosed()) {
                    LOG.warn("a handover could not be taken", e);
                }
            }
        }
    }

    private void attend(Socket visitor) {
        try (visitor; var out = new OutputStreamWriter(visitor.getOutputStream(), StandardCharsets.UTF_8)) {
            attend(visitor, out);
        } catch (IOException e) {
            LOG.warn("a handover broke off: {}", e.toString());
        } finally {
            visitors.remove(visitor);
            places.release();
        }
    }

    private void attend(Socket visitor, Writer out) throws IOException {
        var ask = new LineReader(visitor).next(limit).flatMap(line -> Json.read(line, HandoverWire.Ask.class));
        if (ask.isEmpty() || !isToken(ask.get())) {
            LOG.warn("a handover without the right token was refused");
            say(out, Json.write(HandoverWire.Answer.problem("the token is not accepted")));
            return;
        }
        var request = HandoverWire.request(ask.get());
        if (request.isEmpty()) {
            say(out, Json.write(HandoverWire.Answer.problem("the console that is open is of another version")));
            return;
        }
        var listening = new AtomicBoolean(true);
        try {
            int exit = handler.handle(request.get(), receipt -> sayReceipt(out, receipt, listening));
            say(out, Json.write(HandoverWire.Answer.end(exit)));
        } catch (RuntimeException defect) {
            LOG.error("a handed-over command failed", defect);
            say(out, Json.write(HandoverWire.Answer.lost("an error in Tributary; its log has the details")));
        }
    }

    private boolean isToken(HandoverWire.Ask ask) {
        String given = ask.token();
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token);
    }

    /** The command goes on also where nobody listens to its outcome any more. */
    private static void sayReceipt(Writer out, Receipt receipt, AtomicBoolean listening) {
        try {
            if (listening.get()) {
                say(out, HandoverWire.write(receipt));
            }
        } catch (IOException e) {
            listening.set(false);
            LOG.warn("the process that handed a command over is gone: {}", e.toString());
        }
    }

    private static void say(Writer out, String line) throws IOException {
        synchronized (out) {
            out.write(line + "\n");
            out.flush();
        }
    }
}
