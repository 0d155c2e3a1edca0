package app.tributary.platform.twitch;

import app.tributary.chat.Badge;
import app.tributary.chat.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What many people wear alike: badges, and the roles that these and some flags give.
 *
 * @param tag the tag of the badges, as it stood on the wire
 * @param infoTag the tag of what is behind them, as it stood on the wire
 * @param flags those that tell roles
 * @param badges what the tags say
 * @param roles what the badges and the flags say
 */
record Outfit(String tag, String infoTag, int flags, List<Badge> badges, Set<Role> roles) {
    private static final int MODERATOR = 1;
    private static final int SUBSCRIBER = 2;
    private static final int VIP = 4;
    private static final int STAFF = 8;

    /** What the author of a line wears. */
    static Outfit of(IrcLine line) {
        String tag = line.tag(Tag.BADGES);
        String infoTag = line.tag(Tag.BADGE_INFO);
        int flags = flags(line);
        var badges = badges(tag, infoTag);
        return new Outfit(tag, infoTag, flags, List.copyOf(badges), Set.copyOf(roles(badges, flags)));
    }

    /** Whether the author of the line wears just this. */
    boolean isWorn(IrcLine line) {
        return line.is(Tag.BADGES, tag) && line.is(Tag.BADGE_INFO, infoTag) && flags(line) == flags;
    }

    /** Whether {@link #isWorn} can be asked. */
    boolean isUnescaped() {
        return Authors.isUnescaped(tag) && Authors.isUnescaped(infoTag);
    }

    /** What the flags say. The broadcaster has {@code mod=0}: that one is known by the badge alone. */
    private static int flags(IrcLine line) {
        boolean staff = line.has(Tag.USER_TYPE) && (line.is(Tag.USER_TYPE, "staff") || line.is(Tag.USER_TYPE, "admin")
                || line.is(Tag.USER_TYPE, "global_mod"));
        return (line.flag(Tag.MOD) ? MODERATOR : 0) | (line.flag(Tag.SUBSCRIBER) ? SUBSCRIBER : 0)
                | (line.flag(Tag.VIP) ? VIP : 0) | (staff ? STAFF : 0);
    }

    private static Set<Role> roles(List<Badge> badges, int flags) {
        var roles = EnumSet.noneOf(Role.class);
        if ((flags & MODERATOR) != 0) {
            roles.add(Role.MODERATOR);
        }
        if ((flags & SUBSCRIBER) != 0) {
            roles.add(Role.SUBSCRIBER);
        }
        if ((flags & VIP) != 0) {
            roles.add(Role.VIP);
        }
        if ((flags & STAFF) != 0) {
            roles.add(Role.STAFF);
        }
        for (var badge : badges) {
            switch (badge.set()) {
                case "broadcaster" -> roles.add(Role.BROADCASTER);
                case "moderator", "lead_moderator" -> roles.add(Role.MODERATOR);
                case "vip" -> roles.add(Role.VIP);
                case "subscriber", "founder" -> roles.add(Role.SUBSCRIBER);
                case "partner" -> roles.add(Role.PARTNER);
                case "staff", "admin", "global_mod" -> roles.add(Role.STAFF);
                default -> {
                    // a mark without a meaning for the roles
                }
            }
        }
        return roles;
    }

    /** {@code set/version,set/version}; a broken part is passed over. */
    private static List<Badge> badges(String badges, String badgeInfo) {
        var worn = new ArrayList<Badge>(4);
        for (int from = 0; from < badges.length();) {
            int comma = badges.indexOf(',', from);
            int to = comma < 0 ? badges.length() : comma;
            int slash = badges.indexOf('/', from, to);
            String set = badges.substring(from, slash < 0 ? to : slash);
            if (!set.isEmpty()) {
                String version = slash < 0 ? "" : badges.substring(slash + 1, to);
                worn.add(new Badge(set, version, BadgeTitle.of(set, version, info(set, badgeInfo))));
            }
            from = to + 1;
        }
        return worn;
    }

    /** The real number behind a badge whose version is only a step: {@code subscriber/17}. */
    private static String info(String set, String badgeInfo) {
        for (int from = 0; from < badgeInfo.length();) {
            int comma = badgeInfo.indexOf(',', from);
            int to = comma < 0 ? badgeInfo.length() : comma;
            if (badgeInfo.startsWith(set, from) && from + set.length() < to
                    && badgeInfo.charAt(from + set.length()) == '/') {
                return badgeInfo.substring(from + set.length() + 1, to);
            }
            from = to + 1;
        }
        return "";
    }
}
