package app.tributary.ui.console;

import static app.tributary.ui.ConsoleRig.BLAZE;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.RoomMode;
import app.tributary.chat.Trait;
import app.tributary.feed.FeedRow;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.FxThread;
import app.tributary.ui.Invented;
import app.tributary.ui.OnScreen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only one platform has, as a person does it by mouse and key, on the headless screen. */
class OwnActionsWindowTest {
    @TempDir
    Path folder;

    private ConsoleRig rig;
    private OnScreen window;

    @BeforeEach
    void open() {
        OnScreen.begin();
        rig = new ConsoleRig(folder, FxThread::run).opened();
        rig.blaze.actions(Invented.all());
        window = WindowOnScreen.open(rig, 980, 800);
        OnScreen.frames(3);
    }

    @AfterEach
    void close() {
        window.close();
        rig.close();
    }

    @Test
    void an_action_of_the_channel_is_filled_in_sent_by_enter_and_said_above_the_composer() {
        openPanel();
        press("#own-poll");
        assertThat(present("#field-question")).isTrue();
        window.press(KeyCode.W);
        window.press(KeyCode.ENTER);
        assertThat(says(".problem", "This is needed.")).isTrue();
        assertThat(OnScreen.get(() -> node("#field-options").isFocused())).as("the keys go to what lacks").isTrue();
        window.press(KeyCode.A);
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        OnScreen.until("the panel is gone", () -> !present("#form-submit"));
        OnScreen.until("it is said", () -> says(".status-line .label", "Start a poll: done."));
        assertThat(rig.blaze.executed).singleElement().isInstanceOfSatisfying(ChatCommand.Native.class,
                own -> assertThat(own.form().text("question")).hasValue("w"));
    }

    @Test
    void escape_closes_a_form_and_what_was_typed_is_there_when_it_is_opened_again() {
        openPanel();
        press("#own-poll");
        window.press(KeyCode.W);
        window.press(KeyCode.ESCAPE);
        assertThat(present("#form-submit")).isFalse();
        openPanel();
        press("#own-poll");
        assertThat(((TextInputControl) node("#field-question")).getText()).isEqualTo("w");
    }

    @Test
    void what_costs_something_is_cancelled_by_enter_and_can_be_pressed_once_only() {
        superlike();
        window.press(KeyCode.ENTER);
        assertThat(present("#form-submit")).isFalse();
        assertThat(rig.blaze.executed).isEmpty();
        superlike();
        rig.blaze.gate.acquireUninterruptibly();
        press("#form-submit");
        assertThat(OnScreen.get(() -> node("#form-submit").isDisabled())).isTrue();
        window.click(MouseButton.PRIMARY);
        window.press(KeyCode.ENTER);
        rig.blaze.gate.release();
        OnScreen.until("it is said", () -> says(".status-line .label", "Superlike: done."));
        assertThat(rig.blaze.executed).hasSize(1);
    }

    @Test
    void a_failure_stands_in_the_form_and_the_form_stays() {
        rig.blaze.outcomes.put("", Outcome.rejected(ReasonCode.MISSING_RIGHT, "moderator"));
        superlike();
        press("#form-submit");
        OnScreen.until("it is said", () -> says(".problem", "Superlike: not done."));
        assertThat(OnScreen.get(() -> node("#form-submit").isDisabled())).isFalse();
    }

    @Test
    void a_found_message_is_shown_in_the_feed() {
        rig.shown(rig.message(BLAZE, "m1", "troll_1", "rude"), rig.message(BLAZE, "x", "other", "later"));
        rig.blaze.answers.put("banned", new Outcome.Found(Invented.page(BLAZE, 1, 4, false)));
        openPanel();
        press("#own-banned");
        OnScreen.until("the list is there", () -> present("#listing-close"));
        OnScreen.frames(3);
        var links = OnScreen.get(() -> List.copyOf(window.scene().getRoot().lookupAll(".listing-row .hyperlink")));
        assertThat(links).as("only m1 has a row").hasSize(1);
        window.point((Hyperlink) links.getFirst());
        window.click(MouseButton.PRIMARY);
        assertThat(present("#listing-close")).isFalse();
        assertThat(OnScreen.get(() -> rig.feed.selectedProperty().get())).hasValueSatisfying(
                row -> assertThat(((FeedRow.MessageRow) row).message().key().id()).isEqualTo("m1"));
    }

