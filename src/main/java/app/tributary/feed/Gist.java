package app.tributary.feed;

import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.ReplyTo;
import app.tributary.chat.Trait;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a message says, without how it is written: two messages with the same gist are near-equal. Folded are
 * letter case, width, ornaments on letters, signs that nobody sees, punctuation after words, letters and words
 * said over and over. Kept is whatever may make another meaning: digits and their signs, question marks,
 * faces of punctuation, letters with marks of their own (a word with and without one may be two words),
 * emotes and links by what they are. Pure.
 */
final class Gist {
    private static final int LONGEST = 1_000;
    private static final int SHORTEST_LAUGHTER = 6;
    private static final char SPECIAL = '\u0001';
    private static final String AFTER_WORDS = ".,!…~。、\"“”„«»";
    private static final String BEFORE_WORDS = "\"“”„«»";
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern LAUGHTER = Pattern.compile("(\\p{L}{2,4}?)\\1{2,}");
    private static final Pattern ROMAN = Pattern.compile("m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})");

    private Gist() {}

    /** The gist; empty for a message that is like no other: too long, or without anything in it. */
    static String of(ChatMessage message) {
        int length = 0;
        var words = new ArrayList<String>();
        for (var fragment : message.fragments()) {
            length += fragment.text().length();
            if (length > LONGEST) {
                return "";
            }
            switch (fragment) {
                case Fragment.Text(var text) -> wordsOf(text, words);
                case Fragment.Emote(_, var id, _) -> words.add(SPECIAL + "e" + id);
                case Fragment.Link(_, var target) -> words.add(SPECIAL + "l" + target);
                case Fragment.Mention(_, var login) -> words.add(SPECIAL + "m" + login.toLowerCase(Locale.ROOT));
                case Fragment.Cheer(var text, _) -> words.add(SPECIAL + "c" + text);
            }
        }
        if (words.isEmpty()) {
            return "";
        }
        String said = String.join(" ", once(words));
        return (message.has(Trait.ACTION) ? SPECIAL + "a" : "") + (message.has(Trait.SHARED) ? SPECIAL + "s" : "")
                + message.replyTo().map(ReplyTo::messageId).map(id -> SPECIAL + "r" + id + " ").orElse("") + said;
    }

    private static void wordsOf(String text, List<String> words) {
        boolean simple = isAscii(text);
        String plain = simple ? text : withoutUnseen(Normalizer.normalize(text, Normalizer.Form.NFKC));
        String folded = simple
                ? plain.toLowerCase(Locale.ROOT)
                : plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        for (String word : simple ? folded.split(" ") : BLANK.split(folded)) {
            String bare = withoutStretch(withoutPunctuation(word));
            // "example !!" is "example!!"; who says nothing but "!!" says that
            if (!bare.isEmpty() && (words.isEmpty() || !isPunctuation(bare))) {
                words.add(bare);
            }
        }
    }

    /** "a b a b" is "a b"; what has figures in it is left as it is. */
    private static List<String> once(List<String> words) {
        for (int period = 1; period <= words.size() / 2; period++) {
            if (words.size() % period == 0
                    && words.subList(period, words.size()).equals(words.subList(0, words.size() - period))
                    && words.subList(0, period).stream().noneMatch(Gist::hasFigures)) {
                return words.subList(0, period);
            }
        }
        return words;
    }

    private static boolean hasFigures(String word) {
        return word.charAt(0) != SPECIAL && word.codePoints().anyMatch(Character::isDigit);
    }

    private static boolean isPunctuation(String word) {
        return word.chars().allMatch(sign -> AFTER_WORDS.indexOf(sign) >= 0);
    }

    /** Without punctuation at the ends of a word; what consists of nothing else is left. */
    private static String withoutPunctuation(String word) {
        int end = word.length();
        while (end > 0 && AFTER_WORDS.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = 0;
        while (start < end && BEFORE_WORDS.indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        return end == 0 ? word : word.substring(start, end);
    }

    /** "looool" is "lol" and "hahahaha" is "haha"; "good" stays, and so does a number or "viii". */
    private static String withoutStretch(String word) {
        if (!isStretched(word) || word.codePoints().anyMatch(Character::isDigit)
                || (isAscii(word) && ROMAN.matcher(word).matches())) {
            return word;
        }
        int[] points = word.codePoints().toArray();
        var shorter = new StringBuilder(word.length());
        int runs = 0;
        for (int from = 0, to; from < points.length; from = to) {
            to = from + 1;
            while (to < points.length && points[to] == points[from]) {
                to++;
            }
            int most = isPicture(points[from]) || isMarkOf(points[from]) ? 1 : 2;
            int kept = to - from <= most ? to - from : 1;
            // A word of one letter: "aaaa" is a cry and "a" an answer.
            if (kept == 1 && to - from > 2 && to - from == points.length && Character.isLetter(points[from])) {
                kept = 3;
            }
            for (int i = 0; i < kept; i++) {
                shorter.appendCodePoint(points[from]);
            }
            runs++;
        }
        return runs < 4 ? shorter.toString() : LAUGHTER.matcher(shorter).replaceAll("$1$1");
    }

    /** Whether there is anything to take out at all: something twice in a row, or a word as long as laughter. */
    private static boolean isStretched(String word) {
        if (word.length() >= SHORTEST_LAUGHTER) {
            return true;
        }
        for (int i = 1; i < word.length(); i++) {
            if (word.charAt(i) == word.charAt(i - 1) || Character.isSurrogate(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 0x7F || c < ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPicture(int point) {
        return Character.getType(point) == Character.OTHER_SYMBOL && !(point >= 0x1F1E6 && point <= 0x1F1FF);
    }

    private static boolean isMarkOf(int point) {
        return point == '?' || point == '!' || point == '.';
    }

    /** Without signs that have no shape, without skin tones, and without what is piled upon letters. */
    private static String withoutUnseen(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x300 && c != 0xAD)) {
            return text;
        }
        var seen = new StringBuilder(text.length());
        int marks = 0;
        boolean flag = false;
        for (int at = 0; at < text.length();) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            int type = Character.getType(point);
            boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
            marks = mark ? marks + 1 : 0;
            boolean tag = point >= 0xE0020 && point <= 0xE007F;
            flag = point == 0x1F3F4 || (flag && tag);
            if (tag ? flag : !isUnseen(point, type) && !(mark && (marks > 2 || isOrnament(point)))) {
                seen.appendCodePoint(point);
            }
        }
        return seen.toString();
    }

    private static boolean isUnseen(int point, int type) {
        return type == Character.FORMAT || (type == Character.CONTROL && !Character.isWhitespace(point))
                || (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0000 && point <= 0xE0FFF)
                || (point >= 0x1F3FB && point <= 0x1F3FF) || (point >= 0x180B && point <= 0x180F)
                || point == 0x34F || point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0
                || point == 0x17B4 || point == 0x17B5 || point == 0x2800;
    }

    /** Marks that strike through or frame a letter: ornaments in every script. */
    private static boolean isOrnament(int point) {
        return (point >= 0x334 && point <= 0x338) || (point >= 0x20D0 && point <= 0x20F0)
                || (point >= 0x488 && point <= 0x489);
    }
}
