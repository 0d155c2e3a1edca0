package app.tributary.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code account add} takes. */
final class AccountOptions {
    @Option(names = "--name", paramLabel = "NAME", defaultValue = "main", description = "Your own word for it. Default: ${DEFAULT-VALUE}.")
    private String name = "main";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A value that is no secret; the keys are listed by: doctor --platforms. What its documents leave open about a platform is only asked for here.")
    private @Nullable List<String> set;

    @Option(names = "--endpoint", paramLabel = "KEY=URL", description = "Another address than the standard one, or the name of one that the platform itself names: rest=production. Channels that act as the account have it too.")
    private @Nullable List<String> endpoint;

    @Option(names = "--test", negatable = true, description = "Try the account before it is stored, or do not.")
    private @Nullable Boolean test;

    @Option(names = "--anyway", description = "Store it although the test says that something is missing.")
    private boolean anyway;

    @Option(names = "--browser", description = "Sign in through the browser, where the platform has that.")
    private boolean browser;

    String name() {
        return name;
    }

    List<String> set() {
        return set == null ? List.of() : set;
    }

    List<String> endpoint() {
        return endpoint == null ? List.of() : endpoint;
    }

    boolean anyway() {
        return anyway;
    }

    boolean browser() {
        return browser;
    }

    /**
     * Whether the account is tried first. A script that gives its endpoints by channel, as scripts did before an
     * account had any, must not try made-up secrets at the public address.
     *
     * @param person whether somebody sits at a terminal
     */
    boolean isTested(boolean person) {
        return Optional.ofNullable(test).orElse(person || browser || !endpoint().isEmpty());
    }
}
