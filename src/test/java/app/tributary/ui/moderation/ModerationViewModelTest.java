package app.tributary.ui.moderation;

import static app.tributary.ui.ConsoleRig.BLAZE;
import static app.tributary.ui.ConsoleRig.START;
import static app.tributary.ui.ConsoleRig.TWITCH;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Pin;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.feed.FeedRow;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.Turns;
import app.tributary.ui.moderation.ModerationAction.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModerationViewModelTest {
    @TempDir
    Path folder;

    private final Turns fx = new Turns();
    private ConsoleRig rig;
    private ModerationViewModel sidebar;
    private ChatMessage onBlaze;
    private ChatMessage onTwitch;

    @BeforeEach
    void open() {
        rig = new ConsoleRig(folder, fx).opened();
        sidebar = rig.model.moderation();
        fx.run();
        onBlaze = rig.message(BLAZE, "b1", "loudmango", "you play like my grandma");
        onTwitch = rig.message(TWITCH, "t1", "kestrel", "hello");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void every_action_is_there_and_says_why_where_it_cannot_be_done() {
        select(onTwitch);
        assertThat(sidebar.actionsProperty().get()).extracting(ModerationAction::kind)
                .containsExactly(Kind.REPLY, Kind.PIN, Kind.DELETE, Kind.TIMEOUT, Kind.BAN, Kind.UNBAN);
        assertThat(action(Kind.DELETE).off()).hasValue("No account is connected here yet.");
        assertThat(action(Kind.PIN).off()).isEmpty();
        assertThat(action(Kind.PIN).note())
                .isEqualTo("Kept by this console alone: it cannot be pinned on the platform from here.");
        select(onBlaze);
        assertThat(action(Kind.DELETE).off()).isEmpty();
        assertThat(action(Kind.BAN).off()).hasValue("Tributary does not do this on this platform yet.");
    }

    @Test
    void what_cannot_be_done_is_not_asked_for_but_its_reason_is_said() {
        select(onTwitch);
        sidebar.perform(action(Kind.DELETE));
        fx.run();
        assertThat(rig.twitch.executed).isEmpty();
        assertThat(sidebar.newsProperty().get()).isEqualTo("No account is connected here yet.");
    }

    @Test
    void deleting_goes_to_the_platform_and_its_answer_stands_under_the_buttons_and_in_the_log() {
        select(onBlaze);
        sidebar.perform(action(Kind.DELETE));
        assertThat(sidebar.newsProperty().get()).isEqualTo("Delete: under way…");
        fx.until("done", () -> sidebar.newsProperty().get().equals("Delete: done."));
        assertThat(rig.blaze.executed).containsExactly(new ChatCommand.Remove(onBlaze.key()));
        fx.until("logged", () -> logged(LogLine.Mark.DONE));
        var line = sidebar.logProperty().get().getFirst();
        assertThat(line.what() + " " + line.about() + " " + line.where())
                .isEqualTo("Delete you play like my grandma Blaze");
    }

    @Test
    void a_refusal_is_said_in_words_and_marked_in_the_log() {
        rig.blaze.outcomes.put("", Outcome.rejected(ReasonCode.RATE_LIMITED, ""));
        select(onBlaze);
        sidebar.perform(Kind.PIN, onBlaze);
        fx.until("refused", () -> sidebar.newsProperty().get()
                .equals("Pin: not done. Too many at once: the platform asks to wait."));
        fx.until("logged", () -> logged(LogLine.Mark.FAILED));
    }

    @Test
    void a_pinned_message_can_be_unpinned_instead() {
        select(onBlaze);
        rig.said(new ChatEvent.PinChanged(BLAZE, Optional.of(new Pin(onBlaze.key(), onBlaze.fragments(),
                Optional.empty(), Optional.empty(), START, Optional.empty(), Pin.Keeper.PLATFORM)), START));
        fx.until("unpin is offered", () -> sidebar.actionsProperty().get().stream()
                .anyMatch(action -> action.kind() == Kind.UNPIN));
        assertThat(sidebar.actionsProperty().get()).extracting(ModerationAction::kind).doesNotContain(Kind.PIN);
    }

    @Test
    void a_message_that_is_gone_cannot_be_deleted_again() {
        sidebar.select(Optional.of(new FeedRow.MessageRow(1, onBlaze,
                Optional.of(new FeedRow.Removed(FeedRow.Removed.How.DELETED, Optional.empty(), START)))));
        assertThat(action(Kind.DELETE).off()).hasValue("The message is gone already.");
    }

    @Test
    void what_is_remembered_of_the_author_comes_with_the_selection_and_goes_with_it() {
        select(onBlaze);
        fx.until("remembered", () -> sidebar.factsProperty().get().isPresent());
        assertThat(sidebar.factsProperty().get().orElseThrow().messages()).isEqualTo(41);
        sidebar.select(Optional.empty());
        assertThat(sidebar.factsProperty().get()).isEmpty();
        assertThat(sidebar.actionsProperty().get()).isEmpty();
    }

    @Test
    void an_answer_that_comes_late_is_not_said_about_another_message() {
        select(onBlaze);
        sidebar.perform(Kind.DELETE, onBlaze);
        select(onTwitch);
        fx.until("logged", () -> logged(LogLine.Mark.DONE));
        fx.run();
        assertThat(sidebar.newsProperty().get()).isEmpty();
    }

    @Test
    void replying_makes_the_composer_answer_the_message() {
        select(onBlaze);
        sidebar.perform(action(Kind.REPLY));
        assertThat(rig.model.composer().replyToProperty().get()).hasValueSatisfying(
                answered -> assertThat(answered.key()).isEqualTo(new MessageKey(BLAZE, "b1")));
    }

    @Test
    void a_timeout_is_offered_in_lengths_and_takes_the_typed_reason_along() {
        moderated();
        assertThat(sidebar.actionsProperty().get()).filteredOn(action -> action.kind() == Kind.TIMEOUT)
                .extracting(ModerationAction::label).containsExactly("1 min", "10 min", "1 h", "1 d");
        sidebar.reasonProperty().set(" rude ");
        sidebar.perform(timeout("10 min"));
        assertThat(sidebar.newsProperty().get()).isEqualTo("Time out 10 min: under way…");
        fx.until("done", () -> undoSays("loudmango on Blaze: silenced for 10 min."));
        assertThat(sidebar.newsProperty().get()).isEmpty();
        assertThat(rig.blaze.executed).containsExactly(new ChatCommand.ActOnPerson(BLAZE, onBlaze.author().person(),
                PersonActionKind.TIMEOUT, Optional.of(Duration.ofMinutes(10)), Optional.of("rude")));
        assertThat(sidebar.reasonProperty().get()).isEmpty();
        fx.until("logged", () -> logged(LogLine.Mark.DONE));
        assertThat(sidebar.logProperty().get().getFirst().what()).isEqualTo("Time out 10 min");
    }

    @Test
    void only_the_lengths_that_the_platform_knows_are_offered() {
        rig.blaze.timeouts = List.of(Duration.ofMinutes(10));
        moderated();
        assertThat(sidebar.actionsProperty().get()).filteredOn(action -> action.kind() == Kind.TIMEOUT)
                .extracting(ModerationAction::label).containsExactly("10 min");
        assertThat(sidebar.takesAnyLength()).isFalse();
    }

    @Test
    void another_length_is_typed_and_what_is_no_length_is_said() {
        moderated();
        sidebar.ownLengthProperty().set("soon");
        sidebar.performOwnLength();
        assertThat(sidebar.newsProperty().get()).startsWith("“soon” is no length of time");
        assertThat(rig.blaze.executed).isEmpty();
        sidebar.ownLengthProperty().set("90m");
        sidebar.performOwnLength();
        fx.until("done", () -> undoSays("loudmango on Blaze: silenced for 90 min."));
        assertThat(sidebar.ownLengthProperty().get()).isEmpty();
    }

    @Test
    void a_platform_that_knows_no_end_says_so_as_a_note_and_is_offered_all_the_same() {
        rig.blaze.with(new Support.LiftedHere(Reason.of(ReasonCode.LIFTED_HERE)), Capability.TIMEOUT);
        select(onBlaze);
        assertThat(timeout("1 h").note()).isNotEmpty();
        assertThat(timeout("1 h").off()).isEmpty();
    }

    @Test
    void a_ban_can_be_taken_back_for_some_seconds() {
        moderated();
        sidebar.perform(action(Kind.BAN));
        fx.until("undo is offered", () -> sidebar.undo().lineProperty().get().isPresent());
        assertThat(sidebar.undo().lineProperty().get().orElseThrow().words()).isEqualTo("loudmango on Blaze: banned.");
        sidebar.select(Optional.empty());
        sidebar.undo().undo();
        sidebar.undo().undo();
        fx.until("undone", () -> sidebar.undo().lineProperty().get().orElseThrow().words()
                .equals("Undone: loudmango may write on Blaze again."));
        assertThat(rig.blaze.executed).hasSize(2).last().isEqualTo(new ChatCommand.ActOnPerson(BLAZE,
                onBlaze.author().person(), PersonActionKind.UNBAN, Optional.empty(), Optional.empty()));
        rig.passes(Duration.ofSeconds(7));
        sidebar.tick();
        assertThat(sidebar.undo().lineProperty().get()).isEmpty();
    }

    @Test
    void undo_goes_by_itself_and_is_not_offered_where_nothing_can_be_lifted() {
        moderated();
        sidebar.perform(timeout("1 min"));
        fx.until("undo is offered", () -> sidebar.undo().lineProperty().get().isPresent());
        rig.passes(Duration.ofSeconds(11));
        sidebar.tick();
        assertThat(sidebar.undo().lineProperty().get()).isPresent();
        rig.passes(Duration.ofSeconds(2));
        sidebar.tick();
        assertThat(sidebar.undo().lineProperty().get()).isEmpty();
        rig.blaze.with(Support.no(ReasonCode.PLATFORM_LACKS), Capability.UNBAN);
        sidebar.perform(timeout("1 h"));
        fx.until("done", () -> sidebar.newsProperty().get().equals("Time out 1 h: done."));
        assertThat(sidebar.undo().lineProperty().get()).isEmpty();
    }

    @Test
    void a_ban_that_is_refused_keeps_the_reason_and_offers_no_undo() {
        moderated();
        rig.blaze.outcomes.put("", Outcome.rejected(ReasonCode.MISSING_RIGHT, "moderator"));
        sidebar.reasonProperty().set("spam");
        sidebar.perform(action(Kind.BAN));
        fx.until("refused", () -> sidebar.newsProperty().get().startsWith("Ban: not done."));
        assertThat(sidebar.reasonProperty().get()).isEqualTo("spam");
        assertThat(sidebar.undo().lineProperty().get()).isEmpty();
    }

    private boolean undoSays(String words) {
        return sidebar.undo().lineProperty().get().filter(line -> line.words().equals(words)).isPresent();
    }

    private void moderated() {
        rig.blaze.with(Support.yes(), Capability.TIMEOUT, Capability.BAN, Capability.UNBAN);
        select(onBlaze);
    }

    private ModerationAction timeout(String label) {
        return sidebar.actionsProperty().get().stream()
                .filter(action -> action.kind() == Kind.TIMEOUT && action.label().equals(label)).findFirst()
                .orElseThrow();
    }

    private void select(ChatMessage message) {
        sidebar.select(Optional.of(ConsoleRig.row(1, message)));
        fx.run();
    }

    private ModerationAction action(Kind kind) {
        return sidebar.actionsProperty().get().stream().filter(action -> action.kind() == kind).findFirst()
                .orElseThrow();
    }

    private boolean logged(LogLine.Mark mark) {
        List<LogLine> lines = sidebar.logProperty().get();
        return !lines.isEmpty() && lines.getFirst().mark() == mark;
    }
}
