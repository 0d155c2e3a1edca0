package app.tributary.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.chat.Pin;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.FxThread;
import app.tributary.ui.OnScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts from right to left wherever strangers' and the reader's own words are broken into lines: the toolkit fails
 * where a line would have to be broken within a stretch of one direction.
 */
class RightToLeftTest {
    private static final String ARABIC = "مساء الخير للجميع ";
    private static final String HEBREW = "שלום לכולם ";

    @TempDir
    Path folder;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private ConsoleRig rig;
    private OnScreen window;

    @BeforeEach
    void open() {
        OnScreen.begin();
        OnScreen.run(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> failures.add(
                failure)));
        rig = new ConsoleRig(folder, FxThread::run).opened();
        window = WindowOnScreen.open(rig, 480, 800);
        OnScreen.frames(3);
    }

    @AfterEach
    void close() {
        OnScreen.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
        window.close();
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ARABIC, HEBREW, "hello " + ARABIC + "@oma 12:30 (" + HEBREW + ") https://a.example/x ",
            "مساءالخيرللجميع", "\uFDFD", "!!!!!!!! " + ARABIC + "........ ", "\u202Eabc def ", "😀 " + ARABIC})
    void theFeed_breaksItIntoLines_atEveryWidthAndSize(String text) {
        rig.shown(rig.message(ConsoleRig.BLAZE, "1", ARABIC.repeat(3).strip(), text.repeat(30).strip()),
                rig.message(ConsoleRig.BLAZE, "2", "oma", "after it"));
        everyWidthAndSize();
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ARABIC, HEBREW, "hello " + ARABIC, "مساءالخيرللجميع", "\uFDFD", "\u202Eabc def "})
    void theBannerTheSidebarTheLogAndTheComposerDoSoToo(String text) {
        String words = text.repeat(30).strip();
        var message = rig.message(ConsoleRig.BLAZE, "1", ARABIC.repeat(3).strip(), words);
        rig.shown(message);
        rig.said(new ChatEvent.PinChanged(ConsoleRig.BLAZE, Optional.of(new Pin(new MessageKey(ConsoleRig.BLAZE, "p"),
                List.of(new Fragment.Text(words)), Optional.of(new Person("1", ARABIC.repeat(4).strip())),
                Optional.of(new Person("2", HEBREW.repeat(4).strip())), ConsoleRig.START, Optional.empty(),
                Pin.Keeper.PLATFORM)), ConsoleRig.START));
        OnScreen.run(() -> {
            rig.feed.select(1);
            rig.model.composer().reply(message);
            rig.model.composer().textProperty().set(words);
        });
        everyWidthAndSize();
        OnScreen.run(() -> rig.model.composer().submit());
        OnScreen.frames(3);
        everyWidthAndSize();
        assertThat(failures).isEmpty();
    }

    private void everyWidthAndSize() {
        for (double scale : new double[]{1, 2, 0.8}) {
            OnScreen.run(() -> rig.model.appearance().scaleTo(scale));
            for (int width : new int[]{480, 640, 900, 481, 533}) {
                WindowOnScreen.size(window, width, 800);
            }
        }
    }
}
