package app.tributary.rehearsal.blaze;

import app.tributary.chat.Role;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The calls about the people and the figures of a channel. Bans and the end of a mute are as clients assume them. */
final class BlazeOffice {
    private final Map<String, BlazeState> channels;

    BlazeOffice(Map<String, BlazeState> channels) {
        this.channels = channels;
    }

    JsonNode answer(String call, Map<String, String> query, JsonNode body, BlazeKeys.Grant grant) throws Refusal {
        var user = grant.user();
        return switch (call) {
            case "GET /channels/stats" -> channel(query).figures();
            case "GET /channels/live-stats" -> JsonNodeFactory.instance.objectNode()
                    .put("viewerCount", channel(query).viewers()).put("peakViewerCount", channel(query).viewers() + 40);
            case "GET /channels/stream-info" -> {
                channel(query);
                var info = JsonNodeFactory.instance.objectNode().put("isLive", true).put("title", "Viewer levels")
                        .putNull("previewImgUrl").put("startedAt", "2026-05-04T11:00:00.000Z");
                info.putObject("category").put("id", "7").put("title", "Platformers");
                yield info;
            }
            case "GET /channels/followers" -> rows(channel(query).visitors());
            case "GET /channels/roles/ogs" -> rows(channel(query).visitors().stream()
                    .filter(one -> one.roles().contains(Role.SUBSCRIBER)).toList());
            case "GET /channels/activities" -> {
                var data = JsonNodeFactory.instance.objectNode();
                var rows = data.putArray("rows");
                for (var one : channel(query).visitors()) {
                    rows.addObject().put("type", "follow").put("createdAt", "2026-05-04T11:59:00.000Z").set("user",
                            one.rest());
                }
                yield data;
            }
            case "GET /moderation/moderators" -> {
                var state = channel(query);
                staff(state, user);
                yield rows(state.moderators());
            }
            case "GET /moderation/channels" -> {
                if (!query.getOrDefault("userId", "").equals(user.id())) {
                    throw Refusal.usual(403);
                }
                yield rows(channels.values().stream().filter(state -> !state.channelId().equals(user.id()))
                        .filter(state -> state.here(user).moderates()).map(BlazeState::owner).toList());
            }
            default -> change(call, body, grant);
        };
    }

    private JsonNode change(String call, JsonNode body, BlazeKeys.Grant grant) throws Refusal {
        BlazeCalls.scope(grant, "channel.moderate");
        var state = BlazeCalls.channel(channels, body.path("channelId").asString(""));
        var user = state.here(grant.user());
        switch (call) {
            case "POST /moderation/moderators" -> {
                owner(state, user);
                state.role("moderator", BlazeCalls.uuid(body, "userId"), true);
            }
            case "DELETE /moderation/moderators" -> {
                owner(state, user);
                state.role("moderator", BlazeCalls.uuid(body, "userId"), false);
            }
            case "POST /channels/vips" -> {
                owner(state, user);
                state.role("vip", BlazeCalls.uuid(body, "userId"), true);
            }
            case "POST /moderation/mute" -> {
                staff(state, user);
                state.mute(BlazeCalls.uuid(body, "mutedUserId"), user);
            }
            case "DELETE /moderation/mute" -> {
                staff(state, user);
                state.unmute(BlazeCalls.uuid(body, "mutedUserId"), user);
            }
            case "POST /moderation/ban" -> {
                staff(state, user);
                state.ban(BlazeCalls.uuid(body, "bannedUserId"), user);
            }
            case "DELETE /moderation/ban" -> {
                staff(state, user);
                state.unban(BlazeCalls.uuid(body, "bannedUserId"), user);
            }
            default -> throw Refusal.usual(404);
        }
        return NullNode.getInstance();
    }

    private BlazeState channel(Map<String, String> query) throws Refusal {
        return BlazeCalls.channel(channels, query.getOrDefault("channelId", ""));
    }

    private static void staff(BlazeState state, User user) throws Refusal {
        if (!state.here(user).moderates()) {
            throw Refusal.usual(403);
        }
    }

    private static void owner(BlazeState state, User user) throws Refusal {
        if (!state.channelId().equals(user.id())) {
            throw new Refusal(403, "Only the channel owner can do this");
        }
    }

    private static ObjectNode rows(List<User> users) {
        var data = JsonNodeFactory.instance.objectNode();
        var rows = data.putArray("rows");
        users.forEach(user -> rows.addObject().put("uuid", user.id()).put("username", user.slug())
                .put("displayName", user.displayName()).putNull("avatarUrl"));
        return data;
    }
}
