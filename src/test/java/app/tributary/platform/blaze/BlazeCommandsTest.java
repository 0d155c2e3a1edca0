package app.tributary.platform.blaze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.chat.Trait;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.CommandPort;
import app.tributary.rehearsal.Ledger;
import app.tributary.rehearsal.Mischief;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BlazeCommandsTest {
    private final BlazeStage stage = new BlazeStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void send_comesBackAsOurOwnMessageUnderTheIdOfTheReceipt() {
        var connection = stage.openLive();
        var outcome = stage.send(connection.commands(), "hello from the console 👋");
        var echo = stage.awaitText("hello from the console 👋");
        assertThat(outcome).isEqualTo(Outcome.done(echo.key()));
        assertThat(echo.traits()).containsExactly(Trait.OWN);
    }

    @Test
    void reply_carriesWhatItAnswers() {
        var connection = stage.openLive();
        stage.say("who is it?");
        var question = stage.key("who is it?");
        stage.run(connection.commands(),
                new ChatCommand.Send(stage.channel, "n", Set.of(), "it is me", Optional.of(question)));
        assertThat(stage.awaitText("it is me").replyTo()).hasValueSatisfying(quote -> {
            assertThat(quote.messageId()).isEqualTo(question.id());
            assertThat(quote.text()).contains("who is it?");
        });
    }

    @Test
    void delete_removesTheMessageFromFeedAndHistory() {
        var connection = stage.openLive();
        stage.say("rude");
        var rude = stage.key("rude");
        assertThat(stage.run(connection.commands(), new ChatCommand.Remove(rude))).isEqualTo(Outcome.done(rude));
        stage.await1(ChatEvent.Removal.class, removal -> removal.key().equals(rude));
        assertThat(code(stage.run(connection.commands(), new ChatCommand.Remove(rude))))
                .isEqualTo("Rejected NOT_FOUND");
        connection.close();
        stage.events.clear();
        stage.openLive();
        assertThat(stage.texts()).isEmpty();
    }

    @Test
    void pinAndUnpin_showAtOnce_withoutWaitingForTheNextLook() {
        var connection = stage.openLive();
        stage.say("rules");
        var rules = stage.key("rules");
        assertThat(stage.run(connection.commands(), new ChatCommand.PinMessage(rules))).isEqualTo(Outcome.done(rules));
        var pin = stage.await1(ChatEvent.PinChanged.class, change -> change.pin().isPresent()).pin().orElseThrow();
        assertThat(pin.message()).isEqualTo(rules);
        assertThat(pin.pinnedBy()).hasValueSatisfying(by -> assertThat(by.name()).isEqualTo("lanternfish"));
        assertThat(stage.run(connection.commands(), new ChatCommand.Unpin(rules))).isEqualTo(Outcome.done(rules));
        await().atMost(BlazeStage.PATIENCE).until(() -> stage.all(ChatEvent.PinChanged.class)
                .reduce((first, second) -> second).filter(change -> change.pin().isEmpty()).isPresent());
        assertThat(code(stage.run(connection.commands(), new ChatCommand.Unpin(rules))))
                .isEqualTo("Rejected NOT_FOUND");
    }

    @Test
    void everyCommand_worksByRestAlone() {
        var port = stage.commands();
        var sent = (Outcome.Done) stage.send(port, "by rest");
        var key = sent.message().orElseThrow();
        assertThat(stage.run(port, new ChatCommand.PinMessage(key)).isDone()).isTrue();
        assertThat(stage.run(port, new ChatCommand.Unpin(key)).isDone()).isTrue();
        assertThat(stage.run(port, new ChatCommand.Remove(key)).isDone()).isTrue();
    }

    /** The rows of the error table: status, command, outcome, detail. */
    @ParameterizedTest
    @CsvSource({"400, send, Rejected REFUSED, Bad request", "401, send, Rejected BAD_TOKEN, Unauthorized",
            "403, send, Rejected MISSING_RIGHT, You do not have permission to perform this action",
            "404, send, Rejected NOT_FOUND, NOT_FOUND", "409, send, Rejected REFUSED, AUTH_CONTEXT_MISMATCH",
            "429, send, Rejected RATE_LIMITED, Rate limit exceeded. Please slow down.",
            "500, send, Failed SERVER_ERROR, 500 Internal server error",
            "503, send, Failed SERVER_ERROR, 503 Internal server error", "400, delete, Rejected REFUSED, Bad request",
            "401, delete, Rejected BAD_TOKEN, Unauthorized",
            "403, delete, Rejected MISSING_RIGHT, You do not have permission to perform this action",
            "404, delete, Rejected NOT_FOUND, NOT_FOUND",
            "429, delete, Rejected RATE_LIMITED, Rate limit exceeded. Please slow down.",
            "500, delete, Failed SERVER_ERROR, 500 Internal server error",
            "403, pin, Rejected MISSING_RIGHT, You do not have permission to perform this action",
            "404, pin, Rejected NOT_FOUND, NOT_FOUND", "409, pin, Rejected REFUSED, AUTH_CONTEXT_MISMATCH",
            "500, pin, Failed SERVER_ERROR, 500 Internal server error",
            "401, unpin, Rejected BAD_TOKEN, Unauthorized"})
    void refusal_becomesItsOutcome(int status, String command, String outcome, String detail) {
        var port = stage.commands();
        var key = ((Outcome.Done) stage.send(port, "first")).message().orElseThrow();
        stage.server.misbehave(new Mischief.AnswerStatus(status, 1));
        var got = stage.run(port, command(command, key));
        assertThat(code(got)).isEqualTo(outcome);
        assertThat(reason(got).detail()).isEqualTo(detail);
        assertThat(stage.run(port, command(command.equals("unpin") ? "pin" : command, key)).isDone()).isTrue();
    }

    @Test
    void send_fasterThanAllowed_isRejectedWithATimeToTryAgain() {
        var port = stage.commands();
        for (int i = 0; i < 20; i++) {
            assertThat(stage.send(port, "line " + i).isDone()).isTrue();
        }
        var outcome = stage.send(port, "one too many");
        assertThat(code(outcome)).isEqualTo("Rejected RATE_LIMITED");
        assertThat(((Outcome.Rejected) outcome).retryAt())
                .hasValueSatisfying(at -> assertThat(at).isBetween(Instant.now(), Instant.now().plusSeconds(31)));
    }

    @Test
    void send_whatCannotBeSent_isRejectedWithoutAsking() {
        var port = stage.commands();
        stage.server.misbehave(new Mischief.AnswerStatus(500, 1000));
        assertThat(code(stage.send(port, " \n "))).isEqualTo("Rejected EMPTY_TEXT");
        assertThat(stage.send(port, "😀".repeat(251))).isEqualTo(Outcome.rejected(ReasonCode.TOO_LONG, "500"));
    }

    @Test
    void send_exactlyAsLongAsAllowed_isTaken() {
        assertThat(stage.send(stage.commands(), "😀".repeat(250)).isDone()).isTrue();
    }

    @Test
    void receiptLost_messageIsFoundInTheHistory_andSentOnlyOnce() {
        var port = stage.commands();
        stage.send(port, "warm up");
        stage.server.misbehave(new Mischief.SwallowAnswers(1));
        var outcome = stage.send(port, "only once");
        assertThat(outcome.isDone()).isTrue();
        stage.openLive();
        assertThat(stage.texts()).containsExactly("warm up", "only once");
        assertThat(outcome).isEqualTo(Outcome.done(stage.key("only once")));
    }

    @Test
    void receiptLostInAFastChat_messageIsFoundFarBackInTheHistory() throws Exception {
        var port = stage.commands();
        stage.send(port, "warm up");
        stage.server.misbehave(new Mischief.SwallowAnswers(1));
        var outcome = CompletableFuture.supplyAsync(() -> stage.send(port, "far back"));
        await().until(() -> stage.server.ledger().lines().size() == 2);
        for (int i = 0; i < 250; i++) {
            stage.say("talk " + i);
        }
        assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo(Outcome.done(
                new MessageKey(stage.channel, stage.server.ledger().lines().get(1).id())));
    }

    @Test
    void receiptOfADeleteLost_andTheNextAnswerSaysNothing_isUnknown() throws Exception {
        var port = stage.commands();
        var key = ((Outcome.Done) stage.send(port, "first")).message().orElseThrow();
        stage.server.misbehave(new Mischief.SwallowAnswers(1));
        var outcome = CompletableFuture.supplyAsync(() -> stage.run(port, new ChatCommand.Remove(key)));
        await().until(() -> stage.server.ledger().calls().stream()
                .anyMatch(call -> call.deed() == Ledger.Deed.DELETE));
        stage.server.misbehave(new Mischief.AnswerStatus(429, 1));
        assertThat(code(outcome.get(20, TimeUnit.SECONDS))).startsWith("Unknown");
    }

    @Test
    void pageInsteadOfTheReceipt_messageIsFoundInTheHistory() {
        var port = stage.commands();
        stage.send(port, "same words");
        stage.server.misbehave(new Mischief.AnswerHtml(1));
        var second = stage.send(port, "same words");
        assertThat(second.isDone()).isTrue();
        stage.openLive();
        assertThat(stage.texts()).containsExactly("same words", "same words");
        assertThat(((Outcome.Done) second).message()).contains(
                stage.all(ChatEvent.Message.class).toList().getLast().message().key());
    }

    @Test
    void pageInsteadOfEveryAnswer_isUnknownAndNotSentAgain_untilThePersonTriesAgain() {
        var port = stage.commands();
        stage.send(port, "warm up");
        var send = new ChatCommand.Send(stage.channel, "nonce", Set.of(), "perhaps", Optional.empty());
        stage.server.misbehave(new Mischief.AnswerHtml(10));
        var outcome = stage.run(port, send);
        assertThat(code(outcome)).isEqualTo("Unknown BAD_ANSWER");
        stage.server.misbehave(new Mischief.AnswerHtml(0));
        assertThat(stage.run(port, send).isDone()).isTrue();
        stage.openLive();
        assertThat(stage.texts()).containsExactly("warm up", "perhaps");
    }

    @Test
    void receiptOfDeletePinOrUnpinLost_isSettledByLooking() {
        var port = stage.commands();
        var key = ((Outcome.Done) stage.send(port, "first")).message().orElseThrow();
        stage.server.misbehave(new Mischief.AnswerHtml(1));
        assertThat(stage.run(port, new ChatCommand.PinMessage(key)).isDone()).isTrue();
        stage.server.misbehave(new Mischief.AnswerHtml(1));
        assertThat(stage.run(port, new ChatCommand.Unpin(key)).isDone()).isTrue();
        stage.server.misbehave(new Mischief.AnswerHtml(1));
        assertThat(stage.run(port, new ChatCommand.Remove(key)).isDone()).isTrue();
    }

    @Test
    void serverGone_isFailedBecauseNothingWasDone() {
        var port = stage.commands();
        stage.send(port, "warm up");
        stage.server.misbehave(new Mischief.Down(Duration.ofSeconds(30)));
        // the connection that is kept from before breaks: of this one nothing is known
        stage.run(port, new ChatCommand.Remove(new MessageKey(stage.channel, UUID.randomUUID().toString())));
        assertThat(code(stage.send(port, "into the void"))).isEqualTo("Failed NETWORK");
    }

    @Test
    void noAccount_nothingIsPossibleAndThatIsSaidBefore() {
        var port = stage.platform
                .commands(new ChannelSetup(stage.channel, stage.server.endpoints(), Optional.empty()));
        assertThat(port.capabilities().of(Capability.SEND)).isEqualTo(Support.no(ReasonCode.NOT_SIGNED_IN));
        assertThat(code(stage.send(port, "x"))).isEqualTo("Unsupported NOT_SIGNED_IN");
    }

    @Test
    void accountWithoutRights_mayWriteButNotModerate() {
        var port = stage.platform.commands(stage.setup(stage.server.guestAccount()));
        var key = ((Outcome.Done) stage.send(port, "hello")).message().orElseThrow();
        assertThat(code(stage.run(port, new ChatCommand.Remove(key)))).isEqualTo("Rejected MISSING_RIGHT");
        assertThat(code(stage.run(port, new ChatCommand.PinMessage(key)))).isEqualTo("Rejected MISSING_RIGHT");
        port.close();
    }

    @ParameterizedTest
    @CsvSource({"Lanternfish, lanternfish", "@lanternfish, lanternfish",
            "https://blaze.stream/Lanternfish?x=1, lanternfish",
            "blaze.stream/lanternfish/chat, lanternfish",
            "9B7F3C2A-2f41-4f5e-9f54-6c1d8a2b7e90, 9b7f3c2a-2f41-4f5e-9f54-6c1d8a2b7e90"})
    void channelOf_anySpelling_isTheChannel(String name, String channel) {
        assertThat(stage.platform.channelOf(name)).hasValueSatisfying(
                found -> assertThat(found.name()).isEqualTo(channel));
    }

    @ParameterizedTest
    @CsvSource({"''", "'two words'", "a/b", "https://example.org/x"})
    void channelOf_noName_isNone(String name) {
        assertThat(stage.platform.channelOf(name)).isEmpty();
    }

    private ChatCommand command(String word, MessageKey key) {
        return switch (word) {
            case "send" -> new ChatCommand.Send(stage.channel, UUID.randomUUID().toString(), Set.of(), "second",
                    Optional.empty());
            case "delete" -> new ChatCommand.Remove(key);
            case "pin" -> new ChatCommand.PinMessage(key);
            case "unpin" -> new ChatCommand.Unpin(key);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static String code(Outcome outcome) {
        return outcome.getClass().getSimpleName() + " " + reason(outcome).code();
    }

    private static Reason reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Found _ -> throw new AssertionError("nothing was looked up");
            case Outcome.Done done -> throw new AssertionError("done: " + done);
            case Outcome.Rejected rejected -> rejected.why();
            case Outcome.Unsupported unsupported -> unsupported.why();
            case Outcome.Failed failed -> failed.why();
            case Outcome.Unknown unknown -> unknown.why();
        };
    }
}
