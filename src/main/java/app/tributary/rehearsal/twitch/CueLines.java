package app.tributary.rehearsal.twitch;

import app.tributary.chat.Role;
import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Puts what happens in the play into lines as Twitch sends them. Remembers the last lines, for answers
 * and deletions. Any thread may call.
 */
final class CueLines {
    private static final int REMEMBERED = 5000;
    /** Who writes early on is a regular: only later ones are new to the channel. */
    private static final int REGULARS = 30;
    private static final List<String> RECIPIENTS = List.of("pebble", "otter", "maple", "comet", "thistle", "harbor",
            "lynx", "saffron");

    private final String channel;
    private final InstantSource clock;
    private final Set<String> met = new HashSet<>();
    private final Map<String, Said> said = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long lines;
    private long given;
    private Duration slow = Duration.ZERO;

    /** A line of the play, as it is known on this server. */
    private record Said(String messageId, Chatter who, String text, boolean action) {}

    CueLines(String channel, InstantSource clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /** All modes, as they follow a join. */
    synchronized String roomState() {
        return "@emote-only=0;followers-only=-1;r9k=0;room-id=" + userId(channel) + ";slow=" + slow.toSeconds()
                + ";subs-only=0 :tmi.twitch.tv ROOMSTATE #" + channel;
    }

    /** The lines of a cue; none where Twitch's chat does not show such a thing. */
    synchronized List<String> of(Cue cue) {
        return switch (cue) {
            case Cue.Say say -> List.of(say(say));
            case Cue.Cheer cheer -> List.of(cheer(cheer));
            case Cue.Retract retract -> retract(retract);
            case Cue.SendOff sendOff -> List.of(sendOff(sendOff));
            case Cue.Subscribe subscribe -> List.of(subscribe(subscribe));
            case Cue.Gift gift -> gift(gift);
            case Cue.Raid raid -> List.of(raid(raid));
            case Cue.SlowMode mode -> slow(mode);
            case Cue.Follow follow -> List.of();
            case Cue.PinLine pin -> List.of();
            case Cue.Audience audience -> List.of();
        };
    }

    private String say(Cue.Say say) {
        String id = UUID.randomUUID().toString();
        var parent = say.replyTo().flatMap(to -> Optional.ofNullable(said.get(to)));
        String text = parent.map(of -> "@" + of.who().login() + " ").orElse("") + oneLine(say.text());
        remember(say.id(), new Said(id, say.who(), text, say.action()));
        var tags = message(say.who(), id, text);
        parent.ifPresent(of -> {
            tags.put("reply-parent-msg-id", of.messageId());
            tags.put("reply-parent-user-id", userId(of.who().login()));
            tags.put("reply-parent-user-login", of.who().login());
            tags.put("reply-parent-display-name", of.who().displayName());
            tags.put("reply-parent-msg-body", of.text());
            tags.put("reply-thread-parent-msg-id", of.messageId());
            tags.put("reply-thread-parent-user-login", of.who().login());
        });
        return privmsg(say.who(), tags, say.action() ? action(text) : text);
    }

    private String cheer(Cue.Cheer cheer) {
        String id = UUID.randomUUID().toString();
        String text = "Cheer" + cheer.amount() + " " + oneLine(cheer.text());
        remember(cheer.id(), new Said(id, cheer.who(), text, false));
        var tags = message(cheer.who(), id, text);
        tags.put("bits", Integer.toString(cheer.amount()));
        return privmsg(cheer.who(), tags, text);
    }

    private List<String> retract(Cue.Retract retract) {
        var line = said.get(retract.sayId());
        if (line == null) {
            return List.of();
        }
        var tags = new LinkedHashMap<String, String>();
        tags.put("login", line.who().login());
        tags.put("room-id", "");
        tags.put("target-msg-id", line.messageId());
        tags.put("tmi-sent-ts", now());
        return List.of(written(tags) + " :tmi.twitch.tv CLEARMSG #" + channel + " :"
                + (line.action() ? action(line.text()) : line.text()));
    }

    private String sendOff(Cue.SendOff sendOff) {
        var tags = new LinkedHashMap<String, String>();
        sendOff.lasts().ifPresent(lasts -> tags.put("ban-duration", Long.toString(Math.max(1, lasts.toSeconds()))));
        tags.put("room-id", userId(channel));
        tags.put("target-user-id", userId(sendOff.who().login()));
        tags.put("tmi-sent-ts", now());
        return written(tags) + " :tmi.twitch.tv CLEARCHAT #" + channel + " :" + sendOff.who().login();
    }

    private String subscribe(Cue.Subscribe subscribe) {
        var who = subscribe.who();
        boolean again = subscribe.months() > 1;
        var tags = notice(who, again ? "resub" : "sub",
                who.displayName() + " subscribed at Tier 1."
                        + (again ? " They've subscribed for " + subscribe.months() + " months!" : ""),
                subscribe.text());
        tags.put("msg-param-cumulative-months", Integer.toString(subscribe.months()));
        tags.put("msg-param-months", "0");
        tags.put("msg-param-multimonth-duration", "1");
        tags.put("msg-param-should-share-streak", "0");
        tags.put("msg-param-sub-plan", "1000");
        tags.put("msg-param-sub-plan-name", "Channel Subscription (" + channel + ")");
        tags.put("msg-param-was-gifted", "false");
        return userNotice(tags, subscribe.text());
    }

    private List<String> gift(Cue.Gift gift) {
        var giver = gift.who();
        String group = Long.toString(4_645_652_708_379_472_000L + ++given);
        var lines = new ArrayList<String>();
        if (gift.count() > 1) {
            var tags = notice(giver, "submysterygift", giver.displayName() + " is gifting " + gift.count()
                    + " Tier 1 Subs to " + channel + "'s community!", "");
            tags.put("msg-param-mass-gift-count", Integer.toString(gift.count()));
            tags.put("msg-param-community-gift-id", group);
            tags.put("msg-param-origin-id", group);
            tags.put("msg-param-sender-count", Integer.toString(gift.count()));
            tags.put("msg-param-sub-plan", "1000");
            lines.add(userNotice(tags, ""));
        }
        for (int i = 0; i < gift.count(); i++) {
            String recipient = RECIPIENTS.get((int) ((given + i) % RECIPIENTS.size())) + "_" + (100 + given * 7 + i);
            var tags = notice(giver, "subgift", giver.displayName() + " gifted a Tier 1 sub to " + recipient + "!", "");
            tags.put("msg-param-community-gift-id", group);
            tags.put("msg-param-gift-months", "1");
            tags.put("msg-param-months", Integer.toString(1 + i));
            tags.put("msg-param-origin-id", group);
            tags.put("msg-param-recipient-display-name", recipient);
            tags.put("msg-param-recipient-id", userId(recipient));
            tags.put("msg-param-recipient-user-name", recipient);
            tags.put("msg-param-sender-count", "0");
            tags.put("msg-param-sub-plan", "1000");
            lines.add(userNotice(tags, ""));
        }
        return lines;
    }

    private String raid(Cue.Raid raid) {
        var who = raid.who();
        var tags = notice(who, "raid", raid.viewers() + " raiders from " + who.displayName() + " have joined!", "");
        tags.put("msg-param-displayName", who.displayName());
        tags.put("msg-param-login", who.login());
        tags.put("msg-param-viewerCount", Integer.toString(raid.viewers()));
        return userNotice(tags, "");
    }

    private List<String> slow(Cue.SlowMode mode) {
        slow = mode.between();
        long seconds = slow.toSeconds();
        return List.of(
                "@room-id=" + userId(channel) + ";slow=" + seconds + " :tmi.twitch.tv ROOMSTATE #" + channel,
                seconds > 0
                        ? "@msg-id=slow_on :tmi.twitch.tv NOTICE #" + channel
                                + " :This room is now in slow mode. You may send messages every " + seconds
                                + " seconds."
                        : "@msg-id=slow_off :tmi.twitch.tv NOTICE #" + channel
                                + " :This room is no longer in slow mode.");
    }

    private void remember(String sayId, Said line) {
        lines++;
        said.put(sayId, line);
    }

    private Map<String, String> message(Chatter who, String id, String text) {
        boolean unknown = who.roles().isEmpty() && met.add(who.login()) && lines > REGULARS;
        var tags = person(who, id, text);
        tags.put("client-nonce", UUID.randomUUID().toString().replace("-", ""));
        tags.put("first-msg", unknown ? "1" : "0");
        tags.put("returning-chatter", "0");
        return tags;
    }

    private Map<String, String> notice(Chatter who, String kind, String sentence, String text) {
        var tags = person(who, UUID.randomUUID().toString(), oneLine(text));
        tags.put("login", who.login());
        tags.put("msg-id", kind);
        tags.put("system-msg", sentence);
        return tags;
    }

    private Map<String, String> person(Chatter who, String id, String text) {
        var tags = new LinkedHashMap<String, String>();
        boolean subscriber = who.roles().contains(Role.SUBSCRIBER);
        int months = 1 + Math.floorMod(who.login().hashCode(), 40);
        tags.put("badge-info", subscriber ? "subscriber/" + months : "");
        tags.put("badges", badges(who, months));
        tags.put("color", String.format(Locale.ROOT, "#%06X", who.color() & 0xFFFFFF));
        tags.put("display-name", who.displayName());
        tags.put("emotes", LoopbackEmote.ranges(text));
        tags.put("flags", "");
        tags.put("id", id);
        tags.put("mod", who.roles().contains(Role.MODERATOR) ? "1" : "0");
        tags.put("room-id", userId(channel));
        tags.put("subscriber", subscriber ? "1" : "0");
        tags.put("tmi-sent-ts", now());
        tags.put("turbo", "0");
        tags.put("user-id", userId(who.login()));
        tags.put("user-type", who.roles().contains(Role.MODERATOR) ? "mod" : "");
        if (who.roles().contains(Role.VIP)) {
            // only ever there where it is set
            tags.put("vip", "1");
        }
        return tags;
    }

    private static String badges(Chatter who, int months) {
        var badges = new StringJoiner(",");
        for (var role : Role.values()) {
            if (who.roles().contains(role)) {
                switch (role) {
                    case BROADCASTER -> badges.add("broadcaster/1");
                    case MODERATOR -> badges.add("moderator/1");
                    case VIP -> badges.add("vip/1");
                    case SUBSCRIBER -> badges.add("subscriber/" + (months < 3 ? 0 : months - months % 3));
                    case PARTNER -> badges.add("partner/1");
                    case STAFF -> badges.add("staff/1");
                    case FOLLOWER, BOT -> {
                        // no badge on Twitch
                    }
                }
            }
        }
        return badges.toString();
    }

    private String privmsg(Chatter who, Map<String, String> tags, String text) {
        String login = who.login();
        return written(tags) + " :" + login + "!" + login + "@" + login + ".tmi.twitch.tv PRIVMSG #" + channel + " :"
                + text;
    }

    private String userNotice(Map<String, String> tags, String text) {
        return written(tags) + " :tmi.twitch.tv USERNOTICE #" + channel
                + (text.isBlank() ? "" : " :" + oneLine(text));
    }

    private static String written(Map<String, String> tags) {
        var written = new StringJoiner(";", "@", "");
        tags.forEach((key, value) -> written.add(key + "=" + RawLine.escaped(value)));
        return written.toString();
    }

    private static String action(String text) {
        return "\u0001ACTION " + text + "\u0001";
    }

    private static String oneLine(String text) {
        return text.replace('\r', ' ').replace('\n', ' ').strip();
    }

    private String now() {
        return Long.toString(clock.millis());
    }

    /** A number that stays the same for a login. */
    private static String userId(String login) {
        var sum = new CRC32();
        sum.update(login.getBytes(StandardCharsets.UTF_8));
        return Long.toString(100_000_000L + sum.getValue() % 900_000_000L);
    }
}
