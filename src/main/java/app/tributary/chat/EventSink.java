package app.tributary.chat;

/**
 * Where a connection puts what it hears. Any thread may call; a call never blocks longer than an
 * offer to a queue; events of one connection keep their order.
 */
@FunctionalInterface
public interface EventSink {
    void accept(ChatEvent event);
}
