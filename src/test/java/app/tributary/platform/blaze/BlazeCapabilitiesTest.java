package app.tributary.platform.blaze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.ActionId;
import app.tributary.chat.Activity;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Role;
import app.tributary.chat.RoomMode;
import app.tributary.chat.Support;
import app.tributary.platform.CommandPort;
import app.tributary.platform.NativeAction;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Ledger;
import app.tributary.rehearsal.Mischief;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** The row of Blaze in the table of platforms: each yes is seen to arrive, each no is refused with its reason. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BlazeCapabilitiesTest {
    private final BlazeStage stage = new BlazeStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void read_yes_and_realtime_yes() {
        stage.openLive();
        stage.say("live");
        stage.await1(ChatEvent.Message.class,
                event -> event.message().text().equals("live") && event.origin() == Origin.LIVE);
    }

    @Test
    void history_yes() {
        stage.say("before");
        stage.openLive();
        stage.await1(ChatEvent.Message.class,
                event -> event.message().text().equals("before") && event.origin() == Origin.BACKFILL);
    }

    @Test
    void send_yes_and_reply_yes() {
        var port = stage.openLive().commands();
        stage.say("a question");
        var question = stage.key("a question");
        assertThat(stage.run(port, new ChatCommand.Send(stage.channel, "n", Set.of(), "an answer",
                Optional.of(question))).isDone()).isTrue();
        assertThat(stage.awaitText("an answer").replyTo().orElseThrow().messageId()).isEqualTo(question.id());
    }

    @Test
    void delete_yes() {
        var port = stage.openLive().commands();
        stage.say("rude");
        var rude = stage.key("rude");
        assertThat(stage.run(port, new ChatCommand.Remove(rude)).isDone()).isTrue();
        stage.await1(ChatEvent.Removal.class, removal -> removal.key().equals(rude));
    }

    @Test
    void readPin_yes_pin_yes_and_unpin_yes() {
        var port = stage.openLive().commands();
        stage.say("rules");
        var rules = stage.key("rules");
        assertThat(stage.run(port, new ChatCommand.PinMessage(rules)).isDone()).isTrue();
        stage.await1(ChatEvent.PinChanged.class,
                change -> change.pin().filter(pin -> pin.message().equals(rules)).isPresent());
        assertThat(stage.run(port, new ChatCommand.Unpin(rules)).isDone()).isTrue();
        await().atMost(BlazeStage.PATIENCE).until(() -> stage.all(ChatEvent.PinChanged.class)
                .reduce((one, other) -> other).orElseThrow().pin().isEmpty());
    }

    @Test
    void timeout_yes_forTenMinutes_andIsToldOnce() {
        var port = stage.openListening().commands();
        stage.say("rude");
        var target = stage.awaitText("rude").author().person();
        assertThat(stage.run(port, timeout(target, Duration.ofMinutes(10))).isDone()).isTrue();
        var told = stage.await1(ChatEvent.PersonAction.class, action -> true);
        assertThat(told.kind()).isEqualTo(PersonActionKind.TIMEOUT);
        assertThat(told.lasts()).contains(Duration.ofMinutes(10));
        assertThat(stage.run(port, timeout(target, Duration.ofMinutes(10))).isDone())
                .as("who is muted already stays so").isTrue();
        assertThat(stage.run(port, act(target, PersonActionKind.UNBAN)).isDone()).isTrue();
        stage.await1(ChatEvent.PersonAction.class, action -> action.kind() == PersonActionKind.UNBAN);
        stage.say("sorry");
        stage.awaitText("sorry");
        assertThat(stage.all(ChatEvent.PersonAction.class).map(ChatEvent.PersonAction::kind))
                .containsExactly(PersonActionKind.TIMEOUT, PersonActionKind.UNBAN);
        assertThat(stage.server.ledger().calls().stream().map(Ledger.Call::deed)).containsExactly(
                Ledger.Deed.TIMEOUT, Ledger.Deed.TIMEOUT, Ledger.Deed.UNBAN);
    }

    @ParameterizedTest
    @CsvSource({"PT1S", "PT9M59S", "PT10M1S", "PT1H"})
    void timeout_ofAnotherLength_isRefusedWithTheOneThatIsPossible(Duration length) {
        stage.say("hello");
        var port = stage.commands();
        assertThat(stage.run(port, timeout(new Person(stage.server.idOf(BlazeStage.VIEWER), "x"), length)))
                .isEqualTo(Outcome.rejected(ReasonCode.OTHER_LENGTH, "10 min"));
        assertThat(stage.server.ledger().calls()).isEmpty();
    }

    @Test
    void ban_yes_and_unban_yes() {
        var port = stage.openListening().commands();
        stage.say("rude");
        var target = stage.awaitText("rude").author().person();
        assertThat(stage.run(port, act(target, PersonActionKind.BAN)).isDone()).isTrue();
        var banned = stage.await1(ChatEvent.PersonAction.class, action -> true);
        assertThat(banned.kind()).isEqualTo(PersonActionKind.BAN);
        assertThat(banned.target().id()).isEqualTo(target.id());
        assertThat(stage.run(port, act(target, PersonActionKind.UNBAN)).isDone()).isTrue();
        stage.await1(ChatEvent.PersonAction.class, action -> action.kind() == PersonActionKind.UNBAN);
    }

    @Test
    void ban_byAName_findsTheUser_andOneThatIsNotThereIsSaid() {
        var port = stage.commands();
        var neighbour = stage.server.secondChannel();
        assertThat(code(stage.run(port, act(new Person(neighbour, neighbour), PersonActionKind.BAN))))
                .as("the server has never seen them in this channel").isEqualTo("Rejected NOT_FOUND");
        assertThat(code(stage.run(port, act(new Person("nobody_here", "nobody_here"), PersonActionKind.BAN))))
                .isEqualTo("Rejected NOT_FOUND");
        assertThat(stage.server.ledger().calls()).hasSize(1);
    }

    @Test
    void ban_whosePathIsOtherThanAssumed_isASettingOfTheAccount() {
        stage.say("rude");
        var target = new Person(stage.server.idOf(BlazeStage.VIEWER), "x");
        var wrong = stage.platform.commands(stage.renewing(Map.of("ban-path", "channels/bans", "ban-field", "user")));
        assertThat(code(stage.run(wrong, act(target, PersonActionKind.BAN)))).isEqualTo("Rejected NOT_FOUND");
        var right = stage.platform
                .commands(stage.renewing(Map.of("ban-path", "moderation/ban", "ban-field", "bannedUserId")));
        assertThat(stage.run(right, act(target, PersonActionKind.BAN)).isDone()).isTrue();
    }

    @Test
    void mute_yes_asAnActionOfItsOwn() {
        var port = stage.openListening().commands();
        stage.say("rude");
        var target = stage.awaitText("rude").author().person();
        assertThat(stage.run(port, action("mute", Optional.of(target))).isDone()).isTrue();
        stage.await1(ChatEvent.PersonAction.class, action -> action.kind() == PersonActionKind.TIMEOUT);
        assertThat(stage.run(port, action("unmute", Optional.of(target))).isDone()).isTrue();
        stage.await1(ChatEvent.PersonAction.class, action -> action.kind() == PersonActionKind.UNBAN);
    }

    @Test
    void viewers_yes_andTheFiguresOfTheChannelAreAList() {
        stage.server.play(new Cue.Audience(412));
        var port = stage.openLive().commands();
        assertThat(stage.await1(ChatEvent.Viewers.class, any -> true).count()).isEqualTo(412);
        assertThat(found(port, "stats").items()).extracting(item -> term(item.text()) + "=" + plain(item.detail()))
                .containsExactly("STREAM_ONLINE=", "STAT_TITLE=Viewer levels", "STAT_CATEGORY=Platformers",
                        "STAT_STARTED=2026-05-04T11:00:00.000Z", "STAT_VIEWERS=412", "STAT_FOLLOWERS=1288",
                        "STAT_SUBSCRIBERS=97");
    }

    @Test
    void moderators_areListed_madeAndUnmade_andWearTheirBadge() {
        var port = stage.openListening().commands();
        stage.say("hello");
        var viewer = stage.awaitText("hello").author();
        assertThat(viewer.roles()).doesNotContain(Role.MODERATOR);
        assertThat(found(port, "moderators").items()).isEmpty();
        assertThat(stage.run(port, action("add-moderator", Optional.of(viewer.person()))).isDone()).isTrue();
        stage.await1(ChatEvent.Notice.class, notice -> term(notice.text()).equals("MODERATOR_ADDED"));
        var listed = found(port, "moderators").items();
        assertThat(listed).extracting(item -> item.person().orElseThrow().id()).containsExactly(viewer.id());
        stage.say("now I moderate");
        assertThat(stage.awaitText("now I moderate").author().roles()).contains(Role.MODERATOR);

        var offer = listed.getFirst().offers().getFirst();
        assertThat(stage.run(port, new ChatCommand.Native(stage.channel, offer.action(), offer.form(),
                offer.message(), offer.person())).isDone()).isTrue();
        stage.await1(ChatEvent.Notice.class, notice -> term(notice.text()).equals("MODERATOR_REMOVED"));
        assertThat(found(port, "moderators").items()).isEmpty();
    }

    @Test
    void vips_areMade_andOgsFollowersAndActivityListed() {
        var port = stage.openListening().commands();
        stage.say("hello");
        var viewer = stage.awaitText("hello").author().person();
        assertThat(stage.run(port, action("add-vip", Optional.of(viewer))).isDone()).isTrue();
        stage.await1(ChatEvent.Notice.class, notice -> term(notice.text()).equals("VIP_ADDED"));
        stage.say("with a badge");
        assertThat(stage.awaitText("with a badge").author().roles()).contains(Role.VIP);
        assertThat(found(port, "ogs").items()).extracting(item -> plain(item.text())).containsExactly("kestrel_77");
        assertThat(found(port, "followers").items()).extracting(item -> plain(item.text()))
                .containsExactly("kestrel_77");
        assertThat(found(port, "recent-activities").items()).extracting(item -> plain(item.text()))
                .containsExactly("follow kestrel_77");
    }

    @Test
    void thanksAndVotes_areInTheActivityList_thanksAsAPaidHighlight() {
        stage.openListening();
        stage.server.play(new Cue.Cheer("c", BlazeStage.VIEWER, 100, "thank you"));
        var thanks = stage.await1(ChatEvent.Happening.class,
                event -> event.activity().kind() == Activity.Kind.TIP).activity();
        assertThat(thanks.message().orElseThrow().paid().orElseThrow().amount()).isEqualByComparingTo("100");
        assertThat(thanks.key().id()).isNotEqualTo(thanks.message().orElseThrow().key().id());
        var voter = JsonNodeFactory.instance.objectNode().put("channelId", stage.server.channelId()).put("amount", 12);
        voter.putObject("voter").put("id", "v1").put("username", "tidepool").put("displayName", "Tidepool");
        stage.server.tell("channel.vote", voter);
        var vote = stage.await1(ChatEvent.Happening.class,
                event -> event.activity().kind() == Activity.Kind.VOTE).activity();
        assertThat(vote.count()).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource(value = Capability.class, names = {"EDIT", "REACT", "MODES", "SEEN", "FLAG", "SEARCH", "SUPERLIKE"})
    void everythingElse_no_becauseThePlatformLacksIt(Capability capability) {
        var port = stage.commands();
        assertThat(port.capabilities().of(capability)).isEqualTo(Support.no(ReasonCode.PLATFORM_LACKS));
        var key = new MessageKey(stage.channel, "6c7e0b4d-3a21-4a7f-8c91-25d4f9b8e0a1");
        ChatCommand command = switch (capability) {
            case EDIT -> new ChatCommand.Edit(key, "other words");
            case REACT -> new ChatCommand.React(key, "heart", true);
            case MODES -> new ChatCommand.SetMode(stage.channel, new RoomMode.Slow(true, Duration.ofSeconds(5)));
            default -> action(capability.name().toLowerCase(Locale.ROOT), Optional.empty());
        };
        assertThat(code(stage.run(port, command))).isEqualTo("Unsupported PLATFORM_LACKS");
    }

    @Test
    void table_answersForEachCapability() {
        var lacking = EnumSet.of(Capability.EDIT, Capability.REACT, Capability.MODES, Capability.SEEN,
                Capability.FLAG, Capability.SEARCH, Capability.SUPERLIKE);
        for (var capability : Capability.values()) {
            assertThat(stage.platform.capabilities(true).of(capability)).as(capability.name()).isEqualTo(
                    lacking.contains(capability) ? Support.no(ReasonCode.PLATFORM_LACKS) : Support.yes());
            assertThat(stage.platform.capabilities(false).of(capability)).as(capability.name()).isEqualTo(Support.no(
                    lacking.contains(capability) ? ReasonCode.PLATFORM_LACKS : ReasonCode.NOT_SIGNED_IN));
        }
    }

    @Test
    void viewer_learnsBeforeTheFirstClickWhatTakesAModerator() {
        var connection = stage.open(stage.setup(stage.server.guestAccount()));
        stage.awaitLive();
        await().atMost(BlazeStage.PATIENCE).until(() -> connection.commands().capabilities().of(Capability.BAN)
                .equals(Support.no(ReasonCode.MISSING_RIGHT, "moderator")));
        for (var capability : List.of(Capability.DELETE, Capability.PIN, Capability.UNPIN, Capability.TIMEOUT,
                Capability.UNBAN, Capability.MUTE)) {
            assertThat(connection.commands().capabilities().of(capability)).as(capability.name())
                    .isEqualTo(Support.no(ReasonCode.MISSING_RIGHT, "moderator"));
        }
        assertThat(connection.commands().capabilities().of(Capability.SEND)).isEqualTo(Support.yes());
        assertThat(support(connection.commands(), "add-moderator"))
                .isEqualTo(Support.no(ReasonCode.MISSING_RIGHT, "owner"));
        assertThat(code(stage.run(connection.commands(), action("mute", Optional.of(new Person("x", "x"))))))
                .isEqualTo("Unsupported MISSING_RIGHT");
    }

    @Test
    void moderatorOfAnothersChannel_mayModerateButNotMakeModerators() {
        var second = new Channel(BlazePlatform.ID, stage.server.secondChannel());
        var connection = stage.open(stage.setup(second, stage.server.account()));
        stage.awaitLive();
        await().atMost(BlazeStage.PATIENCE).until(() -> support(connection.commands(), "add-moderator")
                .equals(Support.no(ReasonCode.MISSING_RIGHT, "owner")));
        assertThat(connection.commands().capabilities().of(Capability.DELETE)).isEqualTo(Support.yes());
    }

    @Test
    void guestWhoIsMadeAModerator_mayModerateAtOnce() {
        var connection = stage.open(stage.setup(stage.server.guestAccount()));
        stage.awaitLive();
        stage.awaitSubscriptions();
        var port = connection.commands();
        await().atMost(BlazeStage.PATIENCE).until(() -> !port.capabilities().of(Capability.DELETE).possible());
        stage.send(port, "here I am");
        var guest = stage.awaitText("here I am").author().person();
        var owner = stage.platform.commands(stage.setup(stage.server.account()));
        assertThat(stage.run(owner, action("add-moderator", Optional.of(guest))).isDone()).isTrue();
        await().atMost(BlazeStage.PATIENCE).until(() -> port.capabilities().of(Capability.DELETE).possible());
    }

    /** The rows of the error table: status, what was asked, outcome. */
    @ParameterizedTest
    @CsvSource({"400, ban, Rejected REFUSED", "401, ban, Rejected BAD_TOKEN", "403, ban, Rejected MISSING_RIGHT",
            "404, ban, Rejected NOT_FOUND", "409, ban, Rejected REFUSED", "429, ban, Rejected RATE_LIMITED",
            "500, ban, Unknown SERVER_ERROR", "400, mute, Rejected REFUSED", "401, mute, Rejected BAD_TOKEN",
            "403, mute, Rejected MISSING_RIGHT", "404, mute, Rejected NOT_FOUND", "409, mute, done",
            "429, mute, Rejected RATE_LIMITED", "500, mute, Unknown SERVER_ERROR",
            "403, add-vip, Rejected MISSING_RIGHT", "500, add-vip, Unknown SERVER_ERROR",
            "403, ogs, Rejected MISSING_RIGHT", "500, ogs, done"})
    void refusal_becomesItsOutcome(int status, String what, String outcome) {
        stage.say("hello");
        var port = stage.commands();
        var target = new Person(stage.server.idOf(BlazeStage.VIEWER), "x");
        stage.run(port, action("ogs", Optional.empty()));
        stage.server.misbehave(new Mischief.AnswerStatus(status, 1));
        var got = stage.run(port, what.equals("ban")
                ? act(target, PersonActionKind.BAN)
                : action(what, what.equals("ogs") ? Optional.empty() : Optional.of(target)));
        assertThat(got.isDone() ? "done" : code(got)).isEqualTo(outcome);
    }

    @Test
    void receiptOfAMuteLost_isAskedForAgain_ofABanIsLeftOpen_ofAModeratorIsLookedUp() {
        stage.say("hello");
        var port = stage.commands();
        var target = new Person(stage.server.idOf(BlazeStage.VIEWER), "x");
        stage.run(port, action("ogs", Optional.empty()));
        stage.server.misbehave(new Mischief.AnswerHtml(1));
        assertThat(stage.run(port, action("mute", Optional.of(target))).isDone()).isTrue();
        stage.server.misbehave(new Mischief.AnswerHtml(1));
        assertThat(stage.run(port, action("add-moderator", Optional.of(target))).isDone()).isTrue();
        stage.run(port, action("remove-moderator", Optional.of(target)));
        stage.server.misbehave(new Mischief.AnswerHtml(1));
        assertThat(code(stage.run(port, act(target, PersonActionKind.BAN)))).isEqualTo("Unknown BAD_ANSWER");
        assertThat(stage.server.ledger().calls().stream().filter(call -> call.deed() == Ledger.Deed.BAN)).hasSize(1);
    }

    private Listing found(CommandPort port, String action) {
        return ((Outcome.Found) stage.run(port, action(action, Optional.empty()))).listing();
    }

    private ChatCommand action(String id, Optional<Person> person) {
        return new ChatCommand.Native(stage.channel, new ActionId(id), Form.EMPTY, Optional.empty(), person);
    }

    private static Support support(CommandPort port, String action) {
        return port.actions().stream().filter(one -> one.id().value().equals(action)).findFirst()
                .map(NativeAction::support).orElseThrow();
    }

    private ChatCommand timeout(Person target, Duration length) {
        return new ChatCommand.ActOnPerson(stage.channel, target, PersonActionKind.TIMEOUT, Optional.of(length),
                Optional.empty());
    }

    private ChatCommand act(Person target, PersonActionKind kind) {
        return new ChatCommand.ActOnPerson(stage.channel, target, kind, Optional.empty(), Optional.empty());
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
