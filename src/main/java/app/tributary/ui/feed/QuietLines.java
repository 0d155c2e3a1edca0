package app.tributary.ui.feed;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.PlatformId;
import app.tributary.chat.RoomMode;
import app.tributary.feed.FeedRow;
import app.tributary.platform.Phrases;
import app.tributary.ui.feed.RowContent.Kind;
import app.tributary.ui.feed.RowContent.Piece;
import app.tributary.ui.feed.RowContent.Tone;
import app.tributary.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The quiet rows: modes, actions on people, notices, gaps, folds. */
final class QuietLines {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 500;

    private final Words words;
    private final Figures figures;
    private final Function<PlatformId, String> platformName;
    private final FootLine foot;

    QuietLines(Words words, Figures figures, Function<PlatformId, String> platformName, FootLine foot) {
        this.words = words;
        this.figures = figures;
        this.platformName = platformName;
        this.foot = foot;
    }

    RowContent gap(ChatEvent.Gap gap) {
        String told = words.of(FeedWord.GAP, platformName.apply(gap.channel().platform()),
                figures.timeWithSeconds(gap.from()), figures.timeWithSeconds(gap.to()));
        told += " · " + (gap.filled() > 0
                ? words.of(FeedWord.GAP_FILLED, figures.number(gap.filled()))
                : words.of(gap.whole() ? FeedWord.GAP_WHOLE : FeedWord.GAP_MISSING));
        return new RowContent(Kind.GAP, "", "", List.of(new Piece.Text(told, Tone.DIM, false)), told);
    }

    RowContent since() {
        String told = words.of(FeedWord.AWAY);
        return new RowContent(Kind.SINCE, "", "", List.of(new Piece.Text(told, Tone.DANGER, false)), told);
    }

    RowContent skipped(FeedRow.SkippedRow row) {
        String told = words.of(FeedWord.SKIPPED, figures.number(row.count()));
        return new RowContent(Kind.GAP, "", "", List.of(new Piece.Text(told, Tone.DIM, false)), told);
    }

    RowContent fold(FeedRow.FoldRow fold) {
        String told = words.of(FeedWord.FOLD, figures.number(fold.count()));
        return new RowContent(Kind.QUIET, figures.time(fold.at()), "", List.of(new Piece.Text(told, Tone.DIM, false)),
                told);
    }

    RowContent line(FeedRow.LineRow row, PieceLine line) {
        String told = told(row.event());
        String said = row.event() instanceof ChatEvent.Notice notice
                ? DisplayText.shorten(Phrases.in(words, notice.text()), LONGEST_TEXT)
                : told;
        line.chat(said, text -> new Piece.Text(text, Tone.DIM, false));
        String spoken = words.of(FeedWord.SPOKEN, figures.time(row.at()),
                platformName.apply(row.channel().platform()), row.channel().name(), told);
        List<Piece> below = row.event() instanceof ChatEvent.Notice notice ? foot.below(notice) : List.of();
        return new RowContent(Kind.QUIET, figures.time(row.at()), "", line.pieces(), below, spoken);
    }

    private String told(ChatEvent event) {
        return switch (event) {
            case ChatEvent.PersonAction action -> personAction(action);
            case ChatEvent.Clear(_, var by, _) -> words.of(FeedWord.CHAT_CLEARED) + by(by);
            case ChatEvent.ModeChanged(_, var mode, _) -> mode(mode);
            case ChatEvent.Notice notice -> notice(notice);
            case ChatEvent.PinChanged(_, var pin, _) -> pin
                    .map(set -> words.of(FeedWord.PIN_SET, DisplayText.shorten(set.text(), LONGEST_TEXT)))
                    .orElseGet(() -> words.of(FeedWord.PIN_GONE));
            // The feed makes no line of these; should it ever, the row is there and says nothing.
            case ChatEvent.Message _,ChatEvent.Edit _,ChatEvent.Removal _,ChatEvent.Happening _,ChatEvent.Viewers _,ChatEvent.Outlets _,ChatEvent.Connection _,ChatEvent.Gap _,ChatEvent.Reactions _,ChatEvent.Restored _ ->
                "";
        };
    }

    private String notice(ChatEvent.Notice notice) {
        var told = new StringBuilder(DisplayText.shorten(Phrases.in(words, notice.text()), LONGEST_TEXT));
        notice.lines().forEach(line -> told.append("  ·  ")
                .append(DisplayText.shorten(Phrases.in(words, line), LONGEST_TEXT)));
        return told.toString();
    }

    private String personAction(ChatEvent.PersonAction action) {
        String name = name(action.target());
        String told = switch (action.kind()) {
            case TIMEOUT -> action.lasts().map(time -> words.of(FeedWord.PERSON_TIMEOUT, name, figures.span(time)))
                    .orElseGet(() -> words.of(FeedWord.PERSON_TIMEOUT_PLAIN, name));
            case BAN -> words.of(FeedWord.PERSON_BAN, name);
            case UNBAN -> words.of(FeedWord.PERSON_UNBAN, name);
        };
        String why = action.why().filter(reason -> !reason.isBlank() && action.kind() != PersonActionKind.UNBAN)
                .map(reason -> " · " + words.of(FeedWord.WHY, DisplayText.shorten(reason, LONGEST_TEXT))).orElse("");
        return told + by(action.by()) + why;
    }

    private String by(Optional<Person> by) {
        return by.map(person -> " · " + words.of(FeedWord.BY, name(person))).orElse("");
    }

    private String mode(RoomMode mode) {
        return switch (mode) {
            case RoomMode.Slow(boolean on, var between) -> timed(on, between, FeedWord.SLOW_ON, FeedWord.SLOW_ON_PLAIN,
                    FeedWord.SLOW_OFF);
            case RoomMode.FollowersOnly(boolean on, var since) -> timed(on, since, FeedWord.FOLLOWERS_ON_SINCE,
                    FeedWord.FOLLOWERS_ON, FeedWord.FOLLOWERS_OFF);
            case RoomMode.SubscribersOnly(boolean on) -> words
                    .of(on ? FeedWord.SUBSCRIBERS_ON : FeedWord.SUBSCRIBERS_OFF);
            case RoomMode.EmotesOnly(boolean on) -> words.of(on ? FeedWord.EMOTES_ON : FeedWord.EMOTES_OFF);
            case RoomMode.UniqueOnly(boolean on) -> words.of(on ? FeedWord.UNIQUE_ON : FeedWord.UNIQUE_OFF);
        };
    }

    private String timed(boolean on, Duration time, FeedWord with, FeedWord without, FeedWord off) {
        if (!on) {
            return words.of(off);
        }
        return time.isZero() ? words.of(without) : words.of(with, figures.span(time));
    }

    private static String name(Person person) {
        return DisplayText.shorten(DisplayText.clean(person.name()), LONGEST_NAME);
    }
}
