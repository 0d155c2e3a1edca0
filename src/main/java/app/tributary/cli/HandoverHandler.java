package app.tributary.cli;

import app.tributary.chat.Receipt;
import java.util.function.Consumer;

/** Does what another process hands over. */
@FunctionalInterface
public interface HandoverHandler {
    /**
     * Does it and waits for the outcomes. Called on a virtual thread; several at a time.
     *
     * @param receipts takes each outcome as soon as it is there
     * @return the exit code of the other process
     */
    int handle(HandoverRequest request, Consumer<Receipt> receipts);
}
