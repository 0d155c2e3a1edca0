package app.tributary.ui.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.tributary.account.Theme;
import app.tributary.account.WindowPlace;
import app.tributary.feed.Highlight;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.FxThread;
import app.tributary.ui.OnScreen;
import app.tributary.ui.feed.FeedView;
import app.tributary.ui.feed.PauseReason;
import app.tributary.ui.views.ChatViewModel;
import app.tributary.ui.views.ViewsViewModel;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views as a person uses them, by mouse and key, on the headless screen. */
class ViewsWindowTest {
    @TempDir
    java.nio.file.Path folder;

    private ConsoleRig rig;
    private OnScreen window;

    @BeforeEach
    void open() {
        OnScreen.begin();
        rig = new ConsoleRig(folder, FxThread::run).opened();
        window = WindowOnScreen.open(rig, 980, 800);
        OnScreen.run(() -> rig.model.appearance().wear(Theme.DARK));
        OnScreen.frames(3);
    }

    @AfterEach
    void close() {
        window.close();
        rig.close();
    }

    @Test
    void a_newcomer_sees_no_tabs_and_the_menu_makes_the_second_view() {
        assertThat(seen(node(".view-strip"))).isFalse();
        OnScreen.run(() -> ((Button) node("#menu")).fire());
        OnScreen.frames(1);
        OnScreen.run(() -> ((Button) node("#menu-add-view")).fire());
        OnScreen.frames(3);
        assertThat(seen(node(".view-strip"))).isTrue();
        assertThat(views().views()).hasSize(2);
        assertThat(OnScreen.get(() -> node("#filter-text").isFocused())).as("its filter is typed next").isTrue();
    }

