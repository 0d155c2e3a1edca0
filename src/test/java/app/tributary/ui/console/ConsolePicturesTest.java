package app.tributary.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.Theme;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.Pin;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.FxThread;
import app.tributary.ui.OnScreen;
import app.tributary.words.Words;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the whole window, under {@code target/pictures}, to be looked at. */
class ConsolePicturesTest {
    @TempDir
    Path folder;

    @Test
    void the_window_shows_a_busy_evening_in_both_palettes_and_both_widths() {
        OnScreen.begin();
        try (var rig = new ConsoleRig(folder, FxThread::run).opened()) {
            evening(rig);
            var window = WindowOnScreen.open(rig, 1280, 800);
            OnScreen.run(() -> rig.feed.select(6));
            for (var theme : List.of(Theme.DARK, Theme.LIGHT)) {
                OnScreen.run(() -> rig.model.appearance().wear(theme));
                WindowOnScreen.size(window, 1280, 800);
                var wide = window.picture("console-" + theme.name().toLowerCase(Locale.ROOT) + "-1280");
                assertThat(colours(wide)).isGreaterThan(50);
                WindowOnScreen.size(window, 480, 800);
                assertThat(colours(window.picture("console-" + theme.name().toLowerCase(Locale.ROOT) + "-480")))
                        .isGreaterThan(50);
            }
            window.close();
        }
    }

    @Test
    void the_panels_are_drawn_over_the_rehearsal() {
        OnScreen.begin();
        try (var rig = new ConsoleRig(folder, FxThread::run).opened()) {
            rig.model.show(rig.setUp(true, true));
            rig.said(live(rig, ConsoleRig.TWITCH), live(rig, ConsoleRig.BLAZE), live(rig, ConsoleRig.STREAMVI),
                    new ChatEvent.Viewers(ConsoleRig.TWITCH, 1284, ConsoleRig.START));
            rig.shown(rig.message(ConsoleRig.BLAZE, "1", "oma_gamer", "evening all, tea is ready ☕"));
            var window = WindowOnScreen.open(rig, 1280, 800);
            for (var theme : List.of(Theme.DARK, Theme.LIGHT)) {
                OnScreen.run(() -> rig.model.appearance().wear(theme));
                String look = theme.name().toLowerCase(Locale.ROOT);
                WindowOnScreen.size(window, 1280, 800);
                window.picture("welcome-" + look + "-1280");
                for (var menu : List.of("menu", "add-channel", "add-account", "set-up", "appearance", "shortcuts")) {
                    press(window, menu);
                    window.picture("panel-" + menu + "-" + look);
                    window.press(KeyCode.ESCAPE);
                }
                WindowOnScreen.size(window, 480, 800);
                window.picture("welcome-" + look + "-480");
                window.press(KeyCode.F9);
                window.picture("drawer-" + look + "-480");
                window.press(KeyCode.F9);
                press(window, "add-account");
                window.picture("panel-add-account-" + look + "-480");
                window.press(KeyCode.ESCAPE);
            }
            WindowOnScreen.size(window, 480, 480);
            OnScreen.run(() -> rig.model.composer().textProperty().set("/"));
            window.picture("completion-light-480");
            OnScreen.run(() -> rig.model.composer().textProperty().set(""));
            WindowOnScreen.size(window, 1280, 800);
            for (var language : Words.LANGUAGES) {
                OnScreen.run(() -> rig.model.appearance().speak(Optional.of(language)));
                OnScreen.run(() -> rig.feed.select(1));
                window.picture("language-" + language);
            }
            OnScreen.run(() -> rig.model.appearance().scaleTo(2));
            window.picture("scale-2");
            window.close();
        }
    }

    private static void press(OnScreen window, String what) {
        OnScreen.run(() -> ((Button) window.scene().lookup("#menu")).fire());
        OnScreen.frames(1);
        if (!"menu".equals(what)) {
            OnScreen.run(() -> ((Button) window.scene().lookup("#menu-" + what)).fire());
        }
        OnScreen.frames(2);
    }

