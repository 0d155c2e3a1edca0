package app.tributary.ui.composer;

import app.tributary.account.DraftSettings;
import app.tributary.account.SettingsStore;
import app.tributary.chat.Author;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.desk.ActionRecord;
import app.tributary.desk.Desk;
import app.tributary.desk.DeskListener;
import app.tributary.desk.Dispatch;
import app.tributary.desk.SlashCommand;
import app.tributary.desk.SlashWord;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedListener;
import app.tributary.ui.Language;
import app.tributary.ui.ListedChannel;
import app.tributary.ui.Sentence;
import app.tributary.words.ReasonWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/**
 * The box that everything is written in. The draft outlives a restart, and a text that was sent is kept
 * until each of its targets has it. {@link FeedListener} and {@link DeskListener} calls may come on any
 * thread, the rest belongs to the FX thread.
 */
public final class ComposerViewModel implements FeedListener, DeskListener {
    /** How much of an answered message is quoted, and of a text in its line, in characters. */
    private static final int EXCERPT = 90;

    /** How much of the name that an outlet was given fits a chip. */
    private static final int LONGEST_NAME = 24;

    private final Desk desk;
    private final SettingsStore settings;
    private final Language language;
    private final Consumer<SlashCommand.Start> start;
    private final Executor fx;
    private final TargetsViewModel targets = new TargetsViewModel();
    private final OutcomesViewModel outcomes;
    private final SentTexts sent = new SentTexts();
    private final OwnMessages own = new OwnMessages();
    private final EditViewModel edit;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Answered>> replyTo = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Budget> budget = new ReadOnlyObjectWrapper<>(Budget.NONE);
    private final ReadOnlyObjectWrapper<Optional<String>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Completion> completion = new ReadOnlyObjectWrapper<>(Completion.NONE);
    private final ReadOnlyObjectWrapper<String> news = new ReadOnlyObjectWrapper<>("");
    private List<ListedChannel> channels = List.of();
    private Optional<MessageKey> selected = Optional.empty();

    /**
     * What the text answers.
     *
     * @param key which message
     * @param words "Replying to mira_mod: …"
     */
    public record Answered(MessageKey key, String words) {}

    /**
     * A composer with the draft of the settings in it.
     *
     * @param start starts what only a platform has
     * @param fx runs on the FX thread
     */
    public ComposerViewModel(Desk desk, SettingsStore settings, Language language,
            Consumer<SlashCommand.Start> start, Executor fx) {
        this.desk = desk;
        this.settings = settings;
        this.language = language;
        this.start = start;
        this.fx = fx;
        outcomes = new OutcomesViewModel(desk, language, targets::label);
        edit = new EditViewModel(desk, fx);
        settings.current().draft().ifPresent(this::restore);
        targets.chipsProperty().subscribe(chips -> judge());
        text.subscribe(typed -> {
            completion.set(edit.now().isPresent() || !typed.startsWith("/")
                    ? Completion.NONE
                    : Completion.of(typed, commands()));
            news.set("");
            judge();
        });
        language.wordsProperty().subscribe(words -> refresh());
    }

    public TargetsViewModel targets() {
        return targets;
    }

    public OutcomesViewModel outcomes() {
        return outcomes;
    }

    /** What stands in the box. */
    public StringProperty textProperty() {
        return text;
    }

    /** What the text answers; empty: nothing. */
    public ReadOnlyObjectProperty<Optional<Answered>> replyToProperty() {
        return replyTo.getReadOnlyProperty();
    }

    /** The own message that is being edited, in words; empty: none is. */
    public ObservableValue<Optional<String>> editingProperty() {
        return edit.editingProperty().map(now -> now.map(EditViewModel.Editing::words));
    }

    /** Whether the new words of an edited message are on their way. */
    public boolean isSaving() {
        return edit.now().filter(EditViewModel.Editing::saving).isPresent();
    }

    /** How much still fits. */
    public ReadOnlyObjectProperty<Budget> budgetProperty() {
        return budget.getReadOnlyProperty();
    }

