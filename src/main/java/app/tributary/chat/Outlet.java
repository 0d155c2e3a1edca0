package app.tributary.chat;

/**
 * One of several places behind one channel that a send can be addressed to: a restream of an
 * aggregator.
 *
 * @param id the platform's id of it
 * @param name words for a chip ("VK, my page")
 * @param platform the aggregator's word for the platform behind it ("vk")
 */
public record Outlet(String id, String name, String platform) {}
