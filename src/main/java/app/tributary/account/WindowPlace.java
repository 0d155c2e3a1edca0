package app.tributary.account;

/**
 * Where a window stood, in the screen's own units.
 *
 * @param maximised whether it filled the screen; the rest is where it goes back to
 */
public record WindowPlace(double x, double y, double width, double height, boolean maximised) {}