    /** Why the text cannot be sent as it stands; empty: it can. */
    public ReadOnlyObjectProperty<Optional<String>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** The commands that the text may become. */
    public ReadOnlyObjectProperty<Completion> completionProperty() {
        return completion.getReadOnlyProperty();
    }

    /** What became of the last command, or why it cannot be done; gone with the next letter. */
    public ReadOnlyObjectProperty<String> newsProperty() {
        return news.getReadOnlyProperty();
    }

    /** From now on these channels. */
    public void list(List<ListedChannel> listed) {
        channels = List.copyOf(listed);
        refresh();
    }

    /** Asks the desk anew where can be written to. */
    public void refresh() {
        var offered = new ArrayList<TargetChip>();
        for (var listed : channels) {
            var can = desk.capabilities(listed.channel());
            var need = replyTo.get().isPresent() ? Capability.REPLY : Capability.SEND;
            Optional<String> off = can.of(need) instanceof Support.No(var why)
                    ? Optional.of(Sentence.of(language.words(), why))
                    : Optional.empty();
            var outlets = desk.outlets(listed.channel());
            if (outlets.isEmpty()) {
                offered.add(new TargetChip(Target.of(listed.channel()), listed.label(),
                        listed.channel().platform(), can.limit(), true, off, listed.careful()));
            }
            outlets.forEach(outlet -> offered.add(new TargetChip(
                    new Target(listed.channel(), Optional.of(outlet.id())),
                    listed.label() + " " + Sentence.oneLine(outlet.name(), LONGEST_NAME),
                    listed.channel().platform(), can.limit(), true, off, listed.careful())));
        }
        targets.offer(offered);
        outcomes.show();
    }

    /**
     * What is selected in the feed: commands refer to it.
     *
     * @param message empty: nothing is
     */
    public void select(Optional<MessageKey> message) {
        selected = message;
        judge();
    }

    /** Sends the text to the chosen targets, or does what it commands. While something stands in its way, that is said. */
    public void submit() {
        judge();
        if (obstacle.get().isPresent()) {
            if (!text.get().isBlank()) {
                news.set(obstacle.get().get());
            }
            return;
        }
        if (edit.now().isPresent()) {
            news.set(language.words().of(ComposerWord.SAVING));
            edit.save(text.get().strip(), this::saved);
            judge();
            return;
        }
        switch (meaning()) {
            case SlashCommand.Say(var words) -> send(words, targets.chosen(), replyTo.get().map(Answered::key));
            case SlashCommand.SayTo(var where, var words) -> send(words, where, Optional.empty());
            case SlashCommand.Reply(var to, var words) -> send(words, targetsIn(to), Optional.of(to));
            case SlashCommand.Act(var command) -> act(command);
            case SlashCommand.Start command -> {
                sent.add(text.get());
                text.set("");
                start.accept(command);
            }
            case SlashCommand.BeginEdit(var message) -> beginEdit(message);
            case SlashCommand.Problem problem -> news.set(problem.sentence(language.words()));
        }
    }

    /** The text goes to every target that can be written to. */
    public void submitToAll() {
        targets.want(targets.possible());
        submit();
    }

    /** How many places the text goes to; 0 where it is a command that says nothing. */
    public int reach() {
        return switch (meaning()) {
            case SlashCommand.Say _ -> targets.chosen().size();
            case SlashCommand.SayTo(var where, var _) -> where.size();
            case SlashCommand.Reply(var to, var _) -> targetsIn(to).size();
            case SlashCommand.Act _,SlashCommand.Start _,SlashCommand.BeginEdit _,SlashCommand.Problem _ -> 0;
        };
    }

    /** Whether the text is a command that does something other than saying. */
    public boolean isCommand() {
        return switch (meaning()) {
            case SlashCommand.Say _,SlashCommand.SayTo _,SlashCommand.Reply _ -> false;
            case SlashCommand.Act _,SlashCommand.Start _,SlashCommand.BeginEdit _,SlashCommand.Problem _ -> true;
        };
    }

    /** Goes down (1) or up (-1) among the commands that the text may become. */
    public void choose(int steps) {
        completion.set(completion.get().by(steps));
    }

