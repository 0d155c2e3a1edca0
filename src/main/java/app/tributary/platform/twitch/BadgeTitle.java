package app.tributary.platform.twitch;

/**
 * Words for a badge. Twitch gives its own only to who is signed in, so they are made of the set's word:
 * {@code sub-gifter/50} is "Sub Gifter 50".
 */
final class BadgeTitle {
    private BadgeTitle() {}

    /**
     * @param info the real number behind the version, where the line has it; else empty
     */
    static String of(String set, String version, String info) {
        String name = switch (set) {
            case "vip" -> "VIP";
            case "no_audio" -> "Watching without audio";
            case "no_video" -> "Listening only";
            case "premium" -> "Prime Gaming";
            case "partner" -> "Verified";
            case "global_mod" -> "Global Moderator";
            default -> words(set);
        };
        String number = number(set, version, info);
        return number.isEmpty() ? name : name + " " + number;
    }

    private static String number(String set, String version, String info) {
        if (!info.isEmpty()) {
            return info;
        }
        return switch (set) {
            // versions that count something; those of all others only tell pictures apart
            case "bits", "sub-gifter", "sub-gift-leader", "bits-leader", "hype-train" -> version;
            case "subscriber" -> months(version);
            case "predictions" -> version.replace('-', ' ');
            default -> "";
        };
    }

    /** The thousands are the tier: {@code 3012} is tier 3 since 12 months; {@code 0} is the first month. */
    private static String months(String version) {
        long months = Digits.read(version, 0, version.length(), 0) % 1000;
        return months <= 0 ? "" : Long.toString(months);
    }

    private static String words(String set) {
        var words = new StringBuilder(set.length());
        boolean begin = true;
        for (int i = 0; i < set.length(); i++) {
            char c = set.charAt(i);
            if (c == '-' || c == '_') {
                words.append(' ');
                begin = true;
            } else {
                words.append(begin ? Character.toTitleCase(c) : c);
                begin = false;
            }
        }
        return words.toString();
    }
}
