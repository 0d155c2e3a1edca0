package app.tributary.platform.allmine;

import static app.tributary.platform.allmine.AllmineStage.code;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Activity;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.Form;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.platform.CommandPort;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Ledger;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.allmine.AllminePace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AllmineCommandsTest {
    private AllmineStage stage = new AllmineStage();

    @AfterEach
    void close() {
        stage.close();
    }

    /** The rows of the error table: status, command, outcome, detail. Each command works again after it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | send      | Rejected REFUSED       | Validation failed
            401 | send      | Done                   |
            403 | send      | Rejected MISSING_RIGHT | Insufficient permissions
            404 | send      | Rejected NOT_FOUND     | Resource not found
            409 | send      | Rejected REFUSED       | Resource already exists or cannot be changed in its current state
            429 | send      | Rejected RATE_LIMITED  | ThrottlerException: Too Many Requests
            500 | send      | Failed SERVER_ERROR    | 500 Internal server error
            503 | send      | Failed SERVER_ERROR    | 503 Internal server error
            400 | ban       | Rejected REFUSED       | Validation failed
            401 | ban       | Done                   |
            403 | ban       | Rejected MISSING_RIGHT | Insufficient permissions
            404 | ban       | Rejected NOT_FOUND     | Resource not found
            409 | ban       | Rejected REFUSED       | Resource already exists or cannot be changed in its current state
            429 | ban       | Rejected RATE_LIMITED  | ThrottlerException: Too Many Requests
            500 | ban       | Failed SERVER_ERROR    | 500 Internal server error
            403 | timeout   | Rejected MISSING_RIGHT | Insufficient permissions
            429 | timeout   | Rejected RATE_LIMITED  | ThrottlerException: Too Many Requests
            400 | superlike | Rejected REFUSED       | Validation failed
            401 | superlike | Done                   |
            403 | superlike | Rejected MISSING_RIGHT | Insufficient permissions
            404 | superlike | Rejected NOT_FOUND     | Resource not found
            409 | superlike | Rejected REFUSED       | Resource already exists or cannot be changed in its current state
            429 | superlike | Rejected RATE_LIMITED  | ThrottlerException: Too Many Requests
            500 | superlike | Unknown SERVER_ERROR   | 500 Internal server error
            500 | bans      | Found                  |
            403 | bans      | Rejected MISSING_RIGHT | Insufficient permissions
            404 | viewers   | Rejected NOT_FOUND     | Resource not found
            401 | viewers   | Found                  |
            """)
    void refusal_becomesItsOutcome(int status, String command, String outcome, String detail) {
        stage.say("here");
        var port = stage.commands();
        stage.server.misbehave(new Mischief.AnswerStatus(status, 1));
        var got = run(port, command);
        assertThat(code(got)).isEqualTo(outcome);
        assertThat(words(got)).isEqualTo(detail == null ? "" : detail);
        boolean banned = got.isDone() && (command.equals("ban") || command.equals("timeout"));
        assertThat(banned || run(port, command).isDone()).isTrue();
    }

    private Outcome run(CommandPort port, String command) {
        return switch (command) {
            case "send" -> stage.send(port, "hello");
            case "ban" -> stage.act(port, PersonActionKind.BAN);
            case "timeout" -> stage.act(port, PersonActionKind.TIMEOUT);
            case "superlike" -> stage.superlike(port);
            case "bans" -> stage.own(port, AllmineActions.BANS, Form.EMPTY, Optional.empty());
            case "viewers" -> stage.own(port, AllmineActions.VIEWERS, Form.EMPTY, Optional.empty());
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rejected no -> no.why().detail();
            case Outcome.Failed no -> no.why().detail();
            case Outcome.Unknown no -> no.why().detail();
            case Outcome.Unsupported no -> no.why().detail();
            case Outcome.Done ignored -> "";
            case Outcome.Found ignored -> "";
        };
    }

    @Test
    void send_validationErrors_areAllShown() {
        stage.settings.put(AllminePlatform.TEXT_LIMIT.key(), "9000");
        var outcome = stage.send(stage.commands(), "x".repeat(501));
        assertThat(code(outcome)).isEqualTo("Rejected REFUSED");
        assertThat(words(outcome)).isEqualTo(
                "Validation failed; content must be shorter than or equal to 500 characters");
    }

    @Test
    void send_whatCannotBeSent_isRejectedWithoutAsking() {
        var port = stage.commands();
        assertThat(stage.send(port, " \n ")).isEqualTo(Outcome.rejected(ReasonCode.EMPTY_TEXT, ""));
        assertThat(stage.send(port, "x".repeat(501))).isEqualTo(Outcome.rejected(ReasonCode.TOO_LONG, "500"));
        assertThat(stage.send(port, "x".repeat(500)).isDone()).isTrue();
        assertThat(stage.server.ledger().calls()).hasSize(1);
    }

    @Test
    void send_theLongestText_isASettingOfTheAccount() {
        stage.settings.put(AllminePlatform.TEXT_LIMIT.key(), "20");
        var port = stage.commands();
        assertThat(port.capabilities().limit().max()).isEqualTo(20);
        assertThat(stage.send(port, "x".repeat(21))).isEqualTo(Outcome.rejected(ReasonCode.TOO_LONG, "20"));
    }

    @Test
    void send_fasterThanAllowed_isRejectedWithTheTimeThatTheServerNames() {
        stage.close();
        stage = new AllmineStage(new AllminePace(Duration.ofSeconds(5), Duration.ofSeconds(5), 3,
                Duration.ofSeconds(20), Duration.ofHours(1), 100), AllmineStage.QUICK);
        var port = stage.commands();
        for (int i = 0; i < 3; i++) {
            assertThat(stage.send(port, "line " + i).isDone()).isTrue();
        }
        var outcome = stage.send(port, "one too many");
        assertThat(code(outcome)).isEqualTo("Rejected RATE_LIMITED");
        assertThat(((Outcome.Rejected) outcome).retryAt()).hasValueSatisfying(
                at -> assertThat(at).isBetween(Instant.now().plusSeconds(1), Instant.now().plusSeconds(22)));
    }

    @Test
    void send_forbidden_disablesTheComposerWithTheReason() {
        var connection = stage.openLive();
        stage.server.misbehave(new Mischief.AnswerStatus(403, 1));
        assertThat(code(stage.send(connection.commands(), "hello"))).isEqualTo("Rejected MISSING_RIGHT");
        assertThat(connection.commands().capabilities().of(Capability.SEND))
                .isEqualTo(Support.no(ReasonCode.MISSING_RIGHT, "Insufficient permissions"));
        assertThat(stage.send(connection.commands(), "let in again").isDone()).isTrue();
        assertThat(connection.commands().capabilities().of(Capability.SEND)).isEqualTo(Support.yes());
    }

    @Test
    void receiptLost_messageIsFoundInTheHistory_andSentOnlyOnce() {
        var connection = stage.openLive();
        stage.server.misbehave(new Mischief.SwallowAnswers(1));
        var outcome = stage.send(connection.commands(), "only once");
        assertThat(outcome).isEqualTo(Outcome.done(stage.key("only once")));
        stage.settle();
        assertThat(stage.texts()).filteredOn("only once"::equals).hasSize(1);
        assertThat(stage.server.ledger().calls()).hasSize(1);
    }

    @Test
    void pageInsteadOfTheReceipt_messageIsFound_andAnEarlierOneOfTheSameWordsIsNotTakenForIt() {
        stage.server.habits().newestFirst(false);
        var port = stage.commands();
        var first = stage.send(port, "same words");
        stage.server.misbehave(new Mischief.AnswerHtml(1));
        var second = stage.send(port, "same words");
        assertThat(second.isDone()).isTrue();
        assertThat(second).isNotEqualTo(first);
        assertThat(stage.server.ledger().calls()).hasSize(2);
    }

    @Test
    void pageInsteadOfEveryAnswer_isUnknownAndNotSentAgain_untilThePersonTriesAgain() {
        var port = stage.commands();
        stage.send(port, "warm up");
        var send = new ChatCommand.Send(stage.channel, "nonce", Set.of(), "perhaps", Optional.empty());
        stage.server.misbehave(new Mischief.AnswerHtml(12));
        assertThat(code(stage.run(port, send))).isEqualTo("Unknown BAD_ANSWER");
        stage.server.misbehave(new Mischief.AnswerHtml(0));
        assertThat(stage.run(port, send).isDone()).isTrue();
        assertThat(stage.server.ledger().lines()).extracting(Ledger.Line::text).containsExactly("warm up", "perhaps");
    }

    @Test
    void superlike_answerLost_isNotPaidAgain_andSeenOnceByItsEvent() {
        var connection = stage.openLive();
        stage.settle();
        stage.server.misbehave(new Mischief.AnswerHtml(1));
        assertThat(stage.superlike(connection.commands())).isEqualTo(Outcome.done());
        stage.settle();
        assertThat(stage.all(ChatEvent.Happening.class)).singleElement()
                .satisfies(event -> assertThat(event.activity().kind()).isEqualTo(Activity.Kind.SUPERLIKE));
        assertThat(stage.server.superlikes()).isEqualTo(1);
    }

    @Test
    void superlike_answerLostAndNoSocket_isUnknown_andNotPaidAgain() {
        var port = stage.commands();
        stage.server.misbehave(new Mischief.AnswerHtml(1));
        assertThat(code(stage.superlike(port))).isEqualTo("Unknown BAD_ANSWER");
        assertThat(stage.server.superlikes()).isEqualTo(1);
    }

    @Test
    void superlike_twoAtOnce_isPaidOnce() throws Exception {
        var port = stage.commands();
        stage.server.misbehave(new Mischief.SwallowAnswers(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> stage.superlike(port));
            org.awaitility.Awaitility.await().atMost(AllmineStage.PATIENCE).until(() -> stage.server.superlikes() == 1);
            assertThat(code(stage.superlike(port))).isEqualTo("Rejected RATE_LIMITED");
            assertThat(code(first.get())).isEqualTo("Unknown TIMED_OUT");
        }
        assertThat(stage.server.superlikes()).isEqualTo(1);
    }

    @Test
    void superlikes_oneAfterTheOther_areAllSeen() {
        var connection = stage.openLive();
        for (int i = 0; i < 3; i++) {
            assertThat(stage.superlike(connection.commands()).isDone()).isTrue();
        }
        stage.settle();
        assertThat(stage.all(ChatEvent.Happening.class)).hasSize(3);
    }

    @Test
    void superlike_withoutCredit_isRejectedWithTheServersWords() {
        var port = stage.commands();
        for (int i = 0; i < 10; i++) {
            assertThat(stage.superlike(port).isDone()).isTrue();
        }
        assertThat(code(stage.superlike(port))).isEqualTo("Rejected REFUSED");
    }

    @Test
    void price_isAskedForAtEitherPath() {
        for (boolean underApi : new boolean[]{true, false}) {
            stage.server.habits().pricesUnderApi(underApi);
            var connection = stage.openLive();
            assertThat(connection.commands().actions().getFirst().price()).isPresent();
            connection.close();
        }
    }

    @Test
    void ban_whoIsBannedAlready_isTakenAsDone() {
        stage.say("here");
        var port = stage.commands();
        assertThat(stage.act(port, PersonActionKind.BAN).isDone()).isTrue();
        assertThat(stage.act(port, PersonActionKind.BAN).isDone()).isTrue();
        assertThat(stage.server.ledger().calls()).extracting(Ledger.Call::status).containsExactly(201, 409);
    }

    @Test
    void ban_whoIsMutedAlready_becomesABan() {
        stage.say("here");
        var port = stage.commands();
        assertThat(stage.act(port, PersonActionKind.TIMEOUT).isDone()).isTrue();
        assertThat(stage.act(port, PersonActionKind.BAN).isDone()).isTrue();
        var listing = ((Outcome.Found) stage.own(port, AllmineActions.BANS, Form.EMPTY, Optional.empty())).listing();
        assertThat(listing.items()).singleElement().satisfies(item -> assertThat(item.detail().toString())
                .contains("BLOCKED_SINCE"));
    }

    /** Were the ban adopted, the end of the timeout would lift it. */
    @Test
    void timeout_whoIsBannedAlready_isRejected() {
        stage.say("here");
        var port = stage.commands();
        assertThat(stage.act(port, PersonActionKind.BAN).isDone()).isTrue();
        assertThat(code(stage.act(port, PersonActionKind.TIMEOUT))).isEqualTo("Rejected REFUSED");
    }

    @Test
    void receiptOfABanOrItsLiftLost_isSettledByTheList() {
        stage.say("here");
        var port = stage.commands();
        stage.server.misbehave(new Mischief.AnswerHtml(1));
        assertThat(stage.act(port, PersonActionKind.BAN).isDone()).isTrue();
        assertThat(stage.act(port, PersonActionKind.UNBAN).isDone()).isTrue();
        assertThat(code(stage.act(port, PersonActionKind.UNBAN))).isEqualTo("Rejected NOT_FOUND");
        assertThat(stage.server.ledger().calls()).hasSize(2);
    }

    @Test
    void ban_ofSomebodyOfWhomOnlyTheNameIsKnown_isOfThatPerson() {
        stage.say("here");
        var port = stage.commands();
        for (var kind : new PersonActionKind[]{PersonActionKind.BAN, PersonActionKind.UNBAN}) {
            assertThat(
                    stage.run(port, new ChatCommand.ActOnPerson(stage.channel, new Person("kestrel_77", "kestrel_77"),
                            kind, Optional.empty(), Optional.empty())).isDone())
                    .isTrue();
        }
        assertThat(stage.server.ledger().calls()).extracting(Ledger.Call::object)
                .containsExactly(stage.viewer().id(), stage.viewer().id());
        assertThat(code(stage.run(port, new ChatCommand.ActOnPerson(stage.channel, new Person("nobody", "nobody"),
                PersonActionKind.BAN, Optional.empty(), Optional.empty())))).isEqualTo("Rejected NOT_FOUND");
    }

    @Test
    void moderation_withoutTheRight_isHidden_butOneRefusedPersonHidesNothing() {
        stage.say("here");
        var owner = stage.commands();
        var self = new ChatCommand.ActOnPerson(stage.channel,
                new Person(stage.server.userId(new app.tributary.rehearsal.Chatter("lanternfish", "x", 0, Set.of())),
                        "lanternfish"),
                PersonActionKind.BAN, Optional.empty(), Optional.empty());
        stage.send(owner, "I am here");
        assertThat(code(stage.run(owner, self))).isEqualTo("Rejected MISSING_RIGHT");
        assertThat(owner.capabilities().of(Capability.BAN)).isEqualTo(Support.yes());
        var guest = stage.commands(stage.server.guestAccount());
        assertThat(code(stage.act(guest, PersonActionKind.BAN))).isEqualTo("Rejected MISSING_RIGHT");
        for (var right : new Capability[]{Capability.BAN, Capability.UNBAN, Capability.MUTE, Capability.TIMEOUT}) {
            assertThat(guest.capabilities().of(right))
                    .isEqualTo(Support.no(ReasonCode.MISSING_RIGHT, "Insufficient permissions"));
        }
        assertThat(guest.actions()).filteredOn(action -> action.id().value().equals("mute"))
                .allSatisfy(action -> assertThat(action.support()).isInstanceOf(Support.No.class));
    }

    @Test
    void bannedPerson_cannotWrite() {
        var guest = stage.commands(stage.server.guestAccount());
        assertThat(stage.send(guest, "hello").isDone()).isTrue();
        stage.server.play(new Cue.SendOff(new app.tributary.rehearsal.Chatter("harbour_guest", "Harbour Guest", 0,
                Set.of()), Optional.empty(), AllmineStage.MODERATOR));
        assertThat(stage.send(guest, "still here?"))
                .isEqualTo(new Outcome.Rejected(Reason.of(ReasonCode.MISSING_RIGHT, "Insufficient permissions"),
                        Optional.empty()));
    }

    @Test
    void noStreamRuns_everythingIsRejectedAsOffline() {
        stage.server.endStream();
        var me = stage.platform.channelOf("me").orElseThrow();
        var port = stage.platform.commands(stage.setup(me, stage.server.account()));
        assertThat(stage.run(port, new ChatCommand.Send(me, "n", Set.of(), "hello", Optional.empty())))
                .isEqualTo(Outcome.rejected(ReasonCode.OFFLINE, ""));
        port.close();
        assertThat(code(stage.run(port, new ChatCommand.Send(me, "n", Set.of(), "hello", Optional.empty()))))
                .isEqualTo("Failed CLOSING");
    }

    @Test
    void actionThatNeedsAPerson_withoutOne_isRejected() {
        var port = stage.commands();
        assertThat(code(stage.own(port, AllmineActions.MUTE, Form.EMPTY, Optional.empty())))
                .isEqualTo("Rejected BAD_INPUT");
        assertThat(code(stage.own(port, new app.tributary.chat.ActionId("poll"), Form.EMPTY, Optional.empty())))
                .isEqualTo("Unsupported PLATFORM_LACKS");
    }
}
