package app.tributary.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecoderTest {
    @Test
    void stillPicturesHaveOneFrame() throws IOException {
        var png = Decoder.decode(Pictures.file("png", 28, 20, 0x3366CC));
        assertThat(png.width()).isEqualTo(28);
        assertThat(png.height()).isEqualTo(20);
        assertThat(png.isAnimated()).isFalse();
        assertThat(png.frames().getFirst()[0]).isEqualTo(0xFF3366CC);
        assertThat(Decoder.decode(Pictures.file("jpeg", 16, 16, 0)).frames()).hasSize(1);
        assertThat(Decoder.decode(Pictures.webp()).frames().getFirst()).containsExactly(0xFF3366CC);
    }

    @Test
    void anAnimatedGif_hasAllItsFramesAndDelays() throws IOException {
        var gif = Decoder.decode(Pictures.gif(8, 7, 0xFF0000, 0x00FF00, 0x0000FF));
        assertThat(gif.frames()).hasSize(3);
        assertThat(gif.delays()).containsOnly(Duration.ofMillis(70));
        assertThat(gif.frames().get(1)[0]).isEqualTo(0xFF00FF00);
        assertThat(Decoder.decode(Pictures.gif(8, 1, 0, 1)).delays()).containsOnly(Duration.ofMillis(100));
    }

    @Test
    void anAnimatedWebp_isLaidOutOnItsWholeCanvas() throws IOException {
        var webp = Decoder.decode(Pictures.animatedWebp(0, 2));
        assertThat(webp.width()).isEqualTo(4);
        assertThat(webp.height()).isEqualTo(4);
        assertThat(webp.delays()).containsExactly(Duration.ofMillis(70), Duration.ofMillis(70));
        assertThat(webp.frames().get(0)[0]).isEqualTo(0xFF3366CC);
        assertThat(webp.frames().get(1)[0]).as("the first part is cleared before the second comes").isZero();
        assertThat(webp.frames().get(1)[2]).isEqualTo(0xFF3366CC);
    }

    @Test
    void aPictureTooLarge_isRefusedBeforeItIsDecoded() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Decoder.decode(Pictures.file("png", 1025, 2, 0)));
        byte[] bomb = Pictures.gif(8, 7, 0);
        bomb[6] = (byte) 0xFF;
        bomb[7] = (byte) 0xFF;
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Decoder.decode(bomb));
    }

    @Test
    void anAnimationWithTooManyPixels_isItsFirstFrame() throws IOException {
        int[] colours = new Random(1).ints(20, 0, 0x1000000).toArray();
        assertThat(Decoder.decode(Pictures.gif(512, 7, colours)).frames()).hasSize(1);
    }

    @Test
    void brokenBytes_areAnIoExceptionOrAPicture_andNothingElse() {
        var random = new Random(11);
        byte[][] whole = {Pictures.file("png", 9, 9, 0x123456), Pictures.file("jpeg", 9, 9, 0x123456),
                Pictures.gif(9, 7, 1, 2, 3), Pictures.webp(), Pictures.animatedWebp(0, 2)};
        for (int i = 0; i < 600; i++) {
            byte[] bytes = whole[i % whole.length].clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] broken = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            var thrown = catchThrowable(() -> Decoder.decode(broken));
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(IOException.class);
            }
        }
    }
}
