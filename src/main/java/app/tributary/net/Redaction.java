package app.tributary.net;

import java.util.regex.Pattern;

/** Strikes secrets out of text before it is logged or shown. */
public final class Redaction {
    /** A name may stand behind a percent-encoded ?, & or quotation mark, and before an encoded = or :. */
    private static final Pattern SECRET = Pattern.compile("(?i)((?:\\b|(?<=%3f|%26|%22))(?:(?:oauth|bearer)[: ]+|"
            + "(?:access_?token|refresh_?token|client_?secret|code_?verifier|password|token|secret|api_?key|key|widget|authorization|pass)"
            + "\\b\"?\\s*(?:[=:]|%3[ad])\\s*\"?(?:(?:basic|oauth|bearer)[: ]+)?))"
            + "([^\\s\"&,;}%]+(?:%(?!26|22)[^\\s\"&,;}%]*)*)");
    /** A name and a password before the host of an address. */
    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/\\s@]+@");
    private static final Pattern JWT = Pattern.compile("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?");

    private Redaction() {}

    /** The same text with {@code ***} in the place of everything that looks like a secret. */
    public static String strike(String text) {
        String named = SECRET.matcher(text).replaceAll("$1***");
        return LOGIN.matcher(JWT.matcher(named).replaceAll("***")).replaceAll("***@");
    }
}
