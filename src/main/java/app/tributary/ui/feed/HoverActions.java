package app.tributary.ui.feed;

import app.tributary.chat.ChatMessage;
import app.tributary.words.Words;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/**
 * The buttons that stand over the right end of the row under the pointer. What cannot be done is off and
 * says why to who points at it. FX thread only.
 */
final class HoverActions extends HBox {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final RowCommands commands;
    private final Map<RowAction, ActionButton> buttons = new EnumMap<>(RowAction.class);
    private Optional<ChatMessage> message = Optional.empty();

    HoverActions(RowCommands commands) {
        this.commands = commands;
        getStyleClass().setAll("feed-actions");
        for (var action : new RowAction[]{RowAction.REPLY, RowAction.PIN, RowAction.UNPIN, RowAction.DELETE}) {
            var button = new ActionButton(() -> message);
            button.getStyleClass().setAll("feed-action", action == RowAction.DELETE ? "danger" : "plain");
            button.setFocusTraversable(false);
            button.managedProperty().bind(button.visibleProperty());
            button.setOnAction(pressed -> button.target().ifPresent(about -> commands.run(action, about)));
            buttons.put(action, button);
            getChildren().add(button);
        }
        setVisible(false);
        setManaged(false);
    }

    /** The buttons for this message. */
    void offer(ChatMessage about, boolean removed, Words words) {
        message = Optional.of(about);
        boolean pinned = commands.isPinned(about);
        buttons.forEach((action, button) -> {
            var why = commands.whyNot(action, about, removed);
            button.setText(words.of(commands.word(action)));
            button.reason = why.orElse("");
            button.setVisible(switch (action) {
                case PIN -> !pinned;
                case UNPIN -> pinned;
                case REPLY, DELETE, EDIT, REACT, COPY -> true;
            });
            button.pseudoClassStateChanged(OFF, why.isPresent());
            button.setAccessibleText(why.map(reason -> button.getText() + ": " + reason).orElse(button.getText()));
        });
        setVisible(true);
    }

    void withdraw() {
        message = Optional.empty();
        setVisible(false);
    }

    /** Which message the buttons are for. */
    Optional<ChatMessage> message() {
        return message;
    }

    private static final class ActionButton extends Button implements Hinted {
        private final Supplier<Optional<ChatMessage>> offered;
        private Optional<ChatMessage> armedFor = Optional.empty();
        private String reason = "";

        ActionButton(Supplier<Optional<ChatMessage>> offered) {
            this.offered = offered;
        }

        /** The message that the button was pressed for, whatever it is offered for by now. */
        Optional<ChatMessage> target() {
            return isArmed() ? armedFor : offered.get();
        }

        @Override
        public void arm() {
            if (!isArmed()) {
                armedFor = offered.get();
            }
            super.arm();
        }

        @Override
        public String hint() {
            return reason;
        }
    }
}
