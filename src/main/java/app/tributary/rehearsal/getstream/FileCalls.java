package app.tributary.rehearsal.getstream;

import app.tributary.net.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints that take files and images. The world is held. */
final class FileCalls {
    static final String PATH = "/uploads/";
    private static final int MOST_KEPT = 200;
    private static final List<String> IMAGES = List.of("png", "jpg", "jpeg", "gif", "webp", "bmp");

    private final World world;

    FileCalls(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/channels/{type}/{id}/file", "UploadChannelFile", call -> take(call, false));
        routes.add("POST", "/channels/{type}/{id}/image", "UploadChannelImage", call -> take(call, true));
        routes.add("DELETE", "/channels/{type}/{id}/file", "DeleteChannelFile", this::drop);
        routes.add("DELETE", "/channels/{type}/{id}/image", "DeleteChannelImage", this::drop);
    }

    private ObjectNode take(Call call, boolean image) throws Refusal {
        var room = ChannelCalls.room(world, call);
        Rights.need(call.user(), room, "upload-file", "UploadAttachment");
        var file = call.file().orElseThrow(() -> Refusal.input("file is a required field of a form"));
        String name = file.name().replaceAll("[^\\p{L}\\p{N}._-]", "_");
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (image && !IMAGES.contains(ending)) {
            throw Refusal.input("file extension " + ending + " is not supported for images");
        }
        if (world.tables.uploads.size() >= MOST_KEPT) {
            throw Refusal.usual(413);
        }
        String path = PATH + UUID.randomUUID() + "/" + name.replaceAll("[^A-Za-z0-9._-]", "_");
        world.tables.uploads.put(path, file);
        var reply = Tree.object().put("file", call.base() + path);
        return image ? reply.put("thumb_url", call.base() + path) : reply;
    }

    private ObjectNode drop(Call call) throws Refusal {
        ChannelCalls.room(world, call);
        String url = call.query("url");
        int at = url.indexOf(PATH);
        if (at < 0 || world.tables.uploads.remove(url.substring(at)) == null) {
            throw Refusal.missing("file not found");
        }
        return Tree.object();
    }

    static Tables.Upload json(JsonNode content) {
        return new Tables.Upload("export.json", "application/json",
                new Tables.Bytes(Json.write(content).getBytes(StandardCharsets.UTF_8)));
    }
}
