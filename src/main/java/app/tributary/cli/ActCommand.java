package app.tributary.cli;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.desk.FieldReader;
import app.tributary.net.Network;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moderates: takes a message away, pins it, acts on a person. */
@Command(name = "act", description = {
        "Deletes, pins, unpins, edits a message, reacts to it, acts on a person, or does what only one platform can, and prints the outcome as a JSON line.",
        "What was looked up follows as JSON lines: {\"list\":TITLE,\"items\":N,\"more\":BOOL}, then {\"item\":{\"text\",\"detail\",\"message_id\",\"user_id\",\"user_name\",\"offers\"}} each, then {\"more\":CALL} where there is a further page; a call is {\"action\",\"label\",\"set\",\"message_id\",\"user_id\"}: the words of the next act do."}, synopsisSubcommandLabel = "delete | pin | unpin | edit | react | timeout | ban | unban | do")
final class ActCommand implements Runnable {
    private static final long LONGEST_TIMEOUT = Duration.ofDays(365).toSeconds();

    private final TributaryCommand root;

    ActCommand(TributaryCommand root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new UsageProblem(
                "say what to do: act delete ID, pin ID, unpin ID, edit ID TEXT, react ID NAME, timeout USER SECONDS, ban USER, unban USER or do ACTION, each --on PLATFORM:NAME");
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

    @Command(name = "edit", description = "Gives a message of one's own other words.")
    int edit(@Parameters(paramLabel = "ID") String id, @Parameters(paramLabel = "TEXT") String text,
            @Option(names = "--on", paramLabel = "PLATFORM:NAME", required = true) String on)
            throws InterruptedException {
        if (text.isBlank()) {
            throw new UsageProblem("TEXT is empty");
        }
        return act(on, channel -> new ChatCommand.Edit(message(channel, id), text));
    }

    @Command(name = "react", description = "Reacts to a message by an emoji or the platform's word.")
    int react(@Parameters(paramLabel = "ID") String id, @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--off", description = "Takes the reaction back.") boolean off,
            @Option(names = "--on", paramLabel = "PLATFORM:NAME", required = true) String on)
            throws InterruptedException {
        if (name.isBlank()) {
            throw new UsageProblem("NAME is empty");
        }
        return act(on, channel -> new ChatCommand.React(message(channel, id), name, !off));
    }

    @Command(name = "do", description = {
            "Does what only one platform can: see doctor --platforms for its actions, their keys and what they cost.",
            "What costs something or cannot be taken back is done without a question."})
    int own(@Parameters(paramLabel = "ACTION") String action,
            @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A value: words, a number, yes or no, a length like 10m, a time like 18:30 or 2026-12-31 18:30, a path; may be repeated.") List<String> set,
            @Option(names = "--message", paramLabel = "ID", description = "The message that it is about.") Optional<String> message,
            @Option(names = "--user", paramLabel = "USER", description = "Whom it is about.") Optional<String> user,
            @Option(names = "--on", paramLabel = "PLATFORM:NAME", required = true) String on)
            throws InterruptedException {
        try (var network = new Network(root.program().clock())) {
            var platforms = root.program().platforms(network);
            var channel = Configured.channel(on, platforms);
            var platform = Configured.platform(channel.platform().value(), platforms);
            var reader = new FieldReader(root.program().clock(), ZoneId.systemDefault());
            var command = OwnAction.named(action, platform, reader).command(channel,
                    Optional.ofNullable(set).orElse(List.of()), message.filter(id -> !id.isBlank()),
                    user.filter(name -> !name.isBlank()));
            return new CommandRun(root).run(new HandoverRequest.Act(command));
        }
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
