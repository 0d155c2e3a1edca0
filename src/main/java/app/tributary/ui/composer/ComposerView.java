package app.tributary.ui.composer;

import app.tributary.ui.ActionButton;
import app.tributary.ui.ChatText;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.WrapPane;
import app.tributary.ui.status.StatusView;
import app.tributary.words.Words;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The box with its targets above and its outcomes below. */
public final class ComposerView extends VBox {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final PseudoClass NEAR = PseudoClass.getPseudoClass("near");

    private final ComposerViewModel model;
    private final Words words;
    private final String shortcut;
    private final Runnable leave;
    private final GrowingArea box = new GrowingArea();
    private final WrapPane chips = new WrapPane(6, 6);
    private final ActionButton send = new ActionButton("");
    private final Label budget = new Label();
    private final Label news = new Label();
    private final ChatText replied = new ChatText(1);
    private final HBox replyLine = new HBox();
    private final ChatText edited = new ChatText(1);
    private final HBox editLine = new HBox();
    private final StatusView status;
    private final CompletionView completion;
    private final BooleanProperty rehearsal = new SimpleBooleanProperty();
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private Subscription watching = Subscription.EMPTY;

    /**
     * The view of a composer.
     *
     * @param status the line above everything
     * @param shortcut how the main modifier is written on this system ("Ctrl")
     * @param leave where Esc goes when there is nothing left to cancel: the feed
     */
    public ComposerView(ComposerViewModel model, StatusView status, Words words, String shortcut, Runnable leave) {
        this.model = model;
        this.status = status;
        this.words = words;
        this.shortcut = shortcut;
        this.leave = leave;
        getStyleClass().add("composer");
        completion = new CompletionView(words, model::take);
        setUpBox();
        send.getStyleClass().addAll("accent", "send");
        send.setMinWidth(USE_PREF_SIZE);
        send.setMaxHeight(Double.MAX_VALUE);
        send.onPress(this::submit);
        send.onRefusal(this::submit);
        budget.getStyleClass().add("budget");
        budget.setMinWidth(USE_PREF_SIZE);
        news.getStyleClass().add("composer-news");
        news.setMinHeight(USE_PREF_SIZE);
        news.setMinWidth(0);
        var line = new HBox(box, send);
        line.getStyleClass().add("composer-line");
        HBox.setHgrow(box, Priority.ALWAYS);
        getChildren().addAll(completion, this.status, replyLine(), editLine(), targetLine(), line, news,
                new OutcomesView(model, words));
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null ? Subscription.EMPTY : watch();
        });
    }

    /** Puts the caret into the box, at the end of the text. */
    public void focusBox() {
        box.requestFocus();
        box.end();
    }

    /** Whether what is written goes to a rehearsal. */
    public BooleanProperty rehearsalProperty() {
        return rehearsal;
    }

    /** Whether there is little room. */
    public BooleanProperty narrowProperty() {
        return narrow;
    }

    private Subscription watch() {
        return Subscription.combine(model.targets().chipsProperty().subscribe(this::showChips),
                model.budgetProperty().subscribe(this::showBudget),
                narrow.subscribe(now -> {
                    showBudget(model.budgetProperty().get());
                    showNews();
                }),
                model.obstacleProperty().subscribe(why -> showSend()),
                model.textProperty().subscribe(text -> showSend()), model.newsProperty().subscribe(said -> showNews()),
                model.outcomes().linesProperty().subscribe(lines -> showNews()),
                model.completionProperty().subscribe(now -> {
                    completion.show(now);
                    requestLayout();
                }), model.replyToProperty().subscribe(answered -> {
                    replied.show(answered.map(ComposerViewModel.Answered::words).orElse(""));
                    replyLine.setVisible(answered.isPresent());
                    replyLine.setManaged(answered.isPresent());
                }), model.editingProperty().subscribe(editing -> {
                    edited.show(editing.orElse(""));
                    editLine.setVisible(editing.isPresent());
                    editLine.setManaged(editing.isPresent());
                    showSend();
                }), rehearsal.subscribe(on -> box.setPromptText(
                        words.of(on ? ComposerWord.PROMPT_REHEARSAL : ComposerWord.PROMPT))));
    }

    private void setUpBox() {
        box.textProperty().bindBidirectional(model.textProperty());
        box.getStyleClass().add("composer-box");
        box.setId("composer-box");
        box.setAccessibleText(words.of(ComposerWord.BOX));
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private HBox replyLine() {
        var icon = new FontIcon(Feather.CORNER_DOWN_RIGHT);
        var cancel = new Button("", new FontIcon(Feather.X));
        cancel.getStyleClass().addAll("icon-button", "small-icon");
        cancel.setAccessibleText(words.of(ComposerWord.CANCEL_REPLY));
        cancel.setTooltip(ActionButton.hint(words.of(ComposerWord.CANCEL_REPLY) + " (Esc)"));
        cancel.setOnAction(pressed -> {
            model.cancelReply();
            focusBox();
        });
        replyLine.getChildren().addAll(icon, replied, cancel);
        replyLine.getStyleClass().add("reply-line");
        replyLine.setAlignment(Pos.CENTER_LEFT);
        return replyLine;
    }

    private HBox editLine() {
        var cancel = new Button("", new FontIcon(Feather.X));
        cancel.getStyleClass().addAll("icon-button", "small-icon");
        cancel.setAccessibleText(words.of(ComposerWord.CANCEL_EDIT));
        cancel.setTooltip(ActionButton.hint(words.of(ComposerWord.CANCEL_EDIT) + " (Esc)"));
        cancel.setOnAction(pressed -> {
            model.cancelEdit();
            focusBox();
        });
        editLine.getChildren().addAll(new FontIcon(Feather.EDIT_2), edited, cancel);
        editLine.getStyleClass().addAll("reply-line", "edit-line");
        editLine.setAlignment(Pos.CENTER_LEFT);
        return editLine;
    }

    private HBox targetLine() {
        var to = new Label(words.of(ComposerWord.TO));
        to.getStyleClass().add("secondary");
        to.setMinWidth(USE_PREF_SIZE);
        to.setAccessibleText(words.of(ComposerWord.TO_HELP));
        HBox.setHgrow(chips, Priority.ALWAYS);
        var line = new HBox(to, chips, budget);
        line.getStyleClass().add("target-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void submit() {
        model.submit();
        focusBox();
    }

    private void pressed(KeyEvent event) {
        boolean taken = switch (event.getCode()) {
            case ENTER -> entered(event);
            case TAB -> tabbed(event);
            case ESCAPE -> cancelled();
            case UP -> up(event.isShortcutDown());
            case DOWN -> down();
            default -> false;
        };
        if (taken) {
            event.consume();
        }
    }

    private boolean entered(KeyEvent event) {
        if (event.isShiftDown() || event.isAltDown()) {
            box.replaceSelection("\n");
        } else if (event.isShortcutDown()) {
            model.submitToAll();
        } else if (model.complete()) {
            box.end();
        } else {
            model.submit();
        }
        return true;
    }

    private boolean tabbed(KeyEvent event) {
        if (!event.isShiftDown() && model.complete()) {
            box.end();
        } else {
            box.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
        return true;
    }

    private boolean cancelled() {
        if (!model.endCompletion()) {
            if (model.editingProperty().getValue().isPresent()) {
                model.cancelEdit();
                box.end();
            } else if (model.replyToProperty().get().isPresent()) {
                model.cancelReply();
            } else {
                leave.run();
            }
        }
        return true;
    }

    private boolean up(boolean recallOnly) {
        if (model.completionProperty().get().isOpen()) {
            model.choose(-1);
            return true;
        }
        boolean recalled = (!recallOnly && model.editLast()) || model.earlier();
        if (recalled) {
            box.end();
        }
        return recalled;
    }

    private boolean down() {
        if (model.completionProperty().get().isOpen()) {
            model.choose(1);
            return true;
        }
        boolean recalled = model.later();
        if (recalled) {
            box.end();
        }
        return recalled;
    }

    private void showChips(List<TargetChip> targets) {
        var views = chips.getChildren().stream().map(TargetChipView.class::cast).toList();
        boolean same = views.stream().map(TargetChipView::target).toList()
                .equals(targets.stream().map(TargetChip::target).toList());
        if (same) {
            for (int at = 0; at < targets.size(); at++) {
                views.get(at).show(targets.get(at));
            }
        } else {
            chips.getChildren().clear();
            for (int at = 0; at < targets.size(); at++) {
                String key = at < 9 ? shortcut + "+" + (at + 1) : "";
                chips.getChildren()
                        .add(new TargetChipView(targets.get(at), words, key, model.targets()::toggle));
            }
        }
        showSend();
    }

    private void showBudget(Budget now) {
        budget.setText(narrow.get() ? now.brief() : now.words());
        budget.setAccessibleText(now.words());
        budget.pseudoClassStateChanged(OVER, now.over());
        budget.pseudoClassStateChanged(NEAR, now.near());
    }

    private void showSend() {
        boolean editing = model.editingProperty().getValue().isPresent();
        send.setText(editing
                ? words.of(ComposerWord.SAVE)
                : model.isCommand()
                        ? words.of(ComposerWord.RUN)
                        : words.of(ComposerWord.SEND, String.valueOf(model.reach())));
        send.setOff(model.obstacleProperty().get(),
                editing ? "" : words.of(ComposerWord.SEND_ALL_HELP, shortcut + "+Enter"));
    }

    /** One line below the box is always there, so that the feed does not move when something is said in it. */
    private void showNews() {
        String said = model.newsProperty().get();
        boolean needed = !said.isEmpty() || model.outcomes().linesProperty().get().isEmpty();
        news.setWrapText(!said.isEmpty() && !RightToLeft.isIn(said));
        String hint = words.of(ComposerWord.HINT, shortcut + "+Enter");
        boolean brief = narrow.get() && said.isEmpty();
        news.setText(brief ? words.of(ComposerWord.HINT_BRIEF) : said.isEmpty() ? hint : said);
        news.setTooltip(brief ? ActionButton.hint(hint) : null);
        news.setVisible(needed);
        news.setManaged(needed);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        // Above the box and over the feed, which must not move for it.
        double wide = Math.min(completion.prefWidth(-1), getWidth() - snappedLeftInset() - snappedRightInset());
        double high = completion.prefHeight(wide);
        completion.resizeRelocate(snappedLeftInset(), -high - 4, wide, high);
    }
}
