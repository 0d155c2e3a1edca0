package app.tributary.rehearsal.getstream;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The commands that a message can be: what they answer is for the sender alone. The world is held. */
final class SlashCommands {
    private record Command(String name, String args, String set, String description) {}

    private static final List<Command> COMMANDS = List.of(
            new Command("giphy", "[text]", "fun_set", "Post a random gif to the channel"),
            new Command("ban", "[@username] [text]", "moderation_set", "Ban a user"),
            new Command("unban", "[@username]", "moderation_set", "Unban a user"),
            new Command("mute", "[@username]", "moderation_set", "Mute a user"),
            new Command("unmute", "[@username]", "moderation_set", "Unmute a user"));

    private final World world;
    private final Moderation moderation;

    SlashCommands(World world, Moderation moderation) {
        this.world = world;
        this.moderation = moderation;
    }

    static List<ObjectNode> list() {
        return COMMANDS.stream().map(command -> Tree.object().put("name", command.name()).put("args", command.args())
                .put("set", command.set()).put("description", command.description())).toList();
    }

    /** What comes of a text that begins with a slash; empty: it is no command. */
    Optional<Message> run(Message message, Call call) throws Refusal {
        if (!message.text.matches("(?s)/[a-z_]+( .*)?")) {
            return Optional.empty();
        }
        String[] words = message.text.substring(1).split(" ", 2);
        String rest = words.length > 1 ? words[1].strip() : "";
        message.command = Optional.of(words[0]);
        message.type = "ephemeral";
        switch (words[0]) {
            case "giphy" -> {
                message.custom.put("command_info_name", "giphy");
                gif(message, rest, 0, call.base());
                world.keepAside(message);
            }
            case "ban", "unban", "mute", "unmute" -> moderate(message, words[0], rest, call.user());
            default -> {
                message.type = "error";
                message.text = "Sorry, command " + words[0]
                        + " doesn't exist. Try posting your message without the starting /";
            }
        }
        return Optional.of(message);
    }

    /** What somebody chose beneath a message of a command; empty: it is gone. */
    Optional<Message> choose(Message message, Map<String, String> form, Call call) throws Refusal {
        String choice = form.getOrDefault("image_action", "");
        return switch (choice) {
            case "send" -> {
                var said = new Message(message.id, message.room, message.user, message.text, world.next());
                said.command = message.command;
                said.attachments = message.attachments.deepCopy();
                said.attachments.forEach(attachment -> ((ObjectNode) attachment).remove("actions"));
                world.say(said);
                yield Optional.of(said);
            }
            case "shuffle" -> {
                int turn = message.custom.path("turn").asInt(0) + 1;
                message.custom.put("turn", turn);
                gif(message, message.attachments.path(0).path("title").asString(""), turn, call.base());
                yield Optional.of(message);
            }
            case "cancel" -> {
                world.forget(message);
                yield Optional.empty();
            }
            default -> throw Refusal.input("form_data has no action of this message");
        };
    }

    private static void gif(Message message, String title, int turn, String base) {
        String name = Gifs.NAMES.get(turn % Gifs.NAMES.size());
        String link = base + Gifs.PATH + name + ".gif";
        var attachment = Tree.object().put("type", "giphy").put("title", title).put("title_link", link).put("thumb_url",
                link);
        var actions = attachment.putArray("actions");
        for (String action : List.of("Send", "Shuffle", "Cancel")) {
            actions.addObject().put("name", "image_action").put("text", action)
                    .put("style", action.equals("Send") ? "primary" : "default").put("type", "button")
                    .put("value", action.toLowerCase(Locale.ROOT));
        }
        message.attachments = Tree.array().add(attachment);
    }

    private void moderate(Message message, String command, String rest, User by) throws Refusal {
        String[] words = rest.split(" ", 2);
        String id = words[0].startsWith("@") ? words[0].substring(1) : words[0];
        var target = world.user(id);
        if (target.isEmpty()) {
            message.type = "error";
            message.text = "User not found";
            return;
        }
        String reason = words.length > 1 ? words[1] : "";
        switch (command) {
            case "ban" -> moderation.ban(message.room, target.get(), by, Optional.empty(), reason, false);
            case "unban" -> moderation.unban(message.room, target.get(), by);
            case "mute" -> moderation.mute(by, target.get(), Optional.empty());
            default -> moderation.unmute(by, target.get());
        }
        message.text = "Done: /" + command + " " + target.get().name();
    }
}
