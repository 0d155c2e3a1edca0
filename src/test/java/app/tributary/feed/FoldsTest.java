package app.tributary.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Activity;
import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Money;
import app.tributary.chat.Person;
import app.tributary.chat.PlatformId;
import app.tributary.chat.ReplyTo;
import app.tributary.chat.Role;
import app.tributary.chat.Trait;
import app.tributary.feed.FeedRow.ActivityRow;
import app.tributary.feed.FeedRow.AlikeRow;
import app.tributary.feed.FeedRow.MessageRow;
import app.tributary.feed.FeedRow.Removed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {
    private static final Channel TWITCH = new Channel(new PlatformId("twitch"), "streamer");
    private static final Instant START = Instant.parse("2026-11-21T21:03:00Z");
    private static final Removed STRUCK = new Removed(Removed.How.DELETED, Optional.of(new Person("m", "mod")), START);

    private Instant now = START;
    private final List<FeedRow> list = new ArrayList<>();
    private final Set<Long> unchanging = new HashSet<>();
    private final Folds folds = new Folds(() -> List.copyOf(list), id -> !unchanging.contains(id), 400);
    private long id;

    @Test
    void aboveTheRate_nearEqualRowsGrowInPlace_andOpenedTheyAreAllThere() {
        fast();
        var first = said("LOL");
        append(first, said("what is this?"), said("lol!!"), said("LOOOOL"));
        assertThat(list).endsWith(new AlikeRow(-first.id(), members(), false), list.getLast());
        assertThat(members()).extracting(FoldsTest::text).containsExactly("LOL", "lol!!", "LOOOOL");
        folds.toggle(-first.id(), this::take);
        assertThat(list.subList(list.size() - 5, list.size())).extracting(FoldsTest::text)
                .containsExactly("fold", "LOL", "lol!!", "LOOOOL", "what is this?");
        folds.toggle(-first.id(), this::take);
        assertThat(members()).hasSize(3);
    }

    @Test
    void belowTheRateNothingIsFolded_andItTakesAWhileToEnd() {
        folds.foldAbove(20, this::take);
        for (int i = 0; i < 59; i++) {
            append(said("same"));
            now = now.plusMillis(52);
        }
        assertThat(list).noneMatch(AlikeRow.class::isInstance);
        fast();
        append(said("same"), said("same"));
        assertThat(list).anyMatch(AlikeRow.class::isInstance);
        now = now.plusSeconds(2);
        int before = list.size();
        append(said("again"), said("again"));
        assertThat(list).as("still: it does not flap").hasSize(before + 1);
        for (int i = 0; i < 20; i++) {
            now = now.plusMillis(500);
            append(said("calm " + i));
        }
        before = list.size();
        append(said("once more"), said("once more"));
        assertThat(list).hasSize(before + 2);
    }

    @Test
    void aClockThatIsSetBackAnHour_endsNoFoldForEver() {
        fast();
        now = now.minusSeconds(3600);
        append(said("a b c"), said("a b c"));
        assertThat(members()).hasSize(2);
        now = now.plusSeconds(7);
        append(said("a b c"));
        assertThat(members()).as("too old by then").hasSize(2);
    }

    @Test
    void whatIsMeantToBeRead_isNeverFolded() {
        fast();
        folds.setReader(message -> message.text().contains("@reader"));
        var plain = said("hello").message();
        var apart = List.of(
                message(with(plain, Set.of(Trait.FIRST))), message(with(plain, Set.of(Trait.OWN))),
                message(with(plain, Set.of(Trait.HIGHLIGHTED))), message(with(plain, Set.of(Trait.ANNOUNCEMENT))),
                message(by(plain, Role.MODERATOR)), message(by(plain, Role.BROADCASTER)),
                message(by(plain, Role.STAFF)),
                new MessageRow(++id, plain, Optional.of(STRUCK)),
                new MessageRow(++id, plain, Optional.empty(), FeedRow.Extras.NONE, Optional.of("rule")),
                message(new ChatMessage(key(), plain.author(), plain.fragments(), now, now, Optional.empty(),
                        Optional.of(new Money(java.math.BigDecimal.ONE, "EUR")), Set.of(), List.of(),
                        Optional.empty())));
        append(said("hello"));
        for (var row : apart) {
            append(row, new MessageRow(++id, row.message(), row.removed(), row.extras(), row.highlight()));
        }
        append(said("@reader hi"), said("@reader hi"));
        assertThat(list).noneMatch(AlikeRow.class::isInstance);
        append(said("hello"));
        assertThat(list).as("or nothing is shown by this").anyMatch(AlikeRow.class::isInstance);
    }

    @Test
    void differentMeaningsNeverFold() {
        for (var pair : List.of("yes|no", "1|2", "+1|-1", "1|111", "100|1000", "1.5|15", "ok :)|ok :(", "good|god",
                "yes|yes?", "!play|play", "act iii|act i", "vi|viii", "мой|мои", "schon|schön", "sık|şık", "🇸🇸|🇹🇹",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F|🏴\uDB40\uDC67\uDB40\uDC62"
                        + "\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "か|が", "😀|😡", "a|aaaa", "10 10|10", "<3|3", "1 1 1|1", "$5|5", "c++|c", "@anna|@bob")) {
            var two = pair.split("\\|", -1);
            assertThat(Gist.of(said(two[0]).message())).as(pair).isNotEqualTo(Gist.of(said(two[1]).message()));
        }
        assertThat(Gist.of(of(emote("1")))).isNotEqualTo(Gist.of(of(emote("2"))));
        assertThat(Gist.of(of(link("https://a.example/x")))).isNotEqualTo(Gist.of(of(link("https://a.example/X"))));
        assertThat(Gist.of(of(new Fragment.Text("look"))))
                .isNotEqualTo(Gist.of(of(new Fragment.Text("look "), link("https://a.example/"))));
        var lol = said("lol").message();
        assertThat(Gist.of(lol)).isNotEqualTo(Gist.of(with(lol, Set.of(Trait.ACTION))))
                .isNotEqualTo(Gist.of(answering(lol, "x")));
        assertThat(Gist.of(answering(lol, "x"))).isNotEqualTo(Gist.of(answering(lol, "y")));
    }

    @Test
    void theSameMeaningInAnotherDressFolds() {
        for (var pair : List.of("lol|LOL", "lol|LOOOOOOL", "lol|ＬＯＬ", "lol|l\u0336o\u0336l\u0336", "lol|lol \u034f",
                "lol|lol \uDB40\uDC00", "lol|l\u200bol", "no|no!!!", "no no no|no", "gg wp gg wp|gg wp",
                "haha|hahahaha",
                "nice|nice...", "example!!|example !!", "so ... it works|so it works", "what??|what????", "哈哈哈哈|哈哈哈哈哈哈",
                "😂|😂😂😂", "👍|👍🏽", "  a   b |a b",
                "ok \"fine\"|ok fine", "z\u0301\u0302\u0303\u0304\u0305\u0306o|z\u0301\u0302\u0303\u0304o")) {
            var two = pair.split("\\|", -1);
            assertThat(Gist.of(said(two[0]).message())).as(pair).isEqualTo(Gist.of(said(two[1]).message()))
                    .isNotEmpty();
        }
        assertThat(Gist.of(of(emote("1"), new Fragment.Text(" "), emote("1"), new Fragment.Text("  "), emote("1"))))
                .isEqualTo(Gist.of(of(emote("1"))));
        assertThat(Gist.of(said("x".repeat(1_001)).message())).isEmpty();
        assertThat(Gist.of(said(" \u200b ").message())).isEmpty();
    }

    @Test
    void aMemberThatIsTakenAway_staysAndIsKnownAsTakenAway_andOneThatSaysSomethingElseLeaves() {
        fast();
        append(said("spam"), said("between"), said("spam"), said("spam"), said("end"));
        var before = members();
        var second = (MessageRow) before.get(1);
        replace(new MessageRow(second.id(), second.message(), Optional.of(STRUCK)));
        assertThat(members()).hasSize(3).filteredOn(FeedRow::isRemoved).hasSize(1);
        assertThat(fold().first()).isEqualTo(before.getFirst());
        assertThat(fold().isRemoved()).isFalse();

        var third = (MessageRow) before.get(2);
        replace(new MessageRow(third.id(), said("something else").message(), Optional.empty()));
        assertThat(members()).hasSize(2);
        assertThat(list.subList(list.size() - 4, list.size())).extracting(FoldsTest::text)
                .containsExactly("fold", "between", "something else", "end");
        replace(new MessageRow(before.getFirst().id(), ((MessageRow) before.getFirst()).message(), Optional.empty(),
                FeedRow.Extras.NONE, Optional.of("rule")));
        assertThat(list.subList(list.size() - 5, list.size())).as("a fold of one is none").extracting(FoldsTest::text)
                .containsExactly("spam", "between", "spam", "something else", "end");
    }

    @Test
    void aRowThatSomebodyReadsBecomesNoFold_andAnOldOrFarOneIsNotJoined() {
        fast();
        var read = said("x y z");
        append(read);
        unchanging.add(read.id());
        append(said("x y z"));
        assertThat(list).noneMatch(AlikeRow.class::isInstance);
        append(said("x y z"));
        assertThat(members()).hasSize(2).doesNotContain(read);
        now = now.plusSeconds(7);
        fast();
        append(said("x y z"), said("x y z"));
        assertThat(list.stream().filter(AlikeRow.class::isInstance)).hasSize(2);
        for (int i = 0; i < 60; i++) {
            append(said("other " + i));
        }
        append(said("x y z"));
        assertThat(list.getLast()).isInstanceOf(MessageRow.class);
    }

    @Test
    void theGiftsOfAMassGift_areOneRowAtEveryRate() {
        var mass = gift("g1", Activity.Kind.MASS_GIFT);
        append(said("a"), mass, said("b"), gift("g1", Activity.Kind.GIFT), gift("g2", Activity.Kind.GIFT));
        now = now.plusSeconds(50);
        append(said("c"), gift("g1", Activity.Kind.GIFT));
        assertThat(list).hasSize(5);
        assertThat(((AlikeRow) list.get(1)).members()).hasSize(3);
        append(new ActivityRow(++id, gift("g1", Activity.Kind.RAID).activity(), Optional.empty()));
        assertThat(list).hasSize(6);
    }

    @Test
    void whoWantsNoFolds_getsEveryRowBack() {
        fast();
        append(said("a"), said("b"), said("a"), said("b"), said("a"));
        folds.foldAbove(0, this::take);
        assertThat(list.subList(list.size() - 5, list.size())).extracting(FoldsTest::text)
                .containsExactly("a", "b", "a", "b", "a");
        append(said("a"));
        assertThat(list).last().extracting(FoldsTest::text).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverComes_noRowIsLostAndNoOrder(long seed) {
        var random = new Random(seed);
        var plain = new ArrayList<FeedRow>();
        folds.foldAbove(20, this::take);
        for (int step = 0; step < 2_500; step++) {
            now = now.plusMillis(random.nextInt(step / 500 % 2 == 0 ? 40 : 400));
            if (random.nextInt(200) == 0) {
                now = now.minusSeconds(3600);
            }
            step(random, plain);
            if (random.nextInt(12) == 0) {
                trim(random, plain);
            }
            check(plain);
        }
        folds.foldAbove(0, this::take);
        for (var row : List.copyOf(list)) {
            if (row instanceof AlikeRow gifts && gifts.open()) {
                folds.toggle(gifts.id(), this::take);
            }
        }
        check(plain);
        assertThat(list.stream().filter(MessageRow.class::isInstance)).as("all stand in their order again")
                .isEqualTo(plain.stream().filter(MessageRow.class::isInstance).toList());
    }

    private void step(Random random, List<FeedRow> plain) {
        switch (random.nextInt(20)) {
            case 0, 1 -> {
                if (!plain.isEmpty()) {
                    int at = plain.size() - 1 - random.nextInt(Math.min(plain.size(), random.nextBoolean() ? 10 : 90));
                    var row = any(random);
                    long before = plain.get(at).id();
                    plain.add(at, row);
                    apply(new FeedChange.InsertBefore(before, row));
                }
            }
            case 2, 3 -> {
                if (!plain.isEmpty()) {
                    int at = plain.size() - 1 - random.nextInt(Math.min(plain.size(), 60));
                    var newer = changed(plain.get(at), random);
                    plain.set(at, newer);
                    apply(new FeedChange.Replace(newer));
                }
            }
            case 4 -> {
                if (!plain.isEmpty()) {
                    var gone = plain.remove(plain.size() - 1 - random.nextInt(Math.min(plain.size(), 60)));
                    apply(new FeedChange.Remove(gone.id()));
                }
            }
            case 5, 6 -> list.stream().filter(AlikeRow.class::isInstance).skip(random.nextInt(6)).findFirst()
                    .ifPresent(fold -> folds.toggle(fold.id(), this::take));
            case 7 -> {
                if (random.nextInt(40) == 0) {
                    folds.foldAbove(0, this::take);
                    folds.foldAbove(20, this::take);
                }
            }
            default -> {
                var rows = LongStream.range(0, random.nextInt(5)).mapToObj(i -> any(random)).toList();
                plain.addAll(rows);
                apply(new FeedChange.Append(rows));
            }
        }
    }

    private void trim(Random random, List<FeedRow> plain) {
        while (list.size() + folds.surplus() > 300 + random.nextInt(50)) {
            int goes = folds.letGo(list.getFirst());
            for (int i = 0; i < goes; i++) {
                var row = list.removeFirst();
                var gone = row instanceof AlikeRow fold ? fold.members() : List.of(row);
                plain.removeIf(one -> gone.stream().anyMatch(other -> other.id() == one.id()));
            }
        }
    }

    /** What is shown, folds taken apart, is what came: each row once, the rest and each fold in its order. */
    private void check(List<FeedRow> plain) {
        assertThat(list.size() + folds.surplus()).isEqualTo(plain.size());
        var inFolds = new HashSet<Long>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof AlikeRow fold) {
                var ids = fold.members().stream().map(FeedRow::id).toList();
                inFolds.addAll(ids);
                assertThat(fold.members()).isEqualTo(plain.stream().filter(row -> ids.contains(row.id())).toList());
                if (fold.open()) {
                    assertThat(list.subList(i + 1, i + 1 + ids.size())).isEqualTo(fold.members());
                } else {
                    assertThat(fold.members()).allMatch(FoldsTest::mayBeFolded);
                }
            }
        }
        assertThat(list.stream().filter(row -> !(row instanceof AlikeRow) && !inFolds.contains(row.id())).toList())
                .isEqualTo(plain.stream().filter(row -> !inFolds.contains(row.id())).toList());
    }

    private static boolean mayBeFolded(FeedRow row) {
        return row instanceof ActivityRow
                || (row instanceof MessageRow said && said.highlight().isEmpty() && said.message().paid().isEmpty()
                        && said.message().author().roles().isEmpty() && said.message().traits().isEmpty());
    }

    private FeedRow any(Random random) {
        var words = List.of("lol", "LOL", "lool", "gg", "yes", "no", "Kappa Kappa", "kappa");
        if (random.nextInt(15) == 0) {
            return gift("g" + random.nextInt(4), random.nextBoolean() ? Activity.Kind.GIFT : Activity.Kind.MASS_GIFT);
        }
        var row = said(words.get(random.nextInt(words.size())));
        return switch (random.nextInt(12)) {
            case 0 -> new MessageRow(row.id(), with(row.message(), Set.of(Trait.FIRST)), Optional.empty());
            case 1 -> new MessageRow(row.id(), by(row.message(), Role.MODERATOR), Optional.empty());
            case 2 -> new MessageRow(row.id(), row.message(), Optional.empty(), FeedRow.Extras.NONE,
                    Optional.of("rule"));
            case 3 -> new MessageRow(row.id(), row.message(), Optional.of(STRUCK));
            default -> row;
        };
    }

    private FeedRow changed(FeedRow row, Random random) {
        return switch (row) {
            case MessageRow said when random.nextBoolean() -> new MessageRow(said.id(), said.message(),
                    said.removed().isPresent() ? Optional.empty() : Optional.of(STRUCK), said.extras(),
                    said.highlight());
            case MessageRow said when random.nextBoolean() -> new MessageRow(said.id(), said.message(),
                    said.removed(), said.extras(), said.highlight().isPresent()
                            ? Optional.empty()
                            : Optional.of("rule"));
            case MessageRow said -> new MessageRow(said.id(), said("edited").message(), said.removed());
            case ActivityRow(var known, var activity, var removed, _) -> new ActivityRow(known, activity,
                    removed.isPresent() ? Optional.empty() : Optional.of(STRUCK));
            default -> row;
        };
    }

    /** As many messages as it takes for folding to begin. */
    private void fast() {
        folds.foldAbove(20, this::take);
        for (int i = 0; i < 80; i++) {
            append(said("number " + id));
        }
    }

    private AlikeRow fold() {
        return list.stream().filter(AlikeRow.class::isInstance).map(AlikeRow.class::cast).reduce((a, b) -> b)
                .orElseThrow();
    }

    private List<FeedRow> members() {
        return fold().members();
    }

    private void append(FeedRow... rows) {
        apply(new FeedChange.Append(List.of(rows)));
    }

    private void replace(FeedRow row) {
        apply(new FeedChange.Replace(row));
    }

    private void apply(FeedChange change) {
        folds.apply(List.of(change), now, this::take);
    }

    private void take(FeedChange change) {
        switch (change) {
            case FeedChange.Append(var rows) -> list.addAll(rows);
            case FeedChange.InsertBefore(var before, var row) -> list.add(Math.max(0, place(before)), row);
            case FeedChange.Replace(var row) -> {
                if (place(row.id()) >= 0) {
                    list.set(place(row.id()), row);
                }
            }
            case FeedChange.Remove(var gone) -> list.removeIf(row -> row.id() == gone);
        }
    }

    private int place(long wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).id() == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static String text(FeedRow row) {
        return row instanceof MessageRow said ? said.message().text() : "fold";
    }

    private MessageKey key() {
        return new MessageKey(TWITCH, "m" + ++id);
    }

    private MessageRow said(String text) {
        return message(of(new Fragment.Text(text)));
    }

    private ChatMessage of(Fragment... fragments) {
        var key = key();
        return ChatMessage.plain(key, Author.named("u" + key.id(), "user " + key.id()), List.of(fragments), now, now);
    }

    private MessageRow message(ChatMessage message) {
        return new MessageRow(++id, message, Optional.empty());
    }

    private static Fragment emote(String id) {
        return new Fragment.Emote("Kappa", id, java.net.URI.create("https://a.example/" + id));
    }

    private static Fragment link(String target) {
        return new Fragment.Link("here", java.net.URI.create(target));
    }

    private ActivityRow gift(String group, Activity.Kind kind) {
        return new ActivityRow(++id,
                new Activity(key(), kind, Optional.empty(), 1, Optional.empty(), "", Optional.empty(),
                        Optional.of(group), now, now),
                Optional.empty());
    }

    private static ChatMessage with(ChatMessage m, Set<Trait> traits) {
        return new ChatMessage(m.key(), m.author(), m.fragments(), m.sentAt(), m.receivedAt(), m.replyTo(), m.paid(),
                traits, m.relays(), m.nonce());
    }

    private static ChatMessage answering(ChatMessage m, String other) {
        return new ChatMessage(m.key(), m.author(), m.fragments(), m.sentAt(), m.receivedAt(),
                Optional.of(new ReplyTo(other, Optional.empty(), Optional.empty())), m.paid(), m.traits(), m.relays(),
                m.nonce());
    }

    private static ChatMessage by(ChatMessage m, Role role) {
        var author = new Author("u", "u", "u", OptionalInt.empty(), Set.of(role), List.of(), Optional.empty());
        return new ChatMessage(m.key(), author, m.fragments(), m.sentAt(), m.receivedAt(), m.replyTo(), m.paid(),
                m.traits(), m.relays(), m.nonce());
    }
}
