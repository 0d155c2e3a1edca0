package app.tributary.chat;

import java.util.Optional;

/**
 * Something that a person can do about what they see: a button. It gives a {@link ChatCommand.Native};
 * what the action needs and the form lacks is asked for first.
 *
 * @param action which action of the platform
 * @param label words on the button
 * @param form what is filled in already
 * @param message what message it is about
 * @param person whom it is about
 */
public record Offer(ActionId action, Phrase label, Form form, Optional<MessageKey> message, Optional<Person> person) {
    /** An offer about the channel. */
    public static Offer of(ActionId action, Phrase label, Form form) {
        return new Offer(action, label, form, Optional.empty(), Optional.empty());
    }
}
