package app.tributary.platform.streamvi;

import static app.tributary.platform.streamvi.StreamviWitness.CHANNEL;
import static app.tributary.platform.streamvi.StreamviWitness.await;
import static app.tributary.platform.streamvi.StreamviWitness.say;
import static app.tributary.platform.streamvi.StreamviWitness.timings;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ActionId;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Relay;
import app.tributary.chat.RoomMode;
import app.tributary.chat.Support;
import app.tributary.net.Network;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.streamvi.StreamviRules;
import app.tributary.rehearsal.streamvi.StreamviServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The row of StreamVi in the table of platforms: each yes is seen to arrive, each no is refused with its reason. */
@Timeout(60)
class StreamviCapabilitiesTest {
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
    void read_yes_history_yes_and_realtime_yes() {
        server.play(say("1", "before"));
        live();
        server.play(say("2", "live"));
        witness.awaitTexts("live");
        assertThat(witness.all(ChatEvent.Message.class).map(ChatEvent.Message::origin))
                .containsExactly(Origin.BACKFILL, Origin.LIVE);
    }

    @Test
    void send_yes_toTheRestreamsThatWereChosen_asOneRowWithTheirMarks() {
        var port = live();
        server.misbehave(new Mischief.RefuseOutlet("9", "slow mode is on"));
        var receipts = port.execute(
                new ChatCommand.Send(CHANNEL, "n", Set.of("7", "9"), "to two of three", Optional.empty()));
        assertThat(receipts).extracting(Receipt::outcome).containsExactly(
                Outcome.done(awaited("to two of three")), Outcome.rejected(ReasonCode.REFUSED, "slow mode is on"));
        var edit = witness.awaitEvent(ChatEvent.Edit.class, event -> true).message();
        assertThat(witness.texts()).containsExactly("to two of three");
        assertThat(edit.relays()).extracting(Relay::platform).containsExactly("twitch", "vk");
        assertThat(edit.relays().get(0).messageId()).isPresent();
        assertThat(edit.relays().get(1).error()).contains("slow mode is on");
    }

    @Test
    void delete_yes() {
        var port = live();
        server.play(say("1", "rude"));
        var key = awaited("rude");
        assertThat(outcome(port, new ChatCommand.Remove(key))).isEqualTo(Outcome.done(key));
        witness.awaitEvent(ChatEvent.Removal.class, removal -> removal.key().equals(key));
    }

    @Test
    void viewers_yes_andTheFiguresOfTheBroadcastAreAList() {
        var port = live();
        server.play(new Cue.Audience(1000));
        witness.awaitEvent(ChatEvent.Viewers.class, event -> event.count() == 1000);
        var figures = found(port, "stats").items();
        assertThat(figures).extracting(item -> term(item.text()) + "=" + plain(item.detail())).containsExactly(
                "VIEWERS_AT=500", "VIEWERS_AT=300", "VIEWERS_AT=200", "STAT_VIEWERS=1000", "STAT_MESSAGES=0",
                "STAT_STARTED=2026-05-04T11:00:00.000Z", "STAT_PICTURE=1920×1080 60 fps", "STAT_BITRATE=6000");
        assertThat(found(port, "broadcasts").items()).extracting(item -> plain(item.detail())).containsExactly(
                "2026-05-04T11:00:00.000Z", "2026-05-01T18:00:00.000Z – 2026-05-01T22:10:00.000Z");
    }

    @ParameterizedTest
    @EnumSource(value = Capability.class, names = {"PIN", "UNPIN"})
    void pinAndUnpin_byTheConsoleAlone(Capability capability) {
        var port = alone(Map.of());
        assertThat(port.capabilities().of(capability))
                .isEqualTo(new Support.ConsoleOnly(Reason.of(ReasonCode.KEPT_BY_CONSOLE)));
    }

    @ParameterizedTest
    @EnumSource(value = Capability.class, names = {"REPLY", "EDIT", "REACT", "TIMEOUT", "BAN", "UNBAN", "MUTE", "MODES",
            "SEEN", "FLAG", "SEARCH", "SUPERLIKE"})
    void everythingElse_no_becauseThePlatformLacksIt(Capability capability) {
        var port = alone(Map.of());
        assertThat(port.capabilities().of(capability)).isEqualTo(Support.no(ReasonCode.PLATFORM_LACKS));
        var key = new MessageKey(CHANNEL, "e1");
        ChatCommand command = switch (capability) {
            case REPLY -> new ChatCommand.Send(CHANNEL, "n", Set.of(), "re", Optional.of(key));
            case EDIT -> new ChatCommand.Edit(key, "other words");
            case REACT -> new ChatCommand.React(key, "like", true);
            case TIMEOUT -> act(PersonActionKind.TIMEOUT);
            case BAN -> act(PersonActionKind.BAN);
            case UNBAN -> act(PersonActionKind.UNBAN);
            case MODES -> new ChatCommand.SetMode(CHANNEL, new RoomMode.Slow(true, Duration.ofSeconds(5)));
            default -> look(capability.name().toLowerCase(Locale.ROOT));
        };
        assertThat(outcome(port, command)).isEqualTo(Outcome.unsupported(Reason.of(ReasonCode.PLATFORM_LACKS)));
    }

