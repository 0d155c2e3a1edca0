package app.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.tributary.net.CentrifugoFrame.Position;
import app.tributary.net.CentrifugoFrame.Publication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CentrifugoCodecTest {
    /** As a server words them (centrifugal.dev, client protocol). */
    private static final List<String> FRAMES = List.of("{}",
            "{\"id\":1,\"connect\":{\"client\":\"6a\",\"version\":\"5.4.0\",\"expires\":true,\"ttl\":1800,\"ping\":25,\"pong\":true}}",
            "{\"id\":2,\"subscribe\":{}}",
            "{\"id\":3,\"subscribe\":{\"expires\":true,\"ttl\":1800,\"recoverable\":true,\"epoch\":\"xK3f\",\"offset\":120,\"positioned\":true}}",
            "{\"id\":4,\"error\":{\"code\":109,\"message\":\"token expired\"}}",
            "{\"push\":{\"channel\":\"$broadcast:42\",\"pub\":{\"data\":{\"event\":\"views\",\"payload\":311},\"offset\":121}}}",
            "{\"push\":{\"channel\":\"c\",\"join\":{\"info\":{\"client\":\"x\"}}}}",
            "{\"push\":{\"channel\":\"c\",\"unsubscribe\":{\"code\":2500,\"reason\":\"insufficient state\"}}}",
            "{\"push\":{\"disconnect\":{\"code\":3005,\"reason\":\"expired\"}}}",
            "{\"id\":9,\"refresh\":{\"client\":\"6a\",\"version\":\"5.4.0\",\"expires\":true,\"ttl\":1800}}",
            "{\"id\":10,\"sub_refresh\":{\"expires\":true,\"ttl\":60}}", "{\"id\":11,\"unsubscribe\":{}}");

    @Test
    void everyKindOfFrame_isToldApart() {
        var data = Json.tree("{\"event\":\"views\",\"payload\":311}").orElseThrow();
        assertThat(CentrifugoCodec.decode(String.join("\n", FRAMES))).containsExactly(new CentrifugoFrame.Ping(),
                new CentrifugoFrame.Connected(1, Optional.of(Duration.ofSeconds(1800)), Duration.ofSeconds(25), true),
                new CentrifugoFrame.Subscribed(2, Optional.empty(), Optional.empty(), false, List.of()),
                new CentrifugoFrame.Subscribed(3, Optional.of(Duration.ofSeconds(1800)),
                        Optional.of(new Position("xK3f", 120)), false, List.of()),
                new CentrifugoFrame.Refused(4, 109, "token expired", false),
                new CentrifugoFrame.Published("$broadcast:42", new Publication(data, 121)),
                new CentrifugoFrame.OtherPush("join"),
                new CentrifugoFrame.Unsubscribed("c", 2500, "insufficient state"),
                new CentrifugoFrame.Disconnected(3005, "expired"),
                new CentrifugoFrame.Refreshed(9, Optional.of(Duration.ofSeconds(1800))),
                new CentrifugoFrame.Refreshed(10, Optional.of(Duration.ofSeconds(60))), new CentrifugoFrame.Done(11));
    }

    @Test
    void whatWasMissed_comesWithTheReply() {
        var frames = CentrifugoCodec
                .decode("{\"id\":3,\"subscribe\":{\"recoverable\":true,\"epoch\":\"e\",\"offset\":7,"
                        + "\"recovered\":true,\"publications\":[{\"data\":1,\"offset\":6},{\"odd\":true},{\"data\":2,\"offset\":7}]}}");
        assertThat(frames).singleElement().isInstanceOfSatisfying(CentrifugoFrame.Subscribed.class, reply -> {
            assertThat(reply.recovered()).isTrue();
            assertThat(reply.missed()).extracting(Publication::offset).containsExactly(6L, 7L);
        });
    }

    @Test
    void objectsInOneFrame_areTheSameAsInFramesOfTheirOwn() {
        var random = new Random(11);
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder();
            var single = new ArrayList<CentrifugoFrame>();
            for (int n = random.nextInt(6); n >= 0; n--) {
                String frame = FRAMES.get(random.nextInt(FRAMES.size()));
                single.addAll(CentrifugoCodec.decode(frame));
                text.append("\n".repeat(random.nextInt(3))).append(frame).append("\n");
            }
            assertThat(CentrifugoCodec.decode(text.toString())).isEqualTo(single);
        }
    }

    @Test
    void noText_makesItThrow_andNothingIsLostSilently() {
        var random = new Random(13);
        for (int round = 0; round < 5000; round++) {
            String frame = FRAMES.get(random.nextInt(FRAMES.size()));
            var broken = new StringBuilder(frame);
            switch (random.nextInt(3)) {
                case 0 -> broken.setLength(random.nextInt(frame.length()));
                case 1 -> broken.setCharAt(random.nextInt(frame.length()), (char) random.nextInt(0x2000));
                default -> broken.insert(random.nextInt(frame.length()), "{\"a\":[null,1e999,\"\\ud800\"]}");
            }
            String text = broken.toString();
            assertThatCode(() -> CentrifugoCodec.decode(text)).doesNotThrowAnyException();
            if (!text.isBlank()) {
                assertThat(CentrifugoCodec.decode(text)).isNotEmpty();
            }
        }
        assertThat(CentrifugoCodec.decode("<html>")).containsExactly(new CentrifugoFrame.Odd("not json", "<html>"));
        assertThat(CentrifugoCodec.decode("{\"id\":1,\"connect\":{\"expires\":true,\"ttl\":1e300,\"ping\":-5}}"))
                .singleElement().isInstanceOfSatisfying(CentrifugoFrame.Connected.class, reply -> {
                    assertThat(reply.ping()).isZero();
                    assertThat(reply.lease().orElseThrow()).isLessThanOrEqualTo(Duration.ofDays(365));
                });
    }

    @Test
    void commands_areOneLineEach_andSayWhatTheyWereGiven() {
        var random = new Random(17);
        for (int round = 0; round < 500; round++) {
            String channel = words(random);
            String token = words(random);
            var position = random.nextBoolean()
                    ? Optional.of(new Position(words(random), random.nextLong(1L << 40)))
                    : Optional.<Position>empty();
            String text = CentrifugoCodec.subscribe(round + 1, channel, Optional.of(token), position);
            assertThat(text).doesNotContain("\n");
            var tree = Json.tree(text).orElseThrow();
            assertThat(tree.path("id").asLong()).isEqualTo(round + 1);
            var body = tree.path("subscribe");
            assertThat(body.path("channel").asString()).isEqualTo(channel);
            assertThat(body.path("token").asString()).isEqualTo(token);
            assertThat(body.has("recover")).isEqualTo(position.isPresent());
            position.ifPresent(place -> {
                assertThat(body.path("epoch").asString()).isEqualTo(place.epoch());
                assertThat(body.path("offset").asLong()).isEqualTo(place.offset());
            });
        }
        assertThat(CentrifugoCodec.connect(1, "J", "java"))
                .isEqualTo("{\"id\":1,\"connect\":{\"token\":\"J\",\"name\":\"java\"}}");
        assertThat(CentrifugoCodec.refresh(9, "N")).isEqualTo("{\"id\":9,\"refresh\":{\"token\":\"N\"}}");
        assertThat(CentrifugoCodec.subRefresh(10, "$b:1", "N"))
                .isEqualTo("{\"id\":10,\"sub_refresh\":{\"channel\":\"$b:1\",\"token\":\"N\"}}");
    }

    private static String words(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(8); n >= 0; n--) {
            text.appendCodePoint(List.of((int) '\n', (int) '"', (int) '\\', (int) '$', 0x1F600, (int) 'a', 0x2028)
                    .get(random.nextInt(7)));
        }
        return text.toString();
    }
}
