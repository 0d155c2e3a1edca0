package app.tributary.rehearsal.getstream;

import app.tributary.rehearsal.Ledger;
import app.tributary.rehearsal.Ledger.Deed;
import java.util.Optional;

/** What the ledger has to say of a call. */
record Entry(Deed deed, String object) {
    /** Empty: the call is none of those that the ledger keeps. */
    static Optional<Entry> of(String endpoint, Call call) {
        return switch (endpoint) {
            case "SendMessage" -> Optional.of(new Entry(Deed.SEND, Tree.text(call.body().path("message"), "text")));
            case "DeleteMessage" -> Optional.of(new Entry(Deed.DELETE, call.path(0)));
            case "UpdateMessagePartial" -> Tree.given(call.body().path("set"), "pinned")
                    ? Optional.of(new Entry(Tree.flag(call.body().path("set"), "pinned") ? Deed.PIN : Deed.UNPIN,
                            call.path(0)))
                    : Optional.empty();
            case "Ban" -> Optional.of(new Entry(Tree.given(call.body(), "timeout") ? Deed.TIMEOUT : Deed.BAN,
                    Tree.text(call.body(), "target_user_id")));
            case "Unban" -> Optional.of(new Entry(Deed.UNBAN, call.query("target_user_id")));
            default -> Optional.empty();
        };
    }

    void write(Ledger ledger, int status) {
        ledger.called(deed, object, status);
    }
}
