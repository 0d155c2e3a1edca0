package app.tributary.platform.twitch;

import java.util.Locale;

/**
 * One line of IRC as Twitch speaks it: {@code [@tags] [:prefix] COMMAND [params] [:trailing]}. The same
 * object is filled with one line after another and only remembers where things stand, because at full
 * load the lines of a second are many; what is asked for is cut out then. Used by one thread.
 */
final class IrcLine {
    /** What a line is about. */
    enum Command {
        PRIVMSG, USERNOTICE, CLEARCHAT, CLEARMSG, ROOMSTATE, NOTICE, PING, PONG, JOIN, RECONNECT, WELCOME,
        /** Known, and of no use to a reader. */
        PASSED_OVER,
        /** Not known. */
        UNKNOWN
    }

    private static final String MOST_LINES = "PRIVMSG ";

    private final int[] tagFrom = new int[Tag.COUNT];
    private final int[] tagTo = new int[Tag.COUNT];
    /** Which tag came behind which, the last time: Twitch nearly always keeps an order. The last place: at first. */
    private final int[] follower = new int[Tag.COUNT + 1];
    private String source = "";
    private int start;
    private int end;
    private long present;
    private int nickFrom;
    private int nickTo;
    private Command command = Command.UNKNOWN;
    private int params;
    private int firstFrom;
    private int firstTo;
    private int lastFrom;
    private int lastTo;

    /**
     * Fills this with a line of a frame.
     *
     * @param text the frame
     * @param from where the line begins
     * @param to where it ends, without its line break
     * @return false where it is no IRC line; then nothing else may be asked
     */
    boolean read(String text, int from, int to) {
        source = text;
        start = from;
        end = to;
        present = 0;
        nickFrom = nickTo = from;
        params = 0;
        firstFrom = firstTo = lastFrom = lastTo = to;
        int at = from;
        if (at < to && text.charAt(at) == '@') {
            int space = text.indexOf(' ', at, to);
            if (space < 0) {
                return false;
            }
            readTags(at + 1, space);
            at = afterSpaces(space);
        }
        if (at < to && text.charAt(at) == ':') {
            int space = text.indexOf(' ', at, to);
            if (space < 0) {
                return false;
            }
            int bang = text.indexOf('!', at, space);
            nickFrom = at + 1;
            nickTo = bang < 0 ? space : bang;
            at = afterSpaces(space);
        }
        if (at + MOST_LINES.length() <= to && text.startsWith(MOST_LINES, at)) {
            command = Command.PRIVMSG;
            readParams(at + MOST_LINES.length() - 1);
            return true;
        }
        int stop = wordEnd(at);
        if (!isCommandWord(at, stop)) {
            return false;
        }
        command = commandOf(at, stop);
        readParams(stop);
        return true;
    }

    Command command() {
        return command;
    }

    /** Whether the tag is there with a value. */
    boolean has(Tag tag) {
        int i = tag.place();
        return (present & (1L << i)) != 0 && tagTo[i] > tagFrom[i];
    }

    /** The value of a tag with its escapes undone; empty where it has none. */
    String tag(Tag tag) {
        if (!has(tag)) {
            return "";
        }
        int from = tagFrom[tag.place()];
        int to = tagTo[tag.place()];
        return source.indexOf('\\', from, to) < 0 ? source.substring(from, to) : unescaped(from, to);
    }

    /** Whether the tag's value, as it stands on the wire, is exactly this; a missing one is empty. */
    boolean is(Tag tag, String value) {
        if (!has(tag)) {
            return value.isEmpty();
        }
        int from = tagFrom[tag.place()];
        return tagTo[tag.place()] - from == value.length() && source.startsWith(value, from);
    }

    /** Whether the tag has a value that begins with this sign, as it stands on the wire. */
    boolean begins(Tag tag, char sign) {
        return has(tag) && source.charAt(tagFrom[tag.place()]) == sign;
    }

    /** Whether a flag is set. */
    boolean flag(Tag tag) {
        int i = tag.place();
        return (present & (1L << i)) != 0 && tagTo[i] == tagFrom[i] + 1 && source.charAt(tagFrom[i]) == '1';
    }

    /** The value of a tag as a whole number; the other one where it is none. */
    long number(Tag tag, long otherwise) {
        return has(tag) ? Digits.read(source, tagFrom[tag.place()], tagTo[tag.place()], otherwise) : otherwise;
    }

    /** The name before the exclamation mark of the prefix; a server's name where there is none; may be empty. */
    String nick() {
        return source.substring(nickFrom, nickTo);
    }

    /** A hash of that name. */
    int nickHash() {
        return hash(nickFrom, nickTo);
    }

    /** A hash of the value of a tag as it stands on the wire; of a missing one, 0. */
    int hash(Tag tag) {
        return has(tag) ? hash(tagFrom[tag.place()], tagTo[tag.place()]) : 0;
    }

