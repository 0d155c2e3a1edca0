package app.tributary.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Chat lines as Twitch sends them, by a seed: 20,000 people of whom few write much, 436 bytes on the
 * average, three in ten with emotes. All made beforehand, so that to write one costs the server little.
 * Used by one thread.
 */
final class LoadLines {
    /** As many as write into a large chat within an evening. */
    static final int PEOPLE = 20_000;
    private static final int LINES = 30_000;
    private static final double WITH_EMOTES = 0.3;
    private static final double REPLIES = 0.06;
    private static final double MENTIONS = 0.05;
    private static final double LINKS = 0.01;
    private static final double OTHER_SCRIPTS = 0.08;
    /** The wire's mean is 436 bytes; what the tags and names do not make, the texts do. */
    private static final double MEAN_WORDS = 7.4;

    private static final List<String> WORDS = List.of("the", "this", "that", "is", "it", "so", "what", "why", "how",
            "he", "she", "they", "we", "you", "chat", "stream", "game", "boss", "run", "again", "never", "always",
            "just", "like", "really", "clean", "wait", "now", "then", "good", "bad", "best", "worst", "play", "clip",
            "music", "song", "loud", "quiet", "first", "last", "time", "today", "tomorrow", "left", "right", "jump",
            "dodge", "heal", "miss", "hit", "luck", "skill", "nice", "hello", "everyone", "from", "work", "home",
            "coffee", "pizza", "cat", "dog", "imagine", "literally", "actually", "maybe", "no", "yes", "nah", "lol",
            "gg", "hype", "?", "!", "...", "1v1", "2nd", "100%", "on", "in", "at", "for", "with", "without", "of");
    private static final List<String> OTHERS = List.of("привет", "как", "дела", "сегодня", "хорошо", "игра",
            "merhaba", "güzel", "şimdi", "oyun", "你好", "主播", "加油", "太强了", "こんにちは", "すごい", "مرحبا", "جميل");
    private static final List<String> COLORS = List.of("#FF0000", "#0000FF", "#008000", "#B22222", "#FF7F50", "#9ACD32",
            "#FF4500", "#2E8B57", "#DAA520", "#D2691E", "#5F9EA0", "#1E90FF", "#FF69B4", "#8A2BE2", "#00FF7F", "");

    private final List<Line> lines = new ArrayList<>(LINES);
    private final SplittableRandom random;

    /** A line but for its id and its time. */
    private record Line(String untilId, String untilTime, String rest) {}

    private record Person(String login, String name, long id, String color, String badges, String badgeInfo,
            boolean moderator, boolean subscriber) {}

