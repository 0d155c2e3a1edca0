package app.tributary.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.AccountSettings;
import app.tributary.account.ChannelSettings;
import app.tributary.account.SecretHome;
import app.tributary.account.Theme;
import app.tributary.chat.AccountId;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.ui.AskedHandlers;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.FxThread;
import app.tributary.ui.ListedChannel;
import app.tributary.ui.OnScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window says of the accounts behind the channels: where all counts for real, who has to sign in again. */
class AccountMarksTest {
    private static final AccountId MAIN = new AccountId(ConsoleRig.BLAZE.platform(), "main");

    @TempDir
    Path folder;

    private final AskedHandlers program = new AskedHandlers();
    private ConsoleRig rig;
    private OnScreen window;

    @BeforeEach
    void open() {
        OnScreen.begin();
        rig = new ConsoleRig(folder, FxThread::run).opened();
        var channels = List.of(
                new ListedChannel(ConsoleRig.TWITCH, "Twitch", Optional.empty()),
                new ListedChannel(ConsoleRig.BLAZE, "Blaze", Optional.of(MAIN), Optional.of("production")),
                new ListedChannel(ConsoleRig.STREAMVI, "StreamVi", Optional.empty()));
        rig.model.show(new ConsoleModel.SetUp(channels,
                List.of(new ChannelSettings(ConsoleRig.BLAZE, Optional.of("main"), Map.of())),
                List.of(new AccountSettings(MAIN, Map.of("clientId", "app"), SecretHome.PLAIN_FILE)), List.of(),
                false, false, SecretHome.PLAIN_FILE, Optional.empty()));
        window = WindowOnScreen.open(rig, program, 980, 800);
        OnScreen.frames(3);
    }

    @AfterEach
    void close() {
        window.close();
        rig.close();
    }

    @Test
    void a_channel_where_all_counts_for_real_is_marked_by_sign_and_word_above_and_below() {
        var marks = OnScreen.get(() -> nodes(window.scene().getRoot())
                .filter(node -> node.getStyleClass().contains("careful-mark")).map(Label.class::cast).toList());
        // above on its chip; below on each of its targets
        assertThat(marks).hasSizeGreaterThanOrEqualTo(2).allSatisfy(mark -> {
            assertThat(mark.getText()).isEqualTo("production");
            assertThat(mark.getGraphic()).isNotNull();
        });
        assertThat(find(Button.class, chip -> chip.getStyleClass().contains("channel-chip")
                && chip.getAccessibleText().startsWith("Blaze")).getAccessibleText())
                .contains("This channel is on “production”: everything done here counts for real.");
        assertThat(find(Button.class, chip -> chip.getStyleClass().contains("target-chip")
                && chip.getText().equals("Blaze")).getAccessibleText()).contains("seen by real viewers");
        for (var theme : List.of(Theme.DARK, Theme.LIGHT)) {
            OnScreen.run(() -> rig.model.appearance().wear(theme));
            WindowOnScreen.size(window, 980, 800);
            window.picture("careful-" + theme.name().toLowerCase(Locale.ROOT));
            WindowOnScreen.size(window, 480, 800);
            window.picture("careful-480-" + theme.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void who_is_no_longer_accepted_gets_from_the_channel_to_the_account() {
        rig.said(new ChatEvent.Connection(ConsoleRig.BLAZE,
                new ConnectionState.Failed(Reason.of(ReasonCode.BAD_TOKEN, "token expired")), ConsoleRig.START));
        OnScreen.frames(2);
        OnScreen.run(() -> find(Button.class, chip -> chip.getStyleClass().contains("channel-chip")
                && chip.getAccessibleText().startsWith("Blaze")).fire());
        OnScreen.frames(2);
        window.picture("sign-in-again");
        OnScreen.run(() -> find(Button.class, button -> "sign-in-again".equals(button.getId())).fire());
        OnScreen.frames(2);
        assertThat(texts()).contains("Account blaze:main", "Save");
        assertThat(find(TextField.class, field -> "account-name".equals(field.getId())).getText()).isEqualTo("main");
    }

    @Test
    void a_channel_and_an_account_are_changed_from_the_list() {
        OnScreen.run(() -> find(Button.class, button -> "menu".equals(button.getId())).fire());
        OnScreen.frames(1);
        OnScreen.run(() -> find(Button.class, button -> "menu-set-up".equals(button.getId())).fire());
        OnScreen.frames(2);
        window.picture("set-up");
        OnScreen.run(() -> find(Button.class, button -> "Edit Blaze".equals(button.getAccessibleText())).fire());
        OnScreen.frames(2);
        window.picture("channel-edit");
        assertThat(texts()).contains("Channel blaze:mira");
        assertThat(find(TextField.class, field -> "channel-name".equals(field.getId())).isDisabled()).isTrue();
        window.press(KeyCode.ESCAPE);
        OnScreen.run(() -> find(Button.class, button -> "Edit blaze:main".equals(button.getAccessibleText())).fire());
        OnScreen.frames(2);
        assertThat(texts()).contains("Account blaze:main");
    }

    private List<String> texts() {
        return OnScreen.get(() -> nodes(window.scene().getRoot()).filter(Labeled.class::isInstance)
                .map(Labeled.class::cast).map(Labeled::getText).toList());
    }

    private <T extends Node> T find(Class<T> type, Predicate<T> wanted) {
        return OnScreen.get(() -> nodes(window.scene().getRoot()).filter(type::isInstance).map(type::cast)
                .filter(wanted).findFirst().orElseThrow());
    }

    private static Stream<Node> nodes(Node node) {
        return Stream.concat(Stream.of(node), node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(AccountMarksTest::nodes)
                : Stream.empty());
    }
}
