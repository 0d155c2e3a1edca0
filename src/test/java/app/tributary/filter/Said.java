package app.tributary.filter;

import app.tributary.chat.Activity;
import app.tributary.chat.Author;
import app.tributary.chat.Badge;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Money;
import app.tributary.chat.Person;
import app.tributary.chat.ReplyTo;
import app.tributary.chat.Role;
import app.tributary.chat.Sample;
import app.tributary.chat.Trait;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A subject made up step by step. */
record Said(Kind kind, Channel channel, Optional<ChatMessage> said, Optional<Activity> happened, String words,
        boolean isRemoved, boolean isHighlighted) implements Subject {
    static final MessageKey KEY = new MessageKey(Sample.TWITCH, "1");

    @Override
    public Instant at() {
        return Sample.START;
    }

    static Said text(String text) {
        return pieces(text.isEmpty() ? List.of() : List.of(new Fragment.Text(text)));
    }

    static Said pieces(Fragment... pieces) {
        return pieces(List.of(pieces));
    }

    static Said pieces(List<Fragment> pieces) {
        return of(ChatMessage.plain(KEY, author("tom", "Tom", Set.of()), pieces, Sample.START, Sample.START));
    }

    static Said of(ChatMessage message) {
        return new Said(Kind.MESSAGE, message.key().channel(), Optional.of(message), Optional.empty(), "", false,
                false);
    }

    static Said of(Activity activity) {
        return new Said(Kind.ACTIVITY, activity.key().channel(), activity.message(), Optional.of(activity), "", false,
                false);
    }

    static Said by(Author author) {
        return of(ChatMessage.plain(KEY, author, List.of(new Fragment.Text("hello")), Sample.START, Sample.START));
    }

    static Author author(String login, String displayName, Set<Role> roles, Badge... badges) {
        return new Author("id-" + login, login, displayName, OptionalInt.empty(), roles, List.of(badges),
                Optional.empty());
    }

    Said removed() {
        return new Said(kind, channel, said, happened, words, true, isHighlighted);
    }

    Said highlighted() {
        return new Said(kind, channel, said, happened, words, isRemoved, true);
    }

    Said in(String channel) {
        return new Said(kind, Channel.parse(channel).orElseThrow(), said, happened, words, isRemoved, isHighlighted);
    }

    Said with(Trait... traits) {
        var message = said.orElseThrow();
        var set = EnumSet.noneOf(Trait.class);
        set.addAll(Arrays.asList(traits));
        return of(new ChatMessage(message.key(), message.author(), message.fragments(), message.sentAt(),
                message.receivedAt(), message.replyTo(), message.paid(), set, message.relays(), message.nonce()));
    }

    Said answering(String id, String name) {
        var message = said.orElseThrow();
        return of(new ChatMessage(message.key(), message.author(), message.fragments(), message.sentAt(),
                message.receivedAt(),
                Optional.of(new ReplyTo("0", Optional.of(new Person(id, name)), Optional.empty())),
                message.paid(), message.traits(), message.relays(), message.nonce()));
    }

    Said paying(String amount, String currency) {
        return of(Sample.paid(said.orElseThrow(), new Money(new BigDecimal(amount), currency)));
    }

    static Said happening(Activity.Kind kind, long count, Optional<Money> money, String headline,
            Optional<String> text) {
        var author = author("tom", "Tom", Set.of());
        return of(new Activity(KEY, kind, Optional.of(author), count, money, headline,
                text.map(words -> ChatMessage.plain(new MessageKey(Sample.TWITCH, "2"), author,
                        List.of(new Fragment.Text(words)), Sample.START, Sample.START)),
                Optional.empty(), Sample.START, Sample.START));
    }

    static Fragment emote(String code) {
        return new Fragment.Emote(code, code, URI.create("https://example.org/" + code.hashCode()));
    }

    static Fragment link(String address) {
        return new Fragment.Link(address, URI.create(address));
    }

    static Fragment mention(String name) {
        return new Fragment.Mention("@" + name, name);
    }
}
