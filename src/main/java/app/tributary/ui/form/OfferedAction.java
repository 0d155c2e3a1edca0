package app.tributary.ui.form;

import app.tributary.chat.Channel;
import app.tributary.platform.NativeAction;
import java.util.Optional;

/**
 * An action that only one platform has, as a menu shows it. Immutable.
 *
 * @param channel where it would be done
 * @param action which
 * @param label the words of the menu; with dots where something is asked first
 * @param off why it cannot be done now, in words; empty: it can
 * @param hint a sentence about it; may be empty
 */
public record OfferedAction(Channel channel, NativeAction action, String label, Optional<String> off, String hint) {}
