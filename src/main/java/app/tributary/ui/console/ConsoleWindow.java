package app.tributary.ui.console;

import app.tributary.account.LookSettings;
import app.tributary.chat.PlatformId;
import app.tributary.platform.PlatformCard;
import app.tributary.ui.FittingScroll;
import app.tributary.ui.Layers;
import app.tributary.ui.Theme;
import app.tributary.ui.composer.ComposerView;
import app.tributary.ui.feed.FeedLanguage;
import app.tributary.ui.feed.FeedView;
import app.tributary.ui.header.HeaderView;
import app.tributary.ui.moderation.ModerationView;
import app.tributary.ui.pin.PinView;
import app.tributary.ui.status.StatusView;
import app.tributary.ui.welcome.AddChannelViewModel;
import app.tributary.ui.welcome.WelcomeCard;
import app.tributary.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;

/**
 * The console's window: title bar, pins, feed, sidebar, composer, and the panels above them. Below 720 px
 * the sidebar is a drawer. FX thread only.
 */
public final class ConsoleWindow implements AutoCloseable {
    /** Below this width, at scale 1, the sidebar is a drawer and the chips shrink. */
    static final double NARROW = 720;
    private static final double SIDEBAR = 340;

    private final ConsoleParts parts;
    private final ConsoleModel model;
    private final Layers layers = new Layers();
    private final Scene scene;
    private final Theme theme;
    private final ConsolePanels panels;
    private final WindowMemory memory;
    private final Seconds seconds;
    private final boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    private final Subscription watching;
    private final ConsoleViews views;
    private final ToggleButton sidebarWanted = new ToggleButton();
    private Subscription layoutWatching = Subscription.EMPTY;
    private boolean narrow;
    private Runnable focusComposer = () -> {};

