package app.tributary.net;

import java.util.regex.Pattern;

/** Strikes secrets out of text before it is logged or shown. */
public final class Redaction {
    private static final Pattern SECRET = Pattern.compile("(?i)(\\b(?:oauth|bearer)[: ]+|"
            + "\"?\\b(?:access_?token|refresh_?token|client_?secret|code_?verifier|password|token|secret|api_?key|key|widget|authorization|pass)\\b\"?\\s*[=:]\\s*\"?)"
            + "([^\\s\"&,;}]+)");
    private static final Pattern JWT = Pattern.compile("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?");

    private Redaction() {}

    /** The same text with {@code ***} in the place of everything that looks like a secret. */
    public static String strike(String text) {
        String named = SECRET.matcher(text).replaceAll(found -> {
            String before = found.group(1);
            String word = found.group(2);
            // "Authorization: oauth TOKEN": the word after the colon is the scheme, the secret follows it
            return java.util.regex.Matcher.quoteReplacement(
                    before + (word.equalsIgnoreCase("oauth") || word.equalsIgnoreCase("bearer") ? word : "***"));
        });
        return JWT.matcher(named).replaceAll("***");
    }
}
