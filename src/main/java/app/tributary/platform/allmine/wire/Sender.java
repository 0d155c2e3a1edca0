package app.tributary.platform.allmine.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A user: the sender of a message, who superliked, who was banned, who watches.
 *
 * @param profilePhoto an object with {@code url} and {@code variants} (pixels to address), an address, or null
 */
public record Sender(@JsonProperty("_id") @JsonAlias("id") @Nullable String id, @Nullable String username,
        @Nullable String name, @Nullable String surname, @Nullable JsonNode profilePhoto) {}
