package app.tributary.ui.composer;

import app.tributary.chat.PlatformId;
import app.tributary.chat.Target;
import app.tributary.chat.TextLimit;
import java.util.Optional;

/**
 * One place that a text can go to, as its chip shows it. Immutable.
 *
 * @param target the place
 * @param label what it is called
 * @param platform whose colour it has
 * @param limit how long a text may be there
 * @param wanted whether the user switched it on
 * @param off why nothing can be sent there now, in words; empty: it can
 * @param careful what its address is called, where all that is sent counts for real
 */
public record TargetChip(Target target, String label, PlatformId platform, TextLimit limit, boolean wanted,
        Optional<String> off, Optional<String> careful) {
    /** Whether a text goes there. */
    public boolean chosen() {
        return wanted && off.isEmpty();
    }

    TargetChip withWanted(boolean other) {
        return new TargetChip(target, label, platform, limit, other, off, careful);
    }

    TargetChip withOff(Optional<String> other) {
        return new TargetChip(target, label, platform, limit, wanted, other, careful);
    }
}
