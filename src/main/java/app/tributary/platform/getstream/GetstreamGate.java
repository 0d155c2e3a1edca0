package app.tributary.platform.getstream;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.EventSink;

/** The way to the sink, which can be shut: what is said afterwards reaches nobody. Any thread may call. */
final class GetstreamGate {
    private final EventSink sink;
    private boolean shut;

    GetstreamGate(EventSink sink) {
        this.sink = sink;
    }

    synchronized void tell(ChatEvent event) {
        if (!shut) {
            sink.accept(event);
        }
    }

    /** Lets one last event through and none after it. */
    synchronized void shut(ChatEvent last) {
        tell(last);
        shut = true;
    }
}