    private static void evening(ConsoleRig rig) {
        rig.said(live(rig, ConsoleRig.TWITCH), live(rig, ConsoleRig.BLAZE),
                new ChatEvent.Connection(ConsoleRig.STREAMVI,
                        new ConnectionState.Retrying(ConsoleRig.START.plusSeconds(4),
                                Reason.of(ReasonCode.CLOSED_BY_SERVER, "1006")),
                        ConsoleRig.START),
                new ChatEvent.Viewers(ConsoleRig.TWITCH, 1284, ConsoleRig.START),
                new ChatEvent.Viewers(ConsoleRig.BLAZE, 412, ConsoleRig.START),
                new ChatEvent.PinChanged(ConsoleRig.BLAZE, Optional.of(new Pin(new MessageKey(ConsoleRig.BLAZE, "p"),
                        List.of(new Fragment.Text(
                                "Tonight: viewer levels until nine, then the speedrun 🎉 Codes go in with !level")),
                        Optional.of(new Person("1", "oma_gamer")), Optional.of(new Person("2", "mira_mod")),
                        ConsoleRig.START.minus(Duration.ofMinutes(12)), Optional.empty(), Pin.Keeper.PLATFORM)),
                        ConsoleRig.START),
                new ChatEvent.PinChanged(ConsoleRig.TWITCH, Optional.of(new Pin(new MessageKey(ConsoleRig.TWITCH, "q"),
                        List.of(new Fragment.Text("be kind")), Optional.empty(), Optional.empty(),
                        ConsoleRig.START.minus(Duration.ofHours(2)), Optional.empty(), Pin.Keeper.CONSOLE)),
                        ConsoleRig.START));
        rig.streamvi.outcomes.put("7", Outcome.rejected(ReasonCode.BAD_TOKEN, "token expired"));
        rig.shown(rig.message(ConsoleRig.BLAZE, "1", "oma_gamer", "evening all, tea is ready ☕"),
                rig.message(ConsoleRig.TWITCH, "2", "fjordline", "is the speedrun any percent or all levels tonight?"),
                rig.message(ConsoleRig.STREAMVI, "3", "Анна_Север", "а на каком уровне сейчас застряли?"),
                rig.message(ConsoleRig.BLAZE, "4", "selin.k", "ilk kez buradayım, selamlar! 🎉"),
                rig.message(ConsoleRig.STREAMVI, "5", "小林", "终于赶上直播了，今天打到第几关？"),
                rig.message(ConsoleRig.TWITCH, "6", "loudmango", "you play like my grandma lol, quit already"));
        OnScreen.run(() -> {
            rig.model.composer().textProperty().set("ten minutes left on the vote");
            rig.model.composer().submit();
            rig.model.moderation().perform(app.tributary.ui.moderation.ModerationAction.Kind.PIN,
                    rig.message(ConsoleRig.BLAZE, "m2", "mira_mod", "ten minutes left on the vote, everyone"));
        });
        OnScreen.until("the outcomes are there", () -> rig.model.composer().outcomes().linesProperty().get().stream()
                .noneMatch(line -> line.underWay()));
        OnScreen.run(() -> rig.model.composer().textProperty()
                .set("Vote closes at half past, then we go for the waterfall lever"));
    }

    @Test
    void the_composer_shows_a_reply_and_texts_of_which_nobody_has_heard() {
        OnScreen.begin();
        try (var rig = new ConsoleRig(folder, FxThread::run).opened()) {
            rig.said(live(rig, ConsoleRig.TWITCH), live(rig, ConsoleRig.BLAZE),
                    new ChatEvent.Connection(ConsoleRig.STREAMVI, new ConnectionState.Failed(
                            Reason.of(ReasonCode.BAD_TOKEN, "token expired")), ConsoleRig.START));
            rig.blaze.outcomes.put("", Outcome.unknown(ReasonCode.TIMED_OUT, ""));
            rig.streamvi.outcomes.put("8", Outcome.failed(ReasonCode.NETWORK, "connection reset"));
            OnScreen.run(() -> {
                for (var text : List.of("first of all, welcome everybody who has just come over from the raid",
                        "second")) {
                    rig.model.composer().textProperty().set(text);
                    rig.model.composer().submit();
                }
            });
            OnScreen.until("the outcomes are there", () -> rig.model.composer().outcomes().linesProperty().get()
                    .stream().noneMatch(line -> line.underWay()));
            OnScreen.run(() -> rig.model.composer().reply(rig.message(ConsoleRig.BLAZE, "4",
                    "someone_with_a_very_long_name_indeed_of_forty_letters",
                    "and a question that goes on and on, does it not, "
                            + "because nobody has told its author that a line has an end")));
            var window = WindowOnScreen.open(rig, 1280, 800);
            OnScreen.run(() -> rig.model.appearance().wear(Theme.DARK));
            WindowOnScreen.size(window, 1280, 800);
            window.picture("composer-dark-1280");
            WindowOnScreen.size(window, 480, 800);
            OnScreen.run(() -> rig.model.composer().textProperty().set("x".repeat(900)));
            window.picture("composer-dark-480");
            window.close();
        }
    }

    private static ChatEvent.Connection live(ConsoleRig rig, app.tributary.chat.Channel channel) {
        return new ChatEvent.Connection(channel, new ConnectionState.Live(), rig.now.get());
    }

    private static long colours(BufferedImage image) {
        return java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
                .map(at -> image.getRGB(at % image.getWidth(), at / image.getWidth())).distinct().count();
    }
}