    @Test
    void table_answersForEachCapability() {
        var yes = EnumSet.of(Capability.READ, Capability.HISTORY, Capability.REALTIME, Capability.SEND,
                Capability.DELETE, Capability.VIEWERS);
        var platform = new StreamviPlatform(network, timings());
        for (var capability : yes) {
            assertThat(platform.capabilities(true).of(capability)).isEqualTo(Support.yes());
            assertThat(platform.capabilities(false).of(capability))
                    .isEqualTo(Support.no(ReasonCode.NOT_SIGNED_IN));
        }
        var no = EnumSet.complementOf(yes);
        no.removeAll(EnumSet.of(Capability.PIN, Capability.UNPIN));
        assertThat(no).allSatisfy(capability -> assertThat(platform.capabilities(true).of(capability))
                .isEqualTo(Support.no(ReasonCode.PLATFORM_LACKS)));
    }

    /** The rows of the error table: status, command, outcome. */
    @ParameterizedTest
    @CsvSource({"400, send, Rejected REFUSED", "403, send, Rejected MISSING_RIGHT", "404, send, Rejected OFFLINE",
            "429, send, Rejected RATE_LIMITED", "500, send, done", "400, delete, Rejected REFUSED",
            "403, delete, Rejected MISSING_RIGHT", "404, delete, Rejected NOT_FOUND",
            "409, delete, Rejected REFUSED", "429, delete, Rejected RATE_LIMITED", "503, delete, done",
            "400, broadcasts, Rejected REFUSED", "403, broadcasts, Rejected MISSING_RIGHT",
            "500, broadcasts, Rejected SERVER_ERROR"})
    void refusal_becomesItsOutcome(int status, String what, String expected) {
        var port = alone(Map.of());
        var first = (Outcome.Done) outcome(port, send("n0", "finds the broadcast"));
        server.misbehave(new Mischief.AnswerStatus(status, 1));
        var got = outcome(port, switch (what) {
            case "send" -> send("n1", "text");
            case "delete" -> new ChatCommand.Remove(first.message().orElseThrow());
            default -> look(what);
        });
        assertThat(got.isDone() ? "done" : code(got)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    void everyVersionOfTheMethods_works(String version) {
        assertThat(outcome(alone(Map.of("api-version", version)), send("n", "hi")).isDone()).isTrue();
    }

    @Test
    void sessionTokenThatTheServerDoesNotKnow_isReplacedOnce_withoutPolling() {
        live();
        server.play(say("1", "by the socket"));
        witness.awaitTexts("by the socket");
        server.forgetTokens();
        witness.awaitEvent(ChatEvent.Gap.class, ChatEvent.Gap::whole);
        witness.awaitState(ConnectionState.Live.class);
        await(() -> server.listeners(42) == 1);
        server.play(say("2", "by the socket again"));
        witness.awaitTexts("by the socket again");
        assertThat(witness.texts()).containsExactly("by the socket", "by the socket again");
    }

    @Test
    void noBroadcast_isSaidSoon_whileTheServerHoldsTheQuestion() {
        server.close();
        server = new StreamviServer(0, InstantSource.system(), new StreamviRules(Duration.ofSeconds(1),
                Duration.ofMinutes(30), 200, 300, true, Duration.ofMillis(60), Duration.ofSeconds(20)));
        server.endBroadcast();
        opened.add(new StreamviPlatform(network, timings()).open(StreamviWitness.setup(server), witness));
        Awaitility.await().atMost(Duration.ofSeconds(5))
                .until(() -> witness.state() instanceof ConnectionState.Offline);
        server.startBroadcast(43);
        witness.awaitState(ConnectionState.Live.class);
        server.play(say("1", "we are live"));
        witness.awaitTexts("we are live");
        assertThat(witness.all(ChatEvent.Connection.class).map(ChatEvent.Connection::state))
                .noneMatch(ConnectionState.Retrying.class::isInstance);
    }

    private MessageKey awaited(String text) {
        witness.awaitTexts(text);
        return witness.key(text);
    }

    private CommandPort live() {
        opened.add(new StreamviPlatform(network, timings()).open(StreamviWitness.setup(server), witness));
        witness.awaitState(ConnectionState.Live.class);
        return opened.getLast().commands();
    }

    private CommandPort alone(Map<String, String> changes) {
        return new StreamviPlatform(network, timings()).commands(StreamviWitness.setup(server, changes));
    }

    private static Outcome outcome(CommandPort port, ChatCommand command) {
        var receipts = port.execute(command);
        assertThat(receipts).hasSize(1);
        return receipts.getFirst().outcome();
    }

    private static Listing found(CommandPort port, String action) {
        return ((Outcome.Found) outcome(port, look(action))).listing();
    }

    private static ChatCommand send(String nonce, String text) {
        return new ChatCommand.Send(CHANNEL, nonce, Set.of(), text, Optional.empty());
    }

    private static ChatCommand look(String action) {
        return new ChatCommand.Native(CHANNEL, new ActionId(action), Form.EMPTY, Optional.empty(), Optional.empty());
    }

    private static ChatCommand act(PersonActionKind kind) {
        return new ChatCommand.ActOnPerson(CHANNEL, new Person("p", "P"), kind, Optional.of(Duration.ofMinutes(10)),
                Optional.empty());
    }

    private static String term(Phrase phrase) {
        return phrase instanceof Phrase.Term term ? term.key() : "";
    }

    private static String plain(Phrase phrase) {
        return phrase instanceof Phrase.Plain(var text) ? text : "";
    }

    private static String code(Outcome outcome) {
        Reason why = switch (outcome) {
            case Outcome.Done _,Outcome.Found _ -> throw new AssertionError("done: " + outcome);
            case Outcome.Rejected rejected -> rejected.why();
            case Outcome.Unsupported unsupported -> unsupported.why();
            case Outcome.Failed failed -> failed.why();
            case Outcome.Unknown unknown -> unknown.why();
        };
        return outcome.getClass().getSimpleName() + " " + why.code();
    }
}
