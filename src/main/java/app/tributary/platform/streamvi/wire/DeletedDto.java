package app.tributary.platform.streamvi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer of {@code POST /method/chat/messages/delete}. */
public record DeletedDto(@JsonProperty("success") boolean success) {}
