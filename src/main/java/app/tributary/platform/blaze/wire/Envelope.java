package app.tributary.platform.blaze.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What every REST answer is wrapped in. Source: the Chat page of the API documentation. */
public record Envelope(@Nullable Boolean success, @Nullable String message, @Nullable JsonNode data) {}
