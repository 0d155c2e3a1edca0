package app.tributary;

import app.tributary.account.AccountSettings;
import app.tributary.account.ChannelSettings;
import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.ChatPlatform;
import app.tributary.ui.ConsoleHandlers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the window asks for to the house, off the FX thread, one wish after another. */
final class Reception implements ConsoleHandlers, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final House house;
    private final Runnable eveningEnds;
    private final Runnable eveningChanged;
    private final Runnable setUpChanged;
    private final Browser browser = new Browser();
    private final ExecutorService desk = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("reception").factory());

    /**
     * @param eveningEnds called, off the FX thread, before the evening that is on ends
     * @param eveningChanged called, off the FX thread, when another evening has begun
     * @param setUpChanged called, off the FX thread, when channels or accounts have changed
     */
    Reception(House house, Runnable eveningEnds, Runnable eveningChanged, Runnable setUpChanged) {
        this.house = house;
        this.eveningEnds = eveningEnds;
        this.eveningChanged = eveningChanged;
        this.setUpChanged = setUpChanged;
    }

    @Override
    public CompletionStage<Optional<Reason>> addChannel(NewChannel wanted) {
        return done(() -> {
            var platform = platform(wanted.platform().value());
            if (platform.isEmpty()) {
                return Optional.of(Reason.of(ReasonCode.BAD_SETTING, wanted.platform().value()));
            }
            var channel = platform.get().channelOf(wanted.name());
            if (channel.isEmpty()) {
                return Optional.of(Reason.of(ReasonCode.NO_SUCH_CHANNEL, wanted.name()));
            }
            var kept = new ChannelSettings(channel.get(), wanted.account().map(AccountId::name), wanted.endpoints());
            var settings = house.settings().update(now -> now.withChannel(kept));
            house.settings().flush();
            if (house.evening().isRehearsal()) {
                eveningEnds.run();
                try {
                    house.startLive();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    // the new evening, or the old one where there can be no other
                    eveningChanged.run();
                }
            } else {
                house.evening().session().open(kept, settings);
                setUpChanged.run();
            }
            return Optional.empty();
        });
    }

    @Override
    public CompletionStage<Optional<Reason>> removeChannel(Channel channel) {
        return done(() -> {
            if (!house.evening().isRehearsal()) {
                house.evening().session().close(channel);
            }
            house.settings().update(now -> now.withoutChannel(channel));
            house.settings().flush();
            setUpChanged.run();
            return Optional.empty();
        });
    }

    @Override
    public CompletionStage<Optional<Reason>> addAccount(NewAccount wanted) {
        return done(() -> {
            var home = house.secrets().home();
            var settings = house.settings()
                    .update(now -> now.withAccount(new AccountSettings(wanted.id(), wanted.settings(), home)));
            house.secrets().write(wanted.id(), wanted.secrets());
            house.settings().flush();
            if (!house.evening().isRehearsal()) {
                settings.channels().stream()
                        .filter(channel -> channel.account().filter(wanted.id()::equals).isPresent())
                        .forEach(channel -> house.evening().session().open(channel, settings));
            }
            setUpChanged.run();
            return Optional.empty();
        });
    }

    @Override
    public CompletionStage<Optional<Reason>> removeAccount(AccountId account) {
        return done(() -> {
            var actedAs = house.settings().current().channels().stream()
                    .filter(channel -> channel.account().filter(account::equals).isPresent()).toList();
            var settings = house.settings().update(now -> now.withoutAccount(account));
            house.secrets().forget(account);
            house.settings().flush();
            if (!house.evening().isRehearsal()) {
                actedAs.forEach(channel -> settings.channel(channel.channel())
                        .ifPresent(now -> house.evening().session().open(now, settings)));
            }
            setUpChanged.run();
            return Optional.empty();
        });
    }

    @Override
    public void retryNow(Channel channel) {
        var _ = done(() -> {
            house.evening().session().retryNow(channel);
            return Optional.empty();
        });
    }

    @Override
    public void goOnRehearsing() {
        var _ = done(() -> {
            house.evening().settings().update(now -> now.withWelcomeDismissed(true));
            setUpChanged.run();
            return Optional.empty();
        });
    }

    @Override
    public void openLink(URI address) {
        var _ = done(() -> {
            if (!browser.open(address)) {
                return Optional.of(Reason.of(ReasonCode.BAD_SETTING, "no browser"));
            }
            return Optional.empty();
        });
    }

    private Optional<ChatPlatform> platform(String word) {
        return house.platforms().stream().filter(platform -> platform.card().id().value().equals(word)).findFirst();
    }

    private CompletionStage<Optional<Reason>> done(Supplier<Optional<Reason>> wish) {
        try {
            return CompletableFuture.supplyAsync(wish, desk).exceptionally(trouble -> {
                LOG.error("a wish of the window failed", trouble);
                return Optional.of(inWords(trouble instanceof CompletionException && trouble.getCause() != null
                        ? trouble.getCause()
                        : trouble));
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("a wish came after the end", closed);
            return CompletableFuture.completedFuture(Optional.of(Reason.of(ReasonCode.CLOSING)));
        }
    }

    private static Reason inWords(Throwable trouble) {
        if (trouble instanceof UncheckedIOException disk) {
            IOException cause = disk.getCause();
            return Reason.of(ReasonCode.BAD_SETTING,
                    String.valueOf(cause == null ? disk.getMessage() : cause.getMessage()));
        }
        return Reason.of(ReasonCode.DEFECT, trouble.getClass().getSimpleName());
    }

    @Override
    public void close() {
        desk.shutdown();
    }
}
