package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Person;
import app.tributary.chat.Phrase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Users, messages and moments as lists show them. Pure. */
final class GetstreamShown {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
            .withZone(ZoneId.systemDefault());

    private GetstreamShown() {}

    /** In the time of this machine, alike in every language. */
    static String time(Instant moment) {
        return MINUTES.format(moment);
    }

    static String time(JsonNode node, String key) {
        return GetstreamTree.moment(node, key).map(GetstreamShown::time).orElse("");
    }

    static String name(JsonNode user) {
        return GetstreamMapper.person(user).map(Person::name).map(GetstreamTree::words).orElse("?");
    }

    /** What a message says, in a line. */
    static String said(JsonNode message) {
        String text = GetstreamTree.words(message.path("text").asString(""));
        if (!text.isEmpty()) {
            return text;
        }
        return GetstreamTree.objects(message.path("attachments"))
                .flatMap(one -> GetstreamTree.text(one, "title", "fallback", "type").stream()).findFirst()
                .map(GetstreamTree::words).orElse("…");
    }

    /** A message as an entry of a list. */
    static Listing.Item message(JsonNode message, GetstreamScene scene, List<Offer> offers) {
        boolean here = GetstreamTree.text(message, "cid").filter(cid -> !cid.equals(scene.place().cid())).isEmpty();
        var key = GetstreamTree.text(message, "id").filter(id -> here).map(scene::key);
        return new Listing.Item(Phrase.plain(name(message.path("user")) + ": " + said(message)),
                Phrase.plain(time(message, "created_at")), key, GetstreamMapper.person(message.path("user")), offers);
    }

    /** A person as an entry of a list. */
    static Listing.Item person(JsonNode user, Phrase detail, Offer... offers) {
        return new Listing.Item(Phrase.plain(name(user)), detail, Optional.empty(), GetstreamMapper.person(user),
                List.of(offers));
    }

    static Offer about(ActionId action, GetstreamSpecialWord label, MessageKey message) {
        return about(action, label, message, Form.EMPTY);
    }

    static Offer about(ActionId action, GetstreamSpecialWord label, MessageKey message, Form form) {
        return new Offer(action, label.phrase(), form, Optional.of(message), Optional.empty());
    }

    static Offer about(ActionId action, GetstreamSpecialWord label, Person person) {
        return new Offer(action, label.phrase(), Form.EMPTY, Optional.empty(), Optional.of(person));
    }

    /** The same look-up again, from where the last one ended. */
    static Offer more(ActionId action, Form form, String key, String value) {
        return Offer.of(action, GetstreamSpecialWord.MORE.phrase(), form.with(key, new FieldValue.Text(value)));
    }
}
