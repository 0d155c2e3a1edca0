package app.tributary.rehearsal.getstream;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Bans, mutes and flags: what they change, and who hears of it. The world is held. */
final class Moderation {
    private final World world;

    Moderation(World world) {
        this.world = world;
    }

    void ban(Room room, User target, User by, Optional<Duration> lasts, String reason, boolean shadow) throws Refusal {
        Rights.need(by, room, "ban-channel-members", "BanChannelMember");
        put(room, target, by, lasts, reason, shadow);
    }

    /** The same of somebody who has the right. */
    void put(Room room, User target, User by, Optional<Duration> lasts, String reason, boolean shadow) {
        Instant now = world.next();
        var ban = new Room.Ban(target, by, reason, shadow, lasts.map(now::plus), now);
        room.bans.put(target.id(), ban);
        var event = about("user.banned", room, target, by).put("reason", reason).put("shadow", shadow).put("total_bans",
                1);
        Tree.at(event, "expiration", ban.until());
        world.tell(room, event);
    }

    void unban(Room room, User target, User by) throws Refusal {
        Rights.need(by, room, "ban-channel-members", "UnbanChannelMember");
        var ban = room.bans.remove(target.id());
        if (ban != null) {
            world.tell(room, about("user.unbanned", room, target, by).put("shadow", ban.shadow()));
        }
    }

    /** All of a user's messages go. */
    void sweep(Room room, User target, boolean hard) {
        Instant now = world.next();
        for (var message : List.copyOf(room.messages())) {
            if (!message.user.id().equals(target.id())) {
                continue;
            }
            if (hard) {
                world.forget(message);
            } else if (!message.isDeleted()) {
                world.ledger.gone(message.id);
                message.deletedAt = now;
                message.updatedAt = now;
            }
        }
        var event = world.event("user.messages.deleted", room).put("hard_delete", hard).put("soft_delete", !hard);
        event.set("user", target.json());
        world.tell(room, event);
    }

    Tables.Mute mute(User by, User target, Optional<Duration> lasts) {
        Instant now = world.next();
        var mute = new Tables.Mute(by, target.id(), lasts.map(now::plus), now);
        mutes(by).put(target.id(), mute);
        tellMutes(by);
        return mute;
    }

    void unmute(User by, User target) {
        mutes(by).remove(target.id());
        tellMutes(by);
    }

    Map<String, Tables.Mute> mutes(User by) {
        var mutes = world.tables.mutes.computeIfAbsent(by.id(), unseen -> new LinkedHashMap<>());
        mutes.values().removeIf(mute -> over(mute, world.now()));
        return mutes;
    }

    Map<String, Tables.Mute> channelMutes(User by) {
        var mutes = world.tables.channelMutes.computeIfAbsent(by.id(), unseen -> new LinkedHashMap<>());
        mutes.values().removeIf(mute -> over(mute, world.now()));
        return mutes;
    }

    /** The user as he is to himself. */
    ObjectNode me(User user) {
        var me = user.json();
        me.putArray("devices");
        var muted = me.putArray("mutes");
        mutes(user).values().forEach(mute -> muted.add(json(mute)));
        var channels = me.putArray("channel_mutes");
        channelMutes(user).values().forEach(mute -> channels.add(json(mute)));
        long unread = world.rooms().stream().filter(room -> room.members.containsKey(user.id()))
                .mapToLong(room -> room.unread(user)).sum();
        long unreadRooms = world.rooms().stream()
                .filter(room -> room.members.containsKey(user.id()) && room.unread(user) > 0).count();
        return me.put("unread_count", unread).put("total_unread_count", unread).put("unread_channels", unreadRooms)
                .put("unread_threads", 0);
    }

    ObjectNode json(Tables.Mute mute) {
        var node = Tree.object();
        node.set("user", mute.by().json());
        world.user(mute.target()).ifPresent(target -> node.set("target", target.json()));
        world.room(mute.target()).ifPresent(room -> node.set("channel", room.json(null)));
        Tree.at(node, "expires", mute.until());
        Tree.at(node, "created_at", mute.at());
        return Tree.at(node, "updated_at", mute.at());
    }

    void flag(User by, Optional<Message> message, User about, String reason) {
        world.tables.flags.add(new Tables.Flag(by, message, about, reason, world.next()));
    }

    void tellMutes(User by) {
        var event = Tree.at(Tree.object().put("type", "notification.mutes_updated"), "created_at", world.next());
        event.set("me", me(by));
        world.tell(by, event);
    }

    private ObjectNode about(String type, Room room, User target, User by) {
        var event = world.event(type, room);
        event.set("user", target.json());
        event.set("created_by", by.json());
        return event;
    }

    private static boolean over(Tables.Mute mute, Instant now) {
        return mute.until().isPresent() && !mute.until().get().isAfter(now);
    }
}
