package app.tributary.platform.twitch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Made-up lines of a busy channel, as Twitch sends them: the same seed gives the same lines. A third has
 * emotes, a tenth answers somebody, some are in other scripts. 436 bytes on average, with everything.
 */
public final class RandomLines {
    /** The channel that all of them are said in. */
    public static final String CHANNEL = "lanternfish";

    private static final List<String> WORDS = List.of("the", "that", "was", "so", "good", "no", "way", "lol", "chat",
            "what", "is", "this", "game", "again", "we", "are", "going", "to", "win", "wait", "how", "did", "he", "do",
            "it", "please", "play", "next", "song", "I", "love", "stream", "today", "hello", "from", "work", "actually",
            "really", "never", "seen", "anything", "like", "boss", "fight", "first", "try", "of", "course", "one",
            "more", "run");
    private static final List<String> EMOTES = List.of("Kappa", "LUL", "PogChamp", "lanternWave", "lanternHype",
            "NotLikeThis", "HeyGuys", "lanternLove", "SeemsGood", "BibleThump", "lanternSip", "CoolStoryBob");
    private static final List<String> OTHER_SCRIPTS = List.of("привет всем в чате", "как дела сегодня", "今日もいい天気ですね",
            "配信お疲れ様です", "çok güzel yayın", "ça va très bien", "🔥🔥🔥", "👀 wow 😂", "안녕하세요 여러분");
    private static final List<String> LINKS = List.of("https://example.com/watch?v=abc123", "clips.example.tv/Funny",
            "www.example.org", "see example.com.");
    private static final List<String> COLORS = List.of("#FF0000", "#0000FF", "#00FF00", "#B22222", "#FF7F50", "#9ACD32",
            "#FF4500", "#2E8B57", "#DAA520", "#D2691E", "#5F9EA0", "#1E90FF", "#FF69B4", "#8A2BE2", "#00FF7F");
    private static final List<String> SYLLABLES = List.of("mi", "ra", "tor", "ven", "lu", "ka", "shi", "bo", "pix",
            "el",
            "zen", "dra", "go", "fox", "ny", "ta", "qu", "is", "ber", "on");

    private final RandomGenerator random;
    private final int people;
    private long time = 1_781_000_000_000L;

