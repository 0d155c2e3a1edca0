package app.tributary.ui.console;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Support;
import app.tributary.feed.FeedRow;
import app.tributary.ui.feed.ActionSupport;
import app.tributary.ui.feed.FeedActions;
import app.tributary.ui.feed.RowAction;
import app.tributary.ui.moderation.ModerationAction.Kind;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** What the feed asks for, handed to the part of the window that does it. */
final class RowDeeds implements FeedActions, ActionSupport {
    private final ConsoleModel model;
    private final Runnable focusComposer;
    private final Consumer<URI> showLink;

    RowDeeds(ConsoleModel model, Runnable focusComposer, Consumer<URI> showLink) {
        this.model = model;
        this.focusComposer = focusComposer;
        this.showLink = showLink;
    }

    @Override
    public void reply(ChatMessage message) {
        model.composer().reply(message);
        focusComposer.run();
    }

    @Override
    public void pin(ChatMessage message) {
        model.moderation().perform(Kind.PIN, message);
    }

    @Override
    public void unpin(ChatMessage message) {
        model.moderation().perform(Kind.UNPIN, message);
    }

    @Override
    public void delete(ChatMessage message) {
        model.moderation().perform(Kind.DELETE, message);
    }

    @Override
    public void selected(Optional<FeedRow> row) {
        model.select(row);
    }

    @Override
    public void mention(Author author, Channel channel) {
        model.composer().mention(author);
        focusComposer.run();
    }

    @Override
    public void openLink(URI target) {
        showLink.accept(target);
    }

    @Override
    public Support of(RowAction action, ChatMessage message) {
        return switch (action) {
            case REPLY -> model.moderation().support(Kind.REPLY, message);
            case PIN -> model.moderation().support(Kind.PIN, message);
            case UNPIN -> model.moderation().support(Kind.UNPIN, message);
            case DELETE -> model.moderation().support(Kind.DELETE, message);
            case COPY -> Support.yes();
        };
    }

    @Override
    public boolean isPinned(MessageKey message) {
        return model.pins().isPinned(message);
    }
}
