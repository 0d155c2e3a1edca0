package app.tributary.bench;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
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
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Made-up messages of four channels on three platforms, without end, a millisecond apart: by 100,000 people, two
 * in a hundred a repetition, one in a hundred some seconds late. The same seed gives the same. One thread.
 */
public final class Talk {
    private static final int PEOPLE = 100_000;
    private static final int TEXTS = 4096;
    private static final List<Channel> CHANNELS = List.of(channel("twitch", "lena"), channel("twitch", "lanternfish"),
            channel("blaze", "lena"), channel("streamvi", "15"));
    private static final List<String> WORDS = List.of("the", "that", "was", "so", "good", "no", "way", "lol", "chat",
            "what", "is", "this", "game", "again", "we", "are", "going", "to", "win", "wait", "how", "did", "he", "do",
            "please", "play", "next", "song", "love", "stream", "today", "hello", "boss", "fight", "first", "gg");

    private final RandomGenerator random;
    private final Author[] people = new Author[PEOPLE];
    private final List<List<Fragment>> texts = new ArrayList<>(TEXTS);
    private final ChatEvent[] lately = new ChatEvent[64];
    private long count;

    /** Gets the people and the texts ready. */
    public Talk(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < PEOPLE; i++) {
            people[i] = new Author(Integer.toString(20_000_000 + 37 * i), "person" + i, "Person" + i,
                    OptionalInt.of(i & 0xFFFFFF),
                    i % 100 == 7 ? Set.of(Role.MODERATOR) : i % 3 == 0 ? Set.of(Role.SUBSCRIBER) : Set.of(), List.of(),
                    Optional.empty());
        }
        for (int i = 0; i < TEXTS; i++) {
            texts.add(text(i));
        }
    }

    private List<Fragment> text(int number) {
        var text = new StringBuilder();
        for (int words = 1 + random.nextInt(12); words > 0; words--) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(words > 1 ? " " : "");
        }
        var plain = new Fragment.Text(text.toString());
        return number % 10 < 7
                ? List.of(plain)
                : List.of(plain, new Fragment.Text(" "),
                        new Fragment.Emote("Kappa", "25", URI.create("https://pictures.example/25")));
    }

    /** The time of the next message, on both clocks. */
    public Instant now() {
        return Instant.ofEpochMilli(1_781_000_000_000L + count);
    }

    /** The next message. */
    public ChatEvent next() {
        int place = (int) count & lately.length - 1;
        int chance = random.nextInt(100);
        var before = lately[(int) (count * 31) & lately.length - 1];
        if (chance < 2 && before != null) {
            count++;
            return before;
        }
        var event = fresh(chance == 2 ? 3_000 : 0);
        lately[place] = event;
        return event;
    }

    /** The next message, which is neither a repetition nor late. */
    public ChatEvent fresh() {
        return fresh(0);
    }

    private ChatEvent fresh(int lateMillis) {
        long number = count++;
        var received = Instant.ofEpochMilli(1_781_000_000_000L + number);
        var sent = lateMillis == 0 ? received : received.minusMillis(lateMillis);
        var message = ChatMessage.plain(
                new MessageKey(CHANNELS.get((int) (number & 3)),
                        "4e6674ad-8d04-4171-a8cc-" + (100_000_000_000L + number)),
                people[random.nextInt(PEOPLE)], texts.get(random.nextInt(TEXTS)), sent, received);
        return new ChatEvent.Message(message, Origin.LIVE);
    }

    private static Channel channel(String platform, String name) {
        return new Channel(new PlatformId(platform), name);
    }
}
