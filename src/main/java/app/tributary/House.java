package app.tributary;

import app.tributary.account.AccountRegister;
import app.tributary.account.AccountSettings;
import app.tributary.account.ChannelSettings;
import app.tributary.account.DataDirectory;
import app.tributary.account.SecretHome;
import app.tributary.account.Secrets;
import app.tributary.account.Settings;
import app.tributary.account.SettingsStore;
import app.tributary.account.ViewsSettings;
import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.Secret;
import app.tributary.cli.Passphrase;
import app.tributary.history.History;
import app.tributary.history.HistoryOpening;
import app.tributary.net.Network;
import app.tributary.platform.AccountKey;
import app.tributary.platform.ChatPlatform;
import app.tributary.rehearsal.Rehearsal;
import app.tributary.rehearsal.RehearsalPlan;
import app.tributary.rehearsal.RehearsalServer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that runs over one data directory: settings, secrets, the network, and the evening that is on, live
 * or in rehearsal. Calls may block for a moment: never on the FX thread. Any other thread may call.
 */
final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);
    private static final String REHEARSAL_ACCOUNT = "rehearsal";

    private final DataDirectory directory;
    private final InstantSource clock;
    private final Network network;
    private final List<ChatPlatform> platforms;
    private final SettingsStore settings;
    private final Secrets secrets;
    private final AccountRegister accounts;
    private Optional<Evening> evening = Optional.empty();

    /**
     * What is on.
     *
     * @param session the feed, history and desk
     * @param settings in force for it: the user's own, or those of the rehearsal
     * @param rehearsal the loopback platforms; empty: live
     */
    record Evening(Session session, SettingsStore settings, Secrets secrets, Optional<Rehearsal> rehearsal) {
        boolean isRehearsal() {
            return rehearsal.isPresent();
        }
    }

    House(DataDirectory directory, InstantSource clock, Network network, List<ChatPlatform> platforms) {
        this.directory = directory;
        this.clock = clock;
        this.network = network;
        this.platforms = List.copyOf(platforms);
        settings = SettingsStore.open(directory, clock);
        secrets = Secrets.open(directory, settings, Passphrase.fromEnvironment());
        accounts = new AccountRegister(settings, secrets);
    }

    DataDirectory directory() {
        return directory;
    }

    List<ChatPlatform> platforms() {
        return platforms;
    }

    InstantSource clock() {
        return clock;
    }

    Network network() {
        return network;
    }

    /** The user's own settings, also during a rehearsal. */
    SettingsStore settings() {
        return settings;
    }

    Secrets secrets() {
        return secrets;
    }

    /** The user's own accounts, also during a rehearsal. */
    AccountRegister accounts() {
        return accounts;
    }

    /** What is on; it must have been started. */
    synchronized Evening evening() {
        return evening.orElseThrow(() -> new IllegalStateException("nothing has been started"));
    }

    /**
     * Prepares what is set up; the channels are opened by {@link #openChannels()}. Ends what was on; a
     * rehearsal only once the history can be opened, so that a refusal leaves it as it was.
     */
    synchronized Evening startLive() throws IOException {
        // who chose a look, views and rules in the rehearsal means them for the evenings to come
        evening.filter(Evening::isRehearsal).map(on -> on.settings().current())
                .ifPresent(tried -> settings.update(now -> carriedOver(now, tried)));
        if (!evening.map(Evening::isRehearsal).orElse(false)) {
            endEvening();
        }
        var history = history(directory);
        endEvening();
        var session = new Session(history, platforms, secrets, clock);
        evening = Optional.of(new Evening(session, settings, secrets, Optional.empty()));
        return evening();
    }

    /** Prepares only the commands of these channels, by REST alone; those that are not set up are passed over. */
    synchronized Session startCommands(Set<Channel> channels) throws IOException {
        var session = startLive().session();
        Settings now = settings.current();
        now.channels().stream().filter(channel -> channels.contains(channel.channel()))
                .forEach(channel -> session.openForCommands(channel, now));
        return session;
    }

    /** Starts loopback platforms and prepares their channels. Ends what was on. */
    synchronized Evening startRehearsal(RehearsalPlan plan) throws IOException {
        endEvening();
        DataDirectory stage = switch (directory.openRehearsal()) {
            case DataDirectory.Opening.Opened(var opened) -> opened;
            case DataDirectory.Opening.Refused(var why) -> throw new IOException(why);
        };
        var rehearsal = Rehearsal.open(plan, clock);
        var stageSettings = SettingsStore.open(stage, clock);
        var stageSecrets = Secrets.forRehearsal(stage);
        for (var known : stageSettings.current().channels()) {
            stageSettings.update(now -> now.withoutChannel(known.channel()));
        }
        // it is tried on one's own views and rules, where there are any
        stageSettings.update(stageNow -> withOwnViews(stageNow, settings.current()));
        for (var server : rehearsal.servers()) {
            configure(server, stageSettings, stageSecrets);
        }
        var session = new Session(history(stage), platforms, stageSecrets, clock);
        evening = Optional.of(new Evening(session, stageSettings, stageSecrets, Optional.of(rehearsal)));
        return evening();
    }

    /** Opens every channel of what is on. Called when those who watch the feed have subscribed. */
    synchronized void openChannels() {
        var on = evening();
        Settings now = on.settings().current();
        now.channels().forEach(channel -> on.session().open(channel, now));
    }

    private static Settings carriedOver(Settings own, Settings tried) {
        return own.withLook(tried.look()).withViews(tried.views()).withHighlights(tried.highlights());
    }

    private static Settings withOwnViews(Settings stage, Settings own) {
        var viewed = own.views().equals(ViewsSettings.STANDARD) ? stage : stage.withViews(own.views());
        return own.highlights().isEmpty() ? viewed : viewed.withHighlights(own.highlights());
    }

    private void configure(RehearsalServer server, SettingsStore stage, Secrets stageSecrets) {
        var platform = platforms.stream().filter(known -> known.card().id().equals(server.platform())).findFirst()
                .orElseThrow(() -> new IllegalStateException("no platform for " + server.platform()));
        var id = new AccountId(server.platform(), REHEARSAL_ACCOUNT);
        Optional<String> account = Optional.empty();
        if (!server.account().isEmpty()) {
            var open = new LinkedHashMap<String, String>();
            var hidden = new LinkedHashMap<String, Secret>();
            server.account().forEach((key, value) -> {
                if (platform.card().accountKeys().stream().filter(AccountKey::secret).map(AccountKey::key)
                        .anyMatch(key::equals)) {
                    hidden.put(key, new Secret(value));
                } else {
                    open.put(key, value);
                }
            });
            stage.update(now -> now.withAccount(new AccountSettings(id, open, SecretHome.PLAIN_FILE)));
            stageSecrets.write(id, hidden);
            account = Optional.of(REHEARSAL_ACCOUNT);
        }
        var channel = new ChannelSettings(new Channel(server.platform(), server.channel()), account,
                server.endpoints());
        stage.update(now -> now.withChannel(channel));
    }

    private History history(DataDirectory where) throws IOException {
        return switch (History.open(where.historyFile(), clock)) {
            // one that could not be read is set aside, and logged, in there
            case HistoryOpening.Opened(var history, var _) -> history;
            case HistoryOpening.Refused(var why) -> throw new IOException(why);
        };
    }

    private void endEvening() {
        evening.ifPresent(on -> {
            on.session().close();
            on.rehearsal().ifPresent(Rehearsal::close);
            if (on.isRehearsal()) {
                on.secrets().close();
                on.settings().close();
            }
        });
        evening = Optional.empty();
    }

    /** Ends everything; what was accepted is written before it returns. */
    @Override
    public synchronized void close() {
        try {
            endEvening();
        } catch (RuntimeException e) {
            LOG.error("the evening did not end cleanly", e);
        }
        accounts.close();
        secrets.close();
        settings.close();
        network.close();
    }
}
