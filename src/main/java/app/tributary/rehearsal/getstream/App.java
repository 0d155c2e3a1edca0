package app.tributary.rehearsal.getstream;

import app.tributary.rehearsal.Manners;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The app behind the ports: what it knows, and every endpoint of it. It outlives its ports. */
final class App {
    private final World world;
    private final Manners manners;
    private final Passes passes;
    private final Reception reception;
    private final Moderation moderation;
    private final Routes routes = new Routes();
    private final RoomCalls rooms;
    private final MessageCalls messages;
    private final ReminderCalls reminders;

    App(InstantSource clock, GetstreamPace pace) {
        world = new World(clock, pace);
        manners = new Manners(clock, world.ledger);
        passes = new Passes(clock);
        reception = new Reception(passes, world);
        moderation = new Moderation(world);
        var sends = new SendCalls(world, new SlashCommands(world, moderation));
        rooms = new RoomCalls(world);
        messages = new MessageCalls(world, sends);
        new ChannelCalls(world).addTo(routes);
        sends.addTo(routes);
        messages.addTo(routes);
        new ReactionCalls(world).addTo(routes);
        rooms.addTo(routes);
        new ModerationCalls(world, moderation).addTo(routes);
        new PollCalls(world).addTo(routes);
        reminders = new ReminderCalls(world);
        reminders.addTo(routes);
        new LookupCalls(world).addTo(routes);
        new FileCalls(world).addTo(routes);
        world.tables.uploads.putAll(Gifs.all());
    }

    World world() {
        return world;
    }

    Manners manners() {
        return manners;
    }

    Passes passes() {
        return passes;
    }

    Reception reception() {
        return reception;
    }

    Moderation moderation() {
        return moderation;
    }

    Routes routes() {
        return routes;
    }

    RoomCalls rooms() {
        return rooms;
    }

    MessageCalls messages() {
        return messages;
    }

    /** Says what is due by now. */
    void beat() {
        manners.catchUp();
        synchronized (world) {
            reminders.due();
        }
    }

    /** The file at a path, where there is one. */
    Optional<Tables.Upload> file(String path) {
        synchronized (world) {
            return Optional.ofNullable(world.tables.uploads.get(path));
        }
    }

    /** The frame that opens a connection, or keeps it alive; the first one says who the user is. */
    ObjectNode hello(Link link, String word, Optional<User> me) {
        var hello = Tree.object().put("type", word).put("connection_id", link.id).put("cid", "*");
        me.ifPresent(user -> hello.set("me", moderation.me(user)));
        return Tree.at(hello, "created_at", world.now());
    }
}
