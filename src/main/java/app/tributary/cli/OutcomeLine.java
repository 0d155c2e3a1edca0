package app.tributary.cli;

import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import app.tributary.chat.Receipt;
import app.tributary.net.Json;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The line that {@code send} and {@code act} print for a target; every key is always there, null where it has no value. */
record OutcomeLine(String target, String status, @JsonProperty("message_id") @Nullable String messageId,
        @Nullable String reason, @JsonProperty("retry_at_ms") @Nullable Long retryAtMs) {

    static String of(Receipt receipt) {
        String target = receipt.target().toString();
        return Json.write(switch (receipt.outcome()) {
            case Outcome.Done(var message, var note) -> new OutcomeLine(target, "done",
                    message.map(MessageKey::id).orElse(null), note.map(InEnglish::of).orElse(null), null);
            case Outcome.Found _ -> new OutcomeLine(target, "done", null, null, null);
            case Outcome.Rejected(var why, var retryAt) -> line(target, "rejected", why, retryAt);
            case Outcome.Unsupported(var why) -> line(target, "unsupported", why, Optional.empty());
            case Outcome.Failed(var why) -> line(target, "failed", why, Optional.empty());
            case Outcome.Unknown(var why) -> line(target, "unknown", why, Optional.empty());
        });
    }

    private static OutcomeLine line(String target, String status, Reason why, Optional<Instant> retryAt) {
        return new OutcomeLine(target, status, null, InEnglish.of(why),
                retryAt.map(Instant::toEpochMilli).orElse(null));
    }
}
