package app.tributary.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeedViewModelTest {
    private Instant now = Rows.NINE;
    private final FeedViewModel model = new FeedViewModel(Runnable::run, () -> now, 100);

    private List<Long> ids() {
        var ids = new ArrayList<Long>();
        for (int i = 0; i < model.rows().size(); i++) {
            ids.add(model.rows().get(i).id());
        }
        return ids;
    }

    @Test
    void manyBatchesBeforeTheFxThreadComes_areOneCallToIt() {
        var calls = new ArrayDeque<Runnable>();
        var slow = new FeedViewModel(calls::add, () -> now, 1000);
        for (int i = 1; i <= 500; i++) {
            slow.accept(Rows.append(i, i));
        }
        assertThat(calls).hasSize(1);
        calls.remove().run();
        assertThat(slow.rows().size()).isEqualTo(500);
        slow.accept(Rows.append(501, 501));
        assertThat(calls).hasSize(1);
    }

    @Test
    void rowsComeInsertedReplacedAndAreFoundById() {
        model.accept(Rows.append(1, 3));
        model.accept(Rows.insert(2, Rows.row(9, "late")));
        model.accept(Rows.insert(77, Rows.row(10, "before everything")));
        model.accept(Rows.replace(Rows.row(3, "other words")));
        model.accept(Rows.replace(Rows.row(555, "not kept")));
        assertThat(ids()).containsExactly(10L, 1L, 9L, 2L, 3L);
        assertThat(model.rows().indexOf(9)).isEqualTo(2);
        assertThat(model.rows().indexOf(555)).isEqualTo(-1);
        assertThat(((FeedRow.MessageRow) model.rows().get(4).row()).message().text()).isEqualTo("other words");
    }

    @Test
    void anyMixtureOfStepsGivesWhatAPlainListGives() {
        var random = new Random(7);
        var plain = new ArrayList<Long>();
        var list = new RowList();
        for (long id = 1; id <= 3000; id++) {
            if (plain.isEmpty() || random.nextInt(3) > 0) {
                list.append(Rows.row(id, "x"));
                plain.add(id);
            } else {
                int index = random.nextInt(plain.size());
                list.insertBefore(plain.get(index), Rows.row(id, "x"));
                plain.add(index, id);
            }
            if (random.nextInt(15) == 0) {
                list.remove(plain.remove(random.nextInt(plain.size())));
            }
            if (random.nextInt(20) == 0 && !plain.isEmpty()) {
                int most = Math.max(1, plain.size() - random.nextInt(30));
                list.trimTo(most);
                plain.subList(0, plain.size() - most).clear();
            }
        }
        assertThat(list.size()).isEqualTo(plain.size());
        for (int i = 0; i < plain.size(); i++) {
            assertThat(list.get(i).id()).isEqualTo(plain.get(i));
            assertThat(list.indexOf(plain.get(i))).isEqualTo(i);
        }
    }

    @Test
    void following_keepsNoMoreThanTheCap() {
        model.accept(Rows.append(1, 250));
        assertThat(model.rows().size()).isEqualTo(100);
        assertThat(ids()).first().isEqualTo(151L);
        assertThat(model.waitingProperty().get()).isZero();
    }

    @Test
    void held_countsWhatIsNewAndTrimsOnlyBeyondTwiceTheCapAndSaysSo() {
        model.accept(Rows.append(1, 100));
        model.hold(PauseReason.SCROLLED);
        model.accept(Rows.append(101, 190));
        assertThat(model.rows().size()).isEqualTo(190);
        assertThat(model.waitingProperty().get()).isEqualTo(90);
        assertThat(model.letGoProperty().get()).isZero();

        model.accept(Rows.append(191, 260));
        assertThat(model.rows().size()).isEqualTo(200);
        assertThat(model.waitingProperty().get()).isEqualTo(160);
        assertThat(model.letGoProperty().get()).isEqualTo(60);

        model.resume();
        assertThat(model.isHeld()).isFalse();
        assertThat(model.rows().size()).isEqualTo(100);
        assertThat(model.waitingProperty().get()).isZero();
        assertThat(model.letGoProperty().get()).isZero();
        assertThat(model.pauseProperty().get()).isEmpty();
    }

    @Test
    void whatWasOnTheScreenMeanwhile_isNotNewAnyMore() {
        model.accept(Rows.append(1, 10));
        model.hold(PauseReason.SCROLLED);
        model.accept(Rows.append(11, 30));
        model.accept(Rows.insert(5, Rows.row(99, "filled in above the reader")));
        assertThat(model.waitingProperty().get()).isEqualTo(20);
        model.seen(14);
        model.seen(12);
        assertThat(model.waitingProperty().get()).isEqualTo(16);
    }

    @Test
    void theLastSeenRowTurnsOutToBeADouble_andTheCountStaysRight() {
        model.accept(Rows.append(1, 10));
        model.select(10);
        model.accept(Rows.append(11, 13));
        model.hold(PauseReason.SCROLLED);
        model.accept(new FeedBatch(List.of(new FeedChange.Remove(10)), List.of()));
        assertThat(model.waitingProperty().get()).isEqualTo(3);
        assertThat(model.selectedProperty().get()).isEmpty();
        assertThat(model.pauseProperty().get()).contains(PauseReason.SCROLLED);
    }

    @Test
    void aHoldOnAnEmptyFeed_countsEveryRow() {
        model.hold(PauseReason.POINTER);
        model.accept(Rows.append(1, 3));
        assertThat(model.waitingProperty().get()).isEqualTo(3);
    }

    @Test
    void thePointerHoldsUntilItHasRestedFiveSeconds() {
        model.pointerMoved();
        now = now.plusSeconds(3);
        assertThat(model.pointerRests()).isEqualTo(Duration.ofSeconds(2));
        model.pointerMoved();
        now = now.plusMillis(4999);
        assertThat(model.pointerRests()).isEqualTo(Duration.ofMillis(1));
        assertThat(model.pauseProperty().get()).contains(PauseReason.POINTER);
        now = now.plusMillis(1);
        assertThat(model.pointerRests()).isZero();
        assertThat(model.isHeld()).isFalse();

        model.pointerMoved();
        model.pointerLeft();
        assertThat(model.isHeld()).isFalse();
    }

    @Test
    void severalReasons_holdUntilTheLastEnds_andTheFirstInRankIsTold() {
        model.pointerMoved();
        model.hold(PauseReason.MENU);
        model.hold(PauseReason.SCROLLED);
        assertThat(model.pauseProperty().get()).contains(PauseReason.SCROLLED);
        model.release(PauseReason.SCROLLED);
        assertThat(model.pauseProperty().get()).contains(PauseReason.MENU);
        model.release(PauseReason.MENU);
        assertThat(model.pauseProperty().get()).contains(PauseReason.POINTER);
        model.pointerLeft();
        assertThat(model.pauseProperty().get()).isEmpty();
    }

    @Test
    void theSelectionFollowsItsRowThroughChanges_andEndsWhenTheRowIsLetGo() {
        model.accept(Rows.append(1, 50));
        model.select(20);
        assertThat(model.isHeldBy(PauseReason.SELECTION)).isTrue();
        var newer = Rows.row(20, "edited");
        model.accept(Rows.replace(newer));
        assertThat(model.selectedProperty().get()).contains(newer);

        model.extendSelection(23);
        assertThat(model.selection()).extracting(FeedRow::id).containsExactly(20L, 21L, 22L, 23L);
        model.extendSelection(18);
        assertThat(model.selection()).extracting(FeedRow::id).containsExactly(18L, 19L, 20L);
        assertThat(model.isSelected(19)).isTrue();
        assertThat(model.isSelected(21)).isFalse();

        model.accept(Rows.append(51, 400));
        assertThat(model.selectedProperty().get()).isEqualTo(Optional.empty());
        assertThat(model.isHeld()).isFalse();
        assertThat(model.rows().size()).isEqualTo(100);
    }

    @Test
    void aClockThatIsSetBackAnHour_endsThePointersHoldAllTheSame_andRowsComeInTheirOrder() {
        model.pointerMoved();
        now = now.minusSeconds(3600);
        assertThat(model.pointerRests()).isEqualTo(FeedViewModel.POINTER_REST);
        model.accept(Rows.append(1, 3));
        assertThat(ids()).containsExactly(1L, 2L, 3L);
        now = now.plus(FeedViewModel.POINTER_REST);
        assertThat(model.pointerRests()).isZero();
        assertThat(model.isHeld()).isFalse();
    }

    @Test
    void theLineOfWhoLookedAway_standsAboveTheFirstRowThatCame_andThereIsNeverMoreThanOne() {
        model.away(true);
        model.accept(Rows.append(1, 3));
        assertThat(lines()).as("nothing was read before").isEmpty();
        model.away(false);
        model.away(true);
        assertThat(lines()).as("nothing moves while nothing comes").isEmpty();
        model.accept(Rows.append(4, 5));
        model.accept(Rows.append(6, 7));
        assertThat(lines()).containsExactly(3);
        model.away(false);
        model.accept(Rows.append(8, 9));
        assertThat(lines()).as("it stays while somebody looks").containsExactly(3);
        model.away(true);
        assertThat(lines()).containsExactly(3);
        model.hold(PauseReason.SCROLLED);
        model.accept(Rows.append(10, 12));
        assertThat(lines()).containsExactly(9);
        assertThat(model.waitingProperty().get()).as("the line is no message").isEqualTo(3);
        assertThat(ids()).filteredOn(id -> id > 0).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    private List<Integer> lines() {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i).row() instanceof FeedRow.SinceRow) {
                places.add(i);
            }
        }
        return places;
    }
}
