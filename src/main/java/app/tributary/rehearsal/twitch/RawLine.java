package app.tributary.rehearsal.twitch;

/** The little that the server has to know of a raw line of IRC: where its channel and its tags are. */
final class RawLine {
    private RawLine() {}

    /** The same line, said in another channel; a line without a channel as it is. */
    static String in(String channel, String line) {
        int at = afterTags(line);
        if (at < line.length() && line.charAt(at) == ':') {
            at = afterWord(line, at);
        }
        at = afterWord(line, at);
        if (at >= line.length() || line.charAt(at) != '#') {
            return line;
        }
        int space = line.indexOf(' ', at);
        return line.substring(0, at) + "#" + channel + (space < 0 ? "" : line.substring(space));
    }

    /** The same line as a client gets it that did not ask for tags. */
    static String withoutTags(String line) {
        return line.substring(afterTags(line));
    }

    /** Whether a client gets the line without having asked for {@code twitch.tv/commands}. */
    static boolean isPlain(String line) {
        String bare = withoutTags(line);
        int at = bare.startsWith(":") ? afterWord(bare, 0) : 0;
        return bare.startsWith("PRIVMSG ", at);
    }

    /** When it was sent, in milliseconds; 0 where it does not say. */
    static long sentAt(String line) {
        int end = afterTags(line);
        int at = line.startsWith("@tmi-sent-ts=") ? 0 : line.indexOf(";tmi-sent-ts=");
        if (at < 0 || at >= end) {
            return 0;
        }
        long millis = 0;
        for (int i = at + ";tmi-sent-ts=".length(); i < end; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            millis = millis * 10 + digit;
        }
        return millis;
    }

    /** The value of a tag, escaped as the protocol wants it. */
    static String escaped(String value) {
        var escaped = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case ';' -> escaped.append("\\:");
                case ' ' -> escaped.append("\\s");
                case '\\' -> escaped.append("\\\\");
                case '\r' -> escaped.append("\\r");
                case '\n' -> escaped.append("\\n");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static int afterTags(String line) {
        return line.startsWith("@") ? afterWord(line, 0) : 0;
    }

    private static int afterWord(String line, int from) {
        int space = line.indexOf(' ', from);
        return space < 0 ? line.length() : space + 1;
    }
}
