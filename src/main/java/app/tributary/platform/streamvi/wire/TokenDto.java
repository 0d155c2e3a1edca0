package app.tributary.platform.streamvi.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The answer of the routes under {@code /method/centrifuge}. */
public record TokenDto(@JsonProperty("access_token") @JsonAlias("token") @Nullable String accessToken) {
    @Override
    public String toString() {
        return "TokenDto[***]";
    }
}
