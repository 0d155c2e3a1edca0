package app.tributary.platform.streamvi;

import static app.tributary.platform.streamvi.StreamviWitness.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Author;
import app.tributary.chat.Badge;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outlet;
import app.tributary.chat.Relay;
import app.tributary.chat.Role;
import app.tributary.chat.Trait;
import app.tributary.net.CentrifugoCodec;
import app.tributary.net.CentrifugoFrame;
import app.tributary.net.Json;
import app.tributary.platform.PlainText;
import app.tributary.platform.streamvi.wire.HistoryDto;
import app.tributary.platform.streamvi.wire.OutletsDto;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StreamviMapperTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:05Z");

    private final List<ChatEvent> events = new ArrayList<>();
    private final StreamviFeed feed = new StreamviFeed(CHANNEL, events::add, InstantSource.fixed(NOW));

    @Test
    void aPublishedMessage_becomesAWholeEvent() {
        hear("""
                {"push":{"channel":"$broadcast:42","pub":{"data":{"event":"chat.message","payload":{
                "event_id":"e1","restreams":[{"id":"tw-9","event_id":"e1","restream_id":7,"platform":"twitch",
                "created_at":"2026-05-01T10:00:00.000Z"}],"entities":[{"type":"emote","x":1}],
                "text":"hey @mira_mod see https://example.org/a?b=1.","sender":{"id":"u1","display_name":"Ann",
                "login":"ann","color":"#4CC2FF","roles":["moderator"],"badges":[{"set":"sub","version":"12",
                "title":"1 year"},"vip"],"avatar":"https://cdn.example.org/a.png"},
                "created_at":"2026-05-01T10:00:00.000Z","broadcast_id":42,"is_outgoing":false}},"offset":121}}}""");

        assertThat(events).containsExactly(new ChatEvent.Message(new ChatMessage(new MessageKey(CHANNEL, "e1"),
                new Author("u1", "ann", "Ann", OptionalInt.of(0x4CC2FF),
                        Set.of(Role.MODERATOR, Role.SUBSCRIBER, Role.VIP),
                        List.of(new Badge("sub", "12", "1 year"), new Badge("vip", "", "vip")),
                        Optional.of(URI.create("https://cdn.example.org/a.png"))),
                List.of(new Fragment.Text("hey "), new Fragment.Mention("@mira_mod", "mira_mod"),
                        new Fragment.Text(" see "),
                        new Fragment.Link("https://example.org/a?b=1", URI.create("https://example.org/a?b=1")),
                        new Fragment.Text(".")),
                Instant.parse("2026-05-01T10:00:00Z"), NOW, Optional.empty(), Optional.empty(), Set.of(),
                List.of(new Relay("7", "twitch", Optional.of("tw-9"), Optional.empty())), Optional.empty()),
                Origin.LIVE));
    }

    @Test
    void ourOwnMessage_withoutASender_isTheChannels_andTellsWhatEachRestreamMadeOfIt() {
        hear("""
                {"push":{"channel":"$broadcast:42","pub":{"data":{"event":"x","event_id":"e1","text":"hi",
                "restreams":[{"id":null,"restream_id":7,"platform":"twitch"},
                {"id":null,"restream_id":9,"platform":"vk","error":"slow\\nmode"}],
                "sender":{},"created_at":"2026-05-01T12:00:00+02:00","broadcast_id":42,"is_outgoing":true}}}}""");

        assertThat(events).containsExactly(new ChatEvent.Message(new ChatMessage(new MessageKey(CHANNEL, "e1"),
                new Author("twitch:streamvi", "StreamVi", "StreamVi", OptionalInt.empty(), Set.of(Role.BROADCASTER),
                        List.of(), Optional.empty()),
                List.of(new Fragment.Text("hi")), Instant.parse("2026-05-01T10:00:00Z"), NOW, Optional.empty(),
                Optional.empty(), Set.of(Trait.OWN),
                List.of(new Relay("7", "twitch", Optional.empty(), Optional.empty()),
                        new Relay("9", "vk", Optional.empty(), Optional.of("slow mode"))),
                Optional.empty()), Origin.LIVE));
    }

    @Test
    void aLaterFormOfTheSameMessage_isAnEdit_andTheSameFormAgainIsNothing() {
        String first = chat("e1", "helo", "null");
        hear(first);
        hear(first);
        hear(chat("e1", "helo", "\"tw-1\""));
        hear(chat("e1", "hello", "null"));

        assertThat(events).hasSize(3);
        assertThat(events.get(1)).isInstanceOfSatisfying(ChatEvent.Edit.class,
                edit -> assertThat(edit.message().relays())
                        .containsExactly(new Relay("7", "twitch", Optional.of("tw-1"), Optional.empty())));
        assertThat(events.get(2)).isInstanceOfSatisfying(ChatEvent.Edit.class, edit -> {
            assertThat(edit.message().text()).isEqualTo("hello");
            assertThat(edit.message().relays().getFirst().messageId()).contains("tw-1");
        });
    }

    @Test
    void aDeletion_isARemoval_once_andItsMessageDoesNotComeBack() {
        hear(chat("e1", "rude", "null"));
        hear("{\"push\":{\"channel\":\"c\",\"pub\":{\"data\":{\"event\":\"ChatMessageRemoved\",\"event_id\":\"e1\"}}}}");
        hear("{\"push\":{\"channel\":\"c\",\"pub\":{\"data\":{\"event\":\"chat.delete\",\"payload\":{\"event_id\":\"e1\"}}}}}");
        hear(chat("e1", "rude", "null"));
        assertThat(events).hasSize(2);
        assertThat(events.getLast())
                .isEqualTo(new ChatEvent.Removal(new MessageKey(CHANNEL, "e1"), Optional.empty(), NOW));
    }

    @Test
    void otherPublications_areToldByTheirNames() {
        assertThat(push("{\"event\":\"views\",\"broadcast_id\":42,\"restream_id\":7,\"payload\":311}"))
                .isEqualTo(new StreamviPush.Views(7, 311));
        assertThat(push("{\"event\":\"stream-start\",\"payload\":{\"broadcast_id\":43}}"))
                .isEqualTo(new StreamviPush.Started(43));
        assertThat(push("{\"event\":\"stream-end\"}")).isEqualTo(new StreamviPush.Ended());
        assertThat(push("{\"event\":\"restreams.started\"}")).isEqualTo(new StreamviPush.OutletsChanged());
        assertThat(push("{\"event\":\"chat.message\"}")).isEqualTo(new StreamviPush.Hint());
        assertThat(push("{\"event\":\"new-message\",\"payload\":{\"event_id\":\"e\",\"text\":\"t\",\"restreams\":3}}"))
                .isEqualTo(new StreamviPush.Hint());
        assertThat(push("{\"event\":\"views\",\"payload\":\"many\"}")).isEqualTo(new StreamviPush.Other("views"));
        assertThat(push("{\"event\":\"like\",\"payload\":3}")).isEqualTo(new StreamviPush.Other("like"));
        assertThat(push("[1,2]")).isEqualTo(new StreamviPush.Other(""));
    }

    @Test
    void aHistory_isSortedByTime_andItsOddItemsAreLeftOut() {
        var odd = new ArrayList<String>();
        var dto = Json.read("""
                {"total":5,"items":[{"event_id":"b","text":"2","created_at":"2026-05-01T10:00:01Z"},
                {"event_id":"c","text":"3","created_at":"2026-05-01T10:00:01Z"},{"text":"no id"},7,
                {"event_id":"a","text":"1","created_at":"2026-05-01T10:00:00Z"}]}""", HistoryDto.class).orElseThrow();
        assertThat(StreamviMapper.items(dto, item -> odd.add(item.toString())))
                .extracting(item -> String.valueOf(item.eventId())).containsExactly("a", "b", "c");
        assertThat(odd).hasSize(2);
    }

    @Test
    void restreams_ofBothRoutes_areOutlets() {
        var newer = Json
                .read("{\"results\":[{\"restream_id\":7,\"name\":\"My page\",\"platform\":\"vk\",\"viewers\":3},"
                        + "null,{\"id\":9,\"channel_name\":\"\",\"channel_type\":\"ok\",\"viewer\":null}]}",
                        OutletsDto.class)
                .orElseThrow();
        assertThat(StreamviMapper.outlets(newer)).containsExactly(new Outlet("7", "My page", "vk"),
                new Outlet("9", "ok", "ok"));
    }

    @Test
    void someoneWithoutAName_isStillSomeone() {
        hear(chat("e1", "hi", "null").replace("\"sender\":{\"name\":\"Ann\"},", ""));
        assertThat(((ChatEvent.Message) events.getFirst()).message().author())
                .isEqualTo(Author.named("twitch:twitch", "twitch"));
    }

    @Test
    void thePiecesOfAnyText_joinedAreTheText() {
        var random = new Random(7);
        String[] bits = {"@", "@ann", "http://", "https://a.b/c", ".", ")", " ", "é", "😀", "\n", "//", "x@y.z", "<b>",
                "HTTPS://EXAMPLE.ORG", "'", "@小林", "\u202e"};
        for (int i = 0; i < 3000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(bits[random.nextInt(bits.length)]);
            }
            var pieces = PlainText.pieces(text.toString());
            assertThat(pieces.stream().map(Fragment::text).collect(Collectors.joining())).isEqualTo(text.toString());
            assertThat(pieces).allMatch(piece -> !piece.text().isEmpty());
        }
        assertThat(PlainText.pieces("")).isEmpty();
        assertThat(PlainText.pieces("mail me@example.org")).containsExactly(
                new Fragment.Text("mail me@example.org"));
    }

    @Test
    void errorBodies_giveTheTextOfTheRule() {
        assertThat(StreamviErrors.words("""
                {"error":{"name":"I18nValidationException","msg":"Bad Request","validator_error":[{"property":"text",
                "constraints":{"maxLength":"Слишком длинно"},"children":[]}],"options":{},"data":{}}}"""))
                .isEqualTo("Слишком длинно");
        assertThat(StreamviErrors.words("{\"error\":{\"msg\":\"No such widget key=abc\"}}"))
                .isEqualTo("No such widget key=***");
        assertThat(StreamviErrors.words("<html>")).isEmpty();
        assertThat(StreamviErrors.words("{\"error\":\"text\"}")).isEmpty();
    }

    private static String chat(String id, String text, String relayId) {
        return "{\"push\":{\"channel\":\"$broadcast:42\",\"pub\":{\"data\":{\"event\":\"chat.message\",\"payload\":{"
                + "\"event_id\":\"" + id + "\",\"restreams\":[{\"id\":" + relayId
                + ",\"restream_id\":7,\"platform\":\"twitch\"}],\"text\":\"" + text
                + "\",\"sender\":{\"name\":\"Ann\"},\"created_at\":\"2026-05-01T10:00:00.000Z\",\"broadcast_id\":42}}}}}";
    }

    private static StreamviPush push(String data) {
        return StreamviMapper.push(Json.tree(data).orElseThrow());
    }

    private void hear(String frame) {
        for (var heard : CentrifugoCodec.decode(frame.replace("\n", ""))) {
            switch (StreamviMapper.push(((CentrifugoFrame.Published) heard).publication().data())) {
                case StreamviPush.Said(var message) -> assertThat(feed.said(message, 42, Origin.LIVE)).isBetween(0, 1);
                case StreamviPush.Gone(String id) -> feed.gone(id);
                default -> throw new AssertionError(frame);
            }
        }
    }
}
