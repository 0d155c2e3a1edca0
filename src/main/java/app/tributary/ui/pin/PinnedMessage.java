package app.tributary.ui.pin;

import app.tributary.chat.Pin;
import java.util.Optional;

/**
 * A pin as the banner shows it. Immutable.
 *
 * @param pin what the platform, or the console, keeps
 * @param about who wrote and pinned it, where and when, in one line
 * @param off why it cannot be unpinned here; empty: it can
 * @param busy whether it is being unpinned
 * @param trouble why the last try to unpin failed; empty: it did not
 */
public record PinnedMessage(Pin pin, String about, Optional<String> off, boolean busy, String trouble) {}
