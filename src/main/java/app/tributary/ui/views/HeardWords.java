package app.tributary.ui.views;

import app.tributary.feed.FeedRow;
import app.tributary.filter.Vocabulary;
import app.tributary.ui.ListedChannel;
import java.util.LinkedHashSet;
import java.util.List;

/** The names that an expression may be completed with: of the open channels, and of who spoke lately. */
final class HeardWords {
    private static final int MOST_NAMES = 400;

    private HeardWords() {}

    /** Of these rows, the newest last. */
    static Vocabulary of(List<FeedRow> rows, List<ListedChannel> channels) {
        var platforms = new LinkedHashSet<String>();
        var names = new LinkedHashSet<String>();
        var heard = new LinkedHashSet<String>();
        var badges = new LinkedHashSet<String>();
        for (var listed : channels) {
            platforms.add(listed.channel().platform().value());
            names.add(listed.channel().name());
        }
        for (int at = rows.size() - 1; at >= 0 && heard.size() < MOST_NAMES; at--) {
            rows.get(at).said().ifPresent(message -> {
                heard.add(message.author().displayName());
                message.author().badges().forEach(badge -> badges.add(badge.set()));
            });
        }
        return new Vocabulary(List.copyOf(platforms), List.copyOf(names), List.copyOf(heard), List.copyOf(badges));
    }
}