    /** The text becomes the chosen command. Nothing happens, and the answer is false, where it is that already. */
    public boolean complete() {
        var now = completion.get();
        if (!now.isOpen() || now.isWritten(text.get())) {
            return false;
        }
        take(now.entries().get(now.chosen()));
        return true;
    }

    /** The text becomes this command. */
    public void take(Completion.Entry command) {
        text.set(command.typed() + " ");
    }

    /** Nothing is completed until something else is typed; false where nothing was. */
    public boolean endCompletion() {
        boolean open = completion.get().isOpen();
        completion.set(Completion.NONE);
        return open;
    }

    /** Whether a message can be given other words from here, and if not, why. */
    public Support canEdit(ChatMessage message) {
        return edit.possible(message);
    }

    /** An own message comes into the box to be given other words; what stood there waits. */
    public void edit(ChatMessage message) {
        if (edit.possible(message) instanceof Support.No(var why)) {
            news.set(Sentence.of(language.words(), why));
            return;
        }
        cancelEdit();
        String words = language.words().of(ComposerWord.EDITING,
                ListedChannel.labelOf(message.key().channel(), channels), Sentence.oneLine(message.text(), EXCERPT));
        edit.begin(new EditViewModel.Editing(message.key(), words, text.get(), replyTo.get(), false));
        replyTo.set(Optional.empty());
        targets.only(Optional.of(message.key().channel()), channel -> language.words().of(ComposerWord.EDIT_STAYS));
        text.set(message.text());
        refresh();
    }

    /** The newest own message of the chosen targets comes into an empty box; false where there is none. */
    public boolean editLast() {
        if (!text.get().isEmpty() || edit.now().isPresent() || replyTo.get().isPresent()) {
            return false;
        }
        var chosen = targets.chosen().stream().map(Target::channel).distinct().toList();
        var last = own.last(channel -> chosen.contains(channel)
                && desk.capabilities(channel).of(Capability.EDIT).possible());
        last.ifPresent(this::edit);
        return last.isPresent();
    }

    /** The edited message stays as it is, and what stood in the box comes back. */
    public void cancelEdit() {
        edit.now().ifPresent(left -> {
            edit.end();
            targets.only(Optional.empty(), channel -> "");
            text.set(left.draft());
            left.answered().ifPresent(this::answer);
            refresh();
        });
    }

    private void beginEdit(Optional<MessageKey> message) {
        text.set("");
        var words = language.words();
        var wanted = message.isPresent() ? message.flatMap(desk::message) : own.last(channel -> true);
        wanted.ifPresentOrElse(this::edit, () -> news.set(words.of(ReasonWord.NOT_FOUND, "")));
    }

    private void saved(Outcome outcome) {
        var words = language.words();
        if (outcome.isDone()) {
            cancelEdit();
            news.set(words.of(ComposerWord.SAVED));
        } else {
            news.set(words.of(ComposerWord.NOT_SAVED, switch (outcome) {
                case Outcome.Rejected(var why, _) -> Sentence.of(words, why);
                case Outcome.Unsupported(var why) -> Sentence.of(words, why);
                case Outcome.Failed(var why) -> Sentence.of(words, why);
                case Outcome.Unknown(var why) -> words.of(ComposerWord.NO_WORD, Sentence.of(words, why));
                case Outcome.Done _,Outcome.Found _ -> "";
            }));
        }
        judge();
    }

    private void send(String words, List<Target> where, Optional<MessageKey> answered) {
        var dispatch = desk.send(words, where, answered);
        sent.add(text.get());
        text.set("");
        cancelReply();
        outcomes.take(dispatch);
        keep();
    }

    private void act(ChatCommand command) {
        String typed = text.get();
        sent.add(typed);
        text.set("");
        news.set(language.words().of(ComposerWord.COMMAND_RUNNING, typed));
        desk.act(command).thenAccept(receipt -> fx.execute(() -> acted(typed, receipt.outcome())));
    }

