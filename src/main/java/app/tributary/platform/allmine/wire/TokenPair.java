package app.tributary.platform.allmine.wire;

import org.jspecify.annotations.Nullable;

/**
 * New tokens, both of them: the old refresh token is good no longer.
 *
 * @param expiresIn the life of the access token, in seconds
 * @param refreshExpiresIn that of the refresh token, in seconds
 */
public record TokenPair(@Nullable String accessToken, @Nullable String refreshToken, @Nullable Long expiresIn,
        @Nullable Long refreshExpiresIn) {}
