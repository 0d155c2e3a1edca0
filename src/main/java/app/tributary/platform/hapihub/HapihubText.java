package app.tributary.platform.hapihub;

import app.tributary.chat.Fragment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A plain text to fragments: the platform says nothing of marks in it, so only links are found. Pure. */
final class HapihubText {
    private static final Pattern LINK = Pattern.compile("\\bhttps?://[^\\s<>\"]+", Pattern.CASE_INSENSITIVE);
    private static final String TRAILING = ".,;:!?)]}'\"…";
    private static final int LONGEST = 20_000;
    private static final int LONGEST_REFERENCE = 200;

    private HapihubText() {}

    /** The pieces, whose texts joined are the text; none for an empty text. */
    static List<Fragment> fragments(String whole) {
        String text = whole.length() > LONGEST ? whole.substring(0, LONGEST) + "…" : whole;
        var pieces = new ArrayList<Fragment>();
        var links = LINK.matcher(text);
        int done = 0;
        while (links.find()) {
            int end = links.end();
            while (end > links.start() + 1 && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            String address = text.substring(links.start(), end);
            var target = webAddress(address);
            if (target.isPresent()) {
                if (links.start() > done) {
                    pieces.add(new Fragment.Text(text.substring(done, links.start())));
                }
                pieces.add(new Fragment.Link(address, target.get()));
                done = end;
            }
        }
        if (done < text.length()) {
            pieces.add(new Fragment.Text(text.substring(done)));
        }
        return pieces;
    }

    /** What stands for an attachment: a link where it is an address, else its reference. */
    static Fragment attachment(String media) {
        var target = webAddress(media);
        if (target.isPresent()) {
            return new Fragment.Link(media, target.get());
        }
        String line = media.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return new Fragment.Text(
                "\uD83D\uDCCE "
                        + (line.length() > LONGEST_REFERENCE ? line.substring(0, LONGEST_REFERENCE) + "…" : line));
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
}