    @Test
    void slow_mode_is_set_by_a_press_and_the_platforms_word_is_shown() {
        openPanel();
        press("#slow-30");
        OnScreen.until("asked", () -> !rig.blaze.executed.isEmpty());
        assertThat(rig.blaze.executed).containsExactly(
                new ChatCommand.SetMode(BLAZE, new RoomMode.Slow(true, Duration.ofSeconds(30))));
        OnScreen.until("said", () -> says(".slow-mode .news", "Slow mode: done."));
        rig.said(new ChatEvent.ModeChanged(BLAZE, new RoomMode.Slow(false, Duration.ZERO), rig.now.get()));
        OnScreen.until("off", () -> ((ToggleButton) node("#slow-0")).isSelected());
    }

    @Test
    void a_status_never_moves_the_text_of_the_composer() {
        double before = OnScreen.get(() -> node("#composer-box").localToScene(0, 0).getY());
        rig.said(Notice.status(BLAZE, "typing", Phrase.plain("anna is typing"), rig.now.get()));
        OnScreen.until("said", () -> says(".status-line .label", "anna is typing"));
        OnScreen.frames(3);
        assertThat(OnScreen.get(() -> node("#composer-box").localToScene(0, 0).getY())).isEqualTo(before);
        double feed = OnScreen.get(() -> ((Region) node(".feed-view")).getHeight());
        rig.said(Notice.status(BLAZE, "typing", Phrase.nothing(), rig.now.get()));
        OnScreen.until("gone", () -> !says(".status-line .label", "anna is typing"));
        OnScreen.frames(3);
        assertThat(OnScreen.get(() -> ((Region) node(".feed-view")).getHeight()))
                .as("the room stays").isEqualTo(feed);
    }

    @Test
    void up_in_an_empty_box_edits_the_last_message_and_escape_leaves_it() {
        var said = rig.message(BLAZE, "o1", "me", "helo");
        rig.said(new ChatEvent.Message(new ChatMessage(said.key(), said.author(), said.fragments(), said.sentAt(),
                said.receivedAt(), Optional.empty(), Optional.empty(), Set.of(Trait.OWN), List.of(), Optional.empty()),
                ChatEvent.Origin.LIVE));
        OnScreen.frames(2);
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.press(KeyCode.UP);
        assertThat(box()).isEqualTo("helo");
        window.press(KeyCode.ESCAPE);
        assertThat(box()).isEmpty();
        window.press(KeyCode.UP);
        window.press(KeyCode.X);
        window.press(KeyCode.ENTER);
        OnScreen.until("edited", () -> says(".composer-news", "Edited."));
        assertThat(rig.blaze.executed).containsExactly(new ChatCommand.Edit(new MessageKey(BLAZE, "o1"), "helox"));
    }

    private void openPanel() {
        OnScreen.frames(2);
        window.point(OnScreen.get(() -> window.scene().getRoot().lookupAll(".channel-chip").stream()
                .filter(chip -> String.valueOf(chip.getAccessibleText()).startsWith("Blaze")).findFirst()
                .orElseThrow()));
        window.click(MouseButton.PRIMARY);
        OnScreen.frames(3);
    }

    private void superlike() {
        OnScreen.run(() -> rig.model.actions().start(
                rig.model.actions().offered(Subject.MESSAGE, BLAZE).getFirst(),
                Optional.of(new MessageKey(BLAZE, "m1")), Optional.empty()));
        OnScreen.frames(3);
    }

    private void press(String selector) {
        window.point(OnScreen.get(() -> node(selector)));
        window.click(MouseButton.PRIMARY);
        OnScreen.frames(3);
    }

    private Node node(String selector) {
        return Optional.ofNullable(window.scene().getRoot().lookup(selector)).orElseThrow();
    }

    private boolean present(String selector) {
        return OnScreen.get(() -> window.scene().getRoot().lookup(selector) != null);
    }

    private boolean says(String selector, String text) {
        return OnScreen.get(() -> window.scene().getRoot().lookupAll(selector).stream().filter(Node::isVisible)
                .anyMatch(node -> node instanceof Labeled label && label.getText().startsWith(text)));
    }

    private String box() {
        return OnScreen.get(() -> ((TextInputControl) node("#composer-box")).getText());
    }
}
