package app.tributary.ui;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outlet;
import app.tributary.chat.Receipt;
import app.tributary.chat.Target;
import app.tributary.desk.ActionRecord;
import app.tributary.desk.DeskListener;
import app.tributary.desk.Dispatch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where the screen's commands go. Every call returns at once. */
public interface DeskPort {
    Dispatch send(String text, List<Target> targets, Optional<MessageKey> replyTo);

    Optional<Dispatch> sendAgain(String dispatchId, List<Target> targets);

    Optional<Dispatch> settle(String dispatchId, Target target, boolean arrived);

    CompletionStage<Receipt> act(ChatCommand command, String about);

    Capabilities capabilities(Channel channel);

    List<Outlet> outlets(Channel channel);

    List<ActionRecord> log();

    AutoCloseable subscribe(DeskListener listener);
}
