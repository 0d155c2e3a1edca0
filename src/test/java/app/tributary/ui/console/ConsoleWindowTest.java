package app.tributary.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Pin;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.ui.AskedHandlers;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.FxThread;
import app.tributary.ui.OnScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window as a person uses it, by mouse and key, on the headless screen. */
class ConsoleWindowTest {
    @TempDir
    Path folder;

    private final AskedHandlers program = new AskedHandlers();
    private ConsoleRig rig;
    private OnScreen window;

    @BeforeEach
    void open() {
        OnScreen.begin();
        rig = new ConsoleRig(folder, FxThread::run).opened();
        window = WindowOnScreen.open(rig, program, 980, 800);
        OnScreen.frames(3);
    }

    @AfterEach
    void close() {
        window.close();
        rig.close();
    }

    @Test
    void a_typed_text_is_sent_by_enter_its_outcomes_stand_below_and_sending_again_reaches_the_failed_one() {
        rig.streamvi.outcomes.put("7", Outcome.rejected(ReasonCode.BAD_TOKEN, ""));
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.press(KeyCode.H);
        window.press(KeyCode.I);
        assertThat(box().getText()).isEqualTo("hi");
        window.press(KeyCode.ENTER);
        OnScreen.until("the outcomes are seen", () -> sees("Blaze sent") && sees("StreamVi YouTube sent"));
        OnScreen.frames(3);
        assertThat(texts()).anyMatch(text -> text.startsWith("StreamVi VK: The sign-in is no longer accepted"));
        assertThat(box().getText()).isEmpty();

        rig.streamvi.outcomes.clear();
        window.point(find(Hyperlink.class, link -> link.getText().equals("Send again to StreamVi VK")));
        window.click(MouseButton.PRIMARY);
        OnScreen.until("it arrived", () -> sees("StreamVi VK sent"));
        assertThat(rig.streamvi.sent()).containsExactly("hi[7, 8]", "hi[7]");
        assertThat(rig.blaze.sent()).containsExactly("hi[]");
    }

