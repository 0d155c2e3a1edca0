package app.tributary.platform.hapihub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.rehearsal.Ledger;
import app.tributary.rehearsal.Mischief;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of errors, row by row: what each status does to a send, to a list, to a mark and to a connection. */
@Timeout(60)
class HapihubErrorsTest {
    /** What a status makes of a send, which is made once whatever comes. */
    @ParameterizedTest
    @CsvSource({"400,Rejected,REFUSED,Bad request", "422,Rejected,REFUSED,Unprocessable",
            "403,Rejected,MISSING_RIGHT,You do not have the correct permissions",
            "404,Rejected,NOT_FOUND,Page not found",
            "405,Unsupported,PLATFORM_LACKS,Provider 'rest' can not call the method",
            "408,Failed,TIMED_OUT,''", "409,Rejected,REFUSED,Conflict", "429,Rejected,RATE_LIMITED,Too many requests",
            "500,Failed,SERVER_ERROR,500 Internal server error", "503,Failed,SERVER_ERROR,503 Unavailable"})
    void a_send(int status, String outcome, ReasonCode code, String words) {
        try (var stage = new HapihubStage()) {
            var port = stage.commands();
            stage.send(port, "to sign in");
            stage.misbehave(new Mischief.AnswerStatus(status, 1));
            var answer = stage.send(port, "hello");
            assertThat(answer.getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(why(answer)).isEqualTo(Reason.of(code, words.strip()));
            if (answer instanceof Outcome.Rejected rejected) {
                assertThat(rejected.retryAt().isPresent()).isEqualTo(status == 429);
            }
            assertThat(stage.requests("POST /chat-messages")).isEqualTo(2);
        }
    }

    @Test
    void a_send_that_is_not_authenticated_signs_in_again_and_is_replayed() {
        try (var stage = new HapihubStage()) {
            var port = stage.commands();
            stage.send(port, "to sign in");
            stage.misbehave(new Mischief.AnswerStatus(401, 1));
            assertThat(stage.send(port, "hello").isDone()).isTrue();
            assertThat(stage.server.ledger().lines()).extracting(Ledger.Line::text).containsExactly("to sign in",
                    "hello");
            assertThat(stage.server.refreshed()).isEqualTo(1);
        }
    }

    @Test
    void a_refusal_names_the_fields_that_are_wrong() {
        try (var stage = new HapihubStage()) {
            var port = stage.commands(stage.with("text-limit", "9000"));
            assertThat(stage.send(port, "x".repeat(5001))).isEqualTo(Outcome.rejected(ReasonCode.REFUSED,
                    "Unprocessable (text is longer than 5000 characters)"));
        }
    }

    /** What passes by itself is asked again: lists, and marks of what was seen. */
    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void a_mark_is_tried_again(int status) {
        try (var stage = new HapihubStage()) {
            stage.say("look");
            var port = stage.commands();
            stage.send(port, "to sign in");
            var key = Optional.of(new MessageKey(stage.channel, stage.server.ledger().lines().getFirst().id()));
            stage.misbehave(new Mischief.AnswerStatus(status, 2));
            assertThat(stage.act(port, "mark-seen", Form.EMPTY, key).isDone()).isTrue();
            assertThat(stage.requests("PATCH ")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 409, 422})
    void a_mark_that_is_refused_is_not_tried_again(int status) {
        try (var stage = new HapihubStage()) {
            stage.say("look");
            var port = stage.commands();
            stage.send(port, "to sign in");
            var key = Optional.of(new MessageKey(stage.channel, stage.server.ledger().lines().getFirst().id()));
            stage.misbehave(new Mischief.AnswerStatus(status, 1));
            assertThat(stage.act(port, "mark-seen", Form.EMPTY, key).isDone()).isFalse();
            assertThat(stage.requests("PATCH ")).isEqualTo(1);
        }
    }

    @Test
    void a_message_that_is_not_found_goes_from_the_screen() {
        try (var stage = new HapihubStage()) {
            var port = stage.openLive().commands();
            stage.say("gone");
            var key = stage.key("gone");
            stage.server.removeSilently(key.id());
            assertThat(stage.act(port, "mark-seen", Form.EMPTY, Optional.of(key)))
                    .isInstanceOf(Outcome.Rejected.class);
            assertThat(stage.await1(ChatEvent.Removal.class, removal -> true).key()).isEqualTo(key);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,hash,0", "true,plain,1", "false,plain,0", "false,hash,1"})
    void a_bad_request_of_a_list_tries_the_other_style_of_numbers_once(boolean marked, String setting, int refusals) {
        try (var stage = new HapihubStage(HapihubStage.RULES.lists(marked, true, 100))) {
            stage.say("found");
            stage.open(stage.setup(stage.with("number-style", setting)));
            stage.awaitText("found");
            stage.awaitLive();
            boolean hashed = setting.equals("hash");
            long wrong = stage.server.requests().stream().filter(request -> request.contains("%24limit="))
                    .filter(request -> request.contains("%24limit=%23") != marked).count();
            assertThat(wrong).isEqualTo(refusals);
            assertThat(hashed == marked).isEqualTo(refusals == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,100", "false,100", "true,7", "false,7"})
    void lists_come_bare_or_with_their_total_and_as_long_as_the_server_likes(boolean paged, int most) {
        try (var stage = new HapihubStage(HapihubStage.RULES.lists(true, paged, most))) {
            for (int number = 0; number < 20; number++) {
                stage.say("line " + number);
            }
            stage.openLive();
            assertThat(stage.texts()).doesNotHaveDuplicates().hasSize(20);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void a_connection_waits_and_comes_back(int status) {
        try (var stage = new HapihubStage()) {
            stage.misbehave(new Mischief.AnswerStatus(status, 8));
            stage.open();
            stage.awaitState(ConnectionState.Retrying.class::isInstance);
            stage.awaitLive();
        }
    }

    @Test
    void a_connection_is_given_up_where_the_room_is_forbidden() {
        try (var stage = new HapihubStage()) {
            stage.server.throwOut();
            stage.open();
            var state = (ConnectionState.Failed) stage.awaitState(ConnectionState.Failed.class::isInstance);
            assertThat(state.why()).isEqualTo(
                    Reason.of(ReasonCode.NO_SUCH_CHANNEL, "You are not a participant of this room"));
        }
    }

    @Test
    void a_send_without_a_receipt_is_looked_for_and_found() {
        try (var stage = new HapihubStage()) {
            var port = stage.commands();
            stage.send(port, "to sign in");
            stage.misbehave(new Mischief.SwallowAnswers(1));
            var outcome = stage.send(port, "did it arrive?");
            assertThat(outcome).isEqualTo(Outcome
                    .done(new MessageKey(stage.channel, stage.server.ledger().lines().getLast().id())));
            assertThat(stage.requests("POST /chat-messages")).isEqualTo(2);
        }
    }

    @Test
    void the_same_text_sent_before_is_not_taken_for_the_lost_one() {
        try (var stage = new HapihubStage()) {
            var port = stage.commands();
            stage.send(port, "again");
            stage.misbehave(new Mischief.AnswerStatus(503, 1));
            assertThat(stage.send(port, "again")).isInstanceOf(Outcome.Failed.class);
            assertThat(stage.server.ledger().lines()).hasSize(1);
        }
    }

    @Test
    void a_send_that_cannot_be_looked_for_stays_unknown_and_is_found_when_it_is_sent_again() {
        try (var stage = new HapihubStage()) {
            var port = stage.commands();
            stage.send(port, "to sign in");
            String nonce = UUID.randomUUID().toString();
            // the send, and the three tries of each look
            stage.misbehave(new Mischief.SwallowAnswers(2));
            assertThat(stage.send(port, "perhaps", nonce)).isInstanceOf(Outcome.Unknown.class);
            assertThat(stage.send(port, "perhaps", nonce).isDone()).isTrue();
            assertThat(stage.requests("POST /chat-messages")).isEqualTo(2);
            assertThat(stage.server.ledger().lines()).hasSize(2);
        }
    }

    @Test
    void nobody_listening_is_a_failure_at_once() {
        try (var stage = new HapihubStage()) {
            var port = stage.commands();
            stage.misbehave(new Mischief.Down(Duration.ofSeconds(30)));
            assertThat(stage.send(port, "hello")).isInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void a_lost_answer_to_a_deletion_is_asked_for_again() {
        try (var stage = new HapihubStage(HapihubStage.RULES.deleting())) {
            var port = stage.commands(stage.with("delete", "on"));
            stage.send(port, "oops");
            var key = new MessageKey(stage.channel, stage.server.ledger().lines().getFirst().id());
            stage.misbehave(new Mischief.SwallowAnswers(1));
            assertThat(stage.run(port, new ChatCommand.Remove(key))).isEqualTo(Outcome.done(key));
        }
    }

    @Test
    void the_environment_goes_with_every_call_where_it_is_set() {
        try (var stage = new HapihubStage()) {
            stage.send(stage.commands(stage.with("environment", "staging")), "hello");
            assertThat(stage.server.requests()).isNotEmpty().allMatch(request -> request.endsWith(" staging"));
        }
    }

    @Test
    void calls_keep_to_the_pace() {
        var timings = new HapihubTimings(Duration.ofSeconds(3), Duration.ofMinutes(5), Duration.ofSeconds(5),
                Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(1),
                Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100),
                Duration.ofSeconds(3), 50);
        try (var stage = new HapihubStage(HapihubStage.RULES, timings)) {
            var port = stage.commands();
            long before = System.nanoTime();
            for (int call = 0; call < 120; call++) {
                stage.act(port, "rooms", Form.EMPTY, Optional.empty());
            }
            // two seconds' worth of them are saved up
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(300));
            await().until(() -> stage.requests("GET /chat-rooms") == 120);
        }
    }

    private static Reason why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rejected rejected -> rejected.why();
            case Outcome.Failed failed -> failed.why();
            case Outcome.Unsupported unsupported -> unsupported.why();
            case Outcome.Unknown unknown -> unknown.why();
            case Outcome.Done _,Outcome.Found _ -> Reason.of(ReasonCode.DEFECT, "done");
        };
    }
}
