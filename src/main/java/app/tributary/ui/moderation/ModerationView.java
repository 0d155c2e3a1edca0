package app.tributary.ui.moderation;

import app.tributary.chat.Author;
import app.tributary.history.AuthorFacts;
import app.tributary.ui.ActionButton;
import app.tributary.ui.Avatars;
import app.tributary.ui.ChatText;
import app.tributary.ui.FittingScroll;
import app.tributary.ui.PlatformDot;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.Sentence;
import app.tributary.ui.WrapPane;
import app.tributary.words.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The sidebar: the selected author and message, what can be done about them, what was done. */
public final class ModerationView extends VBox {
    private static final int LONGEST_NAME = 40;
    /** The side of the place that the style sheet gives to a picture, in px. */
    private static final double AVATAR = 38;

    private final ModerationViewModel model;
    private final Avatars avatars;
    private final Words words;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final VBox subject = new VBox();
    private final WrapPane buttons = new WrapPane(6, 6);
    private final PersonActionsView person;
    private final VBox reasons = new VBox();
    private final Label news = new Label();
    private final LogView log;
    private Subscription watching = Subscription.EMPTY;

    /**
     * The sidebar of a model.
     *
     * @param zone in which times are told
     * @param avatars shows who is selected
     */
    public ModerationView(ModerationViewModel model, Words words, ZoneId zone, Avatars avatars) {
        this.model = model;
        this.avatars = avatars;
        this.words = words;
        day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(words.locale()).withZone(zone);
        time = DateTimeFormatter.ofPattern("HH:mm", words.locale()).withZone(zone);
        log = new LogView(words, time);
        person = new PersonActionsView(model, words, this::button);
        getStyleClass().add("sidebar");
        setAccessibleText(words.of(ModerationWord.SIDEBAR));
        subject.getStyleClass().add("subject");
        reasons.getStyleClass().add("reasons");
        news.getStyleClass().add("news");
        RightToLeft.wrap(news);
        var upper = new VBox(title(ModerationWord.SELECTED), subject, buttons, person, news, reasons);
        upper.getStyleClass().add("section");
        var logTitle = title(ModerationWord.LOG);
        log.setAccessibleText(words.of(ModerationWord.LOG_HELP));
        var lower = new VBox(logTitle, log);
        lower.getStyleClass().addAll("section", "last-section");
        var scroll = new FittingScroll(new VBox(upper, lower));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(model.subjectProperty().subscribe(this::showSubject),
                            model.factsProperty().subscribe(facts -> showSubject(model.subjectProperty().get())),
                            model.actionsProperty().subscribe(this::showActions), person.watch(),
                            model.newsProperty().subscribe(this::showNews), model.logProperty().subscribe(log::show));
        });
    }

    private void showSubject(Optional<Subject> now) {
        if (now.isEmpty()) {
            var nothing = new Label(words.of(ModerationWord.NOTHING_SELECTED));
            nothing.getStyleClass().add("empty-title");
            var help = new Label(words.of(ModerationWord.NOTHING_HELP));
            help.getStyleClass().add("secondary");
            RightToLeft.wrap(help);
            subject.getChildren().setAll(nothing, help);
            return;
        }
        var about = now.get();
        String name = about.author().map(author -> Sentence.oneLine(author.displayName(), LONGEST_NAME)).orElse("");
        var initial = new Label(name.isEmpty() ? "?" : name.substring(0, name.offsetByCodePoints(0, 1)));
        var avatar = new StackPane(initial);
        avatar.getStyleClass().addAll("avatar", PlatformDot.styleClass(about.channel().platform()));
        about.author().flatMap(Author::avatar).ifPresent(address -> avatars.cover(avatar, address, AVATAR));
        var title = new Label(name);
        title.getStyleClass().add("author-name");
        var where = new HBox(new PlatformDot(about.channel().platform()),
                new Label(words.of(ModerationWord.ON, model.channelLabel(about.channel()))));
        where.getStyleClass().addAll("secondary", "where");
        where.setAlignment(Pos.CENTER_LEFT);
        var who = new VBox(title, where);
        who.setMinWidth(0);
        var head = new HBox(avatar, who);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("subject-head");
        subject.getChildren().setAll(head);
        about.message().ifPresent(message -> {
            var text = new ChatText(3);
            text.show(message.text());
            var quote = new VBox(text);
            quote.getStyleClass().addAll("quote", PlatformDot.styleClass(about.channel().platform()));
            subject.getChildren().add(quote);
        });
        var facts = facts(about);
        if (!facts.getChildren().isEmpty()) {
            subject.getChildren().add(facts);
        }
    }

    private GridPane facts(Subject about) {
        var known = new LinkedHashMap<ModerationWord, String>();
        about.author().filter(author -> !author.roles().isEmpty())
                .ifPresent(author -> known.put(ModerationWord.ROLES, author.roles().stream().sorted()
                        .map(role -> words.of(ModerationWord.valueOf(role.name()))).collect(Collectors.joining(", "))));
        about.message().ifPresent(message -> known.put(ModerationWord.SAID_AT, time.format(message.sentAt())));
        // There before they are known, so that the buttons below do not move under the pointer.
        var remembered = model.factsProperty().get();
        known.put(ModerationWord.FIRST_SEEN,
                remembered.map(facts -> facts.firstSeen().map(day::format).orElse("–")).orElse("…"));
        known.put(ModerationWord.MESSAGES, remembered.map(this::messages).orElse("…"));
        var grid = new GridPane();
        grid.getStyleClass().add("facts");
        int row = 0;
        for (var fact : known.entrySet()) {
            var name = new Label(words.of(fact.getKey()));
            name.getStyleClass().add("secondary");
            name.setMinWidth(USE_PREF_SIZE);
            var value = new Label(fact.getValue());
            RightToLeft.wrap(value);
            grid.addRow(row++, name, value);
        }
        return grid;
    }

    private String messages(AuthorFacts remembered) {
        String all = Sentence.number(words, remembered.messages());
        return remembered.removed() == 0
                ? all
                : words.of(ModerationWord.OF_THEM_REMOVED, all, Sentence.number(words, remembered.removed()));
    }

    private void showActions(List<ModerationAction> actions) {
        var focused = focusedId();
        buttons.getChildren().setAll(
                actions.stream().filter(action -> !action.kind().aboutPerson()).map(this::button).toList());
        person.show(actions);
        focused.map(id -> lookup("#" + id)).ifPresent(Node::requestFocus);
        buttons.setVisible(!actions.isEmpty());
        buttons.setManaged(!actions.isEmpty());
        // The same reason is said once, for all that it keeps from being done.
        var byReason = new LinkedHashMap<String, String>();
        for (var action : actions) {
            String said = action.off().orElse(action.note());
            if (!said.isEmpty()) {
                String label = action.lasts().isPresent() ? words.of(ModerationWord.TIMEOUT) : action.label();
                byReason.merge(said, label, (one, other) -> one.contains(other) ? one : one + ", " + other);
            }
        }
        reasons.getChildren().setAll(byReason.entrySet().stream().map(entry -> {
            var reason = new Label(entry.getValue() + ": " + entry.getKey());
            reason.getStyleClass().add("secondary");
            RightToLeft.wrap(reason);
            return reason;
        }).toList());
        reasons.setVisible(!byReason.isEmpty());
        reasons.setManaged(!byReason.isEmpty());
    }

    private Optional<String> focusedId() {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        return Optional.ofNullable(owner).map(Node::getId).filter(id -> id.startsWith("action-"));
    }

    private Button button(ModerationAction action) {
        var button = new ActionButton(action.label());
        button.setId("action-" + action.kind().name().toLowerCase(Locale.ROOT)
                + action.lasts().map(time -> "-" + time.toSeconds()).orElse(""));
        action.lasts().ifPresent(
                time -> button.setAccessibleText(words.of(ModerationWord.TIMEOUT_FOR, action.label())));
        String key = action.kind().key();
        button.setOff(action.off(), key.isEmpty() ? action.note() : (action.note() + " (" + key + ")").strip());
        button.onPress(() -> model.perform(action));
        button.onRefusal(() -> model.perform(action));
        if (action.kind().harsh()) {
            button.getStyleClass().add("harsh");
        }
        return button;
    }

    private void showNews(String text) {
        news.setText(text);
        news.setVisible(!text.isEmpty());
        news.setManaged(!text.isEmpty());
    }

    private Label title(ModerationWord word) {
        var title = new Label(words.of(word));
        title.getStyleClass().add("section-title");
        return title;
    }
}
