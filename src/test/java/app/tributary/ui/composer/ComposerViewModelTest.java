package app.tributary.ui.composer;

import static app.tributary.ui.ConsoleRig.BLAZE;
import static app.tributary.ui.ConsoleRig.STREAMVI;
import static app.tributary.ui.ConsoleRig.TWITCH;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Author;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.chat.Trait;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.Invented;
import app.tributary.ui.Turns;
import app.tributary.ui.form.FormViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposerViewModelTest {
    private static final Target TO_BLAZE = Target.of(BLAZE);
    private static final Target TO_VK = new Target(STREAMVI, Optional.of("7"));
    private static final Target TO_YOUTUBE = new Target(STREAMVI, Optional.of("8"));

    @TempDir
    Path folder;

    private final Turns fx = new Turns();
    private ConsoleRig rig;
    private ComposerViewModel composer;

    @BeforeEach
    void open() {
        rig = new ConsoleRig(folder, fx).opened();
        composer = rig.model.composer();
        fx.run();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void an_own_message_is_edited_in_its_own_channel_and_what_stood_in_the_box_comes_back() {
        composer.textProperty().set("half a thought");
        var mine = own("b9", "helo");
        composer.edit(mine);
        assertThat(composer.textProperty().get()).isEqualTo("helo");
        assertThat(composer.editingProperty().getValue()).hasValue("Editing on Blaze: helo");
        assertThat(composer.targets().chipsProperty().get()).filteredOn(chip -> chip.off().isEmpty())
                .extracting(chip -> chip.target()).containsExactly(TO_BLAZE);
        composer.keep();
        assertThat(rig.settings.current().draft().orElseThrow().text()).isEqualTo("half a thought");
        composer.textProperty().set("/hello");
        rig.blaze.gate.acquireUninterruptibly();
        composer.submit();
        composer.submit();
        assertThat(composer.newsProperty().get()).isEqualTo("Saving…");
        rig.blaze.gate.release();
        fx.until("edited", () -> composer.newsProperty().get().equals("Edited."));
        assertThat(rig.blaze.executed).containsExactly(new ChatCommand.Edit(mine.key(), "/hello"));
        assertThat(composer.textProperty().get()).isEqualTo("half a thought");
        assertThat(composer.targets().chosen()).containsExactly(TO_BLAZE, TO_VK, TO_YOUTUBE);
    }

    @Test
    void an_edit_that_fails_keeps_its_text_and_can_be_left() {
        rig.blaze.outcomes.put("", Outcome.rejected(ReasonCode.MISSING_RIGHT, "too old"));
        composer.edit(own("b9", "helo"));
        composer.textProperty().set("hello");
        composer.submit();
        fx.until("said", () -> composer.newsProperty().get().startsWith("Not edited: the text is kept here."));
        assertThat(composer.textProperty().get()).isEqualTo("hello");
        assertThat(composer.editingProperty().getValue()).isPresent();
        composer.cancelEdit();
        assertThat(composer.textProperty().get()).isEmpty();
        assertThat(composer.editingProperty().getValue()).isEmpty();
    }

    @Test
    void the_last_own_message_comes_into_an_empty_box_where_it_can_be_edited() {
        assertThat(composer.editLast()).isFalse();
        rig.said(new ChatEvent.Message(own("b1", "one"), ChatEvent.Origin.LIVE));
        rig.passes(java.time.Duration.ofSeconds(1));
        rig.said(new ChatEvent.Message(own("b2", "two"), ChatEvent.Origin.LIVE));
        rig.said(new ChatEvent.Message(rig.message(BLAZE, "b3", "other", "three"), ChatEvent.Origin.LIVE));
        fx.run();
        assertThat(composer.editLast()).isTrue();
        assertThat(composer.textProperty().get()).isEqualTo("two");
        assertThat(composer.editLast()).isFalse();
        composer.cancelEdit();
        rig.said(new ChatEvent.Removal(new MessageKey(BLAZE, "b2"), Optional.empty(), ConsoleRig.START));
        fx.run();
        assertThat(composer.editLast()).isTrue();
        assertThat(composer.textProperty().get()).isEqualTo("one");
        composer.cancelEdit();
        rig.blaze.with(Support.no(ReasonCode.PLATFORM_LACKS), Capability.EDIT);
        assertThat(composer.editLast()).isFalse();
    }

    @Test
    void a_message_of_somebody_else_is_not_edited() {
        assertThat(composer.canEdit(rig.message(BLAZE, "b1", "other", "text"))).isInstanceOf(Support.No.class);
        composer.edit(rig.message(BLAZE, "b1", "other", "text"));
        assertThat(composer.editingProperty().getValue()).isEmpty();
    }

    private ChatMessage own(String id, String text) {
        var said = rig.message(BLAZE, id, "me", text);
        return new ChatMessage(said.key(), said.author(), said.fragments(), said.sentAt(), said.receivedAt(),
                Optional.empty(), Optional.empty(), Set.of(Trait.OWN), List.of(), Optional.empty());
    }

    @Test
    void everything_that_can_be_written_to_is_chosen_and_the_rest_says_why_not() {
        assertThat(composer.targets().chosen()).containsExactly(TO_BLAZE, TO_VK, TO_YOUTUBE);
        var twitch = composer.targets().chipsProperty().get().getFirst();
        assertThat(twitch.target()).isEqualTo(Target.of(TWITCH));
        assertThat(twitch.off()).hasValue("No account is connected here yet.");
    }

    @Test
    void a_number_key_switches_its_target_but_not_one_that_is_off() {
        composer.targets().toggle(2);
        composer.targets().toggle(1);
        composer.targets().toggle(9);
        assertThat(composer.targets().chosen()).containsExactly(TO_VK, TO_YOUTUBE);
        composer.targets().toggle(2);
        assertThat(composer.targets().chosen()).hasSize(3);
    }

    @Test
    void a_target_that_comes_back_is_as_it_was() {
        composer.targets().toggle(TO_VK);
        rig.streamvi.with(Support.no(ReasonCode.NOT_CONNECTED), Capability.SEND);
        said(new ConnectionState.Connecting());
        assertThat(composer.targets().chosen()).containsExactly(TO_BLAZE);
        rig.streamvi.with(Support.yes(), Capability.SEND);
        said(new ConnectionState.Live());
        assertThat(composer.targets().chosen()).containsExactly(TO_BLAZE, TO_YOUTUBE);
    }

    @Test
    void the_strictest_chosen_target_sets_the_budget() {
        type("x".repeat(211));
        assertThat(composer.budgetProperty().get().words()).isEqualTo("89 of 300 left (StreamVi VK)");
        composer.targets().toggle(TO_VK);
        composer.targets().toggle(TO_YOUTUBE);
        assertThat(composer.budgetProperty().get().words()).isEqualTo("289 of 500 left (Blaze)");
    }

    @Test
    void a_text_that_is_too_long_is_not_sent_and_stays() {
        type("😀".repeat(301));
        assertThat(composer.obstacleProperty().get()).hasValue("1 too many for StreamVi VK (300)");
        composer.submit();
        assertThat(composer.textProperty().get()).hasSize(602);
        assertThat(composer.newsProperty().get()).isEqualTo("1 too many for StreamVi VK (300)");
        assertThat(composer.outcomes().linesProperty().get()).isEmpty();
    }

    @Test
    void nothing_is_sent_without_words_or_without_targets() {
        type("  ");
        assertThat(composer.obstacleProperty().get()).hasValue("There is nothing to send.");
        type("hello");
        assertThat(composer.obstacleProperty().get()).isEmpty();
        composer.targets().chosen().forEach(composer.targets()::toggle);
        assertThat(composer.obstacleProperty().get()).hasValue("No target is chosen.");
    }

    @Test
    void one_of_three_refuses_and_sending_again_reaches_only_that_one() {
        rig.streamvi.outcomes.put("7", Outcome.rejected(ReasonCode.BAD_TOKEN, "token expired"));
        send("hello");
        assertThat(composer.textProperty().get()).isEmpty();
        assertThat(marks()).containsExactly("✓ Blaze sent",
                "✕ StreamVi VK The sign-in is no longer accepted: connect the account again. token expired",
                "✓ StreamVi YouTube sent");
        assertThat(line().retryable()).containsExactly(TO_VK);

        rig.streamvi.outcomes.remove("7");
        composer.outcomes().sendAgain(line());
        fx.until("all arrived", () -> line().arrived());
        assertThat(rig.blaze.sent()).containsExactly("hello[]");
        assertThat(rig.streamvi.sent()).containsExactly("hello[7, 8]", "hello[7]");
    }

    @Test
    void an_unknown_outcome_is_settled_by_the_user() {
        rig.blaze.outcomes.put("", Outcome.unknown(ReasonCode.TIMED_OUT, ""));
        send("hello");
        assertThat(marks().getFirst()).isEqualTo("? Blaze no word yet. No answer came in time.");
        composer.outcomes().settle(line(), TO_BLAZE, true);
        fx.until("settled", () -> line().arrived());
    }

    @Test
    void an_echo_says_that_the_text_was_seen() {
        rig.blaze.outcomes.put("", Outcome.done(new MessageKey(BLAZE, "55")));
        send("hello");
        var own = new ChatMessage(new MessageKey(BLAZE, "55"), Author.named("1", "me"), List.of(), rig.now.get(),
                rig.now.get(), Optional.empty(), Optional.empty(), Set.of(Trait.OWN), List.of(), Optional.empty());
        rig.said(new ChatEvent.Message(own, ChatEvent.Origin.LIVE));
        fx.until("seen", () -> marks().getFirst().equals("✓ Blaze seen"));
    }

    @Test
    void a_line_goes_with_the_next_text_only_when_it_arrived_everywhere() {
        send("all well");
        rig.streamvi.outcomes.put("8", Outcome.failed(ReasonCode.NETWORK, "reset"));
        send("half lost");
        assertThat(composer.outcomes().linesProperty().get()).extracting(OutcomeLine::text)
                .containsExactly("half lost");
        rig.streamvi.outcomes.clear();
        send("all well again");
        assertThat(composer.outcomes().linesProperty().get()).extracting(OutcomeLine::text)
                .containsExactly("all well again", "half lost");
        composer.outcomes().dismiss(composer.outcomes().linesProperty().get().getLast());
        assertThat(composer.outcomes().linesProperty().get()).hasSize(1);
    }

    @Test
    void a_lost_text_can_be_put_back_into_an_empty_box_for_the_targets_that_lack_it() {
        rig.streamvi.outcomes.put("8", Outcome.failed(ReasonCode.NETWORK, "reset"));
        send("hello");
        type("something else");
        composer.putBack(line());
        assertThat(composer.textProperty().get()).isEqualTo("something else");
        type("");
        composer.putBack(line());
        assertThat(composer.textProperty().get()).isEqualTo("hello");
        assertThat(composer.targets().chosen()).containsExactly(TO_YOUTUBE);
        assertThat(composer.outcomes().linesProperty().get()).isEmpty();
    }

    @Test
    void the_draft_outlives_a_restart_with_its_targets_and_its_reply() {
        composer.targets().toggle(TO_VK);
        composer.reply(rig.message(BLAZE, "9", "mira", "what do you mean?"));
        type("half a sent");
        rig.model.tick();
        rig.close();

        rig = new ConsoleRig(folder, fx);
        composer = rig.model.composer();
        assertThat(composer.textProperty().get()).isEqualTo("half a sent");
        rig.opened();
        fx.run();
        assertThat(composer.replyToProperty().get().orElseThrow().key()).isEqualTo(new MessageKey(BLAZE, "9"));
        composer.cancelReply();
        assertThat(composer.targets().chosen()).containsExactly(TO_BLAZE, TO_YOUTUBE);
    }

    @Test
    void a_text_of_which_no_word_came_outlives_a_restart_and_a_delivered_one_is_forgotten() {
        send("all well");
        rig.streamvi.outcomes.put("7", Outcome.unknown(ReasonCode.TIMED_OUT, ""));
        send("perhaps lost");
        rig.close();

        rig = new ConsoleRig(folder, fx).opened();
        composer = rig.model.composer();
        fx.run();
        assertThat(composer.outcomes().linesProperty().get()).extracting(OutcomeLine::text)
                .containsExactly("perhaps lost");
        composer.putBack(line());
        assertThat(composer.textProperty().get()).isEqualTo("perhaps lost");
        assertThat(composer.targets().chosen()).containsExactly(TO_VK);
    }

    @Test
    void nothing_is_kept_once_everything_arrived() {
        type("hello");
        composer.keep();
        assertThat(rig.settings.current().draft()).isPresent();
        send("hello");
        composer.keep();
        assertThat(rig.settings.current().draft()).isEmpty();
    }

    @Test
    void a_reply_goes_to_its_own_channel_only() {
        composer.reply(rig.message(BLAZE, "9", "mira", "what do you mean?"));
        assertThat(composer.replyToProperty().get().orElseThrow().words())
                .isEqualTo("Replying to mira: what do you mean?");
        assertThat(composer.targets().chosen()).containsExactly(TO_BLAZE);
        send("this");
        var sent = (ChatCommand.Send) rig.blaze.executed.element();
        assertThat(sent.replyTo()).hasValue(new MessageKey(BLAZE, "9"));
        assertThat(composer.replyToProperty().get()).isEmpty();
        assertThat(composer.targets().chosen()).hasSize(3);
    }

    @Test
    void sending_to_all_chooses_every_target_that_can_be_written_to() {
        composer.targets().toggle(TO_BLAZE);
        type("hello");
        composer.submitToAll();
        fx.until("three copies", () -> line().copies().size() == 3);
    }

    @Test
    void what_was_sent_comes_back_but_never_over_what_was_typed() {
        send("one");
        send("two");
        assertThat(composer.earlier()).isTrue();
        assertThat(composer.textProperty().get()).isEqualTo("two");
        composer.earlier();
        assertThat(composer.textProperty().get()).isEqualTo("one");
        assertThat(composer.earlier()).isFalse();
        composer.later();
        composer.later();
        assertThat(composer.textProperty().get()).isEmpty();
        type("my own");
        assertThat(composer.earlier()).isFalse();
        assertThat(composer.textProperty().get()).isEqualTo("my own");
    }

    @Test
    void a_slash_lists_commands_and_completing_writes_the_chosen_one() {
        type("/p");
        assertThat(composer.completionProperty().get().entries()).extracting(word -> word.typed())
                .containsExactly("/pin");
        assertThat(composer.complete()).isTrue();
        assertThat(composer.textProperty().get()).isEqualTo("/pin ");
        assertThat(composer.completionProperty().get().isOpen()).isFalse();
        type("/");
        composer.choose(-1);
        assertThat(composer.completionProperty().get().chosen())
                .isEqualTo(composer.completionProperty().get().entries().size() - 1);
        type("/pin");
        assertThat(composer.complete()).as("it is written out already").isFalse();
    }

    @Test
    void the_own_commands_of_the_chosen_platforms_are_listed_and_started() {
        rig.blaze.actions(Invented.all());
        var forms = new ArrayList<FormViewModel>();
        rig.model.actions().onOpen(forms::add, listing -> {});
        type("/po");
        assertThat(composer.completionProperty().get().entries()).containsExactly(
                new Completion.Entry("/poll", "/poll", "Start a poll · Blaze"));
        composer.complete();
        type("/poll Which level?");
        assertThat(composer.isCommand()).isTrue();
        composer.submit();
        assertThat(composer.textProperty().get()).isEmpty();
        assertThat(forms).hasSize(1);
        assertThat(forms.getFirst().fields().getFirst().textProperty().get()).isEqualTo("Which level?");
        type("/vote lever");
        composer.submit();
        fx.until("voted", () -> rig.blaze.executed.stream().anyMatch(ChatCommand.Native.class::isInstance));
        assertThat(forms).hasSize(1);
    }

    @Test
    void edit_without_words_brings_the_selected_own_message_into_the_box() {
        var mine = own("b9", "helo");
        rig.said(new ChatEvent.Message(mine, ChatEvent.Origin.LIVE));
        composer.select(Optional.of(mine.key()));
        type("/edit");
        composer.submit();
        assertThat(composer.textProperty().get()).isEqualTo("helo");
        assertThat(composer.editingProperty().getValue()).isPresent();
    }

    @Test
    void a_command_acts_on_the_selected_message_and_needs_one() {
        type("/delete");
        assertThat(composer.obstacleProperty().get()).hasValue("Select a message first: /delete");
        composer.select(Optional.of(new MessageKey(BLAZE, "9")));
        assertThat(composer.obstacleProperty().get()).isEmpty();
        composer.submit();
        fx.until("answered", () -> composer.newsProperty().get().equals("/delete: done."));
        assertThat(rig.blaze.executed).containsExactly(new ChatCommand.Remove(new MessageKey(BLAZE, "9")));
        assertThat(composer.textProperty().get()).isEmpty();
    }

    @Test
    void a_command_that_is_refused_comes_back_with_the_reason() {
        composer.select(Optional.of(new MessageKey(TWITCH, "9")));
        type("/delete");
        composer.submit();
        fx.until("answered",
                () -> composer.newsProperty().get().equals("No account is connected here yet."));
        assertThat(composer.textProperty().get()).isEqualTo("/delete");
    }

    @Test
    void a_command_can_name_where_a_text_goes() {
        type("/to blaze only there");
        assertThat(composer.reach()).isEqualTo(1);
        assertThat(composer.budgetProperty().get().words()).isEqualTo("490 of 500 left (Blaze)");
        composer.submit();
        fx.until("sent", () -> line().arrived());
        assertThat(rig.blaze.sent()).containsExactly("only there[]");
        assertThat(rig.streamvi.sent()).isEmpty();
    }

    @Test
    void somebody_is_mentioned_at_the_end_of_what_is_typed() {
        type("well");
        composer.mention(Author.named("1", "mira"));
        assertThat(composer.textProperty().get()).isEqualTo("well @mira ");
    }

    private void type(String text) {
        composer.textProperty().set(text);
    }

    private void send(String text) {
        type(text);
        composer.submit();
        fx.until("an answer to " + text, () -> line().text().equals(text) && !line().underWay());
    }

    private OutcomeLine line() {
        return composer.outcomes().newest().orElseThrow();
    }

    private List<String> marks() {
        return line().copies().stream().map(copy -> copy.mark().sign() + " " + copy.label() + " " + copy.brief())
                .toList();
    }

    private void said(ConnectionState state) {
        rig.said(new ChatEvent.Connection(STREAMVI, state, rig.now.get()));
        fx.run();
    }
}
