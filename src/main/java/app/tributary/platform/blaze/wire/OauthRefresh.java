package app.tributary.platform.blaze.wire;

/** Asks for new tokens in place of old ones. */
public record OauthRefresh(String clientId, String clientSecret, String refreshToken) {
    @Override
    public String toString() {
        return "OauthRefresh[" + clientId + "]";
    }
}
