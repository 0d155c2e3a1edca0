package app.tributary.platform.blaze.wire;

/** Exchanges a code for tokens. */
public record OauthCode(String grantType, String clientId, String clientSecret, String redirectUri, String code,
        String codeVerifier) {
    @Override
    public String toString() {
        return "OauthCode[" + clientId + "]";
    }
}
