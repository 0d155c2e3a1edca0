package app.tributary.ui.composer;

import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Target;
import app.tributary.desk.Dispatch;
import app.tributary.ui.Sentence;
import app.tributary.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of one text, as its line below the box shows it. Immutable.
 *
 * @param id of the dispatch; of its own for a text that an earlier run left behind
 * @param text what was sent
 * @param replyTo what it answers
 * @param copies one for each target; none for a text that an earlier run left behind
 * @param open where it has not arrived as far as is known: these the draft is kept for
 * @param retryable where it can be sent again
 */
public record OutcomeLine(String id, String text, Optional<MessageKey> replyTo, List<Copy> copies, List<Target> open,
        List<Target> retryable) {
    /** How a copy stands; its sign stands before the words, so that colour is not needed. */
    public enum Mark {
        DONE("✓"), FAILED("✕"), UNDER_WAY("…"), UNKNOWN("?");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /**
     * What became of it at one target.
     *
     * @param label what the target is called
     * @param brief words for the line: "seen", or why not
     */
    public record Copy(Target target, String label, Mark mark, String brief) {}

    public OutcomeLine {
        copies = List.copyOf(copies);
        open = List.copyOf(open);
        retryable = List.copyOf(retryable);
    }

    static OutcomeLine of(Dispatch dispatch, Words words, Function<Target, String> labels) {
        var open = dispatch.copies().stream()
                .filter(copy -> !copy.seen() && copy.outcome().filter(Outcome::isDone).isEmpty())
                .map(Dispatch.Copy::target).toList();
        return new OutcomeLine(dispatch.id(), dispatch.text(), dispatch.replyTo(),
                dispatch.copies().stream().map(copy -> copy(copy, words, labels)).toList(), open,
                dispatch.failed());
    }

    /** Whether it arrived everywhere: nothing is left to do. */
    public boolean arrived() {
        return open.isEmpty();
    }

    /** Whether an answer is still awaited somewhere. */
    public boolean underWay() {
        return copies.stream().anyMatch(copy -> copy.mark() == Mark.UNDER_WAY);
    }

    /** Whether an earlier run of the console left it behind. */
    public boolean leftBehind() {
        return copies.isEmpty();
    }

    private static Copy copy(Dispatch.Copy copy, Words words, Function<Target, String> labels) {
        String label = labels.apply(copy.target());
        if (copy.seen()) {
            return new Copy(copy.target(), label, Mark.DONE, words.of(ComposerWord.SEEN));
        }
        if (copy.outcome().isEmpty()) {
            return new Copy(copy.target(), label, Mark.UNDER_WAY, words.of(ComposerWord.SENDING));
        }
        return switch (copy.outcome().get()) {
            case Outcome.Done done -> new Copy(copy.target(), label, Mark.DONE,
                    words.of(ComposerWord.SENT) + done.note().map(note -> " · " + Sentence.of(words, note)).orElse(""));
            case Outcome.Found _ -> new Copy(copy.target(), label, Mark.DONE, words.of(ComposerWord.SENT));
            case Outcome.Rejected(var why, var _) ->
                new Copy(copy.target(), label, Mark.FAILED, Sentence.of(words, why));
            case Outcome.Unsupported(var why) ->
                new Copy(copy.target(), label, Mark.FAILED, Sentence.of(words, why));
            case Outcome.Failed(var why) -> new Copy(copy.target(), label, Mark.FAILED, Sentence.of(words, why));
            case Outcome.Unknown(var why) -> new Copy(copy.target(), label, Mark.UNKNOWN,
                    words.of(ComposerWord.NO_WORD, Sentence.of(words, why)));
        };
    }
}
