package app.tributary.filter;

import app.tributary.chat.Author;
import app.tributary.chat.Badge;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Role;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Twenty rules asked about one message, none of which can stop the others: one operation is one message. */
@State(Scope.Thread)
public class FilterBench {
    private static final List<String> RULES = List.of("is:mention", "role:mod,vip giveaway", "\"free followers\"",
            "is:paid amount:>=5", "author:nightbot,streamelements,*bot", "text:/give ?away|raffle/i",
            "lena OR \"lena stream\"", "platform:twitch is:first", "has:link -role:mod -link:youtube.com",
            "is:command -is:own", "text:/\\bviewers?\\b/i", "привет", "badge:subscriber/12 hello", "emote:Kappa*",
            "reply:lena", "length:>200", "mention:mira_mod", "is:gift OR is:raid OR is:subscription",
            "-platform:twitch bug", "text:/^!drop +\\d+/");
    private static final List<String> TEXTS = List.of("the", "this", "stream", "what", "PogChamp", "lol", "nice",
            "play",
            "so", "why", "hello", "привет", "как", "дела", "you", "gg", "wp", "boss", "again", "really", "good", "run");

    /** Words alone, or with two rules in regular expressions that cannot be told apart by a word. */
    @Param({"words", "expressions"})
    public String rules = "words";

    private Matcher matcher = new Matcher(Reader.NOBODY);
    private Filter[] filters = {};
    private Subject[] subjects = {};
    private int next;

    private record Row(Channel channel, ChatMessage message) implements Subject {
        @Override
        public Kind kind() {
            return Kind.MESSAGE;
        }

        @Override
        public Instant at() {
            return message.sentAt();
        }

        @Override
        public Optional<ChatMessage> said() {
            return Optional.of(message);
        }
    }

    /** Makes the rules and the messages: 45 characters on average, three in ten with an emote. */
    @Setup
    public void write() {
        matcher = new Matcher(new Reader(Set.of("mira_mod", "Mira")));
        var chosen = new ArrayList<>(RULES);
        if (rules.equals("words")) {
            chosen.replaceAll(rule -> rule.contains("raffle") || rule.contains("viewers") ? "raffle" : rule);
        }
        filters = chosen.stream().map(FilterBench::filter).toArray(Filter[]::new);
        var random = new Random(7);
        subjects = new Subject[5_000];
        for (int i = 0; i < subjects.length; i++) {
            subjects[i] = row(random, i);
        }
    }

    private static Filter filter(String text) {
        return switch (Filter.parse(text)) {
            case Parsed.Good(var good) -> good;
            case Parsed.Bad(var flaws) -> throw new IllegalStateException(text + ": " + flaws);
        };
    }

    private static Subject row(Random random, int number) {
        var channel = new Channel(new PlatformId("twitch"), "lena");
        var pieces = new ArrayList<Fragment>();
        var text = new StringBuilder();
        for (int i = 1 + random.nextInt(16); i > 0; i--) {
            text.append(TEXTS.get(random.nextInt(TEXTS.size()))).append(' ');
        }
        pieces.add(new Fragment.Text(text.toString()));
        if (random.nextInt(10) < 3) {
            pieces.add(new Fragment.Emote("Kreygasm", "41", URI.create("https://pictures.example/41")));
            pieces.add(new Fragment.Text(" " + TEXTS.get(random.nextInt(TEXTS.size()))));
        }
        int who = random.nextInt(20_000);
        var author = new Author("id" + who, "viewer_" + who, "Viewer_" + who, OptionalInt.empty(),
                random.nextInt(3) == 0 ? Set.of(Role.SUBSCRIBER) : Set.of(),
                random.nextInt(3) == 0 ? List.of(new Badge("subscriber", "6", "")) : List.of(), Optional.empty());
        var at = Instant.ofEpochMilli(1_781_000_000_000L + number);
        return new Row(channel, ChatMessage.plain(new MessageKey(channel, "m" + number), author, pieces, at, at));
    }

    /** How many of the rules hold. */
    @Benchmark
    public int twentyRules() {
        next = next + 1 == subjects.length ? 0 : next + 1;
        matcher.look(subjects[next]);
        int hold = 0;
        for (var filter : filters) {
            hold += matcher.matches(filter) ? 1 : 0;
        }
        return hold;
    }
}
