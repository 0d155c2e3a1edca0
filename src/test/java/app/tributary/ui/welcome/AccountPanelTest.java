package app.tributary.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.AccountSettings;
import app.tributary.account.LookSettings;
import app.tributary.account.SecretHome;
import app.tributary.account.Theme;
import app.tributary.chat.AccountId;
import app.tributary.chat.Phrase;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Line;
import app.tributary.platform.AccountCheck.Suggestion;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.AccountKey;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.EndpointKey.Preset;
import app.tributary.platform.FakePlatform;
import app.tributary.platform.PlatformCard;
import app.tributary.platform.ScriptedBrowser;
import app.tributary.platform.blaze.BlazePlatform;
import app.tributary.ui.AskedHandlers;
import app.tributary.ui.ConsoleHandlers.NewAccount;
import app.tributary.ui.FxThread;
import app.tributary.ui.Language;
import app.tributary.ui.Layers;
import app.tributary.ui.OnScreen;
import app.tributary.words.Words;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The account panel as a person uses it, by mouse and key, on the headless screen. */
class AccountPanelTest {
    private static final URI PAGE = URI.create("https://blaze.stream/settings/developer/applications");
    private static final PlatformId ALLMINE = new PlatformId("allmine");
    private static final EndpointKey API = new EndpointKey("api", URI.create("https://dev.allmine.example/api"),
            List.of(new Preset("development", URI.create("https://dev.allmine.example/api"), false),
                    new Preset("production", URI.create("https://allmine.example/api"), true)),
            false);
    private static final EndpointKey OWN = new EndpointKey("base", URI.create("https://chat.example.org"), List.of(),
            true);
    private static final AccountKey SCHEME = AccountKey.advanced("scheme", WelcomeWord.PLATFORM,
            WelcomeWord.ADVANCED_HELP, "bearer", "bare");

    private final AskedHandlers program = new AskedHandlers();
    private final Layers layers = OnScreen.get(Layers::new);
    private final OnScreen window = OnScreen.open(() -> layers, 900, 800, look(Theme.DARK));
    private final Language language = new Language(Locale.ENGLISH);

