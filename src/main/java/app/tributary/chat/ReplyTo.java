package app.tributary.chat;

import java.util.Optional;

/**
 * What a message answers.
 *
 * @param messageId the platform's id of the answered message, in the same channel
 * @param author who wrote it, if the platform says
 * @param text its text, if the platform says
 */
public record ReplyTo(String messageId, Optional<Person> author, Optional<String> text) {}
