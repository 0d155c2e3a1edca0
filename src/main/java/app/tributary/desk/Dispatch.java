package app.tributary.desk;

import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One text on its way to its targets: how it stands now. Immutable; a change is a new one with the same
 * id.
 *
 * @param id unique for each action of a person
 * @param text what was sent
 * @param replyTo what it answers
 * @param copies one for each target, in the order in which they were chosen
 * @param startedAt ours
 */
public record Dispatch(String id, String text, Optional<MessageKey> replyTo, List<Copy> copies, Instant startedAt) {
    public Dispatch {
        copies = List.copyOf(copies);
    }

    /**
     * What became of it at one target.
     *
     * @param outcome empty while it is under way
     * @param seen whether the platform's own echo of it has arrived
     */
    public record Copy(Target target, Optional<Outcome> outcome, boolean seen) {}

    /** Whether every copy has a final outcome, so that the draft can be let go. */
    public boolean isSettled() {
        return copies.stream().allMatch(copy -> copy.outcome().filter(Outcome::isFinal).isPresent());
    }

    /** The targets that can be tried again: refused, failed, or perhaps lost. */
    public List<Target> failed() {
        return copies.stream().filter(copy -> copy.outcome().filter(outcome -> !outcome.isDone()).isPresent())
                .map(Copy::target).toList();
    }
}
