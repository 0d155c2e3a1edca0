package app.tributary.platform.hapihub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.Outcome;
import app.tributary.net.EngineIo;
import app.tributary.rehearsal.Ledger;
import app.tributary.rehearsal.Mischief;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything at once: in the end exactly what the server took was told, each message once. */
@Timeout(120)
class HapihubBadNightTest {
    private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("badnight.seconds", 5));

    @ParameterizedTest
    @CsvSource({"V3,true,7", "V4,false,11"})
    void what_the_server_took_is_told_once_through_a_bad_night(EngineIo engine, boolean paged, long seed) {
        var rules = HapihubStage.RULES.with(engine).lists(true, paged, 40).tokens(Duration.ofSeconds(3), false);
        try (var stage = new HapihubStage(rules, HapihubStage.looking(Duration.ofMillis(700)))) {
            var random = new SplittableRandom(seed);
            var port = stage.open().commands();
            var outcomes = new ArrayList<Outcome>();
            long end = System.nanoTime() + LASTS.toNanos();
            for (int number = 0; System.nanoTime() < end; number++) {
                stage.say("said " + number);
                switch (random.nextInt(60)) {
                    case 0 -> stage.misbehave(new Mischief.DropConnections());
                    case 1 -> stage.misbehave(new Mischief.AnswerStatus(random.nextBoolean() ? 429 : 500, 2));
                    case 2 -> stage.misbehave(new Mischief.Mute(Duration.ofMillis(150)));
                    case 3 -> stage.misbehave(new Mischief.NoRealtime(Duration.ofMillis(200)));
                    case 4 -> stage.misbehave(new Mischief.ExpireTokens());
                    case 5, 6, 7 -> outcomes.add(stage.send(port, "sent " + number));
                    default -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(8));
                }
            }
            stage.awaitLive();
            stage.say("the last");
            stage.awaitText("the last");
            var accepted = stage.server.ledger().lines().stream().map(Ledger.Line::id).toList();
            await().atMost(HapihubStage.PATIENCE).pollInterval(Duration.ofMillis(50)).until(
                    () -> stage.all(ChatEvent.Message.class).count() >= accepted.size());
            assertThat(stage.all(ChatEvent.Message.class).map(event -> event.message().key().id()))
                    .containsExactlyInAnyOrderElementsOf(accepted);
            assertThat(stage.all(ChatEvent.Removal.class)).isEmpty();
            assertThat(outcomes.stream().filter(Outcome::isDone).count()).isEqualTo(stage.server.ledger().lines()
                    .stream().filter(line -> line.text().startsWith("sent")).count());
        }
    }
}
