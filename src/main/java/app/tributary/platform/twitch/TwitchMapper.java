package app.tributary.platform.twitch;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.EventSink;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Money;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.ReplyTo;
import app.tributary.chat.RoomMode;
import app.tributary.chat.Trait;
import app.tributary.net.OddFrames;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes events of the lines of one channel. The same line always makes the same events; what it
 * remembers only saves work. Used by one thread.
 */
final class TwitchMapper {
    private static final char WRAPPER = '\u0001';
    private static final String ACTION = WRAPPER + "ACTION ";
    /** Some clients put it behind a text that they send twice, to get past the check for repetitions. */
    private static final int PADDING = 0xE0000;

    private final Channel channel;
    private final String parameter;
    private final OddFrames odd;
    private final Authors authors = new Authors();
    private final Fragments fragments;
    private final Notices notices;

    /**
     * @param emotes the address that pictures of emotes are under
     * @param odd takes what cannot be understood
     */
    TwitchMapper(Channel channel, URI emotes, OddFrames odd) {
        this.channel = channel;
        this.parameter = "#" + channel.name();
        this.odd = odd;
        this.fragments = new Fragments(emotes);
        this.notices = new Notices(channel);
    }

    /**
     * Tells what a line says. Every mode that a ROOMSTATE carries is told, changed or not.
     *
     * @param now our time
     */
    void map(IrcLine line, Instant now, EventSink out) {
        switch (line.command()) {
            case PRIVMSG -> {
                if (isOurs(line)) {
                    var author = authors.of(line);
                    if (author.isPresent()) {
                        out.accept(new ChatEvent.Message(message(line, author.get(), now, Set.of()), Origin.LIVE));
                    } else {
                        odd.drop("message without an author", line.raw());
                    }
                }
            }
            case USERNOTICE -> {
                if (isOurs(line)) {
                    userNotice(line, now, out);
                }
            }
            case CLEARMSG -> {
                if (isOurs(line)) {
                    removal(line, now, out);
                }
            }
            case CLEARCHAT -> {
                if (isOurs(line)) {
                    out.accept(cleared(line, now));
                }
            }
            case ROOMSTATE -> {
                if (isOurs(line)) {
                    modes(line, now, out);
                }
            }
            case NOTICE -> {
                // a mode that went on or off is told by a ROOMSTATE, with its duration
                if (isOurs(line) && line.hasText() && !Notices.isMode(line.tag(Tag.MSG_ID))) {
                    out.accept(ChatEvent.Notice.row(channel, Optional.empty(), line.text(), time(line, now)));
                }
            }
            case UNKNOWN -> odd.drop("unknown command", line.raw());
            case PING, PONG, JOIN, RECONNECT, WELCOME, PASSED_OVER -> {
                // the session's business
            }
        }
    }

    private boolean isOurs(IrcLine line) {
        if (line.isTo(parameter)) {
            return true;
        }
        if (!line.first().equals("*")) {
            odd.drop("another channel", line.raw());
        }
        return false;
    }

    /** The places of the words in the source are passed on and not the words, so that each is cut out only once. */
    private ChatMessage message(IrcLine line, Author author, Instant now, Set<Trait> more) {
        String source = line.source();
        int begin = line.textStart();
        int end = line.textEnd();
        boolean action = begin + ACTION.length() <= end && source.startsWith(ACTION, begin);
        if (action) {
            boolean closed = source.charAt(end - 1) == WRAPPER && end - begin > ACTION.length();
            begin += ACTION.length();
            end -= closed ? 1 : 0;
        }
        end = unpadded(source, begin, end);
        long bits = Math.max(0, line.number(Tag.BITS, 0));
        var reply = reply(line);
        int from = reply.isPresent() ? behindParent(line, begin, end) : begin;
        var sentAt = time(line, now);
        return new ChatMessage(key(line, author, begin, end, sentAt), author,
                fragments.cut(line, begin, from, end, bits), sentAt, now, reply, paid(line, bits),
                traits(line, action, more), List.of(), nonce(line));
    }

