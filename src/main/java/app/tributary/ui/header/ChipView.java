package app.tributary.ui.header;

import app.tributary.ui.ActionButton;
import app.tributary.ui.CarefulMark;
import app.tributary.ui.PlatformDot;
import app.tributary.ui.Sentence;
import app.tributary.words.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.util.Subscription;

/** One channel in the title bar: its dot, its name, its viewers or its trouble. */
final class ChipView extends Button {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final ChannelChip chip;
    private final Words words;
    private final Label name = new Label();
    private final Label count = new Label();
    private final Optional<CarefulMark> careful;
    private final Tooltip hint = ActionButton.hint("");
    private Subscription watching = Subscription.EMPTY;
    private final Text measure = new Text();
    private Runnable onChange = () -> {};
    private boolean compact;
    private boolean bare;

    ChipView(ChannelChip chip, Words words) {
        this.chip = chip;
        this.words = words;
        careful = chip.listed().careful().map(CarefulMark::new);
        getStyleClass().setAll("chip", "channel-chip", PlatformDot.styleClass(chip.listed().channel().platform()));
        name.getStyleClass().add("chip-name");
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        count.getStyleClass().add("chip-count");
        var content = new HBox(new PlatformDot(chip.listed().channel().platform()), name, count);
        careful.ifPresent(content.getChildren()::add);
        content.getStyleClass().add("chip-content");
        content.setAlignment(Pos.CENTER_LEFT);
        setGraphic(content);
        setTooltip(hint);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(chip.healthProperty().subscribe(health -> changed()),
                            chip.viewersProperty().subscribe(viewers -> changed()));
        });
    }

    /**
     * How much room there is.
     *
     * @param little only for the dot, and the count or the trouble in a sign or two
     * @param none not even for the count: a trouble still shows its sign
     */
    void setRoom(boolean little, boolean none) {
        compact = little;
        bare = none;
        pseudoClassStateChanged(COMPACT, compact);
        show();
    }

    /** What follows when it wants another width. */
    void onChange(Runnable wanted) {
        onChange = wanted;
    }

    private void changed() {
        show();
        onChange.run();
    }

    /** How wide it is with all its words, whether it has them at the moment or not. */
    double fullWidth() {
        double letters = getFont().getSize();
        measure.setFont(getFont());
        measure.setText(fullText(chip.healthProperty().get()));
        double words = measure.getLayoutBounds().getWidth();
        measure.setText(chip.healthProperty().get().trouble().isEmpty() ? watched() : "");
        double figure = measure.getLayoutBounds().getWidth() * 1.1;
        double mark = careful.map(shown -> shown.prefWidth(-1) + letters / 2).orElse(0d);
        return Math.ceil(words + figure + mark + letters * (figure > 0 ? 3.4 : 2.8));
    }

    /** How wide it is with the dot and the count or the trouble's sign alone. */
    double compactWidth() {
        double letters = getFont().getSize();
        measure.setFont(getFont());
        var brief = chip.healthProperty().get().brief();
        measure.setText(brief.isEmpty() ? watched() : brief);
        double figure = measure.getLayoutBounds().getWidth() * 1.1;
        return Math.ceil(figure + letters * (figure > 0 ? 3.4 : 2.8));
    }

    private String fullText(Health health) {
        String label = chip.listed().label();
        if (health.trouble().isEmpty()) {
            return label;
        }
        return label + (health.tone() == Health.Tone.DANGER ? ": " : ", ") + health.trouble();
    }

    private String watched() {
        var viewers = chip.viewersProperty().get();
        return viewers.isPresent() ? Sentence.number(words, viewers.getAsLong()) : "";
    }

    private void show() {
        var health = chip.healthProperty().get();
        var viewers = chip.viewersProperty().get();
        String label = chip.listed().label();
        boolean troubled = !health.trouble().isEmpty();

        name.setText(fullText(health));
        name.setVisible(!compact);
        name.setManaged(!compact);
        String figure = compact && !health.brief().isEmpty() ? health.brief() : bare ? "" : watched();
        boolean shown = !figure.isEmpty() && (compact || !troubled);
        count.setText(figure);
        count.setVisible(shown);
        count.setManaged(shown);
        careful.ifPresent(mark -> mark.setCompact(compact));

        for (var tone : Health.Tone.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT)),
                    tone == health.tone());
        }
        String whole = label + ": " + health.whole() + "\n" + viewersInWords(words, viewers)
                + chip.listed().careful().map(word -> "\n" + words.of(HeaderWord.CAREFUL, word)).orElse("");
        setAccessibleText(whole);
        hint.setText(whole);
    }

    static String viewersInWords(Words words, OptionalLong viewers) {
        return viewers.isPresent()
                ? words.of(HeaderWord.VIEWERS, Sentence.number(words, viewers.getAsLong()))
                : words.of(HeaderWord.VIEWERS_UNKNOWN);
    }
}
