package app.tributary.ui.console;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Support;
import app.tributary.feed.FeedRow;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.ui.feed.ActionSupport;
import app.tributary.ui.feed.FeedActions;
import app.tributary.ui.feed.RowAction;
import app.tributary.ui.feed.RowOffer;
import app.tributary.ui.moderation.ModerationAction.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the feed asks for, handed to the part of the window that does it. */
final class RowDeeds implements FeedActions, ActionSupport {
    private final ConsoleModel model;
    private final Runnable focusComposer;
    private final Consumer<URI> showLink;
    private final Runnable inUse;

    /**
     * The deeds of one feed.
     *
     * @param inUse the reader turned to this feed; which row is selected there is then the console's business
     */
    RowDeeds(ConsoleModel model, Runnable focusComposer, Consumer<URI> showLink, Runnable inUse) {
        this.model = model;
        this.focusComposer = focusComposer;
        this.showLink = showLink;
        this.inUse = inUse;
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
    public void edit(ChatMessage message) {
        model.composer().edit(message);
        focusComposer.run();
    }

    @Override
    public void react(MessageKey message, String reaction, boolean on) {
        model.actions().react(message, reaction, on);
    }

    @Override
    public void take(Offer offer, Channel channel) {
        model.actions().start(channel, offer);
    }

    @Override
    public List<RowOffer> ofMessage(ChatMessage message) {
        return model.actions().offered(Subject.MESSAGE, message.key().channel()).stream()
                .map(action -> new RowOffer(action.label(), action.off(),
                        () -> model.actions().start(action, Optional.of(message.key()), Optional.empty())))
                .toList();
    }

    @Override
    public List<RowOffer> ofAuthor(ChatMessage message) {
        var person = message.author().person();
        var moderation = model.moderation();
        var all = new ArrayList<RowOffer>();
        for (var action : moderation.aboutAuthor(message)) {
            all.add(new RowOffer(moderation.wholeLabel(action), action.off(), () -> moderation.actOn(action.kind(),
                    message.key().channel(), person, action.lasts(), Optional.empty())));
        }
        model.actions().offered(Subject.PERSON, message.key().channel())
                .forEach(action -> all.add(new RowOffer(action.label(), action.off(),
                        () -> model.actions().start(action, Optional.of(message.key()), Optional.of(person)))));
        return all;
    }

    @Override
    public void selected(Optional<FeedRow> row) {
        row.ifPresent(some -> inUse.run());
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
            case EDIT -> model.composer().canEdit(message);
            case REACT -> model.actions().canReact(message.key().channel());
            case COPY -> Support.yes();
        };
    }

    @Override
    public boolean isPinned(MessageKey message) {
        return model.pins().isPinned(message);
    }
}
