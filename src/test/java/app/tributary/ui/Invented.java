package app.tributary.ui;

import app.tributary.chat.ActionId;
import app.tributary.chat.Channel;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Money;
import app.tributary.chat.Offer;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Choice;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Field.Kind;
import app.tributary.platform.NativeAction.Reversal;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.words.Word;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an invented platform has as its own, for tests: a poll, something paid, look-ups, something final. */
public final class Invented {
    private static final Term POLL = new Term("POLL");
    private static final Term POLL_HELP = new Term("POLL_HELP");
    private static final Term QUESTION = new Term("QUESTION");
    private static final Term OPTIONS = new Term("OPTIONS");
    private static final Term LASTS = new Term("LASTS");
    private static final Term STARTS = new Term("STARTS");
    private static final Term ANONYMOUS = new Term("ANONYMOUS");
    private static final Term VOTES = new Term("VOTES");
    private static final Term WHO = new Term("WHO");
    private static final Term NOTE = new Term("NOTE");
    private static final Term PICTURE = new Term("PICTURE");
    private static final Term SUPERLIKE = new Term("SUPERLIKE");
    private static final Term VOTE = new Term("VOTE");
    private static final Term OPTION = new Term("OPTION");
    private static final Term BANNED = new Term("BANNED");
    private static final Term LIFT = new Term("LIFT");
    private static final Term WIPE = new Term("WIPE");
    private static final Term PROFILE = new Term("PROFILE");
    private static final Term THREAD = new Term("THREAD");
    private static final Term EXPORT = new Term("EXPORT");

    public static final NativeAction MAKE_POLL = new NativeAction(new ActionId("poll"), Subject.CHANNEL, POLL,
            Optional.of(POLL_HELP),
            List.of(Field.of("question", Kind.LINE, QUESTION, true, 80),
                    Field.of("options", Kind.LINES, OPTIONS, true, 5),
                    new Field("lasts", Kind.SPAN, LASTS, false, List.of(),
                            Optional.of(new FieldValue.Span(Duration.ofMinutes(10))), 0),
                    Field.of("starts", Kind.MOMENT, STARTS, false, 0),
                    Field.of("votes", Kind.NUMBER, VOTES, false, 10),
                    new Field("who", Kind.CHOICE, WHO, false,
                            List.of(new Choice("all", Phrase.plain("Everybody")),
                                    new Choice("followers", Phrase.plain("Followers"))),
                            Optional.empty(), 0),
                    Field.of("anonymous", Kind.FLAG, ANONYMOUS, false, 0),
                    Field.of("note", Kind.TEXT, NOTE, false, 120),
                    Field.of("picture", Kind.FILE, PICTURE, false, 0)),
            Optional.empty(), Reversal.UNDOABLE, Support.yes());
    public static final NativeAction SUPER = new NativeAction(new ActionId("superlike"), Subject.MESSAGE, SUPERLIKE,
            Optional.empty(), List.of(), Optional.of(new Money(BigDecimal.TEN, "superlike credits")), Reversal.FINAL,
            Support.yes());
    public static final NativeAction CAST = new NativeAction(new ActionId("vote"), Subject.CHANNEL, VOTE,
            Optional.empty(), List.of(Field.of("option", Kind.LINE, OPTION, true, 20)), Optional.empty(),
            Reversal.UNDOABLE, Support.yes());
    public static final NativeAction LIST_BANNED = harmless("banned", Subject.CHANNEL, BANNED);
    public static final NativeAction LIFT_BAN = new NativeAction(new ActionId("lift"), Subject.PERSON, LIFT,
            Optional.empty(), List.of(), Optional.empty(), Reversal.UNDOABLE, Support.yes());
    public static final NativeAction WIPE_ROOM = new NativeAction(new ActionId("wipe"), Subject.CHANNEL, WIPE,
            Optional.empty(), List.of(Field.of("note", Kind.LINE, NOTE, false, 40)), Optional.empty(), Reversal.FINAL,
            Support.yes());
    public static final NativeAction SHOW_PROFILE = harmless("profile", Subject.PERSON, PROFILE);
    public static final NativeAction SHOW_THREAD = harmless("thread", Subject.MESSAGE, THREAD);
    public static final NativeAction EXPORT_ALL = new NativeAction(new ActionId("export"), Subject.CHANNEL, EXPORT,
            Optional.empty(), List.of(), Optional.empty(), Reversal.HARMLESS,
            Support.no(ReasonCode.MISSING_RIGHT, "administrator"));

    private Invented() {}

    /** All of them. */
    public static NativeAction[] all() {
        return new NativeAction[]{MAKE_POLL, SUPER, CAST, LIST_BANNED, LIFT_BAN, WIPE_ROOM, SHOW_PROFILE, SHOW_THREAD,
                EXPORT_ALL};
    }

    /** A page of banned people, each of whom can be let back in. */
    public static Listing page(Channel channel, int from, int count, boolean more) {
        var items = new ArrayList<Listing.Item>();
        for (int i = from; i < from + count; i++) {
            items.add(new Listing.Item(Phrase.plain("troll_" + i), Phrase.plain("by mira_mod, spam"),
                    i % 2 == 1 ? Optional.of(new MessageKey(channel, "m" + i)) : Optional.empty(), Optional.empty(),
                    List.of(new Offer(LIFT_BAN.id(), Phrase.plain("Let back in"), Form.of("id", "u" + i),
                            Optional.empty(), Optional.empty()))));
        }
        return new Listing(Phrase.plain("Banned here"), items, more
                ? Optional.of(Offer.of(LIST_BANNED.id(), Phrase.plain("More"), Form.of("from", "" + (from + count))))
                : Optional.empty());
    }

    /** A word of the bundle of the tests. */
    private record Term(String name) implements Word {
        @Override
        public String bundle() {
            return "app/tributary/words/invented";
        }
    }

    private static NativeAction harmless(String id, Subject subject, Word label) {
        return new NativeAction(new ActionId(id), subject, label, Optional.empty(), List.of(), Optional.empty(),
                Reversal.HARMLESS, Support.yes());
    }
}
