package app.tributary.ui.composer;

import app.tributary.account.DraftSettings;
import app.tributary.account.SettingsStore;
import app.tributary.chat.Author;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.desk.ActionRecord;
import app.tributary.desk.Desk;
import app.tributary.desk.DeskListener;
import app.tributary.desk.Dispatch;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedListener;
import app.tributary.ui.Language;
import app.tributary.ui.ListedChannel;
import app.tributary.ui.Sentence;
import app.tributary.words.ReasonWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

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
    private final Executor fx;
    private final TargetsViewModel targets = new TargetsViewModel();
    private final OutcomesViewModel outcomes;
    private final SentTexts sent = new SentTexts();
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Answered>> replyTo = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Budget> budget = new ReadOnlyObjectWrapper<>(Budget.NONE);
    private final ReadOnlyObjectWrapper<Optional<String>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<ListedChannel> channels = List.of();

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
     * @param fx runs on the FX thread
     */
    public ComposerViewModel(Desk desk, SettingsStore settings, Language language, Executor fx) {
        this.desk = desk;
        this.settings = settings;
        this.language = language;
        this.fx = fx;
        outcomes = new OutcomesViewModel(desk, language, targets::label);
        settings.current().draft().ifPresent(this::restore);
        targets.chipsProperty().subscribe(chips -> judge());
        text.subscribe(typed -> judge());
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

    /** How much still fits. */
    public ReadOnlyObjectProperty<Budget> budgetProperty() {
        return budget.getReadOnlyProperty();
    }

    /** Why the text cannot be sent as it stands; empty: it can. */
    public ReadOnlyObjectProperty<Optional<String>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
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
                        listed.channel().platform(), can.limit(), true, off));
            }
            outlets.forEach(outlet -> offered.add(new TargetChip(
                    new Target(listed.channel(), Optional.of(outlet.id())),
                    listed.label() + " " + Sentence.oneLine(outlet.name(), LONGEST_NAME),
                    listed.channel().platform(), can.limit(), true, off)));
        }
        targets.offer(offered);
        outcomes.show();
    }

    /** The text goes to the chosen targets. Nothing happens where something stands in its way. */
    public void send() {
        sendTo(targets.chosen());
    }

    /** The text goes to every target that can be written to. */
    public void sendToAll() {
        targets.want(targets.possible());
        send();
    }

    private void sendTo(List<Target> chosen) {
        judge();
        if (obstacle.get().isPresent()) {
            return;
        }
        var dispatch = desk.send(text.get(), chosen, replyTo.get().map(Answered::key));
        sent.add(text.get());
        text.set("");
        cancelReply();
        outcomes.take(dispatch);
        keep();
    }

    /** From now on the text answers this message. */
    public void reply(ChatMessage message) {
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
        return recall(sent.earlier(text.get()));
    }

    /** Goes forth again among what was sent before. */
    public boolean later() {
        return recall(sent.later(text.get()));
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
        var draft = new DraftSettings(text.get(), targets.chosen(), replyTo.get().map(Answered::key),
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
        targets.want(draft.targets());
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
        var now = Budget.of(text.get(), chips, words);
        budget.set(now);
        Optional<String> problem = Optional.empty();
        if (text.get().isBlank()) {
            problem = Optional.of(words.of(ReasonWord.valueOf(ReasonCode.EMPTY_TEXT.name())));
        } else if (chips.stream().noneMatch(chip -> chip.off().isEmpty())) {
            problem = Optional.of(words.of(ComposerWord.NO_TARGETS));
        } else if (targets.chosen().isEmpty()) {
            problem = Optional.of(words.of(ComposerWord.NONE_CHOSEN));
        } else if (now.over()) {
            problem = Optional.of(now.words());
        }
        obstacle.set(problem);
    }
}
