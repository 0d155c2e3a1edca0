package app.tributary.ui.views;

import app.tributary.chat.PlatformId;
import app.tributary.ui.ActionButton;
import app.tributary.ui.PlatformDot;
import app.tributary.ui.WrapPane;
import app.tributary.words.Words;
import java.text.NumberFormat;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The box in which is said what a view shows: an expression and the platforms. FX thread only. */
final class FilterBox extends VBox implements AutoCloseable {
    private final FilterBoxViewModel model;
    private final ViewNames names;
    private final Words words;
    private final BiConsumer<String, Set<PlatformId>> apply;
    private final Runnable close;
    private final FilterField field;
    private final WrapPane chips = new WrapPane(6, 6);
    private final Subscription watching;

    /**
     * @param apply takes the expression and the platforms
     * @param close takes the box away
     */
    FilterBox(FilterBoxViewModel model, ViewNames names, BiConsumer<String, Set<PlatformId>> apply, Runnable close) {
        this.model = model;
        this.names = names;
        this.words = names.words();
        this.apply = apply;
        this.close = close;
        getStyleClass().addAll("filter-box", "floating");
        setId("filter-box");
        field = new FilterField(model, words);
        field.box().setId("filter-text");
        field.box().setPromptText(words.of(ViewsWord.FILTER_EXAMPLE));
        field.box().setAccessibleText(words.of(ViewsWord.FILTER));
        HBox.setHgrow(field, Priority.ALWAYS);
        var title = new Label(words.of(ViewsWord.FILTER));
        title.getStyleClass().addAll("section-title", "small-icon");
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setGraphic(new FontIcon(Feather.FILTER));
        var done = new Button(words.of(ViewsWord.APPLY));
        done.setId("filter-apply");
        done.getStyleClass().add("accent");
        done.setMinWidth(Region.USE_PREF_SIZE);
        done.setTooltip(ActionButton.hint(words.of(ViewsWord.APPLY) + "  Enter"));
        done.setOnAction(pressed -> apply());
        var away = new Button("", new FontIcon(Feather.X));
        away.getStyleClass().addAll("flat", "icon-button", "small-icon");
        away.setAccessibleText(words.of(ViewsWord.CANCEL));
        away.setTooltip(ActionButton.hint(words.of(ViewsWord.CANCEL) + "  Esc"));
        away.setOnAction(pressed -> close.run());
        var line = new HBox(title, field, done, away);
        line.getStyleClass().add("filter-line");
        line.setAlignment(Pos.TOP_LEFT);
        chips.getStyleClass().add("filter-chips");
        getChildren().addAll(line, chips);
        line.setViewOrder(-1);
        setMaxHeight(Region.USE_PREF_SIZE);
        addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE) {
                close.run();
                pressed.consume();
            } else if (pressed.getCode() == KeyCode.ENTER && field.box().isFocused()) {
                apply();
                pressed.consume();
            }
        });
        watching = Subscription.combine(model.previewProperty().subscribe(now -> tellPreview()),
                model.platformsProperty().subscribe(chosen -> showChips()));
    }

    /** Sends the keys into the box. */
    void focusField() {
        field.box().requestFocus();
        field.box().end();
    }

    @Override
    public void close() {
        watching.unsubscribe();
        field.close();
    }

    private void apply() {
        if (!field.refuses()) {
            String text = model.filterProperty().get().map(filter -> filter.text()).orElse("");
            apply.accept(text, model.platformsProperty().get());
            close.run();
        }
    }

    private void tellPreview() {
        var figures = NumberFormat.getIntegerInstance(words.locale());
        field.tell(model.previewProperty().get().map(now -> words.of(ViewsWord.PREVIEW,
                figures.format(now.matching()), figures.format(now.all()))).orElse(""));
    }

    private void showChips() {
        var known = model.knownPlatforms();
        var chosen = model.platformsProperty().get();
        if (chips.getChildren().size() != known.size() + 1) {
            chips.getChildren().clear();
            var all = chip(words.of(ViewsWord.ALL_PLATFORMS));
            all.setOnAction(pressed -> {
                model.choosePlatforms(Set.of());
                all.setSelected(true);
            });
            chips.getChildren().add(all);
            for (var platform : known) {
                var one = chip(names.platformName().apply(platform));
                one.setGraphic(new PlatformDot(platform));
                one.getStyleClass().add(PlatformDot.styleClass(platform));
                one.setOnAction(pressed -> {
                    model.toggle(platform);
                    showChips();
                });
                chips.getChildren().add(one);
            }
        }
        for (int at = 0; at < chips.getChildren().size(); at++) {
            if (chips.getChildren().get(at) instanceof ToggleButton chip) {
                chip.setSelected(at == 0 ? chosen.isEmpty() : chosen.contains(known.get(at - 1)));
            }
        }
    }

    private static ToggleButton chip(String text) {
        var chip = new ToggleButton(text);
        chip.getStyleClass().addAll("chip", "filter-chip");
        return chip;
    }
}
