package app.tributary.ui.moderation;

import app.tributary.chat.Author;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Support;
import app.tributary.desk.ActionRecord;
import app.tributary.desk.Desk;
import app.tributary.desk.DeskListener;
import app.tributary.desk.Dispatch;
import app.tributary.desk.SpanReader;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedListener;
import app.tributary.feed.FeedRow;
import app.tributary.history.AuthorFacts;
import app.tributary.platform.NativeAction;
import app.tributary.ui.Amounts;
import app.tributary.ui.Language;
import app.tributary.ui.ListedChannel;
import app.tributary.ui.Sentence;
import app.tributary.ui.form.ActionsViewModel;
import app.tributary.ui.form.OfferedAction;
import app.tributary.ui.moderation.ModerationAction.Kind;
import app.tributary.ui.pin.PinViewModel;
import app.tributary.ui.status.StatusViewModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who and what is selected, what can be done about it here, and what was done lately. Calls of listeners
 * may come on any thread, the rest belongs to the FX thread.
 */
public final class ModerationViewModel implements DeskListener, FeedListener {
    private static final Logger LOG = LoggerFactory.getLogger(ModerationViewModel.class);
    private static final int LONGEST_LOG = 200;
    private static final int LONGEST_NAME = 40;
    /** How long a time-out lasts where nobody said. */
    private static final Duration USUAL = Duration.ofMinutes(10);
    /** What a time-out has buttons for. */
    private static final List<Duration> LENGTHS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(10),
            Duration.ofHours(1), Duration.ofDays(1));

    private final Desk desk;
    private final PinViewModel pins;
    private final ActionsViewModel platformActions;
    private final BiFunction<Channel, Author, CompletionStage<AuthorFacts>> memory;
    private final Consumer<ChatMessage> reply;
    private final StatusViewModel status;
    private final Language language;
    private final Executor fx;
    private final UndoViewModel undo;
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty ownLength = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Subject>> subject = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<AuthorFacts>> facts = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<ModerationAction>> actions = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<OfferedAction>> own = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> news = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<List<LogLine>> log = new ReadOnlyObjectWrapper<>(List.of());
    private final List<ActionRecord> records = new ArrayList<>();
    private List<ListedChannel> channels = List.of();

    /**
     * Nothing is selected yet; the log is the desk's so far.
     *
     * @param pins tells what is pinned
     * @param platformActions what the platforms alone can do about a person
     * @param memory what is remembered of an author; completes on any thread
     * @param reply lets the composer answer a message
     * @param status says what did not work for who is not selected
     * @param clock for how long something can be undone
     * @param fx runs on the FX thread
     */
    public ModerationViewModel(Desk desk, PinViewModel pins, ActionsViewModel platformActions,
            BiFunction<Channel, Author, CompletionStage<AuthorFacts>> memory, Consumer<ChatMessage> reply,
            StatusViewModel status, Language language, InstantSource clock, Executor fx) {
        this.desk = desk;
        this.pins = pins;
        this.platformActions = platformActions;
        this.memory = memory;
        this.reply = reply;
        this.status = status;
        this.language = language;
        this.fx = fx;
        undo = new UndoViewModel(desk, language, clock, fx);
        desk.log().forEach(this::keep);
        pins.pinsProperty().subscribe(now -> showActions());
        language.wordsProperty().subscribe(words -> {
            showActions();
            showLog();
        });
    }

    /** What is selected; empty: nothing that anything can be done about. */
    public ReadOnlyObjectProperty<Optional<Subject>> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** What is remembered of the selected author; empty: nothing, or not yet known. */
    public ReadOnlyObjectProperty<Optional<AuthorFacts>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** What can be done, and what cannot, in the order of the buttons. */
    public ReadOnlyObjectProperty<List<ModerationAction>> actionsProperty() {
        return actions.getReadOnlyProperty();
    }

    /** What the platform alone can do about the selected person. */
    public ReadOnlyObjectProperty<List<OfferedAction>> ownProperty() {
        return own.getReadOnlyProperty();
    }

    /** Starts one of the platform's own actions about the selected person. */
    public void start(OfferedAction action) {
        subject.get().flatMap(Subject::author).ifPresent(author -> platformActions.start(action,
                subject.get().flatMap(Subject::message).map(ChatMessage::key), Optional.of(author.person())));
    }

    /** What became of the last thing done to this subject; empty: nothing was. */
    public ReadOnlyObjectProperty<String> newsProperty() {
        return news.getReadOnlyProperty();
    }

    /** What was done lately, newest first. */
    public ReadOnlyObjectProperty<List<LogLine>> logProperty() {
        return log.getReadOnlyProperty();
    }

    /** The last time-out or ban, for as long as it can be undone with one press. */
    public UndoViewModel undo() {
        return undo;
    }

    /** Why, in the words that go to the platform with a time-out or a ban; may be empty. */
    public StringProperty reasonProperty() {
        return reason;
    }

    /** A length of time as it is typed, for a time-out of another length. */
    public StringProperty ownLengthProperty() {
        return ownLength;
    }

    /** A second has passed. */
    public void tick() {
        undo.tick();
    }

    /** What the subject's channel is called. */
    public String channelLabel(Channel channel) {
        return ListedChannel.labelOf(channel, channels);
    }

    /** From now on these channels. */
    public void list(List<ListedChannel> listed) {
        channels = List.copyOf(listed);
        showActions();
        showLog();
    }

    /** Another row, or a newer state of the same, is the selected one. */
    public void select(Optional<FeedRow> row) {
        var next = row.flatMap(Subject::of);
        var before = subject.get();
        subject.set(next);
        if (!samePerson(before, next)) {
            news.set("");
            reason.set("");
            ownLength.set("");
            facts.set(Optional.empty());
            next.ifPresent(this::remember);
        }
        showActions();
    }

    /** Whether something can be done with a message now, and if not, why. */
    public Support support(Kind kind, ChatMessage message) {
        return desk.capabilities(message.key().channel()).of(need(kind));
    }

    /** Does it to what is selected; while it cannot be done only the reason is said. */
    public void perform(ModerationAction action) {
        if (action.off().isPresent()) {
            news.set(action.off().get());
        } else if (action.kind().aboutPerson()) {
            subject.get().ifPresent(about -> about.author()
                    .ifPresent(author -> actOn(action.kind(), about.channel(), author.person(), action.lasts(),
                            Optional.of(reason.get().strip()).filter(text -> !text.isEmpty()))));
        } else {
            subject.get().flatMap(Subject::message).ifPresent(message -> perform(action.kind(), message));
        }
    }

    /** Whether a time-out of who is selected can have a length of one's own. */
    public boolean takesAnyLength() {
        return subject.get().map(about -> desk.capabilities(about.channel()).timeouts().isEmpty()).orElse(false);
    }

    /** Silences who is selected for as long as was typed; where that is no length of time, says so. */
    public void performOwnLength() {
        var typed = ownLength.get().strip();
        SpanReader.read(typed).ifPresentOrElse(lasts -> actions.get().stream()
                .filter(action -> action.kind() == Kind.TIMEOUT).findFirst()
                .map(action -> new ModerationAction(Kind.TIMEOUT, action.label(), action.off(), action.note(),
                        Optional.of(lasts)))
                .ifPresent(this::perform),
                () -> news.set(language.words().of(ModerationWord.BAD_LENGTH, typed)));
    }

    /** What can be done about the author of a message, as the sidebar would offer it. */
    public List<ModerationAction> aboutAuthor(ChatMessage message) {
        var about = new Subject(message.key().channel(), Optional.of(message.author()), Optional.of(message), false);
        return Arrays.stream(Kind.values()).filter(Kind::aboutPerson)
                .flatMap(kind -> withLengths(action(kind, about), about).stream()).toList();
    }

    /** The label of an action where it stands alone: with what its length is a length of. */
    public String wholeLabel(ModerationAction action) {
        return action.lasts().map(time -> language.words().of(ModerationWord.TIMEOUT_FOR, action.label()))
                .orElse(action.label());
    }

    /** Does it to a message, wherever that was asked for. */
    public void perform(Kind kind, ChatMessage message) {
        switch (kind) {
            case REPLY -> reply.accept(message);
            case PIN -> follow(kind, message, desk.pin(message));
            case UNPIN -> follow(kind, message, desk.act(new ChatCommand.Unpin(message.key()), message.text()));
            case DELETE -> follow(kind, message, desk.act(new ChatCommand.Remove(message.key()), message.text()));
            case TIMEOUT, BAN, UNBAN -> actOn(kind, message.key().channel(), message.author().person(),
                    kind == Kind.TIMEOUT ? Optional.of(USUAL) : Optional.empty(), Optional.empty());
        }
    }

    /**
     * Acts on a person, wherever that was asked for.
     *
     * @param kind time-out, ban or lifting one
     * @param lasts how long a time-out lasts; empty for the others
     * @param reason in the words that go to the platform
     */
    public void actOn(Kind kind, Channel channel, Person person, Optional<Duration> lasts, Optional<String> reason) {
        var why = reason.filter(text -> kind != Kind.UNBAN);
        var command = new ChatCommand.ActOnPerson(channel, person, switch (kind) {
            case TIMEOUT -> PersonActionKind.TIMEOUT;
            case BAN -> PersonActionKind.BAN;
            case UNBAN -> PersonActionKind.UNBAN;
            case REPLY, PIN, UNPIN, DELETE -> throw new IllegalArgumentException("nothing about a person: " + kind);
        }, lasts, why);
        String label = lasts.map(time -> language.words().of(ModerationWord.TIMEOUT_FOR, Amounts.span(
                language.words(), time))).orElseGet(() -> label(kind));
        tell(channel, person, language.words().of(ModerationWord.ON_ITS_WAY, label));
        desk.act(command).thenAccept(receipt -> fx.execute(() -> {
            var outcome = receipt.outcome();
            if (outcome.isDone()) {
                if (reason.equals(Optional.of(reasonProperty().get().strip()))) {
                    reasonProperty().set("");
                }
                ownLength.set("");
                undo.offer(command, Sentence.oneLine(person.name(), LONGEST_NAME), channelLabel(channel));
            }
            boolean said = outcome.isDone() && undo.lineProperty().get().isPresent()
                    && LogLine.inWords(outcome, language.words()).isEmpty();
            if (!tell(channel, person, said ? "" : inWords(label, outcome)) && !outcome.isDone()) {
                status.say(channel, "act " + person.id(), inWords(label, outcome), true);
            }
        }));
    }

    @Override
    public void accept(FeedBatch batch) {
        if (batch.events().stream().anyMatch(ChatEvent.Connection.class::isInstance)) {
            fx.execute(this::showActions);
        }
    }

    @Override
    public void dispatchChanged(Dispatch dispatch) {
        // Texts are the composer's business; their copies come as actions.
    }

    @Override
    public void acted(ActionRecord action) {
        fx.execute(() -> {
            keep(action);
            showLog();
        });
    }

    private void follow(Kind kind, ChatMessage message, CompletionStage<Receipt> doing) {
        var words = language.words();
        tell(message.key(), words.of(ModerationWord.ON_ITS_WAY, label(kind)));
        doing.thenAccept(receipt -> fx.execute(() -> {
            String said = inWords(label(kind), receipt.outcome());
            if (!tell(message.key(), said) && !receipt.outcome().isDone()) {
                status.say(message.key().channel(), "act " + message.key().id(), said, true);
            }
        }));
    }

    /** Says it under the buttons, if the message is still the selected one. */
    private boolean tell(MessageKey about, String what) {
        boolean selected = subject.get().flatMap(Subject::message).filter(message -> message.key().equals(about))
                .isPresent();
        if (selected) {
            news.set(what);
        }
        return selected;
    }

    /** As above, if the person is still the selected one. */
    private boolean tell(Channel channel, Person about, String what) {
        boolean selected = subject.get().filter(now -> now.channel().equals(channel)).flatMap(Subject::author)
                .filter(author -> author.id().equals(about.id())).isPresent();
        if (selected) {
            news.set(what);
        }
        return selected;
    }

    private String inWords(String label, Outcome outcome) {
        var words = language.words();
        String why = LogLine.inWords(outcome, words);
        return switch (outcome) {
            case Outcome.Done _ -> why.isEmpty()
                    ? words.of(ModerationWord.DONE, label)
                    : words.of(ModerationWord.DONE_WITH_NOTE, label, why);
            case Outcome.Found _ -> words.of(ModerationWord.DONE, label);
            case Outcome.Unknown _,Outcome.Rejected _,Outcome.Unsupported _,Outcome.Failed _ ->
                words.of(ModerationWord.REFUSED, label, why);
        };
    }

    private void remember(Subject of) {
        of.author().ifPresent(author -> memory.apply(of.channel(), author).thenAccept(known -> fx.execute(() -> {
            if (samePerson(subject.get(), Optional.of(of))) {
                facts.set(Optional.of(known));
            }
        })).exceptionally(defect -> {
            LOG.warn("what is remembered of an author could not be read", defect);
            return null;
        }));
    }

    private void showActions() {
        var now = subject.get();
        if (now.isEmpty()) {
            actions.set(List.of());
            own.set(List.of());
            return;
        }
        boolean pinned = now.get().message().map(ChatMessage::key).filter(pins::isPinned).isPresent();
        var offered = new ArrayList<ModerationAction>();
        for (var kind : Kind.values()) {
            if (kind != (pinned ? Kind.PIN : Kind.UNPIN)) {
                offered.addAll(withLengths(action(kind, now.get()), now.get()));
            }
        }
        var theirs = now.get().author().isEmpty()
                ? List.<OfferedAction>of()
                : platformActions.offered(NativeAction.Subject.PERSON, now.get().channel());
        if (!theirs.equals(own.get())) {
            own.set(theirs);
        }
        if (!offered.equals(actions.get())) {
            actions.set(List.copyOf(offered));
        }
    }

    /** A time-out that can be done is offered in several lengths. */
    private List<ModerationAction> withLengths(ModerationAction action, Subject about) {
        if (action.kind() != Kind.TIMEOUT || action.off().isPresent()) {
            return List.of(action);
        }
        var possible = desk.capabilities(about.channel()).timeouts();
        return (possible.isEmpty() ? LENGTHS : possible).stream().map(lasts -> new ModerationAction(Kind.TIMEOUT,
                Amounts.span(language.words(), lasts), Optional.empty(), action.note(), Optional.of(lasts))).toList();
    }

    private ModerationAction action(Kind kind, Subject about) {
        var words = language.words();
        var support = desk.capabilities(about.channel()).of(need(kind));
        Optional<String> off = Optional.empty();
        String note = "";
        switch (support) {
            case Support.Yes() -> {
            }
            case Support.LiftedHere(var why) -> note = Sentence.of(words, why);
            case Support.No(var why) -> off = Optional.of(Sentence.of(words, why));
            case Support.ConsoleOnly(var why) -> note = Sentence.of(words, why);
        }
        boolean aboutMessage = !kind.aboutPerson();
        if (off.isEmpty() && !aboutMessage && about.author().isEmpty()) {
            off = Optional.of(words.of(ModerationWord.NOT_THEM));
        } else if (off.isEmpty() && aboutMessage && about.message().isEmpty()) {
            off = Optional.of(words.of(ModerationWord.NO_MESSAGE));
        } else if (off.isEmpty() && aboutMessage && kind != Kind.UNPIN && about.removed()) {
            off = Optional.of(words.of(ModerationWord.ALREADY_REMOVED));
        }
        return new ModerationAction(kind, label(kind), off, note, Optional.empty());
    }

    private String label(Kind kind) {
        return language.words().of(ModerationWord.valueOf(kind.name()));
    }

    private void showLog() {
        log.set(records.reversed().stream()
                .map(record -> LogLine.of(record, channelLabel(record.command().channel()),
                        this::labelOf, language.words()))
                .toList());
    }

    private Optional<String> labelOf(ChatCommand.Native own) {
        return desk.actions(own.channel()).stream().filter(action -> action.id().equals(own.action())).findFirst()
                .map(action -> language.words().of(action.label()));
    }

    private void keep(ActionRecord action) {
        for (int at = records.size() - 1; at >= 0; at--) {
            if (records.get(at).id() == action.id()) {
                records.set(at, action);
                return;
            }
        }
        records.add(action);
        if (records.size() > LONGEST_LOG) {
            records.removeFirst();
        }
    }

    private static boolean samePerson(Optional<Subject> one, Optional<Subject> other) {
        return one.map(Subject::channel).equals(other.map(Subject::channel))
                && one.flatMap(Subject::author).map(Author::id).equals(other.flatMap(Subject::author).map(Author::id))
                && one.flatMap(Subject::message).map(ChatMessage::key)
                        .equals(other.flatMap(Subject::message).map(ChatMessage::key));
    }

    private static Capability need(Kind kind) {
        return switch (kind) {
            case REPLY -> Capability.REPLY;
            case PIN -> Capability.PIN;
            case UNPIN -> Capability.UNPIN;
            case DELETE -> Capability.DELETE;
            case TIMEOUT -> Capability.TIMEOUT;
            case BAN -> Capability.BAN;
            case UNBAN -> Capability.UNBAN;
        };
    }
}
