package app.tributary.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadableColorTest {
    private static final int DARK = 0x0F1216;
    private static final int LIGHT = 0xF6F7F9;

    @Test
    void everyColourBecomesReadableOnAnyBackground() {
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            int wanted = random.nextInt(0x1000000);
            int background = i % 3 == 0 ? DARK : i % 3 == 1 ? LIGHT : random.nextInt(0x1000000);
            int shown = ReadableColor.on(wanted, background, ReadableColor.TEXT_CONTRAST);
            assertThat(ReadableColor.contrast(shown, background)).as("%06x on %06x: %06x", wanted, background, shown)
                    .isGreaterThanOrEqualTo(ReadableColor.TEXT_CONTRAST);
        }
    }

    @Test
    void aReadableColourStaysAsItIs() {
        assertThat(ReadableColor.on(0xA970FF, DARK, 4.5)).isEqualTo(0xA970FF);
        assertThat(ReadableColor.contrast(0xFFFFFF, 0x000000)).isEqualTo(21.0);
    }

    @Test
    void theHueIsKept_andTheShiftIsNoLargerThanNeeded() {
        int blue = ReadableColor.on(0x0000FF, DARK, 4.5);
        assertThat(blue & 0xFF).isGreaterThan(blue >> 16 & 0xFF);
        assertThat(ReadableColor.contrast(blue, DARK)).isLessThan(4.7);
        int yellow = ReadableColor.on(0xFFFF00, LIGHT, 4.5);
        assertThat(yellow >> 16).isCloseTo(yellow >> 8 & 0xFF, org.assertj.core.data.Offset.offset(2));
        assertThat(ReadableColor.contrast(yellow, LIGHT)).isLessThan(4.7);
    }

    @Test
    void namesOnTheBandOfAnyPlatform_areStillReadable() {
        int[][] palettes = {{DARK, 0xA970FF, 0xFF7A3D, 0x4F8CFF, 0xFF5C5C, 0x53D769, 0x35B6FF, 0xFF5FA2, 0x2CC7B7},
                {LIGHT, 0x6F3BD1, 0xC44A10, 0x2456C8, 0xC4211F, 0x1C7A35, 0x0A6EA8, 0xB81D66, 0x0B7A70}};
        var random = new Random(9);
        for (int[] palette : palettes) {
            for (int p = 1; p < palette.length; p++) {
                int band = ReadableColor.mix(palette[p], palette[0], RowLook.BAND_OPACITY);
                for (int i = 0; i < 500; i++) {
                    int name = ReadableColor.on(random.nextInt(0x1000000), palette[0], RowLook.CONTRAST_ON_BAND);
                    assertThat(ReadableColor.contrast(name, band)).isGreaterThanOrEqualTo(4.5);
                }
            }
        }
    }
}
