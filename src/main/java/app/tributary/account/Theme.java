package app.tributary.account;

/** How the interface is coloured; {@code SYSTEM} follows the desktop. */
public enum Theme {
    DARK, LIGHT, SYSTEM
}
