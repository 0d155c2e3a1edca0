package app.tributary;

import app.tributary.account.AccountSettings;
import app.tributary.account.ChannelSettings;
import app.tributary.account.Settings;
import app.tributary.account.SettingsStore;
import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.PlatformCard;
import app.tributary.ui.ListedChannel;
import app.tributary.ui.console.ConsoleModel;
import app.tributary.ui.console.Evening;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is on in the house, as the window is given it. */
final class Evenings {
    private Evenings() {}

    /**
     * The evening that is on. May wait for the keychain.
     *
     * @param welcoming whether somebody who has nothing set up is shown the ways on
     */
    static Evening shown(House house, boolean welcoming) {
        var on = house.evening();
        var settings = on.settings().current();
        var actors = new HashMap<Channel, AccountId>();
        settings.channels().forEach(channel -> channel.account().ifPresent(id -> actors.put(channel.channel(), id)));
        var cards = house.platforms().stream().map(ChatPlatform::card).toList();
        var listed = ListedChannel.named(settings.channels().stream().map(ChannelSettings::channel).toList(), actors,
                cards.stream().collect(Collectors.toMap(PlatformCard::id, PlatformCard::label))).stream()
                .map(channel -> channel.withCareful(careful(channel.channel(), settings, cards))).toList();
        var known = house.settings().current();
        boolean welcome = welcoming && on.isRehearsal() && known.channels().isEmpty() && !settings.welcomeDismissed();
        var setUp = new ConsoleModel.SetUp(listed, known.channels(), accounts(known), house.accounts().restorable(),
                on.isRehearsal(), welcome, house.secrets().home(), setAside(house.settings().load()));
        return new Evening(on.session().feed(), on.session().desk(), on.session().history(), on.settings(), cards,
                setUp,
                house.clock());
    }

    /** The accounts, with the addresses that they are tried at. */
    private static List<AccountSettings> accounts(Settings known) {
        return known.accounts().stream().map(account -> new AccountSettings(account.id(), account.values(),
                account.home(), known.endpoints(account.id()))).toList();
    }

    private static Optional<String> careful(Channel channel, Settings settings, List<PlatformCard> cards) {
        return settings.channel(channel).map(settings::endpoints).flatMap(addresses -> cards.stream()
                .filter(card -> card.id().equals(channel.platform())).findFirst()
                .flatMap(card -> card.careful(addresses))).map(EndpointKey.Preset::word);
    }

    private static Optional<String> setAside(SettingsStore.Load load) {
        return load instanceof SettingsStore.Load.SetAside(var where, var _)
                ? Optional.of(where.toString())
                : Optional.empty();
    }
}
