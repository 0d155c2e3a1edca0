package app.tributary.platform.allmine;

import app.tributary.chat.TextLimit;
import app.tributary.platform.ChannelSetup;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What is assumed of the platform, as the account has it set.
 *
 * @param limit how long a text may be
 * @param joinShape what {@code joinStream} is called with
 * @param joinsToRead whether a stream is joined by REST where reading it is forbidden
 */
record AllmineSettings(TextLimit limit, JoinShape joinShape, boolean joinsToRead) {
    static final int STANDARD_LIMIT = 500;
    private static final int HIGHEST_LIMIT = 10_000;

    /** What {@code joinStream} is called with. */
    enum JoinShape {
        STREAM_ID("streamId"), LIVE_STREAM_ID("liveStreamId"), PLAIN("plain");

        private final String word;

        JoinShape(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        JsonNode of(String streamId) {
            var nodes = JsonNodeFactory.instance;
            return this == PLAIN ? nodes.stringNode(streamId) : nodes.objectNode().put(word, streamId);
        }
    }

    static AllmineSettings of(ChannelSetup setup) {
        String limit = setup.setting(AllminePlatform.TEXT_LIMIT).orElse("").strip();
        boolean figure = limit.matches("\\d{1,5}") && Integer.parseInt(limit) > 0;
        int most = figure ? Math.min(HIGHEST_LIMIT, Integer.parseInt(limit)) : STANDARD_LIMIT;
        String shape = setup.setting(AllminePlatform.JOIN_PAYLOAD).orElse("").strip();
        var join = List.of(JoinShape.values()).stream().filter(one -> one.word().equalsIgnoreCase(shape)).findFirst()
                .orElse(JoinShape.STREAM_ID);
        boolean joins = setup.setting(AllminePlatform.JOIN_STREAM).orElse("").strip().equalsIgnoreCase("yes");
        return new AllmineSettings(new TextLimit(most, TextLimit.Unit.UTF16), join, joins);
    }
}
