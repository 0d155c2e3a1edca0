package app.tributary.desk;

import app.tributary.chat.Channel;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Pin;
import java.util.Optional;

/** Where the pins that the console alone keeps outlive the program. May block on a disk; one thread calls. */
public interface PinKeep {
    /** The pin kept for a channel. */
    Optional<Pin> kept(Channel channel);

    /** Keeps this pin in place of the one that its channel had. */
    void keep(Pin pin);

    /** Lets go of the pin of this message, if it is kept. */
    void release(MessageKey message);
}
