package app.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.LookSettings;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTextTest {
    private final ChatText text = new ChatText(2);
    private final OnScreen window = OnScreen.open(() -> new StackPane(text), 600, 300, LookSettings.STANDARD);

    @AfterEach
    void close() {
        window.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the lever behind the waterfall is next, and guesses go into the chat, please, all of them",
            "🎉🎉🎉🎉🎉 🎉🎉🎉🎉🎉 🎉🎉🎉🎉🎉 🎉🎉🎉🎉🎉 🎉🎉🎉🎉🎉 🎉🎉🎉🎉🎉 🎉🎉🎉🎉🎉",
            "wordwithoutaspacewordwithoutaspacewordwithoutaspacewordwithoutaspacewordwithoutaspace",
            "مساء الخير للجميع مساء الخير للجميع مساء الخير للجميع مساء الخير للجميع مساء الخير للجميع"})
    void what_does_not_fit_ends_in_dots_and_no_line_is_shown_in_part(String long_) {
        width(150);
        OnScreen.run(() -> text.show(long_));
        OnScreen.frames(4);
        assertThat(dots()).isTrue();
        assertThat(OnScreen.get(() -> text.getClip().getLayoutBounds().getHeight())).isEqualTo(OnScreen.get(
                () -> text.getLayoutInfo().getTextLine(1, false).bounds().getMaxY()));
        assertThat(OnScreen.get(() -> text.getChildren().getLast().getBoundsInParent().getMaxX()))
                .as("the dots are within").isLessThanOrEqualTo(150);
        assertThat(OnScreen.get(text::getAccessibleText)).isEqualTo(long_);
    }

    @Test
    void there_are_no_dots_where_all_of_it_fits() {
        OnScreen.run(() -> text.show("the lever behind the waterfall 🎉 is next, guesses please"));
        width(120);
        assertThat(dots()).isTrue();
        width(580);
        assertThat(dots()).isFalse();
        assertThat(OnScreen.get(() -> text.getClip().getLayoutBounds().getHeight()))
                .isEqualTo(OnScreen.get(text::getHeight));
        width(130);
        assertThat(dots()).isTrue();
    }

    private void width(double wanted) {
        OnScreen.run(() -> {
            text.setMaxWidth(wanted);
            text.setPrefWidth(wanted);
        });
        OnScreen.frames(4);
    }

    private boolean dots() {
        return OnScreen.get(() -> text.getChildren().getLast().isVisible());
    }
}
