package app.tributary.ui.composer;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the console's accounts wrote last in each channel, for who wants to give it other words. */
final class OwnMessages {
    private static final int REMEMBERED = 20;

    private final Map<Channel, List<ChatMessage>> own = new HashMap<>();

    /** Whether an event says anything about own messages. */
    static boolean concerns(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Message(var message, _) -> message.has(Trait.OWN);
            case ChatEvent.Edit(var message) -> message.has(Trait.OWN);
            case ChatEvent.Removal _,ChatEvent.Clear _ -> true;
            case ChatEvent.PersonAction _,ChatEvent.Happening _,ChatEvent.PinChanged _,ChatEvent.ModeChanged _,ChatEvent.Viewers _,ChatEvent.Outlets _,ChatEvent.Connection _,ChatEvent.Gap _,ChatEvent.Notice _,ChatEvent.Reactions _,ChatEvent.Restored _ ->
                false;
        };
    }

    void take(ChatEvent event) {
        switch (event) {
            case ChatEvent.Message(var message, _) when message.has(Trait.OWN) -> remember(message);
            case ChatEvent.Edit(var message) when message.has(Trait.OWN) -> remember(message);
            case ChatEvent.Removal(var key, _, _) ->
                in(key.channel()).removeIf(message -> message.key().equals(key));
            case ChatEvent.Clear(var channel, _, _) -> in(channel).clear();
            case ChatEvent.Message _,ChatEvent.Edit _,ChatEvent.PersonAction _,ChatEvent.Happening _,ChatEvent.PinChanged _,ChatEvent.ModeChanged _,ChatEvent.Viewers _,ChatEvent.Outlets _,ChatEvent.Connection _,ChatEvent.Gap _,ChatEvent.Notice _,ChatEvent.Reactions _,ChatEvent.Restored _ ->
                {
                }
        }
    }

    /** The newest of these channels. */
    Optional<ChatMessage> last(Predicate<Channel> wanted) {
        return own.entrySet().stream().filter(entry -> wanted.test(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream()).max(Comparator.comparing(ChatMessage::sentAt));
    }

    private void remember(ChatMessage message) {
        var all = in(message.key().channel());
        all.removeIf(known -> known.key().equals(message.key()));
        all.add(message);
        if (all.size() > REMEMBERED) {
            all.removeFirst();
        }
    }

    private List<ChatMessage> in(Channel channel) {
        return own.computeIfAbsent(channel, unknown -> new ArrayList<>());
    }
}
