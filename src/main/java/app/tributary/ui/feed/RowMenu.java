package app.tributary.ui.feed;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Offer;
import app.tributary.chat.Reaction;
import app.tributary.chat.Trait;
import app.tributary.feed.FeedRow;
import app.tributary.platform.Phrases;
import app.tributary.ui.ChatText;
import app.tributary.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.ImageView;

/** The menu of a row. What cannot be done stands in it with the reason. FX thread only. */
final class RowMenu {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_LABEL = 110;
    private static final double PICTURE_LETTERS = 12;
    private static final Map<String, FeedWord> REACTIONS = reactions();

    private final FeedViewModel model;
    private final RowCommands commands;
    private final ContextMenu menu = new ContextMenu();

    RowMenu(FeedViewModel model, RowCommands commands) {
        this.model = model;
        this.commands = commands;
        menu.setOnShowing(shows -> model.hold(PauseReason.MENU));
        menu.setOnHidden(hidden -> model.release(PauseReason.MENU));
    }

    /** Opens it for a row, at a place of the screen. */
    void show(Node owner, FeedRow row, Words words, Point2D at) {
        var items = new ArrayList<MenuItem>();
        offers(row, words).forEach(items::add);
        folding(row, words).ifPresent(items::add);
        RowCommands.messageOf(row).ifPresent(message -> {
            separate(items);
            addMessage(items, row, message, words);
            separate(items);
            commands.ofMessage(message).forEach(offer -> items.add(item(offer)));
            separate(items);
            var copy = new MenuItem(words.of(FeedWord.COPY));
            copy.setOnAction(chosen -> commands.copy(List.of(row)));
            items.add(copy);
            String name = DisplayText.shorten(DisplayText.clean(message.author().displayName()), LONGEST_NAME);
            var mention = new MenuItem(words.of(FeedWord.MENTION, name));
            mention.setMnemonicParsing(false);
            mention.setOnAction(chosen -> commands.actions().mention(message.author(), row.channel()));
            items.add(mention);
            var about = commands.ofAuthor(message);
            if (!about.isEmpty()) {
                var person = new Menu(name);
                person.setMnemonicParsing(false);
                about.forEach(offer -> person.getItems().add(item(offer)));
                items.add(person);
            }
        });
        if (!items.isEmpty()) {
            menu.getItems().setAll(items);
            menu.show(owner, at.getX(), at.getY());
        }
    }

    /** A fold offers to be opened, and nothing that would act on people whom it does not show. */
    private Optional<MenuItem> folding(FeedRow row, Words words) {
        boolean closed = row instanceof FeedRow.AlikeRow fold && !fold.open() && fold.members().size() > 1;
        var fold = row instanceof FeedRow.AlikeRow ? OptionalLong.of(row.id()) : model.foldOf(row.id());
        if (fold.isEmpty() || (row instanceof FeedRow.AlikeRow shared && shared.members().size() == 1)) {
            return Optional.empty();
        }
        String label = closed && row instanceof FeedRow.AlikeRow shared
                ? words.of(FeedWord.ALIKE_OPEN, Integer.toString(shared.members().size()))
                : words.of(FeedWord.ALIKE_CLOSE);
        return Optional.of(item(new RowOffer(label, Optional.empty(), () -> model.toggleFold(fold.getAsLong()))));
    }

    void hide() {
        menu.hide();
    }

    private void addMessage(List<MenuItem> items, FeedRow row, ChatMessage message, Words words) {
        var kinds = new ArrayList<>(List.of(RowAction.REPLY, commands.pinOrUnpin(message), RowAction.DELETE));
        if (message.has(Trait.OWN)) {
            kinds.add(RowAction.EDIT);
        }
        for (var action : kinds) {
            var why = commands.whyNot(action, message, RowCommands.isRemoved(row));
            items.add(item(new RowOffer(words.of(commands.word(action)), why, () -> commands.run(action, row))));
        }
        var why = commands.whyNot(RowAction.REACT, message, RowCommands.isRemoved(row));
        String name = words.of(FeedWord.REACT);
        if (why.isPresent()) {
            items.add(item(new RowOffer(name, why, () -> {})));
        } else {
            var choice = new Menu(name);
            REACTIONS.forEach((emoji, word) -> choice.getItems().add(reaction(row, message, emoji, words.of(word),
                    words)));
            items.add(choice);
        }
    }

    /** An emoji to react with; one that we reacted with already is taken back. */
    private MenuItem reaction(FeedRow row, ChatMessage message, String emoji, String label, Words words) {
        Optional<Reaction> own = row instanceof FeedRow.MessageRow shown
                ? shown.extras().reactions().stream()
                        .filter(reaction -> reaction.own() && bare(reaction.shown()).equals(bare(emoji))).findFirst()
                : Optional.empty();
        var item = new MenuItem(own.isPresent() ? words.of(FeedWord.REACT_BACK, label) : label);
        ChatText.pieces(emoji, PICTURE_LETTERS).stream().filter(ImageView.class::isInstance).findFirst()
                .ifPresent(item::setGraphic);
        item.setOnAction(chosen -> commands.actions().react(message.key(), own.map(Reaction::name).orElse(emoji),
                own.isEmpty()));
        return item;
    }

    /** The buttons of the row, for who has no pointer. */
    private List<MenuItem> offers(FeedRow row, Words words) {
        List<ChatEvent.Notice> notices = switch (row) {
            case FeedRow.MessageRow shown -> shown.extras().marks();
            case FeedRow.LineRow(_, ChatEvent.Notice notice, _) -> List.of(notice);
            case FeedRow.LineRow _,FeedRow.ActivityRow _,FeedRow.GapRow _,FeedRow.FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ ->
                List.of();
        };
        return notices.stream().flatMap(notice -> notice.offers().stream().map(offer -> {
            String label = DisplayText.clean(Phrases.in(words, offer.label()));
            return item(new RowOffer(label, Optional.empty(), () -> take(offer, notice)));
        })).toList();
    }

    private void take(Offer offer, ChatEvent.Notice notice) {
        commands.actions().take(offer, notice.channel());
    }

    private static MenuItem item(RowOffer offer) {
        String label = offer.off().map(why -> offer.label() + " – " + why).orElse(offer.label());
        var item = new MenuItem(DisplayText.shorten(label, LONGEST_LABEL));
        item.setMnemonicParsing(false);
        item.setDisable(offer.off().isPresent());
        item.setOnAction(chosen -> offer.act().run());
        return item;
    }

    private static void separate(List<MenuItem> items) {
        if (!items.isEmpty() && !(items.getLast() instanceof SeparatorMenuItem)) {
            items.add(new SeparatorMenuItem());
        }
    }

    private static Map<String, FeedWord> reactions() {
        var all = new LinkedHashMap<String, FeedWord>();
        all.put("👍", FeedWord.REACT_LIKE);
        all.put("❤️", FeedWord.REACT_LOVE);
        all.put("😂", FeedWord.REACT_LAUGH);
        all.put("😮", FeedWord.REACT_WOW);
        all.put("😢", FeedWord.REACT_SAD);
        all.put("🔥", FeedWord.REACT_FIRE);
        all.put("🎉", FeedWord.REACT_PARTY);
        return all;
    }

    /** Without the mark that asks for the coloured form of a sign. */
    private static String bare(String emoji) {
        return emoji.replace("\uFE0F", "");
    }
}
