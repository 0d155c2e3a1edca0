package app.tributary.chat;

/**
 * What became of a command at one of its targets.
 *
 * @param target where
 * @param outcome what
 */
public record Receipt(Target target, Outcome outcome) {}
