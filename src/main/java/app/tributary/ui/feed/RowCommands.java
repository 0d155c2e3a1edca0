package app.tributary.ui.feed;

import app.tributary.chat.ChatMessage;
import app.tributary.chat.Support;
import app.tributary.chat.Trait;
import app.tributary.feed.FeedRow;
import app.tributary.ui.Sentence;
import app.tributary.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What can be done with a row, the same for mouse, key and menu. FX thread only. */
final class RowCommands {
    private final FeedActions actions;
    private final ActionSupport support;
    private Words words;

    RowCommands(FeedActions actions, ActionSupport support, Words words) {
        this.actions = actions;
        this.support = support;
        this.words = words;
    }

    void speak(Words language) {
        words = language;
    }

    /** The message of a row that has one. */
    static Optional<ChatMessage> messageOf(FeedRow row) {
        return switch (row) {
            case FeedRow.MessageRow(_, var message, _, _, _) -> Optional.of(message);
            case FeedRow.ActivityRow(_, var activity, _, _) -> activity.message();
            case FeedRow.GapRow _,FeedRow.LineRow _,FeedRow.FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ ->
                Optional.empty();
        };
    }

    /** Whether the row was taken away. */
    static boolean isRemoved(FeedRow row) {
        return switch (row) {
            case FeedRow.MessageRow(_, _, var removed, _, _) -> removed.isPresent();
            case FeedRow.ActivityRow(_, _, var removed, _) -> removed.isPresent();
            case FeedRow.GapRow _,FeedRow.LineRow _,FeedRow.FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ ->
                false;
        };
    }

    boolean isPinned(ChatMessage message) {
        return support.isPinned(message.key());
    }

    /** The action that the pin key and button mean for this message. */
    RowAction pinOrUnpin(ChatMessage message) {
        return isPinned(message) ? RowAction.UNPIN : RowAction.PIN;
    }

    /** Why the action cannot be done, in words; empty: it can. */
    Optional<String> whyNot(RowAction action, ChatMessage message, boolean removed) {
        if (action == RowAction.COPY) {
            return Optional.empty();
        }
        if (removed && action != RowAction.UNPIN) {
            return Optional.of(words.of(FeedWord.REMOVED_ALREADY));
        }
        return switch (support.of(action, message)) {
            case Support.Yes _,Support.ConsoleOnly _,Support.LiftedHere _ -> Optional.empty();
            case Support.No(var why) -> Optional.of(Sentence.of(words, why));
        };
    }

    /** Does it, where it can be done. */
    void run(RowAction action, FeedRow row) {
        messageOf(row).filter(message -> whyNot(action, message, isRemoved(row)).isEmpty())
                .ifPresent(message -> perform(action, message));
    }

    /** Does it, where the platform can. */
    void run(RowAction action, ChatMessage message) {
        if (whyNot(action, message, false).isEmpty()) {
            perform(action, message);
        }
    }

    /** Puts the rows on the clipboard: the bare text of one, name and text of several. */
    void copy(List<FeedRow> rows) {
        var texts = rows.stream().map(row -> rows.size() == 1 ? textOf(row) : lineOf(row));
        String text = texts.filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    private static String textOf(FeedRow row) {
        return row instanceof FeedRow.AlikeRow fold
                ? messageOf(fold.first()).map(message -> message.text() + counter(fold)).orElse("")
                : messageOf(row).map(ChatMessage::text).orElse("");
    }

    /** With who said it; of a fold the words once, with who was first and how often. An open one is copied row by row. */
    private static String lineOf(FeedRow row) {
        if (row instanceof FeedRow.AlikeRow fold) {
            return fold.open()
                    ? ""
                    : messageOf(fold.first()).map(RowCommands::line).map(line -> line + counter(fold))
                            .orElse("");
        }
        return messageOf(row).map(RowCommands::line).orElse("");
    }

    private static String line(ChatMessage message) {
        return message.author().displayName() + ": " + message.text();
    }

    private static String counter(FeedRow.AlikeRow fold) {
        return " ×" + fold.members().size();
    }

    /** The shell's part of the menu: what only the platform can do with a message. */
    List<RowOffer> ofMessage(ChatMessage message) {
        return support.ofMessage(message);
    }

    /** The shell's part of the menu: what can be done about who wrote it. */
    List<RowOffer> ofAuthor(ChatMessage message) {
        return support.ofAuthor(message);
    }

    FeedActions actions() {
        return actions;
    }

    FeedWord word(RowAction action) {
        return switch (action) {
            case REPLY -> FeedWord.REPLY;
            case PIN -> FeedWord.PIN;
            case UNPIN -> FeedWord.UNPIN;
            case DELETE -> FeedWord.DELETE;
            case EDIT -> FeedWord.EDIT;
            case REACT -> FeedWord.REACT;
            case COPY -> FeedWord.COPY;
        };
    }

    private void perform(RowAction action, ChatMessage message) {
        switch (action) {
            case REPLY -> actions.reply(message);
            case PIN -> actions.pin(message);
            case UNPIN -> actions.unpin(message);
            case DELETE -> actions.delete(message);
            case EDIT -> {
                if (message.has(Trait.OWN)) {
                    actions.edit(message);
                }
            }
            case REACT -> {
                // Which reaction is chosen in the menu.
            }
            case COPY -> {
                var content = new ClipboardContent();
                content.putString(message.text());
                Clipboard.getSystemClipboard().setContent(content);
            }
        }
    }
}
