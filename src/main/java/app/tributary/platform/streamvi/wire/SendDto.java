package app.tributary.platform.streamvi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The body of {@code POST /method/chat/messages}. */
public record SendDto(@JsonProperty("id") String id, @JsonProperty("text") String text,
        @JsonProperty("restreams") List<Long> restreams) {}
