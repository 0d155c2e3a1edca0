package app.tributary.ui.console;

import app.tributary.account.LookSettings;
import app.tributary.account.WindowPlace;
import app.tributary.ui.Layers;
import app.tributary.ui.Theme;
import app.tributary.ui.feed.FeedLanguage;
import app.tributary.ui.views.ChatViewModel;
import app.tributary.ui.views.ViewDeeds;
import app.tributary.ui.views.ViewKeys;
import app.tributary.ui.views.ViewPane;
import app.tributary.ui.views.ViewTools;
import app.tributary.ui.views.ViewsViewModel;
import app.tributary.ui.views.ViewsWord;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Background;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;

/**
 * A view in a window of its own. Closed by its reader, the view goes back among the tabs; closed with the program, it
 * stands there again at the next start. FX thread only.
 */
final class ViewWindow implements AutoCloseable {
    private static final double WIDTH = 520;

    private final Stage stage = new Stage();
    private final Layers layers = new Layers();
    private final Theme theme;
    private final ViewPane pane;
    private final WindowMemory memory;
    private final Subscription watching;

    ViewWindow(ChatViewModel view, ConsoleModel model, ViewTools tools, ViewDeeds deeds, boolean mac) {
        var views = model.views();
        pane = new ViewPane(view, tools);
        layers.setContent(pane);
        // The scene has the feed's ground: what is painted over it is painted in every frame.
        layers.setBackground(Background.EMPTY);
        var scene = new Scene(layers, WIDTH, Placement.USUAL_HEIGHT);
        theme = new Theme(scene, model.appearance().lookProperty().get());
        var screen = Screen.getPrimary().getVisualBounds();
        memory = new WindowMemory(model.settings(), ViewsViewModel.windowName(view),
                new WindowPlace(screen.getMaxX() - WIDTH - 24, screen.getMinY() + 48, WIDTH,
                        Math.min(Placement.USUAL_HEIGHT, screen.getHeight() - 96), false));
        stage.setScene(scene);
        stage.setMinWidth(280);
        stage.setMinHeight(240);
        stage.setOnCloseRequest(asked -> {
            asked.consume();
            views.setOwnWindow(view, false);
        });
        WindowIcons.addTo(stage);
        var keys = new ViewKeys(views, deeds, () -> pane, mac);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (layers.isCovered()) {
                return;
            }
            if (pressed.getCode() == KeyCode.W && pressed.isShortcutDown()) {
                views.setOwnWindow(view, false);
                pressed.consume();
            } else if (keys.take(pressed)) {
                pressed.consume();
            }
        });
        watching = Subscription.combine(stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                views.use(view);
            }
        }), view.settingsProperty().subscribe(now -> {
            var names = tools.names().get();
            stage.setTitle(names.words().of(ViewsWord.WINDOW_TITLE, names.of(now)));
        }));
    }

    void show() {
        memory.follow(stage);
        stage.show();
        pane.feed().requestFocus();
    }

    ViewPane pane() {
        return pane;
    }

    Layers layers() {
        return layers;
    }

    Stage stage() {
        return stage;
    }

    boolean isFocused() {
        return stage.isFocused();
    }

    void toFront() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    void wear(LookSettings look) {
        theme.wear(look);
        pane.wear(look);
    }

    void beStill(boolean still) {
        pane.beStill(still);
    }

    void speak(FeedLanguage language) {
        pane.speak(language);
    }

    void keep() {
        memory.keep();
    }

    @Override
    public void close() {
        memory.keep();
        watching.unsubscribe();
        theme.close();
        pane.close();
        stage.setOnCloseRequest(null);
        stage.hide();
    }
}
