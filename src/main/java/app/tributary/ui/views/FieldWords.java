package app.tributary.ui.views;

import app.tributary.filter.Completion;
import app.tributary.words.Words;
import java.util.Optional;

/** What the fields of an expression ask, in words. */
final class FieldWords {
    private FieldWords() {}

    /** Empty for what speaks for itself. */
    static Optional<String> of(Completion.Offer offer, Words words) {
        String name = offer.text().endsWith(":") ? offer.text().substring(0, offer.text().length() - 1) : "";
        return Optional.ofNullable(switch (name) {
            case "platform" -> ViewsWord.FIELD_PLATFORM;
            case "channel" -> ViewsWord.FIELD_CHANNEL;
            case "author" -> ViewsWord.FIELD_AUTHOR;
            case "author.id" -> ViewsWord.FIELD_AUTHOR_ID;
            case "author.role" -> ViewsWord.FIELD_ROLE;
            case "author.badge" -> ViewsWord.FIELD_BADGE;
            case "text" -> ViewsWord.FIELD_TEXT;
            case "emote" -> ViewsWord.FIELD_EMOTE;
            case "mention" -> ViewsWord.FIELD_MENTION;
            case "link" -> ViewsWord.FIELD_LINK;
            case "reply" -> ViewsWord.FIELD_REPLY;
            case "is" -> ViewsWord.FIELD_IS;
            case "has" -> ViewsWord.FIELD_HAS;
            case "amount" -> ViewsWord.FIELD_AMOUNT;
            case "length" -> ViewsWord.FIELD_LENGTH;
            default -> null;
        }).map(words::of);
    }
}
