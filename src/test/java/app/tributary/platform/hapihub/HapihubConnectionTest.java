package app.tributary.platform.hapihub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.ReasonCode;
import app.tributary.net.EngineIo;
import app.tributary.platform.ChannelSetup;
import app.tributary.rehearsal.Mischief;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** The life of a connection: lost and found again, with nothing missing and nothing twice. */
@Timeout(60)
class HapihubConnectionTest {
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    @ParameterizedTest
    @CsvSource({"auto,V3", "auto,V4", "3,V3", "4,V4"})
    void the_engine_is_found_out_or_taken_from_the_setting(String setting, EngineIo spoken) {
        try (var stage = new HapihubStage(HapihubStage.RULES.with(spoken))) {
            stage.open(stage.setup(stage.with("eio", setting)));
            stage.awaitLive();
            stage.say("heard");
            stage.awaitText("heard");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"V3", "V4"})
    void the_line_is_kept_alive_by_whoever_has_to_ping(String engine) {
        var rules = HapihubStage.RULES.with(EngineIo.valueOf(engine)).pings(Duration.ofMillis(150),
                Duration.ofMillis(400));
        try (var stage = new HapihubStage(rules)) {
            stage.openLive();
            await().during(Duration.ofMillis(1500)).atMost(HapihubStage.PATIENCE)
                    .until(() -> stage.state().filter(ConnectionState.Live.class::isInstance).isPresent());
            assertThat(stage.all(ChatEvent.Connection.class)).hasSize(2);
        }
    }

    @Test
    void after_a_cut_what_was_missed_is_fetched_once() {
        try (var stage = new HapihubStage()) {
            stage.say("first");
            stage.openLive();
            for (int round = 0; round < 4; round++) {
                stage.misbehave(new Mischief.DropConnections());
                stage.say("missed " + round);
                stage.awaitText("missed " + round);
                stage.awaitLive();
                stage.say("live " + round);
                stage.awaitText("live " + round);
            }
            assertThat(stage.texts()).doesNotHaveDuplicates().hasSize(9);
            stage.await1(ChatEvent.Gap.class, ChatEvent.Gap::whole);
        }
    }

    @Test
    void a_long_gap_is_filled_over_many_pages() {
        try (var stage = new HapihubStage(HapihubStage.RULES.lists(true, false, 30))) {
            stage.say("first");
            stage.openLive();
            stage.misbehave(new Mischief.NoRealtime(Duration.ofMillis(300)));
            IntStream.range(0, 400).forEach(number -> stage.say("missed " + number));
            stage.awaitLive();
            stage.say("last");
            stage.awaitText("last");
            await().atMost(HapihubStage.PATIENCE).until(() -> stage.texts().size() >= 402);
            assertThat(stage.texts()).doesNotHaveDuplicates().hasSize(402);
        }
    }

    @Test
    void a_server_that_is_gone_for_a_while_is_found_again() {
        try (var stage = new HapihubStage()) {
            stage.openLive();
            stage.misbehave(new Mischief.Down(Duration.ofMillis(700)));
            stage.awaitState(state -> !(state instanceof ConnectionState.Live));
            stage.awaitLive();
            stage.say("back");
            stage.awaitText("back");
        }
    }

    @Test
    void a_server_that_falls_silent_is_left_and_nothing_is_lost() {
        var rules = HapihubStage.RULES.with(EngineIo.V3).pings(Duration.ofMillis(100), Duration.ofMillis(200));
        try (var stage = new HapihubStage(rules)) {
            stage.openLive();
            stage.misbehave(new Mischief.Mute(Duration.ofSeconds(1)));
            stage.say("unsaid");
            stage.awaitState(state -> !(state instanceof ConnectionState.Live));
            stage.awaitText("unsaid");
            stage.awaitLive();
            assertThat(stage.texts()).containsExactly("unsaid");
        }
    }

    @Test
    void odd_frames_and_answers_end_nothing() {
        try (var stage = new HapihubStage()) {
            stage.openLive();
            for (String frame : List.of("{\"half\": ", "42[\"chat-messages created\"]",
                    "42[\"chat-messages created\",{\"id\":5}]", "42[\"chat-messages created\",[1]]",
                    "42[\"something else\",{}]", "<html></html>", "4399[null]",
                    "42[\"chat-rooms patched\",{\"id\":null}]")) {
                stage.misbehave(new Mischief.RawFrame(frame));
            }
            stage.misbehave(new Mischief.AnswerHtml(2));
            stage.say("after all");
            stage.awaitText("after all");
            assertThat(stage.all(ChatEvent.Connection.class)).hasSize(2);
        }
    }

