package app.tributary.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.LookSettings;
import app.tributary.account.Theme;
import app.tributary.chat.Activity;
import app.tributary.chat.Author;
import app.tributary.chat.Badge;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Money;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Relay;
import app.tributary.chat.ReplyTo;
import app.tributary.chat.RoomMode;
import app.tributary.chat.Trait;
import app.tributary.feed.FeedRow;
import app.tributary.image.EmojiIndex;
import app.tributary.image.Pictures;
import app.tributary.ui.EmojiSheet;
import app.tributary.ui.OnScreen;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Pictures of a feed with every kind of row, to be looked at: {@code target/pictures/feed-*.png}. */
class FeedPicturesTest {
    private static final List<URI> EMOTES = new ArrayList<>();

    private final List<FeedRow> rows = new ArrayList<>();
    private long id = 180;

    @Test
    void everyKindOfRow_darkAndLight_wideAndNarrow() {
        try (var bench = new FeedBench()) {
            EMOTES.clear();
            EMOTES.add(bench.serve("/kappa.png", Pictures.file("png", 56, 56, 0x9C6ADE)));
            EMOTES.add(bench.serve("/wide.png", Pictures.file("png", 112, 56, 0xFFB86B)));
            EMOTES.add(bench.serve("/party.gif", Pictures.gif(56, 10, 0x6BD6C8, 0xFF6B9A)));
            EMOTES.add(bench.address("/gone.png"));
            fill();
            for (var mode : List.of(Theme.DARK, Theme.LIGHT)) {
                for (int width : List.of(900, 480)) {
                    var look = LookSettings.STANDARD.withTheme(mode);
                    try (var window = bench.open(width, 700, look)) {
                        OnScreen.run(() -> bench.view().setOwnNames(Set.of("nadia")));
                        bench.accept(Rows.append(rows.toArray(FeedRow[]::new)));
                        OnScreen.until("pictures come", () -> bench.emotesShown() >= 2);
                        OnScreen.until("an emoji is there", () -> EmojiSheet.index().split("🎉").stream()
                                .anyMatch(run -> run instanceof EmojiIndex.Run.Emoji emoji
                                        && EmojiSheet.ready(emoji.x(), emoji.y()).isPresent()));
                        String name = "feed-" + mode.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
                        assertThat(coloursOf(window.picture(name))).hasSizeGreaterThan(60);
                        if (width == 900) {
                            window.point(400, 425);
                            bench.accept(Rows.append(900, 922));
                            window.picture(name + "-held");
                        }
                    }
                }
            }
        }
    }

    private static Set<Integer> coloursOf(BufferedImage image) {
        var colours = new java.util.HashSet<Integer>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }

