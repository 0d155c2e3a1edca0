package app.tributary.platform.twitch;

import app.tributary.chat.Author;
import app.tributary.chat.Badge;
import app.tributary.chat.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Makes the author of a line. Remembers some thousand people, because most lines come from somebody who
 * has just written and looks the same; whoever looks different is made anew. Used by one thread.
 */
final class Authors {
    private static final int REMEMBERED = 8192;

    private final Map<String, Known> known = new HashMap<>();

    /** Somebody, with everything that their author was made of as it stood on the wire. */
    private record Known(Author author, String badges, String badgeInfo, String color, String displayName,
            Set<Role> marks) {
        boolean looksAs(IrcLine line) {
            return line.is(Tag.BADGES, badges) && line.is(Tag.BADGE_INFO, badgeInfo) && line.is(Tag.COLOR, color)
                    && line.is(Tag.DISPLAY_NAME, displayName);
        }
    }

    /** The author of a line; empty where it names nobody. */
    Optional<Author> of(IrcLine line) {
        String tagged = line.tag(Tag.USER_ID);
        String login = login(line);
        String id = tagged.isEmpty() ? login : tagged;
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var before = known.get(id);
        if (before != null && before.looksAs(line) && before.author.login().equals(login)
                && before.marks.equals(marks(line))) {
            return Optional.of(before.author);
        }
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        String badges = line.tag(Tag.BADGES);
        String badgeInfo = line.tag(Tag.BADGE_INFO);
        String color = line.tag(Tag.COLOR);
        String displayName = line.tag(Tag.DISPLAY_NAME);
        var marks = marks(line);
        var worn = badges(badges, badgeInfo);
        var author = new Author(id, login.isEmpty() ? id : login, shownName(displayName, login, id), color(color),
                roles(worn, marks), worn, Optional.empty());
        known.put(id, new Known(author, badges, badgeInfo, color, displayName, marks));
        return Optional.of(author);
    }

    /** A USERNOTICE comes from the server and names the person in a tag; everything else by its prefix. */
    private static String login(IrcLine line) {
        String tagged = line.tag(Tag.LOGIN);
        if (!tagged.isEmpty()) {
            return tagged;
        }
        String nick = line.nick();
        return nick.indexOf('.') < 0 ? nick : "";
    }

    private static String shownName(String displayName, String login, String id) {
        String name = displayName.strip();
        if (!name.isEmpty()) {
            return name;
        }
        return login.isEmpty() ? id : login;
    }

    /** {@code #RRGGBB}; everything else counts as no choice. */
    static OptionalInt color(String value) {
        if (value.length() != 7 || value.charAt(0) != '#') {
            return OptionalInt.empty();
        }
        int color = 0;
        for (int i = 1; i < 7; i++) {
            int digit = Character.digit(value.charAt(i), 16);
            if (digit < 0) {
                return OptionalInt.empty();
            }
            color = color << 4 | digit;
        }
        return OptionalInt.of(color);
    }

    /** What the flags say. The broadcaster has {@code mod=0}: that one is known by the badge alone. */
    private static Set<Role> marks(IrcLine line) {
        boolean moderator = line.flag(Tag.MOD);
        boolean subscriber = line.flag(Tag.SUBSCRIBER);
        boolean vip = line.flag(Tag.VIP);
        boolean staff = line.is(Tag.USER_TYPE, "staff") || line.is(Tag.USER_TYPE, "admin")
                || line.is(Tag.USER_TYPE, "global_mod");
        if (!moderator && !subscriber && !vip && !staff) {
            return Set.of();
        }
        var marks = EnumSet.noneOf(Role.class);
        if (moderator) {
            marks.add(Role.MODERATOR);
        }
        if (subscriber) {
            marks.add(Role.SUBSCRIBER);
        }
        if (vip) {
            marks.add(Role.VIP);
        }
        if (staff) {
            marks.add(Role.STAFF);
        }
        return marks;
    }

    private static Set<Role> roles(List<Badge> badges, Set<Role> marks) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(marks);
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
    static List<Badge> badges(String badges, String badgeInfo) {
        if (badges.isEmpty()) {
            return List.of();
        }
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
