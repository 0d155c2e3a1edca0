package app.tributary;

import app.tributary.chat.Channel;
import app.tributary.chat.Outcome;
import app.tributary.chat.Receipt;
import app.tributary.chat.Target;
import app.tributary.desk.ActionRecord;
import app.tributary.desk.DeskListener;
import app.tributary.desk.Dispatch;
import app.tributary.rehearsal.Ledger.Deed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the console was told to do, and what it showed of it. Any thread may call. */
final class SoakCommands implements DeskListener {
    private final Map<String, Dispatch> sends = new LinkedHashMap<>();
    private final Set<String> sentAgain = new LinkedHashSet<>();
    private final Set<Copy> unknown = new LinkedHashSet<>();
    private final Set<Copy> settledByEcho = new LinkedHashSet<>();
    private final List<Act> acts = new ArrayList<>();

    private record Copy(String dispatch, Target target) {}

    /** Anything but a send, and what was shown of it; empty: nothing yet. */
    record Act(Deed deed, Channel channel, String object, Optional<Outcome> outcome) {}

    synchronized void sent(Dispatch dispatch) {
        sends.putIfAbsent(dispatch.id(), dispatch);
    }

    synchronized void again(String dispatchId) {
        sentAgain.add(dispatchId);
    }

    synchronized int asked(Deed deed, Channel channel, String object) {
        acts.add(new Act(deed, channel, object, Optional.empty()));
        return acts.size() - 1;
    }

    synchronized void answered(int number, Receipt receipt) {
        var act = acts.get(number);
        acts.set(number, new Act(act.deed(), act.channel(), act.object(), Optional.of(receipt.outcome())));
    }

    @Override
    public synchronized void dispatchChanged(Dispatch dispatch) {
        sends.put(dispatch.id(), dispatch);
        for (var copy : dispatch.copies()) {
            var id = new Copy(dispatch.id(), copy.target());
            if (copy.outcome().filter(outcome -> outcome instanceof Outcome.Unknown).isPresent()) {
                unknown.add(id);
            } else if (unknown.contains(id) && copy.outcome().filter(Outcome::isDone).isPresent()
                    && !sentAgain.contains(dispatch.id())) {
                settledByEcho.add(id);
            }
        }
    }

    @Override
    public void acted(ActionRecord action) {
        // each act is asked for with its own answer
    }

    /** Whether everything has been answered, if only by a shrug. */
    synchronized boolean isAnswered() {
        return acts.stream().allMatch(act -> act.outcome().isPresent()) && sends.values().stream()
                .allMatch(send -> send.copies().stream().allMatch(copy -> copy.outcome().isPresent()));
    }

    synchronized List<Dispatch> sends() {
        return List.copyOf(sends.values());
    }

    synchronized List<Act> acts() {
        return List.copyOf(acts);
    }

    synchronized int settledByEcho(Channel channel) {
        return (int) settledByEcho.stream().filter(copy -> copy.target().channel().equals(channel)).count();
    }
}
