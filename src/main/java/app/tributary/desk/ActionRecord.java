package app.tributary.desk;

import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the log of what was done from this console.
 *
 * @param id rises with each command of a session, from 1
 * @param command what was wanted
 * @param about words that name its object: the text of a message, a person; for a line on the screen
 * @param outcome empty while it is under way
 * @param at when it was given, ours
 */
public record ActionRecord(long id, ChatCommand command, String about, Optional<Outcome> outcome, Instant at) {}
