package app.tributary.ui.welcome;

import app.tributary.chat.AccountId;
import app.tributary.ui.Language;
import app.tributary.ui.welcome.AddChannelViewModel.Identity;
import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The panel in which a channel of any platform is added. */
public final class AddChannelView extends FormPanel {
    private final AddChannelViewModel model;
    private final Runnable close;

    /**
     * A panel with empty fields.
     *
     * @param close takes the panel away
     */
    public AddChannelView(AddChannelViewModel model, Language language, Runnable close) {
        super(language, WelcomeWord.ADD_CHANNEL, WelcomeWord.ADD, model.request());
        this.model = model;
        this.close = close;
        onCancel(close);
        var platforms = new PlatformChoice(model.cards(), model.platformProperty());
        var platform = field(language.words().of(WelcomeWord.PLATFORM), platforms, "");
        model.platformProperty().subscribe(card -> fill(platform));
    }

    @Override
    void onSubmit() {
        model.submit(close);
    }

    private void fill(Node platform) {
        var words = language.words();
        var card = model.platformProperty().get();
        var name = new TextField();
        name.textProperty().bindBidirectional(model.nameProperty());
        var shown = new ArrayList<Node>();
        shown.add(platform);
        shown.add(field(words.of(WelcomeWord.NAME), name, words.of(card.nameMeaning())));
        if (model.identities().size() > 1) {
            shown.add(field(words.of(WelcomeWord.ACCOUNT), accounts(), ""));
        }
        if (!card.endpoints().isEmpty()) {
            shown.add(advanced());
        }
        setFields(shown);
    }

    private ComboBox<Identity> accounts() {
        var words = language.words();
        var choice = new ComboBox<Identity>();
        choice.getItems().setAll(model.identities());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Identity identity) {
                return identity == null
                        ? ""
                        : identity.account().map(AccountId::name).orElseGet(() -> words.of(WelcomeWord.NO_ACCOUNT));
            }

            @Override
            public Identity fromString(String typed) {
                return Identity.NOBODY;
            }
        });
        choice.valueProperty().bindBidirectional(model.identityProperty());
        return choice;
    }

    private Node advanced() {
        var words = language.words();
        var list = new VBox(note(words.of(WelcomeWord.ADVANCED_HELP)));
        list.getStyleClass().add("fields");
        for (var key : model.platformProperty().get().endpoints()) {
            var address = new TextField();
            address.setPromptText(key.standard().toString());
            address.textProperty().bindBidirectional(model.endpointProperty(key));
            list.getChildren().add(field(key.key(), address, ""));
        }
        var pane = new TitledPane(words.of(WelcomeWord.ADVANCED), list);
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().add("advanced");
        return pane;
    }
}
