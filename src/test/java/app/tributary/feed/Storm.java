package app.tributary.feed;

import static app.tributary.chat.Sample.BLAZE;
import static app.tributary.chat.Sample.STREAMVI;
import static app.tributary.chat.Sample.TWITCH;
import static app.tributary.chat.Sample.backfilled;
import static app.tributary.chat.Sample.clear;
import static app.tributary.chat.Sample.happening;
import static app.tributary.chat.Sample.live;
import static app.tributary.chat.Sample.relayed;
import static app.tributary.chat.Sample.removal;
import static app.tributary.chat.Sample.said;
import static app.tributary.chat.Sample.subscription;
import static app.tributary.chat.Sample.timeout;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.chat.Relay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Random events, and what is known to be true of them in the end. */
final class Storm {
    private static final List<Channel> CHANNELS = List.of(TWITCH, BLAZE, STREAMVI);
    final Random random;
    final List<ChatEvent> events = new ArrayList<>();
    final List<ChatMessage> written = new ArrayList<>();
    final Set<MessageKey> removed = new HashSet<>();
    final List<ChatEvent.PersonAction> timeouts = new ArrayList<>();
    final List<ChatEvent.Clear> clears = new ArrayList<>();

    Storm(long seed, int length) {
        random = new Random(seed);
        for (int i = 0; i < length; i++) {
            next(i);
        }
    }

    private void next(int i) {
        double second = i / 10.0 + random.nextGaussian() * 3;
        var channel = CHANNELS.get(random.nextInt(3));
        var login = "p" + random.nextInt(8);
        switch (random.nextInt(20)) {
            case 0 -> again();
            case 1 -> remove(channel, i);
            case 2 -> {
                var action = timeout(channel,
                        random.nextBoolean() ? new Person("id-" + login, login) : new Person(login, login),
                        second - random.nextInt(5));
                timeouts.add(action);
                events.add(action);
            }
            case 3 -> {
                if (random.nextInt(10) == 0) {
                    var clear = clear(channel, second);
                    clears.add(clear);
                    events.add(clear);
                }
            }
            case 4 -> events.add(happening(subscription(channel, "s" + i, login, "words", second)));
            case 5 -> events.add(new ChatEvent.Gap(channel, said(channel, "x", login, second).sentAt(),
                    said(channel, "x", login, second + 2).sentAt(), 0, false));
            case 6, 7 -> events.add(backfilled(write(channel, "m" + i, login, second - random.nextInt(60))));
            case 8 -> edit();
            case 9 -> relay(i, second);
            default -> events.add(live(write(channel, "m" + i, login, second)));
        }
    }

    private ChatMessage write(Channel channel, String id, String login, double second) {
        var message = said(channel, id, login, second);
        written.add(message);
        return message;
    }

    private void again() {
        if (!written.isEmpty()) {
            var message = written.get(random.nextInt(written.size()));
            events.add(random.nextBoolean() ? live(message) : backfilled(message));
        }
    }

    /** Of something said before, or of something that is only said later. */
    private void remove(Channel channel, int i) {
        var key = random.nextBoolean() || written.isEmpty()
                ? new MessageKey(channel, "m" + (i + random.nextInt(20)))
                : written.get(random.nextInt(written.size())).key();
        removed.add(key);
        events.add(removal(key.channel(), key.id(), i));
    }

    private void edit() {
        if (!written.isEmpty()) {
            var before = written.get(random.nextInt(written.size()));
            events.add(new ChatEvent.Edit(edited(before)));
        }
    }

    private ChatMessage edited(ChatMessage before) {
        return new ChatMessage(before.key(), before.author(),
                List.of(new Fragment.Text("edited " + random.nextInt())), before.sentAt(),
                before.receivedAt(), before.replyTo(), before.paid(), before.traits(), before.relays(),
                before.nonce());
    }

    private void relay(int i, double second) {
        var direct = said(TWITCH, "d" + i, "p1", "relayed " + i, second);
        var carried = relayed(said(STREAMVI, "r" + i, "p1", "relayed " + i, second),
                new Relay("7", "twitch", Optional.of("d" + i), Optional.empty()));
        events.addAll(random.nextBoolean()
                ? List.of(live(direct), live(carried))
                : List.of(live(carried), live(direct)));
    }

    boolean isRemoved(ChatMessage message) {
        return removed.contains(message.key())
                || clears.stream()
                        .anyMatch(clear -> clear.channel().equals(message.key().channel())
                                && !message.sentAt().isAfter(clear.at()))
                || timeouts.stream()
                        .anyMatch(action -> action.channel().equals(message.key().channel())
                                && (action.target().id().equals(message.author().id())
                                        || action.target().id().equals(message.author().login()))
                                && !message.sentAt().isAfter(action.at()));
    }
}
