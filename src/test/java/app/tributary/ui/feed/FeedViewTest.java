package app.tributary.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.LookSettings;
import app.tributary.account.Theme;
import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reaction;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.feed.FeedRow;
import app.tributary.image.Pictures;
import app.tributary.ui.OnScreen;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedViewTest {
    private static final LookSettings LOOK = LookSettings.STANDARD.withTheme(Theme.DARK);
    private static final double FLOOR = 600 - 8;

    private final FeedBench bench = new FeedBench();
    private final OnScreen window = bench.open(500, 600, LOOK);

    @AfterEach
    void close() {
        window.close();
        bench.close();
    }

    @Test
    void afterEveryBurst_theNewestRowStandsExactlyAtTheLowerEdge() {
        for (int burst = 0; burst < 25; burst++) {
            bench.accept(Rows.append(burst * 200L + 1, burst * 200L + 200));
            assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
        }
        OnScreen.run(() -> window.stage().setHeight(450));
        OnScreen.frames(2);
        assertThat(bench.bottomOfNewest()).isEqualTo(450 - 8);
        assertThat(OnScreen.get(() -> bench.view().viewport().getChildrenUnmodifiable().size()))
                .as("only rows on the screen have nodes").isLessThan(80);
    }

    @Test
    void theReadersRowKeepsItsPixel_whateverArrivesAboveAndBelow() {
        bench.accept(Rows.append(1, 1500));
        window.point(250, 300);
        window.wheel(-12);
        assertThat(bench.model.pauseProperty().get()).contains(PauseReason.SCROLLED);
        long reader = OnScreen.get(() -> bench.view().viewport().rowAt(300).orElseThrow().item().orElseThrow().id());
        double top = bench.topOf(reader);

        bench.accept(Rows.append(2001, 2900));
        assertThat(bench.topOf(reader)).isEqualTo(top);
        for (int i = 0; i < 50; i++) {
            bench.accept(Rows.insert(reader, Rows.row(5000 + i, "filled in above " + i)));
            assertThat(bench.topOf(reader)).isEqualTo(top);
        }
        bench.accept(Rows.insert(reader + 1, Rows.row(6000, "filled in below")));
        var above = OnScreen.get(() -> bench.view().viewport().stack().get(2).item().orElseThrow());
        bench.accept(Rows.replace(Rows.row(above.id(), "longer now ".repeat(40))));
        assertThat(bench.topOf(reader)).isEqualTo(top);
        bench.accept(Rows.append(7001, 9500));
        assertThat(bench.model.letGoProperty().get()).as("rows had to go").isPositive();
        assertThat(bench.topOf(reader)).as("trimmed above").isEqualTo(top);
    }

    @Test
    void theReadersRowIsNeverLetGo_howeverManyComeAtOnce_andEndBringsTheNewestBack() {
        bench.accept(Rows.append(1, 100));
        window.press(KeyCode.HOME);
        assertThat(bench.topOf(1)).isZero();
        bench.accept(Rows.append(101, 9000));
        assertThat(bench.topOf(1)).isZero();
        assertThat(bench.model.letGoProperty().get()).isZero();
        assertThat(pill()).contains("new");
        window.press(KeyCode.END);
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
        assertThat(bench.model.rows().size()).isEqualTo(2000);
    }

    @Test
    void aPictureThatComesLate_movesNothing() {
        bench.pictureGate = new CountDownLatch(1);
        var image = bench.serve("/late.png", Pictures.file("png", 112, 40, 0xFF00FF));
        bench.accept(Rows.append(java.util.stream.IntStream.rangeClosed(1, 60)
                .mapToObj(i -> i % 3 == 0 ? emote(i, image) : Rows.row(i, "words")).toArray(FeedRow[]::new)));
        double[] before = tops(20, 60);
        bench.pictureGate.countDown();
        OnScreen.until("the picture is there", () -> bench.emotesShown() > 3);
        OnScreen.frames(2);
        assertThat(tops(20, 60)).isEqualTo(before);
    }

    private double[] tops(int from, int to) {
        return java.util.stream.LongStream.rangeClosed(from, to).mapToDouble(bench::topOf).toArray();
    }

    private static FeedRow emote(long id, URI image) {
        return new FeedRow.MessageRow(id,
                ChatMessage.plain(new MessageKey(Rows.TWITCH, "m" + id), Author.named("a", "a"),
                        List.of(new Fragment.Text("look "), new Fragment.Emote("Late", "1", image)), Rows.NINE,
                        Rows.NINE),
                Optional.empty());
    }

    @Test
    void thePointerHoldsTheRowUnderIt_andLettingGoFollowsAgain() {
        bench.accept(Rows.append(1, 100));
        window.point(250, 300);
        long under = OnScreen.get(() -> bench.view().viewport().rowAt(300).orElseThrow().item().orElseThrow().id());
        double top = bench.topOf(under);
        bench.accept(Rows.append(101, 123));
        assertThat(bench.topOf(under)).isEqualTo(top);
        assertThat(pill()).startsWith("Held while you point · 23 new");

        bench.now = bench.now.plus(FeedViewModel.POINTER_REST);
        OnScreen.run(() -> bench.model.pointerRests());
        OnScreen.frames(2);
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);

        window.point(250, 310);
        bench.accept(Rows.append(124, 130));
        assertThat(bench.model.waitingProperty().get()).isEqualTo(7);
        window.point(700, 700);
        assertThat(bench.model.isHeld()).isFalse();
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
    }

    @Test
    void theWheelGoesUpAndDownByPixels_andTheEndFollowsAgain() {
        bench.accept(Rows.append(1, 400));
        window.point(250, 300);
        window.wheel(-3);
        assertThat(bench.model.isHeldBy(PauseReason.SCROLLED)).isTrue();
        bench.accept(Rows.append(401, 402));
        for (int i = 0; i < 12; i++) {
            window.wheel(5);
        }
        assertThat(bench.model.isHeldBy(PauseReason.SCROLLED)).isFalse();
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
        window.wheel(-9000);
        assertThat(bench.topOf(1)).as("no further than the oldest").isZero();
    }

    @Test
    void aClickOnThePill_showsTheNewest_evenWithThePointerOverTheFeed() {
        bench.accept(Rows.append(1, 100));
        window.point(250, 300);
        bench.accept(Rows.append(101, 110));
        window.point(bench.view().lookup(".feed-pill"));
        window.click(MouseButton.PRIMARY);
        window.point(250, 571);
        assertThat(bench.model.isHeld()).isFalse();
        bench.accept(Rows.append(111, 120));
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
    }

    @Test
    void everythingGoesByKey() {
        bench.accept(Rows.append(1, 100));
        window.press(KeyCode.UP);
        assertThat(bench.done).containsExactly("selected 100");
        window.press(KeyCode.UP);
        window.press(KeyCode.ENTER);
        window.press(KeyCode.DELETE);
        window.press(KeyCode.P);
        assertThat(bench.done).containsExactly("selected 100", "selected 99", "reply m99", "delete m99", "pin m99");
        window.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(OnScreen.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(Rows.textOf(99));
        window.press(KeyCode.SHIFT, KeyCode.UP);
        window.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(OnScreen.get(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("viewer_0: " + Rows.textOf(98) + "\nviewer_1: " + Rows.textOf(99));
        bench.accept(Rows.append(101, 140));
        assertThat(pill()).startsWith("Held while a row is selected · 40 new");
        window.press(KeyCode.ESCAPE);
        assertThat(bench.model.isHeld()).isFalse();
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);

        for (int i = 0; i < 60; i++) {
            window.press(KeyCode.UP);
        }
        assertThat(bench.topOf(81)).as("the selected row is on the screen").isGreaterThanOrEqualTo(0);
        window.press(KeyCode.ESCAPE);
        window.press(KeyCode.PAGE_UP);
        assertThat(bench.model.isHeldBy(PauseReason.SCROLLED)).isTrue();
        window.press(KeyCode.PAGE_DOWN);
        assertThat(bench.model.isHeld()).isFalse();
    }

    @Test
    void theButtonsOverARow_doWhatTheySay_andMoveNothing() {
        bench.accept(Rows.append(1, 100));
        double[] before = tops(85, 100);
        window.point(250, 300);
        assertThat(tops(85, 100)).isEqualTo(before);
        long under = OnScreen.get(() -> bench.view().viewport().rowAt(300).orElseThrow().item().orElseThrow().id());
        window.point(button("Delete"));
        window.click(MouseButton.PRIMARY);
        assertThat(bench.done).containsExactly("delete m" + under);
        assertThat(bench.model.selection()).as("the click is not one on the row").isEmpty();
    }

    @Test
    void whatCannotBeDone_isOffAndSaysWhy() {
        bench.support = Support.no(ReasonCode.NOT_SIGNED_IN);
        bench.accept(Rows.append(1, 100));
        window.point(250, 300);
        var reply = button("Reply");
        assertThat(OnScreen.get(reply::getAccessibleText)).startsWith("Reply: ").hasSizeGreaterThan(12);
        window.point(reply);
        window.click(MouseButton.PRIMARY);
        window.press(KeyCode.UP);
        window.press(KeyCode.ENTER);
        assertThat(bench.done).noneMatch(done -> done.startsWith("reply"));
    }

    @Test
    void theMenuOfARow_holdsTheFeedAndOffersTheSameActions() {
        var kick = new Channel(new PlatformId("kick"), "nadia");
        bench.accept(Rows.append(1, 100));
        bench.accept(Rows.append(Rows.row(101, kick, Author.named("7", "bramble"), "hello")));
        window.point(250, 580);
        window.click(MouseButton.SECONDARY);
        OnScreen.until("the menu is open", () -> menu().isPresent());
        assertThat(bench.model.isHeldBy(PauseReason.MENU)).isTrue();
        var texts = OnScreen.get(() -> menu().orElseThrow().getItems().stream()
                .map(item -> String.valueOf(item.getText()) + (item.isDisable() ? "!" : "")).toList());
        assertThat(texts).first().isEqualTo("Reply");
        assertThat(texts).anyMatch(text -> text.startsWith("Pin – ") && text.contains("no pins") && text.endsWith("!"))
                .contains("Delete", "Copy", "Mention bramble");
        OnScreen.run(() -> menu().orElseThrow().getItems().get(2).fire());
        assertThat(bench.done).contains("delete m101");
        OnScreen.run(() -> menu().ifPresent(ContextMenu::hide));
        OnScreen.until("the menu is closed", () -> !bench.model.isHeldBy(PauseReason.MENU));
    }

    @Test
    void aReactionIsJoinedOrLeftByAClick_andNeverCoveredByTheActionsOfTheRow() {
        bench.accept(Rows.append(1, 100));
        bench.accept(Rows.append(Added.reacted(Rows.row(101, "short"), new Reaction("like", "👍", 3, true)),
                Added.reacted(Rows.row(102, "a text that is long enough to go to the end of the row"),
                        new Reaction("wow", "😮", 1, false))));
        window.point(chip("wow: 1"));
        window.click(MouseButton.PRIMARY);
        window.point(chip("like: 3"));
        window.click(MouseButton.PRIMARY);
        assertThat(bench.done).containsExactly("react m102 wow true", "react m101 like false");
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
    }

    @Test
    void theButtonsOfANoticeAndOfAMarkAreClicked_andStandInTheMenuToo() {
        bench.accept(Rows.append(1, 50));
        var row = Rows.row(101, "hello");
        bench.accept(Rows.append(Added.poll(100, "Which lever?", "Left: 3", "Right: 12"),
                Added.marked(row, Added.mark(row.message(), "m", "merhaba", Added.vote("Hide")))));
        window.point(labelled("Right"));
        window.click(MouseButton.PRIMARY);
        window.point(labelled("Hide"));
        window.click(MouseButton.PRIMARY);
        assertThat(bench.done).anyMatch(done -> done.startsWith("take vote {option=Text[text=Right: 12]}"))
                .anyMatch(done -> done.startsWith("take vote {option=Text[text=Hide]}"))
                .noneMatch(done -> done.startsWith("selected"));
        window.point(labelled("Left"));
        window.click(MouseButton.SECONDARY);
        OnScreen.until("the menu is open", () -> menu().isPresent());
        assertThat(OnScreen.get(() -> menu().orElseThrow().getItems().stream().map(MenuItem::getText).toList()))
                .containsExactly("Left", "Right");
        OnScreen.run(() -> menu().ifPresent(ContextMenu::hide));
    }

    @Test
    void aRowThatLosesItsExtrasIsAsHighAsBefore() {
        var row = Rows.row(1, "hello");
        bench.accept(Rows.append(row));
        double plain = heightOf(1);
        bench.accept(Rows.replace(Added.marked(row, Added.mark(row.message(), "m", "seen by 4"))));
        assertThat(heightOf(1)).isGreaterThan(plain + 10);
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
        bench.accept(Rows.replace(row));
        assertThat(heightOf(1)).isEqualTo(plain);
    }

    @Test
    void theMenuHasTheShellsActionsForTheMessageAndItsAuthor_andAChoiceOfReactions() {
        bench.accept(Rows.append(Rows.row(1, "hello")));
        window.point(250, 580);
        window.click(MouseButton.SECONDARY);
        OnScreen.until("the menu is open", () -> menu().isPresent());
        var items = OnScreen.get(() -> menu().orElseThrow().getItems().stream().toList());
        assertThat(items).extracting(item -> String.valueOf(item.getText()))
                .containsSubsequence("Reply", "React", "Superlike…", "Translate – not here", "Copy")
                .doesNotContain("Edit");
        var person = (Menu) items.getLast();
        assertThat(person.getText()).isEqualTo("viewer_1");
        OnScreen.run(() -> person.getItems().getFirst().fire());
        var react = (Menu) items.stream().filter(item -> "React".equals(item.getText())).findFirst().orElseThrow();
        OnScreen.run(() -> react.getItems().get(2).fire());
        assertThat(bench.done).contains("ban u1", "react m1 😂 true");
        OnScreen.run(() -> menu().ifPresent(ContextMenu::hide));
    }

    private double heightOf(long id) {
        return OnScreen.get(() -> bench.view().viewport().nodeOf(id).orElseThrow().getHeight());
    }

    private Node chip(String accessible) {
        return OnScreen.get(() -> bench.view().lookupAll(".feed-reaction").stream()
                .filter(node -> accessible.equals(node.getAccessibleText())).findFirst().orElseThrow());
    }

    private Node labelled(String text) {
        return OnScreen.get(() -> bench.view().lookupAll(".feed-offer").stream()
                .filter(node -> node instanceof Labeled label && text.equals(label.getText())).findFirst()
                .orElseThrow());
    }

    private static Optional<ContextMenu> menu() {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
                .findFirst();
    }

    @Test
    void clicksSelectRows_andADoubleClickOnANameAddressesIt() {
        bench.accept(Rows.append(1, 100));
        window.point(300, 400);
        long under = OnScreen.get(() -> bench.view().viewport().rowAt(400).orElseThrow().item().orElseThrow().id());
        window.click(MouseButton.PRIMARY);
        assertThat(bench.done).containsExactly("selected " + under);
        var name = OnScreen.get(() -> texts().filter(text -> text.getUserData() instanceof PieceNodes.Click.OnName)
                .filter(text -> text.localToScene(0, 0).getY() > 20).findFirst().orElseThrow());
        window.point(name);
        window.click(MouseButton.PRIMARY);
        window.click(MouseButton.PRIMARY);
        assertThat(bench.done).contains("mention " + OnScreen.get(name::getText));
    }

    @Test
    void aWordWithoutEnd_isCutOff_untilTheReaderWantsAllOfIt() {
        bench.accept(Rows.append(Rows.row(1, "x".repeat(10_000)), Rows.row(2, "e\u0301\u0336".repeat(5_000)),
                Rows.row(3, "after")));
        var more = OnScreen.get(() -> texts().filter(text -> text.getUserData() instanceof PieceNodes.Click.OnShowAll)
                .filter(text -> text.localToScene(0, 0).getY() > 20).findFirst().orElseThrow());
        assertThat(OnScreen.get(more::getText)).startsWith("show all 1");
        window.point(more);
        double before = highest();
        window.click(MouseButton.PRIMARY);
        assertThat(highest()).isGreaterThan(before * 2);
    }

    private double highest() {
        return OnScreen
                .get(() -> bench.view().viewport().stack().stream().mapToDouble(RowNode::getHeight).max().orElse(0));
    }

    @Test
    void movingPicturesMoveOnOneClock_onlyWhileSeenAndAllowed() {
        var image = bench.serve("/party.gif", Pictures.gif(28, 10, 0xFF0000, 0x00FF00));
        bench.accept(Rows.append(emote(1, image)));
        OnScreen.until("it moves", () -> bench.view().clock().isRunning());
        bench.accept(Rows.append(2, 200));
        assertThat(OnScreen.get(() -> bench.view().clock().isRunning())).as("scrolled out of sight").isFalse();
        bench.accept(Rows.append(emote(201, image)));
        assertThat(OnScreen.get(() -> bench.view().clock().isRunning())).isTrue();
        OnScreen.run(() -> bench.view().stillProperty().set(true));
        assertThat(OnScreen.get(() -> bench.view().clock().isRunning())).as("stillness is wanted").isFalse();
        OnScreen.run(() -> bench.view().stillProperty().set(false));
        OnScreen.run(() -> window.stage().hide());
        assertThat(OnScreen.get(() -> bench.view().clock().isRunning())).as("the window is hidden").isFalse();
    }

    @Test
    void rowsSpeakForThemselves() {
        bench.accept(Rows.append(Rows.row(1, "hello there")));
        var row = OnScreen.get(() -> bench.view().viewport().stack().getFirst());
        assertThat(row.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .isEqualTo("21:03, viewer_1 on Twitch: hello there");
    }

    private java.util.stream.Stream<Text> texts() {
        return bench.view().viewport().stack().stream().flatMap(row -> row.lookupAll("Text").stream())
                .filter(Text.class::isInstance).map(Text.class::cast);
    }

    private String pill() {
        return OnScreen.get(() -> {
            var pill = bench.view().lookup(".feed-pill");
            return pill instanceof Labeled label && pill.isVisible() ? label.getText() : "";
        });
    }

    private Labeled button(String text) {
        return OnScreen.get(() -> bench.view().lookupAll(".feed-action").stream().filter(Labeled.class::isInstance)
                .map(Labeled.class::cast).filter(label -> label.isVisible() && label.getText().equals(text)).findFirst()
                .orElseThrow());
    }
}
