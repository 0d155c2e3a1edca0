package app.tributary.platform.allmine;

import static app.tributary.platform.allmine.AllmineStage.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.ConnectionState;
import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.allmine.AllminePace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens: made new in time and once, stored before they are used, and never pressed on with when refused. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AllmineTokensTest {
    private AllmineStage stage = new AllmineStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void expired_isMadeNewOnceForAllWhoWait_andStored() throws Exception {
        var port = stage.commands();
        assertThat(stage.send(port, "before").isDone()).isTrue();
        stage.server.misbehave(new Mischief.ExpireTokens());
        int written = stage.tokens.written.size();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sends = new ArrayList<Callable<Outcome>>();
            for (int i = 0; i < 8; i++) {
                String text = "after " + i;
                sends.add(() -> stage.send(port, text));
            }
            for (var sent : threads.invokeAll(sends)) {
                assertThat(sent.get().isDone()).isTrue();
            }
        }
        // one access and one refresh token: nobody made a second pair
        assertThat(stage.tokens.written.size() - written).isEqualTo(2);
    }

    @Test
    void severalChannelsOfAnAccount_shareWhatEachRefreshTokenGives() {
        var account = stage.server.account();
        var one = stage.commands(account);
        var other = stage.platform.commands(stage.setup(stage.channel, Map.of()));
        for (int i = 0; i < 4; i++) {
            stage.server.misbehave(new Mischief.ExpireTokens());
            assertThat(stage.send(i % 2 == 0 ? one : other, "round " + i).isDone()).isTrue();
        }
        other.close();
    }

    @Test
    void aboutToExpire_isMadeNewAhead_beforeTheServerRefuses() {
        stage.close();
        // a life of 61 s, made new 60 s before its end: every look finds it about to expire after a second
        stage = new AllmineStage(new AllminePace(Duration.ofSeconds(5), Duration.ofSeconds(5), 100,
                Duration.ofSeconds(20), Duration.ofSeconds(60), 100), AllmineStage.QUICK);
        var port = stage.commands();
        String before = stage.tokens.refresh();
        assertThat(stage.send(port, "hello").isDone()).isTrue();
        assertThat(stage.tokens.refresh()).isNotEqualTo(before);
    }

    @Test
    void oldRefreshToken_isRefusedWithoutAWord_andThatIsASignIn() {
        var account = stage.server.account();
        var port = stage.commands(account);
        stage.server.misbehave(new Mischief.ExpireTokens());
        assertThat(stage.send(port, "made new").isDone()).isTrue();
        // somebody else still has the old pair
        stage.server.misbehave(new Mischief.ExpireTokens());
        stage.signIn(account);
        var again = stage.commands(account);
        assertThat(code(stage.send(again, "with the old pair"))).isEqualTo("Rejected BAD_TOKEN");
    }

    @Test
    void refreshRefused_everythingStopsUntilSomebodySignsIn() {
        var connection = stage.openLive();
        stage.settle();
        stage.server.revokeTokens();
        stage.server.misbehave(new Mischief.DropConnections());
        var state = stage.awaitState(ConnectionState.Failed.class::isInstance);
        assertThat(AllmineStage.reason(state).orElseThrow().code()).isEqualTo(ReasonCode.BAD_TOKEN);
        await().atMost(AllmineStage.PATIENCE).until(() -> stage.server.followers() == 0);
        assertThat(code(stage.send(connection.commands(), "not sent"))).isEqualTo("Rejected BAD_TOKEN");
        stage.signIn(stage.server.account());
        connection.retryNow();
        stage.awaitFollowed();
        assertThat(stage.send(connection.commands(), "signed in").isDone()).isTrue();
        stage.awaitText("signed in");
    }

    @Test
    void expiredWhileTheChatIsRead_nothingIsNoticed() {
        stage.openLive();
        for (int round = 0; round < 3; round++) {
            stage.server.misbehave(new Mischief.ExpireTokens());
            stage.server.misbehave(new Mischief.DropConnections());
            stage.awaitFollowed();
            stage.settle();
        }
        assertThat(stage.all(app.tributary.chat.ChatEvent.Connection.class)
                .filter(change -> change.state() instanceof ConnectionState.Failed)).isEmpty();
    }

    @Test
    void refreshFailsForAWhile_theOldTokenIsUsedAsLongAsItIsGood_andNothingIsGivenUp() {
        var port = stage.commands();
        stage.server.misbehave(new Mischief.ExpireTokens());
        // the refused send, then the refresh
        stage.server.misbehave(new Mischief.AnswerStatus(503, 1));
        assertThat(code(stage.send(port, "first"))).isIn("Failed SERVER_ERROR", "Unknown SERVER_ERROR");
        await().atMost(AllmineStage.PATIENCE).until(() -> stage.send(port, "second").isDone());
    }

    @Test
    void pastedWithTheWordBearer_isUsedWithout() {
        var pasted = new HashMap<String, String>();
        stage.server.account().forEach((key, value) -> pasted.put(key, " Bearer " + value + "\n"));
        assertThat(stage.send(stage.commands(pasted), "hello").isDone()).isTrue();
    }

    @Test
    void onlyTheRefreshToken_isEnough() {
        var refresh = stage.server.account().get(AllminePlatform.REFRESH_TOKEN.key());
        assertThat(stage.send(stage.commands(Map.of(AllminePlatform.REFRESH_TOKEN.key(), refresh)), "hello").isDone())
                .isTrue();
    }

    @Test
    void onlyTheAccessToken_lastsAsLongAsItLasts() {
        var access = stage.server.account().get(AllminePlatform.ACCESS_TOKEN.key());
        var port = stage.commands(Map.of(AllminePlatform.ACCESS_TOKEN.key(), access));
        assertThat(stage.send(port, "hello").isDone()).isTrue();
        stage.server.misbehave(new Mischief.ExpireTokens());
        assertThat(code(stage.send(port, "too late"))).isEqualTo("Rejected BAD_TOKEN");
    }

    @Test
    void storeThatTakesNothing_theNewTokensAreUsedAllTheSame() {
        var port = stage.commands();
        stage.tokens.broken = true;
        for (int round = 0; round < 3; round++) {
            stage.server.misbehave(new Mischief.ExpireTokens());
            assertThat(stage.send(port, "round " + round).isDone()).isTrue();
        }
    }

    @Test
    void anotherUserSignsIn_theOneOfNowActs() {
        assertThat(stage.send(stage.commands(), "the owner").isDone()).isTrue();
        var guest = stage.commands(stage.server.guestAccount());
        stage.say("here");
        assertThat(code(stage.act(guest, app.tributary.chat.PersonActionKind.BAN))).isEqualTo("Rejected MISSING_RIGHT");
    }

    @Test
    void noToken_showsInNoText() {
        var token = AllmineToken.of("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI2NTYwYTAwMDAwMDAwMDAwMDAwMDAwMDEifQ.x");
        assertThat(token.toString()).isEqualTo("AllmineToken[***]");
        assertThat(token.userId()).contains("6560a0000000000000000001");
        assertThat(List.of(AllmineToken.of("no jwt").userId(), AllmineToken.of("a.%%.c").userId()))
                .allSatisfy(none -> assertThat(none).isEmpty());
    }
}
