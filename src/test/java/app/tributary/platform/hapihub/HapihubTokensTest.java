package app.tributary.platform.hapihub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.AccountId;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.chat.Trait;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.ChannelSetup;
import app.tributary.rehearsal.Mischief;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signing in, and staying so: passwords, pasted tokens, tokens that end and rotate. */
@Timeout(60)
class HapihubTokensTest {
    @Test
    void e_mail_and_password_sign_in_and_the_tokens_are_stored() {
        try (var stage = new HapihubStage()) {
            stage.openLive();
            assertThat(stage.tokens.writes).hasSize(1);
            assertThat(stage.tokens.writes.getFirst()).containsOnlyKeys("access-token", "refresh-token");
        }
    }

    @Test
    void a_one_time_code_goes_with_the_password() {
        try (var stage = new HapihubStage()) {
            stage.open(stage.setup(stage.server.securedAccount()));
            var state = (ConnectionState.Failed) stage.awaitState(ConnectionState.Failed.class::isInstance);
            assertThat(state.why()).isEqualTo(Reason.of(ReasonCode.BAD_TOKEN, "Invalid one-time code"));
            var account = new HashMap<>(stage.server.securedAccount());
            account.put("totp", "246810");
            stage.open(stage.setup(account));
            stage.awaitLive();
        }
    }

    @Test
    void a_wrong_password_is_said_whatever_the_status() {
        for (boolean withOk : new boolean[]{false, true}) {
            try (var stage = new HapihubStage(HapihubStage.RULES.tokens(Duration.ofHours(1), withOk))) {
                stage.open(stage.setup(stage.with("password", "wrong")));
                var state = (ConnectionState.Failed) stage.awaitState(ConnectionState.Failed.class::isInstance);
                assertThat(state.why()).isEqualTo(Reason.of(ReasonCode.BAD_TOKEN, "Invalid login"));
                // asked once: a person has to change something
                assertThat(stage.requests("POST /authentication")).isEqualTo(1);
            }
        }
    }

    @Test
    void a_pasted_token_serves_until_it_ends() {
        try (var stage = new HapihubStage()) {
            var token = Map.of("access-token", stage.server.tokens().getOrDefault("access-token", ""));
            var port = stage.open(stage.setup(token)).commands();
            stage.awaitLive();
            stage.send(port, "mine");
            assertThat(stage.awaitText("mine").has(Trait.OWN)).isTrue();
            assertThat(stage.requests("POST /authentication")).isZero();
            stage.server.expireAccessTokens();
            assertThat(stage.send(port, "too late"))
                    .isEqualTo(Outcome.rejected(ReasonCode.BAD_TOKEN, "jwt expired"));
            stage.misbehave(new Mischief.DropConnections());
            var state = (ConnectionState.Failed) stage.awaitState(ConnectionState.Failed.class::isInstance);
            assertThat(state.why().code()).isEqualTo(ReasonCode.BAD_TOKEN);
        }
    }

    @Test
    void a_new_token_is_taken_when_it_is_pasted() {
        try (var stage = new HapihubStage()) {
            var connection = stage.open(stage.setup(Map.of("access-token", "no-token-at-all")));
            stage.awaitState(ConnectionState.Failed.class::isInstance);
            stage.tokens.write(new AccountId(HapihubPlatform.ID, "main"), Map.of("access-token",
                    new Secret(stage.server.tokens().getOrDefault("access-token", ""))));
            connection.retryNow();
            stage.awaitLive();
        }
    }

    @Test
    void a_token_that_does_not_say_whose_it_is_is_asked_about() {
        try (var stage = new HapihubStage()) {
            var port = stage.open(stage.setup(Map.of("access-token", stage.server.opaqueToken()))).commands();
            stage.awaitLive();
            stage.send(port, "mine");
            assertThat(stage.awaitText("mine").has(Trait.OWN)).isTrue();
        }
    }

    @Test
    void a_token_that_ended_is_refreshed_once_for_all_who_wait() {
        try (var stage = new HapihubStage()) {
            var port = stage.commands(stage.server.tokens());
            stage.send(port, "before");
            stage.server.expireAccessTokens();
            var sends = IntStream.range(0, 6).mapToObj(
                    number -> CompletableFuture.supplyAsync(() -> stage.send(port, "after " + number))).toList();
            sends.forEach(send -> assertThat(send.join().isDone()).isTrue());
            assertThat(stage.server.refreshed()).isEqualTo(1);
            assertThat(stage.tokens.writes).hasSize(1);
            assertThat(stage.server.ledger().lines()).hasSize(7);
        }
    }