    /** @param people how many different ones write, equally often */
    public RandomLines(long seed, int people) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.people = people;
    }

    /** The next lines, without line breaks. */
    public List<String> next(int count) {
        var lines = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            lines.add(next());
        }
        return lines;
    }

    /** The next line, without its line break. */
    public String next() {
        int who = random.nextInt(people);
        String login = login(who);
        var emotes = new TreeMap<String, List<String>>();
        String parent = login(random.nextInt(people));
        boolean reply = chance(7);
        boolean action = chance(2);
        boolean cheer = chance(1);
        String text = text(emotes, reply ? "@" + parent + " " : "", cheer);
        time += random.nextInt(40);
        var line = new StringBuilder(512).append('@');
        person(line, who);
        if (cheer) {
            line.append("bits=100;");
        }
        if (chance(44)) {
            line.append("client-nonce=").append(hex(32)).append(';');
        }
        line.append("color=").append(who % 5 == 0 ? "" : COLORS.get(who % COLORS.size())).append(";display-name=")
                .append(displayName(who, login)).append(";emotes=").append(written(emotes)).append(";first-msg=")
                .append(chance(1) ? 1 : 0).append(";flags=;id=").append(uuid()).append(";mod=")
                .append(isModerator(who) ? 1 : 0).append(';');
        if (reply) {
            String id = uuid();
            line.append("reply-parent-display-name=").append(parent).append(";reply-parent-msg-body=")
                    .append(plain().replace(" ", "\\s")).append(";reply-parent-msg-id=").append(id)
                    .append(";reply-parent-user-id=").append(userId(parent.hashCode() & 0xFFFF))
                    .append(";reply-parent-user-login=").append(parent).append(";reply-thread-parent-msg-id=")
                    .append(id).append(";reply-thread-parent-user-login=").append(parent).append(';');
        }
        return line.append("returning-chatter=0;room-id=62300805;subscriber=").append(isSubscriber(who) ? 1 : 0)
                .append(";tmi-sent-ts=").append(time).append(";turbo=0;user-id=").append(userId(who))
                .append(";user-type=").append(isModerator(who) ? "mod" : "").append(" :").append(login).append('!')
                .append(login).append('@').append(login).append(".tmi.twitch.tv PRIVMSG #").append(CHANNEL)
                .append(" :").append(action ? "\u0001ACTION " + text + "\u0001" : text).toString();
    }

    private void person(StringBuilder line, int who) {
        var badges = new ArrayList<String>();
        if (isModerator(who)) {
            badges.add("moderator/1");
        } else if (who % 33 == 1) {
            badges.add("vip/1");
        }
        if (isSubscriber(who)) {
            badges.add("subscriber/" + steps(who));
        }
        switch (who % 7) {
            case 0 -> badges.add("premium/1");
            case 1 -> badges.add("bits/" + (who % 3 + 1) * 1000);
            case 2 -> badges.add("sub-gifter/" + (who % 4 + 1) * 5);
            case 3 -> badges.add("twitch-recap-2025/1");
            default -> {
                // nothing more
            }
        }
        line.append("badge-info=").append(isSubscriber(who) ? "subscriber/" + (steps(who) + who % 3) : "")
                .append(";badges=").append(String.join(",", badges)).append(';');
    }

    private String text(Map<String, List<String>> emotes, String address, boolean cheer) {
        var text = new StringBuilder(address);
        if (cheer) {
            text.append("Cheer100 ");
        }
        if (chance(5)) {
            text.append(pick(OTHER_SCRIPTS)).append(' ');
        }
        int words = chance(55) ? 1 + random.nextInt(6) : 5 + random.nextInt(12);
        boolean withEmotes = chance(30);
        for (int i = 0; i < words; i++) {
            if (withEmotes && (i == words - 1 || chance(30))) {
                String emote = pick(EMOTES);
                int from = text.codePointCount(0, text.length());
                emotes.computeIfAbsent(emoteId(emote), _ -> new ArrayList<>())
                        .add(from + "-" + (from + emote.length() - 1));
                text.append(emote);
            } else {
                text.append(pick(WORDS));
            }
            text.append(i < words - 1 ? " " : "");
        }
        if (chance(1)) {
            text.append(' ').append(pick(LINKS));
        }
        if (chance(4)) {
            text.append(" @").append(login(random.nextInt(people)));
        }
        if (chance(4)) {
            text.append(chance(50) ? "..." : ".");
        }
        return text.toString();
    }

    private String plain() {
        var text = new StringBuilder(pick(WORDS));
        for (int words = 1 + random.nextInt(8); words > 0; words--) {
            text.append(' ').append(pick(WORDS));
        }
        return text.toString();
    }

    private static String written(Map<String, List<String>> emotes) {
        var text = new StringBuilder();
        emotes.forEach((id, ranges) -> text.append(text.isEmpty() ? "" : "/").append(id).append(':')
                .append(String.join(",", ranges)));
        return text.toString();
    }

    private static String emoteId(String emote) {
        int hash = emote.hashCode();
        return emote.startsWith("lantern")
                ? "emotesv2_" + String.format(Locale.ROOT, "%08x%08x%08x%08x", hash, hash * 31, hash * 37, hash * 41)
                : Integer.toString(25 + (hash & 0xFFFFF));
    }

    private static String login(int who) {
        int number = who * 7919;
        return SYLLABLES.get(number % 20) + SYLLABLES.get(number / 20 % 20) + SYLLABLES.get(number / 400 % 20)
                + (who % 3 == 0 ? "_" : "") + who;
    }

    private static String displayName(int who, String login) {
        return switch (who % 40) {
            case 0 -> "ミラ" + who;
            case 1, 2, 3, 4, 5, 6, 7, 8 -> login;
            default -> Character.toUpperCase(login.charAt(0)) + login.substring(1);
        };
    }

    private static String userId(int who) {
        return Integer.toString(20_000_000 + who * 31_337 % 900_000_000);
    }

    private static boolean isModerator(int who) {
        return who % 60 == 7;
    }

    private static boolean isSubscriber(int who) {
        return who % 5 < 2;
    }

    private static int steps(int who) {
        return List.of(0, 2, 3, 6, 9, 12, 18, 24, 36).get(who % 9);
    }

    private String uuid() {
        return hex(8) + "-" + hex(4) + "-" + hex(4) + "-" + hex(4) + "-" + hex(12);
    }

    private String hex(int digits) {
        var text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append("0123456789abcdef".charAt(random.nextInt(16)));
        }
        return text.toString();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
