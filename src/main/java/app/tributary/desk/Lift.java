package app.tributary.desk;

import app.tributary.chat.Channel;
import app.tributary.chat.Person;
import java.time.Instant;

/**
 * A restriction that the platform knows no end to, and that this console has to end.
 *
 * @param due when it is over
 */
public record Lift(Channel channel, Person person, Instant due) {}
