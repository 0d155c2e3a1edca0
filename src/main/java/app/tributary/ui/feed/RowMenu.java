package app.tributary.ui.feed;

import app.tributary.feed.FeedRow;
import app.tributary.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu of a row. What cannot be done stands in it with the reason. FX thread only. */
final class RowMenu {
    private final RowCommands commands;
    private final ContextMenu menu = new ContextMenu();

    RowMenu(FeedViewModel model, RowCommands commands) {
        this.commands = commands;
        menu.setOnShowing(shows -> model.hold(PauseReason.MENU));
        menu.setOnHidden(hidden -> model.release(PauseReason.MENU));
    }

    /** Opens it for a row, at a place of the screen. */
    void show(Node owner, FeedRow row, Words words, Point2D at) {
        var items = new ArrayList<MenuItem>();
        RowCommands.messageOf(row).ifPresent(message -> {
            for (var action : List.of(RowAction.REPLY, commands.pinOrUnpin(message), RowAction.DELETE)) {
                var why = commands.whyNot(action, message, RowCommands.isRemoved(row));
                String name = words.of(commands.word(action));
                var item = new MenuItem(why.map(reason -> name + " – " + reason).orElse(name));
                item.setMnemonicParsing(false);
                item.setDisable(why.isPresent());
                item.setOnAction(chosen -> commands.run(action, row));
                items.add(item);
            }
            items.add(new SeparatorMenuItem());
            var copy = new MenuItem(words.of(FeedWord.COPY));
            copy.setOnAction(chosen -> commands.copy(List.of(row)));
            var mention = new MenuItem(words.of(FeedWord.MENTION, DisplayText.shorten(
                    DisplayText.clean(message.author().displayName()), 40)));
            mention.setMnemonicParsing(false);
            mention.setOnAction(chosen -> commands.actions().mention(message.author(), row.channel()));
            items.add(copy);
            items.add(mention);
        });
        if (!items.isEmpty()) {
            menu.getItems().setAll(items);
            menu.show(owner, at.getX(), at.getY());
        }
    }

    void hide() {
        menu.hide();
    }
}
