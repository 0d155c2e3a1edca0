package app.tributary.cli;

import app.tributary.account.AccountRegister;
import app.tributary.account.Secrets;
import app.tributary.account.Settings;
import app.tributary.chat.AccountId;
import app.tributary.chat.Secret;
import app.tributary.platform.AccountKey;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.PlatformCard;
import app.tributary.platform.SignInAttempt.Gained;
import app.tributary.platform.TrialTokens;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An account as the command line gives it, before it is stored. */
final class CommandDraft {
    private final PlatformCard card;
    private final AccountId id;
    private final Map<String, URI> endpoints;
    private final Map<String, String> values = new LinkedHashMap<>();
    /** What the platform gave: it comes after what was typed. */
    private final Map<String, String> gainedValues = new HashMap<>();
    private final Map<String, Secret> gainedSecrets = new ConcurrentHashMap<>();

    private CommandDraft(PlatformCard card, AccountId id, Map<String, URI> endpoints) {
        this.card = card;
        this.id = id;
        this.endpoints = endpoints;
    }

    /** What the options say; a usage problem where they make no sense. */
    static CommandDraft of(ChatPlatform platform, AccountOptions given) {
        var card = platform.card();
        if (card.accountKeys().isEmpty()) {
            throw new UsageProblem(card.label() + " takes no account yet");
        }
        if (given.name().isBlank() || given.name().contains(":")) {
            throw new UsageProblem("an account's name is not empty and has no colon");
        }
        var draft = new CommandDraft(card, new AccountId(card.id(), given.name()),
                EndpointOption.read(given.endpoint(), platform));
        for (var pair : given.set()) {
            var key = key(pair, card.accountKeys());
            String value = pair.substring(pair.indexOf('=') + 1);
            if (key.secret()) {
                throw new UsageProblem(
                        key.key() + " is a secret, and arguments are seen by others: give it on standard input as "
                                + key.key() + "=VALUE");
            }
            if (!key.choices().isEmpty() && !key.choices().contains(value)) {
                throw new UsageProblem(key.key() + " is one of " + String.join(", ", key.choices()));
            }
            draft.values.put(key.key(), value);
        }
        return draft;
    }

    AccountId id() {
        return id;
    }

    /** Where it is reached: as the options say; an account that is only changed stays where it was. */
    Map<String, URI> endpoints(Settings settings) {
        return endpoints.isEmpty() ? settings.endpoints(id) : endpoints;
    }

    /** What was typed, secret or not; more can be put in. */
    Map<String, String> values() {
        return values;
    }

    /** Takes what a sign-in brought. */
    void take(Gained gained) {
        gainedValues.putAll(gained.settings());
        gainedSecrets.putAll(gained.secrets());
    }

    /** A usage problem where the account cannot do without something that is missing. */
    void needRequired() {
        for (var key : card.accountKeys()) {
            if (key.required() && values.getOrDefault(key.key(), "").isBlank() && !gainedValues.containsKey(key.key())
                    && !gainedSecrets.containsKey(key.key())) {
                throw new UsageProblem("the account needs " + key.key() + (key.secret()
                        ? ": give it on standard input as " + key.key() + "=VALUE"
                        : ": give it as --set " + key.key() + "=VALUE"));
            }
        }
    }

    /** A usage problem where there is no telling at which server to try it. */
    void needOwnServer(Settings settings) {
        var known = endpoints(settings);
        card.endpoints().stream().filter(EndpointKey::required).filter(key -> !known.containsKey(key.key()))
                .findFirst().ifPresent(key -> {
                    throw new UsageProblem(
                            card.label() + " is self-hosted: give the address of your server as --endpoint "
                                    + key.key() + "=URL");
                });
    }

    /** The account to be tried; what it renews is stored with it later. */
    ChannelSetup.Account account(OwnedSettings owned, Secrets secrets) {
        var stored = owned.store().current().account(id).map(known -> new TrialTokens.Stored(secrets, id));
        return new ChannelSetup.Account(id, open(), new TrialTokens(hidden(), stored, gainedSecrets::putAll));
    }

    AccountRegister.Entry entry(Settings settings) {
        return new AccountRegister.Entry(id, open(), endpoints(settings), hidden(), Optional.empty());
    }

    private Map<String, String> open() {
        var all = new HashMap<String, String>();
        typed(false).forEach(key -> all.put(key, values.getOrDefault(key, "")));
        all.putAll(gainedValues);
        return all;
    }

    private Map<String, Secret> hidden() {
        var all = new HashMap<String, Secret>();
        typed(true).forEach(key -> all.put(key, new Secret(values.getOrDefault(key, ""))));
        all.putAll(gainedSecrets);
        return all;
    }

    private List<String> typed(boolean secret) {
        return card.accountKeys().stream().filter(key -> key.secret() == secret).map(AccountKey::key)
                .filter(key -> !values.getOrDefault(key, "").isBlank()).toList();
    }

    private static AccountKey key(String pair, List<AccountKey> keys) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new UsageProblem("--set takes KEY=VALUE");
        }
        String word = pair.substring(0, equals);
        return keys.stream().filter(key -> key.key().equals(word)).findFirst().orElseThrow(
                () -> new UsageProblem("no account key \"" + word + "\": there are "
                        + String.join(", ", keys.stream().map(AccountKey::key).toList())));
    }
}
