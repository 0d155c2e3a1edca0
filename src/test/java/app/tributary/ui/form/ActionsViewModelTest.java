package app.tributary.ui.form;

import static app.tributary.ui.ConsoleRig.BLAZE;
import static app.tributary.ui.ConsoleRig.TWITCH;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.Invented;
import app.tributary.ui.Turns;
import app.tributary.ui.form.FormViewModel.Step;
import app.tributary.ui.status.StatusViewModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsViewModelTest {
    @TempDir
    Path folder;

    private final Turns fx = new Turns();
    private final List<FormViewModel> forms = new ArrayList<>();
    private final List<ListingViewModel> listings = new ArrayList<>();
    private ConsoleRig rig;
    private ActionsViewModel actions;

    @BeforeEach
    void open() {
        rig = new ConsoleRig(folder, fx).opened();
        rig.blaze.actions(Invented.all());
        actions = rig.model.actions();
        actions.onOpen(forms::add, listings::add);
        fx.run();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void each_subject_has_its_own_actions_and_one_that_cannot_be_done_says_why() {
        assertThat(actions.offered(Subject.MESSAGE, BLAZE)).extracting(OfferedAction::label)
                .containsExactly("Superlike…", "Open the thread");
        assertThat(actions.offered(Subject.PERSON, BLAZE)).extracting(OfferedAction::label)
                .containsExactly("Let back in", "Profile");
        assertThat(actions.offered(Subject.CHANNEL, TWITCH)).isEmpty();
        assertThat(offered(Invented.EXPORT_ALL).off()).hasValueSatisfying(why -> assertThat(why).contains(
                "administrator"));
        assertThat(offered(Invented.SUPER).hint()).isEqualTo("Costs 10 superlike credits.");
    }

    @Test
    void a_harmless_one_without_fields_runs_at_once_and_what_it_finds_is_listed() {
        rig.blaze.answers.put("banned", new Outcome.Found(Invented.page(BLAZE, 1, 2, false)));
        start(Invented.LIST_BANNED);
        fx.until("listed", () -> !listings.isEmpty());
        assertThat(forms).isEmpty();
        assertThat(listings.getFirst().title()).isEqualTo("Banned here");
        assertThat(listings.getFirst().rowsProperty().get()).extracting(ListingViewModel.Row::text)
                .containsExactly("troll_1", "troll_2");
        assertThat(status()).isEmpty();
    }

    @Test
    void a_form_says_what_is_missing_and_sends_the_values_by_their_kinds() {
        var form = poll();
        form.submit();
        assertThat(field(form, "question").problemProperty().get()).isEqualTo("This is needed.");
        assertThat(rig.blaze.executed).isEmpty();
        fill(form, "question", "Which level?");
        assertThat(field(form, "question").problemProperty().get()).isEmpty();
        fill(form, "options", "one\n\ntwo\nthree\nfour\nfive\nsix");
        form.submit();
        assertThat(field(form, "options").problemProperty().get()).isEqualTo("1 too many: at most 5 lines.");
        fill(form, "options", "one\ntwo");
        fill(form, "starts", "19:30");
        fill(form, "votes", "2");
        fill(form, "who", "followers");
        fill(form, "anonymous", "yes");
        field(form, "picture").fileProperty().set(Optional.of(folder.resolve("cat.png")));
        form.submit();
        fx.until("done", () -> form.stepProperty().get() == Step.DONE);
        assertThat(rig.blaze.executed).containsExactly(new ChatCommand.Native(BLAZE, new ActionId("poll"),
                new Form(Map.of("question", new FieldValue.Text("Which level?"), "options",
                        new FieldValue.Lines(List.of("one", "two")), "lasts",
                        new FieldValue.Span(Duration.ofMinutes(10)), "starts",
                        new FieldValue.Moment(Instant.parse("2026-05-01T19:30:00Z")), "votes",
                        new FieldValue.Whole(2), "who", new FieldValue.Text("followers"), "anonymous",
                        new FieldValue.Flag(true), "picture", new FieldValue.FileAt(folder.resolve("cat.png")))),
                Optional.empty(), Optional.empty()));
        assertThat(status()).containsExactly("Start a poll: done.");
    }

    @Test
    void the_quiet_lines_count_and_say_what_was_understood() {
        var form = poll();
        assertThat(field(form, "lasts").noteProperty().get()).isEqualTo("Means 10 min");
        fill(form, "lasts", "soon");
        assertThat(field(form, "lasts").noteProperty().get()).startsWith("Seconds, or");
        fill(form, "starts", "1d");
        assertThat(field(form, "starts").noteProperty().get()).startsWith("Means Saturday, May 2, 2026");
        fill(form, "note", "👍👍");
        assertThat(field(form, "note").noteProperty().get()).isEqualTo("118 of 120 left");
        assertThat(field(form, "question").noteProperty().get()).isEmpty();
        fill(form, "question", "x".repeat(83));
        assertThat(field(form, "question").noteProperty().get()).isEqualTo("3 too many for 80");
    }

    @Test
    void what_costs_something_and_is_final_is_asked_once_and_sent_once() {
        var key = new MessageKey(BLAZE, "m1");
        actions.start(offered(Invented.SUPER), Optional.of(key), Optional.empty());
        var form = forms.getFirst();
        assertThat(form.stepProperty().get()).isEqualTo(Step.ASK);
        assertThat(form.question()).isEqualTo("This costs 10 superlike credits and cannot be taken back. Go on?");
        assertThat(form.yes()).isEqualTo("Superlike for 10 superlike credits");
        rig.blaze.gate.acquireUninterruptibly();
        form.submit();
        assertThat(form.stepProperty().get()).isEqualTo(Step.RUNNING);
        form.submit();
        form.submit();
        assertThat(status()).containsExactly("Superlike: under way…");
        rig.blaze.gate.release();
        fx.until("done", () -> form.stepProperty().get() == Step.DONE);
        assertThat(rig.blaze.executed).containsExactly(new ChatCommand.Native(BLAZE, new ActionId("superlike"),
                Form.EMPTY, Optional.of(key), Optional.empty()));
    }

    @Test
    void a_form_with_fields_asks_after_them_and_lets_one_go_back() {
        start(Invented.WIPE_ROOM);
        var form = forms.getFirst();
        assertThat(form.stepProperty().get()).isEqualTo(Step.FILL);
        form.submit();
        assertThat(form.stepProperty().get()).isEqualTo(Step.ASK);
        assertThat(form.question()).isEqualTo("This cannot be taken back. Go on?");
        form.back();
        assertThat(form.stepProperty().get()).isEqualTo(Step.FILL);
        assertThat(rig.blaze.executed).isEmpty();
    }

    @Test
    void a_failure_is_said_and_what_was_typed_stays_also_when_the_form_is_closed_and_opened_again() {
        rig.blaze.outcomes.put("", Outcome.failed(ReasonCode.NETWORK, "reset"));
        var form = poll();
        fill(form, "question", "Which level?");
        fill(form, "options", "one\ntwo");
        form.submit();
        fx.until("failed", () -> !form.problemProperty().get().isEmpty());
        assertThat(form.problemProperty().get()).startsWith("Start a poll: not done.");
        assertThat(form.stepProperty().get()).isEqualTo(Step.FILL);
        actions.closed(form);
        var again = poll();
        assertThat(field(again, "question").textProperty().get()).isEqualTo("Which level?");
        rig.blaze.outcomes.clear();
        again.submit();
        fx.until("done", () -> again.stepProperty().get() == Step.DONE);
        actions.closed(again);
        assertThat(field(poll(), "question").textProperty().get()).isEmpty();
    }

    @Test
    void a_paid_one_without_an_answer_warns_before_it_is_repeated_and_asks_again() {
        rig.blaze.outcomes.put("", Outcome.unknown(ReasonCode.TIMED_OUT, ""));
        start(Invented.SUPER);
        var form = forms.getFirst();
        form.submit();
        fx.until("no word", () -> form.problemProperty().get().contains("Look whether it was done"));
        assertThat(form.stepProperty().get()).isEqualTo(Step.ASK);
        assertThat(rig.blaze.executed).hasSize(1);
    }

    @Test
    void an_offer_that_is_whole_runs_at_once_and_one_that_lacks_something_asks_for_that_alone() {
        actions.start(BLAZE, Offer.of(Invented.CAST.id(), Phrase.plain("Lever"), Form.of("option", "lever")));
        fx.until("voted", () -> status().contains("Vote: done."));
        assertThat(forms).isEmpty();
        actions.start(BLAZE, Offer.of(Invented.MAKE_POLL.id(), Phrase.plain("Again"), Form.of("question", "Why?")));
        assertThat(forms.getFirst().fields()).extracting(field -> field.field().key()).doesNotContain("question")
                .contains("options");
    }

    @Test
    void an_offer_that_is_not_there_any_more_is_said() {
        rig.blaze.actions(new NativeAction[0]);
        actions.start(BLAZE, Offer.of(Invented.CAST.id(), Phrase.plain("Lever"), Form.EMPTY));
        assertThat(status()).containsExactly("Lever is not offered there any more.");
    }

    @Test
    void a_list_grows_by_pages_and_its_buttons_are_done_once() {
        rig.blaze.answers.put("banned", new Outcome.Found(Invented.page(BLAZE, 1, 2, true)));
        start(Invented.LIST_BANNED);
        fx.until("listed", () -> !listings.isEmpty());
        var list = listings.getFirst();
        rig.blaze.answers.put("banned", new Outcome.Found(Invented.page(BLAZE, 3, 1, false)));
        list.loadMore();
        list.loadMore();
        fx.until("grown", () -> list.rowsProperty().get().size() == 3);
        assertThat(list.moreProperty().get()).isEmpty();
        assertThat(rig.blaze.executed).hasSize(2).last().extracting(command -> ((ChatCommand.Native) command).form())
                .isEqualTo(Form.of("from", "3"));
        var row = list.rowsProperty().get().get(1);
        list.press(row, row.buttons().getFirst());
        fx.until("let back in", () -> list.rowsProperty().get().get(1).buttons().getFirst().done());
        assertThat(list.newsProperty().get()).isEqualTo("Let back in: done.");
        assertThat(list.rowsProperty().get().get(0).buttons().getFirst().done()).isFalse();
    }

    @Test
    void a_page_that_does_not_come_is_said_and_can_be_asked_for_again() {
        rig.blaze.answers.put("banned", new Outcome.Found(Invented.page(BLAZE, 1, 2, true)));
        start(Invented.LIST_BANNED);
        fx.until("listed", () -> !listings.isEmpty());
        rig.blaze.answers.put("banned", Outcome.failed(ReasonCode.NETWORK, ""));
        listings.getFirst().loadMore();
        fx.until("said", () -> listings.getFirst().newsProperty().get().startsWith("More: not done."));
        assertThat(listings.getFirst().moreProperty().get()).isPresent();
        assertThat(listings.getFirst().loadingProperty().get()).isFalse();
    }

    @Test
    void a_note_of_the_platform_is_said_with_the_outcome() {
        rig.blaze.answers.put("lift", new Outcome.Done(Optional.empty(),
                Optional.of(Reason.of(ReasonCode.KEPT_BY_CONSOLE))));
        actions.start(offered(Invented.LIFT_BAN), Optional.empty(), Optional.of(new Person("7", "troll")));
        fx.until("said", () -> status().stream().anyMatch(said -> said.startsWith("Let back in: done. Kept by")));
    }

    private FormViewModel poll() {
        start(Invented.MAKE_POLL);
        return forms.getLast();
    }

    private void start(NativeAction action) {
        actions.start(offered(action), Optional.empty(), Optional.empty());
    }

    private OfferedAction offered(NativeAction action) {
        return actions.offered(action.subject(), BLAZE).stream().filter(one -> one.action().equals(action)).findFirst()
                .orElseThrow();
    }

    private List<String> status() {
        return rig.model.status().linesProperty().get().stream().map(StatusViewModel.Line::words).toList();
    }

    private static FieldViewModel field(FormViewModel form, String key) {
        return form.fields().stream().filter(field -> field.field().key().equals(key)).findFirst().orElseThrow();
    }

    private static void fill(FormViewModel form, String key, String text) {
        field(form, key).textProperty().set(text);
    }
}
