package app.tributary.platform.streamvi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The answer of {@code GET /method/chat/messages}; items one by one, so that an odd one spoils no other. */
public record HistoryDto(@JsonProperty("total") long total, @JsonProperty("items") @Nullable List<JsonNode> items) {}