    private void fill() {
        var oma = author("oma_gamer", 0xD2E36B);
        var fjord = author("fjordline", 0xFF8A4C, new Badge("subscriber", "3", "3-month subscriber"));
        var you = author("nadia", 0x4CC2FF, new Badge("broadcaster", "1", "Broadcaster"));
        var mira = author("mira_mod", 0x3FB950, new Badge("moderator", "1", "Moderator"),
                new Badge("partner", "1", "Verified"));
        say("blaze", oma, text("evening all, tea is ready ☕"));
        say("twitch", fjord, text("is the speedrun any percent or all levels tonight?"));
        say("hapihub", author("u-4821", 0x2CC7B7), text("see "),
                new Fragment.Link("maps.example/level-9", URI.create("https://maps.example/level-9")),
                text(" before you start"));
        change(say("twitch", you, text("any percent, then we see how the voice holds")), message -> with(message,
                Optional.of(new ReplyTo("0", Optional.of(new Person("1", "fjordline")),
                        Optional.of("is the speedrun any percent or all levels tonight?"))),
                Optional.empty(), Set.of(Trait.OWN),
                List.of()));
        say("kick", author("bramble", 0x53D769), text("first try, I believe "), emote("Kappa", 0), text(" "),
                emote("Kappa", 0),
                text(" "), emote("PartyTime", 2));
        say("twitch", mira, text("ten minutes left on the vote, everyone"));
        change(say("streamvi", author("Анна_Север", 0x8B5CF6), text("а на каком уровне сейчас застряли?")),
                message -> with(message, Optional.empty(), Optional.empty(), Set.of(),
                        List.of(new Relay("1", "vk", Optional.of("1"), Optional.empty()),
                                new Relay("2", "youtube", Optional.of("2"), Optional.empty()))));
        change(say("streamvi", you, text("на третьем!")), message -> with(message, Optional.empty(), Optional.empty(),
                Set.of(Trait.OWN), List.of(new Relay("1", "youtube", Optional.of("1"), Optional.empty()),
                        new Relay("2", "vk", Optional.empty(), Optional.of("token expired")))));
        change(say("blaze", author("selin.k", 0xF0B429, new Badge("vip", "1", "VIP")),
                text("ilk kez buradayım, selamlar! 🎉")),
                message -> with(message, Optional.empty(), Optional.empty(), Set.of(Trait.FIRST), List.of()));
        rows.add(new FeedRow.GapRow(++id,
                new ChatEvent.Gap(channel("kick"), Rows.NINE.plusSeconds(70), Rows.NINE.plusSeconds(92),
                        18, true)));
        say("kick", author("northbyte", 0x2E8B57), text("LUL that jump "), emote("WideLul", 1), text(" and "),
                emote("GoneEmote", 3));
        change(say("twitch", author("kestrel_77", 0x1E90FF, new Badge("subscriber", "12", "Year one"),
                new Badge("bits", "100", "cheer 100")), new Fragment.Mention("@nadia", "nadia"),
                text(" the lever behind the waterfall opens it "), emote("PartyTime", 2)),
                message -> with(message, Optional.of(new ReplyTo("0", Optional.of(new Person("1", "nadia")),
                        Optional.of("we try the long way once more"))), Optional.empty(), Set.of(), List.of()));
        happen("twitch", Activity.Kind.MASS_GIFT, author("pixelwitch", 0xA970FF), 20, "", Optional.empty());
        remove(say("blaze", author("xx_free_follow", 0x00FF00), text("best viewers cheap on bigfollows dot example")));
        change(say("youtube", author("Deniz Aksoy", 0xFF0000), text("kanalın 3. yılı kutlu olsun! 👩‍🚀🇹🇷")),
                message -> with(message, Optional.empty(), Optional.of(new Money(new BigDecimal("150"), "TRY")),
                        Set.of(), List.of()));
        say("streamvi", author("小林", 0x66AAFF), text("终于赶上直播了，今天打到第几关？"));
        rows.add(new FeedRow.LineRow(++id, new ChatEvent.PersonAction(channel("twitch"), new Person("1", "vexed_owl"),
                PersonActionKind.TIMEOUT, Optional.of(Duration.ofMinutes(10)), Optional.of(new Person("2", "mira_mod")),
                Optional.of("spam"), Rows.NINE), Rows.NINE.plusSeconds(200)));
        say("twitch", author("loudmango", 0x0000FF), text("you play like my grandma lol, quit already"));
        say("getstream", author("rahim.b", 0x8A2BE2), text("مرحبا من عمّان 👋"));
        change(say("twitch", author("dancing_duck", 0xFF69B4), text("waddles across the stage 🦆🦆")),
                message -> with(message, Optional.empty(), Optional.empty(), Set.of(Trait.ACTION), List.of()));
        rows.add(new FeedRow.LineRow(++id, new ChatEvent.ModeChanged(channel("twitch"), new RoomMode.Slow(true,
                Duration.ofSeconds(30)), Rows.NINE), Rows.NINE.plusSeconds(200)));
        change(say("twitch", mira,
                text("Codes go in with !level, the vote closes at half past. Please keep the chat friendly "
                        + "and remember that spoilers for the last level belong into the other room until Friday.")),
                message -> with(message, Optional.empty(), Optional.empty(), Set.of(Trait.ANNOUNCEMENT), List.of()));
        happen("allmine", Activity.Kind.TIP, author("ece_u", 0xFF5FA2), 0, "",
                Optional.of(new Money(new BigDecimal("5"), "EUR")));
        rows.add(new FeedRow.FoldRow(++id, channel("kick"), 1204, Rows.NINE.plusSeconds(230)));
    }

    private static Author author(String name, int color, Badge... badges) {
        return new Author(name, name, name, OptionalInt.of(color), Set.of(), List.of(badges), Optional.empty());
    }

    private static Fragment text(String text) {
        return new Fragment.Text(text);
    }

    private static Fragment emote(String code, int index) {
        return new Fragment.Emote(code, code, EMOTES.get(index));
    }

    private static Channel channel(String platform) {
        return new Channel(new PlatformId(platform), "nadia");
    }

    private int say(String platform, Author author, Fragment... fragments) {
        var at = Rows.NINE.plusSeconds(++id / 2);
        rows.add(new FeedRow.MessageRow(id, ChatMessage.plain(new MessageKey(channel(platform), "m" + id), author,
                List.of(fragments), at, at), Optional.empty()));
        return rows.size() - 1;
    }

    private void change(int index, UnaryOperator<ChatMessage> change) {
        var row = (FeedRow.MessageRow) rows.get(index);
        rows.set(index, new FeedRow.MessageRow(row.id(), change.apply(row.message()), row.removed()));
    }

    private void remove(int index) {
        var row = (FeedRow.MessageRow) rows.get(index);
        rows.set(index, new FeedRow.MessageRow(row.id(), row.message(), Optional.of(new FeedRow.Removed(
                FeedRow.Removed.How.DELETED, Optional.of(new Person("2", "mira_mod")), Rows.NINE))));
    }

    private void happen(String platform, Activity.Kind kind, Author actor, long count, String headline,
            Optional<Money> money) {
        var at = Rows.NINE.plusSeconds(++id / 2);
        rows.add(new FeedRow.ActivityRow(id,
                new Activity(new MessageKey(channel(platform), "a" + id), kind, Optional.of(actor),
                        count, money, headline, Optional.empty(), Optional.empty(), at, at),
                Optional.empty()));
    }

    private static ChatMessage with(ChatMessage plain, Optional<ReplyTo> reply, Optional<Money> paid, Set<Trait> traits,
            List<Relay> relays) {
        return new ChatMessage(plain.key(), plain.author(), plain.fragments(), plain.sentAt(), plain.receivedAt(),
                reply, paid,
                traits, relays, Optional.empty());
    }
}
