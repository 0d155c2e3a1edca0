package app.tributary.platform.hapihub;

import app.tributary.chat.ActionId;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Reversal;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What only HapiHub has: attachments, conversations inside a room, who has seen what. */
final class HapihubActions {
    static final ActionId SEND_MEDIA = new ActionId("send-media");
    static final ActionId SAY_IN_SESSION = new ActionId("say-in-session");
    static final ActionId MARK_SEEN = new ActionId("mark-seen");
    static final ActionId MARK_ROOM_SEEN = new ActionId("mark-room-seen");
    static final ActionId SEEN_BY = new ActionId("seen-by");
    static final ActionId ROOMS = new ActionId("rooms");
    static final String MEDIA = "media";
    static final String TEXT = "text";
    static final String SESSION = "session";

    private static final int LONGEST_ADDRESS = 2000;
    private static final int LONGEST_SESSION = 200;
    private static final int MOST_ROOMS = 50;
    private static final int NOT_FOUND = 404;

    private final Channel channel;
    private final HapihubAccess access;
    private final HapihubSender sender;
    private final HapihubMemory memory;
    private final Optional<HapihubIntake> intake;

    HapihubActions(Channel channel, HapihubAccess access, HapihubSender sender, HapihubMemory memory,
            Optional<HapihubIntake> intake) {
        this.channel = channel;
        this.access = access;
        this.sender = sender;
        this.memory = memory;
        this.intake = intake;
    }

    /** All of them, as data. */
    static List<NativeAction> all(Support support) {
        return List.of(
                new NativeAction(SEND_MEDIA, Subject.CHANNEL, HapihubWord.SEND_MEDIA,
                        Optional.of(HapihubWord.SEND_MEDIA_HELP),
                        List.of(Field.of(MEDIA, Field.Kind.LINE, HapihubWord.MEDIA, true, LONGEST_ADDRESS),
                                Field.of(TEXT, Field.Kind.TEXT, HapihubWord.TEXT, false, 0),
                                Field.of(SESSION, Field.Kind.LINE, HapihubWord.SESSION, false, LONGEST_SESSION)),
                        Optional.empty(), Reversal.HARMLESS, support),
                new NativeAction(SAY_IN_SESSION, Subject.MESSAGE, HapihubWord.SAY_IN_SESSION,
                        Optional.of(HapihubWord.SAY_IN_SESSION_HELP),
                        List.of(Field.of(TEXT, Field.Kind.TEXT, HapihubWord.TEXT, true, 0)), Optional.empty(),
                        Reversal.HARMLESS, support),
                simple(MARK_SEEN, Subject.MESSAGE, HapihubWord.MARK_SEEN, HapihubWord.MARK_SEEN_HELP, support),
                simple(MARK_ROOM_SEEN, Subject.CHANNEL, HapihubWord.MARK_ROOM_SEEN, HapihubWord.MARK_ROOM_SEEN_HELP,
                        support),
                simple(SEEN_BY, Subject.MESSAGE, HapihubWord.WHO_HAS_SEEN, HapihubWord.WHO_HAS_SEEN_HELP, support),
                simple(ROOMS, Subject.CHANNEL, HapihubWord.ROOMS, HapihubWord.ROOMS_HELP, support));
    }

    private static NativeAction simple(ActionId id, Subject subject, HapihubWord label, HapihubWord help,
            Support support) {
        return new NativeAction(id, subject, label, Optional.of(help), List.of(), Optional.empty(), Reversal.HARMLESS,
                support);
    }

    /** Does one. */
    Outcome run(ChatCommand.Native action) {
        return switch (action.action().value()) {
            case "send-media" -> sendMedia(action);
            case "say-in-session" -> aboutMessage(action, message -> sayInSession(action, message));
            case "mark-seen" -> aboutMessage(action, this::markSeen);
            case "mark-room-seen" -> HapihubOutcomes.of(access.api().roomSeen(channel.name()), Outcome.done());
            case "seen-by" -> aboutMessage(action, this::seenBy);
            case "rooms" -> rooms();
            default -> Outcome.unsupported(Reason.of(ReasonCode.PLATFORM_LACKS));
        };
    }

