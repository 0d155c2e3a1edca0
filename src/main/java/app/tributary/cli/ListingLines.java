package app.tributary.cli;

import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Person;
import app.tributary.chat.Phrase;
import app.tributary.desk.FieldReader;
import app.tributary.net.Json;
import app.tributary.platform.Phrases;
import app.tributary.words.Words;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code act do} found, as lines of JSON after that of the outcome: one with the title and how many there are,
 * one for each item, and one more where there is a further page. Every key is always there, null where it has no
 * value; what can be done about an item is the words and values that {@code act do} takes.
 */
final class ListingLines {
    private static final Words ENGLISH = Words.english();

    private final FieldReader reader;

    ListingLines(FieldReader reader) {
        this.reader = reader;
    }

    /** For who only writes times. */
    static ListingLines inZone(ZoneId zone) {
        return new ListingLines(new FieldReader(() -> Instant.EPOCH, zone));
    }

    List<String> of(Listing listing) {
        var lines = new ArrayList<String>();
        lines.add(Json.write(new Head(words(listing.title()), listing.items().size(), listing.more().isPresent())));
        for (var item : listing.items()) {
            lines.add(Json.write(new ItemLine(new Item(words(item.text()), words(item.detail()),
                    item.message().map(MessageKey::id).orElse(null), item.person().map(Person::id).orElse(null),
                    item.person().map(Person::name).orElse(null),
                    item.offers().stream().map(this::call).toList()))));
        }
        listing.more().ifPresent(more -> lines.add(Json.write(new MoreLine(call(more)))));
        return lines;
    }

    private Call call(Offer offer) {
        return new Call(offer.action().value(), words(offer.label()), values(offer.form()),
                offer.message().map(MessageKey::id).orElse(null), offer.person().map(Person::id).orElse(null));
    }

    private Map<String, String> values(Form form) {
        var all = new TreeMap<String, String>();
        form.values().forEach((key, value) -> all.put(key,
                value instanceof FieldValue.FileAt(var file) ? file.toString() : reader.written(value)));
        return all;
    }

    private static String words(Phrase phrase) {
        return Phrases.in(ENGLISH, phrase);
    }

    private record Head(String list, int items, boolean more) {}

    private record ItemLine(Item item) {}

    private record MoreLine(Call more) {}

    private record Item(String text, String detail, @JsonProperty("message_id") @Nullable String messageId,
            @JsonProperty("user_id") @Nullable String userId, @JsonProperty("user_name") @Nullable String userName,
            List<Call> offers) {}

    private record Call(String action, String label, Map<String, String> set,
            @JsonProperty("message_id") @Nullable String messageId,
            @JsonProperty("user_id") @Nullable String userId) {}
}
