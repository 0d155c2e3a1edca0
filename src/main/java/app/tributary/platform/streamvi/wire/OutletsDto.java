package app.tributary.platform.streamvi.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code /method/broadcast/restreams-chat} and of {@code /method/broadcast/restreams}. */
public record OutletsDto(@JsonProperty("results") @JsonAlias("items") @Nullable List<@Nullable OutletDto> results) {
    /** A platform that the broadcast goes to; the second names are those of the newer route. */
    public record OutletDto(@JsonProperty("restream_id") @JsonAlias("id") long restreamId,
            @JsonProperty("name") @JsonAlias("channel_name") @Nullable String name,
            @JsonProperty("platform") @JsonAlias("channel_type") @Nullable String platform,
            @JsonProperty("viewers") @JsonAlias("viewer") @Nullable Long viewers) {}
}
