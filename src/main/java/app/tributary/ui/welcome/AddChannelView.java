package app.tributary.ui.welcome;

import app.tributary.chat.AccountId;
import app.tributary.ui.HeldPanel;
import app.tributary.ui.Language;
import app.tributary.ui.welcome.AddChannelViewModel.Identity;
import java.util.ArrayList;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panel in which a channel of any platform is added. */
public final class AddChannelView extends FormPanel implements HeldPanel {
    private final AddChannelViewModel model;
    private final Runnable close;
    private final TrialView result;

    /**
     * @param close takes the panel away
     */
    public AddChannelView(AddChannelViewModel model, Language language, Runnable close) {
        super(language, model.edited().map(known -> language.words().of(AccountWord.EDIT_CHANNEL,
                known.channel().toString())).orElseGet(() -> language.words().of(WelcomeWord.ADD_CHANNEL)),
                new SimpleStringProperty(language.words()
                        .of(model.edited().isPresent() ? AccountWord.SAVE : WelcomeWord.ADD)),
                model.request());
        this.model = model;
        this.close = close;
        onCancel(() -> {
            if (!giveUp()) {
                close.run();
            }
        });
        var platforms = new PlatformChoice(model.cards(), model.platformProperty());
        platforms.setDisable(model.edited().isPresent());
        var platform = field(language.words().of(WelcomeWord.PLATFORM), platforms, "");
        result = new TrialView(model.trial(), new SimpleObjectProperty<>(Set.of()), language.words(),
                AccountWord.TAKE_SUGGESTED, model::take);
        below(TrialView.summary(model.trial()));
        model.platformProperty().subscribe(card -> fill(platform));
        model.identityProperty().subscribe((before, after) -> fill(platform));
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                model.trial().clear();
            }
        });
    }

    @Override
    public boolean giveUp() {
        return model.trial().cancel();
    }

    @Override
    public boolean hasWork() {
        return model.trial().isRunning();
    }

    @Override
    void onSubmit() {
        model.submit(close);
    }

    private void fill(Node platform) {
        var words = language.words();
        var card = model.platformProperty().get();
        var name = new TextField();
        name.setId("channel-name");
        name.setDisable(model.edited().isPresent());
        name.textProperty().bindBidirectional(model.nameProperty());
        var endpoints = new EndpointsView(model.endpoints(), words);
        var shown = new ArrayList<Node>();
        shown.add(platform);
        if (model.identities().size() > 1) {
            shown.add(field(words.of(WelcomeWord.ACCOUNT), accounts(), ""));
        }
        shown.addAll(endpoints.main());
        var named = field(words.of(WelcomeWord.NAME), name, words.of(card.nameMeaning()));
        if (model.identityProperty().get().account().isPresent() && model.edited().isEmpty()) {
            var suggest = new Hyperlink(words.of(AccountWord.SUGGEST), new FontIcon(Feather.SEARCH));
            suggest.setId("suggest");
            suggest.setOnAction(pressed -> model.suggest());
            named.getChildren().add(suggest);
        }
        shown.add(named);
        shown.add(result);
        shown.addAll(endpoints.others());
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
                        : identity.id().map(AccountId::name).orElseGet(() -> words.of(WelcomeWord.NO_ACCOUNT));
            }

            @Override
            public Identity fromString(String typed) {
                return Identity.NOBODY;
            }
        });
        choice.valueProperty().bindBidirectional(model.identityProperty());
        return choice;
    }
}
