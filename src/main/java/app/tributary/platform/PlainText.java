package app.tributary.platform;

import app.tributary.chat.Fragment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes the text of a message apart where the platform sends nothing but text: links, mentions, words. Pure. */
public final class PlainText {
    /** More is no chat. In UTF-16 units. */
    private static final int LONGEST = 20_000;
    private static final int LONGEST_LINK = 2000;
    private static final String TRAILING = ".,!?;:')]}»”…*_";
    private static final Pattern MARK = Pattern
            .compile("(?<![\\p{L}\\p{N}_/])(?<link>(?i:https?://|www\\.)[^\\s<>\"]+)"
                    + "|(?<![\\p{L}\\p{N}_@./])@(?<login>[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.-]{0,62}[\\p{L}\\p{N}_])?)");

    private PlainText() {}

    /** The pieces, whose texts joined are the text; none for an empty one. A boundless text is cut. */
    public static List<Fragment> pieces(String whole) {
        return pieces(whole, true);
    }

    /**
     * The pieces of a text.
     *
     * @param links false: a web address stays plain words
     */
    public static List<Fragment> pieces(String whole, boolean links) {
        String text = bounded(whole, LONGEST);
        var pieces = new ArrayList<Fragment>();
        var marks = MARK.matcher(text);
        int done = 0;
        int from = 0;
        while (from < text.length() && marks.find(from)) {
            String login = marks.group("login");
            String mark = login == null ? withoutPunctuation(marks.group()) : marks.group();
            Optional<Fragment> piece = login == null
                    ? links ? link(mark) : Optional.empty()
                    : Optional.of(new Fragment.Mention(mark, login));
            from = marks.start() + mark.length();
            if (piece.isPresent()) {
                if (marks.start() > done) {
                    pieces.add(new Fragment.Text(text.substring(done, marks.start())));
                }
                pieces.add(piece.get());
                done = from;
            }
        }
        if (done < text.length()) {
            pieces.add(new Fragment.Text(text.substring(done)));
        }
        return List.copyOf(pieces);
    }

    /** An address of the web, with a host and without a login; empty for anything else. */
    public static Optional<URI> webAddress(String text) {
        try {
            var uri = new URI(text.strip());
            String scheme = uri.getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return web && uri.getHost() != null && uri.getRawUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static Optional<Fragment> link(String address) {
        if (address.length() > LONGEST_LINK) {
            return Optional.empty();
        }
        String whole = address.regionMatches(true, 0, "www.", 0, 4) ? "https://" + address : address;
        return webAddress(whole).map(target -> new Fragment.Link(address, target));
    }

    /** The end of a link is not the end of the sentence that it stands in. */
    private static String withoutPunctuation(String address) {
        int end = address.length();
        while (end > 1) {
            char last = address.charAt(end - 1);
            boolean opened = last == ')' && address.indexOf('(') >= 0;
            if (opened || TRAILING.indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return address.substring(0, end);
    }

    /** The text, cut after so many UTF-16 units, never inside a character. */
    public static String bounded(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}
