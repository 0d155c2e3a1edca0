package app.tributary.platform.blaze.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange or a renewal gives.
 *
 * @param refreshToken missing: the old one stays good
 * @param expiresIn seconds; missing: not said
 */
public record OauthTokens(@Nullable String userId, @Nullable String accessToken, @Nullable String refreshToken,
        @Nullable Long expiresIn, @Nullable List<@Nullable String> scopes) {
    @Override
    public String toString() {
        return "OauthTokens[***]";
    }
}
