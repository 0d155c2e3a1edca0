package app.tributary.platform;

import app.tributary.chat.Channel;

/** An opened channel: it reads until it is closed, and takes commands. */
public interface Connection extends AutoCloseable {
    Channel channel();

    /** Where its commands go. The same object for the whole life of the connection. */
    CommandPort commands();

    /** Tries at once instead of waiting for the next try; nothing where it is connected. Does not block. */
    void retryNow();

    /** Ends every socket, timer and thread of it, within a second. Nothing reaches the sink afterwards. */
    @Override
    void close();
}
