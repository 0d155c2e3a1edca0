package app.tributary.ui.form;

import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.Receipt;
import app.tributary.chat.Support;
import app.tributary.desk.Desk;
import app.tributary.desk.FieldReader;
import app.tributary.desk.SlashCommand;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.Phrases;
import app.tributary.ui.Amounts;
import app.tributary.ui.Language;
import app.tributary.ui.ListedChannel;
import app.tributary.ui.Sentence;
import app.tributary.ui.status.StatusViewModel;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Everything that the platforms publish as their own: what there is for a channel, a message, a person; how it
 * is started, by a form where something is missing; where its outcome goes. FX thread only.
 */
public final class ActionsViewModel {
    private static final int EXCERPT = 120;

    private final Desk desk;
    private final Language language;
    private final StatusViewModel status;
    private final FieldReader reader;
    private final ZoneId zone;
    private final Executor fx;
    private final Map<Press.Identity, FormViewModel.Draft> drafts = new HashMap<>();
    private List<ListedChannel> channels = List.of();
    private Consumer<FormViewModel> showForm = form -> {};
    private Consumer<ListingViewModel> showListing = listing -> {};
    private final Set<String> reacting = new HashSet<>();
    private long presses;

    /**
     * @param status says what became of what has no panel of its own
     * @param clock what times are counted from
     * @param zone in which a person tells the time
     * @param fx runs on the FX thread
     */
    public ActionsViewModel(Desk desk, Language language, StatusViewModel status, InstantSource clock, ZoneId zone,
            Executor fx) {
        this.desk = desk;
        this.language = language;
        this.status = status;
        this.zone = zone;
        this.fx = fx;
        reader = new FieldReader(clock, zone);
    }

    /** From now on forms and lists are shown so. */
    public void onOpen(Consumer<FormViewModel> form, Consumer<ListingViewModel> listing) {
        showForm = form;
        showListing = listing;
    }

    /** From now on these channels. */
    public void list(List<ListedChannel> listed) {
        channels = List.copyOf(listed);
    }

    /** What the platform of a channel has for this kind of subject, possible or not, in its own order. */
    public List<OfferedAction> offered(Subject subject, Channel channel) {
        return desk.actions(channel).stream().filter(action -> action.subject() == subject)
                .map(action -> offered(channel, action)).toList();
    }

    /** Somebody chose an action from a menu. */
    public void start(OfferedAction chosen, Optional<MessageKey> message, Optional<Person> person) {
        start(new Press(chosen.channel(), chosen.action(), Form.EMPTY, message, person), outcome -> {});
    }

    /** Somebody typed an action; where more is needed than was typed, the form opens with it in its place. */
    public void start(SlashCommand.Start typed) {
        var whole = new Press(typed.channel(), typed.action(), typed.form(), typed.message(), typed.person());
        boolean enough = whole.missing().stream().noneMatch(NativeAction.Field::required);
        if (enough || typed.form().values().isEmpty()) {
            start(whole, outcome -> {});
            return;
        }
        var bare = new Press(typed.channel(), typed.action(), Form.EMPTY, typed.message(), typed.person());
        var texts = new HashMap<>(drafts.getOrDefault(bare.identity(), FormViewModel.Draft.NONE).texts());
        typed.form().values().forEach((key, value) -> texts.put(key, reader.written(value)));
        drafts.put(bare.identity(), new FormViewModel.Draft(texts, Map.of()));
        start(bare, outcome -> {});
    }

    /** Somebody pressed a button that an event or a list offered. */
    public void start(Channel channel, Offer offer) {
        start(channel, offer, outcome -> {});
    }

    /**
     * Reacts to a message or takes it back, where the platform can. Its echo changes the row; only what goes wrong
     * is said. A second press while the first is on its way does nothing.
     *
     * @param reaction the platform's word, or an emoji
     */
    public void react(MessageKey message, String reaction, boolean on) {
        var words = language.words();
        String id = "react " + message.id() + " " + reaction;
        if (desk.capabilities(message.channel()).of(Capability.REACT) instanceof Support.No(var why)) {
            status.say(message.channel(), id, Sentence.of(words, why), true);
        } else if (reacting.add(id)) {
            desk.act(new ChatCommand.React(message, reaction, on)).thenAccept(receipt -> fx.execute(() -> {
                reacting.remove(id);
                if (!receipt.outcome().isDone()) {
                    status.say(message.channel(), id, Outcomes.inWords(reaction, receipt.outcome(), words), true);
                }
            }));
        }
    }