    private interface OnMessage {
        Outcome run(MessageKey message);
    }

    private static Outcome aboutMessage(ChatCommand.Native action, OnMessage deed) {
        return action.message().map(deed::run).orElseGet(() -> Outcome.rejected(ReasonCode.BAD_INPUT, "message"));
    }

    private Outcome sendMedia(ChatCommand.Native action) {
        String media = action.form().text(MEDIA).map(String::strip).orElse("");
        if (HapihubText.webAddress(media).isEmpty() || media.length() > LONGEST_ADDRESS) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "media: https://...");
        }
        return sender.send(UUID.randomUUID().toString(), action.form().text(TEXT).orElse(""), Optional.of(media),
                action.form().text(SESSION).map(String::strip).filter(text -> !text.isEmpty()));
    }

    private Outcome sayInSession(ChatCommand.Native action, MessageKey message) {
        var session = memory.session(message.id());
        if (session.isEmpty() && access.api()
                .message(message.id()) instanceof Answer.Got<tools.jackson.databind.JsonNode>(var document)) {
            session = HapihubMapper.line(document).flatMap(Line::session);
        }
        // a message outside of every conversation is answered there
        return sender.send(UUID.randomUUID().toString(), action.form().text(TEXT).orElse(""), Optional.empty(),
                session);
    }

    /** Only what others wrote, and each message once. */
    private Outcome markSeen(MessageKey message) {
        boolean own = memory.author(message.id()).filter(author -> access.signIn().uid().equals(Optional.of(author)))
                .isPresent();
        if (own) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "message");
        }
        if (memory.isMarkedSeen(message.id())) {
            return Outcome.done(message);
        }
        var answer = access.api().seen(message.id());
        if (answer instanceof Answer.Got<Boolean>) {
            memory.markSeen(message.id());
        } else if (answer instanceof Answer.Refused<Boolean> no && no.status() == NOT_FOUND) {
            intake.ifPresent(out -> out.remove(message.id()));
        }
        return HapihubOutcomes.of(answer, Outcome.done(message));
    }

    private Outcome seenBy(MessageKey message) {
        return switch (access.api().message(message.id())) {
            case Answer.Got<tools.jackson.databind.JsonNode>(var document) -> {
                var line = HapihubMapper.line(document);
                var uids = new java.util.TreeSet<String>(line.flatMap(Line::seenBy).orElse(java.util.Set.of()));
                intake.ifPresent(out -> uids.addAll(out.seen().of(message.id())));
                line.map(Line::author).ifPresent(uids::remove);
                var items = access.names().all(uids).values().stream().map(Profile::name).sorted()
                        .map(name -> Listing.Item.of(Phrase.plain(name), Phrase.nothing())).toList();
                yield new Outcome.Found(
                        new Listing(Phrases.of(HapihubWord.SEEN_TITLE, String.valueOf(items.size())), items,
                                Optional.empty()));
            }
            case Answer.Trouble<tools.jackson.databind.JsonNode> trouble ->
                HapihubOutcomes.of(trouble, Outcome.done());
        };
    }

    private Outcome rooms() {
        return switch (access.api().rooms(MOST_ROOMS)) {
            case Answer.Got<List<Room>>(var rooms) -> {
                rooms.forEach(room -> access.names().learn(room.known()));
                var items = rooms.stream().map(room -> Listing.Item.of(Phrase.plain(title(room)),
                        Phrases.of(HapihubWord.ROOM_DETAIL, room.id(), String.valueOf(room.participants().size()),
                                String.valueOf(room.unseen()))))
                        .toList();
                yield new Outcome.Found(new Listing(
                        Phrases.of(HapihubWord.ROOMS_TITLE, String.valueOf(items.size())), items, Optional.empty()));
            }
            case Answer.Trouble<List<Room>> trouble -> HapihubOutcomes.of(trouble, Outcome.done());
        };
    }

    /** What to call a room: its title, or who is in it. */
    static String title(Room room) {
        if (!room.title().isEmpty()) {
            return room.title();
        }
        var names = room.known().values().stream().map(Profile::name).sorted().limit(4).toList();
        return names.isEmpty() ? room.id() : String.join(", ", names);
    }
}