    @Test
    void an_event_without_a_room_is_looked_up() {
        try (var stage = new HapihubStage()) {
            stage.openLive();
            stage.server.say(stage.server.otherRoom(), HapihubStage.VIEWER, Optional.empty(), Optional.of("other"),
                    Optional.empty());
            stage.server.tell("chat-messages created", JsonNodeFactory.instance.objectNode().put("id", "x-1")
                    .put("createdAt", 1).put("createdBy", "somebody").put("text", "of which room?"));
            stage.awaitRequest("GET /chat-messages?", 3);
            stage.say("ours");
            stage.awaitText("ours");
            assertThat(stage.texts()).containsExactly("ours");
        }
    }

    @Test
    void an_old_message_that_changes_is_no_new_row() {
        try (var stage = new HapihubStage()) {
            stage.openLive();
            stage.server.tell("chat-messages patched", JsonNodeFactory.instance.objectNode().put("id", "old")
                    .put("createdAt", 1).put("createdBy", "somebody").put("room", stage.server.channel())
                    .put("text", "long ago"));
            stage.say("now");
            stage.awaitText("now");
            assertThat(stage.texts()).containsExactly("now");
        }
    }

    @Test
    void a_message_with_other_words_is_an_edit() {
        try (var stage = new HapihubStage()) {
            stage.openLive();
            stage.say("teh words");
            var key = stage.key("teh words");
            stage.server.tell("chat-messages patched", JsonNodeFactory.instance.objectNode().put("id", key.id())
                    .put("createdAt", 1).put("createdBy", "somebody").put("room", stage.server.channel())
                    .put("text", "the words"));
            assertThat(stage.await1(ChatEvent.Edit.class, edit -> true).message().text()).isEqualTo("the words");
        }
    }

    @Test
    void what_was_removed_unheard_and_seen_unheard_is_found_by_a_look() {
        try (var stage = new HapihubStage(HapihubStage.RULES, HapihubStage.looking(A_MOMENT))) {
            stage.openLive();
            stage.say("stays");
            stage.awaitText("stays");
            stage.say("goes");
            var gone = stage.key("goes");
            stage.say("newest");
            stage.awaitText("newest");
            stage.server.removeSilently(gone.id());
            assertThat(stage.await1(ChatEvent.Removal.class, removal -> true).key()).isEqualTo(gone);
            await().during(A_MOMENT).until(() -> stage.all(ChatEvent.Removal.class).count() == 1);
        }
    }

    @Test
    void a_socket_that_tells_nothing_is_noticed() {
        try (var stage = new HapihubStage(HapihubStage.RULES, HapihubStage.looking(A_MOMENT))) {
            stage.openLive();
            stage.server.tellNothing();
            stage.say("not told");
            stage.awaitText("not told");
            stage.awaitState(state -> state instanceof ConnectionState.Degraded degraded
                    && degraded.why().code() == ReasonCode.POLLING);
        }
    }

    @Test
    void a_socket_whose_token_was_taken_back_is_signed_in_again_as_soon_as_a_call_finds_out() {
        try (var stage = new HapihubStage(HapihubStage.RULES, HapihubStage.looking(Duration.ofSeconds(1)))) {
            stage.openLive();
            stage.server.expireAccessTokens();
            IntStream.range(0, 120).forEach(number -> stage.say("not told " + number));
            await().atMost(HapihubStage.PATIENCE).until(() -> stage.texts().size() == 120);
            stage.say("told");
            stage.awaitText("told");
            assertThat(stage.texts()).doesNotHaveDuplicates();
            assertThat(stage.all(ChatEvent.Connection.class)).hasSize(2);
        }
    }

