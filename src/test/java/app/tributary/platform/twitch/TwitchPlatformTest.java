package app.tributary.platform.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.RoomMode;
import app.tributary.chat.Support;
import app.tributary.net.Network;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.EndpointKey;
import app.tributary.words.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwitchPlatformTest {
    private final Network network = new Network(InstantSource.system());
    private final TwitchPlatform platform = new TwitchPlatform(network);

    @AfterEach
    void closeNetwork() {
        network.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            READ,     yes
            REALTIME, yes
            HISTORY,  PLATFORM_LACKS
            SEND,     NOT_SIGNED_IN
            REPLY,    NOT_SIGNED_IN
            DELETE,   NOT_SIGNED_IN
            READ_PIN, NOT_SIGNED_IN
            PIN,      console
            UNPIN,    console
            TIMEOUT,  NOT_SIGNED_IN
            BAN,      NOT_SIGNED_IN
            UNBAN,    NOT_SIGNED_IN
            MODES,    NOT_SIGNED_IN
            VIEWERS,  NOT_SIGNED_IN
            """)
    void a_capability_is_what_the_table_says(Capability capability, String answer) {
        Support expected = switch (answer) {
            case "yes" -> Support.yes();
            case "console" -> new Support.ConsoleOnly(Reason.of(ReasonCode.KEPT_BY_CONSOLE));
            default -> Support.no(ReasonCode.valueOf(answer));
        };
        assertThat(platform.capabilities(false).of(capability)).isEqualTo(expected);
        assertThat(platform.capabilities(true).of(capability)).isEqualTo(expected);
    }

    @Test
    void a_command_is_unsupported_with_the_reason_of_its_capability() {
        var channel = new Channel(TwitchPlatform.ID, "lanternfish");
        try (var commands = platform.commands(new ChannelSetup(channel, Map.of(), Optional.empty()))) {
            var receipts = commands.execute(new ChatCommand.Send(channel, "n", Set.of(), "hello", Optional.empty()));
            assertThat(receipts).singleElement().satisfies(receipt -> assertThat(receipt.outcome())
                    .isEqualTo(Outcome.unsupported(Reason.of(ReasonCode.NOT_SIGNED_IN))));
            assertThat(commands.capabilities()).isEqualTo(platform.capabilities(false));
            assertThat(commands.outlets()).isEmpty();
        }
    }

    @Test
    void the_card_names_the_endpoints_and_asks_for_no_account() {
        var card = platform.card();
        assertThat(card.endpoints()).extracting(EndpointKey::key).containsExactly("irc", "emotes");
        assertThat(card.accountKeys()).isEmpty();
        for (var language : Words.LANGUAGES) {
            assertThat(Words.in(language).of(card.nameMeaning())).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pajlada", "PajLada", " @pajlada ", "#pajlada", "https://www.twitch.tv/pajlada",
            "twitch.tv/Pajlada/", "http://m.twitch.tv/pajlada/videos?x=1", "https://twitch.tv/popout/pajlada/chat"})
    void a_name_is_understood_in_every_form(String name) {
        assertThat(platform.channelOf(name)).contains(new Channel(TwitchPlatform.ID, "pajlada"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "@", "two words", "pajlada!", "имя", "https://example.com/pajlada",
            "https://nottwitch.tv/pajlada", "https://twitch.tv/", "twitch.tv",
            "a_name_that_is_far_too_long_for_a_login"})
    void what_cannot_be_a_login_is_no_channel(String name) {
        assertThat(platform.channelOf(name)).isEmpty();
    }

    @Test
    void only_a_mode_that_is_on_or_changes_is_news() {
        var modes = new KnownModes();
        assertThat(modes.changes(new RoomMode.SubscribersOnly(false))).isFalse();
        assertThat(modes.changes(new RoomMode.Slow(true, Duration.ofSeconds(5)))).isTrue();
        assertThat(modes.changes(new RoomMode.Slow(true, Duration.ofSeconds(5)))).isFalse();
        assertThat(modes.changes(new RoomMode.Slow(true, Duration.ofSeconds(30)))).isTrue();
        assertThat(modes.changes(new RoomMode.Slow(false, Duration.ZERO))).isTrue();
        assertThat(modes.changes(new RoomMode.Slow(false, Duration.ZERO))).isFalse();
    }
}
