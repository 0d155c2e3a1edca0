package app.tributary.rehearsal.twitch;

import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;

/** The emotes that the loopback Twitch knows: codes and ids as on the real one, pictures of our own. */
enum LoopbackEmote {
    KAPPA("Kappa", "25", 1), LUL("LUL", "425618", 1), POG_CHAMP("PogChamp", "305954156",
            8), HEY_GUYS("HeyGuys", "30259", 1), BIBLE_THUMP("BibleThump", "86", 1);

    private final String code;
    private final String id;
    private final int frames;

    LoopbackEmote(String code, String id, int frames) {
        this.code = code;
        this.id = id;
        this.frames = frames;
    }

    String id() {
        return id;
    }

    /** How many pictures it has; more than one: it moves. */
    int frames() {
        return frames;
    }

    static Optional<LoopbackEmote> ofId(String id) {
        return Arrays.stream(values()).filter(emote -> emote.id.equals(id)).findFirst();
    }

    /** The tag for a text: {@code 25:0-4,8-12/86:14-23}, inclusive, in code points. */
    static String ranges(String text) {
        var tag = new StringJoiner("/");
        for (var emote : values()) {
            var places = new StringJoiner(",");
            int point = 0;
            for (String word : text.split(" ", -1)) {
                int length = word.codePointCount(0, word.length());
                if (word.equals(emote.code)) {
                    places.add(point + "-" + (point + length - 1));
                }
                point += length + 1;
            }
            if (places.length() > 0) {
                tag.add(emote.id + ":" + places);
            }
        }
        return tag.toString();
    }
}
