package app.tributary.cli;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.net.Json;
import app.tributary.platform.ChatPlatform;
import app.tributary.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What each platform can do and has to be told, as data: for {@code doctor --platforms} and the README. */
public final class PlatformTable {
    private static final Words ENGLISH = Words.english();

    private final List<ChatPlatform> platforms;

    public PlatformTable(List<ChatPlatform> platforms) {
        this.platforms = List.copyOf(platforms);
    }

    /** One JSON object: {@code {"platforms":{"blaze":{...}}}}. */
    public String json() {
        var all = new LinkedHashMap<String, Entry>();
        for (var platform : platforms) {
            all.put(platform.card().id().value(), entry(platform));
        }
        return Json.write(new Document(all));
    }

    /** For people: a paragraph for each platform. */
    public List<String> text() {
        var lines = new ArrayList<String>();
        for (var platform : platforms) {
            var entry = entry(platform);
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(platform.card().id() + ": " + entry.label());
            lines.add("  NAME is " + entry.name());
            lines.add("  endpoints");
            entry.endpoints().forEach((key, url) -> lines.add("    " + key + " = " + url));
            lines.add(entry.account().isEmpty() ? "  account: none needed, none taken yet" : "  account");
            entry.account().forEach((key, about) -> lines.add("    " + key + (about.secret() ? " (secret)" : "")
                    + (about.required() ? "" : " (optional)") + ": " + about.help()));
            lines.add("  can do");
            entry.capabilities().forEach((name, can) -> lines.add("    %-9s %s".formatted(name, can.words())));
            if (!entry.actions().isEmpty()) {
                lines.add("  actions of its own (act do ACTION --set KEY=VALUE...)");
                entry.actions().forEach((id, action) -> lines.addAll(action.lines(id)));
            }
        }
        return lines;
    }

    /** The table of the README: a row for each capability, a column for each platform. */
    public List<String> markdown() {
        var rows = new ArrayList<String>();
        var head = new StringBuilder("|");
        var rule = new StringBuilder("|---");
        for (var platform : platforms) {
            head.append(" | ").append(platform.card().label());
            rule.append("|---");
        }
        rows.add(head + " |");
        rows.add(rule + "|");
        for (var capability : Capability.values()) {
            var row = new StringBuilder("| ").append(word(capability).replace('_', ' '));
            for (var platform : platforms) {
                row.append(" | ").append(brief(platform, capability).replace("|", "/"));
            }
            rows.add(row + " |");
        }
        return rows;
    }

    private Entry entry(ChatPlatform platform) {
        var card = platform.card();
        var capabilities = new LinkedHashMap<String, Can>();
        for (var capability : Capability.values()) {
            capabilities.put(word(capability), cell(platform, capability));
        }
        var account = new LinkedHashMap<String, AboutKey>();
        card.accountKeys().forEach(
                key -> account.put(key.key(), new AboutKey(key.secret(), key.required(), ENGLISH.of(key.help()))));
        var endpoints = new LinkedHashMap<String, String>();
        card.endpoints().forEach(key -> endpoints.put(key.key(), key.standard().toString()));
        return new Entry(card.label(), ENGLISH.of(card.nameMeaning()), capabilities, account, endpoints,
                OwnActionTable.of(platform.actions()));
    }

    private static Can cell(ChatPlatform platform, Capability capability) {
        Capabilities anonymous = platform.capabilities(false);
        Capabilities signedIn = platform.capabilities(true);
        boolean without = anonymous.of(capability) instanceof Support.Yes;
        return switch (signedIn.of(capability)) {
            case Support.Yes() -> new Can("yes", without ? "" : "with an account");
            case Support.LiftedHere(var why) -> new Can("yes", InEnglish.of(why));
            case Support.ConsoleOnly(var why) -> new Can("console", InEnglish.of(why));
            case Support.No(var why) when why.code() == ReasonCode.NOT_SIGNED_IN
                    && platform.card().accountKeys().isEmpty() ->
                new Can("no", "needs an account, and Tributary does not sign in here yet");
            case Support.No(var why) -> new Can("no", InEnglish.of(why));
        };
    }

    /** As few words as a table has room for; a "no" always with its reason. */
    private static String brief(ChatPlatform platform, Capability capability) {
        boolean without = platform.capabilities(false).of(capability) instanceof Support.Yes;
        return switch (platform.capabilities(true).of(capability)) {
            case Support.Yes() -> {
                var lengths = platform.capabilities(true).timeouts();
                yield (without ? "yes" : "account") + (capability == Capability.TIMEOUT && !lengths.isEmpty()
                        ? ", " + lengths.stream().map(span -> span.toMinutes() + " min").collect(
                                Collectors.joining(", ")) + " only"
                        : "");
            }
            case Support.LiftedHere _ -> "account, lifted by this console";
            case Support.ConsoleOnly _ -> "console";
            case Support.No(var why) -> "no: " + switch (why.code()) {
                case PLATFORM_LACKS -> why.detail().isEmpty() ? "not in its API" : why.detail();
                case NOT_SIGNED_IN -> "needs an account, and Tributary does not sign in here yet";
                default -> InEnglish.of(why);
            };
        };
    }

    private static String word(Capability capability) {
        return capability.name().toLowerCase(Locale.ROOT);
    }

    private record Document(Map<String, Entry> platforms) {}

    private record Entry(String label, String name, Map<String, Can> capabilities, Map<String, AboutKey> account,
            Map<String, String> endpoints, Map<String, OwnActionTable.About> actions) {}

    private record Can(String support, String reason) {
        String words() {
            return reason.isEmpty() ? support : support + ": " + reason;
        }
    }

    private record AboutKey(boolean secret, boolean required, String help) {}
}
