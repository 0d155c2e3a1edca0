package app.tributary.ui.header;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.platform.NativeAction;
import app.tributary.ui.ActionButton;
import app.tributary.ui.Layers;
import app.tributary.ui.Sentence;
import app.tributary.ui.form.ActionsViewModel;
import app.tributary.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The title bar: mark and name, a chip for each channel, the sum of the viewers, what is offered. */
public final class HeaderView extends HBox {
    /** The size of the name's letters at scale 1, in px. */
    private static final double USUAL_LETTERS = 14.5;

    /** Three streams that run into one. */
    private static final String MARK = "M1 3 C4 3 5 8 8 8 L15 8 M1 8 L8 8 M1 13 C4 13 5 8 8 8";

    private final HeaderViewModel model;
    private final Words words;
    private final Layers layers;
    private final Deeds deeds;
    private final HBox chips = new HBox();
    private final SVGPath mark = new SVGPath();
    private final Label name = new Label("Tributary");
    private final Label sum = new Label();
    private final ToggleButton sidebar = new ToggleButton();
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private Predicate<AccountId> canSignIn = account -> false;
    private Consumer<AccountId> signIn = account -> {};
    private Subscription watching = Subscription.EMPTY;

    /**
     * What can be done about a channel.
     *
     * @param retryNow tries it again at once
     * @param rules of the rooms
     * @param actions what the platforms alone can do
     */
    public record Deeds(Consumer<Channel> retryNow, RoomRulesViewModel rules, ActionsViewModel actions) {}

    /**
     * @param rehearsal whether what is seen is one
     * @param menu makes the panel that the menu button opens, which it is given
     * @param deeds what can be done about a channel
     */
    public HeaderView(HeaderViewModel model, Words words, Layers layers, ObservableValue<Boolean> rehearsal,
            Function<Node, Region> menu, Deeds deeds) {
        this.model = model;
        this.words = words;
        this.layers = layers;
        this.deeds = deeds;
        getStyleClass().add("title-bar");
        setAlignment(Pos.CENTER_LEFT);
        chips.getStyleClass().add("chips");
        chips.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(chips, Priority.ALWAYS);
        chips.setMinWidth(0);

        mark.setContent(MARK);
        mark.getStyleClass().add("mark");
        name.getStyleClass().add("app-name");
        name.setMinWidth(USE_PREF_SIZE);
        sum.getStyleClass().addAll("chip", "sum");
        sum.setMinWidth(USE_PREF_SIZE);

        var mode = new Label(words.of(HeaderWord.REHEARSAL));
        mode.getStyleClass().add("rehearsal-mark");
        mode.setMinWidth(USE_PREF_SIZE);
        mode.setTooltip(ActionButton.hint(words.of(HeaderWord.REHEARSAL_HELP)));
        mode.setAccessibleHelp(words.of(HeaderWord.REHEARSAL_HELP));

        sidebar.setGraphic(new FontIcon(Feather.SHIELD));
        sidebar.getStyleClass().add("icon-button");
        sidebar.setAccessibleText(words.of(HeaderWord.SIDEBAR));
        sidebar.setTooltip(ActionButton.hint(words.of(HeaderWord.SIDEBAR_KEY)));
        var more = new Button("", new FontIcon(Feather.MENU));
        more.getStyleClass().add("icon-button");
        more.setAccessibleText(words.of(HeaderWord.MENU));
        more.setTooltip(ActionButton.hint(words.of(HeaderWord.MENU)));
        more.setOnAction(pressed -> layers.showPopover(menu.apply(more), more));
        more.setId("menu");
        getChildren().addAll(mark, name, chips, mode, sidebar, more);

        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null ? Subscription.EMPTY : Subscription.combine(rehearsal.subscribe(on -> {
                mode.setVisible(on);
                mode.setManaged(on);
            }), model.chips().subscribe(this::refill), model.viewersProperty().subscribe(all -> showSum()),
                    widthProperty().subscribe(this::fit), narrow.subscribe(this::fit));
            if (scene != null) {
                refill();
            }
        });
    }

    /** The button that shows and hides the sidebar. */
    public ToggleButton sidebarButton() {
        return sidebar;
    }

    /** Whether there is little room: without the name and the sum. */
    public BooleanProperty narrowProperty() {
        return narrow;
    }

    /**
     * What is offered where an account is no longer accepted.
     *
     * @param can whether there is a panel for the account
     * @param open opens it
     */
    public void onSignIn(Predicate<AccountId> can, Consumer<AccountId> open) {
        canSignIn = can;
        signIn = open;
    }

    private void refill() {
        chips.getChildren().setAll(model.chips().stream().map(chip -> {
            var view = new ChipView(chip, words);
            view.setOnAction(pressed -> layers.showPopover(panel(chip), view));
            view.onChange(this::fit);
            return view;
        }).toList());
        if (model.chips().isEmpty()) {
            var none = new Label(words.of(HeaderWord.NO_CHANNELS));
            none.getStyleClass().add("secondary");
            chips.getChildren().add(none);
        }
        chips.getChildren().add(sum);
        showSum();
        fit();
    }

    private Region panel(ChannelChip chip) {
        var channel = chip.listed().channel();
        return new ChannelPanel(chip, words, new ChannelPanel.Deeds(chosen -> {
            deeds.retryNow().accept(chosen.listed().channel());
            layers.closeTop();
        }, deeds.rules(), deeds.actions().offered(NativeAction.Subject.CHANNEL, channel), chosen -> {
            layers.closeTop();
            deeds.actions().start(chosen, Optional.empty(), Optional.empty());
        }, chip.listed().account().filter(canSignIn).map(account -> () -> signIn.accept(account))));
    }

    private void showSum() {
        var all = model.viewersProperty().get();
        boolean shown = all.isPresent() && model.chips().size() > 1 && !narrow.get();
        sum.setVisible(shown);
        sum.setManaged(shown);
        if (all.isPresent()) {
            String figure = Sentence.number(words, all.getAsLong());
            sum.setText("Σ " + figure);
            sum.setAccessibleText(words.of(HeaderWord.VIEWERS_ALL, figure));
            sum.setTooltip(ActionButton.hint(words.of(HeaderWord.VIEWERS_ALL, figure)));
        }
    }

    /** Chips without words where there is no room for all words; without counts where there is none for those. */
    private void fit() {
        name.setVisible(!narrow.get());
        name.setManaged(!narrow.get());
        mark.setScaleX(name.getFont().getSize() / USUAL_LETTERS);
        mark.setScaleY(mark.getScaleX());
        showSum();
        double others = snappedLeftInset() + snappedRightInset();
        for (Node child : getManagedChildren()) {
            others += getSpacing() + (child.equals(chips) ? 0 : child.prefWidth(-1));
        }
        others += sum.isManaged() ? sum.prefWidth(-1) : 0;
        double wanted = views().stream().mapToDouble(view -> view.fullWidth() + getSpacing()).sum();
        boolean compact = narrow.get() || (getWidth() > 0 && getWidth() < others + wanted);
        double figures = views().stream().mapToDouble(view -> view.compactWidth() + getSpacing()).sum();
        boolean bare = compact && getWidth() > 0 && getWidth() < others + figures;
        views().forEach(view -> view.setRoom(compact, bare));
    }

    private List<ChipView> views() {
        return chips.getChildren().stream().filter(ChipView.class::isInstance).map(ChipView.class::cast).toList();
    }
}
