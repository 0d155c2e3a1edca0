package app.tributary.chat;

/**
 * What a platform can or cannot do. Order is the order of every table. Those from {@link #MUTE} on that
 * have no command of their own are done through the platform's own actions.
 */
public enum Capability {
    READ, HISTORY, REALTIME, SEND, REPLY, EDIT, DELETE, REACT, READ_PIN, PIN, UNPIN, TIMEOUT, BAN, UNBAN, MUTE, MODES, VIEWERS, SEEN, FLAG, SEARCH, SUPERLIKE
}