    /** The id that everything goes by. A line without tags gets one of its time, author and text. */
    private MessageKey key(IrcLine line, Author author, int begin, int end, Instant sentAt) {
        String id = line.tag(Tag.ID);
        return new MessageKey(channel,
                id.isEmpty()
                        ? "untagged-" + sentAt.toEpochMilli() + "-" + author.login() + "-"
                                + Integer.toHexString(line.source().substring(begin, end).hashCode())
                        : id);
    }

    private static int unpadded(String text, int begin, int to) {
        int end = to;
        while (end - begin >= 2 && text.codePointBefore(end) == PADDING) {
            end -= 2;
            while (end > begin && text.charAt(end - 1) == ' ') {
                end--;
            }
        }
        return end;
    }

    private static Optional<ReplyTo> reply(IrcLine line) {
        if (!line.has(Tag.REPLY_ID)) {
            return Optional.empty();
        }
        String login = line.tag(Tag.REPLY_LOGIN);
        String name = line.has(Tag.REPLY_NAME) ? line.tag(Tag.REPLY_NAME) : login;
        String id = line.has(Tag.REPLY_USER_ID) ? line.tag(Tag.REPLY_USER_ID) : login;
        return Optional.of(new ReplyTo(line.tag(Tag.REPLY_ID),
                id.isEmpty() ? Optional.empty() : Optional.of(new Person(id, name.isEmpty() ? id : name)),
                line.has(Tag.REPLY_BODY) ? Optional.of(line.tag(Tag.REPLY_BODY)) : Optional.empty()));
    }

    /** Twitch puts {@code @parent} before the words of a reply, which the head of the reply says already. */
    private static int behindParent(IrcLine line, int begin, int end) {
        String text = line.source();
        int space = text.indexOf(' ', begin, end);
        if (space < 0 || text.charAt(begin) != '@') {
            return begin;
        }
        String addressed = text.substring(begin + 1, space);
        if (!addressed.equalsIgnoreCase(line.tag(Tag.REPLY_LOGIN))
                && !addressed.equalsIgnoreCase(line.tag(Tag.REPLY_NAME))) {
            return begin;
        }
        int from = space;
        while (from < end && text.charAt(from) == ' ') {
            from++;
        }
        return from == end ? begin : from;
    }

    /** Hype Chat is worth amount / 10^exponent of its currency; bits are a unit of their own. */
    private static Optional<Money> paid(IrcLine line, long bits) {
        if (line.has(Tag.PAID_AMOUNT) && line.has(Tag.PAID_CURRENCY)) {
            long amount = line.number(Tag.PAID_AMOUNT, -1);
            long exponent = line.number(Tag.PAID_EXPONENT, 0);
            if (amount > 0 && exponent >= 0 && exponent <= 9) {
                return Optional.of(new Money(BigDecimal.valueOf(amount, (int) exponent), line.tag(Tag.PAID_CURRENCY)));
            }
        }
        return bits > 0 ? Optional.of(new Money(BigDecimal.valueOf(bits), "bits")) : Optional.empty();
    }

    private static Set<Trait> traits(IrcLine line, boolean action, Set<Trait> more) {
        boolean first = line.flag(Tag.FIRST_MSG);
        boolean shared = line.has(Tag.SOURCE_ROOM_ID) && !line.is(Tag.SOURCE_ROOM_ID, line.tag(Tag.ROOM_ID));
        boolean highlighted = line.has(Tag.PAID_AMOUNT) || line.is(Tag.MSG_ID, "highlighted-message")
                || line.is(Tag.MSG_ID, "gigantified-emote-message") || line.is(Tag.MSG_ID, "animated-message");
        if (!action && !first && !shared && !highlighted) {
            return more;
        }
        var traits = EnumSet.noneOf(Trait.class);
        traits.addAll(more);
        if (action) {
            traits.add(Trait.ACTION);
        }
        if (first) {
            traits.add(Trait.FIRST);
        }
        if (shared) {
            traits.add(Trait.SHARED);
        }
        if (highlighted) {
            traits.add(Trait.HIGHLIGHTED);
        }
        return traits;
    }

