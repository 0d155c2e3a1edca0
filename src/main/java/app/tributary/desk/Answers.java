package app.tributary.desk;

import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A port's receipts, as outcomes of the targets that were asked for. */
final class Answers {
    private Answers() {}

    /** The same outcome for all. */
    static Map<Target, Outcome> same(List<Ongoing.Copy> group, Outcome outcome) {
        var all = new HashMap<Target, Outcome>();
        group.forEach(copy -> all.put(copy.target, outcome));
        return all;
    }

    /**
     * Each target's own receipt; that of the channel where an outlet has none; the sum of the outlets
     * for a whole channel. A target that nothing was said of may have got it.
     */
    static Map<Target, Outcome> of(List<Ongoing.Copy> group, List<Receipt> receipts) {
        var said = new HashMap<Target, Outcome>();
        receipts.forEach(receipt -> said.put(receipt.target(), receipt.outcome()));
        var all = new HashMap<Target, Outcome>();
        for (var copy : group) {
            var own = said.get(copy.target);
            var channel = said.get(Target.of(copy.target.channel()));
            if (own != null) {
                all.put(copy.target, own);
            } else if (copy.target.outlet().isPresent()) {
                all.put(copy.target, channel != null ? channel : silence());
            } else {
                all.put(copy.target, receipts.isEmpty()
                        ? silence()
                        : sum(receipts.stream().map(Receipt::outcome).toList()));
            }
        }
        return all;
    }

    /** One outcome for several: the first that is not done, else the first. */
    static Outcome sum(List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> !outcome.isDone()).findFirst()
                .orElseGet(() -> outcomes.isEmpty() ? silence() : outcomes.getFirst());
    }

    private static Outcome silence() {
        return Outcome.unknown(ReasonCode.BAD_ANSWER, "no word about this target");
    }
}
