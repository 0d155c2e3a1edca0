package app.tributary.platform.streamvi;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.EventSink;

/** The way to the sink, which can be shut: what is said afterwards reaches nobody. Any thread. */
final class StreamviGate implements EventSink {
    private final EventSink sink;
    private boolean shut;

    StreamviGate(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public synchronized void accept(ChatEvent event) {
        if (!shut) {
            sink.accept(event);
        }
    }

    /** Lets one last event through and none after it. */
    synchronized void shut(ChatEvent last) {
        accept(last);
        shut = true;
    }
}
