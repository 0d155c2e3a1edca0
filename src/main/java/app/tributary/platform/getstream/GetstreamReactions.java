package app.tributary.platform.getstream;

import java.util.Map;
import java.util.stream.Collectors;

/** The words that the platform's own clients use for reactions, and the emoji that they show for them. Pure. */
final class GetstreamReactions {
    /** In characters. */
    static final int LONGEST_TYPE = 30;
    private static final Map<String, String> SHOWN = Map.of("like", "👍", "love", "❤️", "haha", "😂", "wow", "😮",
            "sad",
            "😢", "angry", "😡", "dislike", "👎", "fire", "🔥", "clap", "👏", "party", "🎉");
    private static final Map<String, String> TYPES = SHOWN.entrySet().stream()
            .collect(Collectors.toMap(entry -> bare(entry.getValue()), Map.Entry::getKey));

    private GetstreamReactions() {}

    /** What stands on the screen for a reaction. */
    static String shown(String type) {
        return SHOWN.getOrDefault(type, type);
    }

    /** The platform's word for what a person chose: an emoji, or the word itself. */
    static String typeOf(String chosen) {
        return TYPES.getOrDefault(bare(chosen.strip()), chosen.strip());
    }

    /** Without the mark that asks for the coloured form of a sign. */
    private static String bare(String emoji) {
        return emoji.replace("\uFE0F", "");
    }
}
