package app.tributary.cli;

import app.tributary.account.DataDirectory;
import app.tributary.chat.Receipt;
import app.tributary.net.Network;
import app.tributary.platform.ChatPlatform;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the command line starts. The root of the program gives it. */
public interface Program {
    /** The version of the build. */
    String version();

    /** The time. */
    InstantSource clock();

    /** Every platform that is plugged in, in the order of the tables. */
    List<ChatPlatform> platforms(Network network);

    /** Why no window can be opened here, with the cure, in one line; empty: it can. */
    Optional<String> whyNoWindow();

    /** Opens a page in the user's browser; false where there is no way to one. */
    boolean browse(URI page);

    /**
     * Does a command without a console, by REST alone; the caller owns the directory.
     *
     * @param receipts takes each outcome as soon as it is there
     * @return the exit code
     */
    int execute(DataDirectory directory, HandoverRequest request, Consumer<Receipt> receipts, Terminal terminal);

    /**
     * Runs the console until it is ended.
     *
     * @return the exit code
     */
    int console(ConsoleRequest request, Terminal terminal);
}
