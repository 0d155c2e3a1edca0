package app.tributary.platform.blaze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.ChannelSetup;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.blaze.BlazePace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BlazeConnectionTest {
    private BlazeStage stage = new BlazeStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void open_channelWithAPast_backfillsItInOrderAndThenFollows() {
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

    @Test
    void live_answerToAnEarlierLine_quotesIt() {
        stage.openLive();
        stage.say("what is the name of this song?");
        stage.server.play(new Cue.Say("a", BlazeStage.MODERATOR, "track twelve", false,
                Optional.of("what is the name of this song?")));
        var answer = stage.awaitText("track twelve");
        assertThat(answer.replyTo()).hasValueSatisfying(quote -> {
            assertThat(quote.messageId()).isEqualTo(stage.key("what is the name of this song?").id());
            assertThat(quote.author()).hasValueSatisfying(author -> assertThat(author.name()).isEqualTo("kestrel_77"));
            assertThat(quote.text()).contains("what is the name of this song?");
        });
    }

    @Test
    void live_everythingTheChannelDoes_arrivesAsItsEvent() {
        stage.openListening();
        stage.say("rude");
        var rude = stage.key("rude");
        stage.server.play(new Cue.Retract("rude", BlazeStage.MODERATOR));
        assertThat(stage.await1(ChatEvent.Removal.class, removal -> removal.key().equals(rude)).by())
                .hasValueSatisfying(by -> assertThat(by.name()).isEqualTo("mira_mod"));
        stage.server.play(new Cue.SendOff(BlazeStage.VIEWER, Optional.of(Duration.ofMinutes(10)),
                BlazeStage.MODERATOR));
        assertThat(stage.await1(ChatEvent.PersonAction.class, action -> true).target().name()).isEqualTo("kestrel_77");
        stage.server.play(new Cue.Follow(BlazeStage.VIEWER));
        stage.server.play(new Cue.Subscribe(BlazeStage.VIEWER, 3, "three months already"));
        stage.server.play(new Cue.Gift(BlazeStage.VIEWER, 5));
        stage.server.play(new Cue.Raid(BlazeStage.VIEWER, 120));
        stage.server.play(new Cue.Cheer("c", BlazeStage.VIEWER, 100, "thank you"));
        stage.await1(ChatEvent.Happening.class, happening -> happening.activity().message().isPresent());
        assertThat(stage.all(ChatEvent.Happening.class).map(happening -> happening.activity().kind().name()))
                .containsExactly("FOLLOW", "RESUBSCRIPTION", "MASS_GIFT", "RAID", "TIP");
    }

    @Test
    void connectionCut_messagesMeanwhile_areFilledInWithoutLossOrRepetition() {
        stage.openLive();
        for (int round = 0; round < 5; round++) {
            int from = round * 130;
            stage.say("heard " + from);
            stage.awaitText("heard " + from);
            stage.server.misbehave(new Mischief.DropConnections());
            IntStream.range(from, from + 120).forEach(i -> stage.say("missed " + i));
            stage.awaitText("missed " + (from + 119));
            int rounds = round + 1;
            await().atMost(BlazeStage.PATIENCE).until(() -> stage.all(ChatEvent.Gap.class).count() == rounds);
        }
        assertThat(stage.texts()).hasSize(5 * 121).doesNotHaveDuplicates();
        assertThat(stage.all(ChatEvent.Gap.class)).allSatisfy(gap -> {
            assertThat(gap.whole()).isTrue();
            assertThat(gap.from()).isBeforeOrEqualTo(gap.to());
        });
        var missed = stage.texts().stream().filter(text -> text.startsWith("missed")).toList();
        assertThat(missed).hasSize(600);
    }

    @Test
    void connectionCut_messageDeletedMeanwhile_isRemoved() {
        stage.openLive();
        for (String text : List.of("first", "second", "third")) {
            // not in the same millisecond, of which the history keeps no order
            await().pollDelay(Duration.ofMillis(5)).until(() -> true);
            stage.say(text);
            stage.awaitText(text);
        }
        var second = stage.key("second");
        // the absence of a message counts only when it is old enough to be in the history
        await().pollDelay(BlazeStage.QUICK.settle().plusMillis(100)).until(() -> true);
        stage.server.misbehave(new Mischief.NoRealtime(Duration.ofMillis(300)));
        stage.server.play(new Cue.Retract("second", BlazeStage.MODERATOR));
        stage.await1(ChatEvent.Removal.class, removal -> removal.key().equals(second));
        stage.awaitLive();
        assertThat(stage.all(ChatEvent.Removal.class)).hasSize(1);
    }

    @Test
    void connectionCut_historyNoLongerReachesBack_saysWhatIsMissing() {
        stage.openLive();
        stage.say("before");
        var known = stage.awaitText("before");
        stage.server.misbehave(new Mischief.Down(Duration.ofSeconds(1)));
        stage.server.play(new Cue.Retract("before", BlazeStage.MODERATOR));
        stage.say("after");
        var gap = stage.await1(ChatEvent.Gap.class, any -> true);
        assertThat(gap.whole()).isFalse();
        assertThat(gap.from()).isAfterOrEqualTo(known.sentAt());
        assertThat(gap.to()).isEqualTo(stage.awaitText("after").sentAt());
    }

    @Test
    void realtimeRefused_chat_isPolledUntilTheSocketIsBack() {
        stage.server.misbehave(new Mischief.NoRealtime(Duration.ofMinutes(2)));
        stage.open();
        var state = stage.awaitState(ConnectionState.Degraded.class::isInstance);
        assertThat(state).isInstanceOfSatisfying(ConnectionState.Degraded.class, degraded -> {
            assertThat(degraded.why().code()).isEqualTo(ReasonCode.POLLING);
            assertThat(degraded.why().detail()).isEqualTo("HTTP 503");
        });
        stage.say("by poll");
        stage.awaitText("by poll");
        assertThat(stage.state()).containsInstanceOf(ConnectionState.Degraded.class);
        stage.server.misbehave(new Mischief.NoRealtime(Duration.ZERO));
        stage.awaitLive();
        stage.say("by socket");
        stage.awaitText("by socket");
        assertThat(stage.texts()).containsExactly("by poll", "by socket");
        assertThat(stage.all(ChatEvent.Gap.class)).isEmpty();
    }

    @Test
    void serverDown_andBack_isFollowedAgainWithEverythingSaid() {
        stage.openLive();
        stage.say("before");
        stage.awaitText("before");
        stage.server.misbehave(new Mischief.Down(Duration.ofMillis(1500)));
        stage.await1(ChatEvent.Connection.class, event -> event.state() instanceof ConnectionState.Retrying);
        stage.say("while it was down");
        stage.awaitText("while it was down");
        stage.awaitLive();
        stage.say("after");
        stage.awaitText("after");
        assertThat(stage.texts()).containsExactly("before", "while it was down", "after");
        assertThat(stage.all(ChatEvent.Gap.class)).singleElement().satisfies(gap -> {
            assertThat(gap.whole()).isTrue();
            assertThat(gap.filled()).isEqualTo(1);
        });
    }

    @Test
    void serverDownFromTheStart_isTriedUntilItIsThere() {
        stage.server.misbehave(new Mischief.Down(Duration.ofMillis(700)));
        stage.say("early");
        stage.open();
        var lost = stage.await1(ChatEvent.Connection.class,
                event -> event.state() instanceof ConnectionState.Retrying);
        assertThat(((ConnectionState.Retrying) lost.state()).why().code()).isEqualTo(ReasonCode.NETWORK);
        stage.awaitLive();
        assertThat(stage.texts()).containsExactly("early");
    }

    @Test
    void serverMute_silenceIsNoticed_andTheChatIsNotLost() {
        stage.close();
        stage = new BlazeStage(new BlazePace(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ZERO, 20,
                Duration.ofSeconds(30)), BlazeStage.QUICK);
        stage.openLive();
        stage.server.misbehave(new Mischief.Mute(Duration.ofMillis(1500)));
        stage.say("into the silence");
        var lost = stage.await1(ChatEvent.Connection.class,
                event -> event.state() instanceof ConnectionState.Retrying);
        assertThat(((ConnectionState.Retrying) lost.state()).why().code()).isEqualTo(ReasonCode.SILENT);
        stage.awaitText("into the silence");
        stage.awaitLive();
        assertThat(stage.texts()).containsExactly("into the silence");
    }

    @Test
    void oddFrames_ofEveryKind_areDroppedAndTheChatGoesOn() {
        stage.openLive();
        for (String frame : List.of("{\"half\": ", "42[\"eventsub\"", "42[\"eventsub\",5]", "42[\"eventsub\",{}]",
                "42[\"eventsub\",{\"metadata\":{\"messageType\":\"notification\",\"subscriptionType\":\"channel.chat.message\"},"
                        + "\"payload\":{\"messageId\":5,\"sender\":\"nobody\",\"message\":[1]}}]",
                "42[\"eventsub\",{\"metadata\":{\"messageType\":\"notification\",\"subscriptionType\":\"channel.of.tomorrow\"},\"payload\":{}}]",
                "<html><body>502 Bad Gateway</body></html>", "", "42[\"" + "x".repeat(1 << 20) + "\",{}]",
                "42" + "[".repeat(100_000), "\u0000\u0001\uFFFD", "2", "6", "3probe", "41/other")) {
            stage.server.misbehave(new Mischief.RawFrame(frame));
        }
        stage.say("still here");
        stage.awaitText("still here");
        assertThat(stage.texts()).containsExactly("still here");
        assertThat(stage.all(ChatEvent.Connection.class).filter(
                event -> event.state() instanceof ConnectionState.Retrying)).isEmpty();
    }

    @Test
    void thrownOutByTheServer_reconnects() {
        stage.openLive();
        stage.server.misbehave(new Mischief.RawFrame("41"));
        var lost = stage.await1(ChatEvent.Connection.class,
                event -> event.state() instanceof ConnectionState.Retrying);
        assertThat(((ConnectionState.Retrying) lost.state()).why().code()).isEqualTo(ReasonCode.CLOSED_BY_SERVER);
        stage.awaitLive();
    }

    @Test
    void sameMessageTwice_isToldOnce() {
        stage.openLive();
        String twice = "42[\"eventsub\",{\"metadata\":{\"messageType\":\"notification\",\"subscriptionType\":\"channel.chat.message\"},"
                + "\"payload\":{\"messageId\":\"6c7e0b4d-3a21-4a7f-8c91-25d4f9b8e0a1\",\"message\":\"echo\","
                + "\"sender\":{\"id\":\"u\",\"username\":\"u\",\"displayName\":\"U\"},\"createdAt\":\"2026-05-04T12:00:00.000Z\"}}]";
        stage.server.misbehave(new Mischief.RawFrame(twice));
        stage.server.misbehave(new Mischief.RawFrame(twice));
        stage.say("end");
        stage.awaitText("end");
        assertThat(stage.texts()).containsExactly("echo", "end");
    }

    @Test
    void tokenExpired_whileTheSocketStands_isSaidAndTheMessagesStillCome() {
        stage.close();
        stage = new BlazeStage(BlazeStage.PACE, withPinEvery(Duration.ofMillis(100)));
        stage.openLive();
        stage.server.misbehave(new Mischief.ExpireTokens());
        var state = stage.awaitState(ConnectionState.Degraded.class::isInstance);
        assertThat(((ConnectionState.Degraded) state).why().code()).isEqualTo(ReasonCode.BAD_TOKEN);
        stage.say("still delivered");
        stage.awaitText("still delivered");
        stage.server.misbehave(new Mischief.DropConnections());
        state = stage.awaitState(ConnectionState.Failed.class::isInstance);
        assertThat(((ConnectionState.Failed) state).why().code()).isEqualTo(ReasonCode.BAD_TOKEN);
    }

    @Test
    void signedInAgain_afterTheTokenExpired_goesOnAtTheNextTry() {
        var connection = stage.openLive();
        stage.server.misbehave(new Mischief.ExpireTokens());
        stage.server.misbehave(new Mischief.DropConnections());
        stage.awaitState(ConnectionState.Failed.class::isInstance);
        stage.signIn(stage.server.account());
        connection.retryNow();
        stage.awaitLive();
        stage.say("back");
        stage.awaitText("back");
    }

    @Test
    void noAccount_fails() {
        stage.open(new ChannelSetup(stage.channel, stage.server.endpoints(), Optional.empty()));
        var state = stage.awaitState(ConnectionState.Failed.class::isInstance);
        assertThat(((ConnectionState.Failed) state).why().code()).isEqualTo(ReasonCode.NOT_SIGNED_IN);
    }

    @Test
    void noClientId_fails() {
        stage.open(stage.setup(Map.of(BlazePlatform.ACCESS_TOKEN.key(), "t")));
        var state = stage.awaitState(ConnectionState.Failed.class::isInstance);
        assertThat(((ConnectionState.Failed) state).why().code()).isEqualTo(ReasonCode.BAD_SETTING);
        assertThat(((ConnectionState.Failed) state).why().detail()).isEqualTo("client-id");
    }

    @Test
    void tokenThatFitsNoHeader_failsAsABadToken() {
        stage.open(
                stage.setup(Map.of(BlazePlatform.CLIENT_ID.key(), "c", BlazePlatform.ACCESS_TOKEN.key(), "то\nкен")));
        var state = stage.awaitState(ConnectionState.Failed.class::isInstance);
        assertThat(((ConnectionState.Failed) state).why().code()).isEqualTo(ReasonCode.BAD_TOKEN);
    }

    @Test
    void unknownSlug_failsAsNoSuchChannel() {
        stage.open(stage.setup(new Channel(BlazePlatform.ID, "nobody_here"), stage.server.account()));
        var state = stage.awaitState(ConnectionState.Failed.class::isInstance);
        assertThat(((ConnectionState.Failed) state).why().code()).isEqualTo(ReasonCode.NO_SUCH_CHANNEL);
    }

    @Test
    void nameThatIsAnId_isTheChannelItself() {
        stage.say("hello");
        stage.open(stage.setup(new Channel(BlazePlatform.ID, stage.server.channelId()), stage.server.account()));
        stage.awaitLive();
        assertThat(stage.texts()).containsExactly("hello");
    }

    @Test
    void pageInsteadOfJson_atTheStart_isTriedAgain() {
        stage.server.misbehave(new Mischief.AnswerHtml(4));
        stage.open();
        var lost = stage.await1(ChatEvent.Connection.class,
                event -> event.state() instanceof ConnectionState.Retrying);
        assertThat(((ConnectionState.Retrying) lost.state()).why().code()).isEqualTo(ReasonCode.BAD_ANSWER);
        stage.awaitLive();
    }

    @Test
    void pinAndViewers_areLookedAt() {
        stage.close();
        stage = new BlazeStage(BlazeStage.PACE, withPinEvery(Duration.ofMillis(100)));
        stage.server.play(new Cue.Audience(412));
        stage.say("vote closes at half past");
        stage.server.play(new Cue.PinLine("vote closes at half past", BlazeStage.MODERATOR));
        stage.openLive();
        var pin = stage.await1(ChatEvent.PinChanged.class, change -> change.pin().isPresent()).pin().orElseThrow();
        assertThat(pin.text()).isEqualTo("vote closes at half past");
        assertThat(pin.author()).hasValueSatisfying(author -> assertThat(author.name()).isEqualTo("kestrel_77"));
        assertThat(pin.pinnedBy()).hasValueSatisfying(by -> assertThat(by.name()).isEqualTo("mira_mod"));
        assertThat(stage.await1(ChatEvent.Viewers.class, any -> true).count()).isEqualTo(412);
        stage.server.play(new Cue.Retract("vote closes at half past", BlazeStage.MODERATOR));
        stage.await1(ChatEvent.PinChanged.class, change -> change.pin().isEmpty());
        assertThat(stage.all(ChatEvent.PinChanged.class)).hasSize(2);
    }

    @Test
    void subscriptions_comeSlowlyEnoughForTheServer() {
        stage.close();
        var gap = Duration.ofMillis(100);
        stage = new BlazeStage(new BlazePace(Duration.ofSeconds(5), Duration.ofSeconds(5), gap, 20,
                Duration.ofSeconds(30)), withSubscribeGap(Duration.ofMillis(140)));
        stage.openLive();
        await().atMost(BlazeStage.PATIENCE).until(() -> {
            stage.server.play(new Cue.Raid(BlazeStage.VIEWER, 7));
            return stage.all(ChatEvent.Happening.class).findAny().isPresent();
        });
        assertThat(stage.all(ChatEvent.Connection.class).filter(
                event -> event.state() instanceof ConnectionState.Retrying)).isEmpty();
    }

    @Test
    void twoChannelsOfAnAccount_shareOneSocket_andEachHearsItsOwn() {
        stage.openLive();
        var second = new Channel(BlazePlatform.ID, stage.server.secondChannel());
        var other = stage.open(stage.setup(second, stage.server.account()));
        stage.await1(ChatEvent.Connection.class,
                event -> event.channel().equals(second) && event.state() instanceof ConnectionState.Live);
        assertThat(stage.server.sockets()).isEqualTo(1);
        stage.say("in the first");
        stage.server.sayInSecond(BlazeStage.MODERATOR, "in the second");
        assertThat(stage.awaitText("in the first").key().channel()).isEqualTo(stage.channel);
        assertThat(stage.awaitText("in the second").key().channel()).isEqualTo(second);
        stage.server.misbehave(new Mischief.DropConnections());
        stage.say("first after it");
        stage.server.sayInSecond(BlazeStage.MODERATOR, "second after it");
        stage.awaitText("first after it");
        stage.awaitText("second after it");
        await().atMost(BlazeStage.PATIENCE).until(() -> stage.server.sockets() == 1
                && stage.server.subscriptions(true) > 0 && stage.server.subscriptions(false) > 0);
        assertThat(stage.texts()).containsExactlyInAnyOrder("in the first", "in the second", "first after it",
                "second after it");
        other.close();
        stage.server.sayInSecond(BlazeStage.MODERATOR, "to nobody");
        stage.say("the first goes on");
        stage.awaitText("the first goes on");
        assertThat(stage.server.sockets()).isEqualTo(1);
        assertThat(stage.texts()).doesNotContain("to nobody");
    }

    @Test
    void lastChannelOfAnAccountClosed_socketIsClosed_andTheNextOneOpensAnother() {
        var connection = stage.openLive();
        connection.close();
        await().atMost(BlazeStage.PATIENCE).until(() -> stage.server.sockets() == 0);
        stage.events.clear();
        stage.openLive();
        stage.say("again");
        stage.awaitText("again");
        assertThat(stage.server.sockets()).isEqualTo(1);
    }

    @Test
    void sameChannelUnderItsNameAndItsId_isHeardByBoth() {
        stage.openLive();
        var byId = new Channel(BlazePlatform.ID, stage.server.channelId());
        stage.open(stage.setup(byId, stage.server.account()));
        stage.await1(ChatEvent.Connection.class,
                event -> event.channel().equals(byId) && event.state() instanceof ConnectionState.Live);
        stage.say("for both");
        await().atMost(BlazeStage.PATIENCE).until(() -> stage.texts().equals(List.of("for both", "for both")));
        assertThat(stage.server.sockets()).isEqualTo(1);
    }

    @Test
    void everyTypeOfTheSheet_isSubscribed_andOneRefusedStopsNoOther() {
        stage.server.refuseType("channel.og.add");
        stage.server.refuseType("channel.vote");
        stage.openLive();
        await().atMost(BlazeStage.PATIENCE).until(() -> stage.server.subscriptions(false) == 21);
        stage.server.play(new Cue.Raid(BlazeStage.VIEWER, 7));
        stage.await1(ChatEvent.Happening.class, happening -> true);
        assertThat(stage.state()).contains(new ConnectionState.Live());
    }

    @Test
    void refusedTypeThatTakesMessagesAway_isSaid_andTheChatGoesOn() {
        stage.server.refuseType("channel.ban");
        stage.open();
        var state = stage.awaitState(ConnectionState.Degraded.class::isInstance);
        assertThat(((ConnectionState.Degraded) state).why()).isEqualTo(Reason.of(ReasonCode.REFUSED, "channel.ban"));
        stage.say("still delivered");
        stage.awaitText("still delivered");
    }

    @Test
    void close_ends_andNothingIsSaidAfterwards() {
        var connection = stage.openLive();
        connection.close();
        int said = stage.events.size();
        stage.say("unheard");
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        assertThat(stage.events).hasSize(said);
        assertThat(stage.send(connection.commands(), "unsent")).isEqualTo(
                app.tributary.chat.Outcome.failed(ReasonCode.CLOSING, ""));
    }

    private static BlazeTimings withPinEvery(Duration every) {
        var quick = BlazeStage.QUICK;
        return new BlazeTimings(quick.afterWelcome(), quick.betweenSubscribes(), quick.subscribeAgain(),
                quick.slowDown(), every, quick.viewersEvery(), quick.pollEvery(), quick.openWithin(),
                quick.retryFirst(), quick.retryLongest(), quick.answerWithin(), quick.askAgain(), quick.lookAgain(),
                quick.settle());
    }

    private static BlazeTimings withSubscribeGap(Duration gap) {
        var quick = BlazeStage.QUICK;
        return new BlazeTimings(quick.afterWelcome(), gap, quick.subscribeAgain(), quick.slowDown(), quick.pinEvery(),
                quick.viewersEvery(), quick.pollEvery(), quick.openWithin(), quick.retryFirst(), quick.retryLongest(),
                quick.answerWithin(), quick.askAgain(), quick.lookAgain(), quick.settle());
    }

    @Test
    void aDefect_costsOneTry_andTheChannelComesBack() {
        stage = new BlazeStage();
        stage.tokens.failures.set(1);
        stage.open();
        stage.await1(ChatEvent.Connection.class, event -> event.state() instanceof ConnectionState.Retrying retrying
                && retrying.why().code() == ReasonCode.DEFECT);
        stage.awaitLive();
    }

    @Test
    void anAddressThatIsNoSocket_isSaidInWords() {
        stage = new BlazeStage();
        var known = stage.setup(stage.server.account());
        var endpoints = new java.util.HashMap<>(known.endpoints());
        endpoints.put(BlazePlatform.EVENTS.key(), java.net.URI.create("ftp://127.0.0.1/ws/"));
        stage.open(new ChannelSetup(known.channel(), endpoints, known.account()));
        assertThat(stage.awaitState(ConnectionState.Failed.class::isInstance))
                .isEqualTo(new ConnectionState.Failed(Reason.of(ReasonCode.BAD_SETTING, "events")));
    }
}