    /** A window that is not shown yet. */
    public ConsoleWindow(ConsoleParts parts) {
        this.parts = parts;
        model = parts.model();
        scene = new Scene(layers, Placement.USUAL_WIDTH, Placement.USUAL_HEIGHT);
        theme = new Theme(scene, model.appearance().lookProperty().get());
        panels = new ConsolePanels(parts, layers, mac);
        memory = new WindowMemory(model.settings(), WindowMemory.CONSOLE,
                Placement.usual(Screen.getPrimary().getVisualBounds()));
        views = new ConsoleViews(parts, panels, layers, this::feedLanguage, this::focusComposer, mac);
        VBox.setVgrow(views.node(), Priority.ALWAYS);
        panels.serve(model.actions(), views);
        panels.onAddView(views::add);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (!layers.isCovered() && views.keys().take(pressed)) {
                pressed.consume();
            }
        });
        // The scene has the feed's ground: what is painted over it is painted in every frame.
        layers.setBackground(Background.EMPTY);
        sidebarWanted.setSelected(true);
        seconds = new Seconds(() -> {
            model.tick();
            memory.keep();
            views.keep();
        });
        watching = Subscription.combine(model.language().wordsProperty().subscribe(this::build),
                model.appearance().lookProperty().subscribe(this::wear),
                model.moderation().actionsProperty().subscribe(actions -> views.each(FeedView::refreshActions)),
                theme.stillProperty().subscribe(views::beStill));
    }

    /** Shows it where it stood last, and keeps where it stands. */
    public void show(Stage stage) {
        stage.setScene(scene);
        stage.setMinWidth(Placement.MIN_SIDE);
        stage.setMinHeight(Placement.MIN_SIDE);
        stage.titleProperty().bind(model.setUpProperty().flatMap(setUp -> model.language().wordsProperty()
                .map(words -> words.of(setUp.rehearsal() ? ConsoleWord.TITLE_REHEARSAL : ConsoleWord.TITLE))));
        WindowIcons.addTo(stage);
        memory.follow(stage);
        seconds.start();
        stage.show();
        views.showWindows();
        stage.requestFocus();
    }

    /** The views in the middle and in windows of their own. */
    ConsoleViews views() {
        return views;
    }

    /** The scene, for pictures and tests. */
    public Scene scene() {
        return scene;
    }

    /** Whether the dark palette is in force. */
    public ReadOnlyBooleanProperty darkProperty() {
        return theme.darkProperty();
    }

    /** Whether nothing may move by itself. */
    public ReadOnlyBooleanProperty stillProperty() {
        return theme.stillProperty();
    }

    /** Keeps what must not be lost, and lets go of everything that it listens to. */
    @Override
    public void close() {
        seconds.close();
        watching.unsubscribe();
        layoutWatching.unsubscribe();
        theme.close();
        views.close();
        memory.keep();
        model.keep();
    }

    private void build(Words words) {
        layoutWatching.unsubscribe();
        var setUp = model.setUpProperty();
        var rehearsal = setUp.map(ConsoleModel.SetUp::rehearsal);
        HeaderView header = new HeaderView(model.header(), words, layers, rehearsal, panels::menu,
                new HeaderView.Deeds(parts.handlers()::retryNow, model.rules(), model.actions()));
        header.onSignIn(panels::canSignIn, panels::signIn);
        var composer = new ComposerView(model.composer(), new StatusView(model.status(), words), words,
                mac ? "⌘" : "Ctrl", views::focusFeed);
        composer.rehearsalProperty().bind(rehearsal);
        focusComposer = composer::focusBox;
        views.speak();
        var column = new VBox(views.node());
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        layoutWatching = setUp.map(ConsoleModel.SetUp::welcome).subscribe(wanted -> welcome(column, wanted));

        var sidebar = new ModerationView(model.moderation(), words, parts.zone(), parts.avatars());
        var middle = new HBox(column);
        var stack = new StackPane(middle);
        var window = new Rectangle();
        window.widthProperty().bind(stack.widthProperty());
        window.heightProperty().bind(stack.heightProperty());
        stack.setClip(window);
        VBox.setVgrow(stack, Priority.ALWAYS);
        stack.setMinHeight(0);
        header.sidebarButton().selectedProperty().bindBidirectional(sidebarWanted.selectedProperty());
        var pins = new PinView(model.pins(), words);
        var content = new VBox(header, pins, stack, composer);
        content.getStyleClass().add("console");
        header.setMinHeight(Region.USE_PREF_SIZE);
        composer.setMinHeight(Region.USE_PREF_SIZE);
        layers.setContent(content);

        Runnable arrange = () -> {
            arrange(middle, stack, sidebar, header);
            composer.narrowProperty().set(narrow);
            pins.narrowProperty().set(narrow);
        };
        layoutWatching = Subscription.combine(layoutWatching, scene.widthProperty().subscribe(width -> {
            measure();
            arrange.run();
        }), model.appearance().lookProperty().subscribe(look -> {
            measure();
            arrange.run();
        }), sidebarWanted.selectedProperty().subscribe(arrange));
        arrange.run();
        new ConsoleKeys(model, panels, composer, sidebarWanted, List.of(header, views.node(), sidebar, composer), views)
                .installOn(scene, layers);
    }

    private void wear(LookSettings look) {
        theme.wear(look);
        views.wear(look);
    }

    /** From whichever window: the keys go to the message box. */
    private void focusComposer() {
        if (scene.getWindow() instanceof Stage stage && !stage.isFocused()) {
            stage.toFront();
            stage.requestFocus();
        }
        focusComposer.run();
    }

    private FeedLanguage feedLanguage() {
        var words = model.language().words();
        Map<PlatformId, String> labels = parts.cards().stream()
                .collect(Collectors.toMap(PlatformCard::id, PlatformCard::label, (one, other) -> one));
        return new FeedLanguage(words, words.locale(), parts.zone(),
                platform -> labels.getOrDefault(platform, platform.value()));
    }

    /** Puts the card above the feed, or takes it away. */
    private void welcome(VBox column, boolean wanted) {
        column.getChildren().setAll(views.node());
        parts.quick().filter(card -> wanted).ifPresent(card -> {
            var quick = new AddChannelViewModel(parts.cards(), card, List.of(), parts.handlers(), model.language(),
                    model.fx());
            var scroll = new FittingScroll(new WelcomeCard(quick, model.language(), panels::addAccount,
                    parts.handlers()::goOnRehearsing, model.setUpProperty().get().setAside()));
            scroll.maxHeightProperty().bind(column.heightProperty().multiply(0.6));
            column.getChildren().addFirst(scroll);
        });
    }

    /** A window that becomes narrow hides the sidebar, and shows it again when it becomes wide. */
    private void measure() {
        boolean now = scene.getWidth() < NARROW * model.appearance().lookProperty().get().scale();
        if (now != narrow) {
            narrow = now;
            sidebarWanted.setSelected(!now);
        }
    }

    private void arrange(HBox middle, StackPane stack, Region sidebar, HeaderView header) {
        double scale = model.appearance().lookProperty().get().scale();
        header.narrowProperty().set(narrow);
        middle.getChildren().remove(sidebar);
        stack.getChildren().remove(sidebar);
        sidebar.getStyleClass().remove("drawer");
        double width = Math.min(SIDEBAR * scale, Math.max(280, scene.getWidth() * (narrow ? 0.86 : 0.42)));
        sidebar.setPrefWidth(width);
        sidebar.setMinWidth(width);
        sidebar.setMaxWidth(width);
        if (sidebarWanted.isSelected() && narrow) {
            sidebar.getStyleClass().add("drawer");
            StackPane.setAlignment(sidebar, Pos.CENTER_RIGHT);
            stack.getChildren().add(sidebar);
        } else if (sidebarWanted.isSelected()) {
            middle.getChildren().add(sidebar);
        }
    }
}
