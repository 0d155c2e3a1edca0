package app.tributary.platform.hapihub.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A chat room.
 *
 * @param participants account uids
 * @param participantsLastMessageSeen account uid to the id of the last message that it has seen
 * @param participantsPopulated the accounts themselves, where the server puts them in
 * @param unseenMessages a number or a list
 */
public record RoomDoc(@JsonAlias("_id") @Nullable String id, @Nullable String title, @Nullable String description,
        @JsonProperty("picURL") @Nullable String picUrl, @Nullable JsonNode participants,
        @Nullable JsonNode participantsLastMessageSeen, @Nullable JsonNode participantsPopulated,
        @Nullable JsonNode unseenMessages) {}
