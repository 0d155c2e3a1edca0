package app.tributary.ui.console;

import app.tributary.account.Theme;
import app.tributary.chat.ActionId;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.RoomMode;
import app.tributary.chat.Support;
import app.tributary.chat.Trait;
import app.tributary.desk.SlashCommand;
import app.tributary.platform.NativeAction;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.FxThread;
import app.tributary.ui.Invented;
import app.tributary.ui.OnScreen;
import app.tributary.ui.moderation.ModerationAction.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of what can be done from the window, under {@code target/pictures}, to be looked at. */
class ActionPicturesTest {
    @TempDir
    Path folder;

    private ConsoleRig rig;

    @BeforeEach
    void open() {
        OnScreen.begin();
        rig = new ConsoleRig(folder, FxThread::run).opened();
        rig.blaze.with(Support.yes(), Capability.BAN, Capability.UNBAN)
                .with(new Support.LiftedHere(Reason.of(ReasonCode.LIFTED_HERE)), Capability.TIMEOUT);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void the_sidebar_silences_and_takes_it_back() {
        rig.shown(rig.message(ConsoleRig.BLAZE, "1", "someone_with_a_very_long_name_indeed_of_forty_letters",
                "you play like my grandma lol, quit already"));
        var window = WindowOnScreen.open(rig, 1280, 800);
        OnScreen.run(() -> rig.feed.select(1));
        OnScreen.run(() -> rig.model.moderation().perform(Kind.BAN, rig.message(ConsoleRig.BLAZE, "1",
                "someone_with_a_very_long_name_indeed_of_forty_letters", "")));
        OnScreen.until("undo", () -> rig.model.moderation().undo().lineProperty().get().isPresent());
        dark(window, "moderation-dark");
        rig.blaze.actions(Invented.SHOW_PROFILE, Invented.LIFT_BAN, many("a"), many("b"), many("c"));
        OnScreen.run(() -> rig.feed.clearSelection());
        OnScreen.run(() -> rig.feed.select(1));
        dark(window, "moderation-many-dark");
        OnScreen.run(() -> ((ToggleButton) window.scene().lookup("#own-length")).setSelected(true));
        light(window, "moderation-light-own");
        OnScreen.run(() -> rig.model.language().speak(Locale.of("ru")));
        light(window, "moderation-light-ru");
        window.close();
    }

    @Test
    void the_forms_ask_for_what_is_missing() {
        rig.blaze.actions(Invented.all());
        shownEvening();
        var window = WindowOnScreen.open(rig, 1280, 800);
        OnScreen.run(() -> start(Invented.MAKE_POLL));
        OnScreen.frames(3);
        OnScreen.run(() -> ((Button) window.scene().lookup("#form-submit")).fire());
        OnScreen.run(() -> ((TextInputControl) window.scene().lookup("#field-options")).setText("one\ntwo"));
        dark(window, "form-dark");
        OnScreen.run(() -> rig.model.language().speak(Locale.of("ru")));
        OnScreen.run(() -> start(Invented.MAKE_POLL));
        WindowOnScreen.size(window, 480, 800);
        light(window, "form-light-480-ru");
        window.close();
    }

    @Test
    void what_costs_something_is_asked_once() {
        rig.blaze.actions(Invented.all());
        shownEvening();
        var window = WindowOnScreen.open(rig, 1280, 800);
        OnScreen.run(() -> rig.model.actions().start(ConsoleRig.BLAZE, new Offer(Invented.SUPER.id(),
                Phrase.plain("x"), Form.EMPTY, Optional.of(new MessageKey(ConsoleRig.BLAZE, "1")),
                Optional.empty())));
        dark(window, "form-paid-dark");
        window.close();
    }

    @Test
    void a_list_shows_what_was_found() {
        rig.blaze.actions(Invented.all());
        rig.blaze.answers.put("banned", new Outcome.Found(Invented.page(ConsoleRig.BLAZE, 1, 12, true)));
        shownEvening();
        var window = WindowOnScreen.open(rig, 1280, 800);
        OnScreen.run(() -> start(Invented.LIST_BANNED));
        OnScreen.until("listed", () -> window.scene().lookup("#listing-more") != null);
        dark(window, "listing-dark");
        light(window, "listing-light");
        OnScreen.run(() -> ((Button) window.scene().lookup("#listing-close")).fire());
        rig.blaze.answers.put("banned", new Outcome.Found(Invented.page(ConsoleRig.BLAZE, 1, 0, false)));
        OnScreen.run(() -> start(Invented.LIST_BANNED));
        OnScreen.until("listed", () -> window.scene().lookup("#listing-more") != null);
        WindowOnScreen.size(window, 480, 800);
        dark(window, "listing-empty-480");
        window.close();
    }

    @Test
    void the_chip_of_a_channel_opens_its_rules_and_its_own_actions() {
        rig.blaze.actions(Invented.all());
        shownEvening();
        var window = WindowOnScreen.open(rig, 1280, 800);
        rig.said(new ChatEvent.Connection(ConsoleRig.BLAZE, new ConnectionState.Live(), rig.now.get()),
                new ChatEvent.ModeChanged(ConsoleRig.BLAZE, new RoomMode.Slow(true, Duration.ofSeconds(30)),
                        rig.now.get()));
        OnScreen.frames(3);
        OnScreen.run(() -> ((Button) window.scene().getRoot().lookupAll(".channel-chip").stream()
                .filter(chip -> String.valueOf(chip.getAccessibleText()).startsWith("Blaze")).findFirst()
                .orElseThrow()).fire());
        dark(window, "channel-panel-dark");
        light(window, "channel-panel-light");
        window.close();
    }

    @Test
    void the_composer_edits_completes_and_says_what_goes_on() {
        rig.blaze.actions(Invented.all());
        shownEvening();
        var window = WindowOnScreen.open(rig, 1280, 800);
        rig.said(Notice.status(ConsoleRig.STREAMVI, "typing", Phrase.plain("Анна_Север печатает…"), rig.now.get()),
                Notice.status(ConsoleRig.BLAZE, "upload", Phrase.plain("uploading map-of-level-9.png: 40 %"),
                        rig.now.get()));
        OnScreen.run(() -> rig.model.status().say(ConsoleRig.BLAZE, "9",
                "Superlike: not done. The account lacks a right: moderator.", true));
        var mine = rig.message(ConsoleRig.BLAZE, "o1", "me", "any percent, then we see how the voice holds");
        OnScreen.run(() -> rig.model.composer().edit(new ChatMessage(mine.key(), mine.author(), mine.fragments(),
                mine.sentAt(), mine.receivedAt(), Optional.empty(), Optional.empty(), Set.of(Trait.OWN), List.of(),
                Optional.empty())));
        dark(window, "composer-edit-dark");
        WindowOnScreen.size(window, 480, 800);
        light(window, "composer-edit-light-480");
        OnScreen.run(() -> {
            rig.model.composer().cancelEdit();
            rig.model.composer().textProperty().set("/");
            rig.model.composer().choose(-2);
        });
        light(window, "completion-light-480");
        WindowOnScreen.size(window, 1280, 800);
        dark(window, "completion-dark");
        window.close();
    }

    @Test
    void the_menu_of_a_row_has_everything_that_can_be_done() {
        rig.blaze.actions(Invented.all());
        rig.shown(rig.message(ConsoleRig.BLAZE, "1", "someone_with_a_very_long_name_indeed_of_forty_letters",
                "you play like my grandma lol, quit already"));
        for (int more = 2; more < 60; more++) {
            rig.shown(rig.message(ConsoleRig.BLAZE, String.valueOf(more), "viewer_" + more, "and so it goes on"));
        }
        var window = WindowOnScreen.open(rig, 1280, 800);
        OnScreen.run(() -> rig.feed.select(1));
        dark(window, "row-menu-below");
        var feed = OnScreen.get(() -> {
            var view = window.stage().getScene().lookup(".feed-view");
            return view.localToScene(view.getLayoutBounds());
        });
        // near the upper edge there is room for the menu
        window.point(feed.getMinX() + 300, feed.getMinY() + 20);
        window.click(MouseButton.SECONDARY);
        OnScreen.until("the menu is open", () -> Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance));
        for (int down = 0; down < 8; down++) {
            window.press(KeyCode.DOWN);
        }
        window.press(KeyCode.RIGHT);
        OnScreen.frames(3);
        var menus = OnScreen.get(() -> Window.getWindows().stream().filter(ContextMenu.class::isInstance).toList());
        for (int at = 0; at < menus.size(); at++) {
            window.picture("row-menu-" + at, menus.get(at).getScene());
        }
        window.press(KeyCode.ESCAPE);
        window.press(KeyCode.ESCAPE);
        window.close();
    }

