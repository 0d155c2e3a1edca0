package app.tributary.chat;

import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param permits this often, at least 1
 * @param window in this time
 */
public record RateBudget(int permits, Duration window) {}
