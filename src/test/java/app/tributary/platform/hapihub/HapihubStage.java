package app.tributary.platform.hapihub;

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
import app.tributary.chat.Phrase;
import app.tributary.chat.Role;
import app.tributary.chat.Secret;
import app.tributary.chat.TokenStore;
import app.tributary.net.EngineIo;
import app.tributary.net.Network;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.hapihub.HapihubRules;
import app.tributary.rehearsal.hapihub.HapihubServer;
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

/** A loopback HapiHub, a connection to it, and everything that the connection has said. */
final class HapihubStage implements AutoCloseable {
    static final Chatter VIEWER = new Chatter("kestrel_77", "Kestrel Seven", 0x5B8FE5, Set.of());
    static final Chatter FRIEND = new Chatter("mira", "Mira Holm", 0x4ECB8B, Set.of(Role.MODERATOR));
    static final Chatter GHOST = new Chatter("ghost", "Ghost", 0x808080, Set.of());
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Everything at the speed of a test; the rare looks are so rare that they disturb nothing. */
    static final HapihubTimings QUICK = new HapihubTimings(Duration.ofMillis(80), Duration.ofMinutes(5),
            Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofMillis(40), Duration.ofMillis(200),
            Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMillis(50),
            Duration.ofMillis(100), Duration.ofSeconds(3), 2000);
    static final HapihubRules RULES = HapihubRules.standard().with(EngineIo.V4);

    final HapihubServer server;
    final Network network = new Network(InstantSource.system());
    final HapihubPlatform platform;
    final Channel channel;
    final Tokens tokens = new Tokens();
    final List<ChatEvent> events = new CopyOnWriteArrayList<>();
    private final List<Runnable> opened = new ArrayList<>();

    HapihubStage() {
        this(RULES, QUICK);
    }

    HapihubStage(HapihubRules rules) {
        this(rules, QUICK);
    }

    HapihubStage(HapihubRules rules, HapihubTimings timings) {
        server = new HapihubServer(0, InstantSource.system(), rules);
        platform = new HapihubPlatform(network, timings);
        channel = new Channel(HapihubPlatform.ID, server.channel());
    }

    /** The quick timings with other looks at the newest messages. */
    static HapihubTimings looking(Duration every) {
        return new HapihubTimings(QUICK.pollEvery(), every, QUICK.openWithin(), QUICK.authenticateWithin(),
                QUICK.retryFirst(), QUICK.retryLongest(), QUICK.answerWithin(), QUICK.askAgain(),
                QUICK.lookAgain(), QUICK.settle(), QUICK.nameWithin(), QUICK.callsEachSecond());
    }

    /** Secrets in memory, and every token that was ever stored. */
    static final class Tokens implements TokenStore {
        final List<Map<String, String>> writes = new CopyOnWriteArrayList<>();
        private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

        @Override
        public Optional<Secret> read(AccountId account, String key) {
            return Optional.ofNullable(secrets.get(account + " " + key));
        }

        @Override
        public void write(AccountId account, Map<String, Secret> added) {
            var plain = new HashMap<String, String>();
            added.forEach((key, secret) -> {
                secrets.put(account + " " + key, secret);
                plain.put(key, secret.value());
            });
            writes.add(plain);
        }

        @Override
        public void forget(AccountId account) {
            secrets.keySet().removeIf(key -> key.startsWith(account + " "));
        }
    }

    ChannelSetup.Account account(Map<String, String> values) {
        var id = new AccountId(HapihubPlatform.ID, "main");
        var settings = new HashMap<String, String>();
        var secrets = new HashMap<String, Secret>();
        for (var key : platform.card().accountKeys()) {
            String value = values.get(key.key());
            if (value != null && key.secret()) {
                secrets.put(key.key(), new Secret(value));
            } else if (value != null) {
                settings.put(key.key(), value);
            }
        }
        tokens.forget(id);
        tokens.write(id, secrets);
        tokens.writes.clear();
        return new ChannelSetup.Account(id, settings, tokens);
    }

    ChannelSetup setup(Map<String, String> values) {
        return setup(channel, values);
    }

    ChannelSetup setup(Channel of, Map<String, String> values) {
        return new ChannelSetup(of, server.endpoints(), Optional.of(account(values)));
    }

    /** The usual account with one more value. */
    Map<String, String> with(String key, String value) {
        var more = new HashMap<>(server.account());
        more.put(key, value);
        return more;
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

    CommandPort commands() {
        return commands(server.account());
    }

    CommandPort commands(Map<String, String> account) {
        var port = platform.commands(setup(account));
        opened.add(port::close);
        return port;
    }

    /** Somebody writes; the id of the line in the play is its text. */
    void say(String text) {
        say(VIEWER, text);
    }

    void say(Chatter who, String text) {
        server.play(new Cue.Say(text, who, text, false, Optional.empty()));
    }

    void misbehave(Mischief mischief) {
        server.misbehave(mischief);
    }

    Outcome send(CommandPort port, String text) {
        return send(port, text, UUID.randomUUID().toString());
    }

    Outcome send(CommandPort port, String text, String nonce) {
        return run(port, new ChatCommand.Send(channel, nonce, Set.of(), text, Optional.empty()));
    }

    Outcome act(CommandPort port, String action, Form form, Optional<MessageKey> message) {
        return run(port, new ChatCommand.Native(channel, new ActionId(action), form, message, Optional.empty()));
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

    /** What the last mark under a message says: the arguments of its sentence. */
    List<String> mark(MessageKey about) {
        return all(ChatEvent.Notice.class).filter(notice -> notice.about().equals(Optional.of(about)))
                .reduce((first, second) -> second)
                .map(notice -> notice.text() instanceof Phrase.Term term ? term.arguments() : List.<String>of())
                .orElse(List.of());
    }

    void awaitMark(MessageKey about, String... arguments) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(mark(about)).containsExactly(arguments));
    }

    void awaitRequest(String start, int times) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> requests(start) >= times);
    }

    long requests(String start) {
        return server.requests().stream().filter(request -> request.startsWith(start)).count();
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
