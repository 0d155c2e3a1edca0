package app.tributary.platform.streamvi;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.EventSink;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Role;
import app.tributary.chat.Secret;
import app.tributary.chat.TokenStore;
import app.tributary.net.CentrifugoTimings;
import app.tributary.platform.ChannelSetup;
import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.RehearsalServer;
import app.tributary.rehearsal.streamvi.StreamviRules;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What the tests of the connector share: a sink that remembers, short timings, a setup for a loopback server. */
final class StreamviWitness implements EventSink {
    static final Channel CHANNEL = new Channel(StreamviPlatform.ID, "15");
    static final Chatter ANN = new Chatter("ann", "Ann", 0x4CC2FF, Set.of(Role.SUBSCRIBER));

    private final List<ChatEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void accept(ChatEvent event) {
        events.add(event);
    }

    /** A loopback server that pings every second. */
    static StreamviRules rules() {
        return new StreamviRules(Duration.ofSeconds(1), Duration.ofMinutes(30), 200, 300, true, Duration.ofMillis(60),
                Duration.ofMillis(100));
    }

    static StreamviTimings timings() {
        return new StreamviTimings(Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ofMillis(400),
                Duration.ofMillis(60), Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofSeconds(1),
                Duration.ofMillis(700),
                Duration.ofMillis(50), Duration.ofMillis(200),
                new CentrifugoTimings(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(400),
                        Duration.ofMillis(60), Duration.ofMillis(40), Duration.ofMillis(200)));
    }

    static ChannelSetup setup(RehearsalServer server) {
        return setup(server, Map.of());
    }

    /** A setup with other values of the account than the server's own. */
    static ChannelSetup setup(RehearsalServer server, Map<String, String> changes) {
        var account = new HashMap<>(server.account());
        account.putAll(changes);
        return setup(server.endpoints(), account);
    }

    static ChannelSetup setup(Map<String, URI> endpoints, Map<String, String> account) {
        var id = new AccountId(StreamviPlatform.ID, "main");
        var settings = new HashMap<>(account);
        settings.keySet().removeAll(Set.of("token", "chat-key", "client-secret"));
        return new ChannelSetup(CHANNEL, endpoints,
                Optional.of(new ChannelSetup.Account(id, settings, new Keys(account))));
    }

    /** The same setup, but its keychain fails at the first question, as none should. */
    static ChannelSetup failingOnce(ChannelSetup setup) {
        var asked = new AtomicBoolean();
        var account = setup.account().orElseThrow();
        var tokens = new TokenStore() {
            @Override
            public Optional<Secret> read(AccountId id, String key) {
                if (!asked.getAndSet(true)) {
                    throw new IllegalStateException("a made-up defect");
                }
                return account.tokens().read(id, key);
            }

            @Override
            public void write(AccountId id, Map<String, Secret> secrets) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void forget(AccountId id) {
                throw new UnsupportedOperationException();
            }
        };
        return new ChannelSetup(setup.channel(), setup.endpoints(),
                Optional.of(new ChannelSetup.Account(account.id(), account.settings(), tokens)));
    }

    static Cue say(String id, String text) {
        return new Cue.Say(id, ANN, text, false, Optional.empty());
    }

    List<ChatEvent> events() {
        return List.copyOf(events);
    }

    <T extends ChatEvent> Stream<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    /** The texts of the messages, in the order in which they arrived. */
    List<String> texts() {
        return all(ChatEvent.Message.class).map(event -> event.message().text()).toList();
    }

    ChatMessage message(String text) {
        return all(ChatEvent.Message.class).map(ChatEvent.Message::message).filter(one -> one.text().equals(text))
                .findFirst().orElseThrow();
    }

    MessageKey key(String text) {
        return message(text).key();
    }

    ConnectionState state() {
        return all(ChatEvent.Connection.class).map(ChatEvent.Connection::state).reduce((one, other) -> other)
                .orElseThrow();
    }

    void awaitState(Class<? extends ConnectionState> type) {
        await(() -> type.isInstance(state()));
    }

    void awaitTexts(String... texts) {
        await(() -> texts().containsAll(List.of(texts)));
    }

    <T extends ChatEvent> T awaitEvent(Class<T> type, Predicate<T> which) {
        await(() -> all(type).anyMatch(which));
        return all(type).filter(which).findFirst().orElseThrow();
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    private record Keys(Map<String, String> values) implements TokenStore {
        @Override
        public Optional<Secret> read(AccountId account, String key) {
            return Optional.ofNullable(values.get(key)).map(Secret::new);
        }

        @Override
        public void write(AccountId account, Map<String, Secret> secrets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forget(AccountId account) {
            throw new UnsupportedOperationException();
        }
    }
}