    private void start(NativeAction action) {
        rig.model.actions().start(new SlashCommand.Start(ConsoleRig.BLAZE, action, Form.EMPTY, Optional.empty(),
                Optional.empty()));
    }

    private static NativeAction many(String id) {
        var like = Invented.SHOW_PROFILE;
        return new NativeAction(new ActionId(id), like.subject(), like.label(), like.help(), like.fields(),
                like.price(), like.reversal(), like.support());
    }

    private void shownEvening() {
        rig.shown(rig.message(ConsoleRig.BLAZE, "1", "oma_gamer", "evening all, tea is ready ☕"),
                rig.message(ConsoleRig.TWITCH, "2", "fjordline", "is the speedrun any percent or all levels tonight?"),
                rig.message(ConsoleRig.BLAZE, "m3", "troll_3", "rude words"),
                rig.message(ConsoleRig.STREAMVI, "3", "Анна_Север", "а на каком уровне сейчас застряли?"));
    }

    private void dark(OnScreen window, String name) {
        OnScreen.run(() -> rig.model.appearance().wear(Theme.DARK));
        window.picture(name);
    }

    private void light(OnScreen window, String name) {
        OnScreen.run(() -> rig.model.appearance().wear(Theme.LIGHT));
        window.picture(name);
    }
}
