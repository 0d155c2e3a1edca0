package app.tributary.account;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a person set up or left standing; no secrets. Immutable: a change is a new tree.
 *
 * @param channels what is opened, in the order in which it was added; each channel once
 * @param accounts who can be acted as; each account once
 * @param look how the interface looks
 * @param windows where windows stood, by the name of the window
 * @param draft what stood in the composer
 * @param welcomeDismissed whether the welcome card was put away
 * @param views of the timeline
 * @param highlights the rules by which rows stand out; the first that a row matches is the one that is told
 */
public record Settings(List<ChannelSettings> channels, List<AccountSettings> accounts, LookSettings look,
        Map<String, WindowPlace> windows, Optional<DraftSettings> draft, boolean welcomeDismissed,
        ViewsSettings views, List<HighlightSettings> highlights) {
    /** The version of the file's form that this program reads and writes. */
    public static final int SCHEMA = 1;

    /** Nothing set up. */
    public static final Settings EMPTY = new Settings(List.of(), List.of(), LookSettings.STANDARD, Map.of(),
            Optional.empty(), false, ViewsSettings.STANDARD, List.of());

    public Settings {
        channels = List.copyOf(channels);
        accounts = List.copyOf(accounts);
        windows = Map.copyOf(windows);
        highlights = List.copyOf(highlights);
    }

    /** What is set up for a channel. */
    public Optional<ChannelSettings> channel(Channel channel) {
        return channels.stream().filter(known -> known.channel().equals(channel)).findFirst();
    }

    /** What is known of an account. */
    public Optional<AccountSettings> account(AccountId id) {
        return accounts.stream().filter(known -> known.id().equals(id)).findFirst();
    }

    /** The addresses in force for a channel: those of its account, and its own over them. */
    public Map<String, URI> endpoints(ChannelSettings channel) {
        var all = new HashMap<String, URI>();
        channel.account().flatMap(this::account).ifPresent(actor -> all.putAll(actor.endpoints()));
        all.putAll(channel.endpoints());
        return all;
    }

    /**
     * The addresses at which an account is tried: its own; of one from before accounts had any, those of the
     * first channel that acts as it.
     */
    public Map<String, URI> endpoints(AccountId account) {
        var own = account(account).map(AccountSettings::endpoints).orElse(Map.of());
        return own.isEmpty()
                ? channels.stream().filter(channel -> channel.account().filter(account::equals).isPresent())
                        .findFirst().map(ChannelSettings::endpoints).orElse(Map.of())
                : own;
    }

    /** With this channel, in the place of what was set up for it, else at the end. */
    public Settings withChannel(ChannelSettings channel) {
        var next = new ArrayList<>(channels);
        int at = next.stream().map(ChannelSettings::channel).toList().indexOf(channel.channel());
        if (at < 0) {
            next.add(channel);
        } else {
            next.set(at, channel);
        }
        return new Settings(next, accounts, look, windows, draft, welcomeDismissed, views, highlights);
    }

    public Settings withoutChannel(Channel channel) {
        var next = channels.stream().filter(known -> !known.channel().equals(channel)).toList();
        return new Settings(next, accounts, look, windows, draft, welcomeDismissed, views, highlights);
    }

    /** With this account, in the place of what was known of it, else at the end. */
    public Settings withAccount(AccountSettings account) {
        var next = new ArrayList<>(accounts);
        int at = next.stream().map(AccountSettings::id).toList().indexOf(account.id());
        if (at < 0) {
            next.add(account);
        } else {
            next.set(at, account);
        }
        return new Settings(channels, next, look, windows, draft, welcomeDismissed, views, highlights);
    }

    /** With this account in the place of the one that it was called before; channels that acted as that one act as it. */
    public Settings withAccountRenamed(AccountId former, AccountSettings account) {
        var renamed = accounts.stream().map(known -> known.id().equals(former) ? account : known).toList();
        var moved = channels.stream().map(known -> known.account().filter(former::equals).isPresent()
                ? known.as(Optional.of(account.id().name()))
                : known).toList();
        return new Settings(moved, renamed, look, windows, draft, welcomeDismissed, views, highlights);
    }

    /** With the channels and accounts of another tree; everything else stays. */
    Settings withSetUpOf(Settings other) {
        return new Settings(other.channels, other.accounts, look, windows, draft, welcomeDismissed, views, highlights);
    }

    /** Without this account; the channels that acted as it are read without one. */
    public Settings withoutAccount(AccountId id) {
        var without = accounts.stream().filter(known -> !known.id().equals(id)).toList();
        var freed = channels.stream().map(
                known -> known.account().filter(id::equals).isEmpty()
                        ? known
                        : known.as(Optional.empty()))
                .toList();
        return new Settings(freed, without, look, windows, draft, welcomeDismissed, views, highlights);
    }

    public Settings withLook(LookSettings other) {
        return new Settings(channels, accounts, other, windows, draft, welcomeDismissed, views, highlights);
    }

    public Settings withViews(ViewsSettings others) {
        return new Settings(channels, accounts, look, windows, draft, welcomeDismissed, others, highlights);
    }

    public Settings withHighlights(List<HighlightSettings> others) {
        return new Settings(channels, accounts, look, windows, draft, welcomeDismissed, views, others);
    }

    /** Nothing is remembered of this window any more. */
    public Settings withoutWindow(String name) {
        var next = new HashMap<>(windows);
        next.remove(name);
        return new Settings(channels, accounts, look, next, draft, welcomeDismissed, views, highlights);
    }

    public Settings withWindow(String name, WindowPlace place) {
        var next = new HashMap<>(windows);
        next.put(name, place);
        return new Settings(channels, accounts, look, next, draft, welcomeDismissed, views, highlights);
    }

    public Settings withDraft(Optional<DraftSettings> other) {
        return new Settings(channels, accounts, look, windows, other, welcomeDismissed, views, highlights);
    }

    public Settings withWelcomeDismissed(boolean dismissed) {
        return new Settings(channels, accounts, look, windows, draft, dismissed, views, highlights);
    }

    /**
     * Whether a person would miss the difference: where windows stood, which view was shown and what was half typed
     * does not count.
     */
    boolean sameSetUp(Settings other) {
        return channels.equals(other.channels) && accounts.equals(other.accounts) && look.equals(other.look)
                && welcomeDismissed == other.welcomeDismissed && views.views().equals(other.views.views())
                && highlights.equals(other.highlights);
    }
}