    @Test
    void whoever_is_thrown_out_of_the_room_is_told_so() {
        try (var stage = new HapihubStage()) {
            stage.openLive();
            stage.server.throwOut();
            stage.misbehave(new Mischief.DropConnections());
            var state = (ConnectionState.Failed) stage.awaitState(ConnectionState.Failed.class::isInstance);
            assertThat(state.why().code()).isEqualTo(ReasonCode.NO_SUCH_CHANNEL);
        }
    }

    @Test
    void a_room_that_is_not_there_is_no_channel() {
        try (var stage = new HapihubStage()) {
            stage.open(stage.setup(new Channel(HapihubPlatform.ID, "nowhere"), stage.server.account()));
            var state = (ConnectionState.Failed) stage.awaitState(ConnectionState.Failed.class::isInstance);
            assertThat(state.why().code()).isEqualTo(ReasonCode.NO_SUCH_CHANNEL);
        }
    }

    @Test
    void without_an_address_or_an_account_it_says_what_is_missing() {
        try (var stage = new HapihubStage()) {
            stage.open(new ChannelSetup(stage.channel, Map.of(), Optional.of(stage.account(stage.server.account()))));
            var state = (ConnectionState.Failed) stage.awaitState(ConnectionState.Failed.class::isInstance);
            assertThat(state.why().code()).isEqualTo(ReasonCode.BAD_SETTING);
            assertThat(state.why().detail()).isEqualTo("base");
            stage.events.clear();
            stage.open(new ChannelSetup(stage.channel, stage.server.endpoints(), Optional.empty()));
            var other = (ConnectionState.Failed) stage.awaitState(ConnectionState.Failed.class::isInstance);
            assertThat(other.why().code()).isEqualTo(ReasonCode.NOT_SIGNED_IN);
        }
    }

    @Test
    void the_realtime_address_follows_from_the_base_address() {
        try (var stage = new HapihubStage()) {
            var base = URI.create(stage.server.endpoints().get("base") + "/");
            stage.open(new ChannelSetup(stage.channel, Map.of("base", base),
                    Optional.of(stage.account(stage.server.account()))));
            // there are no sockets behind that port, so it polls; the calls go to a base with a slash all the same
            stage.awaitState(ConnectionState.Degraded.class::isInstance);
            assertThat(stage.server.requests()).anyMatch(request -> request.startsWith("GET /socket.io/"));
        }
    }

    @Test
    void closing_ends_it_at_once_and_nothing_is_said_afterwards() {
        try (var stage = new HapihubStage()) {
            var connection = stage.openLive();
            Instant before = Instant.now();
            connection.close();
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
            int said = stage.events.size();
            stage.say("unheard");
            await().atMost(HapihubStage.PATIENCE).until(() -> stage.server.signedInSockets() == 0);
            assertThat(stage.events).hasSize(said);
        }
    }

    @Test
    void retrying_now_does_not_wait_for_the_next_try() {
        var slow = new HapihubTimings(Duration.ofMillis(80), Duration.ofMinutes(5), Duration.ofSeconds(5),
                Duration.ofSeconds(3), Duration.ofMinutes(2), Duration.ofMinutes(2),
                Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100),
                Duration.ofSeconds(3), 2000);
        try (var stage = new HapihubStage(HapihubStage.RULES, slow)) {
            var connection = stage.openLive();
            stage.misbehave(new Mischief.DropConnections());
            stage.awaitState(ConnectionState.Retrying.class::isInstance);
            connection.retryNow();
            stage.awaitLive();
        }
    }

    @Test
    void two_rooms_of_one_account_sign_in_once() {
        try (var stage = new HapihubStage()) {
            var first = stage.setup(stage.server.account());
            stage.open(first);
            stage.open(new ChannelSetup(new Channel(HapihubPlatform.ID, stage.server.otherRoom()), first.endpoints(),
                    first.account()));
            await().atMost(HapihubStage.PATIENCE).until(() -> stage.server.signedInSockets() == 2);
            assertThat(stage.server.tokensGiven()).isEqualTo(1);
        }
    }

    @Test
    void many_messages_of_one_millisecond_are_all_there() {
        try (var stage = new HapihubStage(HapihubStage.RULES.lists(true, true, 20))) {
            // more than a page within the same moment
            IntStream.range(0, 70).forEach(number -> stage.say("burst " + number));
            stage.openLive();
            assertThat(stage.texts()).doesNotHaveDuplicates().hasSize(70);
        }
    }
}
