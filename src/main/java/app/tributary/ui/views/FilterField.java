package app.tributary.ui.views;

import app.tributary.filter.Completion;
import app.tributary.filter.Flaw;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.views.FilterBoxViewModel.Offers;
import app.tributary.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;

/**
 * A line in which an expression is typed: what is wrong is underlined where it stands and told below, what may come
 * next hangs below the caret. Enter, Esc and other keys that it does not need go on to its parent. FX thread only.
 */
final class FilterField extends VBox implements AutoCloseable {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass FLAWED = PseudoClass.getPseudoClass("flawed");
    private static final int MOST_OFFERS = 8;
    private static final double LEAST_MARK = 6;
    private static final double LEAST_LIST = 220;
    private static final double MOST_LIST = 380;

    private final FilterBoxViewModel model;
    private final Words words;
    private final TextField box = new TextField();
    private final Pane marks = new Pane();
    private final Label below = new Label();
    private final VBox list = new VBox();
    private final Subscription watching;
    private Optional<String> told = Optional.empty();
    private boolean setting;

    FilterField(FilterBoxViewModel model, Words words) {
        this.model = model;
        this.words = words;
        getStyleClass().add("filter-field");
        box.getStyleClass().add("filter-text");
        box.setText(model.textProperty().get());
        marks.setMouseTransparent(true);
        marks.setManaged(false);
        var clip = new Rectangle();
        clip.widthProperty().bind(box.widthProperty().subtract(8));
        clip.heightProperty().bind(box.heightProperty());
        marks.setClip(clip);
        RightToLeft.wrap(below);
        below.setMinHeight(Region.USE_PREF_SIZE);
        list.getStyleClass().add("completion");
        list.setManaged(false);
        list.setAccessibleText(words.of(ViewsWord.OFFERS));
        var line = new StackPane(box, marks);
        getChildren().addAll(line, below, list);
        list.setViewOrder(-1);
        setViewOrder(-1);
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        InvalidationListener mark = changed -> markFlaws();
        box.widthProperty().addListener(mark);
        box.fontProperty().addListener(mark);
        box.textProperty().subscribe((before, now) -> {
            if (!setting) {
                // the caret follows later: it will stand before what stood behind it
                int behind = before.length() - Math.min(before.length(), box.getSelection().getEnd());
                model.typed(now, now.length() - Math.min(now.length(), behind));
            }
        });
        box.caretPositionProperty().subscribe((before, now) -> {
            if (!setting && box.getText().equals(model.textProperty().get())) {
                model.moved(now.intValue());
            }
        });
        box.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                model.dismiss();
            }
        });
        watching = Subscription.combine(model.textProperty().subscribe(this::put),
                model.flawsProperty().subscribe(flaws -> markFlaws()),
                model.offersProperty().subscribe(this::offer));
    }

    /** The box itself. */
    TextField box() {
        return box;
    }

    /** From now on this stands below the box while nothing is wrong; even an empty text keeps its line. */
    void tell(String text) {
        told = Optional.of(text);
        markFlaws();
    }

    /** Whether it makes no sense to go on with what is typed; then its first flaw has the caret. */
    boolean refuses() {
        var flaws = model.flawsProperty().get();
        if (flaws.isEmpty()) {
            return false;
        }
        box.requestFocus();
        var first = flaws.getFirst();
        box.selectRange(clamp(first.from()), clamp(first.to()));
        return true;
    }

    @Override
    public void close() {
        watching.unsubscribe();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double width = Math.clamp(list.prefWidth(-1), LEAST_LIST, MOST_LIST);
        double over = getWidth() - width;
        double x = Math.clamp(xOf(model.offersProperty().get().completion().from()), Math.min(0, over),
                Math.max(0, over));
        // below what is wrong: both are to be read
        list.resizeRelocate(Math.rint(x), getHeight() + 3, width, list.prefHeight(width));
        markFlaws();
    }

    private void put(String text) {
        if (!text.equals(box.getText())) {
            setting = true;
            box.setText(text);
            box.end();
            setting = false;
        }
    }

    private void take(int index) {
        model.take(index).ifPresent(edit -> {
            put(edit.text());
            setting = true;
            box.positionCaret(edit.caret());
            setting = false;
        });
    }

    private void key(KeyEvent pressed) {
        var offers = model.offersProperty().get();
        boolean known = switch (pressed.getCode()) {
            case DOWN -> model.choose(1);
            case UP -> model.choose(-1);
            case TAB -> {
                boolean takes = offers.isOpen() && !pressed.isShiftDown() && !pressed.isControlDown();
                if (takes) {
                    take(offers.chosen());
                }
                yield takes;
            }
            case ENTER -> {
                boolean takes = offers.isOpen() && offers.meant() && !pressed.isShiftDown();
                if (takes) {
                    take(offers.chosen());
                } else {
                    model.dismiss();
                }
                yield takes;
            }
            case ESCAPE -> model.dismiss();
            case SPACE -> {
                boolean asks = pressed.isControlDown();
                if (asks) {
                    model.offerAt(box.getCaretPosition());
                }
                yield asks;
            }
            default -> false;
        };
        if (known) {
            pressed.consume();
        }
    }

    private void markFlaws() {
        List<Flaw> flaws = model.flawsProperty().get();
        box.pseudoClassStateChanged(FLAWED, !flaws.isEmpty());
        String complaint = flaws.isEmpty() ? "" : FlawWords.of(flaws.getFirst(), words);
        box.setAccessibleHelp(complaint);
        String text = complaint.isEmpty() ? told.orElse("") : complaint;
        if (!text.equals(below.getText())) {
            below.setText(text);
        }
        String style = complaint.isEmpty() ? "secondary" : "problem";
        if (!below.getStyleClass().contains(style)) {
            below.getStyleClass().setAll("label", "filter-below", style);
        }
        below.setVisible(!text.isEmpty());
        below.setManaged(below.isVisible() || told.isPresent());
        marks.getChildren().setAll(flaws.stream().map(this::mark).toList());
    }

    private Region mark(Flaw flaw) {
        var mark = new Region();
        mark.getStyleClass().add("flaw-mark");
        mark.setManaged(false);
        double from = xOf(flaw.from());
        double to = Math.max(from + LEAST_MARK, xOf(flaw.to()));
        mark.resizeRelocate(from, box.getHeight() - 7, to - from, 3);
        return mark;
    }

    private double xOf(int index) {
        if (!(box.getSkin() instanceof TextFieldSkin skin)) {
            return 0;
        }
        return skin.getCharacterBounds(clamp(index)).getMinX();
    }

    private int clamp(int index) {
        return Math.clamp(index, 0, box.getLength());
    }

    private void offer(Offers offers) {
        list.setVisible(offers.isOpen());
        list.getChildren().clear();
        var all = offers.completion().offers();
        int first = Math.clamp(offers.chosen() - MOST_OFFERS / 2, 0, Math.max(0, all.size() - MOST_OFFERS));
        for (int at = first; at < Math.min(all.size(), first + MOST_OFFERS); at++) {
            list.getChildren().add(row(all.get(at), at, offers));
        }
        if (all.size() > MOST_OFFERS) {
            var more = new Label(words.of(ViewsWord.MORE, String.valueOf(all.size() - MOST_OFFERS)));
            more.getStyleClass().addAll("secondary", "completion-more");
            list.getChildren().add(more);
        }
        requestLayout();
    }

    /** Enter takes only what the reader chose; Tab takes the first, too. */
    private HBox row(Completion.Offer offer, int index, Offers offers) {
        boolean next = index == offers.chosen();
        var text = new Label(offer.text());
        text.getStyleClass().add("completion-usage");
        var row = new HBox(text);
        FieldWords.of(offer, words).ifPresent(told -> {
            var what = new Label(told);
            what.getStyleClass().add("secondary");
            row.getChildren().add(what);
        });
        if (next) {
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            var key = new Label(offers.meant() ? "Enter" : "Tab");
            key.getStyleClass().addAll("secondary", "completion-key");
            key.setMinWidth(USE_PREF_SIZE);
            row.getChildren().addAll(room, key);
        }
        row.getStyleClass().add("completion-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.pseudoClassStateChanged(CHOSEN, next && offers.meant());
        row.setAccessibleText(offer.text());
        row.setOnMousePressed(pressed -> {
            take(index);
            pressed.consume();
        });
        return row;
    }
}
