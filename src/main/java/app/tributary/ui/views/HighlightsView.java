package app.tributary.ui.views;

import app.tributary.account.HighlightSettings;
import app.tributary.feed.FeedRows;
import app.tributary.ui.ActionButton;
import app.tributary.ui.FittingScroll;
import app.tributary.words.Words;
import java.text.NumberFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panel with the rules by which rows stand out. FX thread only. */
public final class HighlightsView extends VBox {
    private final HighlightsViewModel model;
    private final Supplier<FilterBoxViewModel> boxes;
    private final FeedRows feed;
    private final Words words;
    private final VBox list = new VBox();
    private final VBox form = new VBox();
    private final HBox undo = new HBox();
    private final Button add;
    private OptionalInt edited = OptionalInt.empty();
    private Subscription typing = Subscription.EMPTY;
    private Subscription watching = Subscription.EMPTY;

    /**
     * @param boxes make a box for an expression
     * @param feed the rows that an expression is tried on
     * @param close takes the panel away
     */
    public HighlightsView(HighlightsViewModel model, Supplier<FilterBoxViewModel> boxes, FeedRows feed, Words words,
            Runnable close) {
        this.model = model;
        this.boxes = boxes;
        this.feed = feed;
        this.words = words;
        add = new Button(words.of(ViewsWord.ADD_RULE), new FontIcon(Feather.PLUS));
        getStyleClass().addAll("form-panel", "highlights-panel");
        var title = new Label(words.of(ViewsWord.HIGHLIGHTS));
        title.getStyleClass().add("panel-title");
        var help = new Label(words.of(ViewsWord.HIGHLIGHTS_HELP));
        help.getStyleClass().add("secondary");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        list.getStyleClass().add("highlight-list");
        form.getStyleClass().add("highlight-form");
        undo.getStyleClass().add("view-undo");
        undo.setAlignment(Pos.CENTER_LEFT);
        add.setId("highlight-add");
        add.setOnAction(pressed -> edit(OptionalInt.empty(), new HighlightSettings("", "", true)));
        var done = new Button(words.of(ViewsWord.DONE));
        done.setOnAction(pressed -> close.run());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var buttons = new HBox(add, room, done);
        buttons.getStyleClass().add("buttons");
        getChildren().addAll(title, help, new FittingScroll(list), undo, form, buttons);
        showParts();
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(model.rulesProperty().subscribe(rules -> fill()),
                            model.removedProperty().subscribe(gone -> offerUndo()));
            if (scene == null) {
                typing.unsubscribe();
            }
        });
    }

    private void fill() {
        list.getChildren().clear();
        List<HighlightSettings> rules = model.rulesProperty().get();
        if (rules.isEmpty()) {
            var empty = new Label(words.of(ViewsWord.NO_RULES));
            empty.getStyleClass().add("secondary");
            list.getChildren().add(empty);
        }
        for (int at = 0; at < rules.size(); at++) {
            list.getChildren().add(row(at, rules.get(at)));
        }
    }

    private HBox row(int index, HighlightSettings rule) {
        var on = new CheckBox();
        on.setSelected(rule.on());
        on.setAccessibleText(words.of(ViewsWord.RULE_ON, called(rule)));
        on.setOnAction(pressed -> model.change(index, rule.withOn(on.isSelected())));
        var name = new Label(called(rule));
        name.getStyleClass().add("highlight-name");
        name.setMinWidth(0);
        var said = new VBox(name);
        said.getStyleClass().add("highlight-said");
        said.setMinWidth(0);
        said.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        if (!rule.name().isEmpty()) {
            var expression = new Label(rule.filter());
            expression.getStyleClass().add("secondary");
            expression.setMinWidth(0);
            said.getChildren().add(expression);
        }
        // what is too long for the panel can be read in whole
        var whole = ActionButton.hint(rule.name().isEmpty() ? rule.filter() : rule.name() + "\n" + rule.filter());
        Tooltip.install(said, whole);
        var row = new HBox(on, said,
                icon(Feather.EDIT_2, ViewsWord.EDIT_RULE, rule, () -> edit(OptionalInt.of(index), rule)),
                icon(Feather.TRASH_2, ViewsWord.REMOVE_RULE, rule, () -> {
                    closeForm();
                    model.remove(index);
                }));
        row.getStyleClass().add("highlight-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button icon(Feather icon, ViewsWord word, HighlightSettings rule, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon-button", "small-icon");
        button.setMinWidth(Region.USE_PREF_SIZE);
        String text = words.of(word, called(rule));
        button.setAccessibleText(text);
        button.setTooltip(ActionButton.hint(text));
        button.setOnAction(pressed -> action.run());
        return button;
    }

    private void edit(OptionalInt index, HighlightSettings rule) {
        closeForm();
        edited = index;
        var box = boxes.get();
        box.set(rule.filter());
        box.tryOn(feed);
        var name = new TextField(rule.name());
        name.setId("highlight-name");
        name.setPromptText(words.of(ViewsWord.RULE_NAME));
        name.setAccessibleText(words.of(ViewsWord.RULE_NAME));
        var field = new FilterField(box, words);
        field.box().setId("highlight-text");
        field.box().setPromptText(words.of(ViewsWord.SEARCH_EXAMPLE));
        field.box().setAccessibleText(words.of(ViewsWord.RULE_FILTER));
        var keep = new Button(words.of(ViewsWord.KEEP_RULE));
        keep.setId("highlight-keep");
        keep.getStyleClass().add("accent");
        Runnable keeping = () -> {
            if (!field.refuses() && !box.textProperty().get().isBlank()) {
                var made = new HighlightSettings(name.getText(), box.textProperty().get().strip(), rule.on());
                edited.ifPresentOrElse(at -> model.change(at, made), () -> model.add(made));
                closeForm();
            }
        };
        keep.setOnAction(pressed -> keeping.run());
        var cancel = new Button(words.of(ViewsWord.CANCEL));
        cancel.setOnAction(pressed -> closeForm());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var last = new HBox(room, cancel, keep);
        last.getStyleClass().add("buttons");
        last.setAlignment(Pos.CENTER_LEFT);
        form.getChildren().setAll(name, field, last);
        showParts();
        form.setOnKeyPressed(pressed -> {
            if (pressed.getCode() == KeyCode.ENTER && pressed.getTarget() instanceof TextField) {
                keeping.run();
                pressed.consume();
            }
        });
        var figures = NumberFormat.getIntegerInstance(words.locale());
        typing = box.previewProperty().subscribe(now -> field.tell(now.map(counted -> words.of(ViewsWord.PREVIEW,
                figures.format(counted.matching()), figures.format(counted.all()))).orElse("")))
                .and(field::close);
        (rule.filter().isEmpty() ? name : field.box()).requestFocus();
    }

    private void closeForm() {
        typing.unsubscribe();
        typing = Subscription.EMPTY;
        form.getChildren().clear();
        showParts();
    }

    /** What is empty takes no room; while a rule is typed no other one is begun. */
    private void showParts() {
        boolean typed = !form.getChildren().isEmpty();
        form.setManaged(typed);
        undo.setManaged(!undo.getChildren().isEmpty());
        add.setVisible(!typed);
    }

    private void offerUndo() {
        undo.getChildren().clear();
        model.removedProperty().get().ifPresent(removed -> {
            var said = new Label(words.of(ViewsWord.REMOVED, called(removed.rule())));
            said.getStyleClass().add("secondary");
            var back = new Hyperlink(words.of(ViewsWord.UNDO));
            back.setId("highlight-undo");
            back.setOnAction(pressed -> model.undoRemoval());
            undo.getChildren().addAll(said, back);
        });
        showParts();
    }

    private static String called(HighlightSettings rule) {
        return rule.name().isEmpty() ? rule.filter() : rule.name();
    }
}
