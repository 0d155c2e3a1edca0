package app.tributary.ui.views;

import app.tributary.account.LookSettings;
import app.tributary.account.ViewLayout;
import app.tributary.ui.ActionButton;
import app.tributary.ui.feed.EmptyFeed;
import app.tributary.ui.feed.FeedLanguage;
import app.tributary.ui.feed.FeedView;
import java.text.NumberFormat;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A view on the screen: its name where several stand side by side, what it is narrowed to, its feed, and what lies
 * over the feed's upper edge while it is needed: the box of its filter, the search. FX thread only.
 */
public final class ViewPane extends StackPane implements AutoCloseable {
    private static final double SEARCH_WIDTH = 560;

    private final ChatViewModel view;
    private final ViewTools tools;
    private final VBox column = new VBox();
    private final HBox head = new HBox();
    private final Label title = new Label();
    private final HBox narrowed = new HBox();
    private final Label narrowing = new Label();
    private final Label hiddenRows = new Label();
    private final Hyperlink reveal = new Hyperlink();
    private final Subscription watching;
    private FeedView feed;
    private LookSettings look = LookSettings.STANDARD;
    private ViewNames names;
    private boolean headWanted;
    private boolean still;
    private Optional<FilterBox> box = Optional.empty();
    private Optional<SearchBar> search = Optional.empty();

