package app.tributary.ui.composer;

import app.tributary.account.DraftSettings.Unsent;
import app.tributary.chat.Target;
import app.tributary.desk.Desk;
import app.tributary.desk.Dispatch;
import app.tributary.ui.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What became of the texts that were sent. A line stays until the text has arrived everywhere and a newer
 * one was sent, or until the user puts it away; a text on its way cannot be put away. FX thread only.
 */
public final class OutcomesViewModel {
    private final ReadOnlyObjectWrapper<List<OutcomeLine>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<String, Dispatch> dispatches = new LinkedHashMap<>();
    private final List<OutcomeLine> leftBehind = new ArrayList<>();
    /** Put away by the user; their later news is not shown any more. */
    private final Set<String> dismissed = new HashSet<>();
    private final Desk desk;
    private final Language language;
    private final Function<Target, String> labels;

    /** Lines of a desk, whose targets are called so. */
    OutcomesViewModel(Desk desk, Language language, Function<Target, String> labels) {
        this.desk = desk;
        this.language = language;
        this.labels = labels;
        language.wordsProperty().subscribe(words -> show());
    }

    /** The lines, newest first. */
    public ReadOnlyObjectProperty<List<OutcomeLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** Sends the text again where it did not arrive, and only there. */
    public void sendAgain(OutcomeLine line) {
        desk.sendAgain(line.id(), line.retryable());
    }

    /** The user has seen whether the copy that nobody heard of arrived. */
    public void settle(OutcomeLine line, Target target, boolean arrived) {
        desk.settle(line.id(), target, arrived);
    }

    /** Puts the line away; nothing while it is under way. */
    public void dismiss(OutcomeLine line) {
        if (!line.underWay()) {
            leftBehind.remove(line);
            dispatches.remove(line.id());
            dismissed.add(line.id());
            show();
        }
    }

    /** The texts that have not arrived everywhere, oldest first: they must not be lost. */
    List<Unsent> unsent() {
        return lines.get().reversed().stream().filter(line -> !line.arrived())
                .map(line -> new Unsent(line.text(), line.open(), line.replyTo())).toList();
    }

    /** What an earlier run left behind, oldest first. */
    void restore(List<Unsent> texts) {
        for (var text : texts) {
            leftBehind.add(new OutcomeLine("left-behind-" + leftBehind.size(), text.text(), text.replyTo(), List.of(),
                    text.targets(), List.of()));
        }
        show();
    }

    /** A text stands otherwise than before. */
    void take(Dispatch dispatch) {
        if (dismissed.contains(dispatch.id())) {
            return;
        }
        if (!dispatches.containsKey(dispatch.id())) {
            dispatches.values().removeIf(older -> line(older).arrived());
        }
        dispatches.put(dispatch.id(), dispatch);
        show();
    }

    /** Names of targets may have changed. */
    void show() {
        var next = new ArrayList<>(leftBehind);
        dispatches.values().forEach(dispatch -> next.add(line(dispatch)));
        lines.set(List.copyOf(next.reversed()));
    }

    /** The line of the newest text. */
    Optional<OutcomeLine> newest() {
        return lines.get().stream().findFirst();
    }

    private OutcomeLine line(Dispatch dispatch) {
        return OutcomeLine.of(dispatch, language.words(), labels);
    }
}
