package app.tributary;

import app.tributary.account.ChannelSettings;
import app.tributary.account.Secrets;
import app.tributary.account.Settings;
import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.cli.Configured;
import app.tributary.desk.Desk;
import app.tributary.feed.Feed;
import app.tributary.feed.FeedSettings;
import app.tributary.history.History;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One evening: the feed, the history and the desk of a data directory, and the connections that are open
 * on them. Any thread may call.
 */
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final List<ChatPlatform> platforms;
    private final Secrets secrets;
    private final InstantSource clock;
    private final History history;
    private final Feed feed;
    private final Desk desk;
    private final Map<Channel, Connection> connections = new ConcurrentHashMap<>();
    private final List<CommandPort> commandPorts = new CopyOnWriteArrayList<>();
    private boolean over;

    /**
     * @param history belongs to the session from here on
     */
    Session(History history, List<ChatPlatform> platforms, Secrets secrets, InstantSource clock) {
        this(history, platforms, secrets, clock, FeedSettings.standard());
    }

    /** With other bounds of the feed. */
    Session(History history, List<ChatPlatform> platforms, Secrets secrets, InstantSource clock,
            FeedSettings bounds) {
        this.platforms = List.copyOf(platforms);
        this.secrets = secrets;
        this.clock = clock;
        this.history = history;
        feed = new Feed(clock, bounds);
        var memory = new DeskMemory(history);
        desk = new Desk(clock, feed, memory, memory, memory);
        var _ = feed.subscribe(new TroubleLog());
        var _ = feed.subscribe(batch -> history.accept(batch.events()));
        var _ = feed.subscribe(batch -> batch.events().forEach(desk::observe));
    }

    Feed feed() {
        return feed;
    }

    Desk desk() {
        return desk;
    }

    History history() {
        return history;
    }

    /** Opens a channel, in the place of what was open for it; nothing once the evening is over. */
    synchronized void open(ChannelSettings channel, Settings settings) {
        if (over) {
            return;
        }
        close(channel.channel());
        var locked = channel.account().flatMap(this::whyLocked);
        if (locked.isPresent()) {
            failed(channel.channel(), Reason.of(ReasonCode.BAD_SETTING, locked.get()));
            return;
        }
        platform(channel.channel()).ifPresentOrElse(platform -> {
            try {
                var connection = platform.open(Configured.setup(channel, settings, secrets), feed);
                connections.put(channel.channel(), connection);
                desk.attach(channel.channel(), connection.commands());
            } catch (RuntimeException defect) {
                // the trouble of one platform is not the others'
                LOG.error("{} could not be opened", channel.channel(), defect);
                failed(channel.channel(), Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName()));
            }
        }, () -> LOG.warn("no platform is plugged in for {}", channel.channel()));
    }

    private void failed(Channel channel, Reason why) {
        feed.accept(new ChatEvent.Connection(channel, new ConnectionState.Failed(why), clock.instant()));
    }

    /** Lets the commands of a channel through, by REST alone, without reading it. */
    void openForCommands(ChannelSettings channel, Settings settings) {
        platform(channel.channel()).ifPresent(platform -> {
            var port = platform.commands(Configured.setup(channel, settings, secrets));
            commandPorts.add(port);
            desk.attach(channel.channel(), port);
        });
    }

    /** Closes a channel; nothing where it is not open. */
    void close(Channel channel) {
        var connection = connections.remove(channel);
        if (connection != null) {
            desk.detach(channel);
            connection.close();
        }
    }

    /** Tries a lost connection at once. */
    void retryNow(Channel channel) {
        var connection = connections.get(channel);
        if (connection != null) {
            connection.retryNow();
        }
    }

    /** An account whose secrets are locked away is there all the same: it must not look like a missing one. */
    private Optional<String> whyLocked(AccountId account) {
        return switch (secrets.availability(account)) {
            case Secrets.Availability.Ready() -> Optional.empty();
            case Secrets.Availability.Locked(var _, var why) -> Optional.of(why);
        };
    }

    private Optional<ChatPlatform> platform(Channel channel) {
        return platforms.stream().filter(platform -> platform.card().id().equals(channel.platform())).findFirst();
    }

    /** Closes the connections, then writes all that they brought. */
    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        var ends = new ArrayList<Thread>();
        for (var channel : List.copyOf(connections.keySet())) {
            ends.add(Thread.ofVirtual().start(() -> close(channel)));
        }
        Instant until = clock.instant().plus(LAST_WORDS);
        for (var end : ends) {
            try {
                Duration left = Duration.between(clock.instant(), until);
                boolean _ = end.join(left.isNegative() ? Duration.ZERO : left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        desk.close();
        commandPorts.forEach(CommandPort::close);
        feed.close();
        history.close();
    }
}
