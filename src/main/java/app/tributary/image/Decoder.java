package app.tributary.image;

import app.tributary.image.FrameCanvas.Afterwards;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Decodes PNG, JPEG, GIF and WebP, told by their first bytes. The size is checked before a pixel is
 * made. Any thread.
 */
public final class Decoder {
    /** The longest side that is decoded, in px. */
    static final int MOST_SIDE = 1024;
    /** How many pixels all frames of an animation may have; a longer one is shown as its first frame. */
    private static final long MOST_PIXELS = 4L << 20;

    /** Where a frame of an animated WebP stands, as its container says. */
    private record WebpFrame(int left, int top, int delayMs, boolean blended, boolean cleared) {}

    private Decoder() {}

    /**
     * The picture in these bytes.
     *
     * @throws IOException where they are no picture of a known kind, a broken one or one too large
     */
    public static DecodedImage decode(byte[] bytes) throws IOException {
        String format = formatOf(bytes).orElseThrow(() -> new IOException("no known kind of picture"));
        var readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            throw new IOException("nothing reads " + format);
        }
        ImageReader reader = readers.next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            boolean animation = format.equals("gif");
            reader.setInput(input, false, !animation);
            return switch (format) {
                case "gif" -> gif(reader);
                case "webp" -> webp(reader, bytes);
                default -> still(reader);
            };
        } catch (RuntimeException broken) {
            // The readers throw what they like at broken pictures.
            throw new IOException("a broken " + format, broken);
        } finally {
            reader.dispose();
        }
    }

    private static DecodedImage still(ImageReader reader) throws IOException {
        check(reader.getWidth(0), reader.getHeight(0));
        var canvas = new FrameCanvas(reader.getWidth(0), reader.getHeight(0));
        canvas.add(reader.read(0), 0, 0, false, 0, Afterwards.STAYS);
        return canvas.image();
    }

    private static DecodedImage gif(ImageReader reader) throws IOException {
        var screen = child(reader.getStreamMetadata(), "LogicalScreenDescriptor");
        int width = screen.map(node -> number(node, "logicalScreenWidth")).orElse(0);
        int height = screen.map(node -> number(node, "logicalScreenHeight")).orElse(0);
        if (width == 0 || height == 0) {
            width = reader.getWidth(0);
            height = reader.getHeight(0);
        }
        check(width, height);
        var canvas = new FrameCanvas(width, height);
        int frames = framesWithin(reader.getNumImages(true), width, height);
        for (int i = 0; i < frames; i++) {
            check(reader.getWidth(i), reader.getHeight(i));
            var metadata = reader.getImageMetadata(i);
            var place = child(metadata, "ImageDescriptor");
            var control = child(metadata, "GraphicControlExtension");
            canvas.add(reader.read(i), place.map(node -> number(node, "imageLeftPosition")).orElse(0),
                    place.map(node -> number(node, "imageTopPosition")).orElse(0), true,
                    control.map(node -> number(node, "delayTime") * 10).orElse(0),
                    control.map(node -> afterwards(node.getAttribute("disposalMethod"))).orElse(Afterwards.STAYS));
        }
        return canvas.image();
    }

    /** The reader gives every frame at the size of its own rectangle; the container says where it belongs. */
    private static DecodedImage webp(ImageReader reader, byte[] bytes) throws IOException {
        var container = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean extended = bytes.length >= 30 && ascii(bytes, 12).equals("VP8X");
        if (!extended || (bytes[20] & 0x02) == 0) {
            return still(reader);
        }
        int width = 1 + three(container, 24);
        int height = 1 + three(container, 27);
        check(width, height);
        var places = webpFrames(container, bytes);
        var canvas = new FrameCanvas(width, height);
        int frames = Math.min(places.size(), framesWithin(reader.getNumImages(true), width, height));
        for (int i = 0; i < frames; i++) {
            check(reader.getWidth(i), reader.getHeight(i));
            var place = places.get(i);
            canvas.add(reader.read(i), place.left, place.top, place.blended, place.delayMs,
                    place.cleared ? Afterwards.CLEARED : Afterwards.STAYS);
        }
        if (frames == 0) {
            throw new IOException("an animation without frames");
        }
        return canvas.image();
    }

    private static List<WebpFrame> webpFrames(ByteBuffer container, byte[] bytes) {
        var places = new ArrayList<WebpFrame>();
        int at = 12;
        while (at + 8 <= container.limit()) {
            long size = Integer.toUnsignedLong(container.getInt(at + 4));
            if (ascii(bytes, at).equals("ANMF") && at + 24 <= container.limit()) {
                int flags = container.get(at + 23);
                places.add(new WebpFrame(2 * three(container, at + 8), 2 * three(container, at + 11),
                        three(container, at + 20), (flags & 0x02) == 0, (flags & 0x01) != 0));
            }
            long next = at + 8 + size + (size & 1);
            if (next > container.limit()) {
                break;
            }
            at = (int) next;
        }
        return places;
    }

    private static int framesWithin(int frames, int width, int height) {
        return (long) frames * width * height <= MOST_PIXELS ? frames : Math.min(frames, 1);
    }

    private static void check(int width, int height) throws IOException {
        if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
            throw new IOException(width + " x " + height + " px");
        }
    }

    private static Optional<String> formatOf(byte[] bytes) {
        if (bytes.length < 16) {
            return Optional.empty();
        }
        if ((bytes[0] & 0xFF) == 0x89 && ascii(bytes, 0).endsWith("PNG")) {
            return Optional.of("png");
        }
        if ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8) {
            return Optional.of("jpeg");
        }
        if (ascii(bytes, 0).equals("GIF8")) {
            return Optional.of("gif");
        }
        return ascii(bytes, 0).equals("RIFF") && ascii(bytes, 8).equals("WEBP")
                ? Optional.of("webp")
                : Optional.empty();
    }

    private static String ascii(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static int three(ByteBuffer bytes, int at) {
        return (bytes.get(at) & 0xFF) | (bytes.get(at + 1) & 0xFF) << 8 | (bytes.get(at + 2) & 0xFF) << 16;
    }

    private static Optional<Element> child(IIOMetadata metadata, String name) {
        Node tree = metadata.getAsTree(metadata.getNativeMetadataFormatName());
        for (Node node = tree.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(node.getNodeName())) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static int number(Element node, String attribute) {
        try {
            return Integer.parseInt(node.getAttribute(attribute));
        } catch (NumberFormatException missing) {
            return 0;
        }
    }

    private static Afterwards afterwards(String disposal) {
        return switch (disposal) {
            case "restoreToBackgroundColor" -> Afterwards.CLEARED;
            case "restoreToPrevious" -> Afterwards.UNDONE;
            default -> Afterwards.STAYS;
        };
    }
}
