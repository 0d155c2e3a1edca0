package app.tributary.ui.feed;

import app.tributary.chat.Activity;
import app.tributary.chat.Author;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.Person;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Relay;
import app.tributary.chat.Trait;
import app.tributary.feed.FeedRow;
import app.tributary.image.EmojiIndex;
import app.tributary.ui.feed.RowContent.Kind;
import app.tributary.ui.feed.RowContent.Piece;
import app.tributary.ui.feed.RowContent.Tone;
import app.tributary.words.Words;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what a row shows, in one language. Pure; any thread. */
final class RowWriter {
    private static final String ISOLATE_RIGHT_TO_LEFT = "\u2067";
    private static final String END_OF_ISOLATE = "\u2069";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_HEADER = 300;
    private static final int LONGEST_RULE = 32;

    private final Words words;
    private final Figures figures;
    private final EmojiIndex emoji;
    private final Function<PlatformId, String> platformName;
    private final OwnNames ownNames;
    private final QuietLines quiet;
    private final FootLine foot;
    private final AlikeLines alike;

    /**
     * @param words the language of the program's words
     * @param locale how times and numbers are written
     * @param zone in which times are told
     * @param platformName the proper name of a platform
     * @param ownNames what the reader is called; a message with one of them is a mention
     */
    RowWriter(Words words, Locale locale, ZoneId zone, EmojiIndex emoji, Function<PlatformId, String> platformName,
            Set<String> ownNames) {
        this.words = words;
        this.figures = new Figures(words, locale, zone);
        this.emoji = emoji;
        this.platformName = platformName;
        this.ownNames = new OwnNames(ownNames);
        this.foot = new FootLine(words, emoji);
        this.quiet = new QuietLines(words, figures, platformName, foot);
        this.alike = new AlikeLines(words, figures, platformName);
    }

    /**
     * What the row shows.
     *
     * @param whole true: also what is too long for a row
     */
    RowContent write(FeedRow row, boolean whole) {
        var line = new PieceLine(emoji, whole ? PieceLine.LONG : PieceLine.SHORT);
        return switch (row) {
            case FeedRow.MessageRow shown -> message(shown, line);
            case FeedRow.ActivityRow(_, var activity, var removed, var rule) ->
                activity(row, activity, removed, rule, line);
            case FeedRow.GapRow(_, var gap) -> quiet.gap(gap);
            case FeedRow.LineRow lineRow -> quiet.line(lineRow, line);
            case FeedRow.FoldRow fold -> quiet.fold(fold);
            case FeedRow.SinceRow _ -> quiet.since();
            case FeedRow.SkippedRow skipped -> quiet.skipped(skipped);
            case FeedRow.AlikeRow fold -> alike.write(fold, line, this);
        };
    }

    /** The longest that a time can get, to measure the column by. */
    String widestTime() {
        return figures.widestTime();
    }

    private RowContent message(FeedRow.MessageRow row, PieceLine line) {
        var message = row.message();
        var removed = row.removed();
        boolean gone = removed.isPresent();
        boolean addressed = ownNames.isAddressed(message);
        message.paid().ifPresent(paid -> line.words(figures.money(paid) + " ", Tone.STRONG));
        author(message.author(), gone, line);
        if (!message.fragments().isEmpty()) {
            line.words(" ", Tone.BODY);
            said(message, gone, line);
        }
        for (var trait : message.traits()) {
            chipOf(trait).ifPresent(line::add);
        }
        row.highlight().ifPresent(rule -> line.add(ruleChip(rule)));
        relays(message.relays(), line);
        removed.ifPresent(why -> line.words("  " + removal(why), Tone.DIM));
        foot.reactions(row).forEach(line::add);
        var kind = addressed
                ? Kind.MENTION
                : message.paid().isPresent() || message.has(Trait.HIGHLIGHTED)
                        ? Kind.BAND
                        : message.has(Trait.ANNOUNCEMENT)
                                ? Kind.ANNOUNCEMENT
                                : row.highlight().isPresent() ? Kind.HIGHLIGHT : Kind.PLAIN;
        return new RowContent(kind, figures.time(row.at()), header(message), line.pieces(),
                foot.marks(row.extras().marks()), () -> {
                    String plain = spoken(row, message.author().displayName(), message.text(), removed);
                    String spoken = standingOut(plain, row.highlight());
                    String added = foot.spoken(row.extras());
                    return added.isEmpty() ? spoken : spoken + " " + added;
                });
    }