    @Test
    void tabs_are_switched_by_keys_and_a_click_and_count_what_they_did_not_show() {
        var first = views().active();
        add();
        window.press(KeyCode.ESCAPE);
        rig.shown(rig.message(ConsoleRig.BLAZE, "1", "oma", "one"), rig.message(ConsoleRig.BLAZE, "2", "oma", "two"));
        OnScreen.run(() -> rig.model.tick());
        OnScreen.frames(2);
        assertThat(texts(node("#view-tab-" + first.id()))).contains("2");
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        assertThat(OnScreen.get(() -> views().active())).isSameAs(first);
        assertThat(texts(node("#view-tab-" + first.id()))).doesNotContain("2");
        assertThat(OnScreen.get(() -> first.rows().rows().size())).isEqualTo(2);
        window.press(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(OnScreen.get(() -> views().active())).isNotSameAs(first);
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        assertThat(OnScreen.get(() -> views().active())).isSameAs(first);
        window.point(node("#view-tab-2"));
        window.click(MouseButton.PRIMARY);
        assertThat(OnScreen.get(() -> views().active().id())).isEqualTo("2");
    }

    @Test
    void control_and_a_number_still_switch_targets() {
        add();
        window.press(KeyCode.ESCAPE);
        var active = views().active();
        window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(OnScreen.get(() -> views().active())).isSameAs(active);
    }

    @Test
    void f2_renames_in_place_enter_keeps_and_escape_does_not() {
        add();
        window.press(KeyCode.ESCAPE);
        window.press(KeyCode.F2);
        window.press(KeyCode.M);
        window.press(KeyCode.O);
        window.press(KeyCode.ENTER);
        assertThat(OnScreen.get(() -> views().active().settingsProperty().get().name())).isEqualTo("mo");
        window.press(KeyCode.F2);
        window.press(KeyCode.X);
        window.press(KeyCode.ESCAPE);
        assertThat(OnScreen.get(() -> views().active().settingsProperty().get().name())).isEqualTo("mo");
        assertThat(texts(node(".view-strip"))).contains("mo");
    }

    @Test
    void a_flaw_is_shown_at_its_place_and_not_applied_and_a_good_filter_is_with_its_preview() {
        rig.shown(rig.message(ConsoleRig.BLAZE, "1", "oma", "one"), rig.message(ConsoleRig.TWITCH, "2", "oma", "two"));
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        type("a platfrm:blaze");
        OnScreen.frames(2);
        var marks = OnScreen.get(() -> List.copyOf(window.scene().getRoot().lookupAll(".flaw-mark")));
        assertThat(marks).hasSize(1);
        double from = OnScreen.get(() -> marks.getFirst().getBoundsInParent().getMinX());
        double width = OnScreen.get(() -> marks.getFirst().getBoundsInParent().getWidth());
        OnScreen.run(() -> ((TextField) node("#filter-text")).selectRange(2, 9));
        OnScreen.frames(2);
        assertThat(from).as("below the word that it is about").isCloseTo(selectionStart(), within(1.5));
        assertThat(width).isBetween(30.0, 80.0);
        assertThat(texts(node("#filter-box"))).anyMatch(text -> text.contains("“platfrm”"));
        window.press(KeyCode.ENTER);
        assertThat(OnScreen.get(() -> views().active().settingsProperty().get().filter())).isEmpty();

        OnScreen.run(() -> ((TextField) node("#filter-text")).clear());
        type("platform:blaze");
        OnScreen.until("it is counted", () -> texts(node("#filter-box")).contains("1 of 2 rows"));
        window.press(KeyCode.ENTER);
        OnScreen.frames(2);
        assertThat(OnScreen.get(() -> views().active().rows().rows().size())).isEqualTo(1);
        OnScreen.run(() -> rig.model.tick());
        OnScreen.frames(2);
        assertThat(texts(node(".view-narrowed"))).contains("platform:blaze", "1 hidden");
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        assertThat(OnScreen.get(() -> views().active().rows().rows().size())).isEqualTo(2);
        assertThat(texts(node(".view-narrowed"))).contains("off for now");
    }

    @Test
    void a_filter_that_nothing_matches_says_so_and_offers_to_show_all() {
        rig.shown(rig.message(ConsoleRig.BLAZE, "1", "oma", "one"));
        OnScreen.run(() -> views().become(views().active(), view -> view.withFilter("needle")));
        OnScreen.frames(3);
        assertThat(texts(feeds().getFirst())).anyMatch(text -> text.startsWith("Nothing matches this filter"))
                .noneMatch(text -> text.startsWith("Nothing has been said"));
        window.point(node("#feed-empty-offer"));
        window.click(MouseButton.PRIMARY);
        OnScreen.frames(2);
        assertThat(OnScreen.get(() -> views().active().rows().rows().size())).isEqualTo(1);
        assertThat(seen(feeds().getFirst().lookup(".feed-empty"))).isFalse();
    }

    @Test
    void a_funnel_stands_in_the_line_of_the_tabs_where_there_is_room() {
        add();
        window.press(KeyCode.ESCAPE);
        window.point(node("#view-filter"));
        window.click(MouseButton.PRIMARY);
        OnScreen.frames(2);
        assertThat(OnScreen.get(() -> node("#filter-text").isFocused())).isTrue();
        WindowOnScreen.size(window, 480, 800);
        OnScreen.frames(3);
        assertThat(seen(node("#view-filter"))).isFalse();
    }

    @Test
    void another_filter_leaves_the_reader_where_they_were() {
        chat(300);
        OnScreen.frames(3);
        window.point(300, 400);
        window.wheel(-40);
        window.point(999, 999);
        OnScreen.frames(2);
        double kept = OnScreen.get(() -> feeds().getFirst().place().orElseThrow().y());
        var tens = OnScreen.get(() -> rows(feeds().getFirst()).filter(row -> spoken(row).contains("ten "))
                .min(Comparator.comparingDouble(row -> Math.abs(row.getLayoutY() - kept))).orElseThrow());
        String words = spoken(tens);
        double before = top(tens);
        OnScreen.run(() -> views().become(views().active(), view -> view.withFilter("ten")));
        OnScreen.frames(3);
        assertThat(topOf(words)).as("narrowed").isEqualTo(before);
        assertThat(OnScreen.get(() -> views().active().rows().isHeldBy(PauseReason.SCROLLED))).isTrue();
        assertThat(OnScreen.get(() -> views().active().rows().rows().size())).isEqualTo(30);
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        OnScreen.frames(3);
        assertThat(topOf(words)).as("and widened").isEqualTo(before);
        assertThat(OnScreen.get(() -> views().active().rows().rows().size())).isEqualTo(300);
    }

    @Test
    void a_selected_row_that_still_matches_stays_selected_and_who_follows_goes_on_following() {
        chat(300);
        OnScreen.frames(3);
        assertThat(OnScreen.get(() -> views().active().rows().pauseProperty().get())).isEmpty();
        OnScreen.run(() -> views().become(views().active(), view -> view.withFilter("ten")));
        assertThat(OnScreen.get(() -> views().active().rows().pauseProperty().get())).isEmpty();
        OnScreen.frames(3);
        assertThat(OnScreen.get(() -> views().active().rows().pauseProperty().get())).isEmpty();
        assertThat(OnScreen.get(() -> lowest(feeds().getFirst())))
                .isEqualTo(OnScreen.get(() -> feeds().getFirst().getHeight() - 8));
        OnScreen.run(() -> views().active().rows().select(views().active().rows().rows().get(28).id()));
        long selected = selected();
        OnScreen.run(() -> views().become(views().active(), view -> view.withFilter("ten OR hay")));
        OnScreen.frames(3);
        assertThat(selected()).isEqualTo(selected);
        OnScreen.run(() -> views().become(views().active(), view -> view.withFilter("hay")));
        OnScreen.frames(3);
        assertThat(OnScreen.get(() -> views().active().rows().selectedProperty().get())).as("it is gone").isEmpty();
        assertThat(OnScreen.get(() -> views().active().rows().isHeldBy(PauseReason.SELECTION))).isFalse();
    }

    @Test
    void escape_closes_the_box_and_keeps_the_former_filter() {
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        type("nothing");
        window.press(KeyCode.ESCAPE);
        assertThat(OnScreen.get(() -> node("#filter-box"))).isNull();
        assertThat(OnScreen.get(() -> views().active().settingsProperty().get().filter())).isEmpty();
        assertThat(OnScreen.get(() -> window.scene().getFocusOwner())).isInstanceOf(FeedView.class);
    }

    @Test
    void a_word_is_completed_by_keys() {
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        type("plat");
        OnScreen.until("it is offered", () -> texts(node("#filter-box")).contains("platform:"));
        window.press(KeyCode.TAB);
        assertThat(OnScreen.get(() -> ((TextField) node("#filter-text")).getText())).isEqualTo("platform:");
        OnScreen.until("platforms are offered", () -> texts(node("#filter-box")).contains("blaze"));
        type("b");
        OnScreen.frames(2);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        assertThat(OnScreen.get(() -> ((TextField) node("#filter-text")).getText().strip()))
                .isEqualTo("platform:blaze");
        assertThat(OnScreen.get(() -> node("#filter-box"))).as("enter took the offer and did not apply").isNotNull();
    }

    @Test
    void two_views_stand_side_by_side_both_exact_at_the_tail_and_the_divider_is_remembered() {
        var first = views().active();
        add();
        window.press(KeyCode.ESCAPE);
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        OnScreen.frames(3);
        var feeds = feeds();
        assertThat(feeds).hasSize(2);
        assertThat(feeds).allMatch(feed -> feed.getWidth() > 200);
        for (int burst = 0; burst < 5; burst++) {
            for (int i = 0; i < 50; i++) {
                rig.shown(rig.message(ConsoleRig.BLAZE, burst + "-" + i, "oma", "words ".repeat(i % 9 + 1)));
            }
            OnScreen.frames(3);
            for (var feed : feeds) {
                assertThat(OnScreen.get(() -> lowest(feed))).isEqualTo(OnScreen.get(feed::getHeight) - 8);
            }
        }
        var divider = node(".split-pane-divider");
        var place = OnScreen.get(() -> divider.localToScreen(divider.getBoundsInLocal()));
        window.point(place.getCenterX(), place.getCenterY());
        window.drag(place.getCenterX() - 80, place.getCenterY());
        assertThat(OnScreen.get(() -> rig.settings.current().views().dividers())).hasSize(1)
                .allMatch(at -> at < 0.45);
        assertThat(OnScreen.get(() -> views().shownProperty().get())).contains(first);
        WindowOnScreen.size(window, 480, 800);
        OnScreen.run(() -> rig.model.appearance().scaleTo(1.5));
        OnScreen.frames(3);
        assertThat(feeds()).as("there is room for one only").hasSize(1);
    }

    @Test
    void a_view_in_a_window_of_its_own_is_exact_there_too_goes_back_when_it_is_closed_and_ends_with_the_program() {
        add();
        window.press(KeyCode.ESCAPE);
        var second = views().active();
        OnScreen.run(() -> views().setOwnWindow(second, true));
        OnScreen.frames(3);
        var own = ownWindow();
        for (int i = 0; i < 120; i++) {
            rig.shown(rig.message(ConsoleRig.BLAZE, "m" + i, "oma", "words ".repeat(i % 9 + 1)));
        }
        OnScreen.frames(3);
        var feed = (FeedView) OnScreen.get(() -> own.getScene().getRoot().lookup(".feed-view"));
        assertThat(OnScreen.get(() -> lowest(feed))).isEqualTo(OnScreen.get(feed::getHeight) - 8);
        assertThat(OnScreen.get(() -> lowest(feeds().getFirst())))
                .isEqualTo(OnScreen.get(() -> feeds().getFirst().getHeight()) - 8);

        OnScreen.run(() -> own.fireEvent(new WindowEvent(own, WindowEvent.WINDOW_CLOSE_REQUEST)));
        OnScreen.frames(2);
        assertThat(own.isShowing()).isFalse();
        assertThat(OnScreen.get(() -> views().shownProperty().get())).containsExactly(second);

        OnScreen.run(() -> {
            rig.settings.update(all -> all.withWindow(ViewsViewModel.windowName(second),
                    new WindowPlace(40, 60, 420, 500, false)));
            views().setOwnWindow(second, true);
        });
        OnScreen.frames(2);
        var again = ownWindow();
        assertThat(OnScreen.get(again::getX)).isEqualTo(40);
        window.close();
        OnScreen.frames(2);
        assertThat(again.isShowing()).as("it ends with the program").isFalse();
        assertThat(rig.settings.current().views().views().get(1).ownWindow()).as("and is there again at the next start")
                .isTrue();
        assertThat(rig.settings.current().windows()).containsKey(ViewsViewModel.windowName(second));
    }

    @Test
    void search_jumps_to_what_it_finds_holds_the_feed_for_it_and_escape_goes_back_to_the_newest() {
        for (int i = 1; i <= 200; i++) {
            rig.shown(rig.message(ConsoleRig.BLAZE, "m" + i, "oma", i % 50 == 0 ? "needle " + i : "hay " + i));
        }
        OnScreen.frames(3);
        window.press(KeyCode.CONTROL, KeyCode.F);
        type("needle");
        OnScreen.until("it is counted", () -> texts(node("#search-bar")).contains("4 found"));
        assertThat(OnScreen.get(() -> rig.feed.isHeld())).as("typing alone moves nothing").isFalse();
        window.press(KeyCode.ENTER);
        window.press(KeyCode.ENTER);
        OnScreen.frames(2);
        assertThat(texts(node("#search-bar"))).contains("2 of 4");
        assertThat(OnScreen.get(() -> rig.feed.isHeldBy(PauseReason.SEARCHING))).isTrue();
        var mark = currentMatch();
        assertThat(mark.getCenterY()).as("with context around it").isBetween(150.0, 500.0);
        rig.shown(rig.message(ConsoleRig.BLAZE, "late", "oma", "a late needle"));
        OnScreen.until("it is found too", () -> texts(node("#search-bar")).contains("3 of 5"));
        assertThat(currentMatch()).isEqualTo(mark);
        window.press(KeyCode.SHIFT, KeyCode.F3);
        OnScreen.frames(2);
        assertThat(texts(node("#search-bar"))).contains("2 of 5");
        window.press(KeyCode.ESCAPE);
        OnScreen.frames(2);
        assertThat(OnScreen.get(() -> node("#search-bar"))).isNull();
        assertThat(OnScreen.get(() -> rig.feed.isHeld())).isFalse();
        var feed = feeds().getFirst();
        assertThat(OnScreen.get(() -> lowest(feed))).isEqualTo(OnScreen.get(feed::getHeight) - 8);
        assertThat(OnScreen.get(() -> feed.lookupAll(".feed-found").size())).isZero();
    }

    @Test
    void a_search_of_somebody_who_reads_older_rows_ends_where_they_were() {
        for (int i = 1; i <= 200; i++) {
            rig.shown(rig.message(ConsoleRig.BLAZE, "m" + i, "oma", i == 20 ? "needle" : "hay " + i));
        }
        OnScreen.frames(3);
        window.point(300, 400);
        window.wheel(-15);
        window.point(999, 999);
        OnScreen.frames(2);
        var before = OnScreen.get(() -> feeds().getFirst().place());
        assertThat(before).isPresent();
        window.press(KeyCode.CONTROL, KeyCode.F);
        type("needle");
        OnScreen.until("it is counted", () -> texts(node("#search-bar")).contains("1 found"));
        window.press(KeyCode.F3);
        OnScreen.frames(2);
        assertThat(OnScreen.get(() -> feeds().getFirst().place())).isNotEqualTo(before);
        window.press(KeyCode.ESCAPE);
        OnScreen.frames(2);
        assertThat(OnScreen.get(() -> feeds().getFirst().place())).isEqualTo(before);
        assertThat(OnScreen.get(() -> rig.feed.isHeldBy(PauseReason.SCROLLED))).isTrue();
    }

    @Test
    void a_rule_is_made_in_the_panel_and_taken_back_after_it_was_removed() {
        OnScreen.run(() -> ((Button) node("#menu")).fire());
        OnScreen.run(() -> ((Button) node("#menu-highlights")).fire());
        OnScreen.frames(2);
        OnScreen.run(() -> ((Button) node("#highlight-add")).fire());
        OnScreen.frames(2);
        OnScreen.run(() -> node("#highlight-name").requestFocus());
        type("gifts");
        OnScreen.run(() -> node("#highlight-text").requestFocus());
        type("text:gift");
        window.press(KeyCode.ENTER);
        OnScreen.frames(2);
        assertThat(rig.source.highlights).extracting(Highlight::name).containsExactly("gifts");
        assertThat(texts(node(".highlight-list"))).contains("gifts", "text:gift");
        OnScreen.run(() -> rig.model.highlights().remove(0));
        OnScreen.frames(2);
        OnScreen.run(() -> ((Hyperlink) node("#highlight-undo")).fire());
        assertThat(rig.source.highlights).hasSize(1);
    }

    @Test
    void tabs_are_dragged_into_another_order() {
        add();
        window.press(KeyCode.ESCAPE);
        OnScreen.run(() -> views().rename(views().active(), "dragged"));
        OnScreen.frames(2);
        var other = node("#view-tab-1");
        var place = OnScreen.get(() -> other.localToScreen(other.getBoundsInLocal()));
        window.point(node("#view-tab-2"));
        window.drag(place.getMinX() + 4, place.getCenterY());
        assertThat(OnScreen.get(() -> views().views().stream().map(ChatViewModel::id).toList()))
                .containsExactly("2", "1");
    }

    private void chat(int messages) {
        for (int i = 1; i <= messages; i++) {
            rig.shown(rig.message(ConsoleRig.BLAZE, "m" + i, "oma", (i % 10 == 0 ? "ten " : "hay ") + i + " of all"));
        }
    }

    private long selected() {
        return OnScreen.get(() -> views().active().rows().selectedProperty().get().orElseThrow().id());
    }

    private static Stream<Node> rows(FeedView feed) {
        return all(feed).filter(node -> node.getAccessibleRole() == AccessibleRole.LIST_ITEM).filter(Node::isVisible);
    }

    private static String spoken(Node row) {
        return OnScreen.get(() -> String.valueOf(row.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
    }

    private static double top(Node row) {
        return OnScreen.get(() -> row.localToScene(0, 0).getY());
    }

    private double topOf(String words) {
        return OnScreen.get(() -> rows(feeds().getFirst()).filter(row -> spoken(row).equals(words)).map(
                ViewsWindowTest::top).findFirst().orElse(Double.NaN));
    }

    private ViewsViewModel views() {
        return rig.model.views();
    }

    private void add() {
        window.press(KeyCode.CONTROL, KeyCode.T);
        OnScreen.frames(2);
    }

    private void type(String text) {
        OnScreen.run(() -> {
            var box = (TextField) window.scene().getFocusOwner();
            for (int at = 0; at < text.length(); at++) {
                box.appendText(text.substring(at, at + 1));
                box.end();
            }
        });
        OnScreen.frames(2);
    }

    private Node node(String selector) {
        return OnScreen.get(() -> window.scene().lookup(selector));
    }

    /** Where what is selected in the filter's box begins, in the coordinates of the flaws' marks. */
    private double selectionStart() {
        return OnScreen.get(() -> {
            var box = (Parent) node("#filter-text");
            var selection = all(box).filter(part -> part instanceof Path path && !path.getElements().isEmpty()
                    && part.getLayoutBounds().getWidth() > 20).findFirst().orElseThrow();
            var place = selection.localToScene(selection.getLayoutBounds());
            return box.sceneToLocal(place).getMinX();
        });
    }

    private static boolean seen(Node node) {
        return OnScreen.get(() -> node != null && node.isVisible() && node.isManaged());
    }

    private List<FeedView> feeds() {
        return OnScreen.get(() -> window.scene().getRoot().lookupAll(".feed-view").stream()
                .filter(FeedView.class::isInstance).map(FeedView.class::cast).distinct().toList());
    }

    private static double lowest(FeedView feed) {
        return rows(feed)
                .mapToDouble(row -> row.getLayoutY() + row.getLayoutBounds().getHeight()).max().orElse(0);
    }

    private Bounds currentMatch() {
        return OnScreen.get(() -> feeds().getFirst().lookupAll(".feed-found").stream()
                .filter(node -> node.getPseudoClassStates().stream()
                        .anyMatch(state -> "current".equals(state.getPseudoClassName())))
                .map(Node::getBoundsInParent).findFirst().orElseThrow());
    }

    private static Stage ownWindow() {
        return OnScreen.get(() -> Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast)
                .filter(stage -> stage.getScene().getRoot().lookup(".view-strip") == null).findFirst().orElseThrow());
    }

    private static List<String> texts(Node root) {
        return OnScreen.get(() -> all(root).filter(Labeled.class::isInstance).filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText()).filter(Objects::nonNull).toList());
    }

    private static Stream<Node> all(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(ViewsWindowTest::all))
                : Stream.of(node);
    }
}
