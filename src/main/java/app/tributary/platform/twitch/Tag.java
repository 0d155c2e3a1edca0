package app.tributary.platform.twitch;

import java.util.ArrayList;
import java.util.List;

/**
 * The tags that are read. New ones appear without notice, and whatever is not here is passed over
 * (dev.twitch.tv/docs/chat/irc). Not an enum, because each needs its place in an array.
 */
final class Tag {
    private static final List<Tag> ALL = new ArrayList<>();

    static final Tag ID = new Tag("id");
    static final Tag ROOM_ID = new Tag("room-id");
    static final Tag USER_ID = new Tag("user-id");
    static final Tag LOGIN = new Tag("login");
    static final Tag DISPLAY_NAME = new Tag("display-name");
    static final Tag COLOR = new Tag("color");
    static final Tag BADGES = new Tag("badges");
    static final Tag BADGE_INFO = new Tag("badge-info");
    static final Tag MOD = new Tag("mod");
    static final Tag SUBSCRIBER = new Tag("subscriber");
    static final Tag VIP = new Tag("vip");
    static final Tag USER_TYPE = new Tag("user-type");
    static final Tag EMOTES = new Tag("emotes");
    static final Tag BITS = new Tag("bits");
    static final Tag FIRST_MSG = new Tag("first-msg");
    static final Tag SENT = new Tag("tmi-sent-ts");
    static final Tag RECEIVED = new Tag("rm-received-ts");
    static final Tag NONCE = new Tag("client-nonce");
    static final Tag MSG_ID = new Tag("msg-id");
    static final Tag SYSTEM_MSG = new Tag("system-msg");

    static final Tag REPLY_ID = new Tag("reply-parent-msg-id");
    static final Tag REPLY_USER_ID = new Tag("reply-parent-user-id");
    static final Tag REPLY_LOGIN = new Tag("reply-parent-user-login");
    static final Tag REPLY_NAME = new Tag("reply-parent-display-name");
    static final Tag REPLY_BODY = new Tag("reply-parent-msg-body");

    static final Tag PAID_AMOUNT = new Tag("pinned-chat-paid-amount");
    static final Tag PAID_CURRENCY = new Tag("pinned-chat-paid-currency");
    static final Tag PAID_EXPONENT = new Tag("pinned-chat-paid-exponent");

    static final Tag SOURCE_ROOM_ID = new Tag("source-room-id");
    static final Tag SOURCE_MSG_ID = new Tag("source-msg-id");

    static final Tag TARGET_MSG_ID = new Tag("target-msg-id");
    static final Tag TARGET_USER_ID = new Tag("target-user-id");
    static final Tag BAN_DURATION = new Tag("ban-duration");

    static final Tag EMOTE_ONLY = new Tag("emote-only");
    static final Tag FOLLOWERS_ONLY = new Tag("followers-only");
    static final Tag UNIQUE = new Tag("r9k");
    static final Tag SLOW = new Tag("slow");
    static final Tag SUBS_ONLY = new Tag("subs-only");

    static final Tag MONTHS = new Tag("msg-param-months");
    static final Tag CUMULATIVE_MONTHS = new Tag("msg-param-cumulative-months");
    static final Tag GIFT_COUNT = new Tag("msg-param-mass-gift-count");
    static final Tag VIEWERS = new Tag("msg-param-viewerCount");
    static final Tag THRESHOLD = new Tag("msg-param-threshold");
    static final Tag VALUE = new Tag("msg-param-value");
    static final Tag BADGE_LEVEL = new Tag("msg-param-current-badge-level");
    static final Tag COMMUNITY_GIFT_ID = new Tag("msg-param-community-gift-id");
    static final Tag RECEIVER_ID = new Tag("msg-param-recipient-id");
    static final Tag RECEIVER_LOGIN = new Tag("msg-param-recipient-user-name");
    static final Tag RECEIVER_NAME = new Tag("msg-param-recipient-display-name");
    static final Tag ORIGIN_ID = new Tag("msg-param-origin-id");

    // of no use to a reader; known only so that what always stands between two others is passed quickly
    static final Tag FLAGS = new Tag("flags");
    static final Tag TURBO = new Tag("turbo");
    static final Tag RETURNING = new Tag("returning-chatter");

    /** How many there are; each has a bit of a {@code long}, so at most 64. */
    static final int COUNT = ALL.size();

    private static final int SLOTS = 256;
    /** By a hash of the key, the next slot where one is taken; the place plus one, 0 where empty. */
    private static final byte[] TABLE = new byte[SLOTS];
    private static final String[] KEYS = new String[COUNT];
    /** With the sign that is between a key and its value. */
    private static final String[] BEGINNINGS = new String[COUNT];

    static {
        for (var tag : ALL) {
            KEYS[tag.place] = tag.key;
            BEGINNINGS[tag.place] = tag.key + "=";
            int slot = slot(tag.key, 0, tag.key.length());
            while (TABLE[slot] != 0) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            TABLE[slot] = (byte) (tag.place + 1);
        }
    }

    private final String key;
    private final int place;

    private Tag(String key) {
        this.key = key;
        this.place = ALL.size();
        ALL.add(this);
    }

    /** All of them. */
    static List<Tag> all() {
        return List.copyOf(ALL);
    }

    /** As it is spelt on the wire. */
    String key() {
        return key;
    }

    /** Its place among all, from 0. */
    int place() {
        return place;
    }

    /** The place of the tag whose key stands in the text from one char up to another; -1: none of ours. */
    static int find(String text, int from, int to) {
        if (from >= to) {
            return -1;
        }
        int slot = slot(text, from, to);
        while (TABLE[slot] != 0) {
            int place = TABLE[slot] - 1;
            String candidate = KEYS[place];
            if (candidate.length() == to - from && text.startsWith(candidate, from)) {
                return place;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return -1;
    }

    /** Where the value of the tag with that place begins, if the tag begins here; -1: it does not. */
    static int valueIfHere(String text, int at, int place) {
        String beginning = BEGINNINGS[place];
        return text.charAt(at) == beginning.charAt(0) && text.startsWith(beginning, at)
                ? at + beginning.length()
                : -1;
    }

    private static int slot(String text, int from, int to) {
        int middle = text.charAt((from + to) >>> 1);
        int hash = ((text.charAt(from) * 31) + text.charAt(to - 1)) * 31 + (middle * 7) + ((to - from) * 11);
        return (hash ^ (hash >>> 8)) & (SLOTS - 1);
    }
}
