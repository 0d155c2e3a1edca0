package app.tributary.ui.welcome;

import app.tributary.platform.AccountKey;
import app.tributary.ui.Language;
import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/** The panel in which an account is connected, built from what the platform says that it needs. */
public final class AddAccountView extends FormPanel {
    private final AddAccountViewModel model;
    private final WelcomeWord kept;
    private final Runnable close;

    /**
     * @param kept where secrets go on this machine, in words
     * @param close takes the panel away
     */
    public AddAccountView(AddAccountViewModel model, Language language, WelcomeWord kept, Runnable close) {
        super(language, WelcomeWord.CONNECT_ACCOUNT, WelcomeWord.KEEP, model.request());
        this.model = model;
        this.kept = kept;
        this.close = close;
        onCancel(close);
        var platforms = new PlatformChoice(model.cards(), model.platformProperty());
        var platform = field(language.words().of(WelcomeWord.PLATFORM), platforms, "");
        model.platformProperty().subscribe(card -> fill(platform));
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                model.forget();
            }
        });
    }

    @Override
    void onSubmit() {
        model.submit(close);
    }

    private void fill(Node platform) {
        var words = language.words();
        var shown = new ArrayList<Node>();
        shown.add(platform);
        if (model.takesAccounts()) {
            for (var key : model.platformProperty().get().accountKeys()) {
                String name = words.of(key.label());
                shown.add(field(key.required() ? name : words.of(WelcomeWord.OPTIONAL, name), input(key),
                        words.of(key.help())));
            }
            var name = new TextField();
            name.textProperty().bindBidirectional(model.nameProperty());
            shown.add(field(words.of(WelcomeWord.ACCOUNT_NAME), name, words.of(WelcomeWord.ACCOUNT_NAME_HELP)));
            shown.add(note(words.of(kept)));
        } else {
            shown.add(note(words.of(WelcomeWord.ACCOUNT_NEEDS_NOTHING, model.platformProperty().get().label())));
        }
        setFields(shown);
    }

    private TextField input(AccountKey key) {
        var input = key.secret() ? new PasswordField() : new TextField();
        input.textProperty().bindBidirectional(model.valueProperty(key));
        return input;
    }
}
