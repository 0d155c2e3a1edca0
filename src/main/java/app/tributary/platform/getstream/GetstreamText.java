package app.tributary.platform.getstream;

import app.tributary.chat.Fragment;
import app.tributary.platform.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Takes a message's text apart: links, mentions, and words between them; what hangs on it becomes links. Pure. */
final class GetstreamText {
    /** What the platform takes at most, in UTF-16 units; more is no chat. */
    private static final int LONGEST = 20_000;
    private static final int LONGEST_LINK = 2000;
    private static final int MOST_ATTACHMENTS = 30;
    private static final int MOST_NAMES = 100;

    private GetstreamText() {}

    /** Somebody who is addressed in a text. */
    private record Named(String sign, String login) {}

    /** The pieces of a message: its text, then what hangs on it. */
    static List<Fragment> pieces(JsonNode message) {
        var pieces = new ArrayList<Fragment>();
        String text = PlainText.bounded(message.path("text").asString(""), LONGEST);
        var names = named(message.path("mentioned_users"));
        int from = 0;
        int at = text.indexOf('@');
        while (at >= 0) {
            var found = nameAt(text, at, names);
            if (found.isPresent()) {
                pieces.addAll(PlainText.pieces(text.substring(from, at)));
                pieces.add(new Fragment.Mention(found.get().sign(), found.get().login()));
                from = at + found.get().sign().length();
            }
            at = text.indexOf('@', Math.max(at + 1, from));
        }
        pieces.addAll(PlainText.pieces(text.substring(from)));
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

    /** A picture or file; what the server only found behind a link of the text stands there already. */
    private static Optional<Fragment> attachment(JsonNode one) {
        if (GetstreamTree.text(one, "og_scrape_url").isPresent()) {
            return Optional.empty();
        }
        var address = GetstreamTree.text(one, "asset_url", "image_url", "title_link", "thumb_url")
                .filter(text -> text.length() <= LONGEST_LINK).flatMap(PlainText::webAddress);
        return address.map(target -> {
            String path = target.getPath() == null ? "" : target.getPath();
            String file = path.substring(path.lastIndexOf('/') + 1);
            String title = GetstreamTree.text(one, "title", "fallback", "name")
                    .orElse(file.isBlank() ? target.getHost() : file);
            return new Fragment.Link(GetstreamTree.words(title), target);
        });
    }
}
