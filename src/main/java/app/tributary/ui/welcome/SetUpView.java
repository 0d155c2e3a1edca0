package app.tributary.ui.welcome;

import app.tributary.chat.AccountId;
import app.tributary.ui.ConsoleHandlers;
import app.tributary.ui.FittingScroll;
import app.tributary.ui.Language;
import app.tributary.ui.ListedChannel;
import app.tributary.ui.PlatformDot;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The panel with every channel and account that is set up; each can be removed, which is asked twice. */
public final class SetUpView extends VBox {
    private final ConsoleHandlers handlers;
    private final Language language;
    private final Request request;
    private Subscription watching = Subscription.EMPTY;

    /**
     * @param steps what the panel offers beside: adding a channel, connecting an account, closing it
     * @param fx runs on the FX thread
     */
    public SetUpView(ObservableList<ListedChannel> channels, ObservableList<AccountId> accounts,
            ConsoleHandlers handlers, Language language, Steps steps, Executor fx) {
        this.handlers = handlers;
        this.language = language;
        request = new Request(language, fx);
        getStyleClass().add("form-panel");
        var words = language.words();
        var channelRows = new VBox();
        var accountRows = new VBox();
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
                    : Subscription.combine(channels.subscribe(() -> showChannels(channelRows, channels)),
                            accounts.subscribe(() -> showAccounts(accountRows, accounts)),
                            request.problemProperty().subscribe(text -> {
                                problem.setText(text);
                                problem.setVisible(!text.isEmpty());
                                problem.setManaged(!text.isEmpty());
                            }));
            showChannels(channelRows, channels);
            showAccounts(accountRows, accounts);
        });
    }

    /**
     * Where the panel leads.
     *
     * @param addChannel opens the panel that adds a channel
     * @param addAccount opens the panel that connects an account
     * @param close takes this one away
     */
    public record Steps(Runnable addChannel, Runnable addAccount, Runnable close) {}

    private void showChannels(VBox rows, List<ListedChannel> channels) {
        var words = language.words();
        rows.getChildren().setAll(channels.stream()
                .map(listed -> row(new PlatformDot(listed.channel().platform()), listed.label(),
                        listed.channel().toString(), words.of(WelcomeWord.REMOVE_CHANNEL, listed.label()),
                        done -> request.ask(handlers.removeChannel(listed.channel()), done)))
                .toList());
        if (channels.isEmpty()) {
            rows.getChildren().add(FormPanel.note(words.of(WelcomeWord.CHANNELS_EMPTY)));
        }
    }

    private void showAccounts(VBox rows, List<AccountId> accounts) {
        var words = language.words();
        rows.getChildren().setAll(accounts.stream()
                .map(account -> row(new PlatformDot(account.platform()), account.name(), account.toString(),
                        words.of(WelcomeWord.REMOVE_ACCOUNT, account.toString()),
                        done -> request.ask(handlers.removeAccount(account), done)))
                .toList());
        if (accounts.isEmpty()) {
            rows.getChildren().add(FormPanel.note(words.of(WelcomeWord.ACCOUNTS_EMPTY)));
        }
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

    private Node row(Node dot, String name, String address, String what, Consumer<Runnable> remove) {
        var words = language.words();
        var title = new Label(name);
        var detail = new Label(address);
        detail.getStyleClass().add("secondary");
        detail.setMinWidth(0);
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(USE_PREF_SIZE);
        var button = new Button(words.of(WelcomeWord.REMOVE));
        button.setAccessibleText(what);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(first -> {
            button.setText(words.of(WelcomeWord.REMOVE_ASK));
            button.getStyleClass().add("danger");
            button.setOnAction(second -> {
                button.setDisable(true);
                remove.accept(() -> {});
            });
        });
        button.focusedProperty().subscribe(focused -> {
            if (!focused && !button.isDisabled()) {
                button.setText(words.of(WelcomeWord.REMOVE));
                button.getStyleClass().remove("danger");
            }
        });
        var row = new HBox(dot, title, detail, button);
        row.getStyleClass().add("set-up-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
