package app.tributary.history;

import java.nio.file.Path;

/**
 * A history that could not be read was given another name, and a new one begun.
 *
 * @param to where it is now; never overwritten
 * @param why in words for a log
 */
public record SetAside(Path to, String why) {}
