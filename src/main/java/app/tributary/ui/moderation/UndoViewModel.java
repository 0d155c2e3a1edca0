package app.tributary.ui.moderation;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.PersonActionKind;
import app.tributary.desk.Desk;
import app.tributary.ui.Amounts;
import app.tributary.ui.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The last time-out or ban from here: said in words, and for some seconds taken back with one press. That
 * stands in the place of a question before it. FX thread only.
 */
public final class UndoViewModel {
    private static final Duration OFFERED = Duration.ofSeconds(12);
    private static final Duration SAID = Duration.ofSeconds(6);

    private final Desk desk;
    private final Language language;
    private final InstantSource clock;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<Line>> line = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Instant ends = Instant.MIN;

    /**
     * What is said.
     *
     * @param words what was done, to whom and where
     * @param undo what takes it back; empty: nothing does, or not any more
     * @param name whom it was done to
     * @param where the channel's label
     */
    public record Line(String words, Optional<ChatCommand.ActOnPerson> undo, String name, String where) {}

    UndoViewModel(Desk desk, Language language, InstantSource clock, Executor fx) {
        this.desk = desk;
        this.language = language;
        this.clock = clock;
        this.fx = fx;
    }

    /** The line; empty: nothing was done lately. */
    public ReadOnlyObjectProperty<Optional<Line>> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** Takes it back. */
    public void undo() {
        line.get().ifPresent(done -> done.undo().ifPresent(command -> {
            var words = language.words();
            var asked = new Line(words.of(ModerationWord.UNDOING), Optional.empty(), done.name(), done.where());
            show(asked, Duration.ofMinutes(1));
            desk.act(command).thenAccept(receipt -> fx.execute(() -> {
                if (line.get().filter(asked::equals).isPresent()) {
                    String why = LogLine.inWords(receipt.outcome(), words);
                    String said = receipt.outcome().isDone()
                            ? words.of(ModerationWord.UNDONE, done.name(), done.where())
                            : words.of(ModerationWord.NOT_UNDONE, why);
                    show(new Line(said, Optional.empty(), done.name(), done.where()), SAID);
                }
            }));
        }));
    }

    /** It was done: from now on, for a while, it can be taken back where the platform can. */
    void offer(ChatCommand.ActOnPerson done, String name, String where) {
        boolean possible = desk.capabilities(done.channel()).of(Capability.UNBAN).possible();
        if (done.kind() == PersonActionKind.UNBAN || !possible) {
            line.set(Optional.empty());
            return;
        }
        var words = language.words();
        String said = done.kind() == PersonActionKind.BAN
                ? words.of(ModerationWord.DID_BAN, name, where)
                : words.of(ModerationWord.DID_TIMEOUT, name, where,
                        done.lasts().map(time -> Amounts.span(words, time)).orElse(""));
        var back = new ChatCommand.ActOnPerson(done.channel(), done.target(), PersonActionKind.UNBAN,
                Optional.empty(), Optional.empty());
        show(new Line(said, Optional.of(back), name, where), OFFERED);
    }

    void tick() {
        if (line.get().isPresent() && !clock.instant().isBefore(ends)) {
            line.set(Optional.empty());
        }
    }

    private void show(Line said, Duration time) {
        ends = clock.instant().plus(time);
        line.set(Optional.of(said));
    }
}
