package app.tributary.platform.getstream;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.EventSink;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Role;
import app.tributary.chat.Secret;
import app.tributary.chat.TokenStore;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.Reply;
import app.tributary.net.Rest;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.CommandPort;
import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.getstream.GetstreamPace;
import app.tributary.rehearsal.getstream.GetstreamServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** What the tests of the connector share: a sink that remembers, short waits, setups, and somebody else who acts. */
final class GetstreamWitness implements EventSink {
    static final Channel MAIN = new Channel(GetstreamPlatform.ID, "livestream:main");
    static final Channel BACKSTAGE = new Channel(GetstreamPlatform.ID, "livestream:backstage");
    static final Chatter ANN = new Chatter("ann", "Ann", 0x4CC2FF, Set.of());
    static final Chatter MIRA = new Chatter("mira_mod", "mira_mod", 0x4ECB8B, Set.of(Role.MODERATOR));

    private final List<ChatEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void accept(ChatEvent event) {
        events.add(event);
    }

    static GetstreamServer server() {
        return new GetstreamServer(0, InstantSource.system(), new GetstreamPace(10_000, Duration.ofMinutes(1), 300,
                Duration.ofMillis(250), Duration.ofSeconds(20)));
    }

    static GetstreamTimings timings() {
        return new GetstreamTimings(Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofMillis(1500),
                Duration.ofMillis(80), Duration.ofMillis(300), Duration.ofMillis(300), Duration.ZERO,
                Duration.ofSeconds(5), Duration.ofMillis(900), Duration.ofSeconds(2), Duration.ofMillis(60),
                Duration.ofSeconds(20), Duration.ZERO, Duration.ofMillis(600));
    }

    static ChannelSetup setup(GetstreamServer server) {
        return setup(server, MAIN, server.account());
    }

    static ChannelSetup setup(GetstreamServer server, Channel channel, Map<String, String> values) {
        return new ChannelSetup(channel, server.endpoints(), Optional.of(account(values)));
    }

    static ChannelSetup.Account account(Map<String, String> values) {
        var settings = new HashMap<>(values);
        var keys = new Keys(new ConcurrentHashMap<>());
        for (String secret : List.of("token", "server-token")) {
            Optional.ofNullable(settings.remove(secret)).ifPresent(token -> keys.values().put(secret, token));
        }
        return new ChannelSetup.Account(new AccountId(GetstreamPlatform.ID, "main"), settings, keys);
    }

    static Map<String, String> with(Map<String, String> account, String key, String value) {
        var changed = new HashMap<>(account);
        changed.put(key, value);
        return changed;
    }

    static Map<String, String> without(Map<String, String> account, String key) {
        var changed = new HashMap<>(account);
        changed.remove(key);
        return changed;
    }

    static Cue say(String id, String text) {
        return new Cue.Say(id, ANN, text, false, Optional.empty());
    }

    static Cue say(String id, Chatter who, String text) {
        return new Cue.Say(id, who, text, false, Optional.empty());
    }

    static Outcome done(CommandPort port, ChatCommand command) {
        return port.execute(command).getFirst().outcome();
    }

    /** A call of the older family that somebody else makes. */
    static JsonNode call(Network network, GetstreamServer server, String token, String user, String method, String path,
            String query, String body) {
        var url = URI.create(server.endpoints().get("rest") + path + "?api_key=" + GetstreamServer.API_KEY + "&user_id="
                + user + query);
        var reply = new Rest(network).call(method, url, Map.of("Authorization", token, "stream-auth-type", "jwt"),
                body.isEmpty() ? Optional.empty() : Optional.of(body));
        if (reply instanceof Reply.Answer answer && answer.ok()) {
            return Json.tree(answer.body()).orElseThrow();
        }
        throw new AssertionError("refused: " + reply);
    }

    List<ChatEvent> events() {
        return List.copyOf(events);
    }

    void forget() {
        events.clear();
    }

    <T extends ChatEvent> Stream<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

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

    List<ConnectionState> states() {
        return all(ChatEvent.Connection.class).map(ChatEvent.Connection::state).toList();
    }

    ConnectionState state() {
        return states().getLast();
    }

    long lives() {
        return states().stream().filter(ConnectionState.Live.class::isInstance).count();
    }

    void awaitState(Class<? extends ConnectionState> type) {
        await(() -> !states().isEmpty() && type.isInstance(state()));
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

    record Keys(Map<String, String> values) implements TokenStore {
        @Override
        public Optional<Secret> read(AccountId account, String key) {
            return Optional.ofNullable(values.get(key)).map(Secret::new);
        }

        @Override
        public void write(AccountId account, Map<String, Secret> secrets) {
            secrets.forEach((key, secret) -> values.put(key, secret.value()));
        }

        @Override
        public void forget(AccountId account) {
            values.clear();
        }
    }
}
