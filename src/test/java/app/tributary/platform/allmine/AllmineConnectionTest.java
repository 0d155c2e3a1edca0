package app.tributary.platform.allmine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.platform.ChannelSetup;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.allmine.AllmineHabits;
import app.tributary.rehearsal.allmine.AllminePace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AllmineConnectionTest {
    private AllmineStage stage = new AllmineStage();

    @AfterEach
    void close() {
        stage.close();
    }

    /** Both shapes of the answers, either end of the pages. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void aPastOfSeveralPages_isReadInOrderAndThenFollowed(boolean wrapped, boolean newestFirst) {
        stage.server.habits().wrapped(wrapped);
        stage.server.habits().newestFirst(newestFirst);
        IntStream.rangeClosed(1, 250).forEach(i -> stage.say("old " + i));
        stage.openLive();
        stage.say("new");
        stage.awaitText("new");
        var wanted = IntStream.rangeClosed(1, 250).mapToObj(i -> "old " + i).toList();
        assertThat(stage.texts().subList(0, 250)).isEqualTo(wanted);
        assertThat(stage.texts()).hasSize(251);
        assertThat(stage.all(ChatEvent.Message.class).filter(event -> event.origin() == Origin.BACKFILL)).hasSize(250);
        assertThat(stage.all(ChatEvent.Gap.class)).isEmpty();
        assertThat(stage.events.getFirst()).isInstanceOfSatisfying(ChatEvent.Connection.class,
                first -> assertThat(first.state()).isEqualTo(new ConnectionState.Connecting()));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void messagesThatShiftThePagesWhileTheyAreRead_comeOnceEach(boolean newestFirst) {
        stage.server.habits().newestFirst(newestFirst);
        IntStream.rangeClosed(1, 350).forEach(i -> stage.say("old " + i));
        stage.server.arriveBetweenPages(4);
        stage.openLive();
        stage.awaitText("shifts the pages 4");
        stage.settle();
        assertThat(stage.texts()).hasSize(355).doesNotHaveDuplicates().contains("old 1", "old 350");
    }

    @Test
    void connectionCut_messagesMeanwhileAreFilledInWithoutLossOrRepetition() {
        stage.openLive();
        for (int round = 0; round < 5; round++) {
            int from = round * 130;
            stage.say("heard " + from);
            stage.awaitText("heard " + from);
            stage.server.misbehave(new Mischief.DropConnections());
            IntStream.range(from, from + 120).forEach(i -> stage.say("missed " + i));
            stage.awaitText("missed " + (from + 119));
            stage.awaitFollowed();
        }
        stage.settle();
        assertThat(stage.texts()).hasSize(5 * 121 + 1).doesNotHaveDuplicates();
        assertThat(stage.all(ChatEvent.Gap.class)).isNotEmpty().allSatisfy(gap -> {
            assertThat(gap.whole()).isTrue();
            assertThat(gap.from()).isBeforeOrEqualTo(gap.to());
        });
    }

    @Test
    void gone_moreWasSaidThanThePagesReach_theGapSaysSo() {
        stage.openLive();
        stage.settle();
        stage.server.misbehave(new Mischief.Down(Duration.ofMillis(700)));
        IntStream.range(0, 2500).forEach(i -> stage.say("missed " + i));
        var gap = stage.await1(ChatEvent.Gap.class, one -> !one.whole());
        assertThat(gap.filled()).isBetween(1900, 2000);
        assertThat(gap.from()).isBefore(gap.to());
    }

    @Test
    void connectionCut_messageDeletedMeanwhile_isRemoved() {
        for (String text : List.of("first", "second", "third")) {
            // not in the same millisecond, of which the history keeps no order
            await().pollDelay(Duration.ofMillis(5)).until(() -> true);
            stage.say(text);
        }
        stage.openLive();
        var second = stage.key("second");
        // the absence of a message counts only when it is old enough to be in the history
        await().pollDelay(AllmineStage.QUICK.settle().plusMillis(100)).until(() -> true);
        stage.server.misbehave(new Mischief.NoRealtime(Duration.ofMillis(300)));
        stage.server.play(new Cue.Retract("second", AllmineStage.MODERATOR));
        stage.await1(ChatEvent.Removal.class, removal -> removal.key().equals(second));
        stage.awaitFollowed();
        stage.settle();
        assertThat(stage.all(ChatEvent.Removal.class)).hasSize(1);
    }

    @Test
    void socketNotToBeHad_theHistoryIsPolledInstead() {
        stage.server.misbehave(new Mischief.NoRealtime(Duration.ofMinutes(5)));
        stage.open();
        var state = stage.awaitState(ConnectionState.Degraded.class::isInstance);
        assertThat(AllmineStage.reason(state)).contains(Reason.of(ReasonCode.POLLING, "HTTP 503"));
        stage.say("by poll");
        assertThat(stage.await1(ChatEvent.Message.class, event -> event.message().text().equals("by poll")).origin())
                .isEqualTo(Origin.LIVE);
        stage.server.misbehave(new Mischief.NoRealtime(Duration.ZERO));
        stage.awaitFollowed();
        stage.settle();
        assertThat(stage.texts()).doesNotHaveDuplicates();
    }

    @Test
    void socketThatTellsNothing_isNoticedAndPolledAround() {
        stage.server.habits().broadcasts(false);
        stage.open();
        stage.awaitLive();
        await().atMost(AllmineStage.PATIENCE).until(() -> stage.server.followers() > 0);
        for (int i = 0; i < 200 && stage.state().filter(ConnectionState.Degraded.class::isInstance).isEmpty(); i++) {
            stage.say("unheard " + i);
            stage.awaitText("unheard " + i);
        }
        stage.awaitState(ConnectionState.Degraded.class::isInstance);
        stage.server.habits().broadcasts(true);
        stage.settle();
        stage.awaitLive();
        assertThat(stage.texts()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(AllmineHabits.JoinShape.class)
    void joinStream_hasTheShapeThatTheAccountSays(AllmineHabits.JoinShape shape) {
        stage.server.habits().joinShape(shape);
        stage.settings.put(AllminePlatform.JOIN_PAYLOAD.key(),
                AllmineSettings.JoinShape.valueOf(shape.name()).word());
        stage.openLive();
        stage.settle();
    }

    @Test
    void joinStreamInAShapeThatTheServerDoesNotTake_messagesStillCome() {
        stage.server.habits().joinShape(AllmineHabits.JoinShape.PLAIN);
        stage.open();
        stage.awaitLive();
        stage.settle();
    }

    @ParameterizedTest
    @EnumSource(AllmineHabits.Argument.class)
    void eventsWrappedAnyWayAndNamedAnyhow_areUnderstood(AllmineHabits.Argument argument) {
        stage.server.habits().argument(argument);
        stage.server.habits().messageEvent("chat:message-created");
        stage.openLive();
        stage.settle();
        stage.server.play(new Cue.Cheer("c", AllmineStage.VIEWER, 100, "for you"));
        stage.awaitText("for you");
        assertThat(stage.all(ChatEvent.Happening.class)).hasSize(1);
    }

    @Test
    void namespaceRefused_theTokenIsMadeNewAndItIsTriedAgain() {
        stage.server.refuseJoinings(2);
        String before = before();
        stage.awaitFollowed();
        stage.settle();
        assertThat(stage.tokens.refresh()).isNotEqualTo(before);
    }

    @Test
    void namespaceRefusedWithEveryToken_itIsJoinedAsNobody() {
        stage.server.refuseJoinings(4);
        stage.open();
        stage.awaitFollowed();
        stage.settle();
    }

    @Test
    void namespaceRefusedEvenToNobody_theHistoryIsPolled_andTheSocketTriedLater() {
        stage.server.refuseJoinings(6);
        stage.open();
        var state = stage.awaitState(ConnectionState.Degraded.class::isInstance);
        assertThat(AllmineStage.reason(state)).contains(Reason.of(ReasonCode.POLLING, "unauthorized"));
        stage.say("by poll");
        stage.awaitText("by poll");
        stage.awaitFollowed();
    }

    private String before() {
        var setup = stage.setup(stage.channel, stage.server.account());
        String before = stage.tokens.refresh();
        stage.open(setup);
        return before;
    }

    @Test
    void missingPings_theSocketIsOpenedAnew() {
        stage.close();
        stage = new AllmineStage(new AllminePace(Duration.ofMillis(200), Duration.ofMillis(200), 100,
                Duration.ofSeconds(20), Duration.ofHours(1), 100), AllmineStage.QUICK);
        stage.openLive();
        stage.settle();
        stage.server.misbehave(new Mischief.Mute(Duration.ofMillis(1200)));
        stage.awaitState(
                state -> AllmineStage.reason(state).filter(why -> why.code() == ReasonCode.POLLING).isPresent());
        stage.say("meanwhile");
        stage.awaitText("meanwhile");
        stage.awaitFollowed();
        stage.settle();
        assertThat(stage.texts()).doesNotHaveDuplicates();
    }

    @Test
    void streamEnds_theChannelIsOffline() {
        var connection = stage.openLive();
        stage.settle();
        stage.server.endStream();
        stage.awaitState(ConnectionState.Offline.class::isInstance);
        assertThat(connection.commands().capabilities().of(Capability.SEND)).isEqualTo(Support.no(ReasonCode.OFFLINE));
    }

    @Test
    void streamEndsUnheard_theListOfStreamsTells() {
        stage.server.misbehave(new Mischief.NoRealtime(Duration.ofMinutes(5)));
        stage.open();
        stage.awaitState(ConnectionState.Degraded.class::isInstance);
        stage.server.endStream();
        stage.awaitState(ConnectionState.Offline.class::isInstance);
    }

    @Test
    void me_isTheOwnRunningStream_andTheNextOneIsFollowed() {
        stage.server.endStream();
        var me = stage.platform.channelOf("me").orElseThrow();
        stage.open(stage.setup(me, stage.server.account()));
        stage.awaitState(ConnectionState.Offline.class::isInstance);
        stage.server.startStream();
        stage.awaitFollowed();
        stage.say("first evening");
        assertThat(stage.awaitText("first evening").key().channel()).isEqualTo(me);
        stage.server.endStream();
        stage.awaitState(ConnectionState.Offline.class::isInstance);
        stage.server.startStream();
        stage.awaitFollowed();
        stage.say("second evening");
        stage.awaitText("second evening");
        stage.server.startStream();
        stage.awaitFollowed();
        stage.say("third evening");
        stage.awaitText("third evening");
        assertThat(stage.all(ChatEvent.Gap.class)).isEmpty();
    }

    @Test
    void me_ofSomebodyWhoStreamsNothing_isOffline() {
        stage.open(stage.setup(new Channel(AllminePlatform.ID, "me"), stage.server.guestAccount()));
        stage.awaitState(ConnectionState.Offline.class::isInstance);
    }

    @Test
    void ownerOfTheStream_hasTheRole() {
        var me = new Channel(AllminePlatform.ID, "me");
        stage.open(stage.setup(me, stage.server.account()));
        stage.awaitFollowed();
        stage.server.play(new Cue.Say("x", new app.tributary.rehearsal.Chatter(
                "lanternfish", "lanternfish", 0, java.util.Set.of()), "it is I", false, Optional.empty()));
        var message = stage.awaitText("it is I");
        assertThat(message.author().roles()).containsExactly(app.tributary.chat.Role.BROADCASTER);
        assertThat(message.has(app.tributary.chat.Trait.OWN)).isTrue();
    }

    @Test
    void down_isTriedAgainAndNothingIsLost() {
        stage.openLive();
        stage.settle();
        stage.server.misbehave(new Mischief.Down(Duration.ofMillis(600)));
        stage.awaitState(ConnectionState.Retrying.class::isInstance);
        stage.say("while it was gone");
        stage.awaitText("while it was gone");
        stage.awaitFollowed();
        assertThat(stage.texts()).doesNotHaveDuplicates();
    }

    @Test
    void oddAnswersAndFrames_areDroppedAndNothingEnds() {
        stage.openLive();
        for (String frame : List.of("{\"half\": ", "42/stream-chat,[\"newMessage\"]",
                "42/stream-chat,[\"newMessage\",{}]",
                "42/stream-chat,[\"newMessage\",{\"_id\":\"x\",\"content\":\"no sender\"}]",
                "42/stream-chat,[\"nobodyKnows\",{\"a\":1}]", "42/live-stream,[\"userBanned\",{\"user\":{}}]", "",
                "42/stream-chat,[\"superlike\",{\"price\":10,\"senderSnapshot\":{}}]",
                "42/live-stream,[\"viewerCount\",\"many\"]", "42/live-stream,[\"newGift\",[1,2]]")) {
            stage.server.misbehave(new Mischief.RawFrame(frame));
        }
        stage.settle();
        stage.server.misbehave(new Mischief.AnswerHtml(6));
        stage.server.misbehave(new Mischief.DropConnections());
        stage.say("after the page");
        stage.awaitText("after the page");
        stage.awaitFollowed();
        stage.settle();
    }

    @Test
    void sameMessageWithLaterWords_isAnEdit() {
        stage.openLive();
        stage.say("teh words");
        var key = stage.key("teh words");
        var node = JsonNodeFactory.instance.objectNode().put("_id", key.id()).put("streamId", stage.channel.name())
                .put("content", "the words").put("createdAt", "2026-01-15T10:30:00.000Z")
                .put("updatedAt", Instant.now().plusSeconds(5).toString());
        node.putObject("sender").put("_id", stage.viewer().id()).put("username", "kestrel_77");
        stage.server.tell("/stream-chat", "messageUpdated", node);
        assertThat(stage.await1(ChatEvent.Edit.class, edit -> true).message().text()).isEqualTo("the words");
        stage.settle();
        assertThat(stage.all(ChatEvent.Message.class).filter(event -> event.message().key().equals(key))).hasSize(1);
    }

    @Test
    void eventOfAnotherStream_isNotOurs() {
        stage.openLive();
        var node = JsonNodeFactory.instance.objectNode().put("_id", "6560a0000000000000000009")
                .put("streamId", "6560a0000000000000000001").put("content", "elsewhere");
        node.putObject("sender").put("_id", stage.viewer().id());
        stage.server.tell("/stream-chat", "newMessage", node);
        stage.settle();
        assertThat(stage.texts()).doesNotContain("elsewhere");
    }

    @Test
    void readingForbidden_isForAPerson_unlessTheAccountMayJoin() {
        stage.server.habits().readsNeedJoin(true);
        var connection = stage.open();
        var state = stage.awaitState(ConnectionState.Failed.class::isInstance);
        assertThat(AllmineStage.reason(state).orElseThrow().code()).isEqualTo(ReasonCode.MISSING_RIGHT);
        assertThat(stage.server.forbiddenCalls()).isZero();
        connection.close();
        stage.settings.put(AllminePlatform.JOIN_STREAM.key(), "yes");
        stage.openLive();
        stage.settle();
        assertThat(stage.server.forbiddenCalls()).isEqualTo(1);
    }

    @Test
    void weAreBanned_theComposerIsTold_untilWeAreLetIn() {
        var connection = stage.open(stage.setup(stage.channel, stage.server.guestAccount()));
        stage.awaitFollowed();
        var guest = new app.tributary.rehearsal.Chatter("harbour_guest", "Harbour Guest", 0, java.util.Set.of());
        stage.server.play(new Cue.SendOff(guest, Optional.of(Duration.ofMillis(700)), AllmineStage.MODERATOR));
        await().atMost(AllmineStage.PATIENCE)
                .until(() -> connection.commands().capabilities().of(Capability.SEND) instanceof Support.No);
        await().atMost(AllmineStage.PATIENCE)
                .until(() -> connection.commands().capabilities().of(Capability.SEND) instanceof Support.Yes);
        assertThat(stage.send(connection.commands(), "back again").isDone()).isTrue();
    }

    @Test
    void withoutTokens_itIsForAPerson() {
        stage.open(new ChannelSetup(stage.channel, stage.server.endpoints(), Optional.empty()));
        assertThat(stage.awaitState(ConnectionState.Failed.class::isInstance))
                .isEqualTo(new ConnectionState.Failed(Reason.of(ReasonCode.NOT_SIGNED_IN)));
    }

    @Test
    void addressOfTheSocketsThatIsNone_isForAPerson() {
        var setup = stage.setup(stage.channel, stage.server.account());
        stage.open(new ChannelSetup(stage.channel, Map.of("rest", stage.server.endpoints().get("rest"), "realtime",
                URI.create("http://127.0.0.1/socket.io/")), setup.account()));
        assertThat(stage.awaitState(ConnectionState.Failed.class::isInstance))
                .isEqualTo(new ConnectionState.Failed(Reason.of(ReasonCode.BAD_SETTING, "realtime")));
    }

    @Test
    void closed_endsAtOnceAndSaysNothingMore() {
        var connection = stage.openLive();
        stage.settle();
        Instant before = Instant.now();
        connection.close();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(stage.events.getLast()).isInstanceOfSatisfying(ChatEvent.Connection.class,
                last -> assertThat(last.state()).isEqualTo(new ConnectionState.Closed()));
        int told = stage.events.size();
        stage.say("to nobody");
        await().atMost(AllmineStage.PATIENCE).until(() -> stage.server.followers() == 0);
        assertThat(stage.events).hasSize(told);
    }
}
