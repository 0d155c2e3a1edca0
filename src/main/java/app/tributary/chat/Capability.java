package app.tributary.chat;

/** What a platform can or cannot do. Order is the order of every table. */
public enum Capability {
    READ, HISTORY, REALTIME, SEND, REPLY, DELETE, READ_PIN, PIN, UNPIN, TIMEOUT, BAN, UNBAN, MODES, VIEWERS
}
