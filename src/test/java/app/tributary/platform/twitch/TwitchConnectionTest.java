package app.tributary.platform.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.EventSink;
import app.tributary.chat.Fragment;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Role;
import app.tributary.chat.RoomMode;
import app.tributary.net.Network;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.Connection;
import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.twitch.IrcReplay;
import app.tributary.rehearsal.twitch.TwitchServer;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connector against the loopback server, over real sockets. */
@Timeout(60)
class TwitchConnectionTest {
    /** Quick to come back, but patient with a busy machine. */
    private static final TwitchTimings QUICK = new TwitchTimings(Duration.ofSeconds(10), Duration.ofSeconds(5),
            Duration.ofSeconds(10), Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(5),
            Duration.ofSeconds(10));
    /** Quick to lose patience. */
    private static final TwitchTimings STRICT = new TwitchTimings(Duration.ofSeconds(1), Duration.ofMillis(300),
            Duration.ofMillis(300), Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    private static final Chatter KESTREL = new Chatter("kestrel_77", "kestrel_77", 0x5B8FE5, Set.of(Role.SUBSCRIBER));
    private static final Chatter MODERATOR = new Chatter("mira_mod", "Mira", 0x4ECB8B, Set.of(Role.MODERATOR));

    private final InstantSource clock = InstantSource.system();
    private final Network network = new Network(clock);
    private final TwitchServer server = new TwitchServer(0, clock);
    private final EventSinkQueue heard = new EventSinkQueue();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var one : opened) {
            one.close();
        }
        server.close();
        network.close();
    }

    private Connection open(TwitchTimings timings) {
        return open(timings, server.channel(), server.endpoints());
    }

    private Connection open(TwitchTimings timings, String login, Map<String, URI> endpoints) {
        return open(timings, login, endpoints, heard);
    }

    private Connection open(TwitchTimings timings, String login, Map<String, URI> endpoints, EventSink sink) {
        var setup = new ChannelSetup(new Channel(TwitchPlatform.ID, login), endpoints, Optional.empty());
        var connection = new TwitchPlatform(network, timings).open(setup, sink);
        opened.add(connection);
        return connection;
    }

    private void openLive(TwitchTimings timings) {
        open(timings);
        heard.awaitState(ConnectionState.Live.class);
    }

    private void say(String id, String text) {
        server.play(new Cue.Say(id, KESTREL, text, false, Optional.empty()));
    }

    @Test
    void messages_arrive_with_emotes_and_roles_after_the_join() {
        openLive(TwitchTimings.STANDARD);
        say("one", "hello 👋 Kappa PogChamp");
        heard.await(sink -> !sink.texts().isEmpty());

        var message = heard.all(ChatEvent.Message.class).getFirst().message();
        assertThat(message.text()).isEqualTo("hello 👋 Kappa PogChamp");
        assertThat(message.author().roles()).containsExactly(Role.SUBSCRIBER);
        assertThat(message.fragments().stream().filter(Fragment.Emote.class::isInstance).map(Fragment::text))
                .containsExactly("Kappa", "PogChamp");
        assertThat(heard.states().getFirst()).isInstanceOf(ConnectionState.Connecting.class);
    }

    @Test
    void every_kind_of_cue_becomes_its_event() {
        openLive(TwitchTimings.STANDARD);
        say("one", "first");
        server.play(new Cue.Say("two", MODERATOR, "answers", true, Optional.of("one")));
        server.play(new Cue.Cheer("three", KESTREL, 150, "thanks"));
        server.play(new Cue.Retract("one", MODERATOR));
        server.play(new Cue.SendOff(KESTREL, Optional.of(Duration.ofMinutes(10)), MODERATOR));
        server.play(new Cue.SendOff(KESTREL, Optional.empty(), MODERATOR));
        server.play(new Cue.Subscribe(KESTREL, 12, "a year"));
        server.play(new Cue.Gift(KESTREL, 3));
        server.play(new Cue.Raid(KESTREL, 77));
        server.play(new Cue.SlowMode(Duration.ofSeconds(5)));
        server.play(new Cue.Follow(KESTREL));
        server.play(new Cue.SlowMode(Duration.ZERO));
        heard.await(sink -> sink.all(ChatEvent.ModeChanged.class).size() == 2);

        var messages = heard.all(ChatEvent.Message.class);
        assertThat(heard.texts()).containsExactly("first", "answers", "Cheer150 thanks");
        assertThat(messages.get(1).message().replyTo().orElseThrow().messageId())
                .isEqualTo(messages.getFirst().message().key().id());
        assertThat(heard.all(ChatEvent.Removal.class).getFirst().key()).isEqualTo(messages.getFirst().message().key());
        assertThat(heard.all(ChatEvent.PersonAction.class)).extracting(ChatEvent.PersonAction::lasts)
                .containsExactly(Optional.of(Duration.ofMinutes(10)), Optional.empty());
        assertThat(heard.all(ChatEvent.PersonAction.class).getFirst().target().id())
                .isEqualTo(messages.getFirst().message().author().id());
        assertThat(heard.all(ChatEvent.Happening.class)).extracting(happening -> happening.activity().kind().name())
                .containsExactly("RESUBSCRIPTION", "MASS_GIFT", "GIFT", "GIFT", "GIFT", "RAID");
        assertThat(heard.all(ChatEvent.ModeChanged.class)).extracting(ChatEvent.ModeChanged::mode).containsExactly(
                new RoomMode.Slow(true, Duration.ofSeconds(5)), new RoomMode.Slow(false, Duration.ZERO));
    }

    @Test
    void a_dropped_connection_comes_back_and_leaves_a_gap() {
        openLive(QUICK);
        say("one", "before");
        heard.await(sink -> sink.texts().contains("before"));
        server.misbehave(new Mischief.DropConnections());
        heard.await(sink -> sink.lives() == 2);
        say("two", "after");
        heard.await(sink -> sink.texts().contains("after"));

        var gaps = heard.all(ChatEvent.Gap.class);
        assertThat(gaps).hasSize(1);
        assertThat(gaps.getFirst().from()).isBeforeOrEqualTo(gaps.getFirst().to());
        assertThat(gaps.getFirst().whole()).isFalse();
        assertThat(heard.awaitState(ConnectionState.Retrying.class).why().code()).isEqualTo(ReasonCode.NETWORK);
    }

    @Test
    void a_first_join_that_takes_several_tries_leaves_no_gap() {
        server.misbehave(new Mischief.NoRealtime(Duration.ofMillis(1500)));
        open(QUICK);
        assertThat(heard.awaitState(ConnectionState.Retrying.class).why().detail()).startsWith("HTTP ");
        heard.awaitState(ConnectionState.Live.class);
        assertThat(heard.all(ChatEvent.Gap.class)).isEmpty();
    }

    @Test
    void a_request_to_reconnect_moves_over_without_a_gap_or_a_loss() throws Exception {
        openLive(QUICK);
        var lines = new ArrayList<String>();
        for (int i = 0; i < 600; i++) {
            lines.add(i % 150 == 75 ? ":tmi.twitch.tv RECONNECT" : line(i));
        }
        try (var replay = IrcReplay.start(server, lines, OptionalDouble.of(400))) {
            replay.done().get(30, TimeUnit.SECONDS);
        }
        assertThat(new HashSet<>(heard.texts())).hasSize(596);
        assertThat(heard.all(ChatEvent.Gap.class)).isEmpty();
        assertThat(heard.lives()).isEqualTo(1);
    }

    @Test
    void a_line_that_both_sockets_bring_is_told_once() {
        openLive(QUICK);
        server.misbehave(new Mischief.RawFrame(":tmi.twitch.tv RECONNECT\r\n"));
        // some go out while the old socket is alone, some on both, some when only the new one is left
        var next = new AtomicInteger();
        var pen = Executors.newSingleThreadScheduledExecutor();
        opened.add(pen);
        var writing = pen.scheduleAtFixedRate(() -> {
            int i = next.getAndIncrement();
            if (i < 300) {
                server.say(List.of(line(i), "@ban-duration=" + (i + 1)
                        + ";room-id=1;target-user-id=9;tmi-sent-ts=1700000000000 :tmi.twitch.tv CLEARCHAT #x :owl"
                        + i));
            }
        }, 0, 2, TimeUnit.MILLISECONDS);
        heard.await(sink -> sink.texts().contains("line 299"));
        writing.cancel(false);
        assertThat(heard.texts()).hasSize(300).doesNotHaveDuplicates();
        assertThat(heard.all(ChatEvent.PersonAction.class)).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void a_mute_server_is_noticed_and_left() {
        openLive(STRICT);
        server.misbehave(new Mischief.Mute(Duration.ofSeconds(3)));
        assertThat(heard.awaitState(ConnectionState.Retrying.class).why().code()).isEqualTo(ReasonCode.SILENT);
        heard.await(sink -> sink.lives() >= 2);
        assertThat(heard.all(ChatEvent.Gap.class)).isNotEmpty();
    }

    @Test
    void a_server_that_is_away_is_asked_again_until_it_is_back() {
        openLive(QUICK);
        server.misbehave(new Mischief.Down(Duration.ofSeconds(1)));
        heard.await(sink -> sink.lives() == 2);
        say("one", "back again");
        heard.await(sink -> sink.texts().contains("back again"));
        assertThat(heard.all(ChatEvent.Gap.class)).hasSize(1);
    }

    @Test
    void a_suspended_channel_is_given_up_until_a_person_asks_again() {
        server.suspend("gone");
        var connection = open(QUICK, "gone", server.endpoints());
        var why = heard.awaitState(ConnectionState.Failed.class).why();
        assertThat(why.code()).isEqualTo(ReasonCode.NO_SUCH_CHANNEL);
        assertThat(why.detail()).contains("suspended");
        connection.retryNow();
        heard.await(sink -> sink.states().stream().filter(ConnectionState.Failed.class::isInstance).count() == 2);
    }

    @Test
    void retry_now_does_not_wait_for_the_next_try() {
        var patient = new TwitchTimings(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(5),
                Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(1));
        openLive(patient);
        server.misbehave(new Mischief.DropConnections());
        heard.awaitState(ConnectionState.Retrying.class);
        ((Connection) opened.getFirst()).retryNow();
        heard.await(sink -> sink.lives() == 2);
    }

    @Test
    void a_web_page_in_the_place_of_a_handshake_is_said_and_tried_again() throws Exception {
        var page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/", exchange -> {
            byte[] body = "<html>log in to the hotel's network</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        page.start();
        opened.add(() -> page.stop(0));
        open(QUICK, "anybody", Map.of("irc", URI.create("ws://127.0.0.1:" + page.getAddress().getPort())));
        var why = heard.awaitState(ConnectionState.Retrying.class).why();
        assertThat(why.code()).isEqualTo(ReasonCode.BAD_ANSWER);
        assertThat(why.detail()).isEqualTo("HTTP 200");
    }

    @Test
    void a_socket_that_opens_and_says_nothing_is_left_after_the_join_timer() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            open(STRICT, "anybody", Map.of("irc", URI.create("ws://127.0.0.1:" + silent.getLocalPort())));
            assertThat(heard.awaitState(ConnectionState.Retrying.class).why().code()).isEqualTo(ReasonCode.TIMED_OUT);
        }
    }

    @Test
    void a_wrong_address_is_a_bad_setting() {
        open(QUICK, "anybody", Map.of("irc", URI.create("gopher:nowhere")));
        assertThat(heard.awaitState(ConnectionState.Failed.class).why().code()).isEqualTo(ReasonCode.BAD_SETTING);
    }

    @Test
    void garbage_and_giant_frames_do_not_end_the_connection() {
        openLive(QUICK);
        server.misbehave(new Mischief.RawFrame("x".repeat(1 << 20)));
        server.misbehave(new Mischief.RawFrame("@a=" + "y".repeat(1 << 20) + " :a!a@a PRIVMSG #lanternfish :big"));
        server.misbehave(
                new Mischief.RawFrame("<html>\r\n\r\n@tags-only\r\n:prefix-only\r\n \u0000\uD800\r\nFOO bar\r\n"));
        server.misbehave(new Mischief.RawFrame("@emotes=25:99-1/;badges=//,,;color=#zz;tmi-sent-ts=x;bits=-1"
                + ";user-id= :odd!odd@odd PRIVMSG #lanternfish :still a message\r\nPING :are you there\r\n"));
        say("one", "alive");
        heard.await(sink -> sink.texts().contains("alive"));
        assertThat(heard.texts()).containsExactly("still a message", "alive");
        assertThat(heard.lives()).isEqualTo(1);
        assertThat(heard.all(ChatEvent.Gap.class)).isEmpty();
    }

    @Test
    void nothing_is_told_after_the_close() {
        openLive(QUICK);
        ((Connection) opened.getFirst()).close();
        int events = heard.all().size();
        assertThat(heard.states().getLast()).isInstanceOf(ConnectionState.Closed.class);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> server.listeners() == 0);
        say("one", "too late");
        assertThat(heard.all()).hasSize(events);
    }

    @Test
    void a_replay_loses_no_line_over_ten_dropped_connections() throws Exception {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 6000; i++) {
            lines.add(line(i));
        }
        var drops = new AtomicInteger();
        var sinceDrop = new AtomicInteger();
        try (var replay = IrcReplay.start(server, lines, OptionalDouble.of(2000))) {
            assertThat(replay.progress()).isEqualTo(new IrcReplay.Progress(6000, 0, 0, 0));
            open(QUICK, server.channel(), server.endpoints(), event -> {
                heard.accept(event);
                if (event instanceof ChatEvent.Connection) {
                    sinceDrop.set(0);
                } else if (sinceDrop.incrementAndGet() == 200 && drops.incrementAndGet() <= 10) {
                    server.misbehave(new Mischief.DropConnections());
                }
            });
            replay.done().get(30, TimeUnit.SECONDS);
            assertThat(replay.progress()).isEqualTo(new IrcReplay.Progress(6000, 6000, 6000, 10));
        }
        heard.await(sink -> new HashSet<>(sink.texts()).size() == 6000);
        assertThat(heard.texts().size()).isGreaterThanOrEqualTo(6000 + 10 * 20);
        assertThat(heard.all(ChatEvent.Gap.class)).hasSize(10);
    }

    private static String line(int n) {
        return "@id=00000000-0000-0000-0000-" + n + ";user-id=7;display-name=Kestrel;tmi-sent-ts="
                + (1_700_000_000_000L + n)
                + " :kestrel!kestrel@kestrel.tmi.twitch.tv PRIVMSG #somewhere :line " + n;
    }

    @Test
    void a_defect_costs_one_try_and_is_said_but_the_channel_comes_back() {
        var once = new AtomicBoolean(true);
        open(QUICK, server.channel(), server.endpoints(), event -> {
            if (once.getAndSet(false)) {
                throw new IllegalStateException("a made-up defect");
            }
            heard.accept(event);
        });
        assertThat(heard.awaitState(ConnectionState.Retrying.class).why().code()).isEqualTo(ReasonCode.DEFECT);
        heard.awaitState(ConnectionState.Live.class);
    }
}
