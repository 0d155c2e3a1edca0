package app.tributary.platform.blaze;

import app.tributary.chat.Fragment;
import app.tributary.platform.PlainText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes a message's text apart: emotes, links, mentions, and words between them. */
final class BlazeText {
    /** Ten times what the platform takes; more is no chat. In UTF-16 units. */
    private static final int LONGEST = 5000;

    private static final Pattern EMOTE = Pattern.compile("\\[emote:([0-9a-fA-F-]{36})]");

    private BlazeText() {}

    /** A picture that a message brings with it. */
    record Picture(String name, Optional<URI> image) {}

    /**
     * The pieces of a text.
     *
     * @param pictures those that came with it, by emote id in lower case
     * @param links whether a web address becomes a link
     */
    static List<Fragment> pieces(String whole, Map<String, Picture> pictures, boolean links) {
        String text = PlainText.bounded(whole, LONGEST);
        var pieces = new ArrayList<Fragment>();
        var words = new StringBuilder();
        var found = EMOTE.matcher(text);
        int at = 0;
        while (found.find()) {
            words.append(text, at, found.start());
            at = found.end();
            emote(found.group(1).toLowerCase(Locale.ROOT), pictures, words).ifPresent(emote -> {
                pieces.addAll(PlainText.pieces(words.toString(), links));
                words.setLength(0);
                pieces.add(emote);
            });
        }
        pieces.addAll(PlainText.pieces(words.append(text, at, text.length()).toString(), links));
        return List.copyOf(pieces);
    }

    /** Where the picture is not known its name stands among the words, as the platform's own readers do. */
    private static Optional<Fragment> emote(String id, Map<String, Picture> pictures, StringBuilder words) {
        var picture = pictures.get(id);
        String code = ":" + (picture == null || picture.name().isBlank() ? "emote" : picture.name()) + ":";
        if (picture == null || picture.image().isEmpty()) {
            words.append(code);
            return Optional.empty();
        }
        return picture.image().map(image -> new Fragment.Emote(code, id, image));
    }
}
