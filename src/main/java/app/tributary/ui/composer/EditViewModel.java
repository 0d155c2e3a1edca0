package app.tributary.ui.composer;

import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.chat.Trait;
import app.tributary.desk.Desk;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** An own message that is being given other words, and what stood in the box before. FX thread only. */
final class EditViewModel {
    private final Desk desk;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<Editing>> editing = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * What is edited.
     *
     * @param key which message
     * @param words "Editing on Blaze: …"
     * @param draft what stood in the box before
     * @param answered what that answered
     * @param saving whether the new words are on their way
     */
    record Editing(MessageKey key, String words, String draft, Optional<ComposerViewModel.Answered> answered,
            boolean saving) {}

    EditViewModel(Desk desk, Executor fx) {
        this.desk = desk;
        this.fx = fx;
    }

    ReadOnlyObjectProperty<Optional<Editing>> editingProperty() {
        return editing.getReadOnlyProperty();
    }

    Optional<Editing> now() {
        return editing.get();
    }

    /** Whether a message can be given other words from here. */
    Support possible(ChatMessage message) {
        return message.has(Trait.OWN)
                ? desk.capabilities(message.key().channel()).of(Capability.EDIT)
                : Support.no(ReasonCode.MISSING_RIGHT);
    }

    void begin(Editing wanted) {
        editing.set(Optional.of(wanted));
    }

    void end() {
        editing.set(Optional.empty());
    }

    /** Sends the new words; nothing while some are on their way. Tells the outcome if this is still being edited. */
    void save(String text, Consumer<Outcome> became) {
        editing.get().filter(now -> !now.saving()).ifPresent(now -> {
            var saving = new Editing(now.key(), now.words(), now.draft(), now.answered(), true);
            editing.set(Optional.of(saving));
            desk.act(new ChatCommand.Edit(now.key(), text)).thenAccept(receipt -> fx.execute(() -> {
                if (editing.get().filter(saving::equals).isPresent()) {
                    editing.set(Optional.of(now));
                    became.accept(receipt.outcome());
                }
            }));
        });
    }
}