    /** A command that did not work comes back into the box, unless something else stands there by then. */
    private void acted(String typed, Outcome outcome) {
        var words = language.words();
        if (!outcome.isDone() && text.get().isEmpty()) {
            text.set(typed);
        }
        news.set(switch (outcome) {
            case Outcome.Done(var _, var note) -> words.of(ComposerWord.COMMAND_DONE, typed)
                    + note.map(why -> " " + Sentence.of(words, why)).orElse("");
            case Outcome.Found _ -> words.of(ComposerWord.COMMAND_DONE, typed);
            case Outcome.Rejected(var why, var _) -> Sentence.of(words, why);
            case Outcome.Unsupported(var why) -> Sentence.of(words, why);
            case Outcome.Failed(var why) -> Sentence.of(words, why);
            case Outcome.Unknown(var why) -> words.of(ComposerWord.NO_WORD, Sentence.of(words, why));
        });
    }

    /** Every command that there is now: those of the console, then those of the chosen channels' platforms. */
    private List<Completion.Entry> commands() {
        var words = language.words();
        var all = new LinkedHashMap<String, Completion.Entry>();
        for (var word : SlashWord.values()) {
            all.put(word.typed(), new Completion.Entry(word.typed(), words.of(word.usage()), words.of(word.help())));
        }
        for (var channel : chosenChannels()) {
            for (var action : desk.actions(channel)) {
                String typed = "/" + action.id();
                all.putIfAbsent(typed, new Completion.Entry(typed, typed, words.of(action.label()) + " · "
                        + ListedChannel.labelOf(channel, channels)));
            }
        }
        return List.copyOf(all.values());
    }

    /** The channels in which platforms' own commands are looked for: of the selected message, then the chosen ones. */
    private List<Channel> chosenChannels() {
        var chosen = targets.chosen().isEmpty() ? targets.possible() : targets.chosen();
        return Stream.concat(selected.map(MessageKey::channel).stream(), chosen.stream().map(Target::channel))
                .distinct()
                .toList();
    }

    private SlashCommand meaning() {
        if (edit.now().isPresent()) {
            return new SlashCommand.Say(text.get());
        }
        return SlashCommand.read(text.get(),
                new SlashCommand.Around(selected, targets.possible(), (channel, name) -> desk.person(channel, name),
                        chosenChannels(), desk::actions));
    }

    private List<Target> targetsIn(MessageKey message) {
        var there = targets.possible().stream().filter(target -> target.channel().equals(message.channel())).toList();
        return there.isEmpty() ? List.of(Target.of(message.channel())) : there;
    }

    /** From now on the text answers this message. */
    public void reply(ChatMessage message) {
        cancelEdit();
        answer(new Answered(message.key(), language.words().of(ComposerWord.REPLYING, message.author().displayName(),
                Sentence.oneLine(message.text(), EXCERPT))));
    }

    /** The text answers nothing any more. */
    public void cancelReply() {
        replyTo.set(Optional.empty());
        targets.only(Optional.empty(), channel -> "");
        refresh();
    }

    /** Addresses somebody at the end of the text. */
    public void mention(Author author) {
        String before = text.get();
        text.set(before + (before.isEmpty() || before.endsWith(" ") ? "@" : " @") + author.displayName() + " ");
    }

    /** Brings back what was sent before; nothing where the user has typed something of their own. */
    public boolean earlier() {
        return edit.now().isEmpty() && recall(sent.earlier(text.get()));
    }

    /** Goes forth again among what was sent before. */
    public boolean later() {
        return edit.now().isEmpty() && recall(sent.later(text.get()));
    }

    /** Puts a text that did not arrive back into the box, and its line away. Only into an empty box. */
    public void putBack(OutcomeLine line) {
        if (text.get().isBlank() && !line.underWay()) {
            text.set(line.text());
            if (!line.open().isEmpty()) {
                targets.want(line.open());
            }
            line.replyTo().ifPresent(this::answerEarlier);
            outcomes.dismiss(line);
        }
    }

