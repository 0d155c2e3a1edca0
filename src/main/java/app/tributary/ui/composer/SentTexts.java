package app.tributary.ui.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts that were sent in this run, to go back and forth in. It only steps while the box is empty or
 * holds what it gave itself, so that nothing typed is ever written over.
 */
final class SentTexts {
    private static final int MOST = 50;

    private final List<String> texts = new ArrayList<>();
    /** Which of them stands in the box; the size: none. */
    private int at;

    void add(String text) {
        texts.remove(text);
        texts.add(text);
        if (texts.size() > MOST) {
            texts.removeFirst();
        }
        at = texts.size();
    }

    Optional<String> earlier(String shown) {
        if (!mayStep(shown)) {
            return Optional.empty();
        }
        if (shown.isEmpty()) {
            at = texts.size();
        }
        if (at == 0) {
            return Optional.empty();
        }
        return Optional.of(texts.get(--at));
    }

    Optional<String> later(String shown) {
        if (!mayStep(shown) || shown.isEmpty() || at >= texts.size()) {
            return Optional.empty();
        }
        at++;
        return Optional.of(at == texts.size() ? "" : texts.get(at));
    }

    private boolean mayStep(String shown) {
        return shown.isEmpty() || (at < texts.size() && texts.get(at).equals(shown));
    }
}
