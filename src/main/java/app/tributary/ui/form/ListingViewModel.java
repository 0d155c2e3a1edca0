package app.tributary.ui.form;

import app.tributary.chat.Channel;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.platform.Phrases;
import app.tributary.ui.Language;
import app.tributary.ui.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A list of what was found, that grows by pages. FX thread only. */
public final class ListingViewModel {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST = 1_000;
    /** Nobody reads further than this; the platform may have more. */
    private static final int MOST = 2_000;

    private final ActionsViewModel actions;
    private final Channel channel;
    private final String where;
    private final Language language;
    private final String title;
    private final List<Listing.Item> items = new ArrayList<>();
    private final Set<Done> done = new HashSet<>();
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Offer>> more = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");

    /**
     * One line of it. Immutable.
     *
     * @param number its place, from 0
     * @param text the line
     * @param detail a quieter second line; may be empty
     * @param message the message that it stands for
     * @param buttons what can be done about it
     */
    public record Row(int number, String text, String detail, Optional<MessageKey> message, List<Button> buttons) {
        public Row {
            buttons = List.copyOf(buttons);
        }
    }

    /**
     * A button of a line.
     *
     * @param label its words
     * @param done whether it was pressed and is done
     */
    public record Button(Offer offer, String label, boolean done) {}

    private record Done(int number, Offer offer) {}

    ListingViewModel(ActionsViewModel actions, Channel channel, String where, Listing first, Language language) {
        this.actions = actions;
        this.channel = channel;
        this.where = where;
        this.language = language;
        title = Sentence.oneLine(Phrases.in(language.words(), first.title()), LONGEST_TITLE);
        add(first);
    }

    public String title() {
        return title;
    }

    public Channel channel() {
        return channel;
    }

    /** What the channel is called. */
    public String where() {
        return where;
    }

    /** The lines so far. */
    public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** What brings the next page; empty: this is all. */
    public ReadOnlyObjectProperty<Optional<Offer>> moreProperty() {
        return more.getReadOnlyProperty();
    }

    /** Whether the next page is on its way. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** What became of the last button; may be empty. */
    public ReadOnlyStringProperty newsProperty() {
        return news.getReadOnlyProperty();
    }

    /** Fetches the next page; nothing while one is on its way. */
    public void loadMore() {
        if (loading.get()) {
            return;
        }
        more.get().ifPresent(next -> {
            loading.set(true);
            news.set("");
            actions.fetch(channel, next, outcome -> {
                loading.set(false);
                if (outcome instanceof Outcome.Found(var page)) {
                    add(page);
                } else if (outcome.isDone()) {
                    more.set(Optional.empty());
                } else {
                    news.set(said(next, outcome));
                }
            });
        });
    }

    /** A button of a line is pressed. */
    public void press(Row row, Button button) {
        if (button.done()) {
            return;
        }
        actions.start(channel, button.offer(), outcome -> {
            if (outcome instanceof Outcome.Done) {
                done.add(new Done(row.number(), button.offer()));
                show();
            }
            news.set(outcome instanceof Outcome.Found ? "" : said(button.offer(), outcome));
        });
    }

    private String said(Offer offer, Outcome outcome) {
        return Outcomes.inWords(label(offer), outcome, language.words());
    }

    private void add(Listing page) {
        items.addAll(page.items().stream().limit((long) MOST - items.size()).toList());
        more.set(page.more().filter(next -> items.size() < MOST));
        show();
    }

    private void show() {
        var shown = new ArrayList<Row>();
        for (int number = 0; number < items.size(); number++) {
            var item = items.get(number);
            int place = number;
            shown.add(new Row(number, Sentence.oneLine(Phrases.in(language.words(), item.text()), LONGEST),
                    Sentence.oneLine(Phrases.in(language.words(), item.detail()), LONGEST), item.message(),
                    item.offers().stream().map(offer -> new Button(offer, label(offer),
                            done.contains(new Done(place, offer)))).toList()));
        }
        rows.set(List.copyOf(shown));
    }

    private String label(Offer offer) {
        return Sentence.oneLine(Phrases.in(language.words(), offer.label()), LONGEST_TITLE);
    }
}