    /** Keeps the draft in the settings; called every second or so, and at the end. */
    public void keep() {
        var left = edit.now();
        var draft = new DraftSettings(left.map(EditViewModel.Editing::draft).orElseGet(text::get), targets.wanted(),
                left.map(EditViewModel.Editing::answered).orElseGet(replyTo::get).map(Answered::key),
                outcomes.unsent());
        boolean nothing = draft.text().isBlank() && draft.unsent().isEmpty() && draft.replyTo().isEmpty();
        settings.update(all -> all.withDraft(nothing ? Optional.empty() : Optional.of(draft)));
    }

    @Override
    public void accept(FeedBatch batch) {
        boolean concerns = batch.events().stream()
                .anyMatch(event -> event instanceof ChatEvent.Connection || event instanceof ChatEvent.Outlets);
        if (concerns) {
            fx.execute(this::refresh);
        }
        var mine = batch.events().stream().filter(OwnMessages::concerns).toList();
        if (!mine.isEmpty()) {
            fx.execute(() -> mine.forEach(own::take));
        }
    }

    @Override
    public void dispatchChanged(Dispatch dispatch) {
        fx.execute(() -> {
            outcomes.take(dispatch);
            keep();
        });
    }

    @Override
    public void acted(ActionRecord action) {
        // Texts alone are this class's business.
    }

    private void restore(DraftSettings draft) {
        text.set(draft.text());
        targets.restore(draft.targets());
        draft.replyTo().ifPresent(this::answerEarlier);
        outcomes.restore(draft.unsent());
    }

    private void answerEarlier(MessageKey key) {
        answer(new Answered(key, language.words().of(ComposerWord.REPLYING_EARLIER,
                ListedChannel.labelOf(key.channel(), channels))));
    }

    private void answer(Answered answered) {
        replyTo.set(Optional.of(answered));
        targets.only(Optional.of(answered.key().channel()),
                channel -> language.words().of(ComposerWord.REPLY_STAYS));
        refresh();
    }

    private boolean recall(Optional<String> found) {
        found.ifPresent(text::set);
        return found.isPresent();
    }

    private void judge() {
        var words = language.words();
        var chips = targets.chipsProperty().get();
        var meaning = meaning();
        Optional<String> said = switch (meaning) {
            case SlashCommand.Say(var what) -> Optional.of(what);
            case SlashCommand.SayTo(var _, var what) -> Optional.of(what);
            case SlashCommand.Reply(var _, var what) -> Optional.of(what);
            case SlashCommand.Act _,SlashCommand.Start _,SlashCommand.BeginEdit _,SlashCommand.Problem _ ->
                Optional.empty();
        };
        var reached = meaning instanceof SlashCommand.SayTo(var where, var _)
                ? chips.stream().map(chip -> chip.withWanted(where.contains(chip.target()))).toList()
                : edit.now().map(now -> chips.stream()
                        .map(chip -> chip.withWanted(chip.target().channel().equals(now.key().channel()))).toList())
                        .orElse(chips);
        budget.set(said.map(what -> Budget.of(what, reached, words)).orElse(Budget.NONE));
        obstacle.set(obstacle(meaning, said));
    }

    private Optional<String> obstacle(SlashCommand meaning, Optional<String> said) {
        var words = language.words();
        if (meaning instanceof SlashCommand.Problem problem) {
            return Optional.of(problem.sentence(words));
        }
        if (said.isEmpty()) {
            return Optional.empty();
        }
        if (said.get().isBlank()) {
            return Optional.of(words.of(ReasonWord.EMPTY_TEXT));
        }
        if (edit.now().isPresent()) {
            return isSaving()
                    ? Optional.of(words.of(ComposerWord.SAVING))
                    : Optional.of(budget.get()).filter(Budget::over).map(Budget::words);
        }
        if (targets.possible().isEmpty()) {
            return Optional.of(words.of(ComposerWord.NO_TARGETS));
        }
        if (meaning instanceof SlashCommand.Say && targets.chosen().isEmpty()) {
            return Optional.of(words.of(ComposerWord.NONE_CHOSEN));
        }
        return Optional.of(budget.get()).filter(Budget::over).map(Budget::words);
    }
}
