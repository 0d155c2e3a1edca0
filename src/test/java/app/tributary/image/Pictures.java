package app.tributary.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/** Pictures for tests, as bytes of a file. */
public final class Pictures {
    private Pictures() {}

    public static byte[] file(String format, int width, int height, int rgb) {
        var image = new BufferedImage(width, height,
                format.equals("jpeg") ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xFF000000 | rgb);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A GIF of frames of one colour each. */
    public static byte[] gif(int side, int delayHundredths, int... colours) {
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            for (int rgb : colours) {
                var frame = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_INDEXED);
                for (int i = 0; i < side * side; i++) {
                    frame.setRGB(i % side, i / side, 0xFF000000 | rgb);
                }
                IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), null);
                var root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
                var control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
                control.setAttribute("delayTime", String.valueOf(delayHundredths));
                metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
                writer.writeToSequence(new IIOImage(frame, null, metadata), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    /** An opaque pixel as lossless WebP: each of its four colours is a prefix code of one symbol. */
    public static byte[] webp() {
        var bits = new BitSet();
        int[][] values = {{0x2F, 8}, {0, 14}, {0, 14}, {1, 1}, {0, 3}, {0, 3}, {0b101, 3}, {0x66, 8}, {0b101, 3},
                {0x33, 8},
                {0b101, 3}, {0xCC, 8}, {0b101, 3}, {0xFF, 8}, {0b001, 3}, {0, 1}};
        int at = 0;
        for (int[] value : values) {
            for (int i = 0; i < value[1]; i++) {
                bits.set(at++, (value[0] >> i & 1) != 0);
            }
        }
        byte[] stream = Arrays.copyOf(bits.toByteArray(), 32);
        var bytes = ByteBuffer.allocate(20 + stream.length).order(ByteOrder.LITTLE_ENDIAN);
        tag(bytes, "RIFF").putInt(bytes.capacity() - 8);
        tag(bytes, "WEBP");
        tag(bytes, "VP8L").putInt(stream.length).put(stream);
        return bytes.array();
    }

    /** An animated WebP of 4 x 4 px, in each of whose frames one pixel stands at the given even places. */
    public static byte[] animatedWebp(int... lefts) {
        byte[] pixel = Arrays.copyOfRange(webp(), 12, webp().length);
        int frame = 8 + 16 + pixel.length;
        var bytes = ByteBuffer.allocate(12 + 18 + 14 + lefts.length * frame).order(ByteOrder.LITTLE_ENDIAN);
        tag(bytes, "RIFF").putInt(bytes.capacity() - 8);
        tag(bytes, "WEBP");
        tag(bytes, "VP8X").putInt(10).putInt(0x12);
        three(bytes, 3);
        three(bytes, 3);
        tag(bytes, "ANIM").putInt(6).putInt(0).putShort((short) 0);
        for (int left : lefts) {
            tag(bytes, "ANMF").putInt(16 + pixel.length);
            three(bytes, left / 2);
            three(bytes, 0);
            three(bytes, 0);
            three(bytes, 0);
            three(bytes, 70);
            bytes.put((byte) 0x01).put(pixel);
        }
        return bytes.array();
    }

    private static ByteBuffer tag(ByteBuffer bytes, String tag) {
        return bytes.put(tag.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void three(ByteBuffer bytes, int value) {
        bytes.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }
}
