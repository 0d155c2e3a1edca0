package app.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class SocketIoPacketTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void parse_anyPrintedPacket_isThatPacket() {
        var random = new SplittableRandom(20261121);
        for (int i = 0; i < 3000; i++) {
            var packet = packet(random);
            String frame = packet.print();
            assertThat(SocketIoPacket.parse(frame)).as(frame).contains(packet);
        }
    }

    @Test
    void print_anyUnderstoodFrame_isUnderstoodTheSameWay() {
        var random = new SplittableRandom(7);
        int understood = 0;
        for (int i = 0; i < 20_000; i++) {
            String frame = damaged(packet(random).print(), random);
            var packet = SocketIoPacket.parse(frame);
            if (packet.isPresent()) {
                understood++;
                assertThat(SocketIoPacket.parse(packet.get().print())).as(frame).isEqualTo(packet);
            }
        }
        assertThat(understood).isGreaterThan(1000);
    }

    @Test
    void parse_framesOfTheDocumentation_areWhatItSays() {
        assertThat(SocketIoPacket.parse(
                "0{\"sid\":\"abc\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}"))
                .contains(new SocketIoPacket.Open("abc", Duration.ofSeconds(25), Duration.ofSeconds(20), 1_000_000));
        assertThat(SocketIoPacket.parse("2")).contains(new SocketIoPacket.Ping(""));
        assertThat(SocketIoPacket.parse("3probe")).contains(new SocketIoPacket.Pong("probe"));
        assertThat(SocketIoPacket.parse("40")).contains(new SocketIoPacket.Connect("/", Optional.empty()));
        assertThat(SocketIoPacket.parse("40/admin,{\"sid\":\"x\"}")).contains(
                new SocketIoPacket.Connect("/admin", Optional.of(JSON.objectNode().put("sid", "x"))));
        assertThat(SocketIoPacket.parse("41/admin")).contains(new SocketIoPacket.Disconnect("/admin"));
        assertThat(SocketIoPacket.parse("42/admin,12[\"hi\",1,null]"))
                .contains(new SocketIoPacket.Event("/admin", OptionalLong.of(12), "hi",
                        List.of(JSON.numberNode(1), JSON.nullNode())));
        assertThat(SocketIoPacket.parse("4313[]")).contains(new SocketIoPacket.Ack("/", 13, List.of()));
        assertThat(SocketIoPacket.parse("44{\"message\":\"Not authorized\"}")).contains(
                new SocketIoPacket.ConnectError("/", Optional.of(JSON.objectNode().put("message", "Not authorized"))));
        assertThat(SocketIoPacket.parse("0{\"sid\":\"old\"}"))
                .contains(new SocketIoPacket.Open("old", Duration.ofSeconds(25), Duration.ofSeconds(20), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "x", "0", "0[]", "0{\"sid\":5}", "0{", "1x", "4", "42", "42{}", "42[]", "42[1]",
            "42[\"a\"", "43[]", "451-[\"a\",{\"_placeholder\":true,\"num\":0}]", "49", "40{", "407", "411",
            "4212345678901234567890[\"a\"]", "<html><body>502</body></html>", "{\"half\": "})
    void parse_noPacket_isNothing(String frame) {
        assertThat(SocketIoPacket.parse(frame)).isEmpty();
    }

    @Test
    void parse_deeplyNestedOrHugeFrames_doesNotFail() {
        assertThat(SocketIoPacket.parse("42[\"a\"," + "[".repeat(200_000))).isEmpty();
        assertThat(SocketIoPacket.parse("42[\"a\",\"" + "x".repeat(1 << 20) + "\"]")).isPresent();
    }

    private static SocketIoPacket packet(SplittableRandom random) {
        return switch (random.nextInt(11)) {
            case 0 -> new SocketIoPacket.Open(text(random), Duration.ofMillis(random.nextInt(60_000)),
                    Duration.ofMillis(random.nextInt(60_000)), random.nextInt(2_000_000));
            case 1 -> new SocketIoPacket.Close();
            case 2 -> new SocketIoPacket.Ping(random.nextBoolean() ? "" : text(random));
            case 3 -> new SocketIoPacket.Pong(random.nextBoolean() ? "" : text(random));
            case 4 -> new SocketIoPacket.Upgrade();
            case 5 -> new SocketIoPacket.Noop();
            case 6 -> new SocketIoPacket.Connect(namespace(random), object(random));
            case 7 -> new SocketIoPacket.Disconnect(namespace(random));
            case 8 -> new SocketIoPacket.Event(namespace(random),
                    random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong(1_000_000_000L)),
                    text(random), values(random));
            case 9 -> new SocketIoPacket.Ack(namespace(random), random.nextInt(1000), values(random));
            default -> new SocketIoPacket.ConnectError(namespace(random), object(random));
        };
    }

    private static String namespace(SplittableRandom random) {
        return random.nextInt(3) > 0 ? "/" : "/" + "abcdef".substring(random.nextInt(6)) + random.nextInt(10);
    }

    private static Optional<JsonNode> object(SplittableRandom random) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(JSON.objectNode().put(text(random), text(random)).set("v", value(random, 0)));
    }

    private static List<JsonNode> values(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> value(random, 0)).toList();
    }

    private static JsonNode value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> JSON.numberNode(random.nextInt());
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.nullNode();
            case 3 -> JSON.stringNode(text(random));
            case 4 -> {
                var array = JSON.arrayNode();
                IntStream.range(0, random.nextInt(4)).forEach(i -> array.add(value(random, depth + 1)));
                yield array;
            }
            default -> {
                var object = JSON.objectNode();
                IntStream.range(0, random.nextInt(4)).forEach(i -> object.set(text(random), value(random, depth + 1)));
                yield object;
            }
        };
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(switch (random.nextInt(5)) {
                case 0 -> random.nextInt(0x20);
                case 1 -> "\"\\[]{},:/-42".codePointAt(random.nextInt(12));
                case 2 -> 0x1F600 + random.nextInt(60);
                case 3 -> 0x400 + random.nextInt(80);
                default -> 'a' + random.nextInt(26);
            });
        }
        return text.toString();
    }

    private static String damaged(String frame, SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            return frame;
        }
        int at = random.nextInt(frame.length() + 1);
        return switch (random.nextInt(3)) {
            case 0 -> frame.substring(0, at);
            case 1 -> frame.substring(0, at) + "0123456/,[]{}\"a".charAt(random.nextInt(15)) + frame.substring(at);
            default -> frame.substring(at);
        };
    }
}
