package app.tributary.cli;

import app.tributary.account.AccountSettings;
import app.tributary.account.ChannelSettings;
import app.tributary.account.Settings;
import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.PlatformId;
import app.tributary.net.Network;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which channels the console opens. */
@Command(name = "channel", description = "Adds, lists or removes the channels that the console opens.", synopsisSubcommandLabel = "add | list | remove")
final class ChannelCommand implements Runnable {
    private final TributaryCommand root;

    ChannelCommand(TributaryCommand root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new UsageProblem(
                "say what to do: channel add PLATFORM:NAME, channel list, or channel remove PLATFORM:NAME");
    }

    @Command(name = "add", description = "Adds a channel, or changes what is set for it.")
    int add(@Parameters(paramLabel = "PLATFORM:NAME") String name,
            @Option(names = "--account", paramLabel = "NAME", description = "The account to act as, by the name it was added under.") Optional<String> account,
            @Option(names = "--endpoint", paramLabel = "KEY=URL", description = "Another address than the standard one; the keys are listed by: doctor --platforms.") @Nullable List<String> endpoint) {
        try (var network = new Network(root.program().clock()); var owned = OwnedSettings.open(root)) {
            var platforms = root.program().platforms(network);
            var channel = Configured.channel(name, platforms);
            var platform = Configured.platform(channel.platform().value(), platforms);
            var endpoints = EndpointOption.read(endpoint == null ? List.of() : endpoint, platform);
            var actor = account(account, channel.platform(), owned.store().current());
            owned.store().update(now -> now.withChannel(new ChannelSettings(channel, actor, endpoints)));
            owned.store().flush();
            root.terminal().line("added " + channel + actor.map(word -> " as " + word).orElse(""));
        }
        return ExitCode.DONE;
    }

    @Command(name = "list", description = "Lists the channels.")
    int list() {
        for (var channel : OwnedSettings.read(root).channels()) {
            var line = new StringBuilder(channel.channel().toString());
            channel.accountName().ifPresent(word -> line.append(" --account ").append(word));
            channel.endpoints()
                    .forEach((key, url) -> line.append(" --endpoint ").append(key).append('=').append(url));
            root.terminal().line(line.toString());
        }
        return ExitCode.DONE;
    }

    @Command(name = "remove", description = "Removes a channel; its history stays.")
    int remove(@Parameters(paramLabel = "PLATFORM:NAME") String name) {
        try (var network = new Network(root.program().clock()); var owned = OwnedSettings.open(root)) {
            Channel channel = Configured.channel(name, root.program().platforms(network));
            if (owned.store().current().channel(channel).isEmpty()) {
                root.terminal().problem("no channel " + channel + " is set up; see: channel list");
                return ExitCode.FAILED;
            }
            owned.store().update(now -> now.withoutChannel(channel));
            owned.store().flush();
            root.terminal().line("removed " + channel);
        }
        return ExitCode.DONE;
    }

    /** The account that is named; else the only one of the platform, where there is just one. */
    private static Optional<String> account(Optional<String> named, PlatformId platform, Settings settings) {
        var known = settings.accounts().stream().map(AccountSettings::id).filter(id -> id.platform().equals(platform))
                .map(AccountId::name).toList();
        if (named.isEmpty()) {
            return known.size() == 1 ? Optional.of(known.getFirst()) : Optional.empty();
        }
        if (!known.contains(named.get())) {
            throw new UsageProblem(
                    "no account " + platform + ":" + named.get() + ": add it with: account add " + platform
                            + " --name " + named.get());
        }
        return named;
    }
}
