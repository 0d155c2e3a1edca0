package app.tributary.platform.streamvi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of an error. */
public record ErrorDto(@JsonProperty("error") @Nullable Body error) {
    /** What is wrong; {@code name} is {@code I18nValidationException} for bad input. */
    public record Body(@JsonProperty("name") @Nullable String name, @JsonProperty("msg") @Nullable String msg,
            @JsonProperty("validator_error") @Nullable List<@Nullable Violation> violations) {}

    /** What is wrong with one field: rule to text. */
    public record Violation(@JsonProperty("property") @Nullable String property,
            @JsonProperty("constraints") @Nullable Map<String, @Nullable String> constraints) {}
}
