package app.tributary.ui.settings;

import app.tributary.account.LookSettings;
import app.tributary.account.Theme;
import app.tributary.words.Words;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The panel in which the look is chosen; what is chosen shows at once. */
public final class AppearanceView extends VBox {
    private static final List<Integer> FOLD_RATES = List.of(0, 5, 10, 20, 50, 100, 200);

    private final AppearanceViewModel model;
    private final Words words;

    /**
     * A language to choose.
     *
     * @param locale empty: the system's
     */
    private record Tongue(Optional<Locale> locale) {}

    public AppearanceView(AppearanceViewModel model, Words words) {
        this.model = model;
        this.words = words;
        var look = model.lookProperty().get();
        getStyleClass().add("appearance-panel");
        var title = new Label(words.of(SettingsWord.APPEARANCE));
        title.getStyleClass().add("panel-title");

        var reduced = new CheckBox(words.of(SettingsWord.REDUCED_MOTION));
        reduced.setSelected(look.reducedMotion());
        reduced.selectedProperty().subscribe((before, wanted) -> model.reduceMotion(wanted));
        var comfortable = new CheckBox(words.of(SettingsWord.COMFORTABLE));
        comfortable.setSelected(look.comfortable());
        comfortable.selectedProperty().subscribe((before, wanted) -> model.beComfortable(wanted));

        getChildren().addAll(title, field(words.of(SettingsWord.THEME), themes(look.theme())),
                field(words.of(SettingsWord.LANGUAGE), languages(look.language())), size(look),
                field(words.of(SettingsWord.FOLD_EQUAL), folding(look.foldAbove())), reduced, comfortable);
    }

    private Node themes(Theme now) {
        var group = new ToggleGroup();
        var row = new HBox();
        row.getStyleClass().add("segments");
        for (var theme : Theme.values()) {
            var button = new ToggleButton(words.of(SettingsWord.valueOf(theme.name())));
            button.getStyleClass().add(switch (theme) {
                case DARK -> "left-pill";
                case LIGHT -> "center-pill";
                case SYSTEM -> "right-pill";
            });
            button.setToggleGroup(group);
            button.setSelected(theme == now);
            button.setOnAction(pressed -> {
                button.setSelected(true);
                model.wear(theme);
            });
            row.getChildren().add(button);
        }
        return row;
    }

    private Node languages(Optional<Locale> now) {
        var choice = new ComboBox<Tongue>();
        choice.getItems().add(new Tongue(Optional.empty()));
        Words.LANGUAGES.forEach(locale -> choice.getItems().add(new Tongue(Optional.of(locale))));
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Tongue tongue) {
                return tongue == null
                        ? ""
                        : tongue.locale().map(AppearanceView::ownName)
                                .orElseGet(() -> words.of(SettingsWord.LANGUAGE_SYSTEM));
            }

            @Override
            public Tongue fromString(String typed) {
                return new Tongue(Optional.empty());
            }
        });
        choice.setValue(new Tongue(now));
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(words.of(SettingsWord.LANGUAGE));
        // Another language builds the window anew: not while the list hangs open, which belongs to the old one.
        choice.setOnHidden(hidden -> model.speak(choice.getValue().locale()));
        choice.valueProperty().subscribe((before, wanted) -> {
            if (!choice.isShowing()) {
                model.speak(wanted.locale());
            }
        });
        return choice;
    }

    /** From how many messages a second on near-equal ones share a row. */
    private Node folding(int now) {
        var choice = new ComboBox<Integer>();
        var figures = NumberFormat.getIntegerInstance(words.locale());
        IntStream.concat(FOLD_RATES.stream().mapToInt(rate -> rate), IntStream.of(now)).sorted().distinct()
                .forEach(choice.getItems()::add);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Integer rate) {
                return rate == null || rate == 0
                        ? words.of(SettingsWord.FOLD_NEVER)
                        : words.of(SettingsWord.FOLD_ABOVE, figures.format(rate));
            }

            @Override
            public Integer fromString(String typed) {
                return now;
            }
        });
        choice.setValue(now);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(words.of(SettingsWord.FOLD_EQUAL));
        choice.valueProperty().subscribe((before, wanted) -> model.foldAbove(wanted));
        return choice;
    }

    /** A language under the name that it gives itself. */
    private static String ownName(Locale locale) {
        String name = locale.getDisplayName(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private Node size(LookSettings look) {
        var slider = new Slider(0.8, 2.0, look.scale());
        slider.setBlockIncrement(0.1);
        slider.setMajorTickUnit(0.1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setAccessibleText(words.of(SettingsWord.SIZE));
        var percent = NumberFormat.getPercentInstance(words.locale());
        var name = new Label(words.of(SettingsWord.SIZE_IS, percent.format(look.scale())));
        name.getStyleClass().add("field-name");
        // While the thumb is held only the figure changes: the slider must not move under the pointer.
        slider.valueProperty().subscribe((before, value) -> {
            name.setText(words.of(SettingsWord.SIZE_IS, percent.format(Math.rint(value.doubleValue() * 10) / 10)));
            if (!slider.isValueChanging()) {
                model.scaleTo(value.doubleValue());
            }
        });
        slider.valueChangingProperty().subscribe((before, held) -> {
            if (!held) {
                model.scaleTo(slider.getValue());
            }
        });
        var field = new VBox(name, slider);
        field.getStyleClass().add("field");
        return field;
    }

    private static Node field(String name, Node control) {
        var label = new Label(name);
        label.getStyleClass().add("field-name");
        label.setLabelFor(control);
        var field = new VBox(label, control);
        field.getStyleClass().add("field");
        field.setAlignment(Pos.TOP_LEFT);
        return field;
    }
}
