package app.tributary.ui.views;

import app.tributary.ui.ActionButton;
import app.tributary.ui.feed.FeedPlace;
import app.tributary.ui.feed.FeedView;
import app.tributary.ui.feed.PauseReason;
import app.tributary.words.Words;
import java.text.NumberFormat;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The search in a feed: what is searched for, how much is found, and the ways through it. FX thread only. */
final class SearchBar extends HBox implements AutoCloseable {
    private final SearchViewModel model;
    private final FeedView feed;
    private final ChatViewModel view;
    private final Words words;
    private final FilterField field;
    private final Label count = new Label();
    private final Optional<FeedPlace> before;
    private final Subscription watching;
    private OptionalLong at = OptionalLong.empty();

    /** @param close takes the bar away, when the reader wants it */
    SearchBar(SearchViewModel model, ChatViewModel view, FeedView feed, Words words, Runnable close) {
        this.model = model;
        this.view = view;
        this.feed = feed;
        this.words = words;
        before = feed.place();
        getStyleClass().addAll("search-bar", "floating");
        setId("search-bar");
        setAlignment(Pos.TOP_LEFT);
        field = new FilterField(model.box(), words);
        field.box().setId("search-text");
        field.box().setPromptText(words.of(ViewsWord.SEARCH_EXAMPLE));
        field.box().setAccessibleText(words.of(ViewsWord.SEARCH));
        HBox.setHgrow(field, Priority.ALWAYS);
        count.getStyleClass().addAll("secondary", "search-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        var icon = new Label("", new FontIcon(Feather.SEARCH));
        icon.getStyleClass().add("search-icon");
        getChildren().addAll(icon, field, count,
                button(Feather.CHEVRON_UP, "search-next", words.of(ViewsWord.NEXT_MATCH), "Enter · F3", model::next),
                button(Feather.CHEVRON_DOWN, "search-previous", words.of(ViewsWord.PREVIOUS_MATCH),
                        "Shift+Enter · Shift+F3", model::previous),
                button(Feather.X, "search-close", words.of(ViewsWord.CLOSE_SEARCH), "Esc", close));
        setMaxHeight(Region.USE_PREF_SIZE);
        addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE) {
                close.run();
                pressed.consume();
            } else if (pressed.getCode() == KeyCode.ENTER) {
                step(pressed.isShiftDown());
                pressed.consume();
            }
        });
        watching = model.resultProperty().subscribe(this::show);
    }

    /** Goes to the next match, or to the one before. */
    void step(boolean back) {
        if (back) {
            model.previous();
        } else {
            model.next();
        }
    }

    /** Sends the keys into the box. */
    void focusField() {
        field.box().requestFocus();
        field.box().selectAll();
    }

    /** Lets go; the reader is where they were before. */
    @Override
    public void close() {
        watching.unsubscribe();
        model.close();
        field.close();
        feed.markFound(id -> false, OptionalLong.empty());
        before.ifPresent(feed::goTo);
        view.rows().release(PauseReason.SEARCHING);
    }

    private void show(SearchViewModel.Result now) {
        var figures = NumberFormat.getIntegerInstance(words.locale());
        int all = now.ids().size();
        count.setText(!now.asked()
                ? ""
                : all == 0
                        ? words.of(ViewsWord.NO_MATCH)
                        : now.number() == 0
                                ? words.of(ViewsWord.MATCHES, figures.format(all))
                                : words.of(ViewsWord.MATCH_OF, figures.format(now.number()), figures.format(all)));
        feed.markFound(now.set()::contains, now.current());
        if (now.current().isPresent() && !now.current().equals(at)) {
            view.rows().hold(PauseReason.SEARCHING);
            feed.center(now.current().getAsLong());
        }
        at = now.current();
    }

    private static Button button(Feather icon, String id, String text, String keys, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "icon-button", "small-icon");
        button.setAccessibleText(text);
        button.setTooltip(ActionButton.hint(text + "  " + keys));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(true);
        button.setOnAction(pressed -> action.run());
        return button;
    }
}
