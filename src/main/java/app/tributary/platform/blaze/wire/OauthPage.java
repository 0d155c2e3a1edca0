package app.tributary.platform.blaze.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where the person says yes or no.
 *
 * @param state comes back with the code
 * @param codeVerifier goes with the code into the exchange
 */
public record OauthPage(@Nullable String url, @Nullable String state, @Nullable String codeVerifier) {
    @Override
    public String toString() {
        return "OauthPage[***]";
    }
}