    @Test
    void a_line_break_does_not_send_and_the_box_grows() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        double before = OnScreen.get(() -> box().getHeight());
        window.press(KeyCode.A);
        window.press(KeyCode.SHIFT, KeyCode.ENTER);
        window.press(KeyCode.B);
        OnScreen.frames(2);
        assertThat(box().getText()).isEqualTo("a\nb");
        assertThat(OnScreen.get(() -> box().getHeight())).isGreaterThan(before);
        assertThat(rig.blaze.executed).isEmpty();
    }

    @Test
    void control_and_a_number_switch_a_target_and_a_click_does_too() {
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(find(Button.class, button -> "Blaze: off".equals(button.getAccessibleText()))).isNotNull();
        window.point(find(Button.class, button -> "Blaze: off".equals(button.getAccessibleText())));
        window.click(MouseButton.PRIMARY);
        assertThat(find(Button.class, button -> "Blaze: on".equals(button.getAccessibleText()))).isNotNull();
        assertThat(find(Button.class, button -> button.getAccessibleText() != null && button.getAccessibleText()
                .equals("Twitch: cannot be written to. No account is connected here yet."))).isNotNull();
    }

    @Test
    void a_slash_shows_the_commands_and_tab_takes_one() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.press(KeyCode.SLASH);
        assertThat(sees("/reply TEXT")).isTrue();
        window.press(KeyCode.DOWN);
        window.press(KeyCode.TAB);
        assertThat(box().getText()).isEqualTo("/delete ");
        assertThat(sees("/reply TEXT")).isFalse();
    }

    @Test
    void a_chip_opens_what_is_wrong_and_tries_again_and_escape_closes_it() {
        rig.said(new ChatEvent.Connection(ConsoleRig.BLAZE, new ConnectionState.Retrying(
                ConsoleRig.START.plusSeconds(7), Reason.of(ReasonCode.SILENT)), ConsoleRig.START));
        OnScreen.until("the chip says it", () -> sees("Blaze, again in 7 s"));
        OnScreen.frames(3);
        Node chip = find(Button.class,
                button -> String.valueOf(button.getAccessibleText()).startsWith("Blaze: The conn"));
        window.point(chip);
        window.click(MouseButton.PRIMARY);
        assertThat(sees("The connection is lost; next try in 7 s. The connection had gone silent.")).isTrue();
        window.press(KeyCode.ESCAPE);
        assertThat(sees("Try now")).isFalse();
        window.click(MouseButton.PRIMARY);
        window.point(find(Button.class, button -> "Try now".equals(button.getText())));
        window.click(MouseButton.PRIMARY);
        assertThat(program.asked).containsExactly("retry blaze:mira");
    }

    @Test
    void a_selected_message_is_deleted_by_a_click_in_the_sidebar_and_the_log_says_so() {
        rig.shown(rig.message(ConsoleRig.BLAZE, "9", "loudmango", "rude words"));
        OnScreen.run(() -> rig.feed.select(1));
        OnScreen.until("the sidebar shows the author", () -> sees("loudmango") && sees("41, 2 of them removed"));
        OnScreen.frames(3);
        window.point(find(Button.class, button -> "action-delete".equals(button.getId())));
        window.click(MouseButton.PRIMARY);
        OnScreen.until("it is done", () -> sees("Delete: done."));
        assertThat(rig.blaze.executed).containsExactly(new ChatCommand.Remove(new MessageKey(ConsoleRig.BLAZE, "9")));
    }

    @Test
    void a_pin_appears_and_can_be_taken_off() {
        rig.said(new ChatEvent.PinChanged(ConsoleRig.BLAZE, Optional.of(new Pin(new MessageKey(ConsoleRig.BLAZE, "5"),
                List.of(new Fragment.Text("be kind 💛")), Optional.empty(), Optional.empty(), ConsoleRig.START,
                Optional.empty(), Pin.Keeper.PLATFORM)), ConsoleRig.START));
        OnScreen.until("the banner is there", () -> sees("Pinned on Blaze · just now"));
        OnScreen.frames(3);
        window.point(find(Button.class, button -> "Unpin".equals(button.getText())));
        window.click(MouseButton.PRIMARY);
        OnScreen.until("it was asked for", () -> !rig.blaze.executed.isEmpty());
        assertThat(rig.blaze.executed).containsExactly(new ChatCommand.Unpin(new MessageKey(ConsoleRig.BLAZE, "5")));
    }

    @Test
    void f9_hides_the_sidebar_and_f6_goes_through_the_areas_to_the_box() {
        assertThat(sees("Nothing selected")).isTrue();
        window.press(KeyCode.F9);
        assertThat(sees("Nothing selected")).isFalse();
        for (int i = 0; i < 4 && !OnScreen.get(() -> box().isFocused()); i++) {
            window.press(KeyCode.F6);
        }
        assertThat(OnScreen.get(() -> box().isFocused())).isTrue();
        window.press(KeyCode.ESCAPE);
        assertThat(OnScreen.get(() -> window.scene().getFocusOwner())).isInstanceOf(
                app.tributary.ui.feed.FeedView.class);
    }

    @Test
    void a_panel_keeps_the_keys_until_escape_gives_them_back() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.press(KeyCode.F1);
        assertThat(sees("Keys")).isTrue();
        window.press(KeyCode.TAB);
        window.press(KeyCode.TAB);
        assertThat(OnScreen.get(() -> box().isFocused())).isFalse();
        window.press(KeyCode.ESCAPE);
        assertThat(sees("Keys")).isFalse();
        assertThat(OnScreen.get(() -> box().isFocused())).isTrue();
    }

    @Test
    void a_channel_is_read_from_the_welcome_card_with_nothing_but_its_name() {
        rig.model.show(rig.setUp(true, true));
        OnScreen.until("the card is there", () -> sees("You are watching a rehearsal") && sees("Rehearsal"));
        OnScreen.frames(3);
        window.point(window.scene().lookup("#welcome-channel"));
        window.click(MouseButton.PRIMARY);
        window.press(KeyCode.M);
        window.press(KeyCode.ENTER);
        assertThat(program.asked.toString()).contains("NewChannel[platform=twitch, name=m,");
        window.point(find(Button.class, button -> "Go on rehearsing".equals(button.getText())));
        window.click(MouseButton.PRIMARY);
        assertThat(program.asked).contains("go on");
    }

    @Test
    void a_narrow_window_has_a_drawer_and_its_composer_all_the_width() {
        WindowOnScreen.size(window, 480, 480);
        assertThat(sees("Nothing selected")).isFalse();
        double composer = OnScreen.get(() -> window.scene().lookup(".composer").getLayoutBounds().getWidth());
        assertThat(composer).isEqualTo(480);
        window.press(KeyCode.F9);
        assertThat(sees("Nothing selected")).isTrue();
        assertThat(OnScreen.get(() -> window.scene().lookup(".drawer"))).isNotNull();
    }

    @Test
    void another_language_chosen_in_the_list_changes_the_whole_window_and_the_draft_stays() {
        OnScreen.run(() -> rig.model.composer().textProperty().set("half a sentence"));
        window.point(window.scene().lookup("#menu"));
        window.click(MouseButton.PRIMARY);
        window.point(window.scene().lookup("#menu-appearance"));
        window.click(MouseButton.PRIMARY);
        var languages = find(ComboBox.class, list -> "Language".equals(list.getAccessibleText()));
        OnScreen.run(languages::requestFocus);
        OnScreen.run(languages::show);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        OnScreen.until("Russian", () -> sees("Ничего не выбрано"));
        assertThat(box().getText()).isEqualTo("half a sentence");
        window.press(KeyCode.CONTROL, KeyCode.K);
        assertThat(OnScreen.get(() -> box().isFocused())).isTrue();
    }

    @Test
    void every_control_has_a_name() {
        rig.shown(rig.message(ConsoleRig.BLAZE, "9", "loudmango", "rude words"));
        OnScreen.run(() -> rig.feed.select(1));
        OnScreen.frames(2);
        assertThat(OnScreen.get(() -> all().filter(Node::isFocusTraversable).filter(ConsoleWindowTest::isNameless)
                .map(Node::toString).toList())).isEmpty();
    }

    private static boolean isNameless(Node node) {
        boolean labeled = node instanceof Labeled control && !String.valueOf(control.getText()).isBlank();
        return !labeled && (node.getAccessibleText() == null || node.getAccessibleText().isBlank());
    }

    private TextArea box() {
        return (TextArea) OnScreen.get(() -> window.scene().lookup("#composer-box"));
    }

    private boolean sees(String text) {
        return texts().contains(text);
    }

    /** Every text that can be seen in the window. */
    private List<String> texts() {
        return OnScreen.get(() -> all().filter(Labeled.class::isInstance).map(Labeled.class::cast)
                .map(Labeled::getText).filter(text -> text != null).toList());
    }

    private <T extends Node> T find(Class<T> type, Predicate<T> wanted) {
        return OnScreen.get(() -> all().filter(type::isInstance).map(type::cast).filter(wanted).findFirst()
                .orElseThrow(() -> new AssertionError("no such " + type.getSimpleName())));
    }

    private Stream<Node> all() {
        return below(window.scene().getRoot());
    }

    private static Stream<Node> below(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(ConsoleWindowTest::below))
                : Stream.of(node);
    }
}
