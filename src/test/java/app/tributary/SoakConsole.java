package app.tributary;

import app.tributary.account.AccountSettings;
import app.tributary.account.ChannelSettings;
import app.tributary.account.DataDirectory;
import app.tributary.account.SecretHome;
import app.tributary.account.Secrets;
import app.tributary.account.Settings;
import app.tributary.chat.AccountId;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Secret;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.desk.Destination;
import app.tributary.feed.FeedSettings;
import app.tributary.history.History;
import app.tributary.history.HistoryOpening;
import app.tributary.net.Network;
import app.tributary.platform.AccountKey;
import app.tributary.platform.ChatPlatform;
import app.tributary.rehearsal.Ledger.Deed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The console's own side of a long run: everything but its window, over a data directory of its own, and
 * somebody who never stops sending and moderating.
 */
final class SoakConsole implements AutoCloseable {
    private static final String ACCOUNT = "soak";
    private static final int REMEMBERED = 300;
    /** A view of the usual length would take the whole run to fill; see {@link FeedSettings}. */
    private static final FeedSettings FEED = new FeedSettings(1_000, Duration.ofMillis(300), 5_000, 2_000,
            Duration.ofMillis(8), 20_000, Duration.ofSeconds(10));

    private final Network network;
    private final InstantSource clock;
    private final Secrets secrets;
    private final Path historyFile;
    private final Session session;
    private final SoakCommands commands = new SoakCommands();
    private final Map<Channel, ConnectionState> states = new ConcurrentHashMap<>();
    private final Map<Channel, Seen> seen = new LinkedHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Instant lastEvent = Instant.EPOCH;

    /** What was read lately in a channel, and not yet made the object of anything. */
    private static final class Seen {
        private final ArrayDeque<ChatMessage> messages = new ArrayDeque<>();
        private final ArrayDeque<Person> passersBy = new ArrayDeque<>();
        private final ArrayDeque<Person> sentOff = new ArrayDeque<>();
        private final ArrayDeque<ChatMessage> pinned = new ArrayDeque<>();

        synchronized void add(ChatMessage message) {
            if (message.author().login().startsWith(SoakStage.PASSER_BY)) {
                passersBy.add(new Person(message.author().id(), message.author().displayName()));
            } else {
                messages.add(message);
            }
            if (messages.size() > REMEMBERED) {
                messages.remove();
            }
        }

        synchronized Optional<ChatMessage> message() {
            return Optional.ofNullable(messages.pollLast());
        }

        /** Only who is banned for good is called back by a command: a timeout ends by itself, or by the desk. */
        synchronized Optional<Person> passerBy(boolean forGood) {
            var person = Optional.ofNullable(passersBy.poll());
            person.filter(one -> forGood).ifPresent(sentOff::add);
            return person;
        }

        synchronized Optional<Person> sentOff() {
            return Optional.ofNullable(sentOff.poll());
        }
    }

    SoakConsole(Path folder, List<SoakPlace> places, InstantSource clock) {
        this.clock = clock;
        var directory = ((DataDirectory.Opening.Opened) DataDirectory.open(folder)).directory();
        network = new Network(clock);
        secrets = Secrets.forRehearsal(directory);
        var platforms = new Tributary().platforms(network);
        var settings = settings(places, platforms);
        historyFile = directory.historyFile();
        History history = ((HistoryOpening.Opened) History.open(historyFile, clock)).history();
        session = new Session(history, platforms, secrets, clock, FEED);
        settings.channels().forEach(channel -> seen.put(channel.channel(), new Seen()));
        var _ = session.feed().subscribe(batch -> batch.events().forEach(this::hear));
        var _ = session.desk().subscribe(commands);
        settings.channels().forEach(channel -> session.open(channel, settings));
    }

    private Settings settings(List<SoakPlace> places, List<ChatPlatform> platforms) {
        var settings = Settings.EMPTY;
        for (var place : places) {
            var platform = platforms.stream().filter(one -> one.card().id().value().equals(place.platform()))
                    .findFirst().orElseThrow();
            var id = new AccountId(new PlatformId(place.platform()), ACCOUNT);
            var open = new LinkedHashMap<String, String>();
            var hidden = new LinkedHashMap<String, Secret>();
            var secretKeys = platform.card().accountKeys().stream().filter(AccountKey::secret).map(AccountKey::key)
                    .toList();
            place.account().forEach((key, value) -> {
                if (secretKeys.contains(key)) {
                    hidden.put(key, new Secret(value));
                } else {
                    open.put(key, value);
                }
            });
            secrets.write(id, hidden);
            settings = settings.withAccount(new AccountSettings(id, open, SecretHome.PLAIN_FILE)).withChannel(
                    new ChannelSettings(new Channel(id.platform(), place.channel()), Optional.of(ACCOUNT),
                            place.endpoints()));
        }
        return settings;
    }

    private void hear(ChatEvent event) {
        switch (event) {
            case ChatEvent.Message(var message, var _) -> {
                lastEvent = clock.instant();
                seen(message.key().channel()).add(message);
            }
            case ChatEvent.Connection(var channel, var state, var _) -> states.put(channel, state);
            default -> {
                // not counted
            }
        }
    }

