package app.tributary.ui.console;

import app.tributary.account.AccountSettings;
import app.tributary.account.ChannelSettings;
import app.tributary.chat.AccountId;
import app.tributary.platform.PlatformCard;
import app.tributary.ui.ConsoleHandlers;
import app.tributary.ui.Layers;
import app.tributary.ui.form.ActionsViewModel;
import app.tributary.ui.form.FormView;
import app.tributary.ui.form.ListingView;
import app.tributary.ui.settings.AppearanceView;
import app.tributary.ui.settings.ShortcutsView;
import app.tributary.ui.views.FilterBoxViewModel;
import app.tributary.ui.views.HighlightsView;
import app.tributary.ui.welcome.AddAccountView;
import app.tributary.ui.welcome.AddAccountViewModel;
import app.tributary.ui.welcome.AddChannelView;
import app.tributary.ui.welcome.AddChannelViewModel;
import app.tributary.ui.welcome.SetUpView;
import app.tributary.words.Words;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Opens the panels above the window, one after another. FX thread only. */
final class ConsolePanels {
    private final ConsoleModel model;
    private final ConsoleHandlers handlers;
    private final List<PlatformCard> cards;
    private final Layers layers;
    private final boolean mac;
    private Runnable addView = () -> {};

    ConsolePanels(ConsoleParts parts, Layers layers, boolean mac) {
        model = parts.model();
        handlers = parts.handlers();
        cards = parts.cards();
        this.layers = layers;
        this.mac = mac;
    }

    /** What the menu button shows; {@code beside} is that button. */
    Region menu(Node beside) {
        var words = words();
        return new MenuPanel()
                .with(Feather.COLUMNS, "add-view", words.of(ConsoleWord.MENU_ADD_VIEW), this::addView)
                .with(Feather.PLUS, "add-channel", words.of(ConsoleWord.MENU_ADD_CHANNEL), this::addChannel)
                .with(Feather.USER_PLUS, "add-account", words.of(ConsoleWord.MENU_ADD_ACCOUNT), this::addAccount)
                .with(Feather.LIST, "set-up", words.of(ConsoleWord.MENU_SET_UP), this::setUp)
                .with(Feather.STAR, "highlights", words.of(ConsoleWord.MENU_HIGHLIGHTS), this::highlights)
                .with(Feather.SLIDERS, "appearance", words.of(ConsoleWord.MENU_APPEARANCE), () -> appearance(beside))
                .with(Feather.COMMAND, "shortcuts", words.of(ConsoleWord.MENU_SHORTCUTS), this::shortcuts);
    }

    /** What opens a new view. */
    void onAddView(Runnable wanted) {
        addView = wanted;
    }

    private void addView() {
        layers.closeAll();
        addView.run();
    }

    void addChannel() {
        layers.closeAll();
        var adding = new AddChannelViewModel(cards, cards.getFirst(), model.setUpProperty().get().accounts(),
                handlers, model.language(), model.fx());
        layers.showDialog(new AddChannelView(adding, model.language(), layers::closeTop));
    }

    void addAccount() {
        layers.closeAll();
        account(Optional.empty());
    }

    /** Whether {@link #signIn} leads anywhere: a rehearsal's account is not the user's. */
    boolean canSignIn(AccountId account) {
        return known(account).isPresent();
    }

    /** Opens the panel of an account whose sign-in is no longer accepted. */
    void signIn(AccountId account) {
        layers.closeAll();
        account(known(account));
    }

    void setUp() {
        layers.closeAll();
        var listed = model.setUpProperty().map(now -> new SetUpView.Listed(now.channels(), now.ownChannels(),
                now.accounts(), now.restorable()));
        layers.showDialog(new SetUpView(listed, handlers, model.language(), new SetUpView.Steps(this::addChannel,
                this::addAccount, this::channel, known -> account(Optional.of(known)), layers::closeTop),
                model.fx()));
    }

    private void channel(ChannelSettings edited) {
        layers.showDialog(new AddChannelView(new AddChannelViewModel(cards, edited,
                model.setUpProperty().get().accounts(), handlers, model.language(), model.fx()), model.language(),
                layers::closeTop));
    }

    private void account(Optional<AccountSettings> edited) {
        var now = model.setUpProperty().get();
        var adding = new AddAccountViewModel(cards, now.accounts(), edited, handlers, model.language(), model.fx());
        layers.showDialog(new AddAccountView(adding, model.language(),
                edited.map(AccountSettings::home).orElse(now.secrets()), layers::closeTop));
    }

    private Optional<AccountSettings> known(AccountId account) {
        return model.setUpProperty().get().accounts().stream().filter(known -> known.id().equals(account))
                .findFirst();
    }

    void appearance(Node beside) {
        layers.closeAll();
        layers.showPopover(new AppearanceView(model.appearance(), words()), beside);
    }

    void highlights() {
        layers.closeAll();
        var views = model.views();
        layers.showDialog(new HighlightsView(model.highlights(),
                () -> new FilterBoxViewModel(views.reader(), model.channels(),
                        task -> Thread.ofVirtual().name("highlights").start(task), model.fx()),
                views.feed(), words(), layers::closeTop));
    }

    void shortcuts() {
        layers.closeAll();
        layers.showDialog(new ShortcutsView(words(), mac, layers::closeTop));
    }

    /** From now on the platforms' forms and lists are shown here; {@code views} is where a message may have a row. */
    void serve(ActionsViewModel actions, ConsoleViews views) {
        actions.onOpen(form -> layers.showDialog(
                new FormView(form, words(), layers::close, () -> actions.closed(form))),
                listing -> layers.showDialog(new ListingView(listing, words(), views::has, key -> {
                    layers.closeAll();
                    views.jumpTo(key);
                }, layers::closeTop)));
    }

    /** Where a link leads, shown above the window in which it was clicked. */
    void link(URI target, Layers above) {
        above.showDialog(new LinkPanel(target, words(), () -> handlers.openLink(target), above::closeTop));
    }

    private Words words() {
        return model.language().words();
    }
}
