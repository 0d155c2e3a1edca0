package app.tributary.platform.blaze.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody in the chat. REST calls the login {@code slug}, events call it {@code username}; the
 * other names of the id stand in payloads that are not documented.
 *
 * @param roles an array of words ("vip", "moderator")
 */
public record Sender(@JsonAlias({"userId", "uuid"}) @Nullable String id,
        @JsonAlias("name") @Nullable String displayName, @Nullable String avatarUrl,
        @JsonProperty("isOwner") boolean isOwner, @JsonProperty("isSubscriber") boolean isSubscriber,
        @JsonProperty("isFollower") boolean isFollower, @JsonProperty("isBot") boolean isBot, @Nullable JsonNode roles,
        @Nullable String slug, @Nullable String username) {}