    AccountPanelTest() {
        program.platform.card = new PlatformCard(ALLMINE, "Allmine", WelcomeWord.CHANNEL_NAME, List.of(API),
                List.of(BlazePlatform.CLIENT_ID.from(PAGE), BlazePlatform.ACCESS_TOKEN, SCHEME));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void enter_tests_the_account_and_every_line_has_a_sign_and_words() {
        program.platform.check = (endpoints, trial) -> check();
        open(Optional.empty());
        fill();
        window.press(KeyCode.ENTER);
        OnScreen.until("the test is done", () -> sees("✗"));
        assertThat(texts()).contains("✓", "✗", "?", "Read the chat", "Send messages",
                "The account has no right to do this. scope chat.send");
        assertThat(find(Button.class, button -> "store-anyway".equals(button.getId())).isVisible()).isTrue();
        OnScreen.run(() -> find(Button.class, button -> "store-anyway".equals(button.getId())).fire());
        OnScreen.until("it is stored", () -> !layers.isCovered());
        assertThat(program.asked.getLast()).isInstanceOf(NewAccount.class);
    }

    @Test
    void esc_cancels_the_test_first_and_a_press_beside_loses_nothing() {
        program.platform.check = (endpoints, trial) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException broken) {
                Thread.currentThread().interrupt();
            }
            return check();
        };
        open(Optional.empty());
        fill();
        window.press(KeyCode.ENTER);
        assertThat(sees("Testing… Esc cancels.")).isTrue();
        window.picture("account-testing");
        window.point(4, 4);
        window.click(MouseButton.PRIMARY);
        assertThat(layers.isCovered()).isTrue();
        window.press(KeyCode.ESCAPE);
        assertThat(layers.isCovered()).isTrue();
        assertThat(sees("The test was cancelled. Nothing was stored.")).isTrue();
        window.press(KeyCode.ESCAPE);
        assertThat(layers.isCovered()).isFalse();
    }

    @Test
    void a_secret_is_dots_until_its_owner_wants_to_read_it() {
        open(Optional.empty());
        fill();
        var reveal = find(ToggleButton.class, button -> button.getAccessibleText().startsWith("Show what was typed"));
        assertThat(find(PasswordField.class, field -> true).isVisible()).isTrue();
        OnScreen.run(reveal::fire);
        assertThat(find(PasswordField.class, field -> true).isVisible()).isFalse();
    }

    @Test
    void a_link_says_where_it_leads_and_opens_it() {
        open(Optional.empty());
        var link = find(Hyperlink.class, any -> any.getText().contains(PAGE.toString()));
        OnScreen.run(link::fire);
        assertThat(program.asked).containsExactly(PAGE);
    }

    @Test
    void the_panel_is_drawn_in_each_of_its_states() {
        program.platform.check = (endpoints, trial) -> check();
        program.platform.signIn = Optional.of(new ScriptedBrowser());
        for (var theme : List.of(Theme.DARK, Theme.LIGHT)) {
            String mood = theme.name().toLowerCase(Locale.ROOT);
            window.wear(look(theme));
            size(900, 800);
            var model = open(Optional.empty());
            window.picture("account-empty-" + mood);
            fill();
            OnScreen.run(() -> model.endpoints().choose(model.endpoints().environments().getLast()));
            window.picture("account-confirm-" + mood);
            OnScreen.run(() -> model.endpoints().decline());
            OnScreen.run(model::test);
            OnScreen.until("the test is done", () -> sees("✗"));
            window.picture("account-missing-" + mood);
            size(480, 800);
            window.picture("account-missing-480-" + mood);
            OnScreen.run(() -> model.valueProperty(BlazePlatform.ACCESS_TOKEN).set("other"));
            window.picture("account-stale-480-" + mood);
            program.platform.check = (endpoints, trial) -> FakePlatform.works();
            OnScreen.run(model::test);
            OnScreen.until("the test is done", () -> sees("Channels of this account"));
            size(900, 800);
            window.picture("account-works-" + mood);
            OnScreen.run(() -> model.add(model.trial().shownProperty().get().channels().getFirst()));
            window.picture("account-added-" + mood);
            OnScreen.run(layers::closeAll);
            var signing = open(Optional.empty());
            OnScreen.run(() -> signing.signInByBrowser());
            OnScreen.until("the page is known", () -> signing.signIn().stateProperty().get().page().isPresent());
            window.picture("account-sign-in-" + mood);
            OnScreen.run(layers::closeAll);
            program.platform.check = (endpoints, trial) -> check();
        }
    }

    @Test
    void the_panel_is_drawn_for_ones_own_server_long_names_and_every_language() {
        program.platform.card = new PlatformCard(new PlatformId("hapihub"), "HapiHub", WelcomeWord.CHANNEL_NAME,
                List.of(OWN), List.of(BlazePlatform.ACCESS_TOKEN.from(PAGE), SCHEME));
        program.platform.check = (endpoints, trial) -> new AccountCheck(Stream.concat(check().lines().stream(),
                Stream.of(new Line(Phrase.plain("x".repeat(100)), Verdict.MISSING,
                        Optional.of(Reason.of(ReasonCode.NETWORK, "y".repeat(200))))))
                .toList(),
                List.of(new Suggestion("a".repeat(60), "a".repeat(60)), new Suggestion("b", "Второй канал 第二个频道")));
        for (var speech : Words.LANGUAGES) {
            OnScreen.run(() -> language.speak(speech));
            var known = new AccountSettings(new AccountId(new PlatformId("hapihub"),
                    "a name that somebody with too much time has given"), Map.of(), SecretHome.PLAIN_FILE,
                    Map.of("base", URI.create("https://chat.example.org:3030/a/rather/long/path/to/it")));
            size(480, 760);
            var model = open(Optional.of(known));
            OnScreen.run(model::test);
            OnScreen.until("the test is done", () -> sees("✗"));
            window.picture("account-long-480-" + speech);
            OnScreen.run(layers::closeAll);
        }
    }

    @Test
    void the_list_of_accounts_offers_to_bring_back_what_was_removed() {
        var known = new AccountSettings(new AccountId(ALLMINE, "main"), Map.of(), SecretHome.PLAIN_FILE);
        var gone = new AccountId(ALLMINE, "other");
        OnScreen.run(() -> layers.showDialog(new SetUpView(
                new SimpleObjectProperty<>(
                        new SetUpView.Listed(List.of(), List.of(), List.of(known), List.of(gone))),
                program, language, new SetUpView.Steps(() -> {}, () -> {}, channel -> {}, account -> {}, () -> {}),
                FxThread::run)));
        OnScreen.frames(2);
        window.picture("account-list");
        OnScreen.run(() -> find(Button.class, button -> button.getText().equals("Undo")).fire());
        assertThat(program.asked).containsExactly("restore allmine:other");
        OnScreen.run(() -> find(Button.class, button -> button.getText().equals("Remove")).fire());
        assertThat(program.asked).contains(known.id());
    }

    private static AccountCheck check() {
        return new AccountCheck(List.of(new Line(Phrase.plain("Read the chat"), Verdict.OK, Optional.empty()),
                new Line(Phrase.plain("Read the history"), Verdict.OK, Optional.empty()),
                new Line(Phrase.plain("Send messages"), Verdict.MISSING,
                        Optional.of(Reason.of(ReasonCode.MISSING_RIGHT, "scope chat.send"))),
                new Line(Phrase.plain("Delete messages"), Verdict.OK, Optional.empty()),
                new Line(Phrase.plain("Ban people"), Verdict.UNKNOWN,
                        Optional.of(Reason.of(ReasonCode.NOT_FOUND)))),
                List.of());
    }

    private AddAccountViewModel open(Optional<AccountSettings> edited) {
        var model = OnScreen.get(() -> new AddAccountViewModel(List.of(program.platform.card()),
                edited.stream().toList(), edited, program, language, FxThread::run));
        OnScreen.run(() -> layers.showDialog(
                new AddAccountView(model, language, SecretHome.PLAIN_FILE, layers::closeTop)));
        OnScreen.frames(3);
        return model;
    }

    private void fill() {
        OnScreen.run(() -> {
            find(TextField.class, field -> "Client ID".equals(field.getAccessibleText()))
                    .setText("app-4711");
            find(PasswordField.class, field -> true).setText(new Secret("a-secret-token").value());
            find(PasswordField.class, field -> true).requestFocus();
        });
        OnScreen.frames(2);
    }

    private void size(double width, double height) {
        OnScreen.run(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
        OnScreen.frames(3);
    }

    private static LookSettings look(Theme theme) {
        return new LookSettings(theme, Optional.empty(), 1, true, false);
    }

    private boolean sees(String text) {
        return texts().contains(text);
    }

    private List<String> texts() {
        return OnScreen.get(() -> nodes(layers).filter(Labeled.class::isInstance).map(node -> (Labeled) node)
                .filter(Node::isVisible).map(Labeled::getText).toList());
    }

    private <T extends Node> T find(Class<T> type, Predicate<T> wanted) {
        return OnScreen.get(() -> nodes(layers).filter(type::isInstance).map(type::cast).filter(wanted).findFirst()
                .orElseThrow());
    }

    private static Stream<Node> nodes(Node node) {
        return Stream.concat(Stream.of(node), node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(AccountPanelTest::nodes)
                : Stream.empty());
    }
}
