package app.tributary.ui.console;

import app.tributary.filter.Reader;
import app.tributary.image.ImageStore;
import app.tributary.ui.Avatars;
import app.tributary.ui.ConsoleHandlers;
import app.tributary.ui.FxThread;
import app.tributary.ui.feed.ActionSupport;
import app.tributary.ui.feed.FeedActions;
import app.tributary.ui.feed.FeedLanguage;
import app.tributary.ui.feed.FeedView;
import app.tributary.ui.feed.FeedViewModel;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One evening in the window: its models, what they listen to, and the view. FX thread only. */
final class EveningWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EveningWindow.class);
    private static final int SHORTEST_NAME = 3;

    private final ImageStore images;
    private final ConsoleModel model;
    private final ConsoleWindow window;
    private final List<AutoCloseable> listening = new ArrayList<>();
    private Set<String> ownNames;

    EveningWindow(Evening evening, ConsoleHandlers handlers, ImageStore images) {
        this.images = images;
        var systems = Locale.getDefault();
        model = new ConsoleModel(evening.desk(), evening.settings(), evening.feed(),
                (channel, author) -> CompletableFuture.supplyAsync(() -> evening.history().facts(channel, author.id()),
                        task -> Thread.ofVirtual().name("author-facts").start(task)),
                systems, evening.clock(), ZoneId.systemDefault(), FxThread::run);
        ownNames = ownNames(evening);
        model.read(new Reader(ownNames));
        allowPictures(evening);
        listening.add(evening.feed().subscribe(model));
        listening.add(evening.desk().subscribe(model));
        model.show(evening.setUp());
        window = new ConsoleWindow(new ConsoleParts(model, handlers, evening.cards(),
                evening.cards().stream().filter(card -> card.accountKeys().isEmpty()).findFirst(), this::makeFeed,
                new Avatars(images, FxThread::run), ZoneId.systemDefault()));
    }

    void show(Stage stage) {
        window.show(stage);
    }

    void refresh(Evening now) {
        allowPictures(now);
        model.show(now.setUp());
        ownNames = ownNames(now);
        model.read(new Reader(ownNames));
        window.views().each(feed -> feed.setOwnNames(ownNames));
    }

    ConsoleWindow window() {
        return window;
    }

    ConsoleModel model() {
        return model;
    }

    private FeedView makeFeed(FeedViewModel rows, FeedActions actions, ActionSupport support, FeedLanguage language) {
        var view = new FeedView(rows, actions, support, images, language);
        view.setOwnNames(ownNames);
        return view;
    }

    /** What the reader is called: the names of their channels, where these could be what a person is called. */
    private static Set<String> ownNames(Evening evening) {
        return evening.settings().current().channels().stream().map(channel -> channel.channel().name())
                .filter(EveningWindow::isName).collect(Collectors.toUnmodifiableSet());
    }

    /** On some platforms a channel is a number, or just "me": these words are said to everybody. */
    private static boolean isName(String channel) {
        return channel.length() >= SHORTEST_NAME && channel.codePoints().anyMatch(Character::isLetter);
    }

    private void allowPictures(Evening now) {
        var settings = now.settings().current();
        settings.channels().forEach(channel -> settings.endpoints(channel).values().forEach(images::allow));
    }

    @Override
    public void close() {
        for (var each : listening) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.error("a listener did not let go", e);
            }
        }
        window.close();
    }
}
