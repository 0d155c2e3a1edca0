package app.tributary.chat;

import app.tributary.chat.ChatEvent.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Made-up events for tests: everything happens in the seconds after {@link #START}. */
public final class Sample {
    /** When it all begins, on both clocks. */
    public static final Instant START = Instant.parse("2026-03-01T20:00:00Z");
    public static final Channel TWITCH = new Channel(new PlatformId("twitch"), "lena");
    public static final Channel BLAZE = new Channel(new PlatformId("blaze"), "lena");
    public static final Channel STREAMVI = new Channel(new PlatformId("streamvi"), "15");

    private Sample() {}

    public static Instant at(double seconds) {
        return START.plus(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    public static MessageKey key(Channel channel, String id) {
        return new MessageKey(channel, id);
    }

    public static Author author(String login) {
        return new Author("id-" + login, login, login.toUpperCase(Locale.ROOT), OptionalInt.empty(), Set.of(),
                List.of(), Optional.empty());
    }

    /** A message whose text is its id, received when it was sent. */
    public static ChatMessage said(Channel channel, String id, String login, double seconds) {
        return said(channel, id, login, id, seconds);
    }

    public static ChatMessage said(Channel channel, String id, String login, String text, double seconds) {
        return ChatMessage.plain(key(channel, id), author(login), List.of(new Fragment.Text(text)), at(seconds),
                at(seconds));
    }

    public static ChatMessage relayed(ChatMessage message, Relay... relays) {
        return new ChatMessage(message.key(), message.author(), message.fragments(), message.sentAt(),
                message.receivedAt(), message.replyTo(), message.paid(), message.traits(), List.of(relays),
                message.nonce());
    }

    public static ChatMessage paid(ChatMessage message, Money money) {
        return new ChatMessage(message.key(), message.author(), message.fragments(), message.sentAt(),
                message.receivedAt(), message.replyTo(), Optional.of(money), message.traits(), message.relays(),
                message.nonce());
    }

    public static ChatMessage received(ChatMessage message, Instant receivedAt) {
        return new ChatMessage(message.key(), message.author(), message.fragments(), message.sentAt(), receivedAt,
                message.replyTo(), message.paid(), message.traits(), message.relays(), message.nonce());
    }

    public static ChatEvent.Message live(ChatMessage message) {
        return new ChatEvent.Message(message, Origin.LIVE);
    }

    public static ChatEvent.Message live(Channel channel, String id, String login, double seconds) {
        return live(said(channel, id, login, seconds));
    }

    public static ChatEvent.Message backfilled(ChatMessage message) {
        return new ChatEvent.Message(message, Origin.BACKFILL);
    }

    public static ChatEvent.Removal removal(Channel channel, String id, double seconds) {
        return new ChatEvent.Removal(key(channel, id), Optional.empty(), at(seconds));
    }

    public static ChatEvent.PersonAction timeout(Channel channel, Person target, double seconds) {
        return new ChatEvent.PersonAction(channel, target, PersonActionKind.TIMEOUT,
                Optional.of(Duration.ofMinutes(10)), Optional.empty(), Optional.empty(), at(seconds));
    }

    public static ChatEvent.PersonAction ban(Channel channel, Person target, double seconds) {
        return new ChatEvent.PersonAction(channel, target, PersonActionKind.BAN, Optional.empty(), Optional.empty(),
                Optional.empty(), at(seconds));
    }

    public static ChatEvent.Clear clear(Channel channel, double seconds) {
        return new ChatEvent.Clear(channel, Optional.empty(), at(seconds));
    }

    /** A subscription; with words where the text is not empty. */
    public static Activity subscription(Channel channel, String id, String login, String words, double seconds) {
        Optional<ChatMessage> message = words.isEmpty()
                ? Optional.empty()
                : Optional.of(said(channel, id, login, words, seconds));
        return new Activity(key(channel, id), Activity.Kind.SUBSCRIPTION, Optional.of(author(login)), 3,
                Optional.empty(), login + " subscribed", message, Optional.empty(), at(seconds), at(seconds));
    }

    public static ChatEvent.Happening happening(Activity activity) {
        return new ChatEvent.Happening(activity, Origin.LIVE);
    }
}
