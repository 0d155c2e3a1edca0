package app.tributary.ui;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.chat.Secret;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountTrial;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.FakePlatform;
import app.tributary.platform.SignInAttempt.Gained;
import app.tributary.platform.TrialTokens;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A program that remembers what the window asks of it, and answers as a test wants. */
public final class AskedHandlers implements ConsoleHandlers {
    /** What was asked, in words. */
    public final List<Object> asked = new ArrayList<>();
    /** What the next requests come to. */
    public CompletableFuture<Optional<Reason>> answer = CompletableFuture.completedFuture(Optional.empty());

    /** The platform whose accounts are tried. */
    public FakePlatform platform = new FakePlatform();
    public Duration longestTrial = Duration.ofSeconds(10);

    @Override
    public CompletionStage<Optional<Reason>> addChannel(NewChannel wanted) {
        asked.add(wanted);
        return answer;
    }

    @Override
    public CompletionStage<Optional<Reason>> removeChannel(Channel channel) {
        asked.add(channel);
        return answer;
    }

    @Override
    public AccountTrial<AccountCheck> tryAccount(NewAccount wanted, Consumer<Map<String, Secret>> renewed) {
        asked.add(wanted);
        return AccountTrial.check(platform, wanted.endpoints(), new ChannelSetup.Account(wanted.id(),
                wanted.settings(), TrialTokens.of(wanted.secrets(), renewed)), longestTrial);
    }

    @Override
    public boolean signsInByBrowser(PlatformId wanted) {
        return platform.signIn().isPresent() && platform.card().id().equals(wanted);
    }

    @Override
    public AccountTrial<Gained> signIn(NewAccount wanted, Consumer<URI> page) {
        return AccountTrial.signIn(platform.signIn().orElseThrow(), wanted.endpoints(),
                new ChannelSetup.Account(wanted.id(), wanted.settings(), TrialTokens.of(wanted.secrets(), told -> {})),
                page, longestTrial);
    }

    @Override
    public CompletionStage<Optional<Reason>> restoreAccount(AccountId account) {
        asked.add("restore " + account);
        return answer;
    }

    @Override
    public CompletionStage<Optional<Reason>> addAccount(NewAccount wanted) {
        asked.add(wanted);
        return answer;
    }

    @Override
    public CompletionStage<Optional<Reason>> removeAccount(AccountId account) {
        asked.add(account);
        return answer;
    }

    @Override
    public void retryNow(Channel channel) {
        asked.add("retry " + channel);
    }

    @Override
    public void openLink(URI address) {
        asked.add(address);
    }

    @Override
    public void goOnRehearsing() {
        asked.add("go on");
    }
}
