package app.tributary.cli;

import app.tributary.chat.MessageKey;
import app.tributary.chat.Target;
import app.tributary.net.Network;
import app.tributary.platform.ChatPlatform;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says something in one or more channels. */
@Command(name = "send", description = "Sends a text and prints one outcome a target, as JSON lines. Exit code 1 unless all are done.")
final class SendCommand implements Callable<Integer> {
    private final TributaryCommand root;

    @Parameters(paramLabel = "TEXT", description = "What to say.")
    private String text = "";

    @Option(names = "--to", paramLabel = "PLATFORM:NAME[/OUTLET]", required = true, description = "Where to; may be repeated.")
    private List<String> to = List.of();

    @Option(names = "--reply-to", paramLabel = "ID", description = "Answers this message, in a single channel.")
    private Optional<String> replyTo = Optional.empty();

    SendCommand(TributaryCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var network = new Network(root.program().clock())) {
            var platforms = root.program().platforms(network);
            var targets = to.stream().map(word -> target(word, platforms)).distinct().toList();
            if (replyTo.isPresent() && targets.size() != 1) {
                throw new UsageProblem("--reply-to goes with a single --to");
            }
            var parent = replyTo.filter(id -> !id.isBlank())
                    .map(id -> new MessageKey(targets.getFirst().channel(), id));
            return new CommandRun(root).run(new HandoverRequest.Send(text, targets, parent));
        }
    }

    private static Target target(String word, List<ChatPlatform> platforms) {
        var asWritten = Target.parse(word).orElseThrow(
                () -> new UsageProblem("\"" + word + "\" is not of the form PLATFORM:NAME or PLATFORM:NAME/OUTLET"));
        return new Target(Configured.channel(asWritten.channel().toString(), platforms), asWritten.outlet());
    }
}