    private Seen seen(Channel channel) {
        var known = seen.get(channel);
        if (known == null) {
            throw new IllegalStateException("nobody opened " + channel);
        }
        return known;
    }

    List<Channel> channels() {
        return List.copyOf(seen.keySet());
    }

    Path historyFile() {
        return historyFile;
    }

    SoakCommands commands() {
        return commands;
    }

    Map<Channel, ConnectionState> states() {
        return Map.copyOf(states);
    }

    boolean isLive() {
        return seen.keySet().stream().allMatch(channel -> states.get(channel) instanceof ConnectionState.Live);
    }

    /** Whether all is connected and nothing has come for a while. */
    boolean isQuiet(Duration since) {
        return isLive() && lastEvent.plus(since).isBefore(clock.instant());
    }

    /** Gives commands until it is stopped. */
    void play(SoakPlan plan) {
        var random = new Random(plan.seed());
        Thread.ofVirtual().name("soak-commands").start(() -> {
            try {
                for (int n = 1; !stopped.await(plan.commandEach().toMillis(), TimeUnit.MILLISECONDS); n++) {
                    command(n, random);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void stopCommands() {
        stopped.countDown();
    }

    private void command(int n, Random random) {
        int dice = random.nextInt(100);
        var channel = channels().get(random.nextInt(seen.size()));
        if (dice < 65) {
            send("to several " + n, random);
        } else if (dice < 75) {
            seen(channel).message().filter(message -> can(channel, Capability.REPLY)).ifPresent(
                    message -> sent("an answer " + n, List.of(Target.of(channel)), Optional.of(message), random));
        } else if (dice < 84) {
            seen(channel).message().filter(message -> can(channel, Capability.DELETE)).ifPresent(message -> act(
                    Deed.DELETE, channel, message.key().id(), new ChatCommand.Remove(message.key())));
        } else if (dice < 89) {
            seen(channel).message().filter(message -> can(channel, Capability.PIN)).ifPresent(message -> {
                seen(channel).pinned.add(message);
                act(Deed.PIN, channel, message.key().id(), new ChatCommand.PinMessage(message.key()));
            });
        } else if (dice < 91) {
            if (can(channel, Capability.UNPIN)) {
                Optional.ofNullable(seen(channel).pinned.pollLast()).ifPresent(message -> act(Deed.UNPIN, channel,
                        message.key().id(), new ChatCommand.Unpin(message.key())));
            }
        } else if (dice < 94) {
            person(Capability.TIMEOUT, Deed.TIMEOUT, PersonActionKind.TIMEOUT, channel,
                    Optional.of(Duration.ofSeconds(20)));
        } else if (dice < 98) {
            person(Capability.BAN, Deed.BAN, PersonActionKind.BAN, channel, Optional.empty());
        } else {
            person(Capability.UNBAN, Deed.UNBAN, PersonActionKind.UNBAN, channel, Optional.empty());
        }
    }

    private void send(String text, Random random) {
        var targets = new ArrayList<>(session.desk().targets().stream().filter(to -> to.send().possible())
                .map(Destination::target).toList());
        Collections.shuffle(targets, random);
        if (!targets.isEmpty()) {
            sent(text, List.copyOf(targets.subList(0, Math.min(targets.size(), 1 + random.nextInt(3)))),
                    Optional.empty(), random);
        }
    }

    private void sent(String text, List<Target> targets, Optional<ChatMessage> replyTo, Random random) {
        boolean again = random.nextBoolean();
        var desk = session.desk();
        var dispatch = desk.send(text, targets, replyTo.map(ChatMessage::key));
        commands.sent(dispatch);
        if (again) {
            // a person who tries once more what did not get there
            var _ = desk.answered(dispatch.id()).thenAccept(now -> now.filter(one -> !one.failed().isEmpty())
                    .ifPresent(one -> {
                        commands.again(one.id());
                        desk.sendAgain(one.id(), one.failed());
                    }));
        }
    }

    private void person(Capability need, Deed deed, PersonActionKind kind, Channel channel, Optional<Duration> lasts) {
        if (!can(channel, need)) {
            return;
        }
        var who = kind == PersonActionKind.UNBAN
                ? seen(channel).sentOff()
                : seen(channel).passerBy(kind == PersonActionKind.BAN);
        who.ifPresent(person -> act(deed, channel, person.id(),
                new ChatCommand.ActOnPerson(channel, person, kind, lasts, Optional.empty())));
    }

    private void act(Deed deed, Channel channel, String object, ChatCommand command) {
        int number = commands.asked(deed, channel, object);
        var _ = session.desk().act(command).thenAccept(receipt -> commands.answered(number, receipt));
    }

    private boolean can(Channel channel, Capability what) {
        return switch (session.desk().capabilities(channel).of(what)) {
            case Support.Yes _,Support.LiftedHere _ -> true;
            case Support.No _,Support.ConsoleOnly _ -> false;
        };
    }

    @Override
    public void close() {
        stopCommands();
        session.close();
        secrets.close();
        network.close();
    }
}
