package app.tributary.ui;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.Reason;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A program that remembers what the window asks of it, and answers as a test wants. */
public final class AskedHandlers implements ConsoleHandlers {
    /** What was asked, in words. */
    public final List<Object> asked = new ArrayList<>();
    /** What the next requests come to. */
    public CompletableFuture<Optional<Reason>> answer = CompletableFuture.completedFuture(Optional.empty());

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
