package app.tributary.platform.streamvi;

import static app.tributary.platform.streamvi.StreamviWitness.CHANNEL;
import static app.tributary.platform.streamvi.StreamviWitness.await;
import static app.tributary.platform.streamvi.StreamviWitness.say;
import static app.tributary.platform.streamvi.StreamviWitness.timings;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Relay;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.chat.Trait;
import app.tributary.net.Network;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.streamvi.StreamviRules;
import app.tributary.rehearsal.streamvi.StreamviServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamviCommandsTest {
    private final StreamviWitness witness = new StreamviWitness();
    private final Network network = new Network(InstantSource.system());
    private final List<Connection> opened = new ArrayList<>();
    private StreamviServer server = new StreamviServer(0, InstantSource.system(), StreamviWitness.rules());

    @AfterEach
    void stop() {
        opened.forEach(Connection::close);
        server.close();
        network.close();
    }

    @Test
    void aSendToTwoRestreams_ofWhichOneRefuses_hasTwoReceipts_andTheRetryReachesThatOneOnly() {
        var port = live();
        server.misbehave(new Mischief.RefuseOutlet("9", "slow mode is on"));
        var receipts = port.execute(send("n1", "hi there", "7", "9"));

        assertThat(receipts).hasSize(2);
        assertThat(outcome(receipts, "7")).isInstanceOf(Outcome.Done.class);
        assertThat(outcome(receipts, "9")).isEqualTo(Outcome.rejected(ReasonCode.REFUSED, "slow mode is on"));
        witness.awaitTexts("hi there");
        assertThat(outcome(receipts, "7")).isEqualTo(Outcome.done(witness.key("hi there")));

        server.misbehave(new Mischief.RefuseOutlet("9", ""));
        var again = port.execute(send("n2", "hi there", "9"));
        assertThat(again).hasSize(1);
        assertThat(outcome(again, "9")).isInstanceOf(Outcome.Done.class);
        await(() -> witness.texts().size() == 2);
        var second = witness.all(ChatEvent.Message.class).map(ChatEvent.Message::message).toList().getLast();
        assertThat(second.relays()).extracting(Relay::outlet).containsExactly("9");
    }

    @Test
    void theEcho_isOurOwn_carriesTheNonce_andLearnsOfItsDelivery() {
        var port = live();
        port.execute(send("n1", "one for all"));
        witness.awaitTexts("one for all");
        ChatMessage echo = witness.message("one for all");
        assertThat(echo.traits()).containsExactly(Trait.OWN);
        assertThat(echo.nonce()).contains("n1");
        assertThat(echo.relays()).extracting(Relay::outlet).containsExactly("7", "9", "11");
        var edit = witness.awaitEvent(ChatEvent.Edit.class,
                event -> event.message().relays().stream().allMatch(relay -> relay.messageId().isPresent()));
        assertThat(edit.message().key()).isEqualTo(echo.key());
        assertThat(edit.message().nonce()).contains("n1");
    }

    @Test
    void aSendToTheWholeChannel_hasOneReceipt_thatNamesWhoRefused() {
        var port = live();
        assertThat(port.execute(send("n1", "to all"))).singleElement()
                .satisfies(receipt -> assertThat(receipt.target()).isEqualTo(Target.of(CHANNEL)))
                .satisfies(receipt -> assertThat(receipt.outcome()).isInstanceOf(Outcome.Done.class));
        server.misbehave(new Mischief.RefuseOutlet("11", "quota"));
        assertThat(port.execute(send("n2", "to most"))).singleElement().extracting(Receipt::outcome)
                .isEqualTo(Outcome.rejected(ReasonCode.REFUSED, "YouTube: quota"));
    }

    @Test
    void aTextThatIsTooLongOrEmpty_isRefusedHere() {
        var port = live();
        assertThat(port.execute(send("n1", "x".repeat(301), "7", "9"))).hasSize(2).extracting(Receipt::outcome)
                .containsOnly(Outcome.rejected(ReasonCode.TOO_LONG, "300"));
        assertThat(port.execute(send("n2", " "))).extracting(Receipt::outcome)
                .containsExactly(Outcome.rejected(ReasonCode.EMPTY_TEXT, ""));
        assertThat(port.execute(send("n3", "x".repeat(300)))).singleElement().extracting(Receipt::outcome)
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anAnswerThatIsLost_isFoundInTheHistory_andNothingIsSentTwice() {
        var port = live();
        server.misbehave(new Mischief.SwallowAnswers(1));
        var receipts = port.execute(send("n1", "into the dark", "7", "9"));
        assertThat(receipts).extracting(Receipt::outcome).allMatch(Outcome::isDone);
        witness.awaitTexts("into the dark");
        assertThat(witness.texts()).containsExactly("into the dark");
    }

    @Test
    void whenEveryAnswerIsLost_itIsUnknown() {
        var port = live();
        server.misbehave(new Mischief.SwallowAnswers(20));
        assertThat(port.execute(send("n1", "into the dark", "7"))).singleElement().extracting(Receipt::outcome)
                .isInstanceOf(Outcome.Unknown.class);
        server.misbehave(new Mischief.SwallowAnswers(0));
        witness.awaitTexts("into the dark");
        assertThat(witness.message("into the dark").nonce()).contains("n1");
    }

    @Test
    void aServerThatFails_isAskedOnceMore_andOneThatIsNotThere_gotNothing() {
        var port = alone(Map.of());
        port.execute(send("n0", "finds the broadcast", "7"));
        server.misbehave(new Mischief.AnswerStatus(503, 1));
        assertThat(port.execute(send("n1", "at the second try", "7"))).singleElement().extracting(Receipt::outcome)
                .isInstanceOf(Outcome.Done.class);
        server.close();
        assertThat(alone(Map.of()).execute(send("n2", "to nobody", "7"))).singleElement().extracting(Receipt::outcome)
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void theErrorTable_isKept() {
        var port = alone(Map.of());
        port.execute(send("n0", "finds the broadcast", "7"));
        assertThat(afterStatus(port, 429)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.why().code()).isEqualTo(ReasonCode.RATE_LIMITED);
            assertThat(rejected.retryAt()).isPresent();
        });
        assertThat(afterStatus(port, 400)).isEqualTo(Outcome.rejected(ReasonCode.REFUSED, "BadRequest"));
        server.misbehave(new Mischief.AnswerStatus(401, 2));
        assertThat(port.execute(send("n", "text", "7")).getFirst().outcome())
                .isEqualTo(Outcome.rejected(ReasonCode.BAD_TOKEN, "Unauthorized"));
        assertThat(afterStatus(port, 404)).isEqualTo(Outcome.rejected(ReasonCode.OFFLINE, ""));
        assertThat(port.execute(send("n2", "the broadcast is looked for again", "7"))).extracting(Receipt::outcome)
                .allMatch(Outcome::isDone);
        assertThat(afterStatus(port, 403)).isEqualTo(Outcome.rejected(ReasonCode.MISSING_RIGHT, "Forbidden"));
        assertThat(port.capabilities().of(Capability.SEND))
                .isEqualTo(Support.no(ReasonCode.MISSING_RIGHT, "Forbidden"));
    }

    @Test
    void aRestreamThatDoesNotExist_isTheServersWordToSay() {
        var port = alone(Map.of());
        assertThat(port.execute(send("n1", "hi", "8"))).singleElement().extracting(Receipt::outcome).isEqualTo(
                Outcome.rejected(ReasonCode.REFUSED, "restreams must name restreams of the broadcast"));
        assertThat(outcome(port.execute(send("n2", "hi", "7", "chat")), "chat"))
                .isEqualTo(Outcome.rejected(ReasonCode.NOT_FOUND, ""));
    }

    @Test
    void theOtherFormOfSignIn_isTriedOnce_andRemembered() {
        var port = alone(Map.of());
        server.misbehave(new Mischief.AnswerStatus(401, 1));
        assertThat(port.execute(send("n1", "hi", "7"))).extracting(Receipt::outcome).allMatch(Outcome::isDone);
    }

    @Test
    void aDeletion_isDone_andTheMessageIsGone() {
        var port = live();
        server.play(say("1", "rude"));
        witness.awaitTexts("rude");
        var key = witness.key("rude");
        assertThat(port.execute(new ChatCommand.Remove(key))).containsExactly(
                new Receipt(Target.of(CHANNEL), Outcome.done(key)));
        witness.awaitEvent(ChatEvent.Removal.class, event -> event.key().equals(key));
        assertThat(port.execute(new ChatCommand.Remove(key))).extracting(Receipt::outcome)
                .containsExactly(Outcome.rejected(ReasonCode.NOT_FOUND, ""));
        assertThat(witness.all(ChatEvent.Removal.class)).hasSize(1);
    }

    @Test
    void aDeletion_isSeenInTheHistory_whereNothingIsPublished() {
        server.close();
        server = new StreamviServer(0, InstantSource.system(), new StreamviRules(Duration.ofSeconds(1),
                Duration.ofMinutes(30), 200, 300, false, Duration.ofMillis(60), Duration.ofMillis(100)));
        var port = live();
        port.execute(send("n1", "oops"));
        witness.awaitTexts("oops");
        port.execute(new ChatCommand.Remove(witness.key("oops")));
        witness.awaitEvent(ChatEvent.Removal.class, event -> event.key().equals(witness.key("oops")));
    }

    @Test
    void whileThereIsNoBroadcast_aSendIsRefusedAsOffline() {
        server.endBroadcast();
        assertThat(alone(Map.of()).execute(send("n1", "hi"))).singleElement().extracting(Receipt::outcome)
                .isEqualTo(Outcome.rejected(ReasonCode.OFFLINE, ""));
    }

    @Test
    void aloneItFindsTheBroadcastAndTheRestreams_andSends() {
        var port = alone(Map.of("auth-scheme", "bearer", "api-version", "3", "language", "ru"));
        assertThat(port.execute(send("n1", "from the command line"))).singleElement()
                .satisfies(receipt -> assertThat(receipt.outcome()).isInstanceOf(Outcome.Done.class));
        assertThat(port.outlets()).hasSize(3);
    }

    @Test
    void aVersionThatTheServerDoesNotTake_isExplainedInItsWords() {
        assertThat(alone(Map.of("api-version", "4")).execute(send("n1", "hi"))).singleElement()
                .extracting(Receipt::outcome).isEqualTo(Outcome.rejected(ReasonCode.REFUSED,
                        "v must be one of the following values: 1, 2, 3"));
    }

    @Test
    void whatThePlatformLacks_isSaid() {
        var port = alone(Map.of());
        var key = new MessageKey(CHANNEL, "e1");
        var lacks = Outcome.unsupported(Reason.of(ReasonCode.PLATFORM_LACKS));
        assertThat(port.execute(new ChatCommand.Send(CHANNEL, "n", Set.of("7"), "re", Optional.of(key))))
                .extracting(Receipt::outcome).containsExactly(lacks);
        assertThat(port.execute(new ChatCommand.ActOnPerson(CHANNEL, new Person("p", "P"), PersonActionKind.BAN,
                Optional.empty(), Optional.empty()))).extracting(Receipt::outcome).containsExactly(lacks);
        assertThat(port.capabilities().of(Capability.PIN)).isInstanceOf(Support.ConsoleOnly.class);
        assertThat(port.capabilities().of(Capability.REPLY)).isEqualTo(Support.no(ReasonCode.PLATFORM_LACKS));
        assertThat(port.capabilities().of(Capability.DELETE)).isEqualTo(Support.yes());
    }

    private Outcome afterStatus(CommandPort port, int status) {
        server.misbehave(new Mischief.AnswerStatus(status, 1));
        return port.execute(send("status " + status, "text", "7")).getFirst().outcome();
    }

    private CommandPort live() {
        opened.add(new StreamviPlatform(network, timings()).open(StreamviWitness.setup(server), witness));
        witness.awaitState(ConnectionState.Live.class);
        return opened.getLast().commands();
    }

    private CommandPort alone(Map<String, String> changes) {
        return new StreamviPlatform(network, timings()).commands(StreamviWitness.setup(server, changes));
    }

    private static ChatCommand.Send send(String nonce, String text, String... outlets) {
        return new ChatCommand.Send(CHANNEL, nonce, Set.of(outlets), text, Optional.empty());
    }

    private static Outcome outcome(List<Receipt> receipts, String outlet) {
        return receipts.stream().filter(receipt -> receipt.target().outlet().filter(outlet::equals).isPresent())
                .findFirst().orElseThrow().outcome();
    }
}
