package app.tributary.ui.views;

import app.tributary.account.ViewLayout;
import app.tributary.account.ViewLayout.Density;
import app.tributary.words.Words;
import java.text.NumberFormat;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** What can be done with a view. */
final class ViewMenu extends ContextMenu {
    private static final double[] SCALES = {0.8, 1, 1.25, 1.5, 2};

    private final ChatViewModel view;
    private final ViewsViewModel model;
    private final ViewDeeds deeds;
    private final Words words;

    ViewMenu(ChatViewModel view, ViewsViewModel model, ViewDeeds deeds, Words words) {
        this.view = view;
        this.model = model;
        this.deeds = deeds;
        this.words = words;
        boolean own = view.settingsProperty().get().ownWindow();
        boolean free = model.canLeaveWindow(view);
        int at = model.views().indexOf(view);
        boolean pane = model.shownProperty().get().contains(view);
        boolean several = model.shownProperty().get().size() > 1;
        getItems().addAll(item("filter", words.of(ViewsWord.EDIT_FILTER), "Ctrl+Shift+F", true,
                () -> deeds.editFilter(view)),
                item("rename", words.of(ViewsWord.RENAME), "F2", true, () -> deeds.rename(view)),
                item("duplicate", words.of(ViewsWord.DUPLICATE), "", true, () -> deeds.duplicate(view)),
                look(), new SeparatorMenuItem());
        if (pane && several) {
            getItems().add(item("leave", words.of(ViewsWord.CLOSE_PANE), "", true, () -> model.hide(view)));
        } else if (!own) {
            getItems().add(item("beside", words.of(ViewsWord.SHOW_BESIDE), "", !pane, () -> model.showBeside(view)));
        }
        getItems().addAll(own
                ? item("back", words.of(ViewsWord.BACK_TO_TABS), "", true, () -> model.setOwnWindow(view, false))
                : item("window", words.of(ViewsWord.OPEN_WINDOW), "", free, () -> model.setOwnWindow(view, true)),
                item("left", words.of(ViewsWord.MOVE_LEFT), "Ctrl+←", at > 0, () -> model.move(view, at - 1)),
                item("right", words.of(ViewsWord.MOVE_RIGHT), "Ctrl+→", at < model.views().size() - 1,
                        () -> model.move(view, at + 1)),
                new SeparatorMenuItem(),
                item("remove", words.of(ViewsWord.REMOVE), "", free, () -> model.remove(view)));
    }

    private Menu look() {
        var menu = new Menu(words.of(ViewsWord.LOOK));
        menu.setId("view-menu-look");
        var now = view.settingsProperty().get().layout();
        var densities = new ToggleGroup();
        for (var density : Density.values()) {
            var word = switch (density) {
                case AS_WINDOW -> ViewsWord.ROOM_AS_WINDOW;
                case DENSE -> ViewsWord.ROOM_DENSE;
                case COMFORTABLE -> ViewsWord.ROOM_COMFORTABLE;
            };
            menu.getItems().add(choice(words.of(word), densities, now.density() == density,
                    layout -> layout.withDensity(density)));
        }
        menu.getItems().add(new SeparatorMenuItem());
        var scales = new ToggleGroup();
        var percent = NumberFormat.getPercentInstance(words.locale());
        menu.getItems().add(choice(words.of(ViewsWord.SIZE_AS_WINDOW), scales, now.scale().isEmpty(),
                layout -> layout.withScale(OptionalDouble.empty())));
        for (double scale : SCALES) {
            menu.getItems().add(choice(words.of(ViewsWord.SIZE, percent.format(scale)), scales,
                    now.scale().equals(OptionalDouble.of(scale)),
                    layout -> layout.withScale(OptionalDouble.of(scale))));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), check(ViewsWord.TIMES, now.times(), now::withTimes),
                check(ViewsWord.BADGES, now.badges(), now::withBadges));
        return menu;
    }

    private RadioMenuItem choice(String text, ToggleGroup group, boolean chosen, UnaryOperator<ViewLayout> change) {
        var item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setSelected(chosen);
        item.setMnemonicParsing(false);
        item.setOnAction(pressed -> model.become(view, all -> all.withLayout(change.apply(all.layout()))));
        return item;
    }

    private CheckMenuItem check(ViewsWord word, boolean on, java.util.function.Function<Boolean, ViewLayout> change) {
        var item = new CheckMenuItem(words.of(word));
        item.setSelected(on);
        item.setOnAction(pressed -> model.become(view, all -> all.withLayout(change.apply(item.isSelected()))));
        return item;
    }

    private MenuItem item(String id, String text, String keys, boolean can, Runnable action) {
        var item = new MenuItem(keys.isEmpty() ? text : text + "   " + deeds.keys(keys));
        item.setId("view-menu-" + id);
        item.setMnemonicParsing(false);
        item.setDisable(!can);
        item.setOnAction(pressed -> action.run());
        return item;
    }
}
