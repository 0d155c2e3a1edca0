package app.tributary.desk;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was said lately, so that a command can be told by its object's words. Any thread may call. */
final class RecentMessages {
    private final int most;
    private final Map<MessageKey, ChatMessage> messages = new LinkedHashMap<>();
    private final Map<Named, Person> people = new LinkedHashMap<>();

    /** A name in a channel, in small letters. */
    private record Named(Channel channel, String name) {}

    RecentMessages(int most) {
        this.most = most;
    }

    synchronized void remember(ChatMessage message) {
        var key = message.key();
        messages.remove(key);
        messages.put(key, message);
        trim(messages);
        var author = message.author();
        for (String name : new String[]{author.login(), author.displayName()}) {
            var named = named(key.channel(), name);
            people.remove(named);
            people.put(named, author.person());
        }
        trim(people);
    }

    synchronized Optional<ChatMessage> find(MessageKey key) {
        return Optional.ofNullable(messages.get(key));
    }

    /** Who has this login or shown name in a channel. */
    synchronized Optional<Person> find(Channel channel, String name) {
        return Optional.ofNullable(people.get(named(channel, name)));
    }

    private static Named named(Channel channel, String name) {
        String bare = name.startsWith("@") ? name.substring(1) : name;
        return new Named(channel, bare.toLowerCase(Locale.ROOT));
    }

    private void trim(Map<?, ?> remembered) {
        var oldest = remembered.keySet().iterator();
        while (remembered.size() > most && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }
}
