package app.tributary.chat;

/** What an author is in the channel, as far as the platform says. */
public enum Role {
    BROADCASTER, MODERATOR, VIP, SUBSCRIBER, FOLLOWER, PARTNER, STAFF, BOT
}
