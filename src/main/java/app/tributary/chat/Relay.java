package app.tributary.chat;

import java.util.Optional;

/**
 * One of the places that a message of an aggregator lives on.
 *
 * @param outlet which of the channel's outlets
 * @param platform the aggregator's word for the platform ("twitch", "vk")
 * @param messageId the message's id there; empty until delivered
 * @param error why it was not delivered there; empty: no error
 */
public record Relay(String outlet, String platform, Optional<String> messageId, Optional<String> error) {}
