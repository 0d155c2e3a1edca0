package app.tributary.ui.feed;

import app.tributary.feed.FeedRow;
import java.util.OptionalLong;
import java.util.function.Predicate;
import javafx.scene.input.KeyEvent;

/** The keys of the feed. FX thread only. */
final class FeedKeys {
    /** A page keeps a little of the one before in sight. */
    private static final double PAGE = 0.9;

    private final FeedViewModel model;
    private final Viewport viewport;
    private final RowCommands commands;

    FeedKeys(FeedViewModel model, Viewport viewport, RowCommands commands) {
        this.model = model;
        this.viewport = viewport;
        this.commands = commands;
    }

    void pressed(KeyEvent key) {
        boolean known = key.isShortcutDown() ? pressedWithShortcut(key) : pressedAlone(key);
        if (known) {
            key.consume();
        }
    }

    private boolean pressedWithShortcut(KeyEvent key) {
        return switch (key.getCode()) {
            case C -> {
                commands.copy(model.selection());
                yield true;
            }
            default -> false;
        };
    }

    private boolean pressedAlone(KeyEvent key) {
        switch (key.getCode()) {
            case UP -> step(-1, key.isShiftDown());
            case DOWN -> step(1, key.isShiftDown());
            case PAGE_UP -> viewport.scrollBy(viewport.getHeight() * PAGE);
            case PAGE_DOWN -> viewport.scrollBy(-viewport.getHeight() * PAGE);
            case HOME -> viewport.scrollTo(0);
            case END -> model.resume();
            case ESCAPE -> {
                if (!model.isHeld()) {
                    return false;
                }
                if (model.selectedProperty().get().isPresent()) {
                    model.clearSelection();
                } else {
                    model.resume();
                }
            }
            case SPACE -> toggle(row -> true);
            case RIGHT -> toggle(row -> !row.open());
            case LEFT -> fold();
            case ENTER -> {
                if (!toggle(row -> true)) {
                    run(RowAction.REPLY);
                }
            }
            case R -> run(RowAction.REPLY);
            case DELETE -> run(RowAction.DELETE);
            case E -> run(RowAction.EDIT);
            case P -> model.selectedProperty().get().flatMap(RowCommands::messageOf)
                    .ifPresent(message -> run(commands.pinOrUnpin(message)));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Opens the selected fold or folds it again, where it is one that is meant. */
    private boolean toggle(Predicate<FeedRow.AlikeRow> meant) {
        if (model.selectedProperty().get().orElse(null) instanceof FeedRow.AlikeRow fold && fold.members().size() > 1) {
            if (meant.test(fold)) {
                viewport.keep(fold.id());
                model.toggleFold(fold.id());
            }
            return true;
        }
        return false;
    }

    /** Folds again what the selected row belongs to, and selects that. */
    private void fold() {
        if (toggle(FeedRow.AlikeRow::open)) {
            return;
        }
        model.selectedProperty().get().map(row -> model.foldOf(row.id())).filter(OptionalLong::isPresent)
                .ifPresent(fold -> {
                    model.select(fold.getAsLong());
                    viewport.reveal(fold.getAsLong());
                    viewport.keep(fold.getAsLong());
                    model.toggleFold(fold.getAsLong());
                });
    }

    private void run(RowAction action) {
        model.selectedProperty().get().ifPresent(row -> commands.run(action, row));
    }

    private void step(int by, boolean extending) {
        var rows = model.rows();
        if (rows.size() == 0) {
            return;
        }
        int from = model.selectedProperty().get().map(row -> rows.indexOf(row.id())).orElse(-1);
        int to = from >= 0 ? Math.clamp(from + by, 0, rows.size() - 1) : lowestOnScreen();
        long id = rows.get(to).id();
        if (extending) {
            model.extendSelection(id);
        } else {
            model.select(id);
        }
        viewport.reveal(id);
    }

    private int lowestOnScreen() {
        return viewport.stack().reversed().stream()
                .filter(row -> row.getLayoutY() + row.getHeight() <= viewport.getHeight()).findFirst()
                .flatMap(RowNode::item).map(item -> model.rows().indexOf(item.id())).filter(index -> index >= 0)
                .orElse(model.rows().size() - 1);
    }
}
