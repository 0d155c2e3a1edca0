package app.tributary.ui.feed;

import app.tributary.chat.MessageKey;
import app.tributary.image.ImageStore;
import app.tributary.ui.EmojiSheet;
import app.tributary.ui.FxThread;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The feed on the screen. Fills whatever room it is given; its colours come from the looked-up colours of
 * the theme, its sizes from {@link #scaleProperty()}. {@link #close()} it when its window goes. FX thread
 * only.
 */
public final class FeedView extends Region implements AutoCloseable {
    private static final double PILL_ABOVE_EDGE = 14;

    private final FeedColors colors = new FeedColors(this, view -> view.colors, this::recolor);
    private final WindowSight sight = new WindowSight(this);
    private final DoubleProperty scale = new SimpleDoubleProperty(1);
    private final BooleanProperty still = new SimpleBooleanProperty(false);
    private final BooleanProperty roomy = new SimpleBooleanProperty(false);
    private final BooleanProperty times = new SimpleBooleanProperty(true);
    private final BooleanProperty badges = new SimpleBooleanProperty(true);
    private final FoundMarks found = new FoundMarks();

    private final FeedViewModel model;
    private final EmotePictures pictures;
    private final FrameClock clock = new FrameClock();
    private final Swatches swatches = new Swatches();
    private final Viewport viewport;
    private final FeedScrollBar scrollBar;
    private final RowCommands commands;
    private final HoverActions hover;
    private final FeedPointer pointer;
    private static final double LEAST_HEIGHT = 96;
    private static final double LEAST_WIDTH = 320;

    private final Button pill = new Button();
    private final EmptyWords empty = new EmptyWords();
    private final Subscription subscriptions;

    private FeedLanguage language;
    private Set<String> ownNames = Set.of();
    private @Nullable RowKit kit;

    /**
     * @param model what is shown
     * @param actions what the shell does on the reader's wish
     * @param support what can be done with a message
     * @param images fetches emotes
     * @param language how the feed talks
     */
    public FeedView(FeedViewModel model, FeedActions actions, ActionSupport support, ImageStore images,
            FeedLanguage language) {
        this.model = model;
        this.language = language;
        this.pictures = new EmotePictures(images, FxThread::run);
        this.viewport = new Viewport(model, this::kit);
        this.scrollBar = new FeedScrollBar(model, viewport);
        this.commands = new RowCommands(actions, support, language.words());
        this.hover = new HoverActions(commands);
        this.pointer = new FeedPointer(this, model, viewport, commands, hover);
        getStyleClass().setAll("feed-view");
        setBackground(Background.EMPTY);
        getStylesheets().setAll(sheet());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        pill.getStyleClass().setAll("feed-pill");
        pill.setFocusTraversable(false);
        pill.setOnAction(pressed -> pointer.resume());
        getChildren().setAll(swatches, viewport, empty, found, scrollBar, hover, pill);
        List.of(swatches, empty, scrollBar, hover, pill).forEach(over -> over.setManaged(false));
        addEventHandler(ScrollEvent.SCROLL, wheel -> {
            viewport.scrollBy(wheel.getDeltaY());
            wheel.consume();
        });
        setOnKeyPressed(new FeedKeys(model, viewport, commands)::pressed);
        subscriptions = Subscription.combine(model.versionProperty().subscribe(version -> refresh()),
                model.selectedProperty().subscribe(actions::selected), scale.subscribe(now -> renew()),
                roomy.subscribe(now -> renew()),
                times.subscribe(now -> renew()), badges.subscribe(now -> renew()), still.subscribe(now -> letMove()),
                sight.subscribe(this::lookWhoSees), sight.whenSharper(this::renew),
                beforeEachFrame());
        speak(language);
    }

    /** How large everything is; 1 is the size of the drawings. */
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /** True: emotes do not move. */
    public BooleanProperty stillProperty() {
        return still;
    }

    /** True: more room between the rows. */
    public BooleanProperty roomyProperty() {
        return roomy;
    }

    /** Whether rows tell their time. */
    public BooleanProperty timesProperty() {
        return times;
    }

    /** Whether names carry their badges. */
    public BooleanProperty badgesProperty() {
        return badges;
    }

    /**
     * Marks the rows that a search found.
     *
     * @param rows whether the row with an id is one
     * @param current the one that the reader is at
     */
    public void markFound(LongPredicate rows, OptionalLong current) {
        found.mark(rows, current);
        requestLayout();
    }

    /**
     * Brings a row into the middle of the screen, unless it is well in sight; only while the feed is held. Opens the
     * fold that it is in.
     */
    public void center(long id) {
        if (model.isHeld()) {
            model.unfold(id);
        }
        viewport.center(id);
    }

    /** Where the reader is; empty: at the newest row. */
    public Optional<FeedPlace> place() {
        return viewport.place();
    }

    /** Goes back to where the reader was, while the feed is held. */
    public void goTo(FeedPlace place) {
        viewport.goTo(place);
    }

    /** Where the reader is, for another feed that shows other rows in the place of this one; empty: at the newest. */
    public Optional<FeedStay> stay() {
        return viewport.stay();
    }

    /**
     * Takes the place of a feed that showed other rows of the same timeline: the reader stays where they were, at the
     * same height of the window.
     */
    public void takeUp(FeedStay stay) {
        if (stay.isHeldBy(PauseReason.POINTER)) {
            pointer.holdOn();
        }
        viewport.takeUp(stay);
    }

    /** Talks another language from now on. */
    public void speak(FeedLanguage wanted) {
        language = wanted;
        commands.speak(wanted.words());
        setAccessibleText(wanted.words().of(FeedWord.FEED));
        empty.setUsual(wanted.words().of(FeedWord.EMPTY));
        renew();
    }

    /** What it says while it has no rows; empty: that nothing has been said yet. */
    public void sayWhenEmpty(Optional<EmptyFeed> wanted) {
        empty.setOther(wanted);
        requestLayout();
    }

    /** What the reader is called in the chats: a row that says one of these names stands out. */
    public void setOwnNames(Set<String> names) {
        ownNames = Set.copyOf(names);
        model.setOwnNames(ownNames);
        renew();
    }

    /** Near-equal messages share a row while more than this many come a second; 0: never. */
    public void foldAbove(int messagesASecond) {
        model.foldAbove(messagesASecond);
    }

    /** Whether a message has a row. */
    public boolean has(MessageKey message) {
        return model.find(message).isPresent();
    }

    /** Selects the row of a message and brings it onto the screen; nothing where it has none. */
    public void jumpTo(MessageKey message) {
        model.find(message).ifPresent(id -> {
            model.unfold(id);
            model.select(id);
            viewport.reveal(id);
            requestFocus();
        });
    }

    /** Asks anew what can be done with the row under the pointer: a pin or a right has changed. */
    public void refreshActions() {
        pointer.offerActions();
    }

    /** Lets go of the model and stops every timer. */
    @Override
    public void close() {
        subscriptions.unsubscribe();
        viewport.close();
        pointer.close();
        clock.allow(false);
    }

    FeedLanguage language() {
        return language;
    }

    FrameClock clock() {
        return clock;
    }

    Viewport viewport() {
        return viewport;
    }

    FeedViewModel model() {
        return model;
    }

    private RowKit kit() {
        var known = kit;
        if (known == null) {
            var palette = colors.palette();
            var writer = new RowWriter(language.words(), language.formats(), language.zone(),
                    EmojiSheet.index(),
                    language.platformName(), ownNames);
            known = new RowKit(palette, Faces.at(scale.get()), pictures, clock, writer,
                    new RowGrounds(palette, swatches::of), roomy.get(), times.get(), badges.get(),
                    outputScale());
            kit = known;
        }
        return known;
    }

    /** The scene itself gets the colour of the feed: a ground of our own would be filled over it in every frame. */
    private void lay() {
        Optional.ofNullable(getScene()).ifPresent(scene -> scene.setFill(colors.background()));
    }

    private void renew() {
        kit = null;
        viewport.requestLayout();
        refresh();
    }

    private void refresh() {
        pointer.rowsChanged();
        empty.setVisible(model.rows().size() == 0);
        boolean scrolled = model.isHeldBy(PauseReason.SCROLLED);
        int waiting = model.waitingProperty().get();
        pill.setVisible(model.isHeld() && (waiting > 0 || scrolled));
        if (pill.isVisible()) {
            pill.setText(PillWords.of(model, language) + "  ↓");
        }
        requestLayout();
    }

    /**
     * New rows are stacked at the beginning of a frame: nodes that come into the scene later in it, while
     * everything is laid out, would have the whole window drawn a second time for their styles.
     */
    private Subscription beforeEachFrame() {
        Runnable stack = () -> {
            if (isNeedsLayout()) {
                layout();
            }
        };
        return sceneProperty().subscribe((was, now) -> {
            if (was != null) {
                was.removePreLayoutPulseListener(stack);
            }
            if (now != null) {
                now.addPreLayoutPulseListener(stack);
                lay();
            }
        }).and(() -> Optional.ofNullable(getScene()).ifPresent(scene -> scene.removePreLayoutPulseListener(stack)));
    }

    private void letMove() {
        clock.allow(!still.get() && sight.isSeen());
    }

    private void lookWhoSees() {
        letMove();
        model.away(!sight.isAttended());
        if (!sight.hasKeys()) {
            pointer.letGo();
        }
    }

    private double outputScale() {
        return Optional.ofNullable(getScene()).map(Scene::getWindow).map(Window::getRenderScaleY).orElse(1.0);
    }

    /** What is inside never changes how large the feed wants to be: the window around it is left alone. */
    @Override
    public void requestLayout() {
        setNeedsLayout(true);
    }

    /** The feed takes what room there is: its rows never ask for any. */
    @Override
    protected double computePrefHeight(double width) {
        return LEAST_HEIGHT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return LEAST_HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEAST_WIDTH;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        viewport.resizeRelocate(0, 0, width, height);
        viewport.layout();
        found.resizeRelocate(0, 0, width, height);
        found.place(viewport.stack());
        double bar = Math.ceil(scrollBar.prefWidth(-1));
        scrollBar.resizeRelocate(width - bar, 0, bar, height);
        scrollBar.follow();
        // A text that wraps is measured anew whenever one asks: in a feed that runs neither of them is seen.
        if (pill.isVisible()) {
            double pillWidth = Math.min(width - 24, Math.ceil(pill.prefWidth(-1)));
            double pillHeight = Math.ceil(pill.prefHeight(-1));
            pill.resizeRelocate(Math.rint((width - pillWidth) / 2), height - pillHeight - PILL_ABOVE_EDGE, pillWidth,
                    pillHeight);
        }
        if (empty.isVisible()) {
            double emptyWidth = Math.min(width - 48, 420);
            double emptyHeight = empty.prefHeight(emptyWidth);
            empty.resizeRelocate(Math.rint((width - emptyWidth) / 2), Math.rint((height - emptyHeight) / 2),
                    emptyWidth, emptyHeight);
        }
        pointer.placeActions();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> model.rows().size();
            case ITEM_AT_INDEX -> parameters.length == 1 && parameters[0] instanceof Integer index && index >= 0
                    && index < model.rows().size() ? nodeAt(index) : null;
            case FOCUS_ITEM -> model.selectedProperty().get().flatMap(row -> viewport.nodeOf(row.id())).orElse(null);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private @Nullable Node nodeAt(int index) {
        return viewport.nodeOf(model.rows().get(index).id()).orElse(null);
    }

    private void recolor() {
        kit = null;
        lay();
        requestLayout();
        viewport.requestLayout();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FeedColors.metaData();
    }

    private static String sheet() {
        var address = FeedView.class.getResource("feed.css");
        if (address == null) {
            throw new IllegalStateException("feed.css is not in the program");
        }
        return address.toExternalForm();
    }
}
