package app.tributary.ui.feed;

import java.util.Optional;

/**
 * A line that the shell puts into the menu of a row. Immutable.
 *
 * @param label its words
 * @param off why it cannot be done, in words; empty: it can
 * @param act does it; on the FX thread, and does not block
 */
public record RowOffer(String label, Optional<String> off, Runnable act) {}
