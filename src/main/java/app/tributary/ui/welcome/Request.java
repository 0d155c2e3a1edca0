package app.tributary.ui.welcome;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.ui.Language;
import app.tributary.ui.Sentence;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something asked of the program: under way, or refused in words. One at a time. FX thread only. */
public final class Request {
    private static final Logger LOG = LoggerFactory.getLogger(Request.class);

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Language language;
    private final Executor fx;

    Request(Language language, Executor fx) {
        this.language = language;
        this.fx = fx;
    }

    /** Whether an answer is awaited. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last one was refused; empty: it was not. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void refuse(String why) {
        problem.set(why);
    }

    void ask(CompletionStage<Optional<Reason>> answer, Runnable done) {
        busy.set(true);
        problem.set("");
        answer.exceptionally(defect -> {
            LOG.error("a request of the window ended in an error", defect);
            return Optional.of(Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName()));
        }).thenAccept(refusal -> fx.execute(() -> {
            busy.set(false);
            refusal.ifPresentOrElse(why -> problem.set(Sentence.of(language.words(), why)), done);
        }));
    }
}
