package app.tributary.platform.blaze.wire;

import java.util.List;

/** Asks for the address of the consent page. Source: the OAuth page of the API documentation. */
public record OauthStart(String clientId, String clientSecret, String redirectUri, List<String> scopes) {
    public OauthStart {
        scopes = List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "OauthStart[" + clientId + "]";
    }
}
