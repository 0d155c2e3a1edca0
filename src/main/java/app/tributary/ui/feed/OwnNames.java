package app.tributary.ui.feed;

import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.Trait;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the reader is called in the chats. */
final class OwnNames {
    private final Set<String> names;

    OwnNames(Set<String> names) {
        this.names = names.stream().map(OwnNames::folded).filter(name -> !name.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean contains(String name) {
        return names.contains(folded(name));
    }

    /** Whether somebody else says one of the names, or answers a message of ours. */
    boolean isAddressed(ChatMessage message) {
        if (names.isEmpty() || message.has(Trait.OWN) || contains(message.author().login())) {
            return false;
        }
        if (message.replyTo().flatMap(reply -> reply.author()).filter(author -> contains(author.name())).isPresent()) {
            return true;
        }
        for (var fragment : message.fragments()) {
            boolean said = switch (fragment) {
                case Fragment.Mention(_, var login) -> contains(login);
                case Fragment.Text(var text) -> isSaidIn(text);
                case Fragment.Emote _,Fragment.Link _,Fragment.Cheer _ -> false;
            };
            if (said) {
                return true;
            }
        }
        return false;
    }

    private boolean isSaidIn(String text) {
        String folded = folded(text);
        for (String name : names) {
            for (int at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + 1)) {
                if (isEdge(folded, at - 1) && isEdge(folded, at + name.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isEdge(String text, int index) {
        return index < 0 || index >= text.length()
                || !(Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_');
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