    private RowContent activity(FeedRow row, Activity activity, Optional<FeedRow.Removed> removed,
            Optional<String> rule, PieceLine line) {
        boolean gone = removed.isPresent();
        line.chat(iconOf(activity.kind()), text -> new Piece.Text(text, Tone.BODY, gone));
        line.words(" ", Tone.BODY);
        String name = activity.actor().map(Author::displayName).orElseGet(() -> words.of(FeedWord.SOMEBODY));
        activity.actor().ifPresentOrElse(actor -> author(actor, gone, line), () -> line.words(name, Tone.STRONG));
        line.words(" ", Tone.BODY);
        String told = ActivityWords.sentence(activity, words, figures);
        if (told.isEmpty()) {
            String headline = withoutName(activity.headline(), name);
            line.chat(headline, text -> new Piece.Text(text, Tone.BODY, gone));
        } else {
            line.marked(told);
        }
        activity.message().filter(message -> !message.fragments().isEmpty()).ifPresent(message -> {
            line.words("  ", Tone.BODY);
            said(message, gone, line);
        });
        rule.ifPresent(shown -> line.add(ruleChip(shown)));
        removed.ifPresent(why -> line.words("  " + removal(why), Tone.DIM));
        String plain = activity.headline().isEmpty() ? told.replace("*", "") : activity.headline();
        String heard = spoken(row, name, plain + activity.message().map(message -> " " + message.text()).orElse(""),
                removed);
        return new RowContent(Kind.BAND, figures.time(row.at()), "", line.pieces(), standingOut(heard, rule));
    }

    void author(Author author, boolean gone, PieceLine line) {
        author.badges().stream().limit(6).forEach(badge -> line.add(new Piece.Mark(badge)));
        int rgb = author.color().orElseGet(() -> ReadableColor.ofId(author.id()));
        String name = DisplayText.shorten(DisplayText.clean(author.displayName()), LONGEST_NAME);
        line.add(new Piece.Name(name, rgb, Optional.of(author), gone));
    }

    void said(ChatMessage message, boolean gone, PieceLine line) {
        boolean rightToLeft = DisplayText.isRightToLeft(DisplayText.shorten(message.text(), 200));
        if (rightToLeft) {
            line.add(new Piece.Direction(ISOLATE_RIGHT_TO_LEFT));
        }
        int rgb = message.author().color().orElseGet(() -> ReadableColor.ofId(message.author().id()));
        for (var fragment : message.fragments()) {
            switch (fragment) {
                case Fragment.Text(var text) when message.has(Trait.ACTION) ->
                    line.chat(text, part -> new Piece.Colored(part, rgb, gone));
                case Fragment.Text(var text) -> line.chat(text, part -> new Piece.Text(part, Tone.BODY, gone));
                case Fragment.Emote(var code, _, var image) -> line.picture(new Piece.Emote(code, image));
                case Fragment.Mention(var text, var login) ->
                    line.chat(text, part -> new Piece.Mention(part, ownNames.contains(login), gone));
                case Fragment.Link(var text, var target) when !message.has(Trait.PLAIN_LINKS) ->
                    line.chat(text, part -> new Piece.Link(part, target, gone));
                case Fragment.Link(var text, _) -> line.chat(text, part -> new Piece.Text(part, Tone.BODY, gone));
                case Fragment.Cheer(var text, _) -> line.chat(text, part -> new Piece.Text(part, Tone.STRONG, gone));
            }
            if (line.isCut()) {
                int length = message.text().length();
                line.words("… ", Tone.BODY).add(
                        new Piece.ShowAll(
                                words.of(FeedWord.SHOW_ALL, figures.number(Math.min(length, PieceLine.LONG)))));
                break;
            }
        }
        if (rightToLeft) {
            line.add(new Piece.Direction(END_OF_ISOLATE));
        }
    }

    private String standingOut(String spoken, Optional<String> rule) {
        return rule.map(name -> words.of(FeedWord.SPOKEN_HIGHLIGHT, spoken, DisplayText.clean(name))).orElse(spoken);
    }

