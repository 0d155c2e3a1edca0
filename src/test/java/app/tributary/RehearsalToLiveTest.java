package app.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.DataDirectory;
import app.tributary.account.HighlightSettings;
import app.tributary.account.ViewSettings;
import app.tributary.account.ViewsSettings;
import app.tributary.net.Network;
import app.tributary.rehearsal.RehearsalPlan;
import app.tributary.rehearsal.Scenario;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was made in the rehearsal is there in the evenings to come, and nothing of one's own is lost by it. */
@Timeout(60)
class RehearsalToLiveTest {
    private static final HighlightSettings GIFTS = new HighlightSettings("gifts", "is:gift", true);
    private static final HighlightSettings LINKS = new HighlightSettings("links", "has:link", true);

    private final House house;

    RehearsalToLiveTest(@TempDir Path folder) throws Exception {
        var clock = InstantSource.system();
        var network = new Network(clock);
        var directory = ((DataDirectory.Opening.Opened) DataDirectory.open(folder)).directory();
        house = new House(directory, clock, network, new Tributary().platforms(network));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void views_and_rules_made_in_the_rehearsal_are_there_live() throws Exception {
        var stage = rehearse().settings();
        stage.update(now -> now.withViews(now.views().withViews(List.of(mods("1"))))
                .withHighlights(List.of(GIFTS)));
        house.startLive();
        assertThat(house.settings().current().views().views()).containsExactly(mods("1"));
        assertThat(house.settings().current().highlights()).containsExactly(GIFTS);
    }

    @Test
    void ones_own_are_there_in_the_rehearsal_and_stay_beside_what_is_added_there() throws Exception {
        house.settings().update(now -> now.withViews(ViewsSettings.STANDARD.withViews(List.of(mods("1"))))
                .withHighlights(List.of(GIFTS)));
        var stage = rehearse().settings();
        assertThat(stage.current().views().views()).containsExactly(mods("1"));
        assertThat(stage.current().highlights()).containsExactly(GIFTS);
        stage.update(now -> now.withHighlights(List.of(GIFTS, LINKS)));
        house.startLive();
        assertThat(house.settings().current().views().views()).containsExactly(mods("1"));
        assertThat(house.settings().current().highlights()).containsExactly(GIFTS, LINKS);
    }

    private House.Evening rehearse() throws Exception {
        return house.startRehearsal(
                new RehearsalPlan(Scenario.QUIET, Optional.empty(), OptionalDouble.of(1), 7, Optional.empty(), 0));
    }

    private static ViewSettings mods(String id) {
        return ViewSettings.ofEverything(id).withName("mods").withFilter("role:mod");
    }
}
