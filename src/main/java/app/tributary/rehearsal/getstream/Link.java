package app.tributary.rehearsal.getstream;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** One client that is told of what happens: a socket or a long poll. Its id dies with it. Guarded by the world. */
final class Link {
    final String id = UUID.randomUUID().toString();
    final User user;
    final Set<String> watched = new HashSet<>();
    volatile Instant heardAt;
    private final Consumer<ObjectNode> out;

    /** @param out takes what is to be told; never blocks */
    Link(User user, Instant now, Consumer<ObjectNode> out) {
        this.user = user;
        this.out = out;
        heardAt = now;
    }

    void tell(ObjectNode event) {
        out.accept(event);
    }
}
