package app.tributary.ui.feed;

import app.tributary.chat.Relay;
import java.util.Locale;
import java.util.Map;

/** The proper names of the platforms behind an aggregator, which only tells its own words for them. */
final class RelayNames {
    private static final Map<String, String> PROPER = Map.ofEntries(Map.entry("vk", "VK"),
            Map.entry("vkplay", "VK Play"), Map.entry("vk_play", "VK Play"), Map.entry("vklive", "VK Video Live"),
            Map.entry("youtube", "YouTube"), Map.entry("ok", "OK"), Map.entry("tiktok", "TikTok"),
            Map.entry("dlive", "DLive"), Map.entry("goodgame", "GoodGame"), Map.entry("nuum", "NUUM"),
            Map.entry("rtmp", "RTMP"), Map.entry("x", "X"));

    private RelayNames() {}

    /** The name to show for {@link Relay#platform()}. */
    static String of(String word) {
        String clean = DisplayText.shorten(DisplayText.clean(word), 40);
        String proper = PROPER.get(clean.toLowerCase(Locale.ROOT));
        if (proper != null || clean.isEmpty()) {
            return proper == null ? "" : proper;
        }
        int first = clean.codePointAt(0);
        return new StringBuilder().appendCodePoint(Character.toTitleCase(first))
                .append(clean, Character.charCount(first), clean.length()).toString();
    }
}
