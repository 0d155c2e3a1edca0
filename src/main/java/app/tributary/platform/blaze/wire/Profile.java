package app.tributary.platform.blaze.wire;

import org.jspecify.annotations.Nullable;

/** The user whose token it is. */
public record Profile(@Nullable String userId, @Nullable String username, @Nullable String displayName,
        @Nullable String avatarUrl) {}