    LoadLines(long seed) {
        random = new SplittableRandom(seed);
        var people = new ArrayList<Person>(PEOPLE);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(person(i));
        }
        for (int i = 0; i < LINES; i++) {
            lines.add(line(people));
        }
    }

    /** Puts the n-th line of an endless row behind what is there, ended as on the wire. */
    void append(StringBuilder frame, int n, String id, long millis) {
        var line = lines.get(Math.floorMod(n, LINES));
        frame.append(line.untilId).append(id).append(line.untilTime).append(millis).append(line.rest).append("\r\n");
    }

    /** The mean length on the wire in bytes, without the ending. */
    double meanBytes() {
        return lines.stream().mapToInt(line -> (line.untilId + line.untilTime + line.rest)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 36 + 13).average().orElse(0);
    }

    private Person person(int number) {
        String login = pick(WORDS).replaceAll("[^a-z0-9]", "x") + "_" + pick(WORDS).replaceAll("[^a-z0-9]", "y")
                + Integer.toString(number, 36);
        boolean subscriber = random.nextDouble() < 0.4;
        boolean moderator = random.nextDouble() < 0.01;
        boolean vip = !moderator && random.nextDouble() < 0.02;
        int months = 1 + random.nextInt(60);
        var badges = new ArrayList<String>();
        if (moderator) {
            badges.add("moderator/1");
        }
        if (vip) {
            badges.add("vip/1");
        }
        if (subscriber) {
            badges.add("subscriber/" + months / 3 * 3);
        }
        if (random.nextDouble() < 0.25) {
            badges.add(random.nextBoolean() ? "premium/1" : "bits/" + 100 * (1 + random.nextInt(9)));
        }
        String name = random.nextDouble() < 0.02
                ? pick(OTHERS) + number
                : login.substring(0, 1).toUpperCase(Locale.ROOT)
                        + login.substring(1);
        return new Person(login, name, 20_000_000L + random.nextLong(900_000_000L), pick(COLORS),
                String.join(",", badges), subscriber ? "subscriber/" + months : "", moderator, subscriber);
    }

    /** Few write much: the square of an even chance. */
    private Person writer(List<Person> people) {
        double chance = random.nextDouble();
        return people.get((int) (chance * chance * people.size()));
    }

    private Line line(List<Person> people) {
        var who = writer(people);
        boolean reply = random.nextDouble() < REPLIES;
        var text = new StringBuilder();
        var parent = writer(people);
        if (reply || random.nextDouble() < MENTIONS) {
            text.append('@').append(parent.login()).append(' ');
        }
        var emotes = new EmoteTag();
        boolean withEmotes = random.nextDouble() < WITH_EMOTES;
        int words = words();
        boolean other = random.nextDouble() < OTHER_SCRIPTS;
        for (int i = 0; i < words; i++) {
            text.append(pick(other ? OTHERS : WORDS)).append(' ');
            if (withEmotes && (i == words - 1 || random.nextDouble() < 0.15)) {
                int emote = LoadEmotes.any(random);
                String code = LoadEmotes.code(emote);
                emotes.add(emote, text.codePointCount(0, text.length()), code.length());
                text.append(code).append(' ');
            }
        }
        if (random.nextDouble() < LINKS) {
            text.append("https://clips.example/").append(Integer.toString(random.nextInt(1 << 30), 36));
        }
        String nonce = String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
        return new Line("@badge-info=" + who.badgeInfo() + ";badges=" + who.badges() + ";client-nonce=" + nonce
                + ";color=" + who.color() + ";display-name=" + who.name() + ";emotes=" + emotes
                + ";first-msg=" + (random.nextDouble() < 0.005 ? 1 : 0) + ";flags=;id=",
                ";mod=" + (who.moderator() ? 1 : 0) + (reply ? parentOf(parent) : "")
                        + ";returning-chatter=0;room-id=12345678;subscriber=" + (who.subscriber() ? 1 : 0)
                        + ";tmi-sent-ts=",
                ";turbo=0;user-id=" + who.id() + ";user-type=" + (who.moderator() ? "mod" : "") + " :" + who.login()
                        + "!" + who.login() + "@" + who.login() + ".tmi.twitch.tv PRIVMSG #" + LoadServer.CHANNEL + " :"
                        + text.toString().strip());
    }

    private String parentOf(Person parent) {
        String id = new java.util.UUID(random.nextLong(), random.nextLong()).toString();
        return ";reply-parent-display-name=" + parent.name() + ";reply-parent-msg-body=" + pick(WORDS) + "\\s"
                + pick(WORDS) + "\\s" + pick(WORDS) + ";reply-parent-msg-id=" + id + ";reply-parent-user-id="
                + parent.id() + ";reply-parent-user-login=" + parent.login() + ";reply-thread-parent-msg-id=" + id
                + ";reply-thread-parent-user-login=" + parent.login();
    }

    /** Most are short, a few are long: an exponential number, from 1 to 60. */
    private int words() {
        return (int) Math.clamp(-Math.log(1 - random.nextDouble()) * MEAN_WORDS, 1, 60);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** The tag of a line: {@code 25:0-4,8-12/86:14-23}, inclusive, in code points. */
    private static final class EmoteTag {
        private final java.util.SortedMap<Integer, StringBuilder> places = new java.util.TreeMap<>();

        void add(int emote, int from, int length) {
            var known = places.computeIfAbsent(emote, first -> new StringBuilder());
            known.append(known.isEmpty() ? "" : ",").append(from).append('-').append(from + length - 1);
        }

        @Override
        public String toString() {
            var tag = new java.util.StringJoiner("/");
            places.forEach((emote, where) -> tag.add(LoadEmotes.id(emote) + ":" + where));
            return tag.toString();
        }
    }
}
