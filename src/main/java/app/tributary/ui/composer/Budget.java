package app.tributary.ui.composer;

import app.tributary.ui.Sentence;
import app.tributary.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much of a text still fits, by the strictest of the chosen targets.
 *
 * @param words "211 of 300 left (StreamVi)"; empty where nothing is chosen
 * @param brief the same where there is little room: "211 left"
 * @param over whether it is too long
 * @param near whether a tenth or less is left
 */
public record Budget(String words, String brief, boolean over, boolean near) {
    static final Budget NONE = new Budget("", "", false, false);

    static Budget of(String text, List<TargetChip> targets, Words words) {
        Optional<TargetChip> strictest = targets.stream().filter(TargetChip::chosen)
                .min(Comparator.comparingInt(chip -> chip.limit().left(text)));
        return strictest.map(chip -> {
            int left = chip.limit().left(text);
            int most = chip.limit().max();
            return left < 0
                    ? new Budget(words.of(ComposerWord.OVER, Sentence.number(words, -left), chip.label(),
                            Sentence.number(words, most)),
                            words.of(ComposerWord.OVER_BRIEF, Sentence.number(words, -left)), true, true)
                    : new Budget(words.of(ComposerWord.LEFT, Sentence.number(words, left),
                            Sentence.number(words, most), chip.label()),
                            words.of(ComposerWord.LEFT_BRIEF, Sentence.number(words, left)), false, left * 10L <= most);
        }).orElse(NONE);
    }
}
