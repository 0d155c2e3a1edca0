package app.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.image.EmojiIndex;
import java.util.HashSet;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Test;

class EmojiSheetTest {
    @Test
    void aPictureComes_inItsOwnSize_andIsThatOfTheEmoji() {
        var tada = emoji("🎉");
        OnScreen.until("it is there", () -> EmojiSheet.ready(tada.x(), tada.y()).isPresent());
        var picture = OnScreen.get(() -> EmojiSheet.ready(tada.x(), tada.y()).orElseThrow());
        assertThat(picture.getWidth()).isEqualTo(EmojiIndex.PICTURE);
        assertThat(picture.getHeight()).isEqualTo(EmojiIndex.PICTURE);

        var whole = new Image(EmojiIndex.row(tada.y()).toExternalForm());
        for (int y = 0; y < EmojiIndex.PICTURE; y++) {
            for (int x = 0; x < EmojiIndex.PICTURE; x++) {
                assertThat(picture.getPixelReader().getArgb(x, y))
                        .isEqualTo(whole.getPixelReader().getArgb(tada.x() * EmojiIndex.CELL + 1 + x, 1 + y));
            }
        }
        assertThat(colours(picture)).isGreaterThan(8);
    }

    @Test
    void whatIsShownBeforeItIsThere_hasItsPlace_andThePictureAloneAfterwards() {
        var fox = emoji("🦊");
        var early = OnScreen.get(() -> EmojiSheet.picture(fox, 20));
        assertThat(early.getFitWidth()).isEqualTo(20);
        assertThat(early.getLayoutBounds().getWidth()).isLessThanOrEqualTo(20);
        OnScreen.until("it is there", () -> EmojiSheet.ready(fox.x(), fox.y()).isPresent());
        var late = new ImageView();
        OnScreen.run(() -> EmojiSheet.show(late, fox.x(), fox.y()));
        assertThat(late.getViewport()).isNull();
        assertThat(late.getImage().getWidth()).isEqualTo(EmojiIndex.PICTURE);
    }

    @Test
    void emojiOfSeveralRows_askedForAtOnce_allCome() {
        var emoji = Stream.of("😀", "🦊", "🍕", "🚀", "🇩🇪", "👩‍👩‍👦", "🏳️‍🌈").map(EmojiSheetTest::emoji).toList();
        assertThat(emoji.stream().map(EmojiIndex.Run.Emoji::y).distinct().count()).isGreaterThan(4);
        OnScreen.until("all are there",
                () -> emoji.stream().filter(each -> EmojiSheet.ready(each.x(), each.y()).isPresent())
                        .count() == emoji.size());
    }

    private static EmojiIndex.Run.Emoji emoji(String text) {
        return (EmojiIndex.Run.Emoji) EmojiSheet.index().split(text).getFirst();
    }

    private static int colours(Image picture) {
        var colours = new HashSet<Integer>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                colours.add(picture.getPixelReader().getArgb(x, y));
            }
        }
        return colours.size();
    }
}
