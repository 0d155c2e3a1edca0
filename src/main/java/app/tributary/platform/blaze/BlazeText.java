package app.tributary.platform.blaze;

import app.tributary.chat.Fragment;
import java.net.URI;
import java.net.URISyntaxException;
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
    private static final int LONGEST_LINK = 2000;

    private static final Pattern SPECIAL = Pattern
            .compile(
                    "\\[emote:(?<emote>[0-9a-fA-F-]{36})]|(?<![\\p{L}\\p{N}_/])(?<link>(?i:https?://|www\\.)[^\\s<>\"]+)"
                            + "|(?<![\\p{L}\\p{N}_@./])@(?<login>[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,38}[A-Za-z0-9_])?)");

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
        String text = bounded(whole);
        var pieces = new ArrayList<Fragment>();
        var words = new StringBuilder();
        var found = SPECIAL.matcher(text);
        int at = 0;
        while (at < text.length() && found.find(at)) {
            words.append(text, at, found.start());
            int end = found.end();
            String emote = found.group("emote");
            String link = found.group("link");
            Optional<Fragment> piece;
            if (emote != null) {
                piece = emote(emote.toLowerCase(Locale.ROOT), pictures, words);
            } else if (link != null) {
                String address = withoutPunctuation(link);
                end = found.start() + address.length();
                piece = links ? link(address) : Optional.empty();
                if (piece.isEmpty()) {
                    words.append(address);
                }
            } else {
                piece = Optional.of(new Fragment.Mention(found.group(), found.group("login")));
            }
            if (piece.isPresent()) {
                flush(words, pieces);
                pieces.add(piece.get());
            }
            at = end;
        }
        words.append(text, at, text.length());
        flush(words, pieces);
        return List.copyOf(pieces);
    }

    /** Only an address of the web, with a host. */
    static Optional<URI> webAddress(String text) {
        try {
            var uri = new URI(text.strip());
            String scheme = uri.getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return web && uri.getHost() != null && uri.getRawUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
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

    private static Optional<Fragment> link(String address) {
        if (address.length() > LONGEST_LINK) {
            return Optional.empty();
        }
        String whole = address.regionMatches(true, 0, "www.", 0, 4) ? "https://" + address : address;
        return webAddress(whole).map(target -> new Fragment.Link(address, target));
    }

    private static String withoutPunctuation(String address) {
        int end = address.length();
        while (end > 1) {
            char last = address.charAt(end - 1);
            boolean opened = last == ')' && address.indexOf('(') >= 0;
            if (opened || ".,!?;:')]}»”…".indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return address.substring(0, end);
    }

    private static void flush(StringBuilder words, List<Fragment> pieces) {
        if (!words.isEmpty()) {
            pieces.add(new Fragment.Text(words.toString()));
            words.setLength(0);
        }
    }

    private static String bounded(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
