package app.tributary.cli;

import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.rehearsal.Rehearsal;
import app.tributary.rehearsal.RehearsalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Only the loopback platforms, for any client. */
@Command(name = "serve-rehearsal", description = "Runs the loopback platforms alone and prints, as one JSON line, where they are.")
final class ServeRehearsalCommand implements Callable<Integer> {
    private static final int HIGHEST_BASE = 65_000;

    private final TributaryCommand root;

    @Mixin
    private RehearsalOptions options = new RehearsalOptions();

    @Option(names = "--port-base", paramLabel = "N", defaultValue = "0", description = "The first port of a row of free ones. Default: any free ports.")
    private int portBase;

    ServeRehearsalCommand(TributaryCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (portBase < 0 || portBase > HIGHEST_BASE) {
            throw new UsageProblem("--port-base is between 0 and " + HIGHEST_BASE);
        }
        try (var network = new Network(root.program().clock())) {
            var plan = options.plan(root.program().platforms(network), portBase);
            var told = new CountDownLatch(1);
            var ended = new CountDownLatch(1);
            try (var rehearsal = Rehearsal.open(plan, root.program().clock())) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    told.countDown();
                    try {
                        ended.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }, "end-of-rehearsal"));
                root.terminal().line(describe(rehearsal));
                told.await();
            } finally {
                ended.countDown();
            }
            return ExitCode.DONE;
        } catch (IOException | UncheckedIOException e) {
            root.terminal().problem("cannot open the rehearsal's ports: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    /** Where the loopback platforms are, as one JSON object on one line. */
    static String describe(Rehearsal rehearsal) {
        var platforms = new TreeMap<String, Place>();
        for (RehearsalServer server : rehearsal.servers()) {
            var endpoints = new LinkedHashMap<String, String>();
            server.endpoints().forEach((key, url) -> endpoints.put(key, url.toString()));
            platforms.put(server.platform().value(), new Place(endpoints, server.channel(), server.account()));
        }
        return Json.write(new Places(platforms));
    }

    private record Places(Map<String, Place> platforms) {}

    private record Place(Map<String, String> endpoints, String channel, Map<String, String> account) {}
}
