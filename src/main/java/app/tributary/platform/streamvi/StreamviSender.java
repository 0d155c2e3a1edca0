package app.tributary.platform.streamvi;

import app.tributary.chat.Author;
import app.tributary.chat.Badge;
import app.tributary.chat.Role;
import app.tributary.platform.streamvi.wire.MessageDto;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The {@code sender} of a message to an author. No source says what it holds, so that each thing is looked for under
 * the names that such things have. Pure.
 */
final class StreamviSender {
    /** Who stands for the channel's own words where the server names nobody. */
    private static final String SELF = "StreamVi";

    private static final List<String> NAMES = List.of("name", "display_name", "displayName", "username", "nickname",
            "login");
    private static final List<String> LOGINS = List.of("login", "username", "nickname");
    private static final List<String> IDS = List.of("id", "user_id", "external_id");
    private static final List<String> AVATARS = List.of("avatar", "photo", "image");
    private static final Pattern COLOR = Pattern.compile("#?([0-9a-fA-F]{6})");
    private static final int MOST_BADGES = 20;

    private StreamviSender() {}

    static Author author(MessageDto dto) {
        JsonNode sender = dto.sender();
        var id = sender == null ? Optional.<String>empty() : first(sender, IDS);
        var name = sender == null ? Optional.<String>empty() : first(sender, NAMES);
        String platform = platform(dto);
        String shown = name.or(() -> id).orElse(dto.outgoing() || platform.isEmpty() ? SELF : platform);
        // names of different platforms may be the same without being the same person
        String identity = id.orElse(platform.isEmpty() ? shown : platform + ":" + shown.toLowerCase(Locale.ROOT));
        if (sender == null) {
            return Author.named(identity, shown);
        }
        var badges = badges(sender);
        var roles = roles(badges, sender);
        if (dto.outgoing() && name.isEmpty()) {
            roles.add(Role.BROADCASTER);
        }
        return new Author(identity, first(sender, LOGINS).orElse(shown), shown, color(sender.path("color")), roles,
                badges, first(sender, AVATARS).flatMap(StreamviSender::picture));
    }

    private static Optional<String> first(JsonNode sender, List<String> names) {
        return names.stream().map(name -> sender.path(name).asString("").strip()).filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String platform(MessageDto dto) {
        var relays = dto.restreams();
        return relays == null
                ? ""
                : relays.stream().filter(Objects::nonNull).map(relay -> StreamviMapper.or(relay.platform(), ""))
                        .filter(word -> !word.isBlank()).findFirst().orElse("");
    }

    private static OptionalInt color(JsonNode node) {
        if (node.isIntegralNumber()) {
            return OptionalInt.of(node.asInt(0) & 0xFFFFFF);
        }
        var hex = COLOR.matcher(node.asString(""));
        return hex.matches() ? OptionalInt.of(Integer.parseInt(hex.group(1), 16)) : OptionalInt.empty();
    }

    private static Optional<URI> picture(String text) {
        try {
            URI address = new URI(text.startsWith("//") ? "https:" + text : text);
            String scheme = address.getScheme();
            return address.getHost() != null && ("https".equals(scheme) || "http".equals(scheme))
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static List<Badge> badges(JsonNode sender) {
        var badges = new ArrayList<Badge>();
        for (JsonNode one : sender.path("badges")) {
            String set = one.isString()
                    ? one.asString("")
                    : first(one, List.of("set", "type", "id", "name")).orElse("");
            if (!set.isBlank() && badges.size() < MOST_BADGES) {
                badges.add(new Badge(set, one.path("version").asString(""),
                        first(one, List.of("title", "name")).orElse(set)));
            }
        }
        return badges;
    }

    private static Set<Role> roles(List<Badge> badges, JsonNode sender) {
        var words = new ArrayList<String>();
        badges.forEach(badge -> words.add(badge.set()));
        JsonNode roles = sender.path("roles");
        if (roles.isString()) {
            words.add(roles.asString(""));
        }
        for (JsonNode one : roles) {
            words.add(one.isString() ? one.asString("") : first(one, List.of("name", "type", "id")).orElse(""));
        }
        var found = EnumSet.noneOf(Role.class);
        words.forEach(word -> role(word).ifPresent(found::add));
        return found;
    }

    private static Optional<Role> role(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "broadcaster", "owner", "streamer", "author", "host" -> Optional.of(Role.BROADCASTER);
            case "moderator", "mod", "admin" -> Optional.of(Role.MODERATOR);
            case "vip" -> Optional.of(Role.VIP);
            case "subscriber", "sub", "member", "sponsor" -> Optional.of(Role.SUBSCRIBER);
            case "follower" -> Optional.of(Role.FOLLOWER);
            case "partner" -> Optional.of(Role.PARTNER);
            case "staff" -> Optional.of(Role.STAFF);
            case "bot" -> Optional.of(Role.BOT);
            default -> Optional.empty();
        };
    }
}
