package app.tributary.platform.twitch;

import app.tributary.chat.Fragment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds web addresses among words. Rather misses one than makes a link of an ordinary word. */
final class Links {
    private static final int LONGEST = 2000;

    /** Endings that are no words of chat: {@code example.com} is an address with or without more. */
    private static final Set<String> PLAIN = Set.of("com", "net", "org", "tv", "gg", "io", "dev", "app", "edu", "gov",
            "info", "live", "xyz", "link", "wiki", "co", "uk", "de", "fr", "ru", "jp", "kr", "br", "nl", "pl", "tr",
            "cn", "es", "se", "fi", "eu", "ca", "au", "ch", "cz", "ua", "tw", "hk", "ai", "fm", "site", "online",
            "store", "shop", "blog", "cloud");
    /** Endings that are words too ({@code tell.me}, {@code ok.so}): only with a path behind them. */
    private static final Set<String> WITH_PATH = Set.of("me", "so", "is", "it", "at", "be", "to", "no", "in", "am",
            "ly", "gl", "us", "la", "st", "sh", "cc", "ws", "one", "fun", "club", "pro", "news", "page", "games");

    private Links() {}

    /** The address that a word begins with, without the punctuation behind it. */
    static Optional<Fragment> in(String text, int from, int to) {
        if (to - from > LONGEST || text.indexOf('.', from, to) < 0) {
            return Optional.empty();
        }
        int end = withoutPunctuation(text, from, to);
        String word = text.substring(from, end);
        boolean whole = word.regionMatches(true, 0, "https://", 0, 8) || word.regionMatches(true, 0, "http://", 0, 7);
        if (!whole && !isBare(word)) {
            return Optional.empty();
        }
        return target(whole ? word : "https://" + word).map(target -> new Fragment.Link(word, target));
    }

    private static int withoutPunctuation(String text, int from, int to) {
        int end = to;
        while (end > from) {
            char last = text.charAt(end - 1);
            boolean closes = last == ')' && count(text, '(', from, end) < count(text, ')', from, end);
            if (!closes && ".,!?;:'\"]}>»”…".indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return end;
    }

    private static int count(String text, char sign, int from, int to) {
        int count = 0;
        for (int at = text.indexOf(sign, from, to); at >= 0; at = text.indexOf(sign, at + 1, to)) {
            count++;
        }
        return count;
    }

    private static boolean isBare(String word) {
        int host = 0;
        while (host < word.length() && "/?#:".indexOf(word.charAt(host)) < 0) {
            host++;
        }
        boolean path = host + 1 < word.length() && word.charAt(host) == '/';
        if (host < word.length() && word.charAt(host) != '/') {
            return false;
        }
        int dot = word.lastIndexOf('.', host - 1);
        if (dot <= 0 || !isHost(word, host)) {
            return false;
        }
        String ending = word.substring(dot + 1, host).toLowerCase(Locale.ROOT);
        return PLAIN.contains(ending) || (path && WITH_PATH.contains(ending));
    }

    private static boolean isHost(String word, int end) {
        char before = '.';
        for (int i = 0; i < end; i++) {
            char c = word.charAt(i);
            boolean fits = switch (c) {
                case '-' -> before != '.';
                case '.' -> before != '.' && before != '-';
                default -> Ascii.isLetter(c) || Ascii.isDigit(c);
            };
            if (!fits) {
                return false;
            }
            before = c;
        }
        return before != '.' && before != '-';
    }

    /** A user name before the host only serves to mislead, and so is no link. */
    private static Optional<URI> target(String address) {
        try {
            var target = new URI(address);
            return target.getHost() == null || target.getRawUserInfo() != null ? Optional.empty() : Optional.of(target);
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
