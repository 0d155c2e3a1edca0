package app.tributary.desk;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.chat.Target;
import app.tributary.platform.NativeAction;
import app.tributary.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

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

    /**
     * The words of an own message are wanted in the box.
     *
     * @param message which; empty: the last one
     */
    record BeginEdit(Optional<MessageKey> message) implements SlashCommand {}

    /**
     * An action that only one platform has; what it lacks is asked for.
     *
     * @param form what was typed behind it
     */
    record Start(Channel channel, NativeAction action, Form form, Optional<MessageKey> message,
            Optional<Person> person) implements SlashCommand {}

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
     * @param chosen the channels in which the platforms' own actions are looked for
     * @param actions what the platform of a channel publishes
     */
    record Around(Optional<MessageKey> selected, List<Target> targets,
            BiFunction<Channel, String, Optional<Person>> people, List<Channel> chosen,
            Function<Channel, List<NativeAction>> actions) {
        public Around {
            targets = List.copyOf(targets);
            chosen = List.copyOf(chosen);
        }

        /** The same where no platform has actions of its own. */
        public Around(Optional<MessageKey> selected, List<Target> targets,
                BiFunction<Channel, String, Optional<Person>> people) {
            this(selected, targets, people, List.of(), channel -> List.of());
        }
    }

    /** Reads a text. Never fails: what is odd is a problem. */
    static SlashCommand read(String text, Around around) {
        return new SlashReader(around).read(text);
    }
}
