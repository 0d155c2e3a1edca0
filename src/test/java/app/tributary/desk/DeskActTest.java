package app.tributary.desk;

import static app.tributary.desk.DeskRig.BLAZE;
import static app.tributary.desk.DeskRig.TWITCH;
import static app.tributary.desk.DeskRig.got;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Pin;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.desk.DeskRig.FakePort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskActTest {
    private static final MessageKey KEY = new MessageKey(TWITCH, "m1");
    private static final Outcome BY_CONSOLE = new Outcome.Done(Optional.of(KEY),
            Optional.of(Reason.of(ReasonCode.KEPT_BY_CONSOLE)));

    private final DeskRig.MemoryPins pins = new DeskRig.MemoryPins();
    private final DeskRig rig = new DeskRig(pins);
    private final Desk desk = rig.desk;
    private final FakePort twitch = new FakePort(DeskActTest::done);
    private final ChatMessage message = rig.echo(TWITCH, "m1", "read the rules", Optional.empty());

    DeskActTest() {
        twitch.support.put(Capability.PIN, new Support.ConsoleOnly(Reason.of(ReasonCode.KEPT_BY_CONSOLE)));
        twitch.support.put(Capability.UNPIN, new Support.ConsoleOnly(Reason.of(ReasonCode.KEPT_BY_CONSOLE)));
        desk.attach(TWITCH, twitch);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void removal_reaches_the_platform_and_the_log_names_its_words() {
        rig.observe(message);

        var receipt = got(desk.act(new ChatCommand.Remove(KEY)));

        assertThat(receipt).isEqualTo(new Receipt(Target.of(TWITCH), Outcome.done()));
        assertThat(twitch.executed).containsExactly(new ChatCommand.Remove(KEY));
        assertThat(desk.log()).singleElement().satisfies(line -> {
            assertThat(line.about()).isEqualTo("read the rules");
            assertThat(line.outcome()).contains(Outcome.done());
        });
        assertThat(rig.journal).extracting(ActionRecord::outcome).containsExactly(Optional.empty(),
                Optional.of(Outcome.done()));
        assertThat(rig.journal).extracting(ActionRecord::id).containsOnly(desk.log().getFirst().id());
        assertThat(rig.acted).isEqualTo(rig.journal);
    }

    @Test
    void what_the_platform_cannot_is_unsupported_with_the_reason() {
        twitch.support.put(Capability.DELETE, Support.no(ReasonCode.NOT_SIGNED_IN));
        twitch.support.put(Capability.BAN, new Support.ConsoleOnly(Reason.of(ReasonCode.NOT_YET)));

        assertThat(got(desk.act(new ChatCommand.Remove(KEY))).outcome())
                .isEqualTo(Outcome.unsupported(Reason.of(ReasonCode.NOT_SIGNED_IN)));
        assertThat(got(desk.act(ban())).outcome()).isEqualTo(Outcome.unsupported(Reason.of(ReasonCode.NOT_YET)));
        assertThat(got(desk.act(new ChatCommand.Remove(new MessageKey(BLAZE, "x")))).outcome())
                .isEqualTo(Outcome.failed(ReasonCode.NOT_CONNECTED, ""));
        assertThat(twitch.executed).isEmpty();
    }

    @Test
    void exception_in_a_port_is_a_defect() {
        twitch.answer = _ -> {
            throw new IllegalStateException("oops");
        };

        assertThat(got(desk.act(ban())).outcome())
                .isEqualTo(Outcome.failed(ReasonCode.DEFECT, "IllegalStateException"));
    }

    @Test
    void pin_of_a_platform_without_pins_is_kept_by_the_console_alone() {
        rig.observe(message);

        assertThat(got(desk.act(new ChatCommand.PinMessage(KEY))).outcome()).isEqualTo(BY_CONSOLE);

        var pin = new Pin(KEY, message.fragments(), Optional.of(new Person("1", "Me")), Optional.empty(),
                DeskRig.START, Optional.empty(), Pin.Keeper.CONSOLE);
        assertThat(rig.events).containsExactly(new ChatEvent.PinChanged(TWITCH, Optional.of(pin), DeskRig.START));
        assertThat(twitch.executed).isEmpty();

        assertThat(got(desk.act(new ChatCommand.Unpin(KEY))).outcome()).isEqualTo(BY_CONSOLE);
        assertThat(rig.events).last()
                .isEqualTo(new ChatEvent.PinChanged(TWITCH, Optional.empty(), DeskRig.START));
        assertThat(pins.kept(TWITCH)).isEmpty();
        assertThat(got(desk.act(new ChatCommand.Unpin(KEY))).outcome())
                .isEqualTo(Outcome.rejected(ReasonCode.NOT_FOUND, ""));
    }

    @Test
    void pin_kept_by_the_console_survives_a_restart() {
        got(desk.pin(message));
        desk.close();

        try (var next = new DeskRig(pins)) {
            next.desk.attach(BLAZE, new FakePort(DeskActTest::done));
            next.desk.attach(TWITCH, twitch);

            await().untilAsserted(() -> assertThat(next.events).singleElement()
                    .isInstanceOfSatisfying(ChatEvent.PinChanged.class, changed -> {
                        assertThat(changed.channel()).isEqualTo(TWITCH);
                        assertThat(changed.pin().orElseThrow().text()).isEqualTo("read the rules");
                    }));
            assertThat(got(next.desk.act(new ChatCommand.Unpin(KEY))).outcome()).isEqualTo(BY_CONSOLE);
        }
    }

    @Test
    void message_that_nobody_saw_cannot_be_kept() {
        assertThat(got(desk.act(new ChatCommand.PinMessage(KEY))).outcome())
                .isEqualTo(Outcome.rejected(ReasonCode.NOT_FOUND, ""));
    }

    @Test
    void pin_and_unpin_keep_their_order() {
        var port = new FakePort(DeskActTest::done);
        var go = new CountDownLatch(1);
        port.answer = command -> {
            try {
                assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return done(command);
        };
        desk.attach(BLAZE, port);
        var key = new MessageKey(BLAZE, "a");

        var pin = desk.act(new ChatCommand.PinMessage(key));
        var unpin = desk.act(new ChatCommand.Unpin(key));
        go.countDown();
        got(pin);
        got(unpin);

        assertThat(port.executed).containsExactly(new ChatCommand.PinMessage(key), new ChatCommand.Unpin(key));
    }

    @Test
    void text_does_not_go_this_way() {
        var send = new ChatCommand.Send(TWITCH, "n", Set.of(), "hi", Optional.empty());

        assertThatThrownBy(() -> desk.act(send)).isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.log()).isEmpty();
    }

    @Test
    void log_keeps_the_last_two_hundred() {
        for (int i = 0; i < 250; i++) {
            got(desk.act(new ChatCommand.Remove(new MessageKey(TWITCH, "m" + i))));
        }

        assertThat(desk.log()).hasSize(200);
        assertThat(desk.log()).first().extracting(ActionRecord::about).isEqualTo("m50");
        assertThat(desk.log()).extracting(ActionRecord::id).isSorted();
    }

    @Test
    void people_are_known_by_login_and_by_name() {
        rig.observe(message);

        assertThat(desk.person(TWITCH, "@ME")).contains(new Person("1", "Me"));
        assertThat(desk.person(BLAZE, "me")).isEmpty();
    }

    private static ChatCommand ban() {
        return new ChatCommand.ActOnPerson(TWITCH, new Person("2", "Zed"), PersonActionKind.BAN,
                Optional.<Duration>empty(), Optional.empty());
    }

    private static List<Receipt> done(ChatCommand command) {
        return List.of(new Receipt(Target.of(command.channel()), Outcome.done()));
    }
}
