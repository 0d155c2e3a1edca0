package app.tributary.platform.hapihub.wire;

import org.jspecify.annotations.Nullable;

/** The answer of the authentication service; without a token it is an error, whatever the status. */
public record AuthReply(@Nullable String uid, @Nullable String accessToken, @Nullable String refreshToken) {
    @Override
    public String toString() {
        return "AuthReply[" + uid + "]";
    }
}
