package app.tributary;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Reason;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedListener;
import app.tributary.net.Redaction;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log when a connection is in trouble: one line a reason, however often it is tried. On the feed's thread. */
final class TroubleLog implements FeedListener {
    private static final Logger LOG = LoggerFactory.getLogger(TroubleLog.class);

    private final Map<Channel, Reason> told = new HashMap<>();

    @Override
    public void accept(FeedBatch batch) {
        for (var event : batch.events()) {
            if (event instanceof ChatEvent.Connection(var channel, var state, var _)) {
                log(channel, state);
            }
        }
    }

    private void log(Channel channel, ConnectionState state) {
        switch (state) {
            case ConnectionState.Retrying(var _, var why) -> {
                if (!why.equals(told.put(channel, why))) {
                    LOG.info("{}: tried again until it works: {}", channel, words(why));
                }
            }
            case ConnectionState.Degraded(var why) -> {
                if (!why.equals(told.put(channel, why))) {
                    LOG.info("{}: not whole: {}", channel, words(why));
                }
            }
            case ConnectionState.Failed(var why) -> {
                if (!why.equals(told.put(channel, why))) {
                    LOG.warn("{}: given up: {}", channel, words(why));
                }
            }
            case ConnectionState.Live() -> {
                if (told.remove(channel) != null) {
                    LOG.info("{}: live again", channel);
                }
            }
            case ConnectionState.Connecting() -> {
            }
            case ConnectionState.Offline() -> {
            }
            case ConnectionState.Closed() -> {
            }
        }
    }

    private static String words(Reason why) {
        return Redaction.strike(why.code() + " " + why.detail()).strip();
    }
}
