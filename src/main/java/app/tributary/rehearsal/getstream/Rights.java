package app.tributary.rehearsal.getstream;

import java.util.List;
import java.util.stream.Stream;

/** What who may do in a channel, in the platform's words. */
final class Rights {
    private static final List<String> EVERYBODY = List.of("read-channel", "send-message", "send-reply", "quote-message",
            "send-reaction", "update-own-message", "delete-own-message", "flag-message", "flag-user", "mute-channel",
            "typing-events", "send-typing-events", "read-events", "search-messages", "upload-file", "create-mention",
            "query-poll-votes", "cast-poll-vote", "send-poll", "send-custom-events", "connect-events", "join-channel",
            "leave-channel");
    private static final List<String> MODERATORS = List.of("pin-message", "update-any-message", "delete-any-message",
            "ban-channel-members", "skip-slow-mode", "set-channel-cooldown", "truncate-channel", "update-channel",
            "update-channel-members", "freeze-channel", "send-links", "notify-channel");

    private Rights() {}

    /** All of a user's rights in a room. */
    static List<String> of(User user, Room room) {
        var rights = user.moderates() ? Stream.concat(EVERYBODY.stream(), MODERATORS.stream()) : EVERYBODY.stream();
        var open = room.frozen && !user.moderates()
                ? rights.filter(right -> !right.equals("send-message") && !right.equals("send-reaction"))
                : rights;
        return (room.cooldown > 0 ? Stream.concat(open, Stream.of("slow-mode")) : open).sorted().toList();
    }

    /** Refuses who has not got a right. */
    static void need(User user, Room room, String right, String action) throws Refusal {
        if (!of(user, room).contains(right)) {
            throw Refusal.forbidden("User '" + user.id() + "' with role '" + user.role()
                    + "' is not allowed to perform action " + action + " in scope '" + room.type + "'");
        }
    }
}