    private static Piece ruleChip(String rule) {
        String whole = DisplayText.clean(rule);
        String name = DisplayText.shorten(whole, LONGEST_RULE);
        return new Piece.Chip(name.isBlank() ? "★" : "★ " + name, name.equals(whole) ? "" : whole);
    }

    private String header(ChatMessage message) {
        return message.replyTo().map(reply -> {
            String text = DisplayText.shorten(DisplayText.clean(reply.text().orElse("")), LONGEST_HEADER);
            String name = reply.author().map(Person::name).map(DisplayText::clean).orElse("");
            String told = text.isEmpty() ? words.of(FeedWord.ANSWERS_UNKNOWN) : text;
            return name.isEmpty() ? told : words.of(FeedWord.ANSWERS, DisplayText.shorten(name, LONGEST_NAME), told);
        }).orElse("");
    }

    private Optional<Piece> chipOf(Trait trait) {
        return (switch (trait) {
            case FIRST -> Optional.of(FeedWord.FIRST);
            case HIGHLIGHTED -> Optional.of(FeedWord.HIGHLIGHTED);
            case ANNOUNCEMENT -> Optional.of(FeedWord.ANNOUNCEMENT);
            case SHARED -> Optional.of(FeedWord.SHARED);
            case ACTION, OWN, PLAIN_LINKS -> Optional.<FeedWord>empty();
        }).map(word -> new Piece.Chip(words.of(word)));
    }

    private void relays(List<Relay> relays, PieceLine line) {
        if (relays.isEmpty()) {
            return;
        }
        String names = relays.stream().filter(relay -> relay.error().isEmpty())
                .map(relay -> RelayNames.of(relay.platform()))
                .distinct().collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            line.words("  " + names, Tone.DIM);
        }
        for (var relay : relays) {
            relay.error()
                    .ifPresent(why -> line.words("  " + words.of(FeedWord.RELAY_ERROR, RelayNames.of(relay.platform()),
                            DisplayText.shorten(DisplayText.clean(why), 200)), Tone.DANGER));
        }
    }

    /** Why a row was taken away; empty: it was not. */
    String removal(FeedRow row) {
        return (switch (row) {
            case FeedRow.MessageRow said -> said.removed();
            case FeedRow.ActivityRow happened -> happened.removed();
            case FeedRow.GapRow _,FeedRow.LineRow _,FeedRow.FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ ->
                Optional.<FeedRow.Removed>empty();
        }).map(this::removal).orElse("");
    }

    private String removal(FeedRow.Removed removed) {
        var by = removed.by().map(person -> DisplayText.shorten(DisplayText.clean(person.name()), LONGEST_NAME));
        return switch (removed.how()) {
            case DELETED -> byWhom(FeedWord.REMOVED, FeedWord.REMOVED_BY, by);
            case TIMED_OUT -> byWhom(FeedWord.TIMED_OUT, FeedWord.TIMED_OUT_BY, by);
            case BANNED -> byWhom(FeedWord.BANNED, FeedWord.BANNED_BY, by);
            case CLEARED -> byWhom(FeedWord.CLEARED, FeedWord.CLEARED_BY, by);
        };
    }

    private String byWhom(FeedWord nobody, FeedWord somebody, Optional<String> by) {
        return by.map(name -> words.of(somebody, name)).orElseGet(() -> words.of(nobody));
    }

    private String spoken(FeedRow row, String name, String text, Optional<FeedRow.Removed> removed) {
        String told = words.of(FeedWord.SPOKEN, figures.time(row.at()), name,
                platformName.apply(row.channel().platform()), DisplayText.shorten(text, 500));
        return removed.map(why -> words.of(FeedWord.SPOKEN_REMOVED, told, removal(why))).orElse(told);
    }

    private static String withoutName(String headline, String name) {
        return headline.startsWith(name + " ") ? headline.substring(name.length() + 1) : headline;
    }

    private static String iconOf(Activity.Kind kind) {
        return switch (kind) {
            case SUBSCRIPTION, RESUBSCRIPTION -> "⭐";
            case GIFT, MASS_GIFT, GIFT_UPGRADE -> "🎁";
            case RAID, UNRAID -> "🚀";
            case FOLLOW -> "👋";
            case CHEER -> "💎";
            case TIP, SUPERLIKE -> "💛";
            case VOTE -> "🗳";
            case MILESTONE -> "🏆";
            case OTHER -> "✨";
        };
    }
}
