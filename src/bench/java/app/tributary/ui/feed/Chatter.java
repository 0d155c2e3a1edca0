package app.tributary.ui.feed;

import app.tributary.chat.Author;
import app.tributary.chat.Badge;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PlatformId;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedRow;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** A busy chat, the same for the same seed: 20,000 people, emotes in three lines of ten, badges, a few long lines. */
final class Chatter {
    private static final int PEOPLE = 20_000;
    private static final String[] WORDS = ("the a is it that was so this you we they not what how why when run jump level "
            + "boss lever gate stream music game again never always maybe please hello chat clip that wow nice "
            + "incredible unbelievable yesterday tomorrow speedrun waterfall controller settings volume LUL OMG GG no "
            + "yes first second third time save skip glitch frame perfect almost close one more try").split(" ", -1);

    private final Random random;
    private final List<Author> people = new ArrayList<>();
    private final List<Channel> channels;
    private final List<URI> emotes;
    private long id;

    Chatter(long seed, List<URI> emotes, String... platforms) {
        this.random = new Random(seed);
        this.emotes = emotes;
        this.channels = java.util.Arrays.stream(platforms).map(name -> new Channel(new PlatformId(name), "mira"))
                .toList();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(person(i));
        }
    }

    /** The next so many messages as one batch: their rows and their events. */
    FeedBatch next(int count) {
        var rows = new ArrayList<FeedRow>(count);
        var events = new ArrayList<ChatEvent>(count);
        for (int i = 0; i < count; i++) {
            var message = message();
            rows.add(new FeedRow.MessageRow(id, message, Optional.empty()));
            events.add(new ChatEvent.Message(message, ChatEvent.Origin.LIVE));
        }
        return new FeedBatch(List.of(new FeedChange.Append(rows)), events);
    }

    private ChatMessage message() {
        id++;
        var channel = channels.get(random.nextInt(channels.size()));
        // Some speak often, most seldom.
        var author = people.get((int) (Math.pow(random.nextDouble(), 2) * PEOPLE));
        double dice = random.nextDouble();
        int words = dice < 0.7
                ? 1 + random.nextInt(9)
                : dice < 0.95 ? 10 + random.nextInt(14) : 35 + random.nextInt(35);
        var fragments = new ArrayList<Fragment>();
        fragments.add(new Fragment.Text(words(words)));
        if (random.nextDouble() < 0.3) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                int which = random.nextInt(emotes.size());
                fragments.add(new Fragment.Text(" "));
                fragments.add(new Fragment.Emote("e" + which, "emote" + which, emotes.get(which)));
            }
            if (random.nextBoolean()) {
                fragments.add(new Fragment.Text(" " + words(1 + random.nextInt(6))));
            }
        }
        if (random.nextDouble() < 0.08) {
            var other = people.get(random.nextInt(PEOPLE)).displayName();
            fragments.addFirst(new Fragment.Text(" "));
            fragments.addFirst(new Fragment.Mention("@" + other, other));
        }
        var now = Instant.now();
        return ChatMessage.plain(new MessageKey(channel, "m" + id), author, fragments, now, now);
    }

    private String words(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private Author person(int i) {
        var badges = new ArrayList<Badge>();
        if (random.nextDouble() < 0.35) {
            int months = new int[]{1, 3, 6, 12, 24}[random.nextInt(5)];
            badges.add(new Badge("subscriber", String.valueOf(months), months + "-month subscriber"));
        }
        if (random.nextDouble() < 0.15) {
            badges.add(random.nextBoolean() ? new Badge("vip", "1", "VIP") : new Badge("bits", "100", "cheer 100"));
        }
        if (random.nextDouble() < 0.01) {
            badges.addFirst(new Badge("moderator", "1", "Moderator"));
        }
        String name = (random.nextBoolean() ? "user_" : "The") + WORDS[random.nextInt(WORDS.length)] + i;
        return new Author("u" + i, name, name,
                random.nextDouble() < 0.7 ? OptionalInt.of(random.nextInt(0x1000000)) : OptionalInt.empty(), Set.of(),
                badges, Optional.empty());
    }
}
