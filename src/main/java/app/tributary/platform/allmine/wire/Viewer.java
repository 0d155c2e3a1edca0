package app.tributary.platform.allmine.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Somebody who watches. */
public record Viewer(@JsonProperty("_id") @Nullable String id, @Nullable String username, @Nullable String name,
        @Nullable String surname, @Nullable Long followersCount, @Nullable String joinedAt) {}
