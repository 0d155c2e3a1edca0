package app.tributary.ui.feed;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What a feed without rows says, and what it offers there. FX thread only. */
final class EmptyWords extends VBox {
    private final Label said = new Label();
    private final Hyperlink offer = new Hyperlink();
    private String usual = "";
    private Optional<EmptyFeed> other = Optional.empty();

    EmptyWords() {
        getStyleClass().setAll("feed-empty");
        setAlignment(Pos.CENTER);
        setPickOnBounds(false);
        said.getStyleClass().add("feed-empty-words");
        said.setWrapText(true);
        offer.setId("feed-empty-offer");
        getChildren().setAll(said, offer);
        tell();
    }

    /** What is said where nothing else is. */
    void setUsual(String words) {
        usual = words;
        tell();
    }

    /** Something else to say; empty: the usual. */
    void setOther(Optional<EmptyFeed> wanted) {
        other = wanted;
        tell();
    }

    private void tell() {
        said.setText(other.map(EmptyFeed::said).orElse(usual));
        offer.setText(other.map(EmptyFeed::offer).orElse(""));
        offer.setOnAction(pressed -> other.ifPresent(now -> now.deed().run()));
        offer.setVisible(other.isPresent());
        offer.setManaged(other.isPresent());
    }
}
