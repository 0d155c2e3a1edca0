package app.tributary.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.LookSettings;
import app.tributary.account.Theme;
import app.tributary.chat.Author;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.feed.FeedRow;
import app.tributary.image.Pictures;
import app.tributary.ui.OnScreen;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BadInputTest {
    private static final double FLOOR = 600 - 8;

    private final FeedBench bench = new FeedBench();
    private final OnScreen window = bench.open(500, 600, LookSettings.STANDARD.withTheme(Theme.DARK));

    @AfterEach
    void close() {
        window.close();
        bench.close();
    }

    @Test
    void aHeapOfMarksOnOneLetter_makesNoHigherRow_andPaintsOnNoOtherRow() {
        String heap = "o" + "\u0301\u0323\u0334\u0489\u0316".repeat(100);
        bench.accept(Rows.append(named(1, "above", "x"), named(2, "mid", "o o o"), named(3, "below", "x")));
        double height = heightOf(2);
        var before = window.picture("zalgo-without");
        int from = (int) bench.topOf(1);
        int top = (int) bench.topOf(2);
        int bottom = (int) (top + height);
        bench.accept(Rows.replace(named(2, "mid", heap + " " + heap + " " + heap)));
        assertThat(heightOf(2)).isLessThanOrEqualTo(height * 1.6);
        assertThat(heightOf(1)).isEqualTo(heightOf(3));
        var after = window.picture("zalgo");
        int moved = (int) (heightOf(2) - height);
        assertThat(same(before, after, from, top - moved - from, -moved)).as("the row above").isTrue();
        assertThat(same(before, after, bottom, (int) FLOOR - bottom, 0)).as("the row below").isTrue();
    }

    @Test
    void aThousandEmotes_makeABoundedRow_andAThousandTimesNoMoreNodes() {
        var image = bench.serve("/k.png", Pictures.file("png", 28, 28, 0xFF00FF));
        var many = new ArrayList<Fragment>();
        for (int i = 0; i < 1_000; i++) {
            many.add(new Fragment.Emote("Kappa", "" + i, image));
        }
        bench.accept(Rows.append(LongStream.rangeClosed(1, 200).mapToObj(id -> new FeedRow.MessageRow(id,
                ChatMessage.plain(new MessageKey(Rows.TWITCH, "m" + id), Author.named("a", "a"), many, Rows.NINE,
                        Rows.NINE),
                Optional.empty())).toArray(FeedRow[]::new)));
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
        assertThat(heightOf(200)).isLessThan(1_200);
        assertThat(OnScreen.get(() -> count(bench.view().viewport()))).isLessThan(2_500);
    }

    @Test
    void tenThousandLettersWithoutASpace_makeABoundedRow() {
        bench.accept(Rows.append(Rows.row(1, "x".repeat(10_000)), Rows.row(2, "after")));
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
        assertThat(heightOf(1)).isLessThan(1_200);
    }

    @Test
    void signsThatTurnTheDirection_turnNeitherTheRestOfTheirRowNorTheNextOne() {
        String evil = "\u202Eevil\u2067\u2066\u202D";
        bench.accept(Rows.append(named(1, evil, evil + " words"), named(2, "bob", "after")));
        assertThat(OnScreen.get(() -> bench.view().viewport().stack().stream()
                .flatMap(row -> row.lookupAll("Text").stream()).map(javafx.scene.text.Text.class::cast)
                .map(javafx.scene.text.Text::getText).reduce("", String::concat)))
                .contains("evil words").doesNotContain("\u202E", "\u202D", "\u2066", "\u2067");
    }

    @Test
    void aHundredThousandAuthors_leaveNoMoreRowsAndNodesThanTheCapAndTheScreenHold() {
        for (int turn = 0; turn < 50; turn++) {
            long first = turn * 2_000L + 1;
            bench.accept(Rows.append(LongStream.range(first, first + 2_000)
                    .mapToObj(id -> named(id, "person " + id, "hello from " + id)).toArray(FeedRow[]::new)));
        }
        assertThat(bench.model.rows().size()).isEqualTo(2_000);
        assertThat(OnScreen.get(() -> bench.view().viewport().getChildrenUnmodifiable().size())).isLessThan(80);
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
    }

    @Test
    void tenThousandMessagesAtOnce_endExactlyAtTheLowerEdge() {
        bench.accept(Rows.append(1, 10_000));
        assertThat(bench.model.rows().size()).isEqualTo(2_000);
        assertThat(bench.bottomOfNewest()).isEqualTo(FLOOR);
    }

    private static FeedRow named(long id, String name, String text) {
        return Rows.row(id, Rows.TWITCH, Author.named("u" + id, name), text);
    }

    private double heightOf(long id) {
        return OnScreen.get(() -> bench.view().viewport().nodeOf(id).map(RowNode::getHeight).orElse(Double.NaN));
    }

    private static long count(Node node) {
        return 1 + (node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().mapToLong(BadInputTest::count).sum()
                : 0);
    }

    /** Whether a band of one picture looks as in the other, there shifted by so many px. */
    private static boolean same(BufferedImage one, BufferedImage other, int from, int height, int shift) {
        return Stream.iterate(from, y -> y + 1).limit(Math.max(1, height)).allMatch(y -> {
            for (int x = 0; x < 480; x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y + shift)) {
                    return false;
                }
            }
            return true;
        });
    }
}
