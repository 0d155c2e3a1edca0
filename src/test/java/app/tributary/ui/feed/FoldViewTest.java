package app.tributary.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.LookSettings;
import app.tributary.account.Theme;
import app.tributary.chat.Author;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.feed.FeedRow;
import app.tributary.ui.OnScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FoldViewTest {
    private final FeedBench bench = new FeedBench();
    private final OnScreen window = bench.open(600, 600, LookSettings.STANDARD.withTheme(Theme.DARK));
    private long id;

    @AfterEach
    void close() {
        OnScreen.run(() -> menu().ifPresent(ContextMenu::hide));
        window.close();
        bench.close();
    }

    @Test
    void aClickOpensAFoldInPlace_itsMembersAreOrdinaryRows_andAClickFoldsThemAgain() {
        var first = flood();
        long fold = -first;
        double top = bench.topOf(fold);
        click(fold);
        assertThat(bench.topOf(fold)).isEqualTo(top);
        assertThat(bench.topOf(first)).isGreaterThan(top);
        window.point(200, bench.topOf(first) + 8);
        OnScreen.run(() -> bench.view().lookupAll(".feed-action").stream()
                .map(javafx.scene.control.Button.class::cast).filter(button -> button.getText().equals("Reply"))
                .findFirst().orElseThrow().fire());
        assertThat(bench.done).containsExactly("reply m" + first);
        click(fold);
        assertThat(bench.topOf(fold)).isEqualTo(top);
        assertThat(bench.topOf(first)).isNaN();
        bench.accept(Rows.append(said("after"), said("after that")));
        assertThat(bench.topOf(fold)).as("and nothing moved meanwhile").isEqualTo(top);
    }

    @Test
    void byKeyAFoldIsOpenedAndFoldedAgain_alsoFromOneOfItsMembers_andCopiesItsWordsOnce() {
        var first = flood();
        bench.accept(Rows.append(said("the end")));
        window.press(KeyCode.UP);
        window.press(KeyCode.UP);
        assertThat(selected()).isEqualTo(-first);
        window.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(copied()).isEqualTo("LOL ×5");
        window.press(KeyCode.SHIFT, KeyCode.DOWN);
        window.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(copied()).isEqualTo("viewer_" + first + ": LOL ×5\nviewer_" + id + ": the end");
        window.press(KeyCode.UP);
        window.press(KeyCode.DELETE);
        assertThat(bench.done).as("nobody unseen is hit").noneMatch(done -> done.startsWith("delete"));
        window.press(KeyCode.RIGHT);
        assertThat(bench.topOf(first)).isNotNaN();
        window.press(KeyCode.DOWN);
        assertThat(selected()).isEqualTo(first);
        window.press(KeyCode.LEFT);
        assertThat(selected()).isEqualTo(-first);
        assertThat(bench.topOf(first)).isNaN();
        window.press(KeyCode.SPACE);
        assertThat(bench.topOf(first)).isNotNaN();
        window.press(KeyCode.ENTER);
        assertThat(bench.topOf(first)).isNaN();
    }

    @Test
    void theMenuOfAFoldOffersToOpenIt_andNothingAboutPeople() {
        var first = flood();
        window.point(300, bench.topOf(-first) + 8);
        window.click(MouseButton.SECONDARY);
        OnScreen.until("the menu is open", () -> menu().isPresent());
        assertThat(OnScreen.get(() -> menu().orElseThrow().getItems().stream().map(MenuItem::getText).toList()))
                .containsExactly("Show all 5");
        OnScreen.run(() -> menu().orElseThrow().getItems().getFirst().fire());
        OnScreen.frames(2);
        assertThat(bench.topOf(first)).isNotNaN();
    }

    @Test
    void whoJumpsToAMessageThatIsFoldedAway_seesIt() {
        var first = flood();
        OnScreen.run(() -> bench.view().jumpTo(new MessageKey(Rows.TWITCH, "m" + (first + 2))));
        OnScreen.frames(2);
        assertThat(selected()).isEqualTo(first + 2);
        assertThat(bench.topOf(first + 2)).isBetween(0.0, 600.0);
    }

    @Test
    void aRowUnderThePointerBecomesNoFold() {
        flood();
        var read = said("something else");
        bench.accept(Rows.append(read));
        window.point(300, 580);
        bench.accept(Rows.append(said("something else"), said("something else")));
        assertThat(bench.topOf(read.id())).isNotNaN();
        assertThat(bench.model.rows().rows()).filteredOn(FeedRow.AlikeRow.class::isInstance).hasSize(2);
    }

    /** A fast chat that ends in five rows that say the same; the id of their first. */
    @Test
    void aRowThatIsGoneToIsBroughtOutOfItsFold() {
        var first = flood();
        long third = first + 2;
        OnScreen.run(() -> {
            bench.view().markFound(row -> row == third, java.util.OptionalLong.empty());
        });
        OnScreen.frames(2);
        assertThat(bench.view().lookupAll(".feed-found")).as("the fold is marked for it").hasSize(1);
        OnScreen.run(() -> {
            bench.model.hold(PauseReason.SEARCHING);
            bench.view().center(third);
        });
        OnScreen.frames(2);
        assertThat(bench.topOf(third)).isBetween(0.0, 600.0);
        assertThat(bench.view().lookupAll(".feed-found")).as("and now the row").hasSize(1);
    }

    private long flood() {
        OnScreen.run(() -> bench.view().foldAbove(20));
        bench.accept(Rows.append(LongStream.range(0, 80).mapToObj(i -> said("number " + i)).toArray(FeedRow[]::new)));
        var alike = new ArrayList<FeedRow>();
        for (var text : List.of("LOL", "lol", "LOOOOL", "lol!", "lol lol")) {
            alike.add(said(text));
        }
        bench.accept(Rows.append(alike.toArray(FeedRow[]::new)));
        assertThat(bench.topOf(-alike.getFirst().id())).isNotNaN();
        return alike.getFirst().id();
    }

    private FeedRow.MessageRow said(String text) {
        long own = ++id;
        return new FeedRow.MessageRow(own, ChatMessage.plain(new MessageKey(Rows.TWITCH, "m" + own),
                Author.named("u" + own, "viewer_" + own), List.of(new Fragment.Text(text)), bench.now, bench.now),
                Optional.empty());
    }

    private void click(long row) {
        window.point(500, bench.topOf(row) + 8);
        window.click(MouseButton.PRIMARY);
    }

    private long selected() {
        return bench.model.selectedProperty().get().orElseThrow().id();
    }

    private static String copied() {
        return OnScreen.get(() -> Clipboard.getSystemClipboard().getString());
    }

    private static Optional<ContextMenu> menu() {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
                .findFirst();
    }
}
