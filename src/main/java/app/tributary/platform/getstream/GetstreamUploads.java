package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends a picture or a file up, says how far it is, and then a message that has it. */
final class GetstreamUploads implements GetstreamSpecial {
    private static final ActionId SEND_FILE = new ActionId("send-file");
    /** What the platform takes at most. */
    private static final long MOST_BYTES = 100L << 20;
    private static final int LONGEST = 20_000;
    private static final Map<String, String> PICTURES = Map.of("png", "image/png", "jpg", "image/jpeg", "jpeg",
            "image/jpeg", "gif", "image/gif", "webp", "image/webp", "bmp", "image/bmp");
    private static final Map<String, String> OTHERS = Map.of("mp4", "video/mp4", "webm", "video/webm", "mp3",
            "audio/mpeg", "ogg", "audio/ogg", "pdf", "application/pdf", "txt", "text/plain", "csv", "text/csv", "zip",
            "application/zip", "json", "application/json");

    private final GetstreamOwnLines lines;
    private final AtomicLong uploads = new AtomicLong();

    /** @param lines shows what a command answers */
    GetstreamUploads(GetstreamOwnLines lines) {
        this.lines = lines;
    }

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(GetstreamActs.undoable(SEND_FILE, Subject.CHANNEL, GetstreamSpecialWord.SEND_FILE,
                rights.to("upload-file"),
                Field.of("file", Field.Kind.FILE, GetstreamSpecialWord.FILE, true, 0),
                GetstreamActs.text("text", GetstreamSpecialWord.TEXT, false, LONGEST)));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        var file = command.form().file("file");
        long size = file.map(GetstreamUploads::size).orElse(-1L);
        if (size < 0) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "file");
        }
        if (size > MOST_BYTES) {
            return Outcome.rejected(ReasonCode.TOO_LONG, (MOST_BYTES >> 20) + " MB");
        }
        return send(file.get(), command.form().text("text").map(String::strip).orElse(""), size, scene);
    }

    private static long size(Path file) {
        try {
            return Files.isReadable(file) && Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (IOException gone) {
            return -1;
        }
    }

    private Outcome send(Path file, String text, long size, GetstreamScene scene) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean picture = PICTURES.containsKey(ending);
        String type = PICTURES.getOrDefault(ending, OTHERS.getOrDefault(ending, "application/octet-stream"));
        String status = "upload-" + uploads.incrementAndGet();
        var told = new Object() {
            long percent = -1;
        };
        var answer = scene.api().upload(scene.place().path(picture ? "image" : "file"), file, type, (sent, all) -> {
            long percent = all == 0 ? 100 : sent * 100 / all;
            if (percent / 5 > told.percent / 5 || told.percent < 0) {
                told.percent = percent;
                status(status, GetstreamSpecialWord.UPLOADING.phrase(name, String.valueOf(percent)), scene);
            }
        });
        status(status, Phrase.nothing(), scene);
        return answer.outcome(up -> {
            var address = GetstreamTree.text(up, "file");
            if (address.isEmpty()) {
                return Outcome.rejected(ReasonCode.BAD_ANSWER, "file");
            }
            var message = GetstreamTree.object().put("text", text);
            message.putArray("attachments")
                    .add(picture ? picture(up, address.get(), name) : file(up, address.get(), name, type, size, scene));
            return GetstreamPosts.post(scene, message, own -> lines.show(own, scene));
        });
    }

    private static ObjectNode picture(JsonNode up, String address, String name) {
        return GetstreamTree.object().put("type", "image").put("image_url", address)
                .put("thumb_url", GetstreamTree.text(up, "thumb_url").orElse(address)).put("fallback", name);
    }

    private static ObjectNode file(JsonNode up, String address, String name, String type, long size,
            GetstreamScene scene) {
        String kind = type.startsWith("video/") ? "video" : type.startsWith("audio/") ? "audio" : "file";
        var attachment = GetstreamTree.object().put("type", kind).put("asset_url", address).put("title", name);
        GetstreamTree.text(up, "thumb_url").ifPresent(thumb -> attachment.put("thumb_url", thumb));
        // no fields of the platform's own: they stand beside the others in the older family
        var own = scene.api().older() ? attachment : attachment.putObject("custom");
        own.put("mime_type", type).put("file_size", size);
        return attachment;
    }

    private static void status(String id, Phrase words, GetstreamScene scene) {
        scene.out().accept(Notice.status(scene.channel(), id, words, scene.now()));
    }
}
