package app.tributary.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Activity;
import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Money;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reaction;
import app.tributary.chat.Relay;
import app.tributary.chat.ReplyTo;
import app.tributary.chat.Trait;
import app.tributary.feed.FeedRow;
import app.tributary.image.EmojiIndex;
import app.tributary.ui.feed.RowContent.Kind;
import app.tributary.ui.feed.RowContent.Piece;
import app.tributary.ui.feed.RowContent.Tone;
import app.tributary.words.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RowWriterTest {
    private static final EmojiIndex EMOJI = EmojiIndex.load();
    private static final Author VIEWER = Author.named("7", "bramble");

    private final RowWriter writer = writer(Locale.ENGLISH);

    private static RowWriter writer(Locale language) {
        return new RowWriter(Words.in(language), language, ZoneOffset.UTC, EMOJI, PlatformId::value, Set.of("Nadia"));
    }

    private static String told(RowContent content) {
        return told(content.pieces());
    }

    private static String told(List<Piece> pieces) {
        return pieces.stream().map(piece -> switch (piece) {
            case Piece.Text(var text, var tone, boolean struck) -> struck
                    ? "~" + text + "~"
                    : tone == Tone.STRONG ? "*" + text + "*" : text;
            case Piece.Direction(var sign) -> sign;
            case Piece.Colored(var text, _, _) -> "/" + text + "/";
            case Piece.Name(var text, _, _, _) -> "<" + text + ">";
            case Piece.Mention(var text, boolean own, _) -> own ? "@@" + text : text;
            case Piece.Link(var text, _, _) -> "_" + text + "_";
            case Piece.Emoji(var text, _, _) -> "{" + text + "}";
            case Piece.Emote(var code, _) -> "[" + code + "]";
            case Piece.Mark(var badge) -> "#" + badge.set() + "#";
            case Piece.Chip(var text, _) -> "(" + text + ")";
            case Piece.Count(var text) -> "(" + text + ")";
            case Piece.ShowAll(var text) -> "!" + text + "!";
            case Piece.Reacted(var reaction, _, var shown) ->
                "(" + shown + reaction.count() + (reaction.own() ? " own" : "") + ")";
            case Piece.Offered(_, _, var label) -> "[[" + label + "]]";
        }).collect(Collectors.joining());
    }

    private static ChatMessage says(String text, Trait... traits) {
        return new ChatMessage(new MessageKey(Rows.TWITCH, "1"), VIEWER, List.of(new Fragment.Text(text)), Rows.NINE,
                Rows.NINE, Optional.empty(), Optional.empty(), Set.of(traits), List.of(), Optional.empty());
    }

    private RowContent write(ChatMessage message) {
        return writer.write(new FeedRow.MessageRow(1, message, Optional.empty()), false);
    }

    @Test
    void reactionsStandBehindTheLineAndMarksBelowIt() {
        var row = Added.marked(
                Added.reacted(Rows.row(1, "hi"), new Reaction("like", "👍", 3, true), new Reaction("x", "x", 1, false)),
                Added.mark(Rows.row(1, "hi").message(), "seen", "seen by 4"),
                Added.mark(Rows.row(1, "hi").message(), "tr", "merhaba", Added.vote("Hide")));
        var content = writer.write(row, false);
        assertThat(told(content)).endsWith("hi(👍3 own)(x1)");
        assertThat(told(content.foot())).isEqualTo("seen by 4  ·  merhaba[[Hide]]");
        assertThat(content.spoken()).endsWith("Reactions: 👍 3, x 1. seen by 4. merhaba");
        assertThat(writer.write(Rows.row(2, "plain"), false).foot()).isEmpty();
    }

    @Test
    void aPollIsItsQuestionWithCountsAndButtonsBelow() {
        var content = writer.write(Added.poll(1, "Which lever?", "Left: 3", "Right: 12"), false);
        assertThat(told(content)).isEqualTo("Which lever?");
        assertThat(told(content.foot())).isEqualTo("Left: 3  ·  Right: 12[[Left]][[Right]]");
        assertThat(content.spoken()).contains("Which lever?").contains("Right: 12");
    }

    @Test
    void aMessageIsTimeNameAndTextWithEmojiAsPictures() {
        var content = write(says("first try 🎉!"));
        assertThat(content.time()).isEqualTo("21:03");
        assertThat(content.kind()).isEqualTo(Kind.PLAIN);
        assertThat(told(content)).isEqualTo("<bramble> first try {🎉}!");
        assertThat(content.spoken()).isEqualTo("21:03, bramble on twitch: first try 🎉!");
    }

    @Test
    void timesFollowTheCountry() {
        var american = new RowWriter(Words.english(), Locale.US, ZoneOffset.UTC, EMOJI, PlatformId::value, Set.of());
        assertThat(american.write(Rows.row(0, "x"), false).time()).matches("9:03\\hPM");
        var german = new RowWriter(Words.english(), Locale.GERMANY, ZoneOffset.UTC, EMOJI, PlatformId::value, Set.of());
        assertThat(german.write(Rows.row(0, "x"), false).time()).isEqualTo("21:03");
    }

    @Test
    void aMessageIsAMention_onlyWhereOurNameIsAWordOfIt() {
        assertThat(write(says("hey NADIA, look")).kind()).isEqualTo(Kind.MENTION);
        assertThat(write(says("@nadia")).kind()).isEqualTo(Kind.MENTION);
        assertThat(write(says("nadias hat, nadia_2")).kind()).isEqualTo(Kind.PLAIN);
        assertThat(write(says("nadia said so", Trait.OWN)).kind()).isEqualTo(Kind.PLAIN);
        var answer = new ChatMessage(new MessageKey(Rows.TWITCH, "1"), VIEWER, List.of(new Fragment.Text("yes")),
                Rows.NINE, Rows.NINE,
                Optional.of(new ReplyTo("0", Optional.of(new Person("1", "nadia")), Optional.of("a long way"))),
                Optional.empty(), Set.of(), List.of(), Optional.empty());
        assertThat(write(answer).kind()).isEqualTo(Kind.MENTION);
        assertThat(write(answer).header()).isEqualTo("nadia: a long way");
    }

    @Test
    void whoTookARowAway_isSaid_andItsTextIsStruck() {
        var row = new FeedRow.MessageRow(1, says("buy viewers"), Optional.of(new FeedRow.Removed(
                FeedRow.Removed.How.DELETED, Optional.of(new Person("2", "mira_mod")), Rows.NINE)));
        assertThat(told(writer.write(row, false))).isEqualTo("<bramble> ~buy viewers~  removed by mira_mod");
        assertThat(writer.write(row, false).spoken()).endsWith("buy viewers (removed by mira_mod)");
    }

    @Test
    void moneyIsBoldInFront_andAHugeAmountDoesNoHarm() {
        var paid = new ChatMessage(new MessageKey(Rows.TWITCH, "1"), VIEWER, List.of(new Fragment.Text("hi")),
                Rows.NINE,
                Rows.NINE, Optional.empty(), Optional.of(new Money(new BigDecimal("150"), "TRY")), Set.of(), List.of(),
                Optional.empty());
        assertThat(write(paid).kind()).isEqualTo(Kind.BAND);
        assertThat(told(write(paid))).containsPattern("^\\*₺150\\.00 \\*<bramble>");
        var odd = new ChatMessage(paid.key(), VIEWER, List.of(), Rows.NINE, Rows.NINE, Optional.empty(),
                Optional.of(new Money(new BigDecimal("1E+1000000000"), "bits")), Set.of(), List.of(), Optional.empty());
        assertThat(told(write(odd))).startsWith("*1E+1000000000 bits *");
    }

    @Test
    void aTextLongerThanARow_isCutOff_andShownWholeOnDemand() {
        var row = new FeedRow.MessageRow(1, says("x".repeat(10_000)), Optional.empty());
        assertThat(told(writer.write(row, false))).hasSizeLessThan(2_100).endsWith("!show all 10,000 characters!");
        assertThat(told(writer.write(row, true))).hasSizeGreaterThan(10_000).endsWith("xxx");
        var pictures = new FeedRow.MessageRow(1, says("🎉".repeat(5_000)), Optional.empty());
        assertThat(writer.write(pictures, false).pieces()).hasSizeLessThan(350);
    }

    @Test
    void hostileSignsDoNotReachTheRowsAround() {
        assertThat(told(write(says("z" + "\u0336\u0301".repeat(400) + "!"))))
                .isEqualTo("<bramble> z\u0336\u0301\u0336\u0301!");
        assertThat(told(write(says("a\u202Eb\u2066c\nd\te\u0000f")))).isEqualTo("<bramble> abc d e f");
        assertThat(told(write(says("same text \uDB40\uDC00")))).isEqualTo("<bramble> same text ");
    }

    @Test
    void rightToLeftText_isADirectionOfItsOwn() {
        assertThat(told(write(says("مرحبا 2")))).isEqualTo("<bramble> \u2067مرحبا 2\u2069");
        assertThat(told(write(says("hi مرحبا")))).doesNotContain("\u2067");
    }

    @Test
    void whatAnAggregatorDelivered_andWhatNot_isToldInWords() {
        var relayed = new ChatMessage(new MessageKey(new Channel(new PlatformId("streamvi"), "15"), "1"), VIEWER,
                List.of(new Fragment.Text("hi")), Rows.NINE, Rows.NINE, Optional.empty(), Optional.empty(), Set.of(),
                List.of(new Relay("1", "vk", Optional.of("a"), Optional.empty()),
                        new Relay("2", "youtube", Optional.of("b"), Optional.empty()),
                        new Relay("3", "kick", Optional.empty(), Optional.of("token expired"))),
                Optional.empty());
        assertThat(told(write(relayed))).isEqualTo("<bramble> hi  VK, YouTube  not on Kick: token expired");
    }

    @Test
    void activitiesAreToldInTheReadersLanguage() {
        var gifts = activity(Activity.Kind.MASS_GIFT, 20, "bramble is gifting 20 Subs!");
        assertThat(told(writer.write(gifts, false))).isEqualTo("{🎁} <bramble> gave *20 subscriptions*");
        assertThat(told(writer(Locale.of("ru")).write(gifts, false))).isEqualTo("{🎁} <bramble> дарит подписки: *20*");
        var gift = activity(Activity.Kind.GIFT, 1, "bramble gifted a Sub to oma!");
        assertThat(told(writer.write(gift, false))).isEqualTo("{🎁} <bramble> gifted a Sub to oma!");
    }

    @Test
    void anActivityThatStandsOutIsHeardWithTheRuleThatItStandsOutBy() {
        var plain = (FeedRow.ActivityRow) activity(Activity.Kind.GIFT, 1, "bramble gifted a Sub to oma!");
        var row = new FeedRow.ActivityRow(1, plain.activity(), Optional.empty(), Optional.of("gifts"));
        assertThat(writer.write(row, false).spoken()).endsWith("Stands out by the rule gifts.");
        assertThat(writer.write(plain, false).spoken()).doesNotContain("rule");
    }

    private static FeedRow activity(Activity.Kind kind, long count, String headline) {
        return new FeedRow.ActivityRow(1,
                new Activity(new MessageKey(Rows.TWITCH, "1"), kind, Optional.of(VIEWER), count,
                        Optional.empty(), headline, Optional.empty(), Optional.empty(), Rows.NINE, Rows.NINE),
                Optional.empty());
    }

    @Test
    void quietRowsSayWhatHappened() {
        var timeout = new ChatEvent.PersonAction(Rows.TWITCH, new Person("1", "owl"), PersonActionKind.TIMEOUT,
                Optional.of(Duration.ofMinutes(10)), Optional.of(new Person("2", "mira")), Optional.of("spam"),
                Rows.NINE);
        assertThat(told(writer.write(new FeedRow.LineRow(1, timeout, Rows.NINE), false)))
                .isEqualTo("owl was timed out for 10 min · by mira · reason: spam");
        var gap = new ChatEvent.Gap(Rows.TWITCH, Rows.NINE, Rows.NINE.plusSeconds(22), 18, true);
        assertThat(told(writer.write(new FeedRow.GapRow(1, gap), false)))
                .isEqualTo("twitch was away 21:03:00 – 21:03:22 · 18 messages filled in");
        var fold = new FeedRow.FoldRow(1, Rows.TWITCH, 1234, Rows.NINE);
        assertThat(told(writer.write(fold, false))).startsWith("1,234 more messages");
    }

    @Test
    void aFoldSaysItsWordsOnce_howOften_andWho_andHidesNoRemoval() {
        var members = new java.util.ArrayList<FeedRow>();
        for (int id = 1; id <= 7; id++) {
            members.add(Rows.row(id, "LOL"));
        }
        var content = writer.write(new FeedRow.AlikeRow(-1, members, false), false);
        assertThat(told(content)).isEqualTo("▸ LOL (×7)  <viewer_1>, <viewer_2> +5");
        assertThat(content.pieces()).as("none is without a letter: a text flow draws those wrong")
                .noneMatch(piece -> piece instanceof Piece.Text(var text, _, _) && text.isEmpty());
        assertThat(content.spoken()).isEqualTo(
                "21:03, 7 messages that say the same on twitch: LOL – viewer_1, viewer_2 and 5 more (folded)");
        var struck = new FeedRow.Removed(FeedRow.Removed.How.BANNED, Optional.empty(), Rows.NINE);
        members.set(0, new FeedRow.MessageRow(1, Rows.row(1, "LOL").message(), Optional.of(struck)));
        assertThat(told(writer.write(new FeedRow.AlikeRow(-1, members, true), false)))
                .isEqualTo("▾ LOL (×7)  <viewer_1>, <viewer_2> +5  1 of them removed");
        members.replaceAll(row -> new FeedRow.MessageRow(row.id(), Rows.row(1, "LOL").message(), Optional.of(struck)));
        assertThat(told(writer.write(new FeedRow.AlikeRow(-1, members, false), false)))
                .isEqualTo("▸ ~LOL~ (×7)  <viewer_1>  author banned");
    }

    @Test
    void aMassGiftSaysHowManyAndWhoReceives() {
        var rows = new java.util.ArrayList<FeedRow>();
        rows.add(gift(1, Activity.Kind.MASS_GIFT, 20));
        assertThat(told(writer.write(new FeedRow.AlikeRow(-1, rows, false), false)))
                .isEqualTo("{🎁} <bramble> gave *20 subscriptions*");
        for (int id = 2; id <= 6; id++) {
            rows.add(gift(id, Activity.Kind.GIFT, 1));
        }
        var content = writer.write(new FeedRow.AlikeRow(-1, rows, false), false);
        assertThat(told(content))
                .isEqualTo("▸ {🎁} <bramble> gave *20 subscriptions*: lucky_2, lucky_3, lucky_4 and 17 more");
        assertThat(content.spoken()).endsWith("gave 20 subscriptions: lucky_2, lucky_3, lucky_4 and 17 more (folded)");
        assertThat(content.kind()).isEqualTo(RowContent.Kind.BAND);
    }

    private static FeedRow gift(long id, Activity.Kind kind, long count) {
        return new FeedRow.ActivityRow(id,
                new Activity(new MessageKey(Rows.TWITCH, "g" + id), kind, Optional.of(VIEWER), count, Optional.empty(),
                        "viewer gifted a sub", Optional.empty(), Optional.of("storm"),
                        kind == Activity.Kind.GIFT
                                ? Optional.of(new app.tributary.chat.Person("p" + id, "lucky_" + id))
                                : Optional.empty(),
                        Rows.NINE, Rows.NINE),
                Optional.empty());
    }

    @Test
    void instantsBeyondAnyCalendar_areShownAllTheSame() {
        var row = new FeedRow.LineRow(1, ChatEvent.Notice.row(Rows.TWITCH, Optional.empty(), "x", Instant.MAX),
                Instant.MAX);
        assertThat(writer.write(row, false).time()).isNotEmpty();
    }

    @Test
    void everyLanguageHasEveryWord() {
        for (var language : Words.LANGUAGES) {
            for (var word : FeedWord.values()) {
                assertThat(Words.in(language).of(word, "1", "2", "3", "4", "5")).as("%s %s", language, word)
                        .isNotBlank()
                        .doesNotContain("{");
            }
        }
    }
}
