package app.tributary.feed;

import app.tributary.feed.FeedRow.ActivityRow;
import app.tributary.feed.FeedRow.FoldRow;
import app.tributary.feed.FeedRow.GapRow;
import app.tributary.feed.FeedRow.LineRow;
import app.tributary.feed.FeedRow.MessageRow;
import app.tributary.filter.Matcher;
import app.tributary.filter.Reader;
import java.util.List;
import java.util.Optional;

/** The reader's rules by which rows stand out. Belongs to the feed's thread. */
final class Highlights {
    private List<Highlight> rules = List.of();
    private Matcher matcher = new Matcher(Reader.NOBODY);

    /** From now on these rules hold. */
    void set(List<Highlight> rules, Reader reader) {
        this.rules = rules;
        matcher = new Matcher(reader);
    }

    /** The row as it stands by the rules: the same one where nothing changes. */
    FeedRow mark(FeedRow row) {
        return switch (row) {
            case MessageRow message when !rules.isEmpty() || message.highlight().isPresent() -> {
                var plain = message.highlighted(Optional.empty());
                var first = first(plain);
                yield first.equals(message.highlight()) ? message : plain.highlighted(first);
            }
            case ActivityRow activity when !rules.isEmpty() || activity.highlight().isPresent() -> {
                var plain = activity.highlighted(Optional.empty());
                var first = first(plain);
                yield first.equals(activity.highlight()) ? activity : plain.highlighted(first);
            }
            case MessageRow _,ActivityRow _,GapRow _,LineRow _,FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ ->
                row;
        };
    }

    private Optional<String> first(FeedRow plain) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        matcher.look(plain);
        try {
            for (var rule : rules) {
                if (matcher.matches(rule.filter())) {
                    return Optional.of(rule.name());
                }
            }
            return Optional.empty();
        } finally {
            matcher.forget();
        }
    }
}
