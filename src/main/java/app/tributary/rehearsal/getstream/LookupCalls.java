package app.tributary.rehearsal.getstream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints that look things up: search, members, what was missed, counts, drafts, exports. The world is held. */
final class LookupCalls {
    private static final int MOST_EVENTS = 2_000;
    private static final Duration EXPORT = Duration.ofMillis(300);

    private final World world;

    LookupCalls(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/search", "Search", this::search);
        routes.add("GET", "/members", "QueryMembers", this::members);
        routes.add("POST", "/sync", "Sync", this::sync);
        routes.add("GET", "/unread", "UnreadCounts", this::unread);
        routes.add("POST", "/drafts/query", "QueryDrafts", this::drafts);
        routes.add("POST", "/threads", "QueryThreads", this::threads);
        routes.add("GET", "/threads/{id}", "GetThread", this::thread);
        routes.add("GET", "/commands", "ListCommands", call -> {
            var reply = Tree.object();
            SlashCommands.list().forEach(reply.putArray("commands")::add);
            return reply;
        });
        routes.add("POST", "/export_channels", "ExportChannels", this::export);
        routes.add(Family.V1, "GET", "/export_channels/{id}", "GetExportChannelsStatus", this::exported);
        routes.add("GET", "/tasks/{id}", "GetTask", this::exported);
    }

    private ObjectNode search(Call call) throws Refusal {
        var payload = call.payload();
        var conditions = payload.path("filter_conditions");
        if (conditions.isEmpty()) {
            throw Refusal.input("filter_conditions is a required field");
        }
        String wanted = Tree.text(payload, "query");
        var ofMessages = payload.path("message_filter_conditions");
        if (wanted.isEmpty() == ofMessages.isEmpty()) {
            throw Refusal.input("either query or message_filter_conditions is required");
        }
        int limit = ChannelCalls.number(payload, "limit", 30, 100);
        String next = Tree.text(payload, "next");
        int offset = next.matches("\\d{1,6}")
                ? Integer.parseInt(next)
                : ChannelCalls.number(payload, "offset", 0, 1000);
        var found = new ArrayList<Message>();
        for (var room : world.rooms()) {
            if (!Filter.fits(conditions, room.json(null), room.members.keySet()) || !reads(room, call)) {
                continue;
            }
            for (var message : room.messages().reversed()) {
                if (!message.isDeleted() && (wanted.isEmpty()
                        ? Filter.fits(ofMessages, message.json(null, world.now()), Set.of())
                        : Filter.words(message.text, wanted))) {
                    found.add(message);
                }
            }
        }
        var reply = Tree.object();
        var results = reply.putArray("results");
        found.stream().skip(offset).limit(limit).forEach(message -> {
            var shown = message.json(call.user(), world.now());
            shown.set("channel", message.room.json(null));
            results.add(Tree.of("message", shown));
        });
        if (found.size() > offset + limit) {
            reply.put("next", String.valueOf(offset + limit));
        }
        return reply;
    }

    private static boolean reads(Room room, Call call) {
        return room.isOpen() || call.server() || call.user().moderates() || room.members.containsKey(call.user().id());
    }

    private ObjectNode members(Call call) throws Refusal {
        var payload = call.payload();
        String cid = Tree.text(payload, "type") + ":" + Tree.text(payload, "id");
        var room = world.room(cid).orElseThrow(() -> Refusal.missing("Can't find channel with id " + cid));
        var reply = Tree.object();
        var list = reply.putArray("members");
        int offset = ChannelCalls.number(payload, "offset", 0, 1000);
        int limit = ChannelCalls.number(payload, "limit", 100, 100);
        for (var member : room.members.values().stream().skip(offset).limit(limit).toList()) {
            var shown = ChannelCalls.member(room, member, world.now());
            var about = shown.deepCopy().put("id", member.id()).put("name", member.name());
            if (Filter.fits(payload.path("filter_conditions"), about, Set.of())) {
                list.add(shown);
            }
        }
        return reply;
    }

    private ObjectNode sync(Call call) throws Refusal {
        var cids = new HashSet<>(Tree.texts(call.body().path("channel_cids")));
        if (cids.isEmpty() || cids.size() > 255) {
            throw Refusal.input("channel_cids must contain between 1 and 255 items");
        }
        Instant since = Tree.instant(call.body(), "last_sync_at")
                .orElseThrow(() -> Refusal.input("last_sync_at is a required field"));
        var told = world.toldSince(cids, since);
        if (told.size() > MOST_EVENTS) {
            throw Refusal.input("too many events to sync, please query the channels instead");
        }
        if (call.query("watch").equals("true")) {
            var link = world.link(call.query("connection_id"))
                    .orElseThrow(() -> new Refusal(46, 400, "connection ID not found"));
            cids.stream().filter(cid -> world.room(cid).isPresent()).forEach(link.watched::add);
        }
        var reply = Tree.object();
        var events = reply.putArray("events");
        told.forEach(one -> events.add(one.event().deepCopy()));
        var unknown = reply.putArray("inaccessible_cids");
        cids.stream().filter(cid -> world.room(cid).isEmpty()).forEach(unknown::add);
        return reply;
    }

