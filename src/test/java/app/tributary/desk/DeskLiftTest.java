package app.tributary.desk;

import static app.tributary.desk.DeskRig.BLAZE;
import static app.tributary.desk.DeskRig.got;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.desk.DeskRig.FakePort;
import app.tributary.desk.DeskRig.MemoryLifts;
import app.tributary.desk.DeskRig.MemoryPins;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the platform does not end by itself is ended by the desk. */
class DeskLiftTest {
    private static final Person RUDE = new Person("u7", "Rude");
    private static final ChatCommand TIMEOUT = new ChatCommand.ActOnPerson(BLAZE, RUDE, PersonActionKind.TIMEOUT,
            Optional.of(Duration.ofMinutes(10)), Optional.empty());
    private static final ChatCommand UNBAN = new ChatCommand.ActOnPerson(BLAZE, RUDE, PersonActionKind.UNBAN,
            Optional.empty(), Optional.empty());

    private final MemoryLifts lifts = new MemoryLifts();

    private static FakePort port(Outcome... unbans) {
        var turn = new AtomicInteger();
        var port = new FakePort(command -> List.of(new Receipt(Target.of(BLAZE), command.equals(UNBAN)
                ? unbans[Math.min(turn.getAndIncrement(), unbans.length - 1)]
                : Outcome.done())));
        port.support.put(Capability.TIMEOUT, new Support.LiftedHere(Reason.of(ReasonCode.LIFTED_HERE)));
        return port;
    }

    @Test
    void timeout_without_an_end_is_lifted_when_it_is_due() {
        try (var rig = new DeskRig(new MemoryPins(), lifts)) {
            var port = port(Outcome.done());
            rig.desk.attach(BLAZE, port);
            var begun = rig.now.get();

            got(rig.desk.act(TIMEOUT));

            await().until(() -> port.executed.contains(UNBAN));
            await().until(() -> lifts.lifts().isEmpty());
            assertThat(rig.now.get()).isAfterOrEqualTo(begun.plus(Duration.ofMinutes(10)));
        }
    }

    @Test
    void lift_that_fails_is_tried_again() {
        try (var rig = new DeskRig(new MemoryPins(), lifts)) {
            var port = port(Outcome.failed(ReasonCode.NETWORK, ""), Outcome.done());
            rig.desk.attach(BLAZE, port);

            got(rig.desk.act(TIMEOUT));

            await().until(() -> lifts.lifts().isEmpty());
            assertThat(port.executed).containsExactly(TIMEOUT, UNBAN, UNBAN);
        }
    }

    @Test
    void overdue_lift_of_an_earlier_evening_is_done_when_its_channel_is_there() {
        lifts.keep(new Lift(BLAZE, RUDE, DeskRig.START.minusSeconds(60)));
        try (var rig = new DeskRig(new MemoryPins(), lifts)) {
            var port = port(Outcome.rejected(ReasonCode.NOT_FOUND, ""));
            rig.desk.attach(BLAZE, port);

            await().until(() -> lifts.lifts().isEmpty());
            assertThat(port.executed).containsExactly(UNBAN);
        }
    }

    @Test
    void timeout_that_the_platform_refused_promises_nothing() {
        try (var rig = new DeskRig(new MemoryPins(), lifts)) {
            var port = port(Outcome.done());
            port.answer = command -> List
                    .of(new Receipt(Target.of(BLAZE), Outcome.rejected(ReasonCode.MISSING_RIGHT, "no")));
            rig.desk.attach(BLAZE, port);

            got(rig.desk.act(TIMEOUT));

            assertThat(lifts.lifts()).isEmpty();
        }
    }

    @Test
    void ban_lifted_by_somebody_else_is_not_lifted_again() {
        lifts.keep(new Lift(BLAZE, RUDE, DeskRig.START.plusSeconds(60)));
        try (var rig = new DeskRig(new MemoryPins(), lifts)) {
            rig.desk.observe(new ChatEvent.PersonAction(BLAZE, RUDE, PersonActionKind.UNBAN, Optional.empty(),
                    Optional.empty(), Optional.empty(), DeskRig.START));

            assertThat(lifts.lifts()).isEmpty();
        }
    }
}
