package app.tributary.desk;

import static app.tributary.desk.DeskRig.BLAZE;
import static app.tributary.desk.DeskRig.STREAMVI;
import static app.tributary.desk.DeskRig.outlet;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ActionId;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Field.Kind;
import app.tributary.platform.NativeAction.Reversal;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlashCommandTest {
    private static final MessageKey KEY = new MessageKey(BLAZE, "m1");
    private static final NativeAction SUPERLIKE = action("superlike", Subject.MESSAGE);
    private static final NativeAction MUTE = action("mute", Subject.PERSON);
    private static final NativeAction POLL = action("poll", Subject.CHANNEL,
            Field.of("note", Kind.LINE, DeskWord.USAGE_ME, false, 0),
            Field.of("question", Kind.LINE, DeskWord.USAGE_ME, true, 0));
    private static final List<Target> TARGETS = List.of(Target.of(BLAZE), outlet(STREAMVI, "7"),
            outlet(STREAMVI, "8"));

    @Test
    void text_without_a_slash_and_with_two_is_said() {
        assertThat(read("hello /delete")).isEqualTo(new SlashCommand.Say("hello /delete"));
        assertThat(read("//delete me")).isEqualTo(new SlashCommand.Say("/delete me"));
        assertThat(read("/me waves")).isEqualTo(new SlashCommand.Say("/me waves"));
        assertThat(read("")).isEqualTo(new SlashCommand.Say(""));
    }

    @Test
    void selected_message_is_deleted_pinned_unpinned_and_answered() {
        assertThat(read("/delete")).isEqualTo(new SlashCommand.Act(new ChatCommand.Remove(KEY)));
        assertThat(read("/PIN ")).isEqualTo(new SlashCommand.Act(new ChatCommand.PinMessage(KEY)));
        assertThat(read("/unpin")).isEqualTo(new SlashCommand.Act(new ChatCommand.Unpin(KEY)));
        assertThat(read("/reply  so it is ")).isEqualTo(new SlashCommand.Reply(KEY, "so it is"));
    }

    @Test
    void somebody_is_timed_out_banned_and_let_back() {
        var mira = new Person("42", "Mira Mod");

        assertThat(read("/timeout @mira 600 rude words")).isEqualTo(new SlashCommand.Act(
                new ChatCommand.ActOnPerson(BLAZE, mira, PersonActionKind.TIMEOUT,
                        Optional.of(Duration.ofMinutes(10)), Optional.of("rude words"))));
        assertThat(read("/timeout mira 2h")).isEqualTo(new SlashCommand.Act(new ChatCommand.ActOnPerson(BLAZE, mira,
                PersonActionKind.TIMEOUT, Optional.of(Duration.ofHours(2)), Optional.empty())));
        assertThat(read("/ban \"Zed Zed\"")).isEqualTo(new SlashCommand.Act(new ChatCommand.ActOnPerson(BLAZE,
                new Person("Zed Zed", "Zed Zed"), PersonActionKind.BAN, Optional.empty(), Optional.empty())));
        assertThat(read("/unban mira")).isEqualTo(new SlashCommand.Act(new ChatCommand.ActOnPerson(BLAZE, mira,
                PersonActionKind.UNBAN, Optional.empty(), Optional.empty())));
    }

    @Test
    void text_goes_to_the_named_places_only() {
        assertThat(read("/to streamvi:15/7 hello you")).isEqualTo(
                new SlashCommand.SayTo(List.of(outlet(STREAMVI, "7")), "hello you"));
        assertThat(read("/to Blaze streamvi:15 hello")).isEqualTo(new SlashCommand.SayTo(TARGETS, "hello"));
        assertThat(read("/to blaze blaze is great")).isEqualTo(
                new SlashCommand.SayTo(List.of(Target.of(BLAZE)), "blaze is great"));
    }

    @ParameterizedTest
    @CsvSource({"/, NO_SUCH_COMMAND", "/dance, NO_SUCH_COMMAND", "/delete it, TOO_MUCH", "/reply, MISSING_TEXT",
            "/me, MISSING_TEXT", "/timeout, MISSING_USER", "/timeout @, MISSING_SECONDS",
            "/timeout mira, MISSING_SECONDS", "/timeout mira soon, BAD_SECONDS", "/timeout mira 0, BAD_SECONDS",
            "/timeout mira 15d, BAD_SECONDS", "/timeout mira 99999999999, BAD_SECONDS", "/ban, MISSING_USER",
            "/ban @, MISSING_USER", "/to, MISSING_TARGET", "/to nowhere hello, NO_SUCH_TARGET",
            "/to blaze, MISSING_TEXT"})
    void odd_command_is_a_problem_in_words(String text, DeskWord problem) {
        assertThat(read(text)).isInstanceOfSatisfying(SlashCommand.Problem.class, said -> {
            assertThat(said.word()).isEqualTo(problem);
            assertThat(said.sentence(Words.english())).isNotBlank().doesNotContain("{");
        });
    }

    @Test
    void command_for_a_message_needs_a_selection_and_one_for_a_person_a_channel() {
        var nothing = new SlashCommand.Around(Optional.empty(), TARGETS, (_, _) -> Optional.empty());

        for (String text : List.of("/delete", "/pin", "/unpin", "/reply yes")) {
            assertThat(SlashCommand.read(text, nothing)).isInstanceOfSatisfying(SlashCommand.Problem.class,
                    said -> assertThat(said.word()).isEqualTo(DeskWord.SELECT_A_MESSAGE));
        }
        assertThat(SlashCommand.read("/ban mira", nothing)).isEqualTo(
                new SlashCommand.Problem(DeskWord.WHICH_CHANNEL, "mira", Optional.empty()));
        assertThat(SlashCommand.read("/ban mira",
                new SlashCommand.Around(Optional.empty(), List.of(Target.of(BLAZE)), (_, _) -> Optional.empty())))
                .isInstanceOf(SlashCommand.Act.class);
    }

    @Test
    void own_message_is_edited_and_a_message_reacted_to() {
        assertThat(read("/edit better words")).isEqualTo(
                new SlashCommand.Act(new ChatCommand.Edit(KEY, "better words")));
        assertThat(read("/edit")).isEqualTo(new SlashCommand.BeginEdit(Optional.of(KEY)));
        assertThat(read("/react 🔥")).isEqualTo(new SlashCommand.Act(new ChatCommand.React(KEY, "🔥", true)));
        assertThat(problem("/react")).isEqualTo(DeskWord.MISSING_REACTION);
    }

    @Test
    void what_a_platform_publishes_is_a_command_of_the_selected_message_or_the_chosen_channels() {
        assertThat(own("/Superlike", Optional.of(KEY), BLAZE)).isEqualTo(
                new SlashCommand.Start(BLAZE, SUPERLIKE, Form.EMPTY, Optional.of(KEY), Optional.empty()));
        assertThat(own("/poll Which level?", Optional.empty(), BLAZE)).isEqualTo(new SlashCommand.Start(BLAZE, POLL,
                Form.of("question", "Which level?"), Optional.empty(), Optional.empty()));
        assertThat(own("/mute @mira", Optional.empty(), BLAZE)).isEqualTo(new SlashCommand.Start(BLAZE, MUTE,
                Form.EMPTY, Optional.empty(), Optional.of(new Person("42", "Mira Mod"))));
    }

    @Test
    void what_an_own_command_lacks_is_said() {
        assertThat(wrong(own("/superlike", Optional.empty(), BLAZE))).isEqualTo(DeskWord.SELECT_A_MESSAGE);
        assertThat(wrong(own("/superlike now", Optional.of(KEY), BLAZE))).isEqualTo(DeskWord.TOO_MUCH);
        assertThat(wrong(own("/mute", Optional.empty(), BLAZE))).isEqualTo(DeskWord.MISSING_USER);
        assertThat(wrong(own("/poll x", Optional.empty(), BLAZE, STREAMVI))).isEqualTo(DeskWord.SEVERAL_CHANNELS);
        assertThat(own("/poll x", Optional.of(KEY), BLAZE, STREAMVI)).isInstanceOf(SlashCommand.Start.class);
        assertThat(wrong(own("/nothing", Optional.of(KEY), BLAZE))).isEqualTo(DeskWord.NO_SUCH_COMMAND);
    }

    private static DeskWord problem(String text) {
        return wrong(read(text));
    }

    private static DeskWord wrong(SlashCommand command) {
        return ((SlashCommand.Problem) command).word();
    }

    private static SlashCommand own(String text, Optional<MessageKey> selected, Channel... chosen) {
        return SlashCommand.read(text, new SlashCommand.Around(selected, TARGETS,
                (channel, name) -> Optional.of(new Person("42", "Mira Mod")).filter(_ -> name.equals("mira")),
                List.of(chosen), channel -> List.of(SUPERLIKE, POLL, MUTE)));
    }

    private static NativeAction action(String id, Subject subject, Field... fields) {
        return new NativeAction(new ActionId(id), subject, DeskWord.USAGE_ME, Optional.empty(), List.of(fields),
                Optional.empty(), Reversal.UNDOABLE, Support.yes());
    }

    @Test
    void every_word_has_a_text_in_every_language() {
        for (var language : Words.LANGUAGES) {
            for (var word : DeskWord.values()) {
                assertThat(Words.in(language).of(word, "x")).as("%s in %s", word, language).isNotBlank();
            }
        }
    }

    @Test
    void nothing_that_can_be_typed_makes_it_fail() {
        var random = new Random(7);
        var pieces = List.of("/", "//", "timeout", "ban", "to", "reply", "me", "İ", "ı", "blaze", ":", "\"", "\"\"",
                "@",
                " ", "\t", "\n", "\u3000", "9", "00", "s", "d", "\0", "{0}", "'", "👋", "\ud83d", "streamvi:15/7",
                "-1");
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(random.nextInt(4) == 0 ? "" : "/");
            for (int j = random.nextInt(8); j >= 0; j--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            switch (read(text.toString())) {
                case SlashCommand.Problem problem -> assertThat(problem.sentence(Words.english())).isNotBlank();
                case SlashCommand.Say said -> assertThat(text.toString()).endsWith(said.text());
                case SlashCommand.SayTo said -> assertThat(said.text()).isNotBlank();
                case SlashCommand.Reply said -> assertThat(said.text()).isNotBlank();
                case SlashCommand.BeginEdit edit -> assertThat(edit.message()).isPresent();
                case SlashCommand.Start start -> throw new AssertionError("nobody publishes " + start);
                case SlashCommand.Act act -> assertThat(act.command().channel()).isEqualTo(BLAZE);
            }
        }
    }

    private static SlashCommand read(String text) {
        return SlashCommand.read(text, new SlashCommand.Around(Optional.of(KEY), TARGETS,
                (channel, name) -> Optional.of(new Person("42", "Mira Mod"))
                        .filter(_ -> channel.equals(BLAZE) && name.equals("mira"))));
    }
}