    @Test
    void tokens_rotate_in_time_and_the_socket_learns_the_new_one() {
        try (var stage = new HapihubStage(HapihubStage.RULES.tokens(Duration.ofMillis(1200), false))) {
            stage.open(stage.setup(stage.server.tokens()));
            stage.awaitLive();
            await().atMost(HapihubStage.PATIENCE).until(() -> stage.server.refreshed() >= 3);
            stage.say("still heard");
            stage.awaitText("still heard");
            assertThat(stage.tokens.writes).hasSizeGreaterThanOrEqualTo(3);
            assertThat(stage.all(app.tributary.chat.ChatEvent.Connection.class)).hasSize(2);
            // what is stored is what the server takes
            var stored = stage.tokens.read(new AccountId(HapihubPlatform.ID, "main"), "refresh-token").orElseThrow();
            assertThat(stage.tokens.writes.getLast()).containsEntry("refresh-token", stored.value());
        }
    }

    @Test
    void a_refresh_that_is_refused_goes_back_to_the_password() {
        try (var stage = new HapihubStage()) {
            stage.openLive();
            stage.misbehave(new Mischief.ExpireTokens());
            stage.misbehave(new Mischief.DropConnections());
            stage.say("after all");
            stage.awaitText("after all");
            stage.awaitLive();
            assertThat(stage.server.tokensGiven()).isEqualTo(2);
        }
    }

    @Test
    void a_server_in_trouble_does_not_cost_the_sign_in() {
        try (var stage = new HapihubStage()) {
            stage.misbehave(new Mischief.AnswerStatus(503, 4));
            stage.open(stage.setup(stage.server.tokens()));
            stage.awaitLive();
        }
    }

    @Test
    void the_check_tells_right_by_right_what_works_and_suggests_the_rooms() {
        try (var stage = new HapihubStage()) {
            var check = check(stage, stage.server.account());
            assertThat(check.lines()).extracting(AccountCheck.Line::verdict).containsExactly(Verdict.OK, Verdict.OK,
                    Verdict.OK, Verdict.OK, Verdict.UNKNOWN);
            assertThat(check.works()).isTrue();
            assertThat(check.channels()).containsExactly(
                    new AccountCheck.Suggestion(stage.server.channel(), "Lantern harbour"),
                    new AccountCheck.Suggestion(stage.server.otherRoom(), "Engine room"));
            assertThat(stage.server.ledger().calls()).isEmpty();
        }
    }

    @Test
    void the_check_says_what_is_wrong() {
        try (var stage = new HapihubStage()) {
            var wrong = check(stage, stage.with("password", "wrong"));
            assertThat(wrong.works()).isFalse();
            assertThat(wrong.lines()).hasSize(1);
            assertThat(wrong.lines().getFirst().why())
                    .contains(Reason.of(ReasonCode.BAD_TOKEN, "Invalid login"));
            assertThat(check(stage, Map.of("access-token", "a.b.c")).works()).isFalse();
            assertThat(check(stage, Map.of()).lines().getFirst().why())
                    .contains(Reason.of(ReasonCode.NOT_SIGNED_IN));
            stage.misbehave(new Mischief.NoRealtime(Duration.ofSeconds(30)));
            var deaf = check(stage, stage.server.account());
            assertThat(deaf.lines().get(3).verdict()).isEqualTo(Verdict.MISSING);
            assertThat(deaf.lines().get(3).why()).contains(Reason.of(ReasonCode.REFUSED, "HTTP 503"));
        }
    }

    @Test
    void nothing_secret_is_printed() {
        var pass = Pass.of("a.b.c");
        assertThat(pass.toString()).doesNotContain("a.b.c");
        assertThat(new app.tributary.platform.hapihub.wire.AuthReply("u", "secret-1", "secret-2").toString())
                .doesNotContain("secret");
    }

    private static AccountCheck check(HapihubStage stage, Map<String, String> values) {
        var setup = new ChannelSetup(stage.channel, stage.server.endpoints(), Optional.of(stage.account(values)));
        return stage.platform.check(setup.endpoints(), setup.account().orElseThrow());
    }
}
