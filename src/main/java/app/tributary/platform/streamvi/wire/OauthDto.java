package app.tributary.platform.streamvi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What a code is exchanged for. Source: the page on the code exchange. No refresh token is documented. */
public record OauthDto(@JsonProperty("access_token") @Nullable String accessToken,
        @JsonProperty("token_type") @Nullable String tokenType,
        @JsonProperty("project_id") @Nullable String projectId) {
    @Override
    public String toString() {
        return "OauthDto[***]";
    }
}
