package app.tributary.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.LookSettings;
import app.tributary.chat.Author;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.feed.FeedRow;
import app.tributary.image.Pictures;
import app.tributary.ui.OnScreen;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StillnessTest {
    private static final double FLOOR = 600 - 8;

    private final FeedBench bench = new FeedBench(FeedViewModel.CAP);
    private final OnScreen window = bench.open(500, 600, LookSettings.STANDARD);
    private final URI image = bench.serve("/e.png", Pictures.file("png", 112, 40, 0xFF00FF));
    private long id;

    /** The ways to go up. */
    enum Way {
        WHEEL, PAGE_UP, ARROWS, TOUCHPAD, BAR
    }

    @AfterEach
    void close() {
        window.close();
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void afterAnyBurstOfRowsOfAnyHeight_theNewestStandsExactlyAtTheLowerEdge(long seed) {
        var random = new Random(seed);
        OnScreen.run(() -> bench.view().foldAbove(20));
        for (int burst = 0; burst < 40; burst++) {
            int size = random.nextInt(5) == 0 ? 1 + random.nextInt(5_000) : 1 + random.nextInt(60);
            bench.now = bench.now.plusMillis(random.nextInt(700));
            bench.accept(mixed(size, random));
            assertThat(bench.bottomOfNewest()).as("burst %d of %d", burst, size).isEqualTo(FLOOR);
        }
        assertThat(bench.model.rows().rows()).as("folds were among them").anyMatch(FeedRow.AlikeRow.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whoWentUp_keepsTheirPixel_whileAHundredThousandRowsComeAndTheOldestGo(Way way) {
        var random = new Random(5);
        for (int i = 0; i < 10; i++) {
            bench.accept(mixed(1_000, random));
        }
        goUp(way);
        assertThat(bench.model.isHeld()).isTrue();
        long reader = OnScreen.get(() -> bench.view().viewport().rowAt(250).orElseThrow().item().orElseThrow().id());
        double top = bench.topOf(reader);
        for (int i = 0; i < 50; i++) {
            bench.accept(mixed(2_000, random));
            assertThat(bench.topOf(reader)).as("after %d rows", (i + 1) * 2_000).isEqualTo(top);
        }
        var kept = OnScreen.get(() -> bench.model.rows().rows());
        var skipped = kept.stream().filter(FeedRow.SkippedRow.class::isInstance).map(FeedRow.SkippedRow.class::cast)
                .toList();
        int letGo = bench.model.letGoProperty().get();
        assertThat(kept).hasSizeBetween(2 * FeedViewModel.CAP, 2 * FeedViewModel.CAP + 100);
        assertThat(skipped).hasSize(1);
        assertThat(kept.size() - 1 + skipped.getFirst().count() + letGo).as("every row is accounted for")
                .isEqualTo(110_000);
        assertThat(bench.model.waitingProperty().get()).isGreaterThanOrEqualTo(100_000);
        assertThat(pill()).contains("oldest rows had to go");
        window.press(KeyCode.END);
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
        assertThat(bench.model.rows().rows()).hasSize(FeedViewModel.CAP)
                .noneMatch(FeedRow.SkippedRow.class::isInstance);
    }

    @Test
    void whoReadsFarAbove_findsTheSeamBelow_andALateRowOfThatTimeIsCountedInIt() {
        var random = new Random(9);
        bench.accept(mixed(9_000, random));
        window.press(KeyCode.HOME);
        long reader = OnScreen.get(() -> bench.view().viewport().stack().getFirst().item().orElseThrow().id());
        for (int i = 0; i < 20; i++) {
            bench.accept(mixed(2_000, random));
        }
        assertThat(bench.topOf(reader)).isZero();
        assertThat(bench.model.letGoProperty().get()).isZero();
        var seam = OnScreen.get(this::seam);
        assertThat(seam.count()).isEqualTo(49_000 - (bench.model.rows().size() - 1));
        bench.accept(Rows.insert(20_000, Rows.row(900_000, "late")));
        assertThat(bench.model.rows().find(900_000)).isEmpty();
        assertThat(OnScreen.get(this::seam).count()).isEqualTo(seam.count() + 1);
        OnScreen.run(() -> bench.view().viewport().scrollTo(bench.model.rows().indexOf(seam.id()) - 3.0));
        OnScreen.frames(2);
        assertThat(bench.topOf(seam.id())).isBetween(0.0, 300.0);
    }

    private FeedRow.SkippedRow seam() {
        return bench.model.rows().rows().stream().filter(FeedRow.SkippedRow.class::isInstance)
                .map(FeedRow.SkippedRow.class::cast).findFirst().orElseThrow();
    }

    @Test
    void anotherSizeOfTheWindowOrOfTheText_keepsTheReadersRowOnItsPlace() {
        bench.accept(mixed(500, new Random(1)));
        goUp(Way.WHEEL);
        // the pointer is on it
        long reader = OnScreen.get(() -> bench.view().viewport().rowAt(300).orElseThrow().item().orElseThrow().id());
        double top = bench.topOf(reader);
        OnScreen.run(() -> window.stage().setWidth(320));
        OnScreen.frames(2);
        assertThat(bench.topOf(reader)).as("narrow").isEqualTo(top);
        OnScreen.run(() -> bench.view().scaleProperty().set(1.6));
        OnScreen.frames(2);
        assertThat(bench.topOf(reader)).as("large").isEqualTo(top);
        OnScreen.run(() -> {
            window.stage().setWidth(900);
            window.stage().setHeight(400);
            bench.view().scaleProperty().set(0.8);
        });
        OnScreen.frames(2);
        assertThat(bench.topOf(reader)).as("small again").isEqualTo(top);
        OnScreen.run(bench.model::resume);
        OnScreen.frames(2);
        assertThat(bench.bottomOfNewest()).isEqualTo(400.0 - 6);
    }

    @Test
    void aSelectionAcrossRowsIsCopiedAsText_howeverManyCameAfterIt() {
        bench.accept(Rows.append(1, 30));
        window.press(KeyCode.UP);
        for (int i = 0; i < 3; i++) {
            window.press(KeyCode.SHIFT, KeyCode.UP);
        }
        double top = bench.topOf(27);
        bench.accept(Rows.append(1_001, 6_000));
        assertThat(bench.topOf(27)).isEqualTo(top);
        window.press(KeyCode.CONTROL, KeyCode.C);
        var lines = LongStream.rangeClosed(27, 30).mapToObj(at -> "viewer_" + at % 7 + ": " + Rows.textOf(at)).toList();
        assertThat(OnScreen.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(String.join("\n", lines));
    }

    @Test
    void homeAndEndGoToTheEnds_andTheTouchpadsSwingEndsWhereTheRowsEnd() {
        bench.accept(mixed(300, new Random(2)));
        window.press(KeyCode.HOME);
        assertThat(bench.topOf(1)).isZero();
        window.press(KeyCode.END);
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
        for (double push = 900; push > 0.5; push *= 0.8) {
            swing(push);
        }
        assertThat(bench.model.isHeldBy(PauseReason.SCROLLED)).isTrue();
        for (double push = 1_400; push > 0.5; push *= 0.8) {
            swing(-push);
        }
        assertThat(bench.model.isHeld()).isFalse();
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
    }

    private void goUp(Way way) {
        switch (way) {
            case WHEEL -> {
                window.point(250, 300);
                window.wheel(-12);
                OnScreen.run(() -> bench.model.pointerLeft());
            }
            case PAGE_UP -> {
                window.press(KeyCode.PAGE_UP);
                window.press(KeyCode.PAGE_UP);
            }
            case ARROWS -> {
                for (int i = 0; i < 15; i++) {
                    window.press(KeyCode.UP);
                }
            }
            case TOUCHPAD -> {
                for (double push = 120; push > 0.5; push *= 0.9) {
                    swing(push);
                }
            }
            case BAR -> {
                OnScreen.run(() -> {
                    var bar = (ScrollBar) bench.view().lookup(".feed-scroll-bar");
                    bar.setValue(bar.getMax() - 500);
                });
                OnScreen.frames(2);
            }
        }
    }

    private void swing(double px) {
        OnScreen.run(() -> bench.view().fireEvent(new ScrollEvent(ScrollEvent.SCROLL, 250, 300, 250, 300, false, false,
                false, false, true, true, 0, px, 0, px, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null)));
    }

    private app.tributary.feed.FeedBatch mixed(int count, Random random) {
        var rows = new ArrayList<FeedRow>();
        for (int i = 0; i < count; i++) {
            long own = ++id;
            List<Fragment> said = switch (random.nextInt(6)) {
                case 0 -> List.of(new Fragment.Text("goes on and on ".repeat(1 + random.nextInt(25)) + own));
                case 1 -> List.of(new Fragment.Emote("Kappa", "1", image), new Fragment.Text(" " + own));
                case 2 -> List.of(new Fragment.Text(random.nextBoolean() ? "LOL" : "lol!"));
                default -> List.of(new Fragment.Text("message " + own));
            };
            rows.add(new FeedRow.MessageRow(own, ChatMessage.plain(new MessageKey(Rows.TWITCH, "m" + own),
                    Author.named("u" + own, "viewer_" + own % 50), said, bench.now, bench.now), Optional.empty()));
        }
        return Rows.append(rows.toArray(FeedRow[]::new));
    }

    private String pill() {
        return OnScreen.get(() -> {
            var pill = bench.view().lookup(".feed-pill");
            return pill instanceof Labeled label && pill.isVisible() ? label.getText() : "";
        });
    }
}
