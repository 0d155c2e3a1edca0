package app.tributary.ui.welcome;

import app.tributary.account.AccountSettings;
import app.tributary.account.ChannelSettings;
import app.tributary.chat.AccountId;
import app.tributary.ui.ConsoleHandlers;
import app.tributary.ui.FittingScroll;
import app.tributary.ui.Language;
import app.tributary.ui.ListedChannel;
import app.tributary.ui.PlatformDot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The panel with every channel and account that is set up. Each can be changed and removed: a channel asks
 * twice, an account can be brought back for some seconds.
 */
public final class SetUpView extends VBox {
    private final ConsoleHandlers handlers;
    private final Language language;
    private final Steps steps;
    private final Request request;
    private final VBox channelRows = new VBox();
    private final VBox accountRows = new VBox();
    private Subscription watching = Subscription.EMPTY;

    /**
     * @param listed what is set up
     * @param steps what the panel offers beside: adding and changing channels and accounts, closing it
     * @param fx runs on the FX thread
     */
    public SetUpView(ObservableValue<Listed> listed, ConsoleHandlers handlers, Language language, Steps steps,
            Executor fx) {
        this.handlers = handlers;
        this.language = language;
        this.steps = steps;
        request = new Request(language, fx);
        getStyleClass().add("form-panel");
        var words = language.words();
        channelRows.getStyleClass().add("set-up-rows");
        accountRows.getStyleClass().add("set-up-rows");
        var problem = FormPanel.note("");
        problem.getStyleClass().setAll("label", "problem");
        var lists = new VBox(section(words.of(WelcomeWord.CHANNELS), words.of(WelcomeWord.ADD_CHANNEL),
                steps.addChannel()), channelRows,
                section(words.of(WelcomeWord.ACCOUNTS), words.of(WelcomeWord.CONNECT_ACCOUNT), steps.addAccount()),
                accountRows);
        lists.getStyleClass().add("fields");
        var scroll = new FittingScroll(lists);
        var done = new Button(words.of(WelcomeWord.CLOSE));
        done.setOnAction(pressed -> steps.close().run());
        var buttons = new HBox(done);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var title = new Label(words.of(WelcomeWord.SET_UP));
        title.getStyleClass().add("panel-title");
        getChildren().addAll(title, scroll, problem, buttons);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(listed.subscribe(this::show), request.problemProperty().subscribe(text -> {
                        problem.setText(text);
                        problem.setVisible(!text.isEmpty());
                        problem.setManaged(!text.isEmpty());
                    }));
        });
    }

    /**
     * What is set up.
     *
     * @param channels that are open
     * @param own those that can be changed: a rehearsal has others open
     * @param removed accounts that can be brought back
     */
    public record Listed(List<ListedChannel> channels, List<ChannelSettings> own, List<AccountSettings> accounts,
            List<AccountId> removed) {
        public Listed {
            channels = List.copyOf(channels);
            own = List.copyOf(own);
            accounts = List.copyOf(accounts);
            removed = List.copyOf(removed);
        }
    }

    /**
     * Where the panel leads.
     *
     * @param addChannel opens the panel that adds a channel
     * @param addAccount opens the panel that connects an account
     * @param editChannel opens the panel that changes one
     * @param editAccount opens the panel that changes one
     * @param close takes this one away
     */
    public record Steps(Runnable addChannel, Runnable addAccount, Consumer<ChannelSettings> editChannel,
            Consumer<AccountSettings> editAccount, Runnable close) {}

    private void show(Listed listed) {
        var words = language.words();
        channelRows.getChildren().setAll(listed.channels().stream().map(channel -> channel(channel, listed)).toList());
        if (listed.channels().isEmpty()) {
            channelRows.getChildren().add(FormPanel.note(words.of(WelcomeWord.CHANNELS_EMPTY)));
        }
        var accounts = new ArrayList<Node>();
        listed.accounts().forEach(account -> accounts.add(account(account)));
        listed.removed().forEach(account -> accounts.add(removed(account)));
        if (accounts.isEmpty()) {
            accounts.add(FormPanel.note(words.of(WelcomeWord.ACCOUNTS_EMPTY)));
        }
        accountRows.getChildren().setAll(accounts);
    }

    private Node channel(ListedChannel listed, Listed all) {
        var words = language.words();
        var buttons = new ArrayList<Button>();
        all.own().stream().filter(own -> own.channel().equals(listed.channel())).findFirst()
                .ifPresent(own -> buttons.add(edit(listed.label(), () -> steps.editChannel().accept(own))));
        buttons.add(removal(words.of(WelcomeWord.REMOVE_CHANNEL, listed.label()),
                () -> request.ask(handlers.removeChannel(listed.channel()), () -> {})));
        return row(new PlatformDot(listed.channel().platform()), listed.label(), listed.channel().toString(), buttons);
    }

    private Node account(AccountSettings account) {
        var words = language.words();
        var remove = new Button(words.of(WelcomeWord.REMOVE));
        remove.setAccessibleText(words.of(WelcomeWord.REMOVE_ACCOUNT, account.id().toString()));
        remove.setOnAction(pressed -> {
            remove.setDisable(true);
            request.ask(handlers.removeAccount(account.id()), () -> {});
        });
        return row(new PlatformDot(account.id().platform()), account.id().name(), account.id().toString(),
                List.of(edit(account.id().toString(), () -> steps.editAccount().accept(account)), remove));
    }

    private Node removed(AccountId account) {
        var words = language.words();
        var undo = new Button(words.of(AccountWord.UNDO));
        undo.setAccessibleText(words.of(AccountWord.UNDO_WHAT, account.toString()));
        undo.setOnAction(pressed -> request.ask(handlers.restoreAccount(account), () -> {}));
        var row = row(new PlatformDot(account.platform()), "", words.of(AccountWord.REMOVED, account.toString()),
                List.of(undo));
        row.getStyleClass().add("removed");
        return row;
    }

    private Node section(String title, String more, Runnable open) {
        var name = new Label(title);
        name.getStyleClass().add("section-title");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var button = new Button(more);
        button.setOnAction(pressed -> open.run());
        var head = new HBox(name, room, button);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Button edit(String what, Runnable open) {
        var button = new Button(language.words().of(AccountWord.EDIT));
        button.setAccessibleText(language.words().of(AccountWord.EDIT_WHAT, what));
        button.setOnAction(pressed -> open.run());
        return button;
    }

    /** A button that is pressed twice. */
    private Button removal(String what, Runnable remove) {
        var words = language.words();
        var button = new Button(words.of(WelcomeWord.REMOVE));
        button.setAccessibleText(what);
        button.setOnAction(first -> {
            button.setText(words.of(WelcomeWord.REMOVE_ASK));
            button.getStyleClass().add("danger");
            button.setOnAction(second -> {
                button.setDisable(true);
                remove.run();
            });
        });
        button.focusedProperty().subscribe(focused -> {
            if (!focused && !button.isDisabled()) {
                button.setText(words.of(WelcomeWord.REMOVE));
                button.getStyleClass().remove("danger");
            }
        });
        return button;
    }

    private static HBox row(Node dot, String name, String address, List<Button> buttons) {
        var title = new Label(name);
        title.setMinWidth(0);
        title.setManaged(!name.isEmpty());
        var detail = new Label(address);
        detail.getStyleClass().add("secondary");
        detail.setMinWidth(0);
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(dot, title, detail);
        buttons.forEach(button -> button.setMinWidth(USE_PREF_SIZE));
        row.getChildren().addAll(buttons);
        row.getStyleClass().add("set-up-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
