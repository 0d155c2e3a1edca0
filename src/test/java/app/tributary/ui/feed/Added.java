package app.tributary.ui.feed;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reaction;
import app.tributary.feed.FeedRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rows to which others added something, for tests. */
final class Added {
    private Added() {}

    static FeedRow.MessageRow reacted(FeedRow.MessageRow row, Reaction... reactions) {
        return new FeedRow.MessageRow(row.id(), row.message(), row.removed(),
                new FeedRow.Extras(List.of(reactions), row.extras().marks()));
    }

    static FeedRow.MessageRow marked(FeedRow.MessageRow row, Notice... marks) {
        return new FeedRow.MessageRow(row.id(), row.message(), row.removed(),
                new FeedRow.Extras(row.extras().reactions(), List.of(marks)));
    }

    static Notice mark(ChatMessage about, String id, String text, Offer... offers) {
        MessageKey key = about.key();
        return new Notice(key.channel(), Optional.of(id), Notice.Place.MARK, Optional.of(key), Phrase.plain(text),
                List.of(), List.of(offers), about.sentAt());
    }

    static FeedRow poll(long id, String question, String... options) {
        return new FeedRow.LineRow(id, new Notice(Rows.TWITCH, Optional.of("poll"), Notice.Place.ROW, Optional.empty(),
                Phrase.plain(question), Arrays.stream(options).map(Phrase::plain).toList(),
                Arrays.stream(options).map(Added::vote).toList(), Rows.NINE), Rows.NINE);
    }

    static Offer vote(String option) {
        return Offer.of(new ActionId("vote"), Phrase.plain(option.replaceAll(":.*", "")),
                Form.of("option", option));
    }
}
