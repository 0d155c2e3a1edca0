package app.tributary.chat;

import java.util.List;
import java.util.Optional;

/**
 * What was looked up: banned people, found messages, the answers of a thread.
 *
 * @param title what it is a list of
 * @param items the entries, in the order to show
 * @param more brings the next page; empty: this is all
 */
public record Listing(Phrase title, List<Item> items, Optional<Offer> more) {
    public Listing {
        items = List.copyOf(items);
    }

    /**
     * One entry.
     *
     * @param text the line itself
     * @param detail a quieter second line; may be empty
     * @param message the message that it stands for
     * @param person the person that it stands for
     * @param offers what can be done about it
     */
    public record Item(Phrase text, Phrase detail, Optional<MessageKey> message, Optional<Person> person,
            List<Offer> offers) {
        public Item {
            offers = List.copyOf(offers);
        }

        /** A line that stands for nothing. */
        public static Item of(Phrase text, Phrase detail, Offer... offers) {
            return new Item(text, detail, Optional.empty(), Optional.empty(), List.of(offers));
        }
    }
}
