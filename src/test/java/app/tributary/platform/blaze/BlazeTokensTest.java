package app.tributary.platform.blaze;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.blaze.BlazePace;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens that end are renewed: in time, once, and stored before they are used. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BlazeTokensTest {
    private BlazeStage stage = new BlazeStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void tokenThatIsNoLongerAccepted_isRenewedOnce_storedAndTheCallMadeAgain() {
        var setup = stage.renewing(Map.of());
        var port = stage.platform.commands(setup);
        String old = stage.stored("access-token");
        String oldRefresh = stage.stored("refresh-token");
        stage.server.misbehave(new Mischief.ExpireTokens());
        assertThat(stage.send(port, "after the renewal").isDone()).isTrue();
        assertThat(stage.stored("access-token")).isNotEqualTo(old).isNotEmpty();
        assertThat(stage.stored("refresh-token")).isNotEqualTo(oldRefresh).isNotEmpty();
        assertThat(stage.stored(BlazeTokens.LIFE)).contains("/");
    }

    @Test
    void manyCallsAtOnce_shareOneRenewal() {
        // the server takes a refresh token once: a second renewal by the old one would be refused
        var setup = stage.renewing(Map.of());
        var port = stage.platform.commands(setup);
        var sameAccount = stage.platform.commands(setup);
        stage.server.misbehave(new Mischief.ExpireTokens());
        var done = IntStream.range(0, 12).parallel()
                .mapToObj(i -> stage.send(i % 2 == 0 ? port : sameAccount, "line " + i)).filter(Outcome::isDone)
                .count();
        assertThat(done).isEqualTo(12);
    }

    @Test
    void beforeItsEnd_aTokenIsRenewed_soThatNoCallIsRefused() {
        stage.close();
        stage = new BlazeStage(new BlazePace(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO, 20,
                Duration.ofSeconds(30), Duration.ofSeconds(3)), BlazeStage.QUICK);
        var port = stage.platform.commands(stage.renewing(Map.of()));
        stage.server.misbehave(new Mischief.ExpireTokens());
        assertThat(stage.send(port, "first").isDone()).isTrue();
        String second = stage.stored("access-token");
        Awaitility.await().pollDelay(Duration.ofMillis(2450)).until(() -> true);
        // 80 % of 3 s are over, the token still holds
        assertThat(stage.send(port, "second").isDone()).isTrue();
        assertThat(stage.stored("access-token")).isNotEqualTo(second);
    }

    @Test
    void refreshTokenThatIsRefused_isNotTriedAgain_untilSomebodySignsInAnew() {
        var setup = stage.renewing(Map.of());
        var port = stage.platform.commands(setup);
        stage.tokens.write(setup.account().orElseThrow().id(),
                Map.of("refresh-token", new Secret("spent-elsewhere")));
        stage.server.misbehave(new Mischief.ExpireTokens());
        for (int i = 0; i < 3; i++) {
            assertThat(stage.send(port, "x")).isInstanceOfSatisfying(Outcome.Rejected.class,
                    rejected -> assertThat(rejected.why().code()).isEqualTo(ReasonCode.BAD_TOKEN));
        }
        stage.renewing(Map.of());
        assertThat(stage.send(port, "signed in again").isDone()).isTrue();
    }

    @Test
    void renewalThatTheServerFails_isTroubleForTheMoment_andLosesNoToken() {
        var setup = stage.renewing(Map.of());
        var tokens = new BlazeTokens(stage.network, BlazeStage.QUICK);
        String access = stage.stored("access-token");
        String refresh = stage.stored("refresh-token");
        stage.server.misbehave(new Mischief.AnswerStatus(503, 1));
        assertThat(tokens.after(access, setup)).isInstanceOfSatisfying(Answer.Broken.class,
                broken -> assertThat(broken.why().code()).isEqualTo(ReasonCode.SERVER_ERROR));
        assertThat(tokens.after(access, setup)).as("not asked again at once").isInstanceOf(Answer.Broken.class);
        assertThat(tokens.current(setup)).isEqualTo(new Answer.Got<>(access));
        assertThat(stage.stored("refresh-token")).isEqualTo(refresh);
    }

    @Test
    void newTokensThatCannotBeStored_areUsedAllTheSame() {
        var setup = stage.renewing(Map.of());
        var port = stage.platform.commands(setup);
        stage.server.misbehave(new Mischief.ExpireTokens());
        stage.tokens.full.set(true);
        assertThat(stage.send(port, "first").isDone()).isTrue();
        assertThat(stage.send(port, "second").isDone()).isTrue();
        stage.server.misbehave(new Mischief.ExpireTokens());
        assertThat(stage.send(port, "by the rotated refresh token").isDone()).isTrue();
    }

    @Test
    void liveChannel_outlivesItsTokens() {
        stage.open(stage.renewing(Map.of()));
        stage.awaitLive();
        for (int round = 0; round < 3; round++) {
            stage.server.misbehave(new Mischief.ExpireTokens());
            stage.server.misbehave(new Mischief.DropConnections());
            int gaps = round + 1;
            stage.say("round " + round);
            stage.awaitText("round " + round);
            Awaitility.await().atMost(BlazeStage.PATIENCE)
                    .until(() -> stage.all(ChatEvent.Gap.class).count() == gaps);
            stage.awaitLive();
        }
        assertThat(stage.all(ChatEvent.Connection.class).map(ChatEvent.Connection::state))
                .noneMatch(ConnectionState.Failed.class::isInstance);
        assertThat(stage.texts()).containsExactly("round 0", "round 1", "round 2");
    }
}
