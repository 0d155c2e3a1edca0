package app.tributary.rehearsal.getstream;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the app keeps beside its channels. Guarded by the world. */
final class Tables {
    final List<Flag> flags = new ArrayList<>();
    /** By who muted, then by who is muted. */
    final Map<String, Map<String, Mute>> mutes = new HashMap<>();
    final Map<String, Map<String, Mute>> channelMutes = new HashMap<>();
    /** By whoever banned from all future channels, then by who is banned. */
    final Map<String, Map<String, Room.Ban>> futureBans = new HashMap<>();
    final Map<String, Reminder> reminders = new LinkedHashMap<>();
    final Map<String, Upload> uploads = new HashMap<>();
    final Map<String, Export> exports = new HashMap<>();

    /** Somebody found a message, or a person, worth a look. */
    record Flag(User by, Optional<Message> message, User about, String reason, Instant at) {}

    /** A user or a channel that somebody does not want to hear of. */
    record Mute(User by, String target, Optional<Instant> until, Instant at) {}

    /** A message that somebody wants to be reminded of, perhaps at a time. */
    record Reminder(User user, Message message, Optional<Instant> at, Instant createdAt) {
        String key() {
            return user.id() + " " + message.id;
        }
    }

    /** A file that was sent up. */
    record Upload(String name, String type, Bytes bytes) {}

    /** What is in a file; not to be changed. */
    static final class Bytes {
        private final byte[] content;

        Bytes(byte[] content) {
            this.content = content.clone();
        }

        int size() {
            return content.length;
        }

        void write(OutputStream out) throws IOException {
            out.write(content);
        }
    }

    /** An export under way. */
    record Export(Set<String> cids, Instant readyAt) {
        Export {
            cids = new LinkedHashSet<>(cids);
        }
    }
}
