package app.tributary.account;

import app.tributary.account.DraftSettings.Unsent;
import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of {@code settings.json}: the tree of {@link Settings} as JSON, and back. Fields that this
 * version does not know are kept at the top level and ignored below it.
 */
final class SettingsJson {
    static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build()).build())
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SettingsJson() {}

    static Settings read(SettingsNode file) throws SettingsNode.Odd {
        Settings settings = Settings.EMPTY;
        for (var channel : file.list("channels", SettingsJson::channelSettings)) {
            settings = settings.withChannel(channel);
        }
        for (var account : file.list("accounts", SettingsJson::accountSettings)) {
            settings = settings.withAccount(account);
        }
        var look = file.at("look");
        var draft = file.at("draft");
        return new Settings(settings.channels(), settings.accounts(),
                look.isPresent() ? look(look.get()) : LookSettings.STANDARD, file.map("windows", SettingsJson::window),
                draft.isPresent() ? Optional.of(draft(draft.get())) : Optional.empty(), file.flag("welcomeDismissed"),
                ViewsJson.views(file.at("views")), ViewsJson.highlights(file));
    }

    /** Puts the settings into a tree, in the place of whatever it says of them; its other fields stay. */
    static void write(Settings settings, ObjectNode file) {
        file.put("schema", Settings.SCHEMA);
        var channels = file.putArray("channels");
        for (var channel : settings.channels()) {
            var one = channels.addObject().put("channel", channel.channel().toString());
            channel.accountName().ifPresent(name -> one.put("account", name));
            endpoints(one, channel.endpoints());
        }
        var accounts = file.putArray("accounts");
        for (var account : settings.accounts()) {
            var one = accounts.addObject().put("platform", account.id().platform().value())
                    .put("name", account.id().name()).put("secretsIn", account.home().name());
            var values = one.putObject("values");
            new TreeMap<>(account.values()).forEach(values::put);
            endpoints(one, account.endpoints());
        }
        var look = file.putObject("look").put("theme", settings.look().theme().name());
        settings.look().language().ifPresent(language -> look.put("language", language.toLanguageTag()));
        look.put("scale", settings.look().scale()).put("reducedMotion", settings.look().reducedMotion())
                .put("comfortable", settings.look().comfortable())
                .put("foldAbove", settings.look().foldAbove());
        var windows = file.putObject("windows");
        new TreeMap<>(settings.windows()).forEach((name, place) -> windows.putObject(name).put("x", place.x())
                .put("y", place.y()).put("width", place.width()).put("height", place.height())
                .put("maximised", place.maximised()));
        file.remove("draft");
        settings.draft().ifPresent(draft -> file.set("draft", draftNode(draft)));
        file.put("welcomeDismissed", settings.welcomeDismissed());
        ViewsJson.write(settings, file);
    }

    private static void endpoints(ObjectNode owner, Map<String, URI> addresses) {
        var endpoints = owner.putObject("endpoints");
        new TreeMap<>(addresses).forEach((key, address) -> endpoints.put(key, address.toString()));
    }

    private static ChannelSettings channelSettings(SettingsNode part) throws SettingsNode.Odd {
        var account = part.at("account");
        return new ChannelSettings(channel(part.need("channel")),
                account.isPresent() ? Optional.of(account.get().filledText()) : Optional.empty(),
                part.map("endpoints", SettingsJson::address));
    }

    private static AccountSettings accountSettings(SettingsNode part) throws SettingsNode.Odd {
        var platform = part.need("platform");
        try {
            var id = new AccountId(new PlatformId(platform.text()), part.need("name").filledText());
            return new AccountSettings(id, part.map("values", SettingsNode::text),
                    constant(SecretHome.class, part.need("secretsIn")),
                    // files of before this was kept have none
                    part.map("endpoints", SettingsJson::address));
        } catch (IllegalArgumentException notAWord) {
            throw platform.odd("the word of a platform");
        }
    }

    private static LookSettings look(SettingsNode part) throws SettingsNode.Odd {
        var theme = part.at("theme");
        var language = part.at("language");
        var scale = part.at("scale");
        var foldAbove = part.at("foldAbove");
        return new LookSettings(theme.isPresent() ? constant(Theme.class, theme.get()) : Theme.SYSTEM,
                language.isPresent() ? Optional.of(locale(language.get())) : Optional.empty(),
                scale.isPresent() ? scale.get().number() : 1, part.flag("reducedMotion"), part.flag("comfortable"),
                foldAbove.isPresent() ? (int) foldAbove.get().number() : LookSettings.READABLE);
    }

    private static WindowPlace window(SettingsNode part) throws SettingsNode.Odd {
        return new WindowPlace(part.need("x").number(), part.need("y").number(), part.need("width").number(),
                part.need("height").number(), part.flag("maximised"));
    }

    private static DraftSettings draft(SettingsNode part) throws SettingsNode.Odd {
        var text = unsent(part);
        return new DraftSettings(text.text(), text.targets(), text.replyTo(),
                part.list("unsent", SettingsJson::unsent));
    }

    private static Unsent unsent(SettingsNode part) throws SettingsNode.Odd {
        var reply = part.at("replyTo");
        return new Unsent(part.need("text").text(), part.list("targets", SettingsJson::target),
                reply.isPresent() ? Optional.of(messageKey(reply.get())) : Optional.empty());
    }

    private static ObjectNode draftNode(DraftSettings draft) {
        var node = unsentNode(new Unsent(draft.text(), draft.targets(), draft.replyTo()));
        var unsent = node.putArray("unsent");
        draft.unsent().forEach(text -> unsent.add(unsentNode(text)));
        return node;
    }

    private static ObjectNode unsentNode(Unsent text) {
        var node = NODES.objectNode().put("text", text.text());
        var targets = node.putArray("targets");
        text.targets().forEach(target -> targets.add(target.toString()));
        text.replyTo().ifPresent(key -> node.putObject("replyTo").put("channel", key.channel().toString())
                .put("message", key.id()));
        return node;
    }

    private static Channel channel(SettingsNode part) throws SettingsNode.Odd {
        return Channel.parse(part.text()).orElseThrow(() -> part.odd("a channel as platform:name"));
    }

    private static Target target(SettingsNode part) throws SettingsNode.Odd {
        return Target.parse(part.text()).orElseThrow(() -> part.odd("a target as platform:name"));
    }

    private static MessageKey messageKey(SettingsNode part) throws SettingsNode.Odd {
        return new MessageKey(channel(part.need("channel")), part.need("message").filledText());
    }

    private static URI address(SettingsNode part) throws SettingsNode.Odd {
        try {
            return new URI(part.filledText());
        } catch (URISyntaxException notAnAddress) {
            throw part.odd("an address");
        }
    }

    private static Locale locale(SettingsNode part) throws SettingsNode.Odd {
        try {
            return new Locale.Builder().setLanguageTag(part.filledText()).build();
        } catch (IllformedLocaleException notALanguage) {
            throw part.odd("the tag of a language");
        }
    }

    static <E extends Enum<E>> E constant(Class<E> type, SettingsNode part) throws SettingsNode.Odd {
        String word = part.text();
        for (E constant : List.of(type.getEnumConstants())) {
            if (constant.name().equals(word)) {
                return constant;
            }
        }
        throw part.odd("one of " + List.of(type.getEnumConstants()));
    }
}
