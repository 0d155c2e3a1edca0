package app.tributary.platform.streamvi;

import app.tributary.chat.Fragment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A plain text to fragments: StreamVi says nothing that can be relied on about mentions and links. Pure. */
final class StreamviText {
    private static final Pattern MARK = Pattern.compile(
            "(?<link>\\bhttps?://[^\\s<>\"]+)|(?<![\\p{L}\\p{N}_@./])(?<mention>@(?<login>[\\p{L}\\p{N}_]{2,50}))",
            Pattern.CASE_INSENSITIVE);
    private static final String TRAILING = ".,;:!?)]}'\"…";

    private StreamviText() {}

    /** The pieces, whose texts joined are the text; none for an empty text. */
    static List<Fragment> fragments(String text) {
        var pieces = new ArrayList<Fragment>();
        var marks = MARK.matcher(text);
        int done = 0;
        int from = 0;
        while (marks.find(from)) {
            int end = marks.group("link") == null ? marks.end() : withoutTrailing(text, marks.start(), marks.end());
            Optional<Fragment> mark = mark(text.substring(marks.start(), end), marks.group("login") != null);
            if (mark.isPresent()) {
                if (marks.start() > done) {
                    pieces.add(new Fragment.Text(text.substring(done, marks.start())));
                }
                pieces.add(mark.get());
                done = end;
            }
            from = end;
        }
        if (done < text.length()) {
            pieces.add(new Fragment.Text(text.substring(done)));
        }
        return List.copyOf(pieces);
    }

    private static Optional<Fragment> mark(String text, boolean mention) {
        if (mention) {
            return Optional.of(new Fragment.Mention(text, text.substring(1)));
        }
        try {
            URI target = new URI(text);
            return target.getHost() == null ? Optional.empty() : Optional.of(new Fragment.Link(text, target));
        } catch (URISyntaxException notALink) {
            return Optional.empty();
        }
    }

    /** The end of a link is not the end of the sentence that it stands in. */
    private static int withoutTrailing(String text, int start, int end) {
        int last = end;
        while (last > start + 1 && TRAILING.indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }
}
