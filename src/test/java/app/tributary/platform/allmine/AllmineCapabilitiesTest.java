package app.tributary.platform.allmine;

import static app.tributary.platform.allmine.AllmineStage.code;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Activity;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Money;
import app.tributary.chat.Outcome;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.RoomMode;
import app.tributary.chat.Support;
import app.tributary.chat.Trait;
import app.tributary.platform.NativeAction;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Ledger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The capability table, row by row, against a loopback Allmine over real sockets. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AllmineCapabilitiesTest {
    private final AllmineStage stage = new AllmineStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void read_yes() {
        stage.openLive();
        stage.say("hello");
        assertThat(stage.awaitText("hello").author().displayName()).isEqualTo("Kestrel Seventy");
    }

    @Test
    void history_yes() {
        stage.say("first");
        stage.say("second");
        stage.open();
        stage.awaitText("second");
        assertThat(stage.all(ChatEvent.Message.class))
                .extracting(event -> event.message().text(), ChatEvent.Message::origin)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("first", Origin.BACKFILL),
                        org.assertj.core.groups.Tuple.tuple("second", Origin.BACKFILL));
    }

    @Test
    void realtime_yes() {
        stage.openLive();
        // what proves the socket: from here on the history is not read again in the time of this test
        stage.settle();
        stage.say("at once");
        stage.awaitText("at once");
        assertThat(stage.all(ChatEvent.Message.class).filter(event -> event.message().text().equals("at once")))
                .extracting(ChatEvent.Message::origin).containsExactly(Origin.LIVE);
    }

    @Test
    void send_yes() {
        var connection = stage.openLive();
        var outcome = stage.send(connection.commands(), "  hello from the console 👋 ");
        var echo = stage.awaitText("hello from the console 👋");
        assertThat(outcome).isEqualTo(Outcome.done(echo.key()));
        assertThat(echo.traits()).containsExactly(Trait.OWN);
        stage.settle();
        assertThat(stage.texts()).filteredOn(text -> text.startsWith("hello")).hasSize(1);
    }

    @Test
    void timeout_yes_asAChatOnlyBanThatTheConsoleLifts() {
        var connection = stage.openLive();
        stage.say("rude");
        stage.awaitText("rude");
        assertThat(connection.commands().capabilities().of(Capability.TIMEOUT))
                .isInstanceOfSatisfying(Support.LiftedHere.class,
                        support -> assertThat(support.why().code()).isEqualTo(ReasonCode.LIFTED_HERE));
        assertThat(stage.act(connection.commands(), PersonActionKind.TIMEOUT)).isEqualTo(Outcome.done());
        stage.await1(ChatEvent.PersonAction.class, action -> action.kind() == PersonActionKind.TIMEOUT
                && action.target().equals(stage.viewer()));
        assertSilenced(connection.commands());
        // what the desk does when it is due
        assertThat(stage.act(connection.commands(), PersonActionKind.UNBAN)).isEqualTo(Outcome.done());
        assertHeardAgain();
    }

    @Test
    void ban_yes() {
        var connection = stage.openLive();
        stage.say("rude");
        stage.awaitText("rude");
        assertThat(stage.act(connection.commands(), PersonActionKind.BAN)).isEqualTo(Outcome.done());
        var action = stage.await1(ChatEvent.PersonAction.class, ban -> ban.kind() == PersonActionKind.BAN);
        assertThat(action.target()).isEqualTo(stage.viewer());
        assertThat(action.why()).contains("spam");
        assertSilenced(connection.commands());
        assertThat(stage.all(ChatEvent.PersonAction.class)).hasSize(1);
        assertThat(stage.server.ledger().calls()).contains(new Ledger.Call(Ledger.Deed.BAN, stage.viewer().id(), 201));
    }

    @Test
    void unban_yes() {
        var connection = stage.openLive();
        stage.say("rude");
        stage.awaitText("rude");
        stage.act(connection.commands(), PersonActionKind.BAN);
        assertThat(stage.act(connection.commands(), PersonActionKind.UNBAN)).isEqualTo(Outcome.done());
        stage.await1(ChatEvent.PersonAction.class, lift -> lift.kind() == PersonActionKind.UNBAN);
        assertHeardAgain();
        assertThat(code(stage.act(connection.commands(), PersonActionKind.UNBAN))).isEqualTo("Rejected NOT_FOUND");
    }

    @Test
    void mute_yes_asItsOwnAction() {
        var connection = stage.openLive();
        stage.say("rude");
        stage.awaitText("rude");
        assertThat(action(connection.commands().actions(), "mute").subject()).isEqualTo(NativeAction.Subject.PERSON);
        assertThat(stage.own(connection.commands(), AllmineActions.MUTE, Form.of(AllmineActions.REASON, "calm down"),
                Optional.of(stage.viewer()))).isEqualTo(Outcome.done());
        stage.await1(ChatEvent.PersonAction.class, mute -> mute.why().equals(Optional.of("calm down")));
        assertSilenced(connection.commands());
        var listed = listing(stage.own(connection.commands(), AllmineActions.BANS, Form.EMPTY, Optional.empty()));
        assertThat(listed.items()).singleElement().satisfies(item -> {
            assertThat(item.text()).isEqualTo(Phrase.plain("Kestrel Seventy (@kestrel_77)"));
            assertThat(item.person()).contains(stage.viewer());
            assertThat(item.detail()).isInstanceOfSatisfying(Phrase.Term.class, term -> {
                assertThat(term.key()).isEqualTo("MUTED_SINCE");
                assertThat(term.arguments().get(1)).isEqualTo("calm down");
            });
        });
        // the button beside the row
        var offer = listed.items().getFirst().offers().getFirst();
        assertThat(stage.own(connection.commands(), offer.action(), offer.form(), offer.person()))
                .isEqualTo(Outcome.done());
        assertHeardAgain();
        assertThat(listing(stage.own(connection.commands(), AllmineActions.BANS, Form.EMPTY, Optional.empty())).items())
                .isEmpty();
    }

    @Test
    void viewers_yes_countAndSearch() {
        stage.server.play(new Cue.Audience(412));
        var connection = stage.openLive();
        stage.await1(ChatEvent.Viewers.class, viewers -> viewers.count() == 412);
        stage.server.play(new Cue.Audience(413));
        stage.await1(ChatEvent.Viewers.class, viewers -> viewers.count() == 413);
        stage.say("here");
        stage.server.play(new Cue.Say("m", AllmineStage.MODERATOR, "me too", false, Optional.empty()));
        stage.awaitText("me too");
        var all = listing(stage.own(connection.commands(), AllmineActions.VIEWERS, Form.EMPTY, Optional.empty()));
        assertThat(all.items()).extracting(Listing.Item::text).containsExactly(
                Phrase.plain("Kestrel Seventy (@kestrel_77)"), Phrase.plain("mira_mod"));
        var found = listing(stage.own(connection.commands(), AllmineActions.VIEWERS,
                Form.of(AllmineActions.SEARCH, "KESTREL"), Optional.empty()));
        assertThat(found.items()).extracting(Listing.Item::person).containsExactly(Optional.of(stage.viewer()));
        assertThat(found.more()).isEmpty();
    }

    @Test
    void viewers_moreThanAPage_areOfferedPageByPage() {
        var connection = stage.openLive();
        for (int i = 0; i < 60; i++) {
            stage.server.play(new Cue.Say("s" + i, new app.tributary.rehearsal.Chatter("crowd_" + i, "crowd_" + i, 0,
                    Set.of()), "hi " + i, false, Optional.empty()));
        }
        stage.awaitText("hi 59");
        var first = listing(stage.own(connection.commands(), AllmineActions.VIEWERS, Form.EMPTY, Optional.empty()));
        assertThat(first.items()).hasSize(50);
        var more = first.more().orElseThrow();
        assertThat(more.form().values()).containsEntry(AllmineActions.PAGE, new FieldValue.Whole(2));
        var second = listing(stage.own(connection.commands(), more.action(), more.form(), Optional.empty()));
        assertThat(second.items()).hasSize(10);
        assertThat(second.more()).isEmpty();
    }

    @Test
    void superlike_yes_paidOnceAndSeenOnce() {
        var connection = stage.openLive();
        var action = action(connection.commands().actions(), "superlike");
        assertThat(action.price()).contains(new Money(BigDecimal.TEN, "credits"));
        assertThat(action.reversal()).isEqualTo(NativeAction.Reversal.FINAL);
        assertThat(stage.superlike(connection.commands())).isEqualTo(Outcome.done());
        var like = stage.await1(ChatEvent.Happening.class, event -> event.activity().kind() == Activity.Kind.SUPERLIKE)
                .activity();
        assertThat(like.money()).contains(new Money(BigDecimal.TEN, "credits"));
        assertThat(like.key().id()).startsWith("superlike:").contains(like.actor().orElseThrow().id());
        stage.settle();
        assertThat(stage.all(ChatEvent.Happening.class)).hasSize(1);
        assertThat(stage.server.superlikes()).isEqualTo(1);
    }

    @Test
    void superlikesOfOthers_arriveInTheActivityList() {
        stage.openLive();
        stage.server.play(new Cue.Cheer("c", AllmineStage.VIEWER, 100, "for the jump"));
        var like = stage.await1(ChatEvent.Happening.class, event -> true).activity();
        assertThat(like.kind()).isEqualTo(Activity.Kind.SUPERLIKE);
        assertThat(like.actor().orElseThrow().displayName()).isEqualTo("Kestrel Seventy");
    }

    @Test
    void gifts_arriveInTheActivityList() {
        stage.openLive();
        stage.server.play(new Cue.Gift(AllmineStage.VIEWER, 3));
        var gift = stage.await1(ChatEvent.Happening.class, event -> true).activity();
        assertThat(gift.kind()).isEqualTo(Activity.Kind.GIFT);
        assertThat(gift.count()).isEqualTo(3);
        assertThat(gift.headline()).isEqualTo("Rose");
        assertThat(gift.money()).contains(new Money(new BigDecimal(15), "credits"));
    }

    @Test
    void delete_no_butWhatThePlatformTakesAwayIsTakenAwayHere() {
        var connection = stage.openLive();
        stage.say("rude");
        var rude = stage.key("rude");
        assertThat(code(stage.run(connection.commands(), new ChatCommand.Remove(rude))))
                .isEqualTo("Unsupported PLATFORM_LACKS");
        stage.server.play(new Cue.Retract("rude", AllmineStage.MODERATOR));
        stage.await1(ChatEvent.Removal.class, removal -> removal.key().equals(rude));
    }

    @ParameterizedTest
    @EnumSource(value = Capability.class, names = {"REPLY", "EDIT", "DELETE", "REACT", "READ_PIN", "MODES", "SEEN",
            "FLAG",
            "SEARCH"})
    void no_becauseThePlatformLacksIt(Capability capability) {
        var commands = stage.commands();
        assertThat(commands.capabilities().of(capability)).isEqualTo(Support.no(ReasonCode.PLATFORM_LACKS));
        var key = new MessageKey(stage.channel, "6560a0000000000000000001");
        Optional<ChatCommand> command = switch (capability) {
            case REPLY -> Optional.of(new ChatCommand.Send(stage.channel, "n", Set.of(), "so", Optional.of(key)));
            case EDIT -> Optional.of(new ChatCommand.Edit(key, "other words"));
            case DELETE -> Optional.of(new ChatCommand.Remove(key));
            case REACT -> Optional.of(new ChatCommand.React(key, "like", true));
            case MODES -> Optional.of(
                    new ChatCommand.SetMode(stage.channel, new RoomMode.Slow(true, Duration.ofSeconds(5))));
            default -> Optional.empty();
        };
        command.ifPresent(
                refused -> assertThat(code(stage.run(commands, refused))).isEqualTo("Unsupported PLATFORM_LACKS"));
        assertThat(stage.server.ledger().calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Capability.class, names = {"PIN", "UNPIN"})
    void console_becauseThePlatformHasNoPin(Capability capability) {
        var commands = stage.commands();
        assertThat(commands.capabilities().of(capability)).isInstanceOf(Support.ConsoleOnly.class);
        var key = new MessageKey(stage.channel, "6560a0000000000000000001");
        ChatCommand command = capability == Capability.PIN
                ? new ChatCommand.PinMessage(key)
                : new ChatCommand.Unpin(key);
        assertThat(code(stage.run(commands, command))).isEqualTo("Unsupported KEPT_BY_CONSOLE");
    }

    @Test
    void everyCommand_worksByRestAlone() {
        stage.say("here");
        var commands = stage.commands();
        assertThat(stage.send(commands, "by rest").isDone()).isTrue();
        assertThat(stage.act(commands, PersonActionKind.TIMEOUT).isDone()).isTrue();
        assertThat(stage.act(commands, PersonActionKind.UNBAN).isDone()).isTrue();
        assertThat(stage.act(commands, PersonActionKind.BAN).isDone()).isTrue();
        assertThat(stage.superlike(commands).isDone()).isTrue();
        assertThat(stage.server.forbiddenCalls()).isZero();
    }

    @Test
    void withoutAnAccount_nothingWorksAndSaysWhy() {
        var capabilities = stage.platform.capabilities(false);
        assertThat(List.of(Capability.READ, Capability.SEND, Capability.BAN, Capability.SUPERLIKE))
                .allSatisfy(one -> assertThat(capabilities.of(one)).isEqualTo(Support.no(ReasonCode.NOT_SIGNED_IN)));
    }

    private void assertSilenced(app.tributary.platform.CommandPort commands) {
        stage.say("may not be heard");
        stage.send(commands, "after the ban");
        stage.awaitText("after the ban");
        assertThat(stage.texts()).doesNotContain("may not be heard");
    }

    private void assertHeardAgain() {
        stage.say("may be heard again");
        stage.awaitText("may be heard again");
    }

    private static Listing listing(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Found.class);
        return ((Outcome.Found) outcome).listing();
    }

    private static NativeAction action(List<NativeAction> actions, String id) {
        return actions.stream().filter(action -> action.id().value().equals(id)).findFirst().orElseThrow();
    }
}