    /** Whether messages of a channel can be reacted to now. */
    public Support canReact(Channel channel) {
        return desk.capabilities(channel).of(Capability.REACT);
    }

    void start(Channel channel, Offer offer, Consumer<Outcome> afterwards) {
        press(channel, offer).ifPresentOrElse(press -> start(press, afterwards),
                () -> status.say(channel, nextId(), gone(offer), true));
    }

    /** Looks up the next page: nothing is said and nothing is opened. */
    void fetch(Channel channel, Offer offer, Consumer<Outcome> afterwards) {
        var command = new ChatCommand.Native(channel, offer.action(), offer.form(), offer.message(), offer.person());
        desk.act(command).thenAccept(receipt -> fx.execute(() -> afterwards.accept(receipt.outcome())));
    }

    /** A form is put away; what was typed waits for the next time, unless it was done. */
    public void closed(FormViewModel form) {
        if (form.stepProperty().get() == FormViewModel.Step.DONE) {
            drafts.remove(form.press().identity());
        } else {
            drafts.put(form.press().identity(), form.draft());
        }
    }

    private void start(Press press, Consumer<Outcome> afterwards) {
        if (press.action().support() instanceof Support.No(var why)) {
            status.say(press.channel(), nextId(), language.words().of(FormWord.REFUSED,
                    language.words().of(press.action().label()), Sentence.of(language.words(), why)), true);
            return;
        }
        if (press.runsAtOnce()) {
            run(press, press.given(), Optional.empty(), afterwards);
            return;
        }
        var around = new FormViewModel.Surroundings(label(press.channel()), about(press), language.words(), reader,
                zone, (form, model) -> run(press, form, Optional.of(model), afterwards));
        showForm.accept(new FormViewModel(press, around,
                drafts.getOrDefault(press.identity(), FormViewModel.Draft.NONE)));
    }

    private void run(Press press, Form form, Optional<FormViewModel> model, Consumer<Outcome> afterwards) {
        String id = nextId();
        String what = language.words().of(press.action().label());
        status.underWay(press.channel(), id, Outcomes.underWay(what, language.words()));
        var command = new ChatCommand.Native(press.channel(), press.action().id(), form, press.message(),
                press.person());
        desk.act(command).thenApply(Receipt::outcome).thenAccept(outcome -> fx.execute(() -> {
            model.ifPresent(shown -> {
                shown.became(outcome);
                if (outcome.isDone()) {
                    drafts.remove(press.identity());
                }
            });
            if (outcome instanceof Outcome.Found(var listing)) {
                status.unsay(press.channel(), id);
                showListing.accept(new ListingViewModel(this, press.channel(), label(press.channel()), listing,
                        language));
            } else {
                status.say(press.channel(), id, Outcomes.inWords(what, outcome, language.words()),
                        !outcome.isDone());
            }
            afterwards.accept(outcome);
        }));
    }

    private Optional<Press> press(Channel channel, Offer offer) {
        return desk.actions(channel).stream().filter(action -> action.id().equals(offer.action())).findFirst()
                .map(action -> new Press(channel, action, offer.form(), offer.message(), offer.person()));
    }

    private OfferedAction offered(Channel channel, NativeAction action) {
        var words = language.words();
        Optional<String> off = action.support() instanceof Support.No(var why)
                ? Optional.of(Sentence.of(words, why))
                : Optional.empty();
        String price = action.price()
                .map(money -> " " + words.of(FormWord.COSTS, Amounts.money(words.locale(), money))).orElse("");
        String label = words.of(action.label());
        return new OfferedAction(channel, action, action.asks() ? label + "…" : label, off,
                (action.help().map(words::of).orElse("") + price).strip());
    }

    private String about(Press press) {
        return press.person().map(Person::name)
                .or(() -> press.message().flatMap(desk::message)
                        .map(message -> message.author().displayName() + ": " + said(message)))
                .map(text -> Sentence.oneLine(text, EXCERPT)).orElse("");
    }

    private static String said(ChatMessage message) {
        return Sentence.oneLine(message.text(), EXCERPT);
    }

    private String gone(Offer offer) {
        return language.words().of(FormWord.GONE,
                Sentence.oneLine(Phrases.in(language.words(), offer.label()), EXCERPT));
    }

    private String label(Channel channel) {
        return ListedChannel.labelOf(channel, channels);
    }

    private String nextId() {
        return String.valueOf(++presses);
    }
}
