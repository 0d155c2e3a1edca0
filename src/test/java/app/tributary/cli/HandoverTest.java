package app.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.account.DataDirectory;
import app.tributary.chat.ActionId;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Phrase;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Target;
import app.tributary.cli.HandoverClient.Handover;
import app.tributary.net.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandoverTest {
    private static final Channel CHANNEL = new Channel(new PlatformId("streamvi"), "a/b 15");
    private static final MessageKey KEY = new MessageKey(CHANNEL, "m#1/\"x\"");
    private static final Target OUTLET = new Target(CHANNEL, Optional.of("7"));
    private static final HandoverRequest SEND = new HandoverRequest.Send("привет\n👋", List.of(OUTLET),
            Optional.of(KEY));

    private static final Form EVERY_KIND = new Form(Map.of("text", new FieldValue.Text("a=b\n"), "number",
            new FieldValue.Whole(7), "flag", new FieldValue.Flag(false), "span",
            new FieldValue.Span(Duration.ofMinutes(3)), "moment",
            new FieldValue.Moment(Instant.ofEpochMilli(1_700_000_000_123L)), "lines",
            new FieldValue.Lines(List.of("x", "y")), "file", new FieldValue.FileAt(Path.of("/tmp/cat.png"))));

    private final DataDirectory directory;
    private final List<HandoverRequest> taken = new CopyOnWriteArrayList<>();

    HandoverTest(@TempDir Path temp) {
        this.directory = ((DataDirectory.Opening.Opened) DataDirectory.open(temp)).directory();
    }

    static Stream<HandoverRequest> requests() {
        var zed = new Person("2", "Zed Zed");
        return Stream.of(SEND, new HandoverRequest.Send("hi", List.of(Target.of(CHANNEL)), Optional.empty()),
                new HandoverRequest.Act(new ChatCommand.Remove(KEY)),
                new HandoverRequest.Act(new ChatCommand.PinMessage(KEY)),
                new HandoverRequest.Act(new ChatCommand.Unpin(KEY)),
                new HandoverRequest.Act(new ChatCommand.ActOnPerson(CHANNEL, zed, PersonActionKind.TIMEOUT,
                        Optional.of(Duration.ofMinutes(10)), Optional.of("rude"))),
                new HandoverRequest.Act(new ChatCommand.ActOnPerson(CHANNEL, zed, PersonActionKind.UNBAN,
                        Optional.empty(), Optional.empty())),
                new HandoverRequest.Act(new ChatCommand.Edit(KEY, "other words")),
                new HandoverRequest.Act(new ChatCommand.React(KEY, "👍", false)),
                new HandoverRequest.Act(new ChatCommand.Native(CHANNEL, new ActionId("poll"), EVERY_KIND,
                        Optional.of(KEY), Optional.of(zed))),
                new HandoverRequest.Act(new ChatCommand.Native(CHANNEL, new ActionId("list"), Form.EMPTY,
                        Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void request_arrives_whole(HandoverRequest request) throws IOException {
        try (var _ = server((_, _) -> 0)) {
            assertThat(ask(request, new ArrayList<>())).isEqualTo(new Handover.Ended(0));
        }

        assertThat(taken).containsExactly(request);
    }

    @Test
    void receipts_come_back_whole_and_in_order_before_the_exit_code() throws IOException {
        var receipts = List.of(new Receipt(OUTLET, Outcome.done(KEY)), new Receipt(Target.of(CHANNEL), Outcome.done()),
                new Receipt(OUTLET,
                        new Outcome.Done(Optional.empty(), Optional.of(Reason.of(ReasonCode.KEPT_BY_CONSOLE)))),
                new Receipt(OUTLET, new Outcome.Rejected(Reason.of(ReasonCode.RATE_LIMITED, "wait"),
                        Optional.of(Instant.ofEpochMilli(1_700_000_000_123L)))),
                new Receipt(OUTLET, Outcome.rejected(ReasonCode.REFUSED, "no")),
                new Receipt(OUTLET, Outcome.unsupported(Reason.of(ReasonCode.NOT_SIGNED_IN))),
                new Receipt(OUTLET, Outcome.failed(ReasonCode.NETWORK, "down")),
                new Receipt(OUTLET, Outcome.unknown(ReasonCode.TIMED_OUT, "")),
                new Receipt(Target.of(CHANNEL), new Outcome.Found(new Listing(new Phrase.Term("b", "K", List.of("1")),
                        List.of(new Listing.Item(Phrase.plain("troll"), Phrase.nothing(), Optional.of(KEY),
                                Optional.of(new Person("2", "Zed")),
                                List.of(new Offer(new ActionId("lift"), Phrase.plain("Lift"), EVERY_KIND,
                                        Optional.of(KEY), Optional.of(new Person("2", "Zed")))))),
                        Optional.of(Offer.of(new ActionId("list"), Phrase.plain("More"), Form.of("from", "2")))))));
        var heard = new ArrayList<Receipt>();

        try (var _ = server((_, answer) -> {
            receipts.forEach(answer);
            return 1;
        })) {
            assertThat(ask(SEND, heard)).isEqualTo(new Handover.Ended(1));
        }

        assertThat(heard).isEqualTo(receipts);
    }

    @Test
    void receipt_comes_as_soon_as_it_is_there() throws IOException {
        var heard = new CopyOnWriteArrayList<Receipt>();
        var firstHeard = new CountDownLatch(1);
        var receipt = new Receipt(OUTLET, Outcome.done());

        try (var _ = server((_, answer) -> {
            answer.accept(receipt);
            await().until(() -> firstHeard.getCount() == 0);
            return 0;
        })) {
            assertThat(HandoverClient.ask(directory, SEND, one -> {
                heard.add(one);
                firstHeard.countDown();
            })).isEqualTo(new Handover.Ended(0));
        }
        assertThat(heard).containsExactly(receipt);
    }

    @Test
    void wrong_token_does_nothing() throws IOException {
        try (var _ = server((_, _) -> 0)) {
            var door = Json.read(Files.readString(directory.handoverFile()), HandoverWire.Door.class).orElseThrow();
            Files.writeString(directory.handoverFile(), Json.write(new HandoverWire.Door(door.port(), "guessed")));

            assertThat(ask(SEND, new ArrayList<>())).isEqualTo(new Handover.Refused("the token is not accepted"));
        }
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "POST / HTTP/1.1", "[1,2]", "{\"token\":7}", "null", "{\"token\":{\"a\":1}}"})
    void odd_line_does_nothing_and_the_next_one_is_served(String line) throws IOException {
        try (var _ = server((_, _) -> 0)) {
            assertThat(say(line)).contains("the token is not accepted").contains("\"exit\":null");
            assertThat(ask(SEND, new ArrayList<>())).isEqualTo(new Handover.Ended(0));
        }
        assertThat(taken).containsExactly(SEND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"kind\":\"dance\"", "\"kind\":\"send\"", "\"kind\":\"send\",\"text\":\"a\",\"to\":[null]",
            "\"kind\":\"remove\"", "\"kind\":\"remove\",\"message\":{\"channel\":\"a:b\",\"id\":\"\"}",
            "\"kind\":\"BAN\",\"channel\":\"no colon\",\"user\":\"x\"", "\"kind\":\"BAN\",\"channel\":\"a:b\"",
            "\"text\":\"a\""})
    void request_that_is_not_understood_is_refused(String fields) throws IOException {
        try (var _ = server((_, _) -> 0)) {
            var door = Json.read(Files.readString(directory.handoverFile()), HandoverWire.Door.class).orElseThrow();

            assertThat(say("{\"token\":\"" + door.token() + "\"," + fields + "}")).contains("another version");
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void line_without_an_end_is_cut_off() throws IOException {
        try (var _ = server((_, _) -> 0)) {
            assertThat(say("x".repeat(LineReader.MOST_BYTES + 10))).isEmpty();
            assertThat(ask(SEND, new ArrayList<>())).isEqualTo(new Handover.Ended(0));
        }
    }

    @Test
    void visitor_who_says_nothing_is_shown_out() throws IOException {
        try (var _ = HandoverServer.open(directory, (_, _) -> 0, Duration.ofMillis(100));
                var socket = new Socket(HandoverServer.loopback(), port())) {
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void defect_of_the_owner_is_lost_and_not_undone() throws IOException {
        try (var _ = server((_, _) -> {
            throw new IllegalStateException("oops");
        })) {
            assertThat(ask(SEND, new ArrayList<>())).isInstanceOf(Handover.Lost.class);
        }
    }

    @Test
    void owner_that_ends_meanwhile_is_lost() throws IOException {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var server = server((_, _) -> {
            begun.countDown();
            await().until(() -> end.getCount() == 0);
            return 0;
        });
        var closer = Thread.startVirtualThread(() -> {
            await().until(() -> begun.getCount() == 0);
            server.close();
        });

        assertThat(ask(SEND, new ArrayList<>())).isInstanceOf(Handover.Lost.class);

        end.countDown();
        assertThat(closer).satisfies(thread -> thread.join());
        assertThat(directory.handoverFile()).doesNotExist();
    }

    @Test
    void no_owner_and_a_file_of_a_dead_one_are_the_same() throws IOException {
        assertThat(ask(SEND, new ArrayList<>())).isEqualTo(new Handover.NoOwner());

        int free;
        try (var socket = new ServerSocket(0, 1, HandoverServer.loopback())) {
            free = socket.getLocalPort();
        }
        Files.writeString(directory.handoverFile(), Json.write(new HandoverWire.Door(free, "old")));
        assertThat(ask(SEND, new ArrayList<>())).isEqualTo(new Handover.NoOwner());

        for (String odd : List.of("", "{", "{\"port\":70000,\"token\":\"x\"}", "{\"port\":80}")) {
            Files.writeString(directory.handoverFile(), odd);
            assertThat(ask(SEND, new ArrayList<>())).isEqualTo(new Handover.NoOwner());
        }
    }

    @Test
    void another_program_on_a_dead_owners_port_is_not_taken_for_an_owner() throws IOException {
        try (var other = new ServerSocket(0, 1, HandoverServer.loopback())) {
            var answering = Thread.startVirtualThread(() -> {
                try (var socket = other.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            Files.writeString(directory.handoverFile(), Json.write(new HandoverWire.Door(other.getLocalPort(), "old")));

            assertThat(ask(SEND, new ArrayList<>())).isInstanceOf(Handover.Lost.class);
            assertThat(answering).satisfies(thread -> thread.join());
        }
    }

    @Test
    void owner_that_falls_silent_is_given_up() throws IOException {
        try (var other = new ServerSocket(0, 1, HandoverServer.loopback())) {
            Files.writeString(directory.handoverFile(), Json.write(new HandoverWire.Door(other.getLocalPort(), "x")));

            assertThat(HandoverClient.ask(directory, SEND, _ -> {}, Duration.ofMillis(100)))
                    .isInstanceOf(Handover.Lost.class);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void file_is_for_its_owner_alone_and_goes_with_the_server() throws IOException {
        try (var _ = server((_, _) -> 0)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.handoverFile())))
                    .isEqualTo("rw-------");
        }
        assertThat(directory.handoverFile()).doesNotExist();
    }

    private HandoverServer server(HandoverHandler handler) throws IOException {
        return HandoverServer.open(directory, (request, receipts) -> {
            taken.add(request);
            return handler.handle(request, receipts);
        });
    }

    private Handover ask(HandoverRequest request, List<Receipt> heard) {
        return HandoverClient.ask(directory, request, heard::add);
    }

    private int port() throws IOException {
        return Json.read(Files.readString(directory.handoverFile()), HandoverWire.Door.class).orElseThrow().port();
    }

    /** What the server answers to a bare line; nothing where it hangs up. */
    private String say(String line) throws IOException {
        try (var socket = new Socket(HandoverServer.loopback(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException hungUp) {
            return "";
        }
    }
}
