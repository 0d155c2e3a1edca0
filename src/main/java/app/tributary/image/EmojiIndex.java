package app.tributary.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds emoji in text and says where each stands in the sheet. Sequences are matched as long as they
 * go, with or without their variation selectors; what the sheet lacks stays text. Immutable, any thread.
 */
public final class EmojiIndex {
    /** The side of a cell of the sheet, in px; the picture stands one px inside it. */
    public static final int CELL = 34;
    /** The side of a picture in the sheet, in px. */
    public static final int PICTURE = 32;

    private static final String FOLDER = "/app/tributary/assets/emoji/";
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int JOINER = 0x200D;
    /** Older signs (©, ™, arrows) below this are letters unless a selector asks for the picture. */
    private static final int FIRST_PICTORIAL = 0x2600;

    /** A part of a text. The parts joined are the text. */
    public sealed interface Run {
        String text();

        /** Text without emoji. */
        record Plain(String text) implements Run {}

        /**
         * One emoji.
         *
         * @param x column of its cell, from 0
         * @param y row of its cell, from 0
         * @param name its short name ("tada")
         */
        record Emoji(String text, int x, int y, String name) implements Run {}
    }

    private record Cell(int x, int y, String name) {}

    private static final class Node {
        private final Map<Integer, Node> next = new HashMap<>(2);
        private @Nullable Cell cell;
    }

    private final Node root = new Node();
    private final BitSet starts = new BitSet();

    private EmojiIndex(Reader lines) throws IOException {
        var reader = new BufferedReader(lines);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String[] columns = line.split("\t", -1);
            if (columns.length >= 4) {
                add(columns[0], new Cell(Integer.parseInt(columns[1]), Integer.parseInt(columns[2]), columns[3]));
            }
        }
    }

    /** Reads the index that is shipped with the program. */
    public static EmojiIndex load() {
        try (var bytes = EmojiIndex.class.getResourceAsStream(FOLDER + "index.tsv")) {
            if (bytes == null) {
                throw new IllegalStateException("the emoji index is not in the program");
            }
            return read(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an index: lines of code points in hexadecimal joined by {@code -}, column, row and short name,
     * separated by tabs.
     */
    public static EmojiIndex read(Reader lines) throws IOException {
        return new EmojiIndex(lines);
    }

    /** Where the pictures of a row of the sheet are on the class path, side by side. */
    public static URL row(int y) {
        var address = EmojiIndex.class.getResource(String.format(Locale.ROOT, "%srows/row-%02d.png", FOLDER, y));
        if (address == null) {
            throw new IllegalStateException("row " + y + " of the emoji is not in the program");
        }
        return address;
    }

    /** The text in runs, in order; the text itself as the only run where it has no emoji. */
    public List<Run> split(String text) {
        int at = nextStart(text, 0);
        if (at < 0) {
            return text.isEmpty() ? List.of() : List.of(new Run.Plain(text));
        }
        var runs = new ArrayList<Run>();
        int plainFrom = 0;
        while (at >= 0) {
            var found = match(text, at);
            if (found == null) {
                at = nextStart(text, at + Character.charCount(text.codePointAt(at)));
                continue;
            }
            if (at > plainFrom) {
                runs.add(new Run.Plain(text.substring(plainFrom, at)));
            }
            runs.add(found);
            plainFrom = at + found.text().length();
            at = nextStart(text, plainFrom);
        }
        if (plainFrom < text.length()) {
            runs.add(new Run.Plain(text.substring(plainFrom)));
        }
        return runs;
    }

    private int nextStart(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) ? starts.get(text.codePointAt(i)) : starts.get(c)) {
                return i;
            }
        }
        return -1;
    }

    private Run.@Nullable Emoji match(String text, int from) {
        Node node = root;
        Cell best = null;
        int bestEnd = from;
        int i = from;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            Node next = node.next.get(point);
            if (next == null && (point != EMOJI_STYLE || node == root)) {
                break;
            }
            i += Character.charCount(point);
            if (next != null) {
                node = next;
            }
            if (node.cell != null) {
                best = node.cell;
                bestEnd = i;
            }
        }
        if (best == null || isLetterLike(text, from, bestEnd)) {
            return null;
        }
        int after = bestEnd < text.length() ? text.codePointAt(bestEnd) : 0;
        if (after == TEXT_STYLE) {
            return null;
        }
        // What joins it to something that the sheet does not know as one picture would be drawn as a box.
        int end = after == JOINER ? bestEnd + 1 : bestEnd;
        return new Run.Emoji(text.substring(from, end), best.x, best.y, best.name);
    }

    private static boolean isLetterLike(String text, int from, int end) {
        int point = text.codePointAt(from);
        return from + Character.charCount(point) == end && point < FIRST_PICTORIAL
                && !Character.isEmojiPresentation(point);
    }

    private void add(String hex, Cell cell) {
        int[] points = List.of(hex.split("-", -1)).stream().mapToInt(digits -> Integer.parseInt(digits, 16)).toArray();
        Node node = root;
        for (int point : points) {
            if (point != EMOJI_STYLE) {
                node = node.next.computeIfAbsent(point, unknown -> new Node());
            }
        }
        // The first line wins: a qualified and an unqualified form of the same are the same picture.
        if (node.cell == null) {
            node.cell = cell;
        }
        starts.set(points[0]);
    }
}
