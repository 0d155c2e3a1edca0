package app.tributary;

import app.tributary.account.AccountRegister;
import app.tributary.account.ChannelSettings;
import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountTrial;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.SignInAttempt.Gained;
import app.tributary.platform.TrialTokens;
import app.tributary.ui.ConsoleHandlers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the window asks for to the house, off the FX thread, one wish after another. */
final class Reception implements ConsoleHandlers, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private static final Duration REGRET = Duration.ofSeconds(10);

    private final House house;
    private final Duration regret;
    private final Runnable eveningEnds;
    private final Runnable eveningChanged;
    private final Runnable setUpChanged;
    private final Browser browser = new Browser();
    private final ExecutorService desk = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("reception").factory());

    Reception(House house, Runnable eveningEnds, Runnable eveningChanged, Runnable setUpChanged) {
        this(house, eveningEnds, eveningChanged, setUpChanged, REGRET);
    }

    /**
     * @param eveningEnds called, off the FX thread, before the evening that is on ends
     * @param eveningChanged called, off the FX thread, when another evening has begun
     * @param setUpChanged called, off the FX thread, when channels or accounts have changed
     * @param regret how long a removed account can be brought back
     */
    Reception(House house, Runnable eveningEnds, Runnable eveningChanged, Runnable setUpChanged, Duration regret) {
        this.house = house;
        this.regret = regret;
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
    public AccountTrial<AccountCheck> tryAccount(NewAccount wanted, Consumer<Map<String, Secret>> renewed) {
        return AccountTrial.check(known(wanted.id()), wanted.endpoints(), trial(wanted, renewed),
                AccountTrial.LONGEST_CHECK);
    }

    @Override
    public boolean signsInByBrowser(PlatformId platform) {
        return platform(platform.value()).flatMap(ChatPlatform::signIn).isPresent();
    }

    @Override
    public AccountTrial<Gained> signIn(NewAccount wanted, Consumer<URI> page) {
        var way = known(wanted.id()).signIn()
                .orElseThrow(() -> new IllegalArgumentException(wanted.id() + " has no sign-in through the browser"));
        return AccountTrial.signIn(way, wanted.endpoints(), trial(wanted, renewed -> {}), address -> {
            page.accept(address);
            // where there is no browser, the person copies the address
            boolean _ = browser.open(address);
        }, AccountTrial.LONGEST_SIGN_IN);
    }

    private ChannelSetup.Account trial(NewAccount wanted, Consumer<Map<String, Secret>> renewed) {
        var tokens = new TrialTokens(wanted.secrets(),
                wanted.former().map(former -> new TrialTokens.Stored(house.secrets(), former)), renewed);
        return new ChannelSetup.Account(wanted.id(), wanted.settings(), tokens);
    }

    private ChatPlatform known(AccountId account) {
        return platform(account.platform().value())
                .orElseThrow(() -> new IllegalArgumentException("no platform " + account.platform()));
    }

    @Override
    public CompletionStage<Optional<Reason>> addAccount(NewAccount wanted) {
        return done(() -> {
            var known = wanted.former().orElse(wanted.id());
            // closed first, so that no connection renews a token that is being moved
            var actedAs = actingAs(known);
            closeAll(actedAs);
            try {
                house.accounts().keep(new AccountRegister.Entry(wanted.id(), wanted.settings(), wanted.endpoints(),
                        wanted.secrets(), wanted.former()));
            } catch (IllegalArgumentException taken) {
                return Optional.of(Reason.of(ReasonCode.BAD_SETTING, String.valueOf(taken.getMessage())));
            } finally {
                openAll(actedAs);
            }
            setUpChanged.run();
            return Optional.empty();
        });
    }

    @Override
    public CompletionStage<Optional<Reason>> removeAccount(AccountId account) {
        return done(() -> {
            var actedAs = actingAs(account);
            if (house.accounts().remove(account)) {
                openAll(actedAs);
                CompletableFuture.delayedExecutor(regret.toMillis(), TimeUnit.MILLISECONDS, desk)
                        .execute(() -> forget(account));
            }
            setUpChanged.run();
            return Optional.empty();
        });
    }

    @Override
    public CompletionStage<Optional<Reason>> restoreAccount(AccountId account) {
        return done(() -> {
            if (!house.accounts().restore(account)) {
                setUpChanged.run();
                return Optional.of(Reason.of(ReasonCode.NOT_FOUND));
            }
            openAll(actingAs(account));
            setUpChanged.run();
            return Optional.empty();
        });
    }

    private void forget(AccountId account) {
        try {
            house.accounts().forget(account);
        } catch (UncheckedIOException e) {
            LOG.error("the secrets of {} are left over", account, e);
        }
        setUpChanged.run();
    }

    /** The user's own channels that act as an account. */
    private List<Channel> actingAs(AccountId account) {
        return house.settings().current().channels().stream()
                .filter(channel -> channel.account().filter(account::equals).isPresent()).map(ChannelSettings::channel)
                .toList();
    }

    private void closeAll(List<Channel> channels) {
        if (!house.evening().isRehearsal()) {
            channels.forEach(house.evening().session()::close);
        }
    }

    /** Opens them anew, as they are set up now; nothing while a rehearsal is on. */
    private void openAll(List<Channel> channels) {
        if (!house.evening().isRehearsal()) {
            var settings = house.settings().current();
            channels.forEach(channel -> settings.channel(channel)
                    .ifPresent(now -> house.evening().session().open(now, settings)));
        }
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