    private ObjectNode unread(Call call) {
        var reply = Tree.object();
        var channels = reply.putArray("channels");
        long total = 0;
        for (var room : world.rooms()) {
            var read = room.reads.get(call.user().id());
            if (read == null && !room.members.containsKey(call.user().id())) {
                continue;
            }
            long count = room.unread(call.user());
            total += count;
            var one = channels.addObject().put("channel_id", room.cid()).put("unread_count", count);
            Tree.at(one, "last_read", read == null ? room.createdAt : read.at());
        }
        reply.putArray("channel_type");
        reply.putArray("threads");
        return reply.put("total_unread_count", total).put("total_unread_threads_count", 0);
    }

    private ObjectNode drafts(Call call) {
        var reply = Tree.object();
        var drafts = reply.putArray("drafts");
        for (var room : world.rooms()) {
            room.drafts.values().stream().filter(draft -> draft.user().id().equals(call.user().id()))
                    .forEach(draft -> drafts.add(ChannelCalls.draft(room, draft)));
        }
        return reply;
    }

    private ObjectNode threads(Call call) throws Refusal {
        var reply = Tree.object();
        var threads = reply.putArray("threads");
        for (var room : world.rooms()) {
            if (Filter.fits(call.body().path("filter"), Tree.object().put("channel_cid", room.cid()), Set.of())
                    && reads(room, call)) {
                room.messages().stream().filter(message -> !message.replies.isEmpty())
                        .forEach(message -> threads.add(thread(message, call.user())));
            }
        }
        return reply;
    }

    private ObjectNode thread(Call call) throws Refusal {
        return Tree.of("thread", thread(MessageCalls.message(world, call, call.path(0)), call.user()));
    }

    private ObjectNode thread(Message parent, User viewer) {
        var node = Tree.object().put("channel_cid", parent.room.cid()).put("parent_message_id", parent.id)
                .put("title", parent.text).put("reply_count", parent.replies.size())
                .put("created_by_user_id", parent.user.id());
        node.set("channel", parent.room.json(viewer));
        node.set("parent_message", parent.json(viewer, world.now()));
        var replies = node.putArray("latest_replies");
        parent.replies.forEach(reply -> replies.add(reply.json(viewer, world.now())));
        node.putArray("thread_participants");
        node.putArray("read");
        Tree.at(node, "created_at", parent.createdAt);
        return Tree.at(node, "updated_at", parent.updatedAt);
    }

    private ObjectNode export(Call call) throws Refusal {
        call.fromServer();
        var cids = new HashSet<String>();
        for (JsonNode one : call.body().path("channels")) {
            String cid = Tree.text(one, "cid").isEmpty()
                    ? Tree.text(one, "type") + ":" + Tree.text(one, "id")
                    : Tree.text(one, "cid");
            if (world.room(cid).isEmpty()) {
                throw Refusal.missing("Can't find channel with id " + cid);
            }
            cids.add(cid);
        }
        if (cids.isEmpty()) {
            throw Refusal.input("channels is a required field");
        }
        String id = UUID.randomUUID().toString();
        world.tables.exports.put(id, new Tables.Export(cids, world.now().plus(EXPORT)));
        return Tree.object().put("task_id", id);
    }

    private ObjectNode exported(Call call) throws Refusal {
        call.fromServer();
        var export = world.tables.exports.get(call.path(0));
        if (export == null) {
            throw Refusal.missing("task " + call.path(0) + " doesn't exist");
        }
        boolean ready = !export.readyAt().isAfter(world.now());
        var reply = Tree.object().put("task_id", call.path(0)).put("status", ready ? "completed" : "pending");
        Tree.at(reply, "created_at", export.readyAt().minus(EXPORT));
        Tree.at(reply, "updated_at", world.now());
        if (ready) {
            String path = FileCalls.PATH + call.path(0) + "/export.json";
            var lines = Tree.array();
            export.cids().stream().flatMap(cid -> world.room(cid).stream()).forEach(room -> {
                var one = lines.addObject().put("cid", room.cid());
                var messages = one.putArray("messages");
                room.messages().forEach(message -> messages
                        .add(Family.V1.print(message.json(call.user(), world.now()))));
            });
            world.tables.uploads.put(path, FileCalls.json(lines));
            reply.putObject("result").put("path", path).put("url", call.base() + path);
        }
        return reply;
    }
}
