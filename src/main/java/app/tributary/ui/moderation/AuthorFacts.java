package app.tributary.ui.moderation;

import java.time.Instant;

/**
 * What the console remembers of an author in a channel.
 *
 * @param firstSeen when they first wrote here, as far as is remembered
 * @param messages how many messages of theirs are remembered
 */
public record AuthorFacts(Instant firstSeen, long messages) {}
