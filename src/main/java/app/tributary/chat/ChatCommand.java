package app.tributary.chat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Whatever a person, or a rule, wants done in one channel. Immutable; the only thing that goes out. */
public sealed interface ChatCommand {
    Channel channel();

    /** What a platform must be able to do for it; empty where the platform itself publishes the action. */
    Optional<Capability> needs();

    /**
     * Say something.
     *
     * @param nonce made by the console, unique for each action of a person; the same again when the
     *        very same send is retried because no word came
     * @param outlets ids of the outlets that it goes to; empty: the channel with all its outlets
     * @param replyTo the message that it answers
     */
    record Send(Channel channel, String nonce, Set<String> outlets, String text, Optional<MessageKey> replyTo)
            implements
                ChatCommand {
        public Send {
            outlets = Set.copyOf(outlets);
        }

        @Override
        public Optional<Capability> needs() {
            return Optional.of(replyTo.isPresent() ? Capability.REPLY : Capability.SEND);
        }
    }

    /** Take a message away. */
    record Remove(MessageKey message) implements ChatCommand {
        @Override
        public Channel channel() {
            return message.channel();
        }

        @Override
        public Optional<Capability> needs() {
            return Optional.of(Capability.DELETE);
        }
    }

    /** Pin a message. */
    record PinMessage(MessageKey message) implements ChatCommand {
        @Override
        public Channel channel() {
            return message.channel();
        }

        @Override
        public Optional<Capability> needs() {
            return Optional.of(Capability.PIN);
        }
    }

    /** Take the pin of a message off. */
    record Unpin(MessageKey message) implements ChatCommand {
        @Override
        public Channel channel() {
            return message.channel();
        }

        @Override
        public Optional<Capability> needs() {
            return Optional.of(Capability.UNPIN);
        }
    }

    /**
     * Act on a person.
     *
     * @param lasts how long; empty: for good
     * @param why words for the platform's log
     */
    record ActOnPerson(Channel channel, Person target, PersonActionKind kind, Optional<Duration> lasts,
            Optional<String> why) implements ChatCommand {
        @Override
        public Optional<Capability> needs() {
            return Optional.of(switch (kind) {
                case TIMEOUT -> Capability.TIMEOUT;
                case BAN -> Capability.BAN;
                case UNBAN -> Capability.UNBAN;
            });
        }
    }

    /** Give a message of one's own other words. */
    record Edit(MessageKey message, String text) implements ChatCommand {
        @Override
        public Channel channel() {
            return message.channel();
        }

        @Override
        public Optional<Capability> needs() {
            return Optional.of(Capability.EDIT);
        }
    }

    /**
     * React to a message, or take one's reaction back.
     *
     * @param reaction the platform's word for it
     * @param on false: take it back
     */
    record React(MessageKey message, String reaction, boolean on) implements ChatCommand {
        @Override
        public Channel channel() {
            return message.channel();
        }

        @Override
        public Optional<Capability> needs() {
            return Optional.of(Capability.REACT);
        }
    }

    /** Put a rule of the room on or off. */
    record SetMode(Channel channel, RoomMode mode) implements ChatCommand {
        @Override
        public Optional<Capability> needs() {
            return Optional.of(Capability.MODES);
        }
    }

    /**
     * Do what only this platform has, as the platform itself described it.
     *
     * @param action which of its actions
     * @param form what was filled in
     * @param message what message it is about
     * @param person whom it is about
     */
    record Native(Channel channel, ActionId action, Form form, Optional<MessageKey> message, Optional<Person> person)
            implements
                ChatCommand {
        @Override
        public Optional<Capability> needs() {
            return Optional.empty();
        }
    }
}
