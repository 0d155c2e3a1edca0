package app.tributary.bench;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * One pulse, from its beginning to the moment when the window system has its picture. Moments by
 * {@link System#nanoTime()}.
 *
 * <p>Layout, then the scene graph's copy for the renderer, then a job on the render thread that paints
 * into memory, then a job on the FX thread that hands the pixels to the window system. Three small jobs of
 * ours stand in the same queues right behind those of the toolkit: one on the FX thread behind the pulse,
 * one on the render thread behind the painting, one on the FX thread behind the handing over. They ask
 * for no pulse: an idle window stays idle.
 */
final class Frame {
    private final Runnable over;
    private final Consumer<Frame> done;
    /** Before css and layout. */
    final long begun = System.nanoTime();
    /** The FX thread is done with the pulse. */
    long laidOut;
    /** The render thread has painted. */
    volatile long painted;
    /** The window system has the picture. */
    long shown;
    /** The newest message of the load that the rows of every feed reach; -1: none. */
    long newest = Long.MAX_VALUE;

    /**
     * @param over hears that the pulse is over
     * @param done hears that the picture is shown
     */
    Frame(Runnable over, Consumer<Frame> done) {
        this.over = over;
        this.done = done;
    }

    /** Called on the FX thread within the pulse, behind the layout. */
    void follow() {
        Platform.runLater(this::behindPulse);
    }

    private void behindPulse() {
        laidOut = System.nanoTime();
        over.run();
        var _ = Toolkit.getToolkit().addRenderJob(new RenderJob(this::behindPainting));
    }

    private void behindPainting() {
        painted = System.nanoTime();
        Platform.runLater(this::behindUpload);
    }

    private void behindUpload() {
        shown = System.nanoTime();
        done.accept(this);
    }
}
