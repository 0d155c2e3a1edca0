package app.tributary.desk;

import app.tributary.chat.Channel;
import app.tributary.platform.CommandPort;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The way to one channel: sends keep their order, and so do pins; other actions go side by side, a few at a time. */
final class Lane {
    private static final int SIDE_BY_SIDE = 4;

    final SendBudget budget = new SendBudget();
    final SerialTasks sends;
    final SerialTasks pins;
    final Semaphore actions = new Semaphore(SIDE_BY_SIDE, true);
    private volatile Optional<CommandPort> port = Optional.empty();

    Lane(Channel channel) {
        this.sends = new SerialTasks("send " + channel);
        this.pins = new SerialTasks("pin " + channel);
    }

    /** Where commands go at the moment. */
    Optional<CommandPort> port() {
        return port;
    }

    void lead(Optional<CommandPort> to) {
        port = to;
    }
}
