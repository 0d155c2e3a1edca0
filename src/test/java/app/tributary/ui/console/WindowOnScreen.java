package app.tributary.ui.console;

import app.tributary.platform.AccountKey;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.PlatformCard;
import app.tributary.ui.AskedHandlers;
import app.tributary.ui.Avatars;
import app.tributary.ui.ConsoleHandlers;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.FxThread;
import app.tributary.ui.OnScreen;
import app.tributary.ui.feed.FeedView;
import app.tributary.ui.welcome.WelcomeWord;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** Opens the whole window on the headless screen. */
final class WindowOnScreen {
    private WindowOnScreen() {}

    /** The window of a rig, at the upper left. */
    static OnScreen open(ConsoleRig rig, double width, double height) {
        return open(rig, new AskedHandlers(), width, height);
    }

    /** The same, around a program that a test asks what it was asked. */
    static OnScreen open(ConsoleRig rig, ConsoleHandlers handlers, double width, double height) {
        return OnScreen.around(() -> {
            var cards = List.of(new PlatformCard(ConsoleRig.TWITCH.platform(), "Twitch", WelcomeWord.CHANNEL_NAME,
                    List.of(new EndpointKey("irc", URI.create("wss://irc-ws.chat.twitch.tv"))), List.of()),
                    new PlatformCard(ConsoleRig.BLAZE.platform(), "Blaze", WelcomeWord.CHANNEL_NAME, List.of(),
                            List.of(new AccountKey("clientId", false, true, WelcomeWord.NAME,
                                    WelcomeWord.ADVANCED_HELP),
                                    new AccountKey("token", true, true, WelcomeWord.ACCOUNT,
                                            WelcomeWord.ACCOUNT_NAME_HELP))));
            var window = new ConsoleWindow(new ConsoleParts(rig.model, handlers, cards,
                    Optional.of(cards.getFirst()),
                    (rows, actions, support, language) -> new FeedView(rows, actions, support, rig.images, language),
                    new Avatars(rig.images, FxThread::run), ZoneId.of("UTC")));
            var stage = new Stage(StageStyle.UNDECORATED);
            window.show(stage);
            stage.setX(0);
            stage.setY(0);
            stage.setOnHidden(hidden -> window.close());
            stage.setWidth(width);
            stage.setHeight(height);
            return stage;
        });
    }

    static void size(OnScreen window, double width, double height) {
        OnScreen.run(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
        OnScreen.frames(3);
    }
}