    /** A pane with its feed. */
    public ViewPane(ChatViewModel view, ViewTools tools) {
        this.view = view;
        this.tools = tools;
        names = tools.names().get();
        getStyleClass().add("view-pane");
        setMinWidth(0);
        setAlignment(Pos.TOP_CENTER);
        title.getStyleClass().add("view-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var away = new Button("", new FontIcon(Feather.X));
        away.getStyleClass().addAll("flat", "icon-button", "small-icon");
        away.setOnAction(pressed -> tools.views().hide(view));
        head.getStyleClass().add("view-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().setAll(title, away);
        narrowed.getStyleClass().add("view-narrowed");
        narrowed.setAlignment(Pos.CENTER_LEFT);
        narrowing.getStyleClass().add("view-narrowing");
        narrowing.setMinWidth(0);
        hiddenRows.getStyleClass().add("secondary");
        hiddenRows.setMinWidth(Region.USE_PREF_SIZE);
        reveal.setMinWidth(Region.USE_PREF_SIZE);
        reveal.setOnAction(pressed -> view.reveal(!view.revealedProperty().get()));
        reveal.setId("view-reveal");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var funnel = new Button("", new FontIcon(Feather.FILTER));
        funnel.getStyleClass().addAll("flat", "icon-button", "small-icon", "view-funnel");
        funnel.setOnAction(pressed -> editFilter());
        narrowed.getChildren().setAll(funnel, narrowing, hiddenRows, reveal, room);
        feed = tools.feeds().make(view, view.rows());
        VBox.setVgrow(feed, Priority.ALWAYS);
        column.setMinWidth(0);
        column.getChildren().setAll(head, narrowed, feed);
        getChildren().setAll(column);
        addEventFilter(MouseEvent.MOUSE_PRESSED, pressed -> tools.views().use(view));
        watching = Subscription.combine(focusWithinProperty().subscribe(within -> {
            if (within) {
                tools.views().use(view);
            }
        }), view.rowsProperty().subscribe((before, rows) -> changeFeed()),
                view.settingsProperty().subscribe(now -> tell()), view.hiddenProperty().subscribe(now -> tell()),
                view.revealedProperty().subscribe(now -> tell()));
        speak(away, funnel);
        speaking = () -> speak(away, funnel);
    }

    private Runnable speaking = () -> {};

    /** The view that stands here. */
    public ChatViewModel view() {
        return view;
    }

    /** Its feed; another one when it shows other rows. */
    public FeedView feed() {
        return feed;
    }

    /** The interface speaks another language from now on. */
    public void speak(FeedLanguage language) {
        names = tools.names().get();
        closeFilter();
        closeSearch();
        feed.speak(language);
        speaking.run();
        tell();
    }

    /** How the window looks from now on; the view may look otherwise in part. */
    public void wear(LookSettings wanted) {
        look = wanted;
        dress();
    }

    /** Whether nothing may move by itself. */
    public void beStill(boolean wanted) {
        still = wanted;
        feed.stillProperty().set(wanted);
    }

    /** Whether its name stands above it. */
    public void setHead(boolean wanted) {
        headWanted = wanted;
        tell();
    }

    /** Opens the box in which its filter is typed, or sends the keys there. */
    public void editFilter() {
        if (box.isEmpty()) {
            var settings = view.settingsProperty().get();
            var model = tools.box();
            model.set(settings.filter());
            model.choosePlatforms(settings.platforms());
            model.tryOn(tools.views().feed());
            var opened = new FilterBox(model, names, (filter, platforms) -> tools.views().become(view,
                    now -> now.withFilter(filter).withPlatforms(platforms)), this::closeFilter);
            box = Optional.of(opened);
            getChildren().add(opened);
        }
        box.ifPresent(FilterBox::focusField);
    }

    /** Opens the search, or sends the keys there. */
    public void search() {
        if (search.isEmpty()) {
            var model = new SearchViewModel(view.rows(), tools.box(), tools.views().reader(), tools.background(),
                    tools.later(), tools.fx());
            var opened = new SearchBar(model, view, feed, names.words(), this::closeSearch);
            opened.setMaxWidth(SEARCH_WIDTH * look.scale());
            StackPane.setAlignment(opened, Pos.TOP_RIGHT);
            search = Optional.of(opened);
            getChildren().add(opened);
        }
        search.ifPresent(SearchBar::focusField);
    }

    /** Goes through what the search found; says whether there is a search. */
    public boolean searchOn(boolean back) {
        search.ifPresent(open -> open.step(back));
        return search.isPresent();
    }

    private void closeSearch() {
        search.ifPresent(open -> {
            search = Optional.empty();
            boolean had = open.isFocusWithin();
            getChildren().remove(open);
            open.close();
            if (had) {
                feed.requestFocus();
            }
        });
    }

    /** Lets go of everything that it listens to. */
    @Override
    public void close() {
        watching.unsubscribe();
        box.ifPresent(FilterBox::close);
        search.ifPresent(SearchBar::close);
        feed.close();
    }

    private void closeFilter() {
        box.ifPresent(open -> {
            box = Optional.empty();
            boolean had = open.isFocusWithin();
            getChildren().remove(open);
            open.close();
            if (had) {
                feed.requestFocus();
            }
        });
    }

    private void changeFeed() {
        closeSearch();
        boolean had = feed.isFocused();
        var stay = feed.stay();
        feed.close();
        feed = tools.feeds().make(view, view.rows());
        VBox.setVgrow(feed, Priority.ALWAYS);
        column.getChildren().set(column.getChildren().size() - 1, feed);
        feed.stillProperty().set(still);
        tell();
        stay.ifPresent(feed::takeUp);
        if (had) {
            feed.requestFocus();
        }
    }

    private void dress() {
        feed.timesProperty().set(view.settingsProperty().get().layout().times());
        feed.badgesProperty().set(view.settingsProperty().get().layout().badges());
        ViewLayout layout = view.settingsProperty().get().layout();
        feed.foldAbove(look.foldAbove());
        feed.scaleProperty().set(layout.scale().orElse(look.scale()));
        feed.roomyProperty().set(switch (layout.density()) {
            case AS_WINDOW -> look.comfortable();
            case DENSE -> false;
            case COMFORTABLE -> true;
        });
    }

    private void speak(Button away, Button funnel) {
        var words = names.words();
        away.setAccessibleText(words.of(ViewsWord.CLOSE_PANE));
        away.setTooltip(ActionButton.hint(words.of(ViewsWord.CLOSE_PANE)));
        funnel.setAccessibleText(words.of(ViewsWord.EDIT_FILTER));
        funnel.setTooltip(ActionButton.hint(words.of(ViewsWord.EDIT_FILTER) + "  "
                + tools.deeds().keys("Ctrl+Shift+F")));
        reveal.setTooltip(ActionButton.hint(tools.deeds().keys("Ctrl+Shift+A")));
    }

    private void tell() {
        var settings = view.settingsProperty().get();
        var words = names.words();
        dress();
        head.setVisible(headWanted);
        head.setManaged(headWanted);
        title.setText(names.of(settings));
        boolean revealed = view.revealedProperty().get();
        narrowed.setVisible(view.isNarrowed());
        narrowed.setManaged(view.isNarrowed());
        narrowing.setText(view.flaws().isEmpty()
                ? names.narrowing(settings)
                : words.of(ViewsWord.NOT_UNDERSTOOD, names.narrowing(settings)));
        narrowing.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("off"), revealed);
        String count = NumberFormat.getIntegerInstance(words.locale()).format(view.hiddenProperty().get());
        hiddenRows.setText(revealed ? words.of(ViewsWord.OFF_FOR_NOW) : words.of(ViewsWord.HIDDEN, count));
        feed.sayWhenEmpty(view.isNarrowed() && !revealed
                ? Optional.of(new EmptyFeed(words.of(ViewsWord.NOTHING_MATCHES), words.of(ViewsWord.SHOW_ALL),
                        () -> view.reveal(true)))
                : Optional.empty());
        reveal.setText(words.of(revealed ? ViewsWord.FILTER_AGAIN : ViewsWord.SHOW_ALL));
    }
}
