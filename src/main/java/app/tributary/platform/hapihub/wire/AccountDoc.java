package app.tributary.platform.hapihub.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An account.
 *
 * @param uid its id
 * @param name an object with first, middle and last name
 */
public record AccountDoc(@JsonAlias({"id", "_id"}) @Nullable String uid, @Nullable JsonNode name,
        @JsonProperty("picURL") @Nullable String picUrl) {}
