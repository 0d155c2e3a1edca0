package app.tributary.cli;

import app.tributary.chat.PlatformId;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.twitch.TwitchPlatform;
import app.tributary.rehearsal.RehearsalPlan;
import app.tributary.rehearsal.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** The options that {@code rehearse} and {@code serve-rehearsal} share. */
final class RehearsalOptions {
    private static final String FILE = "file:";

    @Option(names = "--scenario", paramLabel = "NAME|file:PATH", defaultValue = "evening", description = "evening, quiet, raid, bad-night; or a file of raw Twitch IRC lines. Default: ${DEFAULT-VALUE}.")
    private String scenario = "evening";

    @Option(names = "--rate", paramLabel = "N", description = "Messages a second; without it the scenario's or the file's own pace.")
    private Optional<Double> rate = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "The same seed gives the same play. Default: ${DEFAULT-VALUE}.")
    private long seed = 7;

    @Option(names = "--only", paramLabel = "PLATFORM", description = "Only this platform.")
    private Optional<String> only = Optional.empty();

    /** The plan that the options mean. */
    RehearsalPlan plan(List<ChatPlatform> platforms, int portBase) {
        if (rate.filter(given -> !(given > 0 && given <= 100_000)).isPresent()) {
            throw new UsageProblem("--rate is more than 0 and at most 100000 messages a second");
        }
        Optional<PlatformId> alone = only.map(word -> platform(word, platforms));
        Optional<Path> replay = scenario.startsWith(FILE)
                ? Optional.of(readable(scenario.substring(FILE.length())))
                : Optional.empty();
        if (replay.isPresent() && alone.filter(chosen -> !chosen.equals(TwitchPlatform.ID)).isPresent()) {
            throw new UsageProblem("a file has lines of Twitch: --only " + TwitchPlatform.ID + ", or leave it out");
        }
        var played = replay.isPresent()
                ? Scenario.EVENING
                : Scenario.of(scenario).orElseThrow(() -> new UsageProblem(
                        "no scenario \"" + scenario + "\": there are " + Scenario.words() + ", or file:PATH"));
        return new RehearsalPlan(played, replay, rate.map(OptionalDouble::of).orElseGet(OptionalDouble::empty), seed,
                alone, portBase);
    }

    private static PlatformId platform(String word, List<ChatPlatform> platforms) {
        return platforms.stream().map(platform -> platform.card().id()).filter(id -> id.value().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageProblem(Configured.noPlatform(word, platforms)));
    }

    private static Path readable(String path) {
        try {
            var file = Path.of(path);
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                if (Files.size(file) == 0) {
                    throw new UsageProblem("there is nothing in the file " + path);
                }
                return file;
            }
        } catch (IOException e) {
            throw new UsageProblem("cannot read the file " + path + ": " + e.getMessage());
        } catch (java.nio.file.InvalidPathException e) {
            throw new UsageProblem("not a path: " + path);
        }
        throw new UsageProblem("cannot read the file " + path);
    }
}
