package app.tributary.ui.console;

import app.tributary.account.Theme;
import app.tributary.chat.Capability;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.FxThread;
import app.tributary.ui.OnScreen;
import app.tributary.ui.moderation.ModerationAction.Kind;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
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
        OnScreen.run(() -> ((ToggleButton) window.scene().lookup("#own-length")).setSelected(true));
        light(window, "moderation-light-own");
        OnScreen.run(() -> rig.model.language().speak(Locale.of("ru")));
        light(window, "moderation-light-ru");
        window.close();
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
