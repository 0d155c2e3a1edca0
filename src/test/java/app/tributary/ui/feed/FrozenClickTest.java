package app.tributary.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.LookSettings;
import app.tributary.chat.Author;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedRow;
import app.tributary.ui.OnScreen;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrozenClickTest {
    private static final URI TARGET = URI.create("https://example.org/");

    private final FeedBench bench = new FeedBench();
    private final OnScreen window = bench.open(500, 600, LookSettings.STANDARD);
    private long next = 1000;

    /** What can happen to the rows while a button is down. */
    enum Meanwhile {
        BURST, LATE_ABOVE, TRIMMED, STRUCK, GONE
    }

    @AfterEach
    void close() {
        OnScreen.run(() -> menu().ifPresent(ContextMenu::hide));
        window.close();
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(Meanwhile.class)
    void aClickSelectsTheRowThatWasPressed(Meanwhile what) {
        bench.accept(linked(1, 100));
        restAt(380, 303);
        long pressed = rowAt(303);
        window.hold(MouseButton.PRIMARY);
        double top = bench.topOf(pressed);
        happens(what, pressed);
        if (what != Meanwhile.GONE) {
            assertThat(bench.topOf(pressed)).as("nothing moves under the pointer").isEqualTo(top);
        }
        window.letGo(MouseButton.PRIMARY);
        if (what == Meanwhile.GONE) {
            assertThat(bench.done).as("no other row is taken for it").isEmpty();
        } else {
            assertThat(bench.done).contains("selected " + pressed).allMatch(("selected " + pressed)::equals);
        }
    }

    @ParameterizedTest
    @EnumSource(Meanwhile.class)
    void aLinkOpensThatWasPressed(Meanwhile what) {
        bench.accept(linked(1, 100));
        var link = part(PieceNodes.Click.OnLink.class);
        String target = ((PieceNodes.Click.OnLink) OnScreen.get(link::getUserData)).target().toString();
        rest(link);
        long pressed = rowOf(link);
        window.hold(MouseButton.PRIMARY);
        happens(what, pressed);
        window.letGo(MouseButton.PRIMARY);
        assertThat(bench.done).containsExactly("open " + target);
    }

    @ParameterizedTest
    @EnumSource(Meanwhile.class)
    void aNameIsMentionedThatWasPressedTwice(Meanwhile what) {
        bench.accept(linked(1, 100));
        var name = part(PieceNodes.Click.OnName.class);
        String called = OnScreen.get(name::getText);
        rest(name);
        long pressed = rowOf(name);
        window.click(MouseButton.PRIMARY);
        window.hold(MouseButton.PRIMARY);
        happens(what, pressed);
        window.letGo(MouseButton.PRIMARY);
        assertThat(bench.done).last().isEqualTo("mention " + called);
    }

    @ParameterizedTest
    @EnumSource(Meanwhile.class)
    void aButtonOverARowActsOnTheMessageThatWasPressed(Meanwhile what) {
        bench.accept(linked(1, 100));
        window.point(250, 303);
        long pressed = rowAt(303);
        window.point(button("Delete"));
        window.hold(MouseButton.PRIMARY);
        happens(what, pressed);
        assertThat(OnScreen.get(() -> button("Delete").isVisible())).isTrue();
        window.letGo(MouseButton.PRIMARY);
        assertThat(bench.done).containsExactly("delete m" + pressed);
    }

    @ParameterizedTest
    @EnumSource(Meanwhile.class)
    void theMenuIsThatOfTheRowThatWasPressed_andItsItemsActOnIt(Meanwhile what) {
        bench.accept(linked(1, 100));
        restAt(380, 303);
        long pressed = rowAt(303);
        window.hold(MouseButton.SECONDARY);
        happens(what, pressed);
        window.letGo(MouseButton.SECONDARY);
        OnScreen.until("the menu is open", () -> menu().isPresent());
        happens(Meanwhile.BURST, pressed);
        OnScreen.run(() -> item("Reply").fire());
        assertThat(bench.done).containsExactly("reply m" + pressed);
        OnScreen.run(() -> menu().ifPresent(ContextMenu::hide));
        window.point(380, 320);
        assertThat(bench.model.isHeldBy(PauseReason.BUTTON)).isFalse();
    }

    @Test
    void whileAButtonIsDown_thePillSaysSo_andLettingGoEndsIt() {
        bench.accept(linked(1, 100));
        restAt(380, 303);
        assertThat(bench.model.isHeld()).isFalse();
        window.hold(MouseButton.MIDDLE);
        bench.now = bench.now.plus(FeedViewModel.POINTER_REST);
        OnScreen.run(() -> bench.model.pointerRests());
        bench.accept(linked(101, 112));
        assertThat(pill()).startsWith("Held while the button is down · 12 new");
        window.letGo(MouseButton.MIDDLE);
        assertThat(bench.model.isHeld()).isFalse();
        assertThat(bench.bottomOfNewest()).isEqualTo(600 - 8);
    }

    @Test
    void whoDragsAwayFromWhatTheyPressed_meansNothing() {
        bench.accept(linked(1, 100));
        var link = part(PieceNodes.Click.OnLink.class);
        window.point(link);
        window.hold(MouseButton.PRIMARY);
        window.point(480, 20);
        window.letGo(MouseButton.PRIMARY);
        window.point(250, 303);
        window.point(button("Delete"));
        window.hold(MouseButton.PRIMARY);
        window.point(30, 580);
        window.letGo(MouseButton.PRIMARY);
        assertThat(bench.done).isEmpty();
        assertThat(bench.model.isHeldBy(PauseReason.BUTTON)).isFalse();
    }

    @Test
    void aButtonThatIsLetGoOutsideTheWindow_holdsNothingAnyMore() {
        bench.accept(linked(1, 100));
        window.point(250, 303);
        window.hold(MouseButton.PRIMARY);
        window.point(900, 900);
        assertThat(bench.model.isHeldBy(PauseReason.BUTTON)).isTrue();
        window.letGo(MouseButton.PRIMARY);
        // Not every system tells of it: at the latest the pointer that comes back without a button does.
        window.point(250, 303);
        assertThat(bench.model.isHeldBy(PauseReason.BUTTON)).isFalse();
        assertThat(bench.done).isEmpty();
    }

    @Test
    void twoClicksOnTheNamesOfTwoPeople_areNoDoubleClick() {
        bench.accept(linked(1, 100));
        var names = OnScreen.get(() -> parts(PieceNodes.Click.OnName.class).toList());
        window.point(names.get(2));
        window.click(MouseButton.PRIMARY);
        window.point(names.get(3));
        window.click(MouseButton.PRIMARY);
        assertThat(bench.done).noneMatch(done -> done.startsWith("mention"));
    }

    @Test
    void aPointerThatLiesStill_holdsNothing_whenTheFeedItselfMovesUnderIt() {
        bench.accept(linked(1, 100));
        restAt(380, 303);
        assertThat(held()).isFalse();
        OnScreen.run(() -> bench.view().setTranslateY(12));
        bench.accept(linked(200, 203));
        OnScreen.frames(4);
        assertThat(held()).isFalse();
        window.point(380, 306);
        assertThat(held()).as("moved by hand").isTrue();
    }

    private boolean held() {
        return OnScreen.get(() -> bench.model.isHeld());
    }

    private void happens(Meanwhile what, long pressed) {
        bench.now = bench.now.plus(FeedViewModel.POINTER_REST).plusSeconds(1);
        OnScreen.run(() -> bench.model.pointerRests());
        switch (what) {
            case BURST -> bench.accept(linked(next, next + 40));
            case LATE_ABOVE -> bench.accept(Rows.insert(pressed, linked(next)));
            case TRIMMED -> bench.accept(linked(next, next + 4_200));
            case STRUCK -> {
                var row = linked(pressed);
                bench.accept(Rows.replace(new FeedRow.MessageRow(pressed, row.message(), Optional.of(
                        new FeedRow.Removed(FeedRow.Removed.How.DELETED, Optional.of(new Person("m", "mod")),
                                bench.now)))));
            }
            case GONE -> bench.accept(new FeedBatch(List.of(new FeedChange.Remove(pressed)), List.of()));
        }
        next += 5_000;
    }

    private static FeedBatch linked(long from, long to) {
        return Rows.append(LongStream.rangeClosed(from, to).mapToObj(FrozenClickTest::linked)
                .toArray(FeedRow[]::new));
    }

    private static FeedRow.MessageRow linked(long id) {
        return new FeedRow.MessageRow(id,
                ChatMessage.plain(new MessageKey(Rows.TWITCH, "m" + id), Author.named("u" + id, "viewer_" + id),
                        List.of(new Fragment.Text("look "), new Fragment.Link("here" + id, TARGET.resolve("" + id))),
                        Rows.NINE, Rows.NINE),
                Optional.empty());
    }

    /** The pointer rests here for so long that it holds nothing any more. */
    private void restAt(double x, double y) {
        window.point(x, y);
        rested();
    }

    private void rest(Node node) {
        window.point(node);
        rested();
    }

    private void rested() {
        bench.now = bench.now.plus(FeedViewModel.POINTER_REST);
        OnScreen.run(() -> bench.model.pointerRests());
        OnScreen.frames(2);
    }

    private long rowAt(double y) {
        return OnScreen.get(() -> bench.view().viewport().rowAt(y).orElseThrow().item().orElseThrow().id());
    }

    private long rowOf(Node node) {
        return rowAt(OnScreen.get(() -> node.localToScene(0, 0).getY()));
    }

    private Text part(Class<? extends PieceNodes.Click> kind) {
        return OnScreen.get(() -> parts(kind).skip(3).findFirst().orElseThrow());
    }

    private Stream<Text> parts(Class<? extends PieceNodes.Click> kind) {
        return bench.view().viewport().stack().stream().flatMap(row -> row.lookupAll("Text").stream())
                .filter(node -> kind.isInstance(node.getUserData())).map(Text.class::cast);
    }

    private Labeled button(String text) {
        return OnScreen.get(() -> bench.view().lookupAll(".feed-action").stream().map(Labeled.class::cast)
                .filter(label -> label.isVisible() && label.getText().equals(text)).findFirst().orElseThrow());
    }

    private String pill() {
        return OnScreen.get(() -> {
            var pill = bench.view().lookup(".feed-pill");
            return pill instanceof Labeled label && pill.isVisible() ? label.getText() : "";
        });
    }

    private static MenuItem item(String text) {
        return menu().orElseThrow().getItems().stream().filter(item -> text.equals(item.getText())).findFirst()
                .orElseThrow();
    }

    private static Optional<ContextMenu> menu() {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
                .findFirst();
    }
}
