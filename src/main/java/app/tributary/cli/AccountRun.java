package app.tributary.cli;

import app.tributary.chat.Reason;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountTrial;
import app.tributary.platform.AccountTrial.Result;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.Phrases;
import app.tributary.platform.SignInAttempt.Gained;
import app.tributary.words.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Tries an account, or signs it in through the browser, and tells it line by line. */
final class AccountRun {
    private static final Words ENGLISH = Words.english();

    private final TributaryCommand root;

    AccountRun(TributaryCommand root) {
        this.root = root;
    }

    /**
     * Tries an account and prints a line for each thing that was tried, then the channels that it may want.
     *
     * @return what is missing; empty: nothing
     */
    List<String> test(ChatPlatform platform, Map<String, URI> endpoints, ChannelSetup.Account account) {
        return switch (wait(AccountTrial.check(platform, endpoints, account, AccountTrial.LONGEST_CHECK).result())) {
            case Result.Came<AccountCheck>(var check) -> print(platform, account, check);
            case Result.Failed<AccountCheck>(Reason why) -> List.of(InEnglish.of(why));
            case Result.Cancelled<AccountCheck>() -> List.of("the test was broken off");
        };
    }

    /**
     * Signs in through the browser.
     *
     * @return what came of it; empty: it was refused, and that was said
     */
    Optional<Gained> signIn(ChatPlatform platform, Map<String, URI> endpoints, ChannelSetup.Account account) {
        var way = platform.signIn().orElseThrow(() -> new UsageProblem(
                platform.card().label() + " has no sign-in through the browser: leave --browser out"));
        var trial = AccountTrial.signIn(way, endpoints, account, page -> {
            boolean opened = root.program().browse(page);
            root.terminal().note(
                    (opened ? "sign in on the page that your browser has opened: " : "open this page and sign in: ")
                            + page);
        }, AccountTrial.LONGEST_SIGN_IN);
        return switch (wait(trial.result())) {
            case Result.Came<Gained>(var gained) -> Optional.of(gained);
            case Result.Failed<Gained>(Reason why) -> {
                root.terminal().problem("the sign-in came to nothing: " + InEnglish.of(why));
                yield Optional.empty();
            }
            case Result.Cancelled<Gained>() -> {
                root.terminal().problem("the sign-in was broken off");
                yield Optional.empty();
            }
        };
    }

    private List<String> print(ChatPlatform platform, ChannelSetup.Account account, AccountCheck check) {
        var missing = new ArrayList<String>();
        for (var line : check.lines()) {
            String what = Phrases.in(ENGLISH, line.what());
            String why = line.why().map(reason -> ": " + InEnglish.of(reason)).orElse("");
            root.terminal().line(switch (line.verdict()) {
                case OK -> "ok  ";
                case MISSING -> "no  ";
                case UNKNOWN -> "?   ";
            } + what + why);
            if (line.verdict() == AccountCheck.Verdict.MISSING) {
                missing.add(what);
            }
        }
        if (check.lines().isEmpty()) {
            root.terminal().line("?   " + platform.card().label()
                    + " has nothing that can be tried in advance: it shows when a channel is opened");
        }
        for (var channel : check.channels()) {
            root.terminal().line("    its channel " + platform.card().id() + ":" + channel.name()
                    + (channel.label().isEmpty() || channel.label().equals(channel.name())
                            ? ""
                            : " (" + channel.label() + ")")
                    + ": channel add " + platform.card().id() + ":" + channel.name() + " --account "
                    + account.id().name());
        }
        if (missing.isEmpty() && !check.works()) {
            missing.add("anything that is known to work");
        }
        return missing;
    }

    private static <T> T wait(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
