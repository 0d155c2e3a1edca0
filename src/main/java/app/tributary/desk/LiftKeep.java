package app.tributary.desk;

import app.tributary.chat.Channel;
import java.util.List;

/** Where the restrictions that the console has to end outlive the program. Does not block; any thread may call. */
public interface LiftKeep {
    /** All that are still to be ended. */
    List<Lift> lifts();

    /** Keeps this one in place of the one that its person had in its channel. */
    void keep(Lift lift);

    /** The person has no restriction of ours in the channel any more. */
    void release(Channel channel, String personId);
}
