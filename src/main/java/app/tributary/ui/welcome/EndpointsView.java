package app.tributary.ui.welcome;

import app.tributary.platform.EndpointKey;
import app.tributary.platform.EndpointKey.Preset;
import app.tributary.ui.RightToLeft;
import app.tributary.words.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The fields in which it is said where a platform is reached. */
final class EndpointsView {
    private final EndpointsViewModel model;
    private final Words words;

    EndpointsView(EndpointsViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    /** What everybody has to see: the environment, the address of one's own server. */
    List<Node> main() {
        var fields = new ArrayList<Node>();
        if (!model.environments().isEmpty()) {
            fields.add(environment());
        }
        for (var key : model.required()) {
            fields.add(address(key, words.of(AccountWord.SERVER_ADDRESS_HELP, key.standard().toString())));
        }
        return fields;
    }

    /** What hardly anybody changes, folded away. */
    List<Node> others() {
        if (model.others().isEmpty()) {
            return List.of();
        }
        return List.of(FormPanel.folded(words.of(WelcomeWord.ADVANCED), words.of(WelcomeWord.ADVANCED_HELP),
                model.others().stream().map(key -> address(key, "")).toList()));
    }

    private Node address(EndpointKey key, String help) {
        var address = new TextField();
        address.setPromptText(model.usual(key).map(URI::toString).orElse(""));
        address.textProperty().bindBidirectional(model.addressProperty(key));
        return FormPanel.field(EndpointsViewModel.name(key, words), address, help);
    }

    private Node environment() {
        var choice = new ComboBox<Preset>();
        choice.getItems().setAll(model.environments());
        choice.setPromptText(words.of(AccountWord.ENVIRONMENT_OWN));
        choice.setCellFactory(list -> new PresetCell());
        choice.setButtonCell(new PresetCell());
        choice.valueProperty().subscribe((before, after) -> {
            if (after != null) {
                model.choose(after);
            }
        });
        var question = question();
        var field = FormPanel.field(words.of(AccountWord.ENVIRONMENT), choice, "");
        field.getChildren().add(question);
        Runnable show = () -> {
            var word = model.askedProperty().get().or(() -> model.environmentProperty().get());
            choice.setValue(model.environments().stream()
                    .filter(preset -> word.filter(preset.word()::equals).isPresent()).findFirst().orElse(null));
            question.setVisible(model.askedProperty().get().isPresent());
            question.setManaged(question.isVisible());
        };
        whileShown(field, () -> Subscription.combine(model.askedProperty().subscribe(asked -> show.run()),
                model.environmentProperty().subscribe(word -> show.run())));
        return field;
    }

    /** Asks once, in one sentence, where it is about real viewers and money. */
    private Node question() {
        var sentence = new Label();
        RightToLeft.wrap(sentence);
        sentence.setMinHeight(Label.USE_PREF_SIZE);
        var icon = new FontIcon(Feather.ALERT_TRIANGLE);
        var yes = new Button();
        yes.setId("confirm-careful");
        yes.setOnAction(pressed -> model.confirm());
        var no = new Button(words.of(AccountWord.CONFIRM_STAY));
        no.setOnAction(pressed -> model.decline());
        var buttons = new HBox(no, yes);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var text = new HBox(icon, sentence);
        text.getStyleClass().add("warning-text");
        var strip = new VBox(text, buttons);
        strip.getStyleClass().add("warning-strip");
        whileShown(strip, () -> model.askedProperty().subscribe(asked -> asked.ifPresent(word -> {
            sentence.setText(words.of(AccountWord.CONFIRM_CAREFUL, word));
            yes.setText(words.of(AccountWord.CONFIRM_SWITCH, word));
        })));
        return strip;
    }

    private static void whileShown(Node node, Supplier<Subscription> watch) {
        var watching = new Subscription[]{Subscription.EMPTY};
        node.sceneProperty().subscribe(scene -> {
            watching[0].unsubscribe();
            watching[0] = scene == null ? Subscription.EMPTY : watch.get();
        });
    }

    private final class PresetCell extends ListCell<Preset> {
        @Override
        protected void updateItem(@Nullable Preset preset, boolean empty) {
            super.updateItem(preset, empty);
            if (empty || preset == null) {
                setText(isEmpty() && getListView() == null ? words.of(AccountWord.ENVIRONMENT_OWN) : "");
                setGraphic(null);
                return;
            }
            String named = preset.careful()
                    ? words.of(AccountWord.ENVIRONMENT_CAREFUL, preset.word())
                    : preset.word();
            setText(model.isInherited(preset) ? words.of(AccountWord.ENVIRONMENT_INHERITED, named) : named);
            setGraphic(preset.careful() ? new FontIcon(Feather.ALERT_TRIANGLE) : null);
            getStyleClass().remove("careful");
            Optional.of("careful").filter(style -> preset.careful()).ifPresent(getStyleClass()::add);
        }
    }
}
