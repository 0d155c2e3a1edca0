package app.tributary.rehearsal.getstream;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The pictures that the giphy command finds: small squares, each of one colour. */
final class Gifs {
    static final String PATH = "/gifs/";
    static final List<String> NAMES = List.of("wave", "spin", "bounce");
    private static final List<String> COLORS = List.of("4cc2ff", "f0b429", "ff6b6b");

    private Gifs() {}

    /** All of them, by their paths. */
    static Map<String, Tables.Upload> all() {
        return IntStream.range(0, NAMES.size()).boxed().collect(Collectors.toMap(i -> PATH + NAMES.get(i) + ".gif",
                i -> new Tables.Upload(NAMES.get(i) + ".gif", "image/gif", square(COLORS.get(i)))));
    }

    /** GIF89a of one pixel. */
    private static Tables.Bytes square(String color) {
        return new Tables.Bytes(HexFormat.of()
                .parseHex("474946383961" + "0100010080" + "0000" + color + "000000"
                        + "2c00000000010001000002024401003b"));
    }
}
