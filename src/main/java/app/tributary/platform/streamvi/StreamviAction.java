package app.tributary.platform.streamvi;

import app.tributary.chat.ActionId;
import app.tributary.chat.Support;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Reversal;
import app.tributary.platform.NativeAction.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What only StreamVi can do: look up how its broadcasts run. */
enum StreamviAction {
    STATS("stats", StreamviWord.STATS), BROADCASTS("broadcasts", StreamviWord.BROADCASTS);

    private final String id;
    private final StreamviWord label;

    StreamviAction(String id, StreamviWord label) {
        this.id = id;
        this.label = label;
    }

    static Optional<StreamviAction> of(ActionId id) {
        return Arrays.stream(values()).filter(action -> action.id.equals(id.value())).findFirst();
    }

    /** All of them, as far as the account may look. */
    static List<NativeAction> under(Support support) {
        return Arrays.stream(values())
                .map(action -> new NativeAction(new ActionId(action.id), Subject.CHANNEL, action.label,
                        Optional.empty(), List.of(), Optional.empty(), Reversal.HARMLESS, support))
                .toList();
    }
}
