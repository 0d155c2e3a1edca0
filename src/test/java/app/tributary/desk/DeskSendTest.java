package app.tributary.desk;

import static app.tributary.desk.DeskRig.BLAZE;
import static app.tributary.desk.DeskRig.STREAMVI;
import static app.tributary.desk.DeskRig.TWITCH;
import static app.tributary.desk.DeskRig.outlet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.Author;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Outlet;
import app.tributary.chat.RateBudget;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Relay;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.desk.DeskRig.FakePort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskSendTest {
    private static final Outcome REFUSED = Outcome.rejected(ReasonCode.REFUSED, "no");
    private static final Outcome LOST = Outcome.unknown(ReasonCode.TIMED_OUT, "");

    private final DeskRig rig = new DeskRig();
    private final Desk desk = rig.desk;
    private final FakePort blaze = new FakePort(command -> channel(command, Outcome.done()));
    private final FakePort streamvi = new FakePort(command -> outlets(command, Map.of()));

    DeskSendTest() {
        streamvi.outlets = List.of(new Outlet("7", "VK", "vk"), new Outlet("8", "OK", "ok"));
        desk.attach(BLAZE, blaze);
        desk.attach(STREAMVI, streamvi);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void one_of_three_targets_refuses_and_the_retry_reaches_only_that_one() {
        streamvi.answer = command -> outlets(command, Map.of("8", REFUSED));

        var dispatch = rig.send("hello", Target.of(BLAZE), outlet(STREAMVI, "7"), outlet(STREAMVI, "8"));

        assertThat(outcomes(dispatch)).containsExactly(Outcome.done(), Outcome.done(), REFUSED);
        assertThat(dispatch.failed()).containsExactly(outlet(STREAMVI, "8"));
        assertThat(streamvi.sends()).singleElement().satisfies(send -> {
            assertThat(send.outlets()).containsExactlyInAnyOrder("7", "8");
            assertThat(send.text()).isEqualTo("hello");
        });
        assertThat(blaze.sends()).hasSize(1);

        streamvi.answer = command -> outlets(command, Map.of());
        var again = rig.answered(desk.sendAgain(dispatch.id(), dispatch.failed()).orElseThrow());

        assertThat(outcomes(again)).containsOnly(Outcome.done());
        assertThat(again.id()).isEqualTo(dispatch.id());
        assertThat(blaze.sends()).hasSize(1);
        assertThat(streamvi.sends()).hasSize(2);
        assertThat(streamvi.sends().get(1).outlets()).containsExactly("8");
        assertThat(streamvi.sends().get(1).nonce()).isNotEqualTo(streamvi.sends().getFirst().nonce());
    }

    @Test
    void what_arrived_is_never_sent_again() {
        var dispatch = rig.send("hello", Target.of(BLAZE));

        rig.answered(desk.sendAgain(dispatch.id(), List.of(Target.of(BLAZE))).orElseThrow());

        assertThat(blaze.sends()).hasSize(1);
        assertThat(desk.sendAgain("no such dispatch", List.of(Target.of(BLAZE)))).isEmpty();
    }

    @Test
    void unknown_one_is_tried_again_as_the_very_same_send() {
        blaze.answer = command -> channel(command, LOST);
        var dispatch = rig.send("hello", Target.of(BLAZE));
        assertThat(dispatch.isSettled()).isFalse();

        blaze.answer = command -> channel(command, Outcome.done());
        var again = rig.answered(desk.sendAgain(dispatch.id(), dispatch.failed()).orElseThrow());

        assertThat(again.isSettled()).isTrue();
        assertThat(blaze.sends()).hasSize(2).extracting(ChatCommand.Send::nonce).containsOnly(
                blaze.sends().getFirst().nonce());
    }

    @Test
    void listeners_hear_of_the_start_and_of_each_answer_in_order() {
        var dispatch = rig.send("hello", Target.of(BLAZE), outlet(STREAMVI, "7"));

        await().untilAsserted(() -> assertThat(rig.told).hasSize(3));
        assertThat(rig.told).extracting(Dispatch::id).containsOnly(dispatch.id());
        assertThat(outcomes(rig.told.getFirst())).isEmpty();
        assertThat(outcomes(rig.told.get(1))).hasSize(1);
        assertThat(outcomes(rig.told.getLast())).hasSize(2);
    }

    @Test
    void what_cannot_be_is_answered_without_a_network() {
        blaze.support.put(Capability.SEND, Support.no(ReasonCode.NOT_SIGNED_IN));

        assertThat(outcomes(rig.send("x", Target.of(BLAZE), Target.of(TWITCH)))).containsExactly(
                Outcome.unsupported(Reason.of(ReasonCode.NOT_SIGNED_IN)),
                Outcome.failed(ReasonCode.NOT_CONNECTED, ""));
        assertThat(outcomes(rig.send("👋".repeat(51), outlet(STREAMVI, "7"))))
                .containsExactly(Outcome.rejected(ReasonCode.TOO_LONG, "50"));
        assertThat(outcomes(rig.send("👋".repeat(50), outlet(STREAMVI, "7")))).containsExactly(Outcome.done());
        assertThat(outcomes(rig.send(" \n", outlet(STREAMVI, "7"))))
                .containsExactly(Outcome.rejected(ReasonCode.EMPTY_TEXT, ""));
        assertThat(blaze.executed).isEmpty();
        assertThat(streamvi.executed).hasSize(1);
    }

    @Test
    void answer_is_an_answer_in_its_own_channel_and_a_plain_text_elsewhere() {
        var message = new MessageKey(BLAZE, "m1");

        rig.answered(desk.send("yes", List.of(Target.of(BLAZE), outlet(STREAMVI, "7")), Optional.of(message)));

        assertThat(blaze.sends()).singleElement().extracting(ChatCommand.Send::replyTo).isEqualTo(Optional.of(message));
        assertThat(streamvi.sends()).singleElement().extracting(ChatCommand.Send::replyTo)
                .isEqualTo(Optional.empty());
    }

    @Test
    void whole_channel_goes_with_all_outlets_and_sums_them_up() {
        streamvi.answer = _ -> List.of(new Receipt(outlet(STREAMVI, "7"), Outcome.done()),
                new Receipt(outlet(STREAMVI, "8"), REFUSED));

        var dispatch = rig.send("hello", Target.of(STREAMVI));

        assertThat(outcomes(dispatch)).containsExactly(REFUSED);
        assertThat(streamvi.sends()).singleElement().satisfies(send -> assertThat(send.outlets()).isEmpty());
    }

    @Test
    void target_without_a_word_is_unknown() {
        streamvi.answer = _ -> List.of(new Receipt(outlet(STREAMVI, "7"), Outcome.done()));

        var dispatch = rig.send("hello", outlet(STREAMVI, "7"), outlet(STREAMVI, "8"));

        assertThat(outcomes(dispatch).getFirst()).isEqualTo(Outcome.done());
        assertThat(outcomes(dispatch).getLast()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void exception_in_a_port_is_a_defect_of_that_target_alone() {
        blaze.answer = _ -> {
            throw new IllegalStateException("oops");
        };

        var dispatch = rig.send("hello", Target.of(BLAZE), outlet(STREAMVI, "7"));

        assertThat(outcomes(dispatch)).containsExactly(
                Outcome.failed(ReasonCode.DEFECT, "IllegalStateException"), Outcome.done());
    }

    @Test
    void budget_is_waited_for_a_little_then_refused_with_a_time_and_others_do_not_wait() {
        blaze.budget = new RateBudget(2, Duration.ofSeconds(4));
        var allGiven = new CountDownLatch(1);
        blaze.answer = command -> {
            uninterruptibly(allGiven);
            return channel(command, Outcome.done());
        };

        var sent = IntStream.range(0, 6).mapToObj(i -> desk.send("n" + i, List.of(Target.of(BLAZE)), Optional.empty()))
                .toList();
        allGiven.countDown();
        var answered = sent.stream().map(rig::answered).toList();

        // two at once, two after four seconds; the next ones would have waited eight
        assertThat(answered.subList(0, 4)).allSatisfy(one -> assertThat(outcomes(one)).containsOnly(Outcome.done()));
        assertThat(answered.subList(4, 6)).allSatisfy(one -> assertThat(outcomes(one)).containsExactly(
                new Outcome.Rejected(Reason.of(ReasonCode.RATE_LIMITED),
                        Optional.of(DeskRig.START.plusSeconds(8)))));
        assertThat(blaze.sends()).extracting(ChatCommand.Send::text).containsExactly("n0", "n1", "n2", "n3");
        assertThat(outcomes(rig.send("else", outlet(STREAMVI, "7")))).containsExactly(Outcome.done());
    }

    @Test
    void platform_that_asks_to_wait_is_not_asked_again_before() {
        var later = DeskRig.START.plusSeconds(60);
        blaze.answer = command -> channel(command,
                new Outcome.Rejected(Reason.of(ReasonCode.RATE_LIMITED), Optional.of(later)));
        rig.send("one", Target.of(BLAZE));

        var second = rig.send("two", Target.of(BLAZE));

        assertThat(outcomes(second)).containsExactly(
                new Outcome.Rejected(Reason.of(ReasonCode.RATE_LIMITED), Optional.of(later)));
        assertThat(blaze.sends()).hasSize(1);
    }

    @Test
    void sends_to_one_channel_keep_their_order_and_never_overlap_while_others_go_on() throws Exception {
        var go = new CountDownLatch(1);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        blaze.answer = command -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            uninterruptibly(go);
            inside.decrementAndGet();
            return channel(command, Outcome.done());
        };
        var sent = new ArrayList<Dispatch>();
        for (int i = 0; i < 10; i++) {
            sent.add(desk.send("n" + i, List.of(Target.of(BLAZE)), Optional.empty()));
        }

        assertThat(outcomes(rig.send("quick", outlet(STREAMVI, "7")))).containsExactly(Outcome.done());
        go.countDown();
        sent.forEach(rig::answered);

        assertThat(blaze.sends()).extracting(ChatCommand.Send::text)
                .containsExactly("n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9");
        assertThat(most).hasValue(1);
    }

    @Test
    void echo_with_the_nonce_settles_an_unknown() {
        blaze.answer = command -> channel(command, LOST);
        var dispatch = rig.send("hello", Target.of(BLAZE));

        rig.observe(rig.echo(BLAZE, "m1", "hello (filtered)", Optional.of(blaze.sends().getFirst().nonce())));

        assertThat(desk.dispatch(dispatch.id()).orElseThrow().copies()).containsExactly(new Dispatch.Copy(
                Target.of(BLAZE), Optional.of(Outcome.done(new MessageKey(BLAZE, "m1"))), true));
        await().untilAsserted(() -> assertThat(rig.told.getLast().isSettled()).isTrue());
        await().untilAsserted(() -> assertThat(rig.acted.getLast().outcome())
                .contains(Outcome.done(new MessageKey(BLAZE, "m1"))));
    }

    @Test
    void echo_with_the_same_words_settles_one_unknown_within_half_a_minute() {
        blaze.answer = command -> channel(command, LOST);
        var first = rig.send("gg", Target.of(BLAZE));
        var second = rig.send("gg", Target.of(BLAZE));

        rig.observe(rig.echo(BLAZE, "m1", " gg ", Optional.empty()));
        rig.observe(rig.echo(BLAZE, "m1", " gg ", Optional.empty()));

        assertThat(desk.dispatch(first.id()).orElseThrow().isSettled()).isTrue();
        assertThat(desk.dispatch(second.id()).orElseThrow().isSettled()).isFalse();

        rig.now.set(DeskRig.START.plusSeconds(31));
        rig.observe(rig.echo(BLAZE, "m2", "gg", Optional.empty()));
        assertThat(desk.dispatch(second.id()).orElseThrow().isSettled()).isFalse();
    }

    @Test
    void others_words_nonces_and_channels_settle_nothing() {
        blaze.answer = command -> channel(command, LOST);
        var dispatch = rig.send("gg", Target.of(BLAZE));
        var stranger = new MessageKey(BLAZE, "m1");

        desk.observe(new ChatEvent.Message(ChatMessage.plain(stranger,
                Author.named("2", "Zed"), rig.echo(BLAZE, "m1", "gg", Optional.empty()).fragments(),
                rig.now.get(), rig.now.get()), ChatEvent.Origin.LIVE));
        rig.observe(rig.echo(BLAZE, "m2", "gg", Optional.of("a nonce of another console")));
        rig.observe(rig.echo(STREAMVI, "m3", "gg", Optional.empty()));

        assertThat(desk.dispatch(dispatch.id()).orElseThrow().copies())
                .containsExactly(new Dispatch.Copy(Target.of(BLAZE), Optional.of(LOST), false));
    }

    @Test
    void echo_that_overtakes_the_answer_is_the_truth() {
        var echoed = new CountDownLatch(1);
        blaze.answer = command -> {
            uninterruptibly(echoed);
            return channel(command, LOST);
        };
        var dispatch = desk.send("hello", List.of(Target.of(BLAZE)), Optional.empty());
        await().until(() -> !blaze.executed.isEmpty());

        rig.observe(rig.echo(BLAZE, "m1", "hello", Optional.empty()));
        echoed.countDown();

        assertThat(rig.answered(dispatch).copies()).containsExactly(new Dispatch.Copy(Target.of(BLAZE),
                Optional.of(Outcome.done(new MessageKey(BLAZE, "m1"))), true));
    }

    @Test
    void echo_of_an_aggregator_tells_which_outlets_have_it() {
        streamvi.answer = command -> outlets(command, Map.of("7", LOST, "8", LOST));
        var dispatch = rig.send("hello", outlet(STREAMVI, "7"), outlet(STREAMVI, "8"));

        rig.observe(rig.echo(STREAMVI, "e1", "hello", Optional.empty(),
                new Relay("7", "vk", Optional.of("vk1"), Optional.empty())));

        var half = desk.dispatch(dispatch.id()).orElseThrow();
        assertThat(half.copies()).extracting(Dispatch.Copy::seen).containsExactly(true, false);
        assertThat(half.failed()).containsExactly(outlet(STREAMVI, "8"));

        desk.observe(new ChatEvent.Edit(rig.echo(STREAMVI, "e1", "hello", Optional.empty(),
                new Relay("7", "vk", Optional.of("vk1"), Optional.empty()),
                new Relay("8", "ok", Optional.empty(), Optional.of("chat closed")))));

        assertThat(outcomes(desk.dispatch(dispatch.id()).orElseThrow())).containsExactly(
                Outcome.done(new MessageKey(STREAMVI, "e1")), Outcome.rejected(ReasonCode.REFUSED, "chat closed"));
    }

    @Test
    void person_settles_what_no_echo_did() {
        streamvi.answer = command -> outlets(command, Map.of("7", LOST, "8", LOST));
        var dispatch = rig.send("hello", outlet(STREAMVI, "7"), outlet(STREAMVI, "8"), Target.of(BLAZE));

        desk.settle(dispatch.id(), outlet(STREAMVI, "7"), true);
        var settled = desk.settle(dispatch.id(), outlet(STREAMVI, "8"), false).orElseThrow();
        var same = desk.settle(dispatch.id(), Target.of(BLAZE), false).orElseThrow();

        assertThat(outcomes(settled)).containsExactly(Outcome.done(), Outcome.failed(ReasonCode.TIMED_OUT, ""),
                Outcome.done());
        assertThat(settled.isSettled()).isTrue();
        assertThat(same).isEqualTo(settled);
    }

    @Test
    void chips_are_outlets_or_channels_each_with_its_support() {
        blaze.support.put(Capability.SEND, Support.no(ReasonCode.NOT_SIGNED_IN));

        assertThat(desk.targets()).extracting(Destination::target).containsExactly(Target.of(BLAZE),
                outlet(STREAMVI, "7"), outlet(STREAMVI, "8"));
        assertThat(desk.targets()).extracting(Destination::send).containsExactly(
                Support.no(ReasonCode.NOT_SIGNED_IN), Support.yes(), Support.yes());

        desk.detach(STREAMVI);
        assertThat(desk.targets()).extracting(Destination::target).containsExactly(Target.of(BLAZE));
        assertThat(desk.capabilities(STREAMVI).of(Capability.SEND)).isEqualTo(Support.no(ReasonCode.NOT_CONNECTED));
        assertThat(desk.outlets(STREAMVI)).isEmpty();
    }

    @Test
    void closing_leaves_what_was_begun_unknown_and_what_was_not_undone() {
        var never = new CountDownLatch(1);
        blaze.answer = command -> {
            uninterruptibly(never);
            return channel(command, Outcome.done());
        };
        var begun = desk.send("begun", List.of(Target.of(BLAZE)), Optional.empty());
        var waiting = desk.send("waiting", List.of(Target.of(BLAZE)), Optional.empty());
        await().until(() -> !blaze.executed.isEmpty());

        desk.close();

        assertThat(outcomes(desk.dispatch(begun.id()).orElseThrow()))
                .containsExactly(Outcome.unknown(ReasonCode.CLOSING, ""));
        assertThat(outcomes(desk.dispatch(waiting.id()).orElseThrow()))
                .containsExactly(Outcome.failed(ReasonCode.CLOSING, ""));
        assertThat(outcomes(rig.send("late", Target.of(BLAZE))))
                .containsExactly(Outcome.failed(ReasonCode.CLOSING, ""));
        assertThat(rig.journal).filteredOn(line -> line.outcome().isPresent()).hasSize(2);
        never.countDown();
    }

    private static List<Receipt> channel(ChatCommand command, Outcome outcome) {
        return List.of(new Receipt(Target.of(command.channel()), outcome));
    }

    /** Done everywhere but where it is said otherwise. */
    private static List<Receipt> outlets(ChatCommand command, Map<String, Outcome> otherwise) {
        Function<String, Receipt> receipt = id -> new Receipt(outlet(command.channel(), id),
                otherwise.getOrDefault(id, Outcome.done()));
        return ((ChatCommand.Send) command).outlets().stream().map(receipt).toList();
    }

    private static List<Outcome> outcomes(Dispatch dispatch) {
        return dispatch.copies().stream().flatMap(copy -> copy.outcome().stream()).toList();
    }

    /** As a request that heeds no interruption. */
    private static void uninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
