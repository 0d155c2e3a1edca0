package app.tributary.desk;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.chat.Target;
import app.tributary.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a text in the composer means. */
public sealed interface SlashCommand {
    /** Words to say where the composer points; a doubled slash at its start has become one. */
    record Say(String text) implements SlashCommand {}

    /** Words to say at these places only. */
    record SayTo(List<Target> targets, String text) implements SlashCommand {
        public SayTo {
            targets = List.copyOf(targets);
        }
    }

    /** An answer to a message. */
    record Reply(MessageKey to, String text) implements SlashCommand {}

    /** Anything else that can be done. */
    record Act(ChatCommand command) implements SlashCommand {}

    /**
     * It begins with a slash and cannot be understood.
     *
     * @param word what is wrong
     * @param typed what was typed wrongly
     * @param usage how the command is written, where the word speaks of that instead
     */
    record Problem(DeskWord word, String typed, Optional<DeskWord> usage) implements SlashCommand {
        /** The whole sentence. */
        public String sentence(Words words) {
            return words.of(word, usage.map(words::of).orElse(typed));
        }
    }

    /**
     * What a command can refer to.
     *
     * @param selected the message that is selected
     * @param targets every place that can be written to now
     * @param people finds somebody by the name they are shown under
     */
    record Around(Optional<MessageKey> selected, List<Target> targets,
            BiFunction<Channel, String, Optional<Person>> people) {
        public Around {
            targets = List.copyOf(targets);
        }
    }

    /** Reads a text. Never fails: what is odd is a problem. */
    static SlashCommand read(String text, Around around) {
        return new SlashReader(around).read(text);
    }
}
