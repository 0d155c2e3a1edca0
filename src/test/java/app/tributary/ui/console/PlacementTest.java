package app.tributary.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.WindowPlace;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Rectangle2D MAIN = new Rectangle2D(0, 25, 1920, 1055);
    private static final Rectangle2D LEFT = new Rectangle2D(-1280, 0, 1280, 1024);

    @Test
    void a_place_that_can_be_seen_is_kept() {
        var place = new WindowPlace(-1200, 40, 900, 700, false);
        assertThat(Placement.onScreen(place, List.of(MAIN, LEFT))).isEqualTo(place);
    }

    @Test
    void a_window_of_a_screen_that_is_gone_comes_to_the_main_one() {
        var found = Placement.onScreen(new WindowPlace(-1200, 40, 900, 700, true), List.of(MAIN));
        assertThat(found).isEqualTo(new WindowPlace(0, 40, 900, 700, true));
    }

    @Test
    void a_window_larger_than_the_screen_is_made_to_fit() {
        var found = Placement.onScreen(new WindowPlace(0, 25, 5000, 4000, false), List.of(MAIN));
        assertThat(found.width()).isEqualTo(1920);
        assertThat(found.height()).isEqualTo(1055);
    }

    @Test
    void a_title_above_or_below_the_screen_is_brought_back() {
        assertThat(Placement.onScreen(new WindowPlace(100, -300, 900, 700, false), List.of(MAIN)).y()).isEqualTo(25);
        assertThat(Placement.onScreen(new WindowPlace(100, 1070, 900, 700, false), List.of(MAIN)).y())
                .isEqualTo(380);
    }

    @Test
    void the_usual_place_is_the_middle_of_the_screen_and_no_larger_than_it() {
        assertThat(Placement.usual(MAIN)).isEqualTo(new WindowPlace(320, 152.5, 1280, 800, false));
        assertThat(Placement.usual(new Rectangle2D(0, 0, 800, 600)).height()).isEqualTo(600);
    }
}
