package app.tributary.ui.pin;

import static app.tributary.ui.ConsoleRig.BLAZE;
import static app.tributary.ui.ConsoleRig.START;
import static app.tributary.ui.ConsoleRig.STREAMVI;
import static app.tributary.ui.ConsoleRig.TWITCH;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.Pin;
import app.tributary.chat.PlatformId;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.Turns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinViewModelTest {
    @TempDir
    Path folder;

    private final Turns fx = new Turns();
    private ConsoleRig rig;
    private PinViewModel pins;

    @BeforeEach
    void open() {
        rig = new ConsoleRig(folder, fx).opened();
        pins = rig.model.pins();
        fx.run();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void the_newest_pin_of_any_channel_comes_first() {
        pinned(pin(BLAZE, "older", START.minusSeconds(600)));
        pinned(pin(TWITCH, "newer", START.minusSeconds(60)));
        assertThat(texts()).containsExactly("newer", "older");
        pinned(pin(BLAZE, "newest", START));
        assertThat(texts()).as("one pin a channel").containsExactly("newest", "newer");
    }

    @Test
    void a_pin_says_who_where_and_when_and_that_only_this_console_keeps_it() {
        pinned(new Pin(new MessageKey(BLAZE, "1"), List.of(new Fragment.Text("hi")),
                Optional.of(new Person("7", "oma")), Optional.of(new Person("8", "mira_mod")),
                START.minus(Duration.ofMinutes(12)), Optional.empty(), Pin.Keeper.CONSOLE));
        assertThat(pins.pinsProperty().get().getFirst().about())
                .isEqualTo("Pinned on Blaze by mira_mod · written by oma · 12 min ago · only in this console");
        rig.passes(Duration.ofHours(3));
        pins.tick();
        assertThat(pins.pinsProperty().get().getFirst().about()).contains("3 h ago");
    }

    @Test
    void a_pin_goes_when_the_platform_takes_it_off_when_it_ends_and_with_its_channel() {
        pinned(new Pin(new MessageKey(BLAZE, "1"), List.of(), Optional.empty(), Optional.empty(), START,
                Optional.of(START.plusSeconds(30)), Pin.Keeper.PLATFORM));
        pinned(pin(TWITCH, "stays", START));
        pinned(pin(new Channel(new PlatformId("kick"), "other"), "of a channel that is not open", START));
        assertThat(pins.pinsProperty().get()).hasSize(2);
        rig.passes(Duration.ofSeconds(31));
        pins.tick();
        assertThat(texts()).containsExactly("stays");
        rig.said(new ChatEvent.PinChanged(TWITCH, Optional.empty(), START));
        fx.run();
        assertThat(pins.pinsProperty().get()).isEmpty();
    }

    @Test
    void unpinning_asks_the_platform_and_a_refusal_is_said_at_the_pin() {
        rig.blaze.outcomes.put("", Outcome.rejected(ReasonCode.MISSING_RIGHT, "not a moderator"));
        pinned(pin(BLAZE, "hello", START));
        pins.unpin(pins.pinsProperty().get().getFirst());
        assertThat(pins.pinsProperty().get().getFirst().busy()).isTrue();
        fx.until("an answer", () -> !pins.pinsProperty().get().getFirst().busy());
        assertThat(rig.blaze.executed).containsExactly(new ChatCommand.Unpin(new MessageKey(BLAZE, "hello")));
        assertThat(pins.pinsProperty().get().getFirst().trouble())
                .isEqualTo("Not unpinned. The account has no right to do this. not a moderator");
    }

    @Test
    void where_it_cannot_be_unpinned_the_reason_is_there_and_nothing_is_asked() {
        rig.streamvi.with(Support.no(ReasonCode.NOT_SIGNED_IN), Capability.UNPIN);
        pinned(pin(STREAMVI, "hello", START));
        var shown = pins.pinsProperty().get().getFirst();
        assertThat(shown.off()).hasValue("No account is connected here yet.");
        pins.unpin(shown);
        fx.run();
        assertThat(rig.streamvi.executed).isEmpty();
    }

    private void pinned(Pin pin) {
        rig.said(new ChatEvent.PinChanged(pin.message().channel(), Optional.of(pin), rig.now.get()));
        fx.run();
    }

    private List<String> texts() {
        return pins.pinsProperty().get().stream().map(shown -> shown.pin().text()).toList();
    }

    private static Pin pin(Channel channel, String text, Instant at) {
        return new Pin(new MessageKey(channel, text), List.of(new Fragment.Text(text)), Optional.empty(),
                Optional.empty(), at, Optional.empty(), Pin.Keeper.PLATFORM);
    }
}
