package app.tributary.rehearsal;

import app.tributary.chat.PlatformId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is rehearsed.
 *
 * @param scenario what is played
 * @param replay a file of raw Twitch IRC lines to be played instead
 * @param rate messages a second in all; empty: the scenario's, or the file's own pace
 * @param seed the same seed gives the same play
 * @param only this platform alone
 * @param portBase the first port of a row of free ones; 0: any
 */
public record RehearsalPlan(Scenario scenario, Optional<Path> replay, OptionalDouble rate, long seed,
        Optional<PlatformId> only, int portBase) {
    /** The evening, on every platform. */
    public static RehearsalPlan standard() {
        return new RehearsalPlan(Scenario.EVENING, Optional.empty(), OptionalDouble.empty(), 7, Optional.empty(), 0);
    }
}
