package app.tributary.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order that finds places by their ids is that of a list. */
class OrderTest {
    private static final class Place extends Order.Place<Place> {
        Place(long id) {
            super(id);
        }
    }

    private final Random random = new Random(3);
    private final Order<Place> order = new Order<>();
    private final List<Long> expected = new ArrayList<>();

    @Test
    void whateverComesAndGoes_itIsInTheSameOrder_andFoundByItsId() {
        for (int i = 0; i < 20_000; i++) {
            boolean grows = i / 3_000 % 2 == 0;
            if (expected.isEmpty() || random.nextInt(grows ? 4 : 7) < 3) {
                // below 0 are the heads of folds; ids far apart share slots
                insert(switch (random.nextInt(4)) {
                    case 0 -> -1L - i;
                    case 1 -> (1L + i) << 20;
                    default -> 1L + i;
                });
            } else {
                order.remove(place(expected.remove(random.nextInt(expected.size()))));
            }
            if (i % 100 == 0) {
                isAsExpected();
            }
        }
        order.clear();
        expected.clear();
        isAsExpected();
        insert(1);
        isAsExpected();
    }

    private void insert(long id) {
        int at = random.nextInt(expected.size() + 1);
        var below = at == expected.size() ? null : place(expected.get(at));
        order.insert(new Place(id), below);
        expected.add(at, id);
    }

    private Place place(long id) {
        var place = order.find(id);
        assertThat(place).as("%d", id).isNotNull();
        return Objects.requireNonNull(place);
    }

    private void isAsExpected() {
        var ids = new ArrayList<Long>();
        Place before = null;
        for (var place = order.oldest(); place != null; place = place.newer) {
            assertThat(place.older).isSameAs(before);
            before = place;
            ids.add(place.id);
        }
        assertThat(ids).isEqualTo(expected);
        assertThat(order.size()).isEqualTo(expected.size());
        assertThat(order.find(0)).isNull();
        assertThat(order.find(Long.MAX_VALUE)).isNull();
        expected.forEach(id -> assertThat(place(id).id).isEqualTo(id));
    }
}
