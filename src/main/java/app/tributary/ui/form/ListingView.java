package app.tributary.ui.form;

import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.ui.ActionButton;
import app.tributary.ui.ChatText;
import app.tributary.ui.FittingScroll;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.WrapPane;
import app.tributary.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The panel with a list of what was found: lines, what can be done about each, further pages. */
public final class ListingView extends VBox {
    /** As many buttons stand beside their line; more stand below it. */
    private static final int BESIDE = 2;

    private final ListingViewModel model;
    private final Words words;
    private final Predicate<MessageKey> isShown;
    private final Consumer<MessageKey> jump;
    private final VBox rows = new VBox();
    private final Label news = new Label();
    private final Button more = new Button();
    private final List<ListingViewModel.Row> shown = new ArrayList<>();
    private Subscription watching = Subscription.EMPTY;

    /**
     * @param isShown whether a message has a row in the feed
     * @param jump goes to that row; the panels are closed then
     * @param close takes the panel away
     */
    public ListingView(ListingViewModel model, Words words, Predicate<MessageKey> isShown, Consumer<MessageKey> jump,
            Runnable close) {
        this.model = model;
        this.words = words;
        this.isShown = isShown;
        this.jump = jump;
        getStyleClass().addAll("form-panel", "listing-panel");
        rows.getStyleClass().add("listing-rows");
        var scroll = new FittingScroll(rows);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        RightToLeft.wrap(news);
        news.setMinHeight(USE_PREF_SIZE);
        more.setId("listing-more");
        more.setMinWidth(USE_PREF_SIZE);
        more.setOnAction(pressed -> model.loadMore());
        var away = new Button(words.of(FormWord.CLOSE));
        away.setId("listing-close");
        away.setCancelButton(true);
        away.setMinWidth(USE_PREF_SIZE);
        away.setOnAction(pressed -> close.run());
        HBox.setHgrow(news, Priority.ALWAYS);
        news.setMaxWidth(Double.MAX_VALUE);
        var buttons = new HBox(news, more, away);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(new PanelHead(model.title(), model.channel(), model.where(), words), scroll, buttons);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(model.rowsProperty().subscribe(this::showRows),
                            model.moreProperty().subscribe(this::showMore),
                            model.loadingProperty().subscribe(now -> showMore(model.moreProperty().get())),
                            model.newsProperty().subscribe(news::setText));
        });
    }

    /** Only the lines that differ are built anew, so that the keys stay where they are. */
    private void showRows(List<ListingViewModel.Row> now) {
        if (now.isEmpty()) {
            var nothing = new Label(words.of(FormWord.LIST_EMPTY));
            nothing.getStyleClass().add("secondary");
            rows.getChildren().setAll(nothing);
            return;
        }
        if (shown.isEmpty()) {
            rows.getChildren().clear();
        }
        for (int at = 0; at < now.size(); at++) {
            if (at >= shown.size()) {
                shown.add(now.get(at));
                rows.getChildren().add(row(now.get(at)));
            } else if (!now.get(at).equals(shown.get(at))) {
                shown.set(at, now.get(at));
                rows.getChildren().set(at, row(now.get(at)));
            }
        }
    }

    private void showMore(Optional<Offer> next) {
        boolean loading = model.loadingProperty().get();
        more.setVisible(next.isPresent());
        more.setManaged(next.isPresent());
        more.setDisable(loading);
        more.setText(words.of(loading ? FormWord.LOADING : FormWord.MORE));
    }

    private Node row(ListingViewModel.Row row) {
        var text = new ChatText(4);
        text.show(row.text());
        var said = new VBox(text);
        said.setMinWidth(0);
        if (!row.detail().isEmpty()) {
            var detail = new Label(row.detail());
            detail.getStyleClass().add("secondary");
            RightToLeft.wrap(detail);
            detail.setMinHeight(USE_PREF_SIZE);
            said.getChildren().add(detail);
        }
        var buttons = new WrapPane(6, 4);
        row.message().filter(isShown).ifPresent(key -> {
            var show = new Hyperlink(words.of(FormWord.SHOW));
            show.setAccessibleHelp(words.of(FormWord.SHOW_HELP));
            show.setTooltip(ActionButton.hint(words.of(FormWord.SHOW_HELP)));
            show.setOnAction(pressed -> jump.accept(key));
            buttons.getChildren().add(show);
        });
        for (var offered : row.buttons()) {
            var button = new Button(offered.done() ? "✓ " + offered.label() : offered.label());
            button.getStyleClass().add("small-button");
            button.setDisable(offered.done());
            button.setAccessibleText(offered.label() + ": " + row.text());
            button.setOnAction(pressed -> model.press(row, offered));
            buttons.getChildren().add(button);
        }
        HBox.setHgrow(said, Priority.ALWAYS);
        var line = new HBox(said);
        if (buttons.getChildren().size() > BESIDE) {
            said.getChildren().add(buttons);
        } else if (!buttons.getChildren().isEmpty()) {
            buttons.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(buttons);
        }
        said.getStyleClass().add("listing-said");
        line.getStyleClass().add("listing-row");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setAccessibleText(row.text() + ". " + row.detail());
        return line;
    }
}
