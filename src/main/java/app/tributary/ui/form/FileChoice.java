package app.tributary.ui.form;

import app.tributary.words.Words;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import javafx.util.Subscription;

/** A file that the person picks in the system's dialog, or drops here. */
final class FileChoice extends HBox {
    private final Label name = new Label();
    private final Button choose = new Button();
    private Subscription watching = Subscription.EMPTY;

    FileChoice(String title, ObjectProperty<Optional<Path>> file, Words words) {
        getStyleClass().add("file-choice");
        setAlignment(Pos.CENTER_LEFT);
        choose.setText(words.of(FormWord.CHOOSE_FILE));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setAccessibleText(title + ": " + words.of(FormWord.CHOOSE_FILE));
        choose.setOnAction(pressed -> {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            var picked = chooser.showOpenDialog(getScene().getWindow());
            if (picked != null) {
                file.set(Optional.of(picked.toPath()));
            }
        });
        name.getStyleClass().add("secondary");
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        getChildren().addAll(choose, name);
        setOnDragOver(over -> {
            if (over.getDragboard().hasFiles()) {
                over.acceptTransferModes(TransferMode.COPY);
                over.consume();
            }
        });
        setOnDragDropped(dropped -> {
            var files = dropped.getDragboard().getFiles();
            if (!files.isEmpty()) {
                file.set(Optional.of(files.getFirst().toPath()));
                dropped.setDropCompleted(true);
                dropped.consume();
            }
        });
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : file.subscribe(path -> name.setText(path.map(
                            chosen -> words.of(FormWord.FILE_HELP, String.valueOf(chosen.getFileName())))
                            .orElseGet(() -> words.of(FormWord.NO_FILE))));
        });
    }
}
