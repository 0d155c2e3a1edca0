package app.tributary.platform;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Channel;
import app.tributary.chat.EventSink;
import app.tributary.chat.Phrase;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.platform.AccountCheck.Line;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.words.ReasonWord;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** A platform whose accounts a test lets pass or fail. It opens nothing. */
public final class FakePlatform implements ChatPlatform {
    public static final PlatformId ID = new PlatformId("blaze");
    public static final AccountKey CLIENT = new AccountKey("clientId", false, false, ReasonWord.NOT_FOUND,
            ReasonWord.OFFLINE);
    public static final AccountKey TOKEN = new AccountKey("token", true, true, ReasonWord.SILENT, ReasonWord.OFFLINE);

    /** What is known of it. */
    public volatile PlatformCard card = new PlatformCard(ID, "Blaze", ReasonWord.OFFLINE,
            List.of(new EndpointKey("api", URI.create("https://api.example"))), List.of(CLIENT, TOKEN));
    /** What a trial comes to. */
    public volatile BiFunction<Map<String, URI>, ChannelSetup.Account, AccountCheck> check = (endpoints,
            trial) -> works();
    /** How one signs in; empty: by typing alone. */
    public volatile Optional<BrowserSignIn> signIn = Optional.empty();
    /** The accounts that were tried. */
    public final List<ChannelSetup.Account> tried = new CopyOnWriteArrayList<>();

    /** Everything works, and there is a channel. */
    public static AccountCheck works() {
        return new AccountCheck(List.of(line("Read the chat", Verdict.OK), line("Send messages", Verdict.OK),
                line("Delete messages", Verdict.UNKNOWN)),
                List.of(new AccountCheck.Suggestion("lanternfish", "lanternfish, your channel")));
    }

    /** One thing is missing. */
    public static AccountCheck lacks(String what, Reason why) {
        var lines = new ArrayList<>(works().lines());
        lines.add(1, new Line(Phrase.plain(what), Verdict.MISSING, Optional.of(why)));
        return new AccountCheck(lines, works().channels());
    }

    private static Line line(String what, Verdict verdict) {
        return new Line(Phrase.plain(what), verdict, Optional.empty());
    }

    @Override
    public PlatformCard card() {
        return card;
    }

    @Override
    public AccountCheck check(Map<String, URI> endpoints, ChannelSetup.Account trial) {
        tried.add(trial);
        return check.apply(endpoints, trial);
    }

    @Override
    public Optional<BrowserSignIn> signIn() {
        return signIn;
    }

    @Override
    public Capabilities capabilities(boolean signedIn) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Channel> channelOf(String name) {
        return name.isBlank() ? Optional.empty() : Optional.of(new Channel(card.id(), name.strip()));
    }

    @Override
    public Connection open(ChannelSetup setup, EventSink sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CommandPort commands(ChannelSetup setup) {
        throw new UnsupportedOperationException();
    }
}
