package app.tributary.ui.welcome;

import app.tributary.ui.Language;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.WrapPane;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The card above the feed while nothing is set up: what is seen there, and the three ways on. */
public final class WelcomeCard extends VBox {
    private Subscription watching = Subscription.EMPTY;

    /**
     * @param quick a channel that can be read with nothing but its name
     * @param connect opens the panel that connects an account
     * @param goOn puts the card away
     * @param setAside where settings are kept that could not be read; empty: there were none
     */
    public WelcomeCard(AddChannelViewModel quick, Language language, Runnable connect, Runnable goOn,
            Optional<String> setAside) {
        var words = language.words();
        getStyleClass().add("welcome-card");
        var title = new Label(words.of(WelcomeWord.TITLE));
        title.getStyleClass().add("welcome-title");
        var seen = FormPanel.note(words.of(WelcomeWord.WHAT_YOU_SEE));

        String platform = quick.platformProperty().get().label();
        var label = new Label(words.of(WelcomeWord.READ_CHANNEL, platform));
        label.getStyleClass().add("field-name");
        var name = new TextField();
        name.setPromptText(words.of(WelcomeWord.CHANNEL_NAME));
        name.setAccessibleText(words.of(WelcomeWord.READ_CHANNEL, platform));
        name.textProperty().bindBidirectional(quick.nameProperty());
        name.setId("welcome-channel");
        HBox.setHgrow(name, Priority.ALWAYS);
        label.setLabelFor(name);
        var read = new Button(words.of(WelcomeWord.READ));
        read.getStyleClass().add("accent");
        read.setMinWidth(USE_PREF_SIZE);
        Runnable submit = () -> quick.submit(() -> name.setText(""));
        read.setOnAction(pressed -> submit.run());
        name.setOnAction(entered -> submit.run());
        var line = new HBox(name, read);
        line.getStyleClass().add("welcome-line");
        var channel = new VBox(label, line);
        channel.getStyleClass().add("field");
        channel.setMinWidth(280);
        channel.setPrefWidth(400);

        var account = new Button(words.of(WelcomeWord.CONNECT_ACCOUNT));
        account.setOnAction(pressed -> connect.run());
        var stay = new Button(words.of(WelcomeWord.GO_ON));
        stay.setOnAction(pressed -> goOn.run());
        var others = new HBox(account, stay);
        others.getStyleClass().add("welcome-line");
        others.setAlignment(Pos.BOTTOM_LEFT);
        var ways = new WrapPane(20, 10);
        ways.getChildren().addAll(channel, others);
        ways.getStyleClass().add("welcome-ways");

        var problem = new Label();
        problem.getStyleClass().add("problem");
        RightToLeft.wrap(problem);
        getChildren().addAll(title, seen, ways, problem);
        setAside.ifPresent(file -> {
            var kept = new Label(words.of(WelcomeWord.SETTINGS_SET_ASIDE, file));
            kept.getStyleClass().add("problem");
            RightToLeft.wrap(kept);
            getChildren().addFirst(kept);
        });
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(quick.request().problemProperty().subscribe(text -> {
                        problem.setText(text);
                        problem.setVisible(!text.isEmpty());
                        problem.setManaged(!text.isEmpty());
                    }), quick.request().busyProperty().subscribe(read::setDisable));
        });
    }
}
