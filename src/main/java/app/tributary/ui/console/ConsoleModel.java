package app.tributary.ui.console;

import app.tributary.account.AccountSettings;
import app.tributary.account.ChannelSettings;
import app.tributary.account.SecretHome;
import app.tributary.account.SettingsStore;
import app.tributary.chat.AccountId;
import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.desk.ActionRecord;
import app.tributary.desk.Desk;
import app.tributary.desk.DeskListener;
import app.tributary.desk.Dispatch;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedListener;
import app.tributary.feed.FeedRow;
import app.tributary.feed.FeedRows;
import app.tributary.filter.Reader;
import app.tributary.history.AuthorFacts;
import app.tributary.ui.Language;
import app.tributary.ui.ListedChannel;
import app.tributary.ui.composer.ComposerViewModel;
import app.tributary.ui.form.ActionsViewModel;
import app.tributary.ui.header.HeaderViewModel;
import app.tributary.ui.header.RoomRulesViewModel;
import app.tributary.ui.moderation.ModerationViewModel;
import app.tributary.ui.moderation.Subject;
import app.tributary.ui.pin.PinViewModel;
import app.tributary.ui.settings.AppearanceViewModel;
import app.tributary.ui.status.StatusViewModel;
import app.tributary.ui.views.HighlightsViewModel;
import app.tributary.ui.views.ViewsViewModel;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Everything that the window around the feed shows. It hears the feed and the desk, whose listener it is,
 * on any thread; {@link #show} may be called by any thread too; the rest belongs to the FX thread.
 */
public final class ConsoleModel implements FeedListener, DeskListener {
    private final SettingsStore settings;
    private final Executor fx;
    private final Language language;
    private final HeaderViewModel header;
    private final PinViewModel pins;
    private final ModerationViewModel moderation;
    private final ComposerViewModel composer;
    private final AppearanceViewModel appearance;
    private final StatusViewModel status;
    private final ActionsViewModel actions;
    private final RoomRulesViewModel rules;
    private final ViewsViewModel views;
    private final HighlightsViewModel highlights;
    private final ReadOnlyObjectWrapper<SetUp> setUp = new ReadOnlyObjectWrapper<>(SetUp.NOTHING);
    private final ObservableList<ListedChannel> channels = FXCollections.observableArrayList();

    /**
     * What the console works on at the moment.
     *
     * @param channels that are open, in their order
     * @param ownChannels what the user set up; a rehearsal has others open
     * @param accounts that are known
     * @param restorable accounts that were just removed and can be brought back
     * @param rehearsal whether all of it is one
     * @param welcome whether the ways on are offered above the feed
     * @param secrets where the secrets of a new account would be kept
     * @param setAside where settings are kept that could not be read; empty: there were none
     */
    public record SetUp(List<ListedChannel> channels, List<ChannelSettings> ownChannels,
            List<AccountSettings> accounts, List<AccountId> restorable, boolean rehearsal, boolean welcome,
            SecretHome secrets, Optional<String> setAside) {
        /** Before anything is known. */
        public static final SetUp NOTHING = new SetUp(List.of(), List.of(), false, false, SecretHome.KEYCHAIN,
                Optional.empty());

        public SetUp {
            channels = List.copyOf(channels);
            ownChannels = List.copyOf(ownChannels);
            accounts = List.copyOf(accounts);
            restorable = List.copyOf(restorable);
        }

        /** Channels and accounts of which nothing can be changed. */
        public SetUp(List<ListedChannel> channels, List<AccountSettings> accounts, boolean rehearsal, boolean welcome,
                SecretHome secrets, Optional<String> setAside) {
            this(channels, List.of(), accounts, List.of(), rehearsal, welcome, secrets, setAside);
        }
    }

    /**
     * A model that shows nothing yet but the draft and the look of the settings.
     *
     * @param feed the timeline that the views show
     * @param memory what is remembered of an author in a channel; completes on any thread
     * @param systems the language of the system
     * @param clock for countdowns and for how long ago something was
     * @param zone in which a person tells the time
     * @param fx runs on the FX thread, in order
     */
    public ConsoleModel(Desk desk, SettingsStore settings, FeedRows feed,
            BiFunction<Channel, Author, CompletionStage<AuthorFacts>> memory, Locale systems,
            InstantSource clock, ZoneId zone, Executor fx) {
        this.settings = settings;
        this.fx = fx;
        language = new Language(systems);
        appearance = new AppearanceViewModel(settings, language, systems);
        header = new HeaderViewModel(language, clock, fx);
        pins = new PinViewModel(desk, language, clock, fx);
        status = new StatusViewModel(language, clock, fx);
        actions = new ActionsViewModel(desk, language, status, clock, zone, fx);
        rules = new RoomRulesViewModel(desk, language, fx);
        views = new ViewsViewModel(settings, feed, clock, fx);
        highlights = new HighlightsViewModel(settings, feed);
        composer = new ComposerViewModel(desk, settings, language, actions::start, fx);
        moderation = new ModerationViewModel(desk, pins, actions, memory, composer::reply, status, language, clock, fx);
    }

    /** From now on the console works on this. Any thread. */
    public void show(SetUp now) {
        fx.execute(() -> {
            setUp.set(now);
            channels.setAll(now.channels());
            header.list(now.channels());
            pins.list(now.channels());
            moderation.list(now.channels());
            composer.list(now.channels());
            actions.list(now.channels());
        });
    }

    @Override
    public void accept(FeedBatch batch) {
        header.accept(batch);
        pins.accept(batch);
        composer.accept(batch);
        moderation.accept(batch);
        status.accept(batch);
        rules.accept(batch);
    }

    @Override
    public void dispatchChanged(Dispatch dispatch) {
        composer.dispatchChanged(dispatch);
    }

    @Override
    public void acted(ActionRecord action) {
        moderation.acted(action);
    }

    /** Another row of the feed, or a newer state of it, is the selected one. */
    public void select(Optional<FeedRow> row) {
        moderation.select(row);
        composer.select(row.flatMap(Subject::of).flatMap(Subject::message).map(ChatMessage::key));
    }

    /** A second has passed. */
    public void tick() {
        header.tick();
        pins.tick();
        moderation.tick();
        status.tick();
        views.tick();
        composer.keep();
    }

    /** Keeps what must not be lost. */
    public void keep() {
        composer.keep();
    }

    public SettingsStore settings() {
        return settings;
    }

    public Language language() {
        return language;
    }

    public HeaderViewModel header() {
        return header;
    }

    public PinViewModel pins() {
        return pins;
    }

    public ModerationViewModel moderation() {
        return moderation;
    }

    public ComposerViewModel composer() {
        return composer;
    }

    /** What is said above the composer. */
    public StatusViewModel status() {
        return status;
    }

    /** What the platforms alone can do. */
    public ActionsViewModel actions() {
        return actions;
    }

    /** The rules of the rooms. */
    public RoomRulesViewModel rules() {
        return rules;
    }

    /** The views of the timeline. */
    public ViewsViewModel views() {
        return views;
    }

    /** The rules by which rows stand out. */
    public HighlightsViewModel highlights() {
        return highlights;
    }

    /** Who reads from now on: what they are called in the chats. */
    public void read(Reader reader) {
        views.read(reader);
        highlights.read(reader);
    }

    public AppearanceViewModel appearance() {
        return appearance;
    }

    /** What the console works on. */
    public ReadOnlyObjectProperty<SetUp> setUpProperty() {
        return setUp.getReadOnlyProperty();
    }

    /** The open channels. */
    public ObservableList<ListedChannel> channels() {
        return channels;
    }

    /** Runs on the FX thread. */
    public Executor fx() {
        return fx;
    }
}
