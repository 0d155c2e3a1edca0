package app.tributary.platform.hapihub.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What creates a message. The server dates it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SendBody(String room, @Nullable String session, @Nullable String text, @Nullable String media) {}
