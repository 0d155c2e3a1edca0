package app.tributary.cli;

import app.tributary.account.DataDirectory;
import app.tributary.chat.Receipt;
import app.tributary.net.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a command over to the process that owns a data directory. */
public final class HandoverClient {
    private static final Logger LOG = LoggerFactory.getLogger(HandoverClient.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    /** A port may take 20 seconds and the desk wait five for its budget. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(40);

    private HandoverClient() {}

    /** What became of the handing over; what became of the command is in the receipts. */
    public sealed interface Handover {
        /** The owner did it. */
        record Ended(int exitCode) implements Handover {}

        /** Nobody listens: there is no owner, or it is just going or coming. Nothing was done. */
        record NoOwner() implements Handover {}

        /** The owner did not take it. Nothing was done. */
        record Refused(String why) implements Handover {}

        /** The owner took it and fell silent: targets without a receipt may have got it. */
        record Lost(String why) implements Handover {}
    }

    /**
     * Hands it over and waits for the outcomes.
     *
     * @param receipts takes each outcome as soon as it is there, on the calling thread
     */
    public static Handover ask(DataDirectory owned, HandoverRequest request, Consumer<Receipt> receipts) {
        return ask(owned, request, receipts, ANSWER_LIMIT);
    }

    /** As above, with another time that each answer may take. */
    static Handover ask(DataDirectory owned, HandoverRequest request, Consumer<Receipt> receipts, Duration limit) {
        var door = door(owned);
        String token = door.map(HandoverWire.Door::token).orElse(null);
        if (door.isEmpty() || token == null) {
            return new Handover.NoOwner();
        }
        try (var socket = new Socket()) {
            try {
                socket.connect(new InetSocketAddress(HandoverServer.loopback(), door.get().port()),
                        (int) CONNECT_LIMIT.toMillis());
            } catch (IOException staleFile) {
                LOG.debug("nobody listens where {} says", owned.handoverFile(), staleFile);
                return new Handover.NoOwner();
            }
            return talk(socket, HandoverWire.write(request, token), receipts, limit);
        } catch (IOException e) {
            return new Handover.Lost("the console that is open does not answer: " + e.getMessage());
        }
    }

    private static Handover talk(Socket socket, String line, Consumer<Receipt> receipts, Duration limit)
            throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LineReader.MOST_BYTES) {
            return new Handover.Refused("the command is too long");
        }
        socket.getOutputStream().write(bytes);
        var lines = new LineReader(socket);
        for (var next = lines.next(limit); next.isPresent(); next = lines.next(limit)) {
            var answer = Json.read(next.get(), HandoverWire.Answer.class);
            if (answer.isEmpty()) {
                return new Handover.Lost("the console that is open answers oddly");
            }
            Integer exit = answer.get().exit();
            String problem = answer.get().problem();
            if (exit != null) {
                return new Handover.Ended(exit);
            }
            if (problem != null) {
                return "lost".equals(answer.get().status())
                        ? new Handover.Lost(problem)
                        : new Handover.Refused(problem);
            }
            var receipt = HandoverWire.receipt(answer.get());
            if (receipt.isEmpty()) {
                return new Handover.Lost("the console that is open answers oddly");
            }
            receipts.accept(receipt.get());
        }
        return new Handover.Lost("the console that was open has ended");
    }

    private static Optional<HandoverWire.Door> door(DataDirectory directory) {
        try {
            return Json.read(Files.readString(directory.handoverFile()), HandoverWire.Door.class)
                    .filter(door -> door.port() > 0 && door.port() < 65_536);
        } catch (NoSuchFileException nobody) {
            return Optional.empty();
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read", directory.handoverFile(), unreadable);
            return Optional.empty();
        }
    }
}
