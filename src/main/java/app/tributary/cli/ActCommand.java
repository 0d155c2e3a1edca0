package app.tributary.cli;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.net.Network;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moderates: takes a message away, pins it, acts on a person. */
@Command(name = "act", description = "Deletes, pins, unpins a message or acts on a person, and prints the outcome as a JSON line.", synopsisSubcommandLabel = "delete | pin | unpin | timeout | ban | unban")
final class ActCommand implements Runnable {
    private static final long LONGEST_TIMEOUT = Duration.ofDays(365).toSeconds();

    private final TributaryCommand root;

    ActCommand(TributaryCommand root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new UsageProblem(
                "say what to do: act delete ID, pin ID, unpin ID, timeout USER SECONDS, ban USER or unban USER, each --on PLATFORM:NAME");
    }

    @Command(name = "delete", description = "Takes a message away.")
    int delete(@Parameters(paramLabel = "ID") String id,
            @Option(names = "--on", paramLabel = "PLATFORM:NAME", required = true) String on,
            @Option(names = "--reason", paramLabel = "TEXT") Optional<String> reason) throws InterruptedException {
        return act(on, channel -> new ChatCommand.Remove(message(channel, id)));
    }

    @Command(name = "pin", description = "Pins a message.")
    int pin(@Parameters(paramLabel = "ID") String id,
            @Option(names = "--on", paramLabel = "PLATFORM:NAME", required = true) String on,
            @Option(names = "--reason", paramLabel = "TEXT") Optional<String> reason) throws InterruptedException {
        return act(on, channel -> new ChatCommand.PinMessage(message(channel, id)));
    }

    @Command(name = "unpin", description = "Takes the pin of a message off.")
    int unpin(@Parameters(paramLabel = "ID") String id,
            @Option(names = "--on", paramLabel = "PLATFORM:NAME", required = true) String on,
            @Option(names = "--reason", paramLabel = "TEXT") Optional<String> reason) throws InterruptedException {
        return act(on, channel -> new ChatCommand.Unpin(message(channel, id)));
    }

    @Command(name = "timeout", description = "Silences a person for some time.")
    int timeout(@Parameters(paramLabel = "USER") String user, @Parameters(paramLabel = "SECONDS") long seconds,
            @Option(names = "--on", paramLabel = "PLATFORM:NAME", required = true) String on,
            @Option(names = "--reason", paramLabel = "TEXT") Optional<String> reason) throws InterruptedException {
        if (seconds < 1 || seconds > LONGEST_TIMEOUT) {
            throw new UsageProblem("SECONDS is between 1 and " + LONGEST_TIMEOUT);
        }
        return person(on, user, PersonActionKind.TIMEOUT, Optional.of(Duration.ofSeconds(seconds)), reason);
    }

    @Command(name = "ban", description = "Silences a person for good.")
    int ban(@Parameters(paramLabel = "USER") String user,
            @Option(names = "--on", paramLabel = "PLATFORM:NAME", required = true) String on,
            @Option(names = "--reason", paramLabel = "TEXT") Optional<String> reason) throws InterruptedException {
        return person(on, user, PersonActionKind.BAN, Optional.empty(), reason);
    }

    @Command(name = "unban", description = "Lifts a ban or a timeout.")
    int unban(@Parameters(paramLabel = "USER") String user,
            @Option(names = "--on", paramLabel = "PLATFORM:NAME", required = true) String on,
            @Option(names = "--reason", paramLabel = "TEXT") Optional<String> reason) throws InterruptedException {
        return person(on, user, PersonActionKind.UNBAN, Optional.empty(), reason);
    }

    private int person(String on, String user, PersonActionKind kind, Optional<Duration> lasts, Optional<String> reason)
            throws InterruptedException {
        if (user.isBlank()) {
            throw new UsageProblem("USER is empty");
        }
        return act(on, channel -> new ChatCommand.ActOnPerson(channel, new Person(user, user), kind, lasts, reason));
    }

    private int act(String on, Function<Channel, ChatCommand> command) throws InterruptedException {
        try (var network = new Network(root.program().clock())) {
            var channel = Configured.channel(on, root.program().platforms(network));
            return new CommandRun(root).run(new HandoverRequest.Act(command.apply(channel)));
        }
    }

    private static MessageKey message(Channel channel, String id) {
        if (id.isBlank()) {
            throw new UsageProblem("ID is empty");
        }
        return new MessageKey(channel, id);
    }
}
