package app.tributary.platform.hapihub;

import java.util.List;
import java.util.Map;

/**
 * A room as it was understood.
 *
 * @param title may be empty
 * @param participants account uids
 * @param lastSeen account uid to the id of the last message that it has seen
 * @param known the participants of whom the server told more than the uid
 * @param unseen how many messages wait to be seen; 0 where it does not say
 */
record Room(String id, String title, List<String> participants, Map<String, String> lastSeen,
        Map<String, Profile> known, long unseen) {
    Room {
        participants = List.copyOf(participants);
        lastSeen = Map.copyOf(lastSeen);
        known = Map.copyOf(known);
    }
}
