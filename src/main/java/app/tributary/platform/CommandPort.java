package app.tributary.platform;

import app.tributary.chat.Capabilities;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outlet;
import app.tributary.chat.Receipt;
import java.util.List;

/** Where the commands for one channel go. */
public interface CommandPort extends AutoCloseable {
    /** What can be done at the moment. Any thread; does not block. */
    Capabilities capabilities();

    /** The outlets known at the moment; empty on a plain platform. Any thread; does not block. */
    List<Outlet> outlets();

    /** What only this platform can do, as it stands at the moment. Any thread; does not block. */
    default List<NativeAction> actions() {
        return List.of();
    }

    /**
     * Does it, and waits for the platform's word. Blocks on the network, at most about 20 s: call on a
     * virtual thread. Expected trouble is an outcome, never an exception.
     *
     * @return one receipt for the channel; for a send with outlets, one for each of them
     */
    List<Receipt> execute(ChatCommand command);

    /** Lets go of what it holds. */
    @Override
    void close();
}
