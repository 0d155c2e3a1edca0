package app.tributary.rehearsal.allmine;

/**
 * What the documentation of Allmine leaves open, as this server does it: to be switched, so that a client
 * is tried against either way. Any thread may call.
 */
public final class AllmineHabits {
    private volatile boolean wrapped = true;
    private volatile boolean newestFirst = true;
    private volatile boolean broadcasts = true;
    private volatile boolean anonymous = true;
    private volatile boolean readsNeedJoin;
    private volatile boolean pricesUnderApi;
    private volatile JoinShape joinShape = JoinShape.STREAM_ID;
    private volatile String messageEvent = "newMessage";
    private volatile Argument argument = Argument.BARE;

    AllmineHabits() {}

    /** What {@code joinStream} has to be called with. */
    public enum JoinShape {
        STREAM_ID, LIVE_STREAM_ID, PLAIN
    }

    /** Where in the argument of an event its content stands. */
    public enum Argument {
        BARE, UNDER_DATA, UNDER_MESSAGE, UNDER_PAYLOAD
    }

    boolean wrapped() {
        return wrapped;
    }

    /** Whether answers stand in the envelope with {@code isSuccess}, or bare. */
    public void wrapped(boolean now) {
        wrapped = now;
    }

    boolean newestFirst() {
        return newestFirst;
    }

    /** Whether the first page of the history is the newest, or the oldest. */
    public void newestFirst(boolean now) {
        newestFirst = now;
    }

    boolean broadcasts() {
        return broadcasts;
    }

    /** Whether the sockets tell anything at all. */
    public void broadcasts(boolean now) {
        broadcasts = now;
    }

    boolean anonymous() {
        return anonymous;
    }

    /** Whether a namespace is open to those without a token. */
    public void anonymous(boolean now) {
        anonymous = now;
    }

    boolean readsNeedJoin() {
        return readsNeedJoin;
    }

    /** Whether only who has joined the stream by REST may read its chat. */
    public void readsNeedJoin(boolean now) {
        readsNeedJoin = now;
    }

    boolean pricesUnderApi() {
        return pricesUnderApi;
    }

    /** Whether the settings of the app stand under {@code /api/v1}, or under {@code /v1}. */
    public void pricesUnderApi(boolean now) {
        pricesUnderApi = now;
    }

    JoinShape joinShape() {
        return joinShape;
    }

    /** What {@code joinStream} has to be called with. */
    public void joinShape(JoinShape now) {
        joinShape = now;
    }

    String messageEvent() {
        return messageEvent;
    }

    /** The name of the event of a message. */
    public void messageEvent(String now) {
        messageEvent = now;
    }

    Argument argument() {
        return argument;
    }

    /** Where in the argument of an event its content stands. */
    public void argument(Argument now) {
        argument = now;
    }
}
