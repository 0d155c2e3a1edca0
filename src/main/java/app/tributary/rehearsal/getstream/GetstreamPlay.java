package app.tributary.rehearsal.getstream;

import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the play into the channel. Stream Chat knows no subscriptions, gifts or raids: an app tells of such
 * things by events of its own, and so does this one. The world is held.
 */
final class GetstreamPlay {
    private static final int REMEMBERED = 2_000;

    private final App app;
    private final World world;
    private final Room room;
    private final Map<String, Message> said = new LinkedHashMap<>();

    GetstreamPlay(App app, Room room) {
        this.app = app;
        this.room = room;
        world = app.world();
    }

    void play(Cue cue) {
        switch (cue) {
            case Cue.Say say -> say(say);
            case Cue.Retract retract -> living(retract.sayId())
                    .ifPresent(message -> app.messages().remove(message, world.user(retract.moderator()), false));
            case Cue.SendOff off -> {
                User target = world.user(off.who());
                app.moderation().put(room, target, world.user(off.moderator()), off.lasts(), "", false);
                app.moderation().sweep(room, target, false);
            }
            case Cue.Subscribe subscribe -> {
                happen("subscription", subscribe.who(), Tree.object().put("months", subscribe.months()).put("text",
                        subscribe.who().displayName() + " subscribes, month " + subscribe.months()));
                if (!subscribe.text().isBlank()) {
                    write(subscribe.who(), subscribe.text());
                }
            }
            case Cue.Gift gift -> happen("gift", gift.who(), Tree.object().put("count", gift.count()).put("text",
                    gift.who().displayName() + " gives " + gift.count() + " subscriptions"));
            case Cue.Raid raid -> happen("raid", raid.who(), Tree.object().put("viewers", raid.viewers()).put("text",
                    raid.who().displayName() + " comes with " + raid.viewers() + " viewers"));
            case Cue.Follow follow -> happen("follow", follow.who(),
                    Tree.object().put("text", follow.who().displayName() + " follows"));
            case Cue.Cheer cheer -> {
                happen("cheer", cheer.who(), Tree.object().put("amount", cheer.amount()).put("text",
                        cheer.who().displayName() + " gives " + cheer.amount()));
                remember(cheer.id(), write(cheer.who(), cheer.text()));
            }
            case Cue.PinLine pin -> living(pin.sayId())
                    .ifPresent(message -> app.messages().pin(message, world.user(pin.moderator())));
            case Cue.Audience audience -> {
                room.audience = audience.viewers();
                world.watching(room, room.by, "start");
            }
            case Cue.SlowMode slow -> app.rooms().slow(room, room.by, (int) slow.between().toSeconds());
        }
    }

    private void say(Cue.Say say) {
        User user = world.user(say.who());
        if (room.ban(user, world.now()).isPresent()) {
            return;
        }
        // there is no third person: what somebody does is set in asterisks, as people write it
        String text = say.action() ? "*" + say.text() + "*" : say.text();
        var message = message(user, text);
        message.quoted = say.replyTo().flatMap(this::living);
        world.say(message);
        remember(say.id(), message);
    }

    private void remember(String sayId, Message message) {
        said.put(sayId, message);
        if (said.size() > REMEMBERED) {
            said.remove(said.keySet().iterator().next());
        }
    }

    private Message write(Chatter who, String text) {
        var message = message(world.user(who), text);
        world.say(message);
        return message;
    }

    private Message message(User user, String text) {
        return new Message(UUID.randomUUID().toString(), room, user, text, world.next());
    }

    private Optional<Message> living(String sayId) {
        return Optional.ofNullable(said.get(sayId)).filter(message -> !message.isDeleted());
    }

    private void happen(String type, Chatter who, ObjectNode own) {
        app.rooms().happen(room, world.user(who), type, own);
    }
}
