package app.tributary.platform.streamvi;

import app.tributary.platform.streamvi.wire.MessageDto;

/** What a publication of StreamVi's Centrifugo server says. */
sealed interface StreamviPush {
    /** A new message, or the new form of one. */
    record Said(MessageDto message) implements StreamviPush {}

    /** A message is gone. */
    record Gone(String eventId) implements StreamviPush {}

    /** Something about the chat, without a message that could be read: the history knows more. */
    record Hint() implements StreamviPush {}

    /** How many watch one restream. */
    record Views(long restream, long count) implements StreamviPush {}

    /** The list of restreams is another. */
    record OutletsChanged() implements StreamviPush {}

    /** A broadcast began. */
    record Started(long broadcast) implements StreamviPush {}

    /** The broadcast is over. */
    record Ended() implements StreamviPush {}

    /** Something that the console has no use for. */
    record Other(String event) implements StreamviPush {}
}
