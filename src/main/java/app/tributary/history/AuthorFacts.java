package app.tributary.history;

import java.time.Instant;
import java.util.Optional;

/**
 * What the history knows of a person in a channel.
 *
 * @param messages how many they wrote
 * @param removed how many of them were removed
 * @param firstSeen the time of the first; empty: never seen
 * @param lastSeen the time of the last
 */
public record AuthorFacts(long messages, long removed, Optional<Instant> firstSeen, Optional<Instant> lastSeen) {}
