package app.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.EventSink;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.chat.PlatformId;
import app.tributary.desk.DeskWord;
import app.tributary.desk.FieldReader;
import app.tributary.net.Json;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.platform.NativeAction;
import app.tributary.platform.PlatformCard;
import app.tributary.ui.Invented;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnActionTest {
    private static final Channel CHANNEL = new Channel(new PlatformId("blaze"), "mira");
    private static final FieldReader READER = new FieldReader(() -> Instant.parse("2026-05-01T18:03:00Z"),
            ZoneId.of("UTC"));

    @Test
    void values_are_read_by_the_kinds_of_the_fields_and_presets_stand_where_nothing_is_said(@TempDir Path folder)
            throws IOException {
        var picture = Files.writeString(folder.resolve("cat.png"), "x");
        var command = (ChatCommand.Native) own("poll", List.of("question=a=b?", "options=one", "options=two",
                "votes=2", "who=FOLLOWERS", "anonymous=yes", "starts=19:30", "picture=" + picture));
        assertThat(command.form()).isEqualTo(new Form(Map.of("question", new FieldValue.Text("a=b?"), "options",
                new FieldValue.Lines(List.of("one", "two")), "lasts", new FieldValue.Span(Duration.ofMinutes(10)),
                "votes", new FieldValue.Whole(2), "who", new FieldValue.Text("followers"), "anonymous",
                new FieldValue.Flag(true), "starts",
                new FieldValue.Moment(Instant.parse("2026-05-01T19:30:00Z")), "picture",
                new FieldValue.FileAt(picture.toAbsolutePath()))));
    }

    @Test
    void a_message_and_a_person_go_along() {
        assertThat(OwnAction.named("superlike", new Nowhere(), READER).command(CHANNEL, List.of(), Optional.of("m1"),
                Optional.empty())).isEqualTo(
                        new ChatCommand.Native(CHANNEL, Invented.SUPER.id(), Form.EMPTY,
                                Optional.of(new MessageKey(CHANNEL, "m1")), Optional.empty()));
        assertThat(((ChatCommand.Native) OwnAction.named("lift", new Nowhere(), READER).command(CHANNEL, List.of(),
                Optional.empty(), Optional.of("troll"))).person()).hasValue(new Person("troll", "troll"));
    }

    @Test
    void what_is_wrong_is_said_in_one_line() {
        assertThatThrownBy(() -> own("poll", List.of("options=one"))).hasMessageContaining("--set question=…")
                .hasMessageContaining("This is needed.");
        assertThatThrownBy(() -> own("poll", List.of("question"))).hasMessageContaining("KEY=VALUE");
        assertThatThrownBy(() -> own("poll", List.of("colour=red"))).hasMessageContaining("question, options");
        assertThatThrownBy(() -> own("poll", List.of("question=x", "options=a", "votes=11")))
                .hasMessageContaining("At most 10.");
        assertThatThrownBy(() -> own("poll", List.of("question=x", "options=a", "picture=/nowhere/at/all")))
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> own("superlike", List.of())).hasMessageContaining("--message");
        assertThatThrownBy(() -> own("lift", List.of())).hasMessageContaining("--user");
        assertThatThrownBy(() -> own("dance", List.of())).hasMessageContaining("there are poll, superlike");
    }

    @Test
    void a_list_is_lines_of_json_that_the_next_call_can_be_made_of() {
        var lines = ListingLines.inZone(ZoneOffset.UTC).of(Invented.page(CHANNEL, 1, 2, true));
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).isEqualTo("{\"list\":\"Banned here\",\"items\":2,\"more\":true}");
        var item = Json.tree(lines.get(1)).orElseThrow().get("item");
        assertThat(item.get("text").asString()).isEqualTo("troll_1");
        assertThat(item.get("message_id").asString()).isEqualTo("m1");
        assertThat(item.get("offers").get(0).get("set").get("id").asString()).isEqualTo("u1");
        var more = Json.tree(lines.getLast()).orElseThrow().get("more");
        assertThat(more.get("action").asString()).isEqualTo("banned");
        assertThat(more.get("set").get("from").asString()).isEqualTo("3");
    }

    private static ChatCommand own(String action, List<String> set) {
        return OwnAction.named(action, new Nowhere(), READER).command(CHANNEL, set, Optional.empty(),
                Optional.empty());
    }

    /** A platform that publishes actions and is nowhere. */
    private static final class Nowhere implements ChatPlatform {
        @Override
        public PlatformCard card() {
            return new PlatformCard(CHANNEL.platform(), "Nowhere", DeskWord.USAGE_ME, List.of(), List.of());
        }

        @Override
        public List<NativeAction> actions() {
            return List.of(Invented.all());
        }

        @Override
        public Capabilities capabilities(boolean signedIn) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Channel> channelOf(String name) {
            return Optional.of(CHANNEL);
        }

        @Override
        public Connection open(ChannelSetup setup, EventSink sink) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CommandPort commands(ChannelSetup setup) {
            throw new UnsupportedOperationException();
        }
    }
}