    private int hash(int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + source.charAt(i);
        }
        return hash;
    }

    /** Whether the line comes from this nick. */
    boolean isFrom(String nick) {
        return nickTo - nickFrom == nick.length() && source.startsWith(nick, nickFrom);
    }

    /** The first parameter: {@code #channel}, or {@code *}; may be empty. */
    String first() {
        return source.substring(firstFrom, firstTo);
    }

    /** Whether the first parameter is this one, in whatever case. */
    boolean isTo(String parameter) {
        return firstTo - firstFrom == parameter.length() && (source.startsWith(parameter, firstFrom)
                || source.regionMatches(true, firstFrom, parameter, 0, parameter.length()));
    }

    /** Whether there is a text after the first parameter. */
    boolean hasText() {
        return params > 1;
    }

    /** The last parameter where it is not the first one: the words of the line; may be empty. */
    String text() {
        return params > 1 ? source.substring(lastFrom, lastTo) : "";
    }

    /** Where the {@link #text()} begins in the source; the line's end where there is none. */
    int textStart() {
        return params > 1 ? lastFrom : end;
    }

    /** Where it ends. */
    int textEnd() {
        return params > 1 ? lastTo : end;
    }

    /** The whole line. */
    String raw() {
        return source.substring(start, end);
    }

    /** The text that the places of {@link #tagStart} and {@link #tagEnd} belong to. */
    String source() {
        return source;
    }

    /** Where the value of a tag that is there begins. */
    int tagStart(Tag tag) {
        return tagFrom[tag.place()];
    }

    /** Where it ends. */
    int tagEnd(Tag tag) {
        return tagTo[tag.place()];
    }

    private void readTags(int from, int to) {
        int before = Tag.COUNT;
        int at = from;
        while (at < to) {
            int tag = follower[before];
            int value = Tag.valueIfHere(source, at, tag);
            int stop;
            if (value < 0 || value > to) {
                stop = behindValue(at, to);
                int equals = source.indexOf('=', at, stop);
                tag = Tag.find(source, at, equals < 0 ? stop : equals);
                value = equals < 0 ? stop : equals + 1;
                if (tag >= 0) {
                    follower[before] = tag;
                }
            } else {
                stop = behindValue(value, to);
            }
            if (tag >= 0) {
                present |= 1L << tag;
                tagFrom[tag] = value;
                tagTo[tag] = stop;
                before = tag;
            }
            at = stop + 1;
        }
    }

    /** The next semicolon, or the end. Half of all values have one character or none. */
    private int behindValue(int from, int to) {
        if (from + 1 < to) {
            if (source.charAt(from) == ';') {
                return from;
            }
            if (source.charAt(from + 1) == ';') {
                return from + 1;
            }
        }
        int semicolon = source.indexOf(';', from, to);
        return semicolon < 0 ? to : semicolon;
    }

    private void readParams(int from) {
        int at = afterSpaces(from);
        while (at < end) {
            boolean trailing = source.charAt(at) == ':';
            lastFrom = trailing ? at + 1 : at;
            lastTo = trailing ? end : wordEnd(at);
            if (params++ == 0) {
                firstFrom = lastFrom;
                firstTo = lastTo;
            }
            at = afterSpaces(lastTo);
        }
    }

    private int wordEnd(int from) {
        int space = source.indexOf(' ', from, end);
        return space < 0 ? end : space;
    }

    private int afterSpaces(int from) {
        int at = from;
        while (at < end && source.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private boolean isCommandWord(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = source.charAt(i);
            if (!Ascii.isLetter(c) && !Ascii.isDigit(c)) {
                return false;
            }
        }
        return to > from;
    }

    private Command commandOf(int from, int to) {
        return switch (source.substring(from, Math.min(to, from + 20)).toUpperCase(Locale.ROOT)) {
            case "PRIVMSG" -> Command.PRIVMSG;
            case "USERNOTICE" -> Command.USERNOTICE;
            case "CLEARCHAT" -> Command.CLEARCHAT;
            case "CLEARMSG" -> Command.CLEARMSG;
            case "ROOMSTATE" -> Command.ROOMSTATE;
            case "NOTICE" -> Command.NOTICE;
            case "PING" -> Command.PING;
            case "PONG" -> Command.PONG;
            case "JOIN" -> Command.JOIN;
            case "RECONNECT" -> Command.RECONNECT;
            case "001" -> Command.WELCOME;
            case "002", "003", "004", "353", "366", "372", "375", "376", "CAP", "PART", "USERSTATE", "GLOBALUSERSTATE",
                    "HOSTTARGET" ->
                Command.PASSED_OVER;
            default -> Command.UNKNOWN;
        };
    }

    private String unescaped(int from, int to) {
        var plain = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = source.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else if (++i < to) {
                char escaped = source.charAt(i);
                plain.append(switch (escaped) {
                    case ':' -> ';';
                    case 's' -> ' ';
                    case 'r' -> '\r';
                    case 'n' -> '\n';
                    default -> escaped;
                });
            }
        }
        return plain.toString();
    }
}
