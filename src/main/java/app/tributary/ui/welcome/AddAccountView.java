package app.tributary.ui.welcome;

import app.tributary.account.SecretHome;
import app.tributary.chat.AccountId;
import app.tributary.platform.AccountKey;
import app.tributary.ui.ActionButton;
import app.tributary.ui.HeldPanel;
import app.tributary.ui.Language;
import app.tributary.ui.welcome.TrialViewModel.Phase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panel in which an account is connected, tried and changed, built from what the platform says that it needs. */
public final class AddAccountView extends FormPanel implements HeldPanel {
    private final AddAccountViewModel model;
    private final WelcomeWord kept;
    private final Runnable close;
    private final TrialView result;
    private Subscription watching = Subscription.EMPTY;

    /**
     * @param home where secrets go on this machine, or where they are
     * @param close takes the panel away
     */
    public AddAccountView(AddAccountViewModel model, Language language, SecretHome home, Runnable close) {
        super(language, title(model, language), action(model, language), model.request());
        this.model = model;
        this.close = close;
        kept = switch (home) {
            case KEYCHAIN -> WelcomeWord.SECRETS_KEYCHAIN;
            case ENCRYPTED_FILE -> WelcomeWord.SECRETS_ENCRYPTED;
            case PLAIN_FILE -> WelcomeWord.SECRETS_PLAIN;
        };
        var words = language.words();
        onCancel(() -> {
            if (!model.giveUp()) {
                close.run();
            }
        });
        var platforms = new PlatformChoice(model.cards(), model.platformProperty());
        platforms.setDisable(model.edited().isPresent());
        var platform = field(words.of(WelcomeWord.PLATFORM), platforms, "");
        result = new TrialView(model.trial(), model.addedProperty(), words, AccountWord.ADD_SUGGESTED, model::add);
        below(TrialView.summary(model.trial()));
        var again = new Button(words.of(AccountWord.TEST));
        again.setId("test-again");
        again.setOnAction(pressed -> model.test());
        offer(again);
        var insist = new Button(words.of(AccountWord.STORE_ANYWAY));
        insist.setId("store-anyway");
        insist.setOnAction(pressed -> model.keep(close));
        offer(insist);
        model.platformProperty().subscribe(card -> fill(platform));
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            if (scene == null) {
                watching = Subscription.EMPTY;
                model.forget();
            } else {
                watching = Subscription.combine(model.trial().shownProperty().subscribe(shown -> {
                    workingProperty().set(shown.phase() == Phase.RUNNING);
                    offer(insist, model.canInsist());
                    offer(again, model.canTestAgain());
                    if (shown.phase() == Phase.DONE) {
                        showEnd();
                    }
                }), model.stepProperty().subscribe(step -> {
                    offer(insist, model.canInsist());
                    offer(again, model.canTestAgain());
                    cancelShown(step != AddAccountViewModel.Step.CLOSE);
                }));
            }
        });
    }

    @Override
    public boolean giveUp() {
        return model.giveUp();
    }

    @Override
    public boolean hasWork() {
        return model.hasWork();
    }

    @Override
    void onSubmit() {
        model.proceed(close);
    }

    private static String title(AddAccountViewModel model, Language language) {
        return model.edited().map(known -> language.words().of(AccountWord.EDIT_ACCOUNT, nameOf(known.id())))
                .orElseGet(() -> language.words().of(WelcomeWord.CONNECT_ACCOUNT));
    }

    private static String nameOf(AccountId id) {
        return id.toString();
    }

    private static ObservableValue<String> action(AddAccountViewModel model, Language language) {
        return model.stepProperty().map(step -> language.words().of(switch (step) {
            case TEST -> AccountWord.TEST;
            case KEEP -> model.edited().isPresent() ? AccountWord.SAVE : WelcomeWord.KEEP;
            case CLOSE -> AccountWord.DONE;
        }));
    }

    private static void offer(Button button, boolean wanted) {
        button.setVisible(wanted);
        button.setManaged(wanted);
    }

    private void fill(Node platform) {
        var words = language.words();
        var shown = new ArrayList<Node>();
        shown.add(platform);
        if (model.takesAccounts()) {
            var keys = model.platformProperty().get().accountKeys();
            var endpoints = new EndpointsView(model.endpoints(), words);
            shown.addAll(endpoints.main());
            keys.stream().filter(key -> !key.advanced()).map(this::field).forEach(shown::add);
            if (model.signsInByBrowser()) {
                shown.add(new SignInView(model.signIn(), words, model::signInByBrowser));
            }
            shown.add(note(words.of(kept)));
            var name = new TextField();
            name.setId("account-name");
            name.textProperty().bindBidirectional(model.nameProperty());
            shown.add(field(words.of(WelcomeWord.ACCOUNT_NAME), name, words.of(WelcomeWord.ACCOUNT_NAME_HELP)));
            var assumed = keys.stream().filter(AccountKey::advanced).map(this::field).toList();
            if (!assumed.isEmpty()) {
                shown.add(folded(words.of(AccountWord.ASSUMPTIONS), words.of(AccountWord.ASSUMPTIONS_HELP), assumed));
            }
            shown.addAll(endpoints.others());
            shown.add(result);
        } else {
            shown.add(note(words.of(WelcomeWord.ACCOUNT_NEEDS_NOTHING, model.platformProperty().get().label())));
        }
        setFields(shown);
    }

    private VBox field(AccountKey key) {
        var words = language.words();
        String label = words.of(key.label());
        String named = key.required() || !key.choices().isEmpty() ? label : words.of(WelcomeWord.OPTIONAL, label);
        String help = words.of(key.help());
        var value = model.valueProperty(key);
        VBox field;
        if (key.secret()) {
            var secret = new SecretField(value, words.of(AccountWord.SHOW_SECRET, label),
                    model.edited().isPresent() ? words.of(AccountWord.SECRET_KEPT) : "");
            field = field(named, secret.control(), secret, help);
        } else if (key.choices().isEmpty()) {
            var text = new TextField();
            text.textProperty().bindBidirectional(value);
            field = field(named, text, help);
        } else {
            var choice = new ComboBox<String>();
            choice.getItems().setAll(choices(key, value.get()));
            choice.valueProperty().bindBidirectional(value);
            field = field(named, choice, help);
        }
        field.getChildren().addAll(key.where().map(this::link).stream().toList());
        return field;
    }

    /** A value of before that is none of the choices any more is one all the same. */
    private static List<String> choices(AccountKey key, String now) {
        var all = new ArrayList<>(key.choices());
        if (!now.isEmpty() && !all.contains(now)) {
            all.add(now);
        }
        return all;
    }

    /** Says in full where it leads. */
    private Node link(URI page) {
        var link = new Hyperlink(language.words().of(AccountWord.WHERE, page.toASCIIString()),
                new FontIcon(Feather.EXTERNAL_LINK));
        link.getStyleClass().add("where-link");
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        link.setTooltip(ActionButton.hint(page.toASCIIString()));
        link.setOnAction(pressed -> model.open(page));
        return link;
    }
}
