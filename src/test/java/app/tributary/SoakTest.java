package app.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The long run in a quarter of a minute; the whole of it is {@link Soak}. */
class SoakTest {
    private static final Duration MOST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void underDropsAndRefusals_theHistoryHoldsWhatTheServersTook_andOutcomesTellWhatTheyDid() throws Exception {
        var clock = InstantSource.system();
        var plan = SoakPlan.brief();
        try (var stage = SoakStage.open(plan, clock); var console = new SoakConsole(folder, stage.places(), clock)) {
            await("live").atMost(MOST).until(console::isLive);
            stage.play();
            console.play(plan);
            Instant end = clock.instant().plus(plan.lasts());
            await("the evening").atMost(MOST).until(() -> clock.instant().isAfter(end));
            console.stopCommands();
            await("answers").atMost(MOST).until(console.commands()::isAnswered);
            stage.stop();
            var truth = stage.truth();
            Soak.settle(console, truth, Duration.ofSeconds(1), said -> {});

            var faults = new ArrayList<String>();
            for (var one : truth) {
                var report = new SoakReport(one, console);
                faults.addAll(report.wrongs());
                assertThat(one.lines()).as("said on " + one.platform()).hasSizeGreaterThan(50);
                assertThat(one.drops()).as("dropped by " + one.platform()).isPositive();
            }
            assertThat(faults).isEmpty();
            assertThat(console.commands().sends().stream().flatMap(send -> send.copies().stream())
                    .filter(copy -> copy.outcome().filter(Outcome::isDone).isPresent())).as("texts that arrived")
                    .hasSizeGreaterThan(5);
        }
    }
}
