package app.tributary.platform.getstream;

import app.tributary.chat.Fragment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Takes a message's text apart: links, mentions, and words between them; what hangs on it becomes links. Pure. */
final class GetstreamText {
    /** What the platform takes at most, in UTF-16 units; more is no chat. */
    private static final int LONGEST = 20_000;
    private static final int LONGEST_LINK = 2000;
    private static final int MOST_ATTACHMENTS = 30;
    private static final int MOST_NAMES = 100;
    private static final Pattern SPECIAL = Pattern
            .compile("(?<![\\p{L}\\p{N}_/])(?<link>(?i:https?://|www\\.)[^\\s<>\"]+)"
                    + "|(?<![\\p{L}\\p{N}_@./])@(?<login>[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.-]{0,62}[\\p{L}\\p{N}_])?)");

    private GetstreamText() {}

    /** Somebody who is addressed in a text. */
    private record Named(String sign, String login) {}

    /** The pieces of a message: its text, then what hangs on it. */
    static List<Fragment> pieces(JsonNode message) {
        var pieces = new ArrayList<Fragment>();
        String text = bounded(message.path("text").asString(""));
        var names = named(message.path("mentioned_users"));
        int from = 0;
        int at = text.indexOf('@');
        while (at >= 0) {
            var found = nameAt(text, at, names);
            if (found.isPresent()) {
                plain(text.substring(from, at), pieces);
                pieces.add(new Fragment.Mention(found.get().sign(), found.get().login()));
                from = at + found.get().sign().length();
            }
            at = text.indexOf('@', Math.max(at + 1, from));
        }
        plain(text.substring(from), pieces);
        GetstreamTree.objects(message.path("attachments")).limit(MOST_ATTACHMENTS)
                .flatMap(one -> attachment(one).stream()).forEach(link -> {
                    if (!pieces.isEmpty()) {
                        pieces.add(new Fragment.Text(" "));
                    }
                    pieces.add(link);
                });
        return List.copyOf(pieces);
    }

    /** The addressed, longest name first: names may have spaces in them, and may begin alike. */
    private static List<Named> named(JsonNode users) {
        return GetstreamTree.objects(users).limit(MOST_NAMES).flatMap(user -> {
            var id = GetstreamTree.text(user, "id");
            return id.stream().flatMap(login -> Stream.concat(GetstreamTree.text(user, "name").stream(), id.stream())
                    .map(name -> new Named("@" + name, login)));
        }).sorted(Comparator.comparingInt((Named name) -> name.sign().length()).reversed()).toList();
    }

    private static Optional<Named> nameAt(String text, int at, List<Named> names) {
        return names.stream().filter(name -> text.startsWith(name.sign(), at))
                .filter(name -> at + name.sign().length() == text.length()
                        || !Character.isLetterOrDigit(text.codePointAt(at + name.sign().length())))
                .findFirst();
    }

    private static void plain(String text, List<Fragment> pieces) {
        var words = new StringBuilder();
        var found = SPECIAL.matcher(text);
        int at = 0;
        while (at < text.length() && found.find(at)) {
            words.append(text, at, found.start());
            int end = found.end();
            String link = found.group("link");
            Optional<Fragment> piece;
            if (link != null) {
                String address = withoutPunctuation(link);
                end = found.start() + address.length();
                piece = link(address);
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
    }

    private static Optional<Fragment> link(String address) {
        if (address.length() > LONGEST_LINK) {
            return Optional.empty();
        }
        String whole = address.regionMatches(true, 0, "www.", 0, 4) ? "https://" + address : address;
        return GetstreamTree.webAddress(whole).map(target -> new Fragment.Link(address, target));
    }

    /** A picture or file; what the server only found behind a link of the text stands there already. */
    private static Optional<Fragment> attachment(JsonNode one) {
        if (GetstreamTree.text(one, "og_scrape_url").isPresent()) {
            return Optional.empty();
        }
        var address = GetstreamTree.text(one, "asset_url", "image_url", "title_link", "thumb_url")
                .filter(text -> text.length() <= LONGEST_LINK).flatMap(GetstreamTree::webAddress);
        return address.map(target -> {
            String path = target.getPath() == null ? "" : target.getPath();
            String file = path.substring(path.lastIndexOf('/') + 1);
            String title = GetstreamTree.text(one, "title", "fallback", "name")
                    .orElse(file.isBlank() ? target.getHost() : file);
            return new Fragment.Link(GetstreamTree.words(title), target);
        });
    }

    private static String withoutPunctuation(String address) {
        int end = address.length();
        while (end > 1) {
            char last = address.charAt(end - 1);
            boolean opened = last == ')' && address.indexOf('(') >= 0;
            if (opened || ".,!?;:')]}»”…*_".indexOf(last) < 0) {
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
