package app.tributary.platform.blaze;

import app.tributary.chat.Person;
import app.tributary.platform.blaze.BlazeRights.Standing;
import java.util.List;

/**
 * Finds out what the account is in a channel before anything is clicked. Blocks; one thread at a time.
 */
final class BlazeRightsLook {
    /** A list that is longer may have further pages, of which no document tells. */
    private static final int SURELY_WHOLE = 20;

    private final BlazeModeration moderation;
    private final BlazeRights rights;
    private final Runnable changed;

    /**
     * @param changed called where something else can be done than before
     */
    BlazeRightsLook(BlazeModeration moderation, BlazeRights rights, Runnable changed) {
        this.moderation = moderation;
        this.rights = rights;
        this.changed = changed;
    }

    void look(String channelId, String ownId) {
        boolean news = rights.scopes(moderation.scopes());
        news |= rights.learned(standing(channelId, ownId));
        if (news) {
            changed.run();
        }
    }

    private Standing standing(String channelId, String ownId) {
        if (channelId.equals(ownId)) {
            return Standing.OWNER;
        }
        var listed = moderation.moderators(channelId);
        if (listed instanceof Answer.Got<List<Person>>(var people) && has(people, ownId)) {
            return Standing.MODERATOR;
        }
        return switch (moderation.moderatedBy(ownId)) {
            case Answer.Got<List<Person>>(var channels) when has(channels, channelId) -> Standing.MODERATOR;
            case Answer.Got<List<Person>>(var channels) when channels.size() < SURELY_WHOLE -> Standing.VIEWER;
            case Answer.Got<List<Person>> ignored -> Standing.UNKNOWN;
            case Answer.Trouble<List<Person>> ignored ->
                listed instanceof Answer.Got<List<Person>>(var people) && people.size() < SURELY_WHOLE
                        ? Standing.VIEWER
                        : Standing.UNKNOWN;
        };
    }

    private static boolean has(List<Person> people, String id) {
        return people.stream().anyMatch(one -> one.id().equalsIgnoreCase(id));
    }
}
