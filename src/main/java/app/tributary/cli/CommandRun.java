package app.tributary.cli;

import app.tributary.account.DataDirectory;
import app.tributary.account.DirectoryLock;
import app.tributary.chat.Outcome;
import app.tributary.chat.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Runs a command for a channel: by the console that owns the data directory, else here, by REST alone. */
final class CommandRun {
    /** A console that is just coming or going has the lock and takes no commands yet, or no more. */
    private static final int TRIES = 20;
    private static final Duration BETWEEN = Duration.ofMillis(150);

    private final TributaryCommand root;

    CommandRun(TributaryCommand root) {
        this.root = root;
    }

    /** Prints one line an outcome; the exit code. */
    int run(HandoverRequest request) throws InterruptedException {
        DataDirectory directory = root.directory();
        for (int i = 0; i < TRIES; i++) {
            var code = once(directory, request);
            if (code.isPresent()) {
                return code.get();
            }
            Thread.sleep(BETWEEN);
        }
        root.terminal()
                .problem("another Tributary owns " + directory + " and takes no commands: close it, or try again");
        return ExitCode.FAILED;
    }

    private Optional<Integer> once(DataDirectory directory, HandoverRequest request) {
        try {
            return switch (DirectoryLock.take(directory)) {
                case DirectoryLock.Attempt.Owned(var lock) -> {
                    try (lock) {
                        yield Optional.of(root.program().execute(directory, request, this::print, root.terminal()));
                    }
                }
                case DirectoryLock.Attempt.Taken() -> handOver(directory, request);
            };
        } catch (IOException e) {
            root.terminal().problem("the data directory " + directory + " cannot be locked: " + e.getMessage());
            return Optional.of(ExitCode.FAILED);
        }
    }

    private Optional<Integer> handOver(DataDirectory directory, HandoverRequest request) {
        return switch (HandoverClient.ask(directory, request, this::print)) {
            case HandoverClient.Handover.Ended(var code) -> Optional.of(code);
            case HandoverClient.Handover.NoOwner() -> Optional.empty();
            case HandoverClient.Handover.Refused(var why) -> failed(why);
            case HandoverClient.Handover.Lost(var why) ->
                failed(why + "; look whether it was done before you repeat it");
        };
    }

    private Optional<Integer> failed(String why) {
        root.terminal().problem(why);
        return Optional.of(ExitCode.FAILED);
    }

    private void print(Receipt receipt) {
        root.terminal().line(OutcomeLine.of(receipt));
        if (receipt.outcome() instanceof Outcome.Found(var listing)) {
            ListingLines.inZone(ZoneId.systemDefault()).of(listing).forEach(root.terminal()::line);
        }
    }
}
