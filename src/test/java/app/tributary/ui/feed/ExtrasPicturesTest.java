package app.tributary.ui.feed;

import app.tributary.account.LookSettings;
import app.tributary.account.Theme;
import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reaction;
import app.tributary.ui.OnScreen;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Pictures of rows to which others added something, under {@code target/pictures}, to be looked at. */
class ExtrasPicturesTest {
    @Test
    void reactions_marks_and_polls_in_both_palettes_and_both_widths() {
        for (var theme : List.of(Theme.DARK, Theme.LIGHT)) {
            for (int width : List.of(900, 480)) {
                try (var bench = new FeedBench()) {
                    var window = bench.open(width, 420, LookSettings.STANDARD.withTheme(theme));
                    fill(bench);
                    var chip = OnScreen.get(() -> bench.view().lookupAll(".feed-reaction").stream()
                            .filter(node -> "haha: 7".equals(node.getAccessibleText())).findFirst().orElseThrow());
                    window.point(chip);
                    window.picture("extras-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width);
                    window.close();
                }
            }
        }
    }

    private static void fill(FeedBench bench) {
        var blaze = new Channel(new PlatformId("getstream"), "main");
        var rows = List.of(Rows.row(1, "evening all, tea is ready"),
                Added.reacted(Rows.row(2, "is the speedrun any percent or all levels tonight?"),
                        new Reaction("like", "👍", 14, true), new Reaction("love", "❤️", 3, false),
                        new Reaction("pog", "pog", 1, false)),
                Added.reacted(Rows.row(3, blaze, Author.named("r", "rahim.b"), "مرحبا من عمّان 👋"),
                        new Reaction("love", "❤️", 14, false)),
                Rows.row(4, "ten minutes left on the vote, everyone"));
        bench.accept(Rows.append(rows.get(0), rows.get(1), rows.get(2), rows.get(3)));
        var long1 = Rows.row(6, blaze, Author.named("x", "someone_with_a_very_long_name_indeed_of_forty_letters"),
                "and a question that goes on and on, does it not, because nobody has told its author that a line"
                        + " has an end somewhere");
        var reacted = Added.reacted(long1, new Reaction("haha", "😂", 7, false), new Reaction("wow", "😮", 2, true));
        var seen = Rows.row(7, blaze, Author.named("u", "u-4821"), "map-of-level-9.png");
        bench.accept(Rows.append(
                Added.poll(5, "Poll: which lever do we pull behind the waterfall?", "Left: 12", "Right: 4",
                        "Both at once, and then run: 31"),
                reacted,
                Added.marked(seen, Added.mark(seen.message(), "seen", "seen by mira_mod, anna and 2 more"),
                        Added.mark(seen.message(), "tr", "translated: карта уровня 9", Added.vote("Hide"))),
                Rows.row(8, "then we see how the voice holds")));
    }
}
