package app.tributary.ui.feed;

import java.util.HashSet;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/**
 * The one clock of all moving emotes of a feed. It runs only while some are on a screen that is seen,
 * and while things may move. FX thread only.
 */
final class FrameClock {
    private static final Duration STEP = Duration.millis(50);

    private final Set<EmoteNode> moving = new HashSet<>();
    private final Timeline timeline = new Timeline(new KeyFrame(STEP, step -> tick()));
    private boolean allowed = true;
    private long millis;

    FrameClock() {
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    void join(EmoteNode emote) {
        moving.add(emote);
        settle();
    }

    void leave(EmoteNode emote) {
        moving.remove(emote);
        settle();
    }

    /** Whether anything may move: the feed is seen and nobody asked for stillness. */
    void allow(boolean wanted) {
        allowed = wanted;
        settle();
    }

    boolean isRunning() {
        return timeline.getStatus() == Animation.Status.RUNNING;
    }

    /** So many milliseconds it has run. */
    long millis() {
        return millis;
    }

    private void settle() {
        boolean wanted = allowed && !moving.isEmpty();
        if (wanted && !isRunning()) {
            timeline.play();
        } else if (!wanted) {
            timeline.stop();
        }
    }

    private void tick() {
        millis += (long) STEP.toMillis();
        moving.forEach(emote -> emote.showFrame(millis));
    }
}
