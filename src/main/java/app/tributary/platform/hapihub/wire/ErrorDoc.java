package app.tributary.platform.hapihub.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A Feathers error.
 *
 * @param name its class: {@code BadRequest}
 * @param code the HTTP status, also where the answer itself has another one
 * @param errors what is wrong, field by field
 */
public record ErrorDoc(@Nullable String name, @Nullable String message, @Nullable JsonNode code,
        @Nullable JsonNode errors) {}
