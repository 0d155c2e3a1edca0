package app.tributary.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One finished message: everything that was said, nothing of how it looks.
 *
 * @param key its identity
 * @param author who wrote it
 * @param fragments its text in pieces; empty for a message without words
 * @param sentAt the platform's time
 * @param receivedAt ours
 * @param replyTo what it answers
 * @param paid what was paid with it
 * @param traits what is special about it
 * @param relays where an aggregator carries it; empty on a plain platform
 * @param nonce the sender's own mark of a send, where the platform echoes it
 */
public record ChatMessage(MessageKey key, Author author, List<Fragment> fragments, Instant sentAt, Instant receivedAt,
        Optional<ReplyTo> replyTo, Optional<Money> paid, Set<Trait> traits, List<Relay> relays,
        Optional<String> nonce) {
    public ChatMessage {
        fragments = List.copyOf(fragments);
        traits = Set.copyOf(traits);
        relays = List.copyOf(relays);
    }

    /** A plain message without any extras. */
    public static ChatMessage plain(MessageKey key, Author author, List<Fragment> fragments, Instant sentAt,
            Instant receivedAt) {
        return new ChatMessage(key, author, fragments, sentAt, receivedAt, Optional.empty(), Optional.empty(), Set.of(),
                List.of(), Optional.empty());
    }

    /** The whole text, as copied and searched. */
    public String text() {
        if (fragments.size() == 1) {
            return fragments.getFirst().text();
        }
        var whole = new StringBuilder();
        for (var fragment : fragments) {
            whole.append(fragment.text());
        }
        return whole.toString();
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