    private static Optional<String> nonce(IrcLine line) {
        return line.has(Tag.NONCE) ? Optional.of(line.tag(Tag.NONCE)) : Optional.empty();
    }

    private void userNotice(IrcLine line, Instant now, EventSink out) {
        String kind = Notices.kind(line);
        var author = authors.of(line);
        if (kind.equals("announcement") && author.isPresent()) {
            out.accept(new ChatEvent.Message(message(line, author.get(), now, Set.of(Trait.ANNOUNCEMENT)),
                    Origin.LIVE));
            return;
        }
        Optional<ChatMessage> words = line.hasText() && !line.text().isEmpty()
                ? author.map(who -> message(line, who, now, Set.of()))
                : Optional.empty();
        out.accept(new ChatEvent.Happening(notices.activity(line, kind, author, words, time(line, now), now),
                Origin.LIVE));
    }

    private void removal(IrcLine line, Instant now, EventSink out) {
        if (!line.has(Tag.TARGET_MSG_ID)) {
            odd.drop("deletion without a message", line.raw());
            return;
        }
        out.accept(new ChatEvent.Removal(new MessageKey(channel, line.tag(Tag.TARGET_MSG_ID)), Optional.empty(),
                time(line, now)));
    }

    private ChatEvent cleared(IrcLine line, Instant now) {
        String login = line.text();
        if (login.isEmpty()) {
            return new ChatEvent.Clear(channel, Optional.empty(), time(line, now));
        }
        String id = line.has(Tag.TARGET_USER_ID) ? line.tag(Tag.TARGET_USER_ID) : login;
        long seconds = line.number(Tag.BAN_DURATION, -1);
        boolean timeout = line.has(Tag.BAN_DURATION);
        return new ChatEvent.PersonAction(channel, new Person(id, login),
                timeout ? PersonActionKind.TIMEOUT : PersonActionKind.BAN,
                timeout ? Optional.of(Duration.ofSeconds(Math.max(0, seconds))) : Optional.empty(), Optional.empty(),
                Optional.empty(), time(line, now));
    }

    private void modes(IrcLine line, Instant now, EventSink out) {
        var at = time(line, now);
        if (line.has(Tag.SLOW)) {
            long seconds = Math.max(0, line.number(Tag.SLOW, 0));
            out.accept(new ChatEvent.ModeChanged(channel, new RoomMode.Slow(seconds > 0, seconds(seconds)), at));
        }
        if (line.has(Tag.FOLLOWERS_ONLY)) {
            // minutes; 0: any follower; -1: off
            long minutes = line.number(Tag.FOLLOWERS_ONLY, -1);
            out.accept(new ChatEvent.ModeChanged(channel,
                    new RoomMode.FollowersOnly(minutes >= 0, seconds(Math.max(0, minutes) * 60)), at));
        }
        if (line.has(Tag.SUBS_ONLY)) {
            out.accept(new ChatEvent.ModeChanged(channel, new RoomMode.SubscribersOnly(line.flag(Tag.SUBS_ONLY)), at));
        }
        if (line.has(Tag.EMOTE_ONLY)) {
            out.accept(new ChatEvent.ModeChanged(channel, new RoomMode.EmotesOnly(line.flag(Tag.EMOTE_ONLY)), at));
        }
        if (line.has(Tag.UNIQUE)) {
            out.accept(new ChatEvent.ModeChanged(channel, new RoomMode.UniqueOnly(line.flag(Tag.UNIQUE)), at));
        }
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(Math.min(seconds, Duration.ofDays(3650).toSeconds()));
    }

    /** The time that Twitch sent it; else that of the service that recorded it; else ours. */
    private static Instant time(IrcLine line, Instant now) {
        long millis = line.number(Tag.SENT, 0);
        if (millis <= 0) {
            millis = line.number(Tag.RECEIVED, 0);
        }
        return millis <= 0 ? now : Instant.ofEpochMilli(millis);
    }
}
