package app.tributary.platform.blaze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Role;
import app.tributary.chat.Secret;
import app.tributary.chat.TokenStore;
import app.tributary.net.Network;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.blaze.BlazePace;
import app.tributary.rehearsal.blaze.BlazeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A loopback Blaze, a connection to it, and everything that the connection has said. */
final class BlazeStage implements AutoCloseable {
    static final Chatter VIEWER = new Chatter("kestrel_77", "kestrel_77", 0x5B8FE5, Set.of(Role.SUBSCRIBER));
    static final Chatter MODERATOR = new Chatter("mira_mod", "mira_mod", 0x4ECB8B, Set.of(Role.MODERATOR));
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Everything at the speed of a test; the rare looks are so rare that they disturb nothing. */
    static final BlazeTimings QUICK = new BlazeTimings(Duration.ofMillis(20), Duration.ofMillis(10),
            Duration.ofMillis(20), Duration.ofMillis(30), Duration.ofMinutes(5), Duration.ofMinutes(5),
            Duration.ofMillis(80), Duration.ofSeconds(5), Duration.ofMillis(40), Duration.ofMillis(200),
            Duration.ofSeconds(3), Duration.ofMillis(30), Duration.ofMillis(50), Duration.ofMillis(200));
    static final BlazePace PACE = new BlazePace(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO, 20,
            Duration.ofSeconds(30));

    final BlazeServer server;
    final Network network = new Network(InstantSource.system());
    final BlazePlatform platform;
    final Channel channel;
    final Tokens tokens = new Tokens();
    final List<ChatEvent> events = new CopyOnWriteArrayList<>();
    private final List<Runnable> opened = new ArrayList<>();

    BlazeStage() {
        this(PACE, QUICK);
    }

    BlazeStage(BlazePace pace, BlazeTimings timings) {
        server = new BlazeServer(0, InstantSource.system(), pace);
        platform = new BlazePlatform(network, timings);
        channel = new Channel(BlazePlatform.ID, server.channel());
    }

    /** Secrets in memory. */
    static final class Tokens implements TokenStore {
        /** How often it fails before it works, as no keychain should. */
        final AtomicInteger failures = new AtomicInteger();
        /** Whether it takes nothing more, as a disk does. */
        final AtomicBoolean full = new AtomicBoolean();
        private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

        @Override
        public Optional<Secret> read(AccountId account, String key) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("a made-up defect");
            }
            return Optional.ofNullable(secrets.get(account + " " + key));
        }

        @Override
        public void write(AccountId account, Map<String, Secret> added) {
            if (full.get()) {
                throw new UncheckedIOException(new IOException("a made-up full disk"));
            }
            added.forEach((key, secret) -> secrets.put(account + " " + key, secret));
        }

        @Override
        public void forget(AccountId account) {
            secrets.keySet().removeIf(key -> key.startsWith(account + " "));
        }
    }

    ChannelSetup setup(Map<String, String> account) {
        return setup(channel, account);
    }

    ChannelSetup setup(Channel of, Map<String, String> account) {
        var id = new AccountId(BlazePlatform.ID, "main");
        signIn(account);
        return new ChannelSetup(of, server.endpoints(), Optional.of(new ChannelSetup.Account(id,
                Map.of(BlazePlatform.CLIENT_ID.key(), account.getOrDefault(BlazePlatform.CLIENT_ID.key(), "")),
                tokens)));
    }

    /** A setup that can renew its token, with these settings besides. */
    ChannelSetup renewing(Map<String, String> settings) {
        var account = server.account();
        var id = new AccountId(BlazePlatform.ID, "main");
        account.forEach((key, value) -> tokens.write(id, Map.of(key, new Secret(value))));
        var all = new HashMap<>(settings);
        all.put(BlazePlatform.CLIENT_ID.key(), account.getOrDefault(BlazePlatform.CLIENT_ID.key(), ""));
        return new ChannelSetup(channel, server.endpoints(),
                Optional.of(new ChannelSetup.Account(id, all, tokens)));
    }

    /** A secret as it is stored now. */
    String stored(String key) {
        return tokens.read(new AccountId(BlazePlatform.ID, "main"), key).map(Secret::value).orElse("");
    }

    void signIn(Map<String, String> account) {
        tokens.write(new AccountId(BlazePlatform.ID, "main"), Map.of(BlazePlatform.ACCESS_TOKEN.key(),
                new Secret(account.getOrDefault(BlazePlatform.ACCESS_TOKEN.key(), ""))));
    }

    Connection open() {
        return open(setup(server.account()));
    }

    Connection open(ChannelSetup setup) {
        var connection = platform.open(setup, events::add);
        opened.add(connection::close);
        return connection;
    }

    /** Opens, and waits until messages are delivered. */
    Connection openLive() {
        var connection = open();
        awaitLive();
        return connection;
    }

    /** Opens, and waits until every type of event is delivered. */
    Connection openListening() {
        var connection = openLive();
        awaitSubscriptions();
        return connection;
    }

    void awaitSubscriptions() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10))
                .until(() -> server.subscriptions(false) == BlazeHappenings.TYPES.size());
    }

    CommandPort commands() {
        var port = platform.commands(setup(server.account()));
        opened.add(port::close);
        return port;
    }

    /** Somebody writes; the id of the line in the play is its text. */
    void say(String text) {
        server.play(new Cue.Say(text, VIEWER, text, false, Optional.empty()));
    }

    Outcome send(CommandPort port, String text) {
        return run(port, new ChatCommand.Send(channel, UUID.randomUUID().toString(), Set.of(), text, Optional.empty()));
    }

    Outcome run(CommandPort port, ChatCommand command) {
        var receipts = port.execute(command);
        assertThat(receipts).hasSize(1);
        assertThat(receipts.getFirst().target().channel()).isEqualTo(channel);
        return receipts.getFirst().outcome();
    }

    void awaitLive() {
        awaitState(ConnectionState.Live.class::isInstance);
    }

    /** Waits until the last state that was told is such a one. */
    ConnectionState awaitState(Predicate<ConnectionState> wanted) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> state().filter(wanted).isPresent());
        return state().orElseThrow();
    }

    Optional<ConnectionState> state() {
        return all(ChatEvent.Connection.class).reduce((first, second) -> second).map(ChatEvent.Connection::state);
    }

    <T extends ChatEvent> T await1(Class<T> type, Predicate<T> wanted) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> all(type).anyMatch(wanted));
        return all(type).filter(wanted).findFirst().orElseThrow();
    }

    ChatMessage awaitText(String text) {
        return await1(ChatEvent.Message.class, event -> event.message().text().equals(text)).message();
    }

    MessageKey key(String text) {
        return awaitText(text).key();
    }

    List<String> texts() {
        return all(ChatEvent.Message.class).map(event -> event.message().text()).toList();
    }

    <T extends ChatEvent> java.util.stream.Stream<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    @Override
    public void close() {
        opened.forEach(Runnable::run);
        server.close();
        network.close();
    }
}
