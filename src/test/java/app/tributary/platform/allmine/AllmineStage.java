package app.tributary.platform.allmine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.AccountId;
import app.tributary.chat.ActionId;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Reason;
import app.tributary.chat.Role;
import app.tributary.chat.Secret;
import app.tributary.chat.TokenStore;
import app.tributary.net.Network;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.allmine.AllminePace;
import app.tributary.rehearsal.allmine.AllmineServer;
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
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A loopback Allmine, a connection to it, and everything that the connection has said. */
final class AllmineStage implements AutoCloseable {
    static final Chatter VIEWER = new Chatter("kestrel_77", "Kestrel Seventy", 0x5B8FE5, Set.of(Role.SUBSCRIBER));
    static final Chatter MODERATOR = new Chatter("mira_mod", "mira_mod", 0x4ECB8B, Set.of(Role.MODERATOR));
    static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Everything at the speed of a test; polls are quick, but slow once the socket has proved itself. */
    static final AllmineTimings QUICK = new AllmineTimings(Duration.ofMillis(40), Duration.ofMillis(60),
            Duration.ofMillis(90),
            Duration.ofMinutes(5), Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofSeconds(5),
            Duration.ofMillis(40), Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofSeconds(3),
            Duration.ofMillis(30), Duration.ofMillis(60), Duration.ofMillis(400), Duration.ofSeconds(60),
            Duration.ofMinutes(5));
    static final AllminePace PACE = new AllminePace(Duration.ofSeconds(5), Duration.ofSeconds(5), 100,
            Duration.ofSeconds(20), Duration.ofHours(1), 100);

    final AllmineServer server;
    final Network network = new Network(InstantSource.system());
    final AllminePlatform platform;
    final Channel channel;
    final Tokens tokens = new Tokens();
    final Map<String, String> settings = new HashMap<>();
    final List<ChatEvent> events = new CopyOnWriteArrayList<>();
    private final List<Runnable> opened = new ArrayList<>();

    AllmineStage() {
        this(PACE, QUICK);
    }

    AllmineStage(AllminePace pace, AllmineTimings timings) {
        server = new AllmineServer(0, InstantSource.system(), pace);
        platform = new AllminePlatform(network, timings);
        channel = new Channel(AllminePlatform.ID, server.streamId());
    }

    /** Secrets in memory, with every value that was ever written. */
    static final class Tokens implements TokenStore {
        static final AccountId ACCOUNT = new AccountId(AllminePlatform.ID, "main");
        final List<String> written = new CopyOnWriteArrayList<>();
        /** Whether it refuses to write, as a locked keychain does. */
        volatile boolean broken;
        private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

        @Override
        public Optional<Secret> read(AccountId account, String key) {
            return Optional.ofNullable(secrets.get(account + " " + key));
        }

        @Override
        public void write(AccountId account, Map<String, Secret> added) {
            if (broken) {
                throw new UncheckedIOException(new IOException("locked"));
            }
            added.forEach((key, secret) -> {
                secrets.put(account + " " + key, secret);
                written.add(key + "=" + secret.value());
            });
        }

        @Override
        public void forget(AccountId account) {
            secrets.keySet().removeIf(key -> key.startsWith(account + " "));
        }

        String refresh() {
            return read(ACCOUNT, AllminePlatform.REFRESH_TOKEN.key()).orElseThrow().value();
        }
    }

    ChannelSetup setup(Channel of, Map<String, String> secrets) {
        signIn(secrets);
        return new ChannelSetup(of, server.endpoints(),
                Optional.of(new ChannelSetup.Account(Tokens.ACCOUNT, settings, tokens)));
    }

    void signIn(Map<String, String> secrets) {
        var bare = new HashMap<String, Secret>();
        secrets.forEach((key, value) -> bare.put(key, new Secret(value)));
        tokens.write(Tokens.ACCOUNT, bare);
    }

    Connection open() {
        return open(setup(channel, server.account()));
    }

    Connection open(ChannelSetup setup) {
        var connection = platform.open(setup, events::add);
        opened.add(connection::close);
        return connection;
    }

    /** Opens, and waits until messages are delivered by the socket. */
    Connection openLive() {
        var connection = open();
        awaitFollowed();
        return connection;
    }

    /** Waits until the socket stands in the room of the stream. */
    void awaitFollowed() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> server.followers() > 0);
        awaitLive();
    }

    CommandPort commands() {
        return commands(server.account());
    }

    CommandPort commands(Map<String, String> account) {
        var port = platform.commands(setup(channel, account));
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

    Outcome act(CommandPort port, PersonActionKind kind) {
        return run(port, new ChatCommand.ActOnPerson(channel, viewer(), kind,
                kind == PersonActionKind.TIMEOUT ? Optional.of(Duration.ofMinutes(10)) : Optional.empty(),
                Optional.of("spam")));
    }

    Outcome own(CommandPort port, ActionId action, Form form, Optional<Person> person) {
        return run(port, new ChatCommand.Native(channel, action, form, Optional.empty(), person));
    }

    Outcome superlike(CommandPort port) {
        return own(port, AllmineActions.SUPERLIKE, Form.EMPTY, Optional.empty());
    }

    Person viewer() {
        return new Person(server.userId(VIEWER), "Kestrel Seventy");
    }

    Outcome run(CommandPort port, ChatCommand command) {
        var receipts = port.execute(command);
        assertThat(receipts).hasSize(1);
        assertThat(receipts.getFirst().target().channel()).isEqualTo(command.channel());
        return receipts.getFirst().outcome();
    }

    /** An outcome and its reason, as words of a table. */
    static String code(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done ignored -> "Done";
            case Outcome.Found ignored -> "Found";
            case Outcome.Rejected no -> "Rejected " + no.why().code();
            case Outcome.Unsupported no -> "Unsupported " + no.why().code();
            case Outcome.Failed no -> "Failed " + no.why().code();
            case Outcome.Unknown no -> "Unknown " + no.why().code();
        };
    }

    static Optional<Reason> reason(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Degraded(var why) -> Optional.of(why);
            case ConnectionState.Retrying(var at, var why) -> Optional.of(why);
            case ConnectionState.Failed(var why) -> Optional.of(why);
            case ConnectionState other -> Optional.empty();
        };
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

    /** Says something and waits for it, which proves that everything before it has arrived, too. */
    void settle() {
        String last = "settled " + UUID.randomUUID();
        say(last);
        awaitText(last);
    }

    <T extends ChatEvent> Stream<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    @Override
    public void close() {
        opened.forEach(Runnable::run);
        server.close();
        network.close();
    }
}
