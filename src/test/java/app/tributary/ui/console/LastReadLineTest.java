package app.tributary.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.feed.FeedRow;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.FxThread;
import app.tributary.ui.OnScreen;
import app.tributary.ui.views.ChatViewModel;
import com.sun.javafx.stage.WindowHelper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The line above what came while nobody looked, as windows lose the keys, get them back and go away. The headless
 * screen takes the keys from no window by itself, so they are taken where the toolkit would: at the window's property.
 */
class LastReadLineTest {
    @TempDir
    Path folder;

    private ConsoleRig rig;
    private OnScreen window;
    private int said;

    @BeforeEach
    void open() {
        OnScreen.begin();
        rig = new ConsoleRig(folder, FxThread::run).opened();
        window = WindowOnScreen.open(rig, 980, 800);
        OnScreen.frames(3);
    }

    @AfterEach
    void close() {
        window.close();
        rig.close();
    }

    @Test
    void the_line_stands_above_what_came_while_another_window_had_the_keys_and_stays_for_who_comes_back() {
        say(3);
        assertThat(shown()).as("somebody looks").containsExactly("m1", "m2", "m3");
        lookElsewhere();
        assertThat(shown()).as("nothing came").containsExactly("m1", "m2", "m3");
        say(2);
        assertThat(shown()).containsExactly("m1", "m2", "m3", "line", "m4", "m5");
        assertThat(words()).contains("since you looked away");
        lookHere();
        say(1);
        assertThat(shown()).containsExactly("m1", "m2", "m3", "line", "m4", "m5", "m6");

        lookElsewhere();
        lookHere();
        assertThat(shown()).as("a glance elsewhere in which nothing came moves nothing")
                .containsExactly("m1", "m2", "m3", "line", "m4", "m5", "m6");
        lookElsewhere();
        say(1);
        assertThat(shown()).as("only the last time counts")
                .containsExactly("m1", "m2", "m3", "m4", "m5", "m6", "line", "m7");
    }

    @Test
    void a_window_that_is_put_away_as_an_icon_is_not_looked_at() {
        say(2);
        OnScreen.run(() -> window.stage().setIconified(true));
        say(1);
        OnScreen.run(() -> window.stage().setIconified(false));
        OnScreen.frames(2);
        assertThat(shown()).containsExactly("m1", "m2", "line", "m3");
    }

    @Test
    void a_view_behind_another_tab_has_its_own_line_and_the_one_in_front_has_none() {
        say(2);
        window.press(KeyCode.CONTROL, KeyCode.T);
        window.press(KeyCode.ESCAPE);
        OnScreen.frames(2);
        say(2);
        assertThat(shown()).containsExactly("m1", "m2", "m3", "m4");
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        OnScreen.frames(2);
        assertThat(shown()).containsExactly("m1", "m2", "line", "m3", "m4");
    }

    @Test
    void each_window_has_the_line_of_its_own_absence() {
        say(2);
        var first = views().getFirst();
        var second = viewInItsOwnWindow();
        lookElsewhere();
        say(1);
        assertThat(shown(first)).containsExactly("m1", "m2", "line", "m3");
        assertThat(shown(second)).containsExactly("m1", "m2", "line", "m3");
    }

    @Test
    void who_works_in_another_window_of_the_program_is_not_away() {
        say(2);
        var first = views().getFirst();
        var second = viewInItsOwnWindow();
        OnScreen.run(() -> {
            var other = Window.getWindows().getLast();
            assertThat(other).isNotSameAs(window.stage());
            WindowHelper.setFocused(other, true);
            WindowHelper.setFocused(window.stage(), false);
        });
        say(1);
        assertThat(shown(first)).containsExactly("m1", "m2", "m3");
        assertThat(shown(second)).containsExactly("m1", "m2", "m3");
        lookElsewhere();
        say(1);
        assertThat(shown(first)).containsExactly("m1", "m2", "m3", "line", "m4");
    }

    private ChatViewModel viewInItsOwnWindow() {
        window.press(KeyCode.CONTROL, KeyCode.T);
        window.press(KeyCode.ESCAPE);
        var made = views().getLast();
        OnScreen.run(() -> rig.model.views().setOwnWindow(made, true));
        OnScreen.frames(2);
        return made;
    }

    private void say(int messages) {
        for (int i = 0; i < messages; i++) {
            said++;
            rig.shown(rig.message(ConsoleRig.BLAZE, "m" + said, "oma", "words " + said));
        }
        OnScreen.frames(2);
    }

    /** Some other program has the keys. */
    private static void lookElsewhere() {
        OnScreen.run(() -> List.copyOf(Window.getWindows()).forEach(any -> WindowHelper.setFocused(any, false)));
        OnScreen.frames(1);
    }

    private void lookHere() {
        OnScreen.run(() -> WindowHelper.setFocused(window.stage(), true));
        OnScreen.frames(1);
    }

    private List<ChatViewModel> views() {
        return OnScreen.get(() -> List.copyOf(rig.model.views().views()));
    }

    private List<String> shown() {
        return shown(OnScreen.get(() -> rig.model.views().active()));
    }

    private static List<String> shown(ChatViewModel view) {
        return OnScreen.get(() -> {
            var rows = view.rows().rows();
            var all = new ArrayList<String>();
            for (int at = 0; at < rows.size(); at++) {
                var row = rows.get(at).row();
                all.add(row instanceof FeedRow.SinceRow
                        ? "line"
                        : row.said().map(message -> message.key().id()).orElse("another"));
            }
            return all;
        });
    }

    private List<String> words() {
        return OnScreen.get(() -> all(window.scene().getRoot()).filter(Node::isVisible).map(node -> switch (node) {
            case Labeled labeled -> labeled.getText();
            case Text text -> text.getText();
            default -> null;
        }).filter(Objects::nonNull).toList());
    }

    private static Stream<Node> all(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(
                        LastReadLineTest::all))
                : Stream.of(node);
    }
}
